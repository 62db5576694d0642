"""Who comes for another, or asks about Naast itself, gets an answer to what was asked."""

from __future__ import annotations

import re

import pytest

from tests.conversations.telling import each_is_answered, says

pytestmark = pytest.mark.brain

TALKS = {
    "a consultant of the municipality": (
        (
            "Ik ben consulent bij de gemeente. Kan ik zien of een klant van mij met jullie praat?",
            "utter_privacy_of_another",
        ),
        ("Goed. Mag ik het aanraden aan mijn klanten? Die zijn bang", "utter_share_naast"),
        ("Kan ik hem verplichten om met jou te praten?", "utter_role_no_forcing"),
        ("worden gesprekken opgeslagen?", "utter_privacy"),
    ),
    "a nurse": (
        (
            "ik werk als wijkverpleegkundige, kan ik mensen bij jullie aanmelden?",
            "utter_role_sign_up",
        ),
        ("dus aanmelden kan niet?", "utter_role_sign_up"),
        ("mag ik namens haar bellen of moet ze zelf bellen", "utter_role_on_behalf"),
        ("ze zegt overal nee op, hoe pak ik dat aan", "utter_role_says_no"),
        ("AVG?", "utter_privacy_law"),
    ),
    "a team leader": (
        ("ik ben teamleider bij een welzijnsorganisatie. mag ik dit delen", "utter_share_naast"),
        ("Dat was mijn vraag niet. Worden gesprekken opgeslagen?", "utter_privacy"),
        ("wie zit hierachter", "utter_who_behind"),
        ("wat kost het", "utter_costs"),
        ("voor wie is dit", "utter_role_for_whom"),
    ),
    "an employer": (
        (
            "ik ben werkgever en een werknemer zit al maanden thuis met een burn-out",
            "utter_role_*",
        ),
        ("Dat is mooi gezegd. Mag ik ook vragen wat ze heeft?", "utter_role_employer_illness"),
        ("Oke. En ze zegt dat ze geen contact wil. Wat dan?", "utter_role_employer_no_contact"),
        (
            "Ik wil graag dat ze stapje voor stapje terugkomt. Wie kan mij daarbij helpen?",
            "utter_role_employer_back",
        ),
        ("Het nummer van dat WerkgeversServicepunt, heb je dat?", "utter_role_employer_number"),
        ("mag ik een bloemetje sturen", "utter_role_employer_card"),
    ),
    "a volunteer": (
        (
            "ik ben vrijwilliger en ga elke week naar een meneer maar hij zegt bijna niks",
            "utter_role_volunteer_silent",
        ),
        (
            "nee geen plekken, ik wil weten hoe ik met hem moet praten",
            "utter_role_volunteer_words",
        ),
        ("is zwijgen erg denk je?", "utter_role_volunteer_silent"),
        ("hij doet soms niet open", "utter_role_volunteer_door"),
        ("ik weet het niet meer", "utter_role_volunteer_lost"),
        ("hoe blijf ik het volhouden", "utter_role_volunteer_keep_going"),
    ),
    "a sister": (
        ("mijn zus zit al 2 jaar binnen, ik maak me zorgen over haar", "utter_role_worried"),
        (
            "ze wil mij niet meer zien. ik bel elke dag maar ze neemt niet op",
            "utter_role_worried_no_contact",
        ),
        ("langs gaan?? ze doet niet open. dat zeg ik toch net", "utter_role_worried_no_contact"),
        ("wat kan ik dan doen", "utter_role_worried_from_afar"),
        ("ik ben zo moe van al dat zorgen", "utter_role_worried_tired"),
    ),
    "a community centre": (
        (
            "hallo, ik ben beheerder van buurthuis De Enk en wij staan niet op jullie lijst. "
            "hoe kom ik erop?",
            "utter_on_the_map",
        ),
        ("jullie openingstijden van de Enk kloppen niet", "utter_map_wrong"),
        ("wij zijn verhuisd", "utter_map_wrong"),
        ("bij wie dan?", "utter_on_the_map"),
    ),
    "the press, a student, a church": (
        ("Goedemiddag, ik schrijf voor de Stentor een stuk over Naast", "utter_asked_by_press"),
        ("wie zit hierachter?", "utter_who_behind"),
        ("ik ben student en doe onderzoek naar eenzaamheid", "utter_asked_by_press"),
        ("wij zijn van de kerk, kunnen we samenwerken met jullie", "utter_work_together"),
        ("ben je chatgpt", "utter_not_chatgpt"),
    ),
}


@pytest.mark.parametrize("who", TALKS)
def test_r50_r58_r59_each_question_is_answered(talk, who: str) -> None:
    each_is_answered(talk, TALKS[who])


def test_r5_a_worried_sister_is_not_sent_along_and_gets_no_alarm(talk) -> None:
    for text, _ in TALKS["a sister"]:
        answer = talk.say(text)
        assert "112" not in answer and not re.search(r"\blangs\b", answer), (text, answer)


def test_r50_who_reads_along_is_a_clear_no(talk) -> None:
    for text in (
        "kan mijn klantmanager zien wat ik hier typ",
        "gaat er iets naar de gemeente toe",
    ):
        assert re.search(r"Nee|niemand", talk.say(text)), talk.last


@pytest.mark.parametrize(
    "text",
    ("wat is 2+2", "flikker op kutding", "ik ben oma geworden", "blub", "gisteren de was gedaan"),
)
def test_a_filler_suggests_nothing(talk, text: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert not re.search(r"meer achter|Zo zit het dus|hoort er dus|Zo is dat dus", answer), answer


def test_a_place_on_the_table_is_still_what_is_asked_about(talk) -> None:
    talk.say("ik zoek een plek om koffie te drinken in Assendorp")
    assert talk.options
    answer = talk.say("wat kost dat")
    assert not says(answer, "utter_costs"), answer
