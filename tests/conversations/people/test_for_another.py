"""Who comes for another stays that all through the talk, and each question gets its answer."""

from __future__ import annotations

import pytest

from tests.conversations.telling import each_is_answered, says

pytestmark = pytest.mark.brain

TALKS = {
    "no more messages": (
        ("hoe stop ik die telegram berichtjes?", "utter_checkin_how_to_stop_web"),
        ("hè nee ik ben niet verslaafd. stop de berichten", "utter_checkin_how_to_stop_web"),
        ("schrijf me niet meer", "utter_checkin_how_to_stop_web"),
    ),
    "a teacher": (
        (
            "ik ben docent op een mbo. een leerling van 17 is heel alleen. kan ik hem dit geven",
            "utter_role_minor",
        ),
        ("of is het voor volwassenen", "utter_role_minor"),
        ("wat zeg ik dan tegen hem", "utter_role_minor_words"),
    ),
    "a practice nurse": (
        (
            "Mag ik u ook als poster ophangen in de praktijk? Hoe kom ik aan een QR code?",
            "utter_role_where_card",
        ),
        ("waar vind ik dat kaartje", "utter_role_where_card"),
        ("waar kan ik een poster downloaden", "utter_role_where_card"),
    ),
    "a consultant": (
        ("ik ben consulent bij de gemeente", "utter_role_professional"),
        (
            "dus als iemand met een uitkering dit gebruikt merken wij dat niet?",
            "utter_role_not_seen",
        ),
        (
            "hoe leg ik het mn klant uit? ik wil niet dat het voelt als een verplichting",
            "utter_role_explain",
        ),
        ("en wie belt hem dan elke dinsdag op", "utter_role_no_answer"),
    ),
    "sent by the boss": (
        (
            "zit bij de WSW, mijn baas zegt dat ik dit moet gebruiken. moet dat",
            "utter_role_not_obliged",
        ),
    ),
    "a neighbour": (
        ("mijn buurvrouw van 68 is al een week niet gezien", "utter_role_worried_door"),
        ("ze is altijd alleen", "utter_role_worried_listens"),
        ("moet ik iemand bellen", "utter_role_worried_call"),
        ("ja maar wie", "utter_role_worried_call"),
        ("kunnen jullie niet iemand sturen", "utter_role_cannot_send"),
    ),
    "a friend": (
        (
            "vriend van me reageert nergens meer op. al 3 weken geen app",
            "utter_role_worried_silent",
        ),
        ("hij woont alleen", "utter_role_worried_listens"),
        ("ik ben bang dat er iets is", "utter_role_worried_afraid"),
        ("moet ik de politie bellen", "utter_role_worried_police"),
    ),
    "a mother": (
        ("ik maak me zorgen om mijn zoon", "utter_role_worried"),
        ("hij is zo stil", "utter_role_worried_listens"),
        ("hij drinkt elke dag bier", "utter_role_worried_listens"),
        ("de buren zien hem ook niet meer", "utter_role_worried_listens"),
        ("kan ik aanbellen of is dat te opdringerig", "utter_role_worried_ring"),
        ("hoe praat ik er morgen met hem over", "utter_role_worried_words"),
        ("ik wil gewoon weten hoe ik hem weer aan de praat krijg", "utter_role_worried_words"),
        ("moet ik dan maar wachten?", "utter_role_worried_wait"),
        ("kan ik ergens heen met mn verhaal, als moeder", "utter_role_worried_own_story"),
    ),
    "who wants to visit people": (
        (
            "ik wil graag iets doen voor eenzame mensen, als vrijwilliger",
            "utter_role_volunteer_where",
        ),
        ("nee ik bedoel met mensen, bv koffie drinken", "utter_role_volunteer_where"),
        ("hoe word ik maatje van iemand in zwolle", "utter_role_volunteer_where"),
        ("laat zien waar ik me aanmeld", "utter_role_volunteer_where"),
        ("ben zelf in de ziektewet, mag dat van uwv", "utter_role_benefit_rules"),
        ("krijg ik dan gedoe met me uitkering", "utter_role_benefit_rules"),
    ),
    "an employer who looks": (
        (
            "Wij willen iemand met een arbeidsbeperking aannemen. waar begin ik",
            "utter_role_employer_hire",
        ),
        ("wie kan ons helpen met subsidie en begeleiding", "utter_role_employer_hire"),
        (
            "is er iemand waar ik als werkgever mee kan overleggen?",
            "utter_role_employer_where",
        ),
        ("en hoe ga ik om met iemand die snel uitvalt", "utter_role_employer_support"),
    ),
    "at the food bank": (
        ("ik ben vrijwilliger bij de voedselbank", "utter_role_volunteer"),
        ("hij kwam vorige week niet. moet ik naar zn huis", "utter_role_volunteer_missed"),
        ("moet ik me zorgen maken ja of nee", "utter_role_volunteer_missed"),
        ("kunnen jullie iemand langs sturen", "utter_role_cannot_send"),
    ),
}


@pytest.mark.parametrize("who", TALKS)
def test_r58_r59_each_question_is_answered_in_the_role(talk, who: str) -> None:
    each_is_answered(talk, TALKS[who])


def test_the_number_of_the_neighbourhood_team_comes_from_the_map(talk) -> None:
    talk.say("ik ben vrijwilliger bij de voedselbank")
    assert "038-498 99 80" in talk.say("kunnen jullie iemand langs sturen")


def test_a_volunteer_who_looks_for_another_gets_places_and_no_volunteering(talk) -> None:
    talk.say(
        "ik ben vrijwilliger bij de zonnebloem en zoek iets met schilderen voor een mevrouw in "
        "assendorp"
    )
    assert talk.options
    assert not says(talk.last, "utter_giving")
    assert not any("rijwilligerswerk" in str(option["name"]) for option in talk.options)


def test_who_is_shown_a_young_companion_sees_something_else(talk) -> None:
    talk.say("ik zoek een maatje")
    shown = {option["name"] for option in talk.options}
    talk.say("ik ben 68 wat moet ik met een jongere als maatje")
    assert talk.options and not shown & {option["name"] for option in talk.options}
    assert not says(talk.last, "utter_role_volunteer*")


def test_after_a_worry_ones_own_coffee_is_coffee_again(talk) -> None:
    talk.say("ik maak me zorgen om mijn zus")
    talk.say("ze drinkt de hele dag koffie")
    assert says(talk.last, "utter_role_worried_listens"), talk.last
    talk.say("ik heb zelf net koffie gezet")
    assert not says(talk.last, "utter_role_*"), talk.last


def test_what_a_worker_is_comes_before_a_trade_that_was_left(begin_talk) -> None:
    assert says(begin_talk().say("ik ben wijkverpleegkundige"), "utter_role_professional")
    assert not says(begin_talk().say("ik was verpleegkundige"), "utter_role_*")
    talk = begin_talk()
    talk.say("ik ben maatschappelijk werker")
    assert not talk.options
