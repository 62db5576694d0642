"""Searching, choosing, facts, first step: what was told shapes what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import first_step, offer, search
from actions.moves.say import Decision
from actions.moves.state import Search, Talk
from tests.conftest import NOON

SHOWN = Search(category="zoek_ontmoeting", now=("huiskamer", "eettafel"), shown=("huiskamer",))
pytestmark = pytest.mark.usefixtures("town")


def names(decision: Decision) -> list[str]:
    return [say.response for say in decision.says if say.response]


def shown(decision: Decision) -> list[str]:
    return [str(option["id"]) for say in decision.says for option in say.options]


def text(decision: Decision) -> str:
    return "\n".join(say.text for say in decision.says)


def test_what_is_asked_for_is_shown_at_once(turn) -> None:
    answer = search.SearchMap().answer(turn("waar is koffie", "zoek_ontmoeting"))
    assert 1 <= len(shown(answer)) <= 3
    assert set(shown(answer)) == set(answer.search.now)


def test_the_neighbourhood_is_asked_once_and_only_where_it_matters(turn) -> None:
    first = search.SearchMap().answer(turn("koffie", "zoek_ontmoeting"))
    assert names(first)[-1] == "utter_ask_wijk" and first.talk.pending == "wijk"
    talk = first.talk.used("utter_ask_wijk")
    again = search.SearchMap().answer(turn("koffie", "zoek_ontmoeting", talk=talk))
    assert names(again)[-1] == "utter_search_after"
    phone = search.SearchMap().answer(turn("maatje", "zoek_maatje"))
    assert "utter_ask_wijk" not in names(phone)


def test_nothing_found_names_who_can_be_asked(turn) -> None:
    answer = search.SearchMap().answer(turn("", "zoek_hulp_verslaving"))
    assert shown(answer) == ["vraagbaak"] and answer.search.now == ("vraagbaak",)


def test_a_yes_shows_one_person_first_and_what_was_told(turn) -> None:
    talk = Talk(turn=8, themes=("eenzaam",), contacts=("hond",))
    answer = search.show_places(turn("ja", "bevestigen", talk=talk), talk)
    assert shown(answer)[:2] == ["maatje", "veld"] and len(shown(answer)) == 3
    assert "utter_search_fits" in names(answer)
    fits = next(say for say in answer.says if say.response == "utter_search_fits")
    assert fits.values == {"eerste": "je hond"}
    assert answer.search.now == tuple(shown(answer))


def test_what_the_map_does_not_have_is_not_said_to_fit(turn) -> None:
    talk = Talk(turn=8, themes=("lege_dagen",), subjects=("muziek",))
    answer = search.show_places(turn("ja", "bevestigen", talk=talk), talk)
    assert "utter_search_fits" not in names(answer)
    assert shown(answer)


def test_at_night_what_is_asked_for_is_shown_with_what_that_means(turn) -> None:
    night = turn("koffie", "zoek_ontmoeting", now=NOON.replace(hour=2))
    answer = search.SearchMap().answer(night)
    assert shown(answer) and "utter_night_closed" in names(answer)


def test_giving_is_met_as_giving(turn) -> None:
    answer = search.SearchMap().answer(turn("iets geven", "zoek_vrijwilligerswerk"))
    assert shown(answer) and names(answer)[0] == "utter_giving"


def test_a_wish_that_was_told_is_met_before_it_is_asked_about(turn) -> None:
    interest = ({"entity": "interesse", "value": "muziek"},)
    told = turn("ik hou van muziek", "geeft_voorkeur", entities=interest)
    answer = offer.RefineSearch().answer(told)
    assert names(answer) == ["utter_subject_muziek", "utter_search_permission"]
    assert answer.search.interests == ("muziek",) and not shown(answer)


@pytest.mark.parametrize(
    "change", [{"only_talk": True}, {"content": True}, {"no_offers_until": 9}]
)
def test_a_wish_is_not_met_with_an_offer_that_was_refused(turn, change: dict) -> None:
    told = turn("ik hou van muziek", "geeft_voorkeur", talk=replace(Talk(turn=5), **change))
    assert names(offer.RefineSearch().answer(told)) == ["utter_subject_muziek"]


def test_a_wish_after_the_offer_is_a_yes(turn) -> None:
    talk = Talk(turn=5).asking("aanbod")
    answer = offer.RefineSearch().answer(turn("iets dichtbij", "geeft_voorkeur", talk=talk))
    assert shown(answer)


def test_what_only_sounds_like_a_search_is_met_as_told(turn) -> None:
    told = turn("elke dag weer zo'n bak uit de magnetron", "zoek_samen_eten", confidence=0.5)
    answer = search.SearchMap().answer(told)
    assert not shown(answer) and names(answer)[0] == "utter_subject_eten"
    sure = turn("elke dag een bak uit de magnetron", "zoek_samen_eten", talk=Talk(turn=5))
    refused = replace(sure, talk=replace(sure.talk, no_offers_until=9))
    assert names(search.SearchMap().answer(refused)) == ["utter_subject_eten"]
    asked = replace(sure, text="waar kan ik eten", plain="waar kan ik eten", confidence=0.5)
    assert shown(search.SearchMap().answer(asked))


def test_what_no_map_knows_is_said_to_be_unknown(turn) -> None:
    one = replace(SHOWN, focus="huiskamer")
    answer = offer.TellFact().answer(
        turn("mag mijn kind mee", "vraag_toegankelijkheid", search=one)
    )
    assert names(answer) == ["utter_unknown_fact", "utter_ask_there"]
    assert answer.says[0].values == {"wat": "of je kind mee mag"}


def test_a_neighbourhood_shows_what_is_near(turn) -> None:
    talk = Talk(turn=5).asking("wijk")
    near = offer.RefineSearch().answer(
        turn("Noordwijk", "geeft_voorkeur", talk=talk, search=SHOWN)
    )
    assert near.search.wijk == "Noordwijk" and shown(near)[0] == "huiskamer"


def test_an_unknown_neighbourhood_is_said_and_what_was_shown_stays(turn) -> None:
    talk = Talk(turn=5).asking("wijk")
    answer = offer.RefineSearch().answer(
        turn("Kattenburg", "geeft_voorkeur", talk=talk, search=SHOWN, wish="onbekende_wijk")
    )
    assert names(answer) == ["utter_unknown_wijk"] and answer.search == SHOWN


def test_something_else_shows_other_places_or_another_subject(turn) -> None:
    other = offer.ShowAnother().answer(turn("iets anders", "iets_anders", search=SHOWN))
    assert shown(other) and "huiskamer" not in shown(other)
    subject = offer.ShowAnother().answer(turn("iets anders", "iets_anders"))
    assert names(subject) == ["utter_other_subject"]


def test_more_about_one_place(turn) -> None:
    answer = offer.ShowPlace().answer(turn("2", "kiest_optie", search=SHOWN))
    assert "Onder de Brug" in text(answer) and answer.search.focus == "eettafel"
    assert names(offer.ShowPlace().answer(turn("die", "kiest_optie", search=SHOWN))) == [
        "utter_which_one"
    ]
    nothing = offer.ShowPlace().answer(turn("2", "kiest_optie"))
    assert names(nothing) == ["utter_nothing_shown_yet"]


def test_who_to_call_comes_with_a_sentence_to_say(turn) -> None:
    one = replace(SHOWN, focus="huiskamer")
    answer = offer.TellFact().answer(turn("wie bel ik", "vraag_contactgegevens", search=one))
    assert "038" in text(answer) and "“" in text(answer)
    nobody = offer.TellFact().answer(turn("wie moet ik bellen", "vraag_contactgegevens"))
    assert "038-498 99 80" in text(nobody) and "“" in text(nobody)


@pytest.mark.parametrize(
    "intent", ["vraag_openingstijden", "vraag_kosten", "vraag_toegankelijkheid"]
)
def test_a_fact_is_told_or_said_to_be_unknown(turn, intent: str) -> None:
    one = replace(SHOWN, focus="eettafel")
    assert "weten we niet" in text(offer.TellFact().answer(turn("?", intent, search=one)))
    both = offer.TellFact().answer(turn("?", intent, search=SHOWN))
    assert "De Lantaarn" in text(both) and "Onder de Brug" in text(both)
    assert names(offer.TellFact().answer(turn("?", intent))) == ["utter_nothing_shown_yet"]


def test_the_first_time_is_a_card_and_three_sizes(turn) -> None:
    one = replace(SHOWN, focus="huiskamer")
    answer = first_step.SpellFirstStep().answer(
        turn("hoe gaat dat", "vraag_eerste_keer", search=one)
    )
    assert "De deur" in text(answer) and "niet vandaag" in text(answer)
    assert set(answer.says[-1].values) == {"klein", "midden", "groot"}
    assert answer.says[-1].buttons == ("zeggen", "oefenen", "briefje")


def test_first_keer_is_not_the_first_place(turn) -> None:
    second = replace(SHOWN, focus="eettafel")
    answer = first_step.SpellFirstStep().answer(
        turn("hoe gaat de eerste keer", "vraag_eerste_keer", search=second)
    )
    assert "Onder de Brug" in text(answer)


def test_which_one_is_asked_and_then_answered(turn) -> None:
    asked = first_step.SpellFirstStep().answer(turn("hoe", "vraag_eerste_keer", search=SHOWN))
    assert names(asked) == ["utter_which_one"]
    assert asked.talk.pending == "plek:vraag_eerste_keer"


def test_a_rehearsal_and_a_note(turn) -> None:
    begin = first_step.SpellFirstStep().answer(turn("", "vraag_eerste_keer", wish="oefenen"))
    assert names(begin) == ["utter_rehearse_begin"] and begin.talk.pending == "oefenen:1"
    talk = Talk(turn=6, subjects=("rug",))
    note = first_step.SpellFirstStep().answer(
        turn("", "vraag_eerste_keer", wish="briefje", talk=talk, search=SHOWN)
    )
    assert names(note) == ["utter_note"] and "mijn rug" in str(note.says[0].values["regels"])
    assert "rug" not in str(note.search) and note.talk.subjects == ("rug",)


def test_where_to_go_follows_from_what_was_told(turn) -> None:
    from actions.control import TakeYes

    talk = Talk(turn=6, themes=("eenzaam", "druk_van_instanties"))
    told = turn("waar kan ik heen", "bevestigen", wish="tonen", talk=talk)
    assert shown(TakeYes().answer(told)) == ["vraagbaak"]
    lonely = replace(told, talk=Talk(turn=6, themes=("eenzaam",)))
    assert shown(TakeYes().answer(lonely))[0] == "maatje"


def test_at_night_the_line_that_is_open_goes_first(turn) -> None:
    night = turn("waar kan ik heen", "vraag_contactgegevens", now=NOON.replace(hour=3))
    assert offer.TellFact().answer(night).says[0].response == "utter_night_line"
    day = turn("waar kan ik heen", "vraag_contactgegevens")
    assert "utter_night_line" not in [say.response for say in offer.TellFact().answer(day).says]


def test_what_to_say_is_first_asked_of_which_place(turn) -> None:
    shown = Search(now=("huiskamer", "eettafel"))
    said = offer.TellFact().answer(
        turn("wat zeg ik dan", "vraag_contactgegevens", wish="zeggen", search=shown)
    )
    assert [say.response for say in said.says] == ["utter_which_one"]
    assert said.talk.pending == "plek:vraag_contactgegevens"


def test_who_asks_and_names_a_neighbourhood_first_is_shown_places_too(turn) -> None:
    ranking = (("geeft_voorkeur", 0.9), ("zoek_ontmoeting", 0.05))
    asked = turn("ik zoek koffie, niet te duur", "geeft_voorkeur", ranking=ranking)
    answer = offer.RefineSearch().answer(asked)
    assert shown(answer) and answer.search.category == "zoek_ontmoeting"


def test_who_only_tells_where_he_lives_is_shown_nothing_yet(turn) -> None:
    ranking = (("geeft_voorkeur", 0.9), ("zoek_ontmoeting", 0.05))
    told = turn("het moet voor mij altijd wel rustig zijn", "geeft_voorkeur", ranking=ranking)
    assert not shown(offer.RefineSearch().answer(told))


def test_who_wants_to_be_phoned_hears_where_a_voice_is_beside_the_places(turn) -> None:
    asked = turn("kan iemand mij een keer bellen", "zoek_thuis")
    assert names(search.SearchMap().answer(asked))[0] == "utter_people_are_there"
    visit = turn("kan iemand langskomen", "zoek_thuis")
    assert "utter_people_are_there" not in names(search.SearchMap().answer(visit))


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("is er iets met pottenbakken", "zoek_iets"),
        ("ik zoek een clubje voor modeltreinen", "zoek_creatief_cursus"),
        ("zijn er lotgenoten met tinnitus", "zoek_lotgenoten"),
    ],
)
def test_what_is_not_listed_is_said_with_one_number_and_nothing_beside_it(
    turn, said: str, intent: str
) -> None:
    answer = search.SearchMap().answer(turn(said, intent))
    assert not shown(answer) and len(answer.says) == 1
    assert answer.says[0].values["nummer"] == "038-498 99 80"
    assert answer.search.missing


def test_a_wish_beside_what_is_not_listed_brings_nothing_else(turn) -> None:
    first = search.SearchMap().answer(turn("een groep over rouw", "zoek_lotgenoten"))
    evening = offer.RefineSearch().answer(
        turn(
            "liefst als het donker is",
            "geeft_voorkeur",
            search=first.search,
            entities=({"entity": "voorwaarde", "value": "avond"},),
        )
    )
    assert names(evening) == ["utter_still_not_listed"] and not shown(evening)
    other = offer.ShowAnother().answer(turn("wat anders", "iets_anders", search=first.search))
    assert names(other) == ["utter_ask_category"]


@pytest.mark.parametrize(
    "said",
    [
        "niet in noordwijk, daar woont iemand die ik niet wil zien",
        "geen noordwijk graag",
        "noordwijk liever niet",
    ],
)
def test_where_somebody_does_not_want_to_come_stays_away(turn, said: str) -> None:
    answer = search.SearchMap().answer(turn(f"waar is koffie, {said}", "zoek_ontmoeting"))
    assert "huiskamer" not in shown(answer) and "Noordwijk" in answer.search.not_in
    again = offer.RefineSearch().answer(
        turn("dat is weer noordwijk", "geeft_voorkeur", search=answer.search)
    )
    assert "huiskamer" not in shown(again) and again.search.wijk is None
    after_all = offer.RefineSearch().answer(
        turn("mag toch wel in noordwijk", "geeft_voorkeur", search=again.search)
    )
    assert "huiskamer" in shown(after_all)


def test_another_neighbourhood_behind_a_refusal_is_looked_in(turn) -> None:
    said = "waar is koffie, niet in noordwijk maar in zuidwijk"
    answer = search.SearchMap().answer(turn(said, "zoek_ontmoeting"))
    assert answer.search.wijk == "Zuidwijk" and "huiskamer" not in shown(answer)


@pytest.mark.parametrize(
    ("said", "group"),
    [
        ("ik zoek koffie, geen oude mensen", "ouderen"),
        ("waar is koffie, ik ben nog geen oudere", "ouderen"),
        ("koffie graag, niet tussen tachtigers", "ouderen"),
        ("koffie maar niet met studenten", "jongeren"),
    ],
)
def test_a_group_that_somebody_is_not_of_is_left_out(turn, said: str, group: str) -> None:
    answer = search.SearchMap().answer(turn(said, "zoek_ontmoeting"))
    assert group in answer.search.not_for


@pytest.mark.parametrize(
    "said",
    [
        "kan er iemand aan huis komen voor mijn post",
        "wie komt bij mij thuis mijn papieren doornemen",
        "iemand die langskomt om een lamp op te hangen, gordijnen ophangen ook",
    ],
)
def test_who_comes_for_a_job_is_no_visitor(turn, said: str) -> None:
    answer = search.SearchMap().answer(turn(said, "zoek_thuis"))
    assert "maatje" not in shown(answer) and "vraagbaak" in shown(answer)
    assert names(answer)[0] == "utter_visits_unknown"


def test_a_place_that_was_seen_is_told_of_in_short_the_next_time(turn) -> None:
    first = search.SearchMap().answer(turn("waar is koffie", "zoek_ontmoeting"))
    again = replace(first.search, shown=first.search.now)
    near = offer.RefineSearch().answer(turn("Noordwijk", "geeft_voorkeur", search=again))
    card = next(say for say in near.says if "Lantaarn" in say.text)
    whole = next(say for say in first.says if "Lantaarn" in say.text)
    assert len(card.text) < len(whole.text) and "038-123 45 67" in card.text


def test_a_route_is_not_known_and_the_address_is_told(turn) -> None:
    one = replace(SHOWN, focus="huiskamer")
    asked = turn("hoe kom ik er", "vraag_contactgegevens", search=one, wish="route")
    answer = offer.TellFact().answer(asked)
    assert names(answer)[0] == "utter_unknown_route" and "Bachlaan 4" in text(answer)


def test_what_the_card_does_not_hold_is_said_to_be_unknown(turn) -> None:
    one = replace(SHOWN, focus="huiskamer")
    odd = offer.TellFact().answer(
        turn("hebben ze een piano", "vraag_toegankelijkheid", search=one)
    )
    assert names(odd)[0] == "utter_unknown_other"
    known = offer.TellFact().answer(
        turn("kan ik er in met een rolstoel", "vraag_toegankelijkheid", search=one)
    )
    assert "utter_unknown_other" not in names(known)


def test_a_place_is_pointed_at_by_its_day_or_by_what_is_there(turn, town) -> None:
    from actions.moves.showing import chosen

    assert chosen(SHOWN, town, "die met de lantaarn", ()) == "huiskamer"
    assert chosen(SHOWN, town, "die van dinsdag", ()) is None
