"""What is good is met as good, what is denied is not met, and a correction is taken."""

from __future__ import annotations

import pytest

from tests.conversations.telling import questions, says

pytestmark = pytest.mark.brain
_OWN = "lijf_beter|dier_terug|lief_gebaar|niet_boos_ander"
"""Good news with an answer of its own."""


@pytest.mark.parametrize(
    "text",
    [
        "mijn baas is juist heel aardig. hij stuurde een bloemetje",
        "die zus is een schat. ze zegt we doen het samen",
        "ik heb vandaag brood gemaakt zoals in mijn land. heel lekker",
        "de kinders komt wel s zundags heur. dan is t weer effen gezellig",
        "daar leef ik dan weer een week op",
        "vanavond haal ik chinees. om t te vieren",
        "ja best goed vind ik. ik ga weer naar buiten en zo",
        "ze had soep gebracht. dat vond ik wel lief",
        "ik kan me arm weer boven me hoofd krijgen!!! na 8 maanden",
        "me kat is vandaag weer thuis gekomen!! was 4 dagen weg",
        "Nee, daar lig ik niet wakker van. Ik slaap prima.",
        "het uwv was eigenlijk best aardig aan de telefoon",
        "we hebben zo gelachen met de buren",
        "ze heeft gebeld. ze was niet eens boos!",
    ],
)
def test_something_good_is_met_as_good(talk, text: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    good = ("utter_tone_(good|kind)", "utter_ack_gaat_goed", f"utter_phrase_({_OWN})")
    assert any(says(answer, name) for name in good), answer
    assert not says(answer, "utter_subject_*") and not questions(answer), answer


@pytest.mark.parametrize(
    "text",
    [
        "lekker dan",
        "nou fijn",
        "het was altijd zo gezellig hier",
        "iedereen heeft het leuk behalve ik",
        "ik wil ook wel eens iets leuks doen",
        "hij was vroeger lief nu slaat hij me",
        "mijn lieve man is dood",
        "de fysio was heel aardig maar het doet nog steeds pijn",
        "fijn dat je luistert",
    ],
)
def test_what_is_not_clearly_good_is_not_met_as_good(talk, text: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert not says(answer, "utter_tone_(good|kind)"), answer


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("het is geen game het is een server over treinen", "utter_subject_(gamen|bus)"),
        ("nou mijn dochter is niet het probleem. t is die vraag", "utter_subject_kinderen"),
        ("het gaat niet om het eten he. het gaat om dat lege bord", "utter_subject_eten"),
        ("longen? ik heb niks aan mijn longen", "utter_(subject_longen|ack_lichamelijke*)"),
        ("voel me net een huisman zonder kinderen", "utter_subject_kinderen"),
        ("de jongste viel op mn schouder in slaap", "utter_subject_nacht"),
    ],
)
def test_what_is_denied_is_not_met(talk, text: str, never: str) -> None:
    talk.say("hoi")
    answer = talk.say(text)
    assert not says(answer, never), answer


@pytest.mark.parametrize(
    ("first", "then", "later", "subject"),
    [
        ("mijn baas belde vanmorgen", "nee. echt een goeie vent", "mijn baas belt soms", "baas"),
        ("ik heb een huisarts", "daar gaat het niet om", "ik ging naar de dokter", "dokter"),
        ("ik ben aan het gamen", "het is geen game", "wat heeft gamen er mee te maken", "gamen"),
        ("mijn longen", "longen? ik heb niks aan mijn longen", "mijn longen zijn goed", "longen"),
        ("ik heb schulden", "ik heb geen schulden", "nee ik heb geen schulden", "schulden"),
    ],
)
def test_who_puts_it_right_gets_a_sorry_and_it_does_not_come_back(
    talk, first: str, then: str, later: str, subject: str
) -> None:
    talk.say("hoi")
    met = talk.say(first)
    assert says(met, f"utter_subject_{subject}"), met
    answer = talk.say(then)
    sorry = says(answer, "utter_tone_sorry") or says(answer, "utter_tone_sorry_good")
    assert sorry or says(answer, "utter_phrase_verbetert"), answer
    assert not questions(answer), answer
    assert not says(talk.say(later), f"utter_subject_{subject}"), talk.last


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("mijn moeder is streng", "nee mijn moeder is ook niet makkelijk"),
        ("ik ben moe", "ik zei dat ik moe ben"),
        ("mijn rug is kapot", "nee en mijn rug wordt niet beter"),
        ("mijn hond ligt hier", "ik heb geen hond meer"),
        ("mijn baas belde vanmorgen", "nee hij was niet aardig"),
    ],
)
def test_who_only_goes_on_gets_no_sorry(talk, first: str, then: str) -> None:
    talk.say("hoi")
    talk.say(first)
    answer = talk.say(then)
    assert not says(answer, "utter_tone_sorry") and not says(answer, "utter_tone_sorry_good")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fijn natuurlijk", "utter_tone_good"),
        ("best goed eigenlijk", "utter_(tone_good|ack_gaat_goed)"),
        ("ja wel prettig", "utter_tone_good"),
        ("klote", "utter_(tone_bad|ack_gaat_slecht)"),
        ("best pittig", "utter_tone_bad"),
        ("niet zo fijn", "utter_(tone_bad|ack_gaat_slecht)"),
        ("verder niks hoor", "utter_tone_enough"),
        ("nou het is ook gewoon wel oke hoor. niks bijzonders", "utter_tone_usual"),
    ],
)
def test_a_short_answer_to_how_that_is_is_met_by_its_tone(talk, text: str, name: str) -> None:
    for told in ("hoi", "die staat nog in de schuur", "hij is van mijn neef geweest"):
        if says(talk.say(told), "utter_wonder"):
            break
    else:
        pytest.fail("it did not wonder")
    answer = talk.say(text)
    assert says(answer, name), answer
    assert not questions(answer), answer


def test_after_that_was_it_nothing_is_asked_for_a_while(talk) -> None:
    for text in ("hoi", "gewoon een rustige dag", "verder niks hoor", "die staat in de schuur"):
        answer = talk.say(text)
    assert not questions(answer), answer


def test_in_a_talk_about_danger_nothing_is_made_light(talk) -> None:
    talk.say("ik wil niet meer leven")
    answer = talk.say("het is lekker weer")
    assert not says(answer, "utter_tone_*"), answer
