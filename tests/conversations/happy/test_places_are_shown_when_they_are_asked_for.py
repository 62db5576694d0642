"""Asked for, places are shown at once, at most three, with what is not known said."""

from __future__ import annotations

import re

import pytest

from tests.conversations.telling import questions, says, town

pytestmark = pytest.mark.brain

KINDS = {
    "zoek_iets": "wat is er hier te doen?",
    "zoek_ontmoeting": "waar kan ik een bakje koffie drinken met mensen?",
    "zoek_dagbesteding": "ik zoek dagbesteding",
    "zoek_vrijwilligerswerk": "ik wil graag vrijwilligerswerk doen",
    "zoek_maatje": "ik wil een maatje",
    "zoek_samen_eten": "waar kan ik samen eten?",
    "zoek_lotgenoten": "ik zoek lotgenoten om mee te praten",
    "zoek_werk_leren": "ik zoek een leerwerkplek",
    "zoek_bewegen_natuur": "waar kan ik samen wandelen?",
    "zoek_creatief_cursus": "ik zoek een cursus in de bibliotheek",
    "zoek_thuis": "kan er iemand mij thuis opbellen?",
    "zoek_hulp_geld": "wie kan me helpen met mijn schulden?",
    "zoek_hulp_psychisch": "waar vind ik hulp voor mijn depressie?",
    "zoek_hulp_verslaving": "waar vind ik hulp om te stoppen met drinken?",
    "zoek_praktische_hulp": "wie kan me helpen met formulieren?",
}
WIJKEN = (
    *("Binnenstad", "Diezerpoort", "Wipstrik", "Assendorp", "Stadshagen"),
    *("Holtenbroek", "Aa-landen", "Berkum", "Ittersum", "Westenholte"),
)


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_r34_asked_for_it_is_shown_at_once_three_at_most(talk, text: str) -> None:
    talk.say(text)
    assert 1 <= len(talk.options) <= 3, talk.last
    assert len(questions(talk.last)) <= 1


@pytest.mark.parametrize("wijk", WIJKEN)
def test_r38_a_neighbourhood_is_heard_and_named(talk, wijk: str) -> None:
    talk.say(f"waar kan ik koffie drinken in {wijk}?")
    assert talk.options
    assert "In welke wijk" not in talk.last
    near = re.search(rf"{wijk}|dichtbij|heel Zwolle|dat deel", talk.last)
    assert near, talk.last


def test_r38_wishes_narrow_what_is_shown(begin_talk) -> None:
    for text, words in (
        ("ik zoek een maatje, één op één", r"met één ander|vanuit huis"),
        ("waar kan ik gratis eten?", r"[Gg]ratis"),
        ("ik wil Nederlands oefenen, waar kan dat?", r"[Tt]aal|Nederlands"),
    ):
        talk = begin_talk()
        talk.say(text)
        assert talk.options, text
        assert re.search(words, talk.last), talk.last


def test_r33_permission_comes_before_places_that_were_not_asked_for(talk) -> None:
    for text in (
        *("ik voel me zo alleen", "de dagen zijn leeg", "ik durf nergens heen"),
        *("ik mis mensen", "het is stil in huis", "ik zit maar thuis", "ik voel me eenzaam"),
    ):
        talk.say(text)
        assert not talk.options
        if "Laat maar zien" in talk.buttons:
            break
    else:
        pytest.fail("no offer came")
    talk.say("ja laat maar zien")
    assert 1 <= len(talk.options) <= 3


def test_an_old_offer_can_still_be_pressed_a_turn_later(talk) -> None:
    for text in (
        *("ik voel me zo alleen", "de dagen zijn leeg", "ik durf nergens heen"),
        *("ik mis mensen", "het is stil in huis", "ik zit maar thuis", "ik voel me eenzaam"),
    ):
        talk.say(text)
        if "Laat maar zien" in talk.buttons:
            talk.press("Laat maar zien")
            assert talk.options
            return
    pytest.fail("no offer came")


