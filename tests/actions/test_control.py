"""Yes, no, rather not, only talking, content: each changes what may come after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import control, fallback, goodbye, looking_back, welcome
from actions.moves.pace import MOST_WONDERS
from actions.moves.say import Decision
from actions.moves.state import Search, Talk
from actions.turn import TalkAction, action_for
from social_map import Map
from tests.conftest import NOON


def names(decision: Decision) -> list[str]:
    return [say.response for say in decision.says]


def asked(pending: str) -> Talk:
    return Talk(turn=5).asking(pending)


@pytest.mark.parametrize(
    ("pending", "response"),
    [
        ("samenvatting", "utter_summary_yes"),
        ("vraag:netwerk_dier", "utter_answer_yes"),
        ("terugkoppeling", "utter_feedback_yes"),
        ("wissen", "utter_wiped"),
    ],
)
def test_a_yes_is_a_yes_to_what_was_asked(turn, pending: str, response: str) -> None:
    answer = control.TakeYes().answer(turn("ja", "bevestigen", talk=asked(pending)))
    assert names(answer) == [response]


def test_a_yes_to_nothing_is_a_nod_that_takes_up_what_is_open(turn) -> None:
    assert names(control.TakeYes().answer(turn("ja", "bevestigen"))) == ["utter_accept_yes"]
    talk = Talk(turn=5, second="rug", second_turn=4)
    assert names(control.TakeYes().answer(turn("ja", "bevestigen", talk=talk))) == ["utter_second"]


def test_a_yes_to_the_offer_shows_places(turn, town: Map) -> None:
    answer = control.TakeYes().answer(turn("ja", "bevestigen", talk=asked("aanbod")))
    assert any(say.options for say in answer.says)
    assert answer.search.now


@pytest.mark.parametrize(
    ("pending", "response"),
    [
        ("aanbod", "utter_accept_no"),
        ("samenvatting", "utter_summary_no"),
        ("vraag:netwerk_dier", "utter_answer_no"),
        ("vraag:ritme_avond", "utter_answer_no"),
        ("terugkoppeling", "utter_feedback_no"),
        ("wissen", "utter_wipe_not"),
        ("wijk", "utter_skip_accepted"),
        ("eerste_stap", "utter_first_step_not_today"),
        (None, "utter_accept_no"),
    ],
)
def test_a_no_is_a_no_to_what_was_asked(turn, pending: str | None, response: str) -> None:
    talk = asked(pending) if pending else Talk(turn=5)
    answer = control.TakeNo().answer(turn("nee", "ontkennen", talk=talk))
    assert names(answer) == [response]
    assert answer.talk.pending is None


def test_a_no_to_an_offer_holds_for_five_turns_and_a_no_to_a_question_does_not(turn) -> None:
    offer = control.TakeNo().answer(turn("nee", "ontkennen", talk=asked("aanbod")))
    assert offer.talk.no_offers_until == 11
    question = control.TakeNo().answer(turn("nee", "ontkennen", talk=asked("vraag:ritme_avond")))
    assert question.talk.no_offers_until == 0


def test_rather_not_puts_offers_and_questions_off(turn) -> None:
    answer = control.TakeUnsure().answer(turn("liever niet", "liever_niet_zeggen"))
    assert names(answer) == ["utter_accept_rather_not"]
    assert answer.talk.no_offers_until > 5 and answer.talk.no_questions_until > 5
    skipped = control.TakeUnsure().answer(
        turn("sla over", "liever_niet_zeggen", talk=asked("vraag:ritme_avond"))
    )
    assert names(skipped) == ["utter_skip_accepted"]
    unsure = control.TakeUnsure().answer(turn("geen idee", "weet_niet"))
    assert names(unsure) == ["utter_accept_dont_know"]
    where = control.TakeUnsure().answer(turn("heel zwolle", "weet_niet", talk=asked("wijk")))
    assert names(where) == ["utter_skip_accepted"]
    assert where.talk.no_offers_until == 0


def test_only_talk_and_content_last(turn) -> None:
    talk = control.OnlyListen().answer(turn("alleen praten", "wil_alleen_praten"))
    assert names(talk) == ["utter_only_talk"] and talk.talk.only_talk
    again = control.OnlyListen().answer(turn("praten", "wil_alleen_praten", talk=talk.talk))
    assert names(again) == ["utter_only_talk_again"]
    peace = control.LeaveInPeace().answer(turn("goed met mijn hond", "tevreden_alleen"))
    assert names(peace) == ["utter_content", "utter_subject_hond"]
    assert peace.talk.content and peace.talk.contacts == ("hond",)


def test_thanks_and_simpler_words(turn) -> None:
    assert names(control.ThankBack().answer(turn("dank", "bedanken"))) == ["utter_thanks_back"]
    feedback = turn("dank je", "bedanken", talk=asked("terugkoppeling"))
    assert control.ThankBack().answer(feedback).control == {}, "thanks are no answer"
    fine = turn("ja dank je", "bedanken", talk=asked("terugkoppeling"))
    assert control.ThankBack().answer(fine).control == {"feedback": "yes"}
    assert names(control.ExplainAgain().answer(turn("hoezo", "niet_begrepen"))) == [
        "utter_explain_again"
    ]


RANKED = (("nlu_fallback", 0.3), ("eenzaam", 0.2), ("moedeloos", 0.15))


def test_not_sure_asks_back_once_and_then_listens(turn) -> None:
    first = fallback.AskBack().answer(turn("xyz abc?", ranking=RANKED))
    assert names(first) == ["utter_ask_back"]
    assert first.says[0].buttons == ("betekenis:eenzaam", "betekenis:moedeloos")
    later = replace(first.talk, turn=first.talk.turn + 1)
    second = fallback.AskBack().answer(turn("xyz abc?", ranking=RANKED, talk=later))
    assert names(second) == ["utter_not_understood_again"]
    assert second.says[0].buttons == ("praten", "kijken")
    private = fallback.AskBack().answer(
        turn("xyz abc?", ranking=RANKED, talk=replace(later, only_talk=True))
    )
    assert private.says[0].buttons == ()
    soon = replace(first.talk, turn=first.talk.turn + 3, misses=0)
    third = fallback.AskBack().answer(turn("xyz abc?", ranking=RANKED, talk=soon))
    assert names(third) == ["utter_not_understood"], "no ask-back after ask-back"


def test_a_word_by_itself_is_an_answer_too(turn) -> None:
    said = fallback.AskBack().answer(turn("overal", ranking=RANKED))
    assert names(said) == ["utter_phrase_kort"] and said.talk.misses == 0


def test_a_turn_of_phrase_has_its_own_answer(turn) -> None:
    said = fallback.AskBack().answer(turn("stom he", wish="utter_phrase_zelfverwijt"))
    assert names(said) == ["utter_phrase_zelfverwijt"] and said.talk.misses == 0


def test_what_follows_on_a_subject_is_about_it_once_more_and_not_for_ever(turn) -> None:
    first = fallback.AskBack().answer(turn("ja die rug hè", ranking=RANKED))
    talk = replace(first.talk, turn=first.talk.turn + 1, uses={"utter_subject_rug": 1})
    same = fallback.AskBack().answer(turn("die gaat nooit over", ranking=(), talk=talk))
    assert names(same) == ["utter_subject_rug"]
    other = fallback.AskBack().answer(turn("ik was bakker vroeger", ranking=(), talk=talk))
    assert names(other) == ["utter_wonder"]
    later = replace(talk, turn=talk.turn + 1)
    gone = fallback.AskBack().answer(turn("die gaat nooit over", ranking=(), talk=later))
    assert names(gone) == ["utter_wonder"]


def test_who_is_telling_is_listened_to_before_anything_is_asked(turn) -> None:
    first = Talk(turn=1)
    answer = fallback.AskBack().answer(
        turn("en dan val je in een gat", ranking=RANKED, talk=first)
    )
    assert names(answer) == ["utter_listen"]


def test_now_and_then_who_is_telling_is_asked_how_that_is(turn) -> None:
    talk = Talk(turn=3)
    asked = fallback.AskBack().answer(turn("en dan val je in een gat", ranking=(), talk=talk))
    assert names(asked) == ["utter_wonder"] and asked.talk.pending is None
    soon = replace(asked.talk, turn=5)
    again = fallback.AskBack().answer(turn("en dan val je in een gat", ranking=(), talk=soon))
    assert names(again) == ["utter_listen"]
    for closed in (Talk(turn=3, content=True), Talk(turn=3, no_questions_until=6)):
        not_asked = fallback.AskBack().answer(turn("en dan dat gat", ranking=(), talk=closed))
        assert names(not_asked) == ["utter_listen"]
    often = Talk(turn=30, uses={"utter_wonder": MOST_WONDERS})
    enough = fallback.AskBack().answer(turn("en dan val je in een gat", ranking=(), talk=often))
    assert names(enough) == ["utter_listen"]


def test_nobody_is_asked_about_a_place_before_one_was_shown(turn) -> None:
    ranking = (("vraag_kosten", 0.3), ("eenzaam", 0.2), ("vraag_eerste_keer", 0.2))
    answer = fallback.AskBack().answer(turn("xyz abc?", ranking=ranking))
    assert names(answer) == ["utter_not_understood"]
    shown = Search(now=("a",))
    seen = fallback.AskBack().answer(turn("xyz abc?", ranking=ranking, search=shown))
    assert names(seen) == ["utter_ask_back"]


def test_a_subject_in_an_unclear_sentence_is_met(turn) -> None:
    answer = fallback.AskBack().answer(turn("ja die rug hè", ranking=RANKED))
    assert names(answer) == ["utter_subject_rug"]


def test_an_unclear_long_story_and_a_sigh_are_listened_to(turn) -> None:
    story = fallback.AskBack().answer(turn("en toen en toen " * 5, ranking=()))
    assert names(story)[0] == "utter_listen"
    letter = fallback.AskBack().answer(turn("geachte heer " * 80, ranking=RANKED))
    assert names(letter) == ["utter_long_letter", "utter_listen"]
    assert names(fallback.AskBack().answer(turn("pff", wish="stil"))) == ["utter_silence"]
    nothing = fallback.AskBack().answer(turn("xyz abc?", ranking=()))
    assert names(nothing) == ["utter_not_understood"]


def test_goodbye_asks_for_a_word_back_only_at_a_calm_end(turn) -> None:
    calm = goodbye.SayGoodbye().answer(turn("doei", "afscheid", talk=Talk(turn=7)))
    assert names(calm) == ["utter_goodbye", "utter_feedback_ask"]
    for talk in (
        Talk(turn=3),
        Talk(turn=8, content=True),
        Talk(turn=8, feedback_asked=True),
        Talk(turn=8).put_off(offers=5),
    ):
        assert names(goodbye.SayGoodbye().answer(turn("doei", "afscheid", talk=talk))) == [
            "utter_goodbye"
        ]
    danger = turn("doei", "afscheid", talk=Talk(turn=8), quiet=True)
    assert names(goodbye.SayGoodbye().answer(danger)) == ["utter_goodbye_sudden"]
    night = turn("doei", "afscheid", now=NOON.replace(hour=1))
    assert names(goodbye.SayGoodbye().answer(night)) == ["utter_goodbye_night"]


def test_stopping_and_pausing_hold_nobody(turn) -> None:
    stop = goodbye.AcceptStop().answer(turn("stop", "stoppen"))
    assert names(stop) == ["utter_goodbye_sudden"] and stop.talk.no_offers_until
    assert names(goodbye.AcceptStop().answer(turn("even niks", "stoppen"))) == ["utter_pause"]


def test_wiping_is_asked_once_when_it_is_not_sure(turn) -> None:
    sure = goodbye.WipeTalk().answer(turn("wis alles", "wis_gegevens"))
    assert sure.control == {"wipe": True}
    unsure = goodbye.WipeTalk().answer(turn("alles weg", "wis_gegevens", confidence=0.4))
    assert names(unsure) == ["utter_wipe_ask"] and unsure.talk.pending == "wissen"
    again = turn("weg", "wis_gegevens", confidence=0.4, talk=unsure.talk)
    assert goodbye.WipeTalk().answer(again).control == {"wipe": True}


def test_looking_back_offers_nothing_for_a_while(turn) -> None:
    answer = looking_back.LookBack().answer(turn("ik ben geweest", "stap_gelukt"))
    assert names(answer) == ["utter_ack_stap_gelukt"] and answer.talk.no_offers_until == 8
    web = looking_back.AnswerLater().answer(turn("bericht", "wil_bericht_later"))
    assert names(web) == ["utter_wil_bericht_later_web"]
    telegram = turn("bericht", "wil_bericht_later", channel="telegram")
    assert looking_back.AnswerLater().answer(telegram).control == {"checkin": True}


def test_starting_over_forgets_all_but_what_was_said_how_often(turn) -> None:
    talk = Talk(turn=9, content=True, subjects=("rug",), uses={"utter_greet": 2})
    fresh = welcome.StartOver().answer(
        turn("opnieuw", "opnieuw_beginnen", talk=talk, search=Search(wijk="Noordwijk"))
    )
    assert fresh.talk == Talk(turn=9, uses={"utter_greet": 2}) and fresh.search == Search()


def test_each_rule_leads_to_an_action_that_exists() -> None:
    here = control.TakeYes()
    assert isinstance(action_for("ontkennen", here), control.TakeNo)
    assert isinstance(action_for("zoek_iets", here), TalkAction)
    assert action_for("onbekend", here) is here
