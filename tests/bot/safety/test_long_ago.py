"""What is long ago rings no alarm, unless it came back or was never over."""

from __future__ import annotations

import pytest

from bot.normalise import words
from bot.safety import assess
from bot.safety.long_ago import is_over, long_ago, told_on


def spans(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in long_ago(text, words(text))]


@pytest.mark.parametrize(
    "text",
    [
        "In 1998 heb ik een keer een overdosis genomen.",
        "Als puber sneed ik mezelf.",
        "Vijftien jaar geleden wilde ik er een eind aan maken, ik lag toen in het ziekenhuis.",
        "als tiener was ik suicidaal",
        "Ooit wilde ik dood, na het ongeluk. Maar dat is twaalf jaar terug.",
        "Toen ik 19 was heb ik geprobeerd voor de trein te springen.",
        "Als tiener was ik suïcidaal.",
        "Ik wilde vroeger dood, maar dat is zeven jaar terug.",
    ],
)
def test_who_once_wanted_to_die_gets_a_question_and_no_alarm(text: str) -> None:
    found = assess(text)
    assert found.crisis is None and found.level == "past", found


@pytest.mark.parametrize(
    "text",
    [
        "In 1998 heb ik een keer een overdosis genomen en nu denk ik er weer aan.",
        "Vroeger dacht ik vaak aan zelfmoord, de laatste tijd ook.",
        "Als puber sneed ik mezelf. Gisteren heb ik het opnieuw gedaan.",
        "Ooit wilde ik oud worden. Ik wil niet meer leven.",
        "niemand op school zou het merken als ik er niet meer was",
    ],
)
def test_what_came_back_counts(text: str) -> None:
    assert assess(text).crisis in ("crisis_suicide", "crisis_acuut")


def test_violence_of_then_counts_unless_it_is_over() -> None:
    told = "Vroeger sloeg mijn vader me met de riem."
    assert assess(told).crisis == "crisis_onveilig"
    assert assess(told + " Ik heb het een plek gegeven.").crisis is None
    assert assess(told + " Hij slaat me nog steeds.").crisis == "crisis_onveilig"


def test_the_death_of_another_long_ago_is_grief() -> None:
    assert assess("Mijn oom heeft zich in 1987 opgehangen.").crisis is None
    assert assess("Mijn oom heeft zich net opgehangen.").crisis == "crisis_acuut"


def test_what_follows_on_long_ago_is_long_ago_too_for_another_and_not_for_oneself() -> None:
    assert assess("Ik was negen. Mijn moeder hing aan een balk.").level is None
    assert assess("Mijn moeder hing aan een balk. Ik was negen.").level is None
    assert assess("Ik was negen. Mijn broer hing net aan een balk.").crisis == "crisis_acuut"
    assert assess("Vroeger was het anders. Mijn zus hangt aan een balk.").level == "O3"
    assert assess("Als kind had ik een hond. Ik heb al mijn pillen genomen.").level == "3"
    assert told_on("Ik ging vissen. Het regende.", words("Ik ging vissen. Het regende.")) == ()


def test_only_the_sentence_about_then_is_set_aside() -> None:
    text = "Vroeger sneed ik mezelf. Mijn vriend slaat mij."
    assert spans(text) == ["Vroeger sneed ik mezelf."]
    assert assess(text).level == "V1"
    assert spans("Ik ging vaak vissen") == [] == spans("vroeger is alles beter")
    assert is_over(words("dat is nu voorbij")) and not is_over(words("dat was zwaar"))