def test_r35_a_card_is_complete_in_itself(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    cards = [reply for reply in talk.turns[-1] if reply["options"]]
    for card in cards:
        option = card["options"][0]
        assert option["name"] and option["what"] and option["sign_up"] and option["certainty"]
        assert option["where"] or option["phone"]
        assert option["cost"] and option["name"].rstrip(".") in card["text"]
        assert re.search(r"mensen|één ander|alleen doen|op jezelf", card["text"])


@pytest.mark.parametrize(
    "text",
    (
        "is er iets te doen in holtenbroek met koffie",
        "is er in Holtenbroek iets voor een praatje?",
        "weet je wat te doen in holtenbroek, gewoon een bakkie doen",
    ),
)
def test_coffee_means_people_near_by_not_the_word(talk, text: str) -> None:
    talk.say(text)
    assert "Holtenbroek" in talk.options[0]["where"], talk.last
    assert "Je kunt zo" in talk.options[0]["sign_up"] or "koffie" in talk.options[0]["what"]
    assert "het woord" not in talk.last


def test_what_is_done_over_coffee_still_counts(talk) -> None:
    talk.say("is er iets met schilderen en koffie")
    assert "childer" in talk.last, talk.last


def test_r36_what_is_not_known_is_said(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.say("die tweede")
    for text in ("wat kost dat?", "wanneer is het open?", "kan ik er met een rolstoel in?"):
        answer = talk.say(text)
        assert re.search(r"weten we niet|gratis|kost|open|uur|rolstoel", answer), answer


def test_r37_who_to_call_gives_a_number_and_a_sentence(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.say("die tweede")
    answer = talk.say("wie kan ik bellen?")
    assert re.search(r"\d{3}-\d", answer) and "“" in answer


def test_r37_before_any_place_someone_can_be_called_too(talk) -> None:
    answer = talk.say("wie moet ik bellen?")
    assert re.search(r"\d{3}-\d", answer) and "“" in answer


def test_r39_who_can_hardly_go_out_sees_home_and_phone_first(talk) -> None:
    talk.say("ik kom de deur bijna niet meer uit")
    talk.say("is er iets voor mij?")
    assert talk.options
    first = town().service(talk.options[0]["id"])
    assert first is not None and first.home_based


def test_r41_work_is_shown_only_when_it_is_named(begin_talk) -> None:
    for name, text in KINDS.items():
        talk = begin_talk()
        talk.say(text)
        found = [town().service(option["id"]) for option in talk.options]
        work = [s for s in found if s is not None and s.category == "werk-leren"]
        assert bool(work) == (name == "zoek_werk_leren"), name


def test_r42_being_busy_without_much_talk_exists(talk) -> None:
    talk.say("ik zoek iets om bezig te zijn met mijn handen zonder veel praten")
    assert talk.options
    assert re.search(r"Praten mag, maar hoeft niet|alleen doen|weinig mensen", talk.last)


def test_r43_what_is_run_by_people_who_know_it_is_marked(talk) -> None:
    talk.say("ik zoek lotgenoten om mee te praten")
    marked = [r for r in talk.turns[-1] if "Mensen die het zelf kennen" in r["text"]]
    peers = [o for o in talk.options if (s := town().service(o["id"])) and s.run_by_peers]
    assert len(marked) == len(peers) >= 1


def test_r45_nothing_is_promised_about_a_place(talk) -> None:
    for text in ("ik wil een maatje", "de eerste", "hoe gaat de eerste keer?", "wie bel ik?"):
        answer = talk.say(text).lower()
        assert not re.search(
            r"past (?:precies|perfect)|lost het op|bellen je terug|gegarandeerd", answer
        )


def test_r46_the_first_visit_tells_of_the_door_and_of_leaving(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.say("die tweede")
    answer = talk.say("hoe gaat dat de eerste keer?")
    assert "niet vandaag" in answer or "later" in answer
    assert "deur" in answer.lower()
    assert all(word in answer for word in ("Weggaan", "Klein", "Midden", "Groot", "werk"))
    assert "weet ik niet" in answer or "weten we niet" in answer
    assert "Wijkcentrum Holtenbroek" in answer, "the place that was chosen, not the first"


def test_what_to_say_can_be_rehearsed_and_written_on_a_note(talk) -> None:
    talk.say("mijn rug doet zeer")
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.say("die tweede")
    talk.say("wie bel ik?")
    assert talk.press("Even oefenen") and says(talk.last, "utter_rehearse_begin")
    assert says(talk.say("hallo, mag ik een keer komen kijken"), "utter_rehearse_*")
    answer = talk.say("maak maar een briefje")
    assert "“" in answer and "mijn rug" in answer and "mag ik een keer komen kijken" not in answer


def test_r46_the_first_step_is_small_and_need_not_be_today(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.say("die tweede")
    answer = talk.say("hoe gaat dat de eerste keer")
    assert says(answer, "utter_first_step_sizes")
    small, large = answer.index("Klein:"), answer.index("Groot:")
    assert small < large and re.search(r"niet vandaag|later|kies je niet|Geen ervan", answer)
    assert says(talk.say("nu niet"), "utter_first_step_not_today")


def test_r47_someone_of_28_is_not_sent_to_the_elderly(talk) -> None:
    talk.say("ik ben 28, waar kan ik mensen ontmoeten?")
    assert talk.options
    for option in talk.options:
        place = town().service(option["id"])
        assert place is not None and "ouderen" not in place.audience


def test_a_misspelt_neighbourhood_is_understood(talk) -> None:
    talk.say("waar kan ik koffie drinken in holtenbroak?")
    assert "Holtenbroek" in talk.last


def test_another_town_is_said_to_be_unknown(talk) -> None:
    talk.say("waar kan ik koffie drinken in Kampen?")
    assert "Kampen" in talk.last and re.search(r"alleen Zwolle|weten we niets", talk.last)


def test_a_neighbourhood_that_does_not_exist_changes_nothing(talk) -> None:
    talk.say("waar kan ik koffie drinken?")
    shown = [option["id"] for option in talk.options]
    assert says(talk.say("Kattenburgerbuurt"), "utter_unknown_wijk")
    talk.say("de eerste")
    assert [option["id"] for option in talk.options] == shown[:1]


def test_a_street_of_a_known_place_is_enough(talk) -> None:
    talk.say("waar kan ik koffie drinken?")
    talk.say("Bachlaan")
    assert talk.options and "Holtenbroek" in talk.last


def test_the_neighbourhood_after_the_question_narrows(talk) -> None:
    talk.say("waar kan ik koffie drinken?")
    talk.say("Stadshagen")
    assert talk.options and "Stadshagen" in talk.last


@pytest.mark.parametrize(
    ("text", "place"), [("2", 1), ("die tweede", 1), ("de laatste graag", 2), ("doe 1 maar", 0)]
)
def test_one_of_the_shown_is_chosen_in_few_words(talk, text: str, place: int) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    wanted = talk.options[place]["id"]
    talk.say(text)
    assert [option["id"] for option in talk.options] == [wanted]


def test_one_of_the_shown_is_chosen_by_name_and_by_button(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    names = [option["name"] for option in talk.options]
    talk.say("Wijkcentrum Holtenbroek")
    assert talk.options[0]["name"] == "Wijkcentrum Holtenbroek" in names
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    talk.press("Meer over 1")
    assert len(talk.options) == 1


def test_at_night_what_is_asked_for_is_shown_with_what_that_means(talk, at) -> None:
    at(3)
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    assert talk.options
    assert re.search(r"[Nn]u dicht|weten we niet|nacht|dicht", talk.last)


def test_something_else_never_shows_the_same_place_twice(talk) -> None:
    talk.say("waar kan ik koffie drinken in Holtenbroek?")
    seen = {option["id"] for option in talk.options}
    talk.press("Iets anders")
    assert talk.options and not seen & {option["id"] for option in talk.options}


def test_giving_is_possible_too(talk) -> None:
    answer = talk.say("ik wil graag vrijwilligerswerk doen")
    assert says(answer, "utter_giving") and talk.options


def test_a_dog_and_evenings_shape_what_is_shown(talk) -> None:
    talk.say("ik zit hier met mijn hond op de bank")
    for text in (
        *("ik voel me zo alleen", "de avonden duren het langst", "ik mis mensen"),
        *("het is stil in huis", "ik voel me eenzaam", "ik zit maar alleen", "zo stil hier"),
    ):
        talk.say(text)
        if "Laat maar zien" in talk.buttons:
            break
    else:
        pytest.fail("no offer came")
    assert "de avonden" in talk.last
    talk.say("ja graag")
    places = [town().service(option["id"]) for option in talk.options]
    assert any(place and "hond_mee" in place.conditions for place in places), talk.last
    assert "hond" in talk.last
