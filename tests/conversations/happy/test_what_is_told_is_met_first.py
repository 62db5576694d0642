"""Listening: the feeling or fact first, the own subject back, few questions, no judgement."""

from __future__ import annotations

import itertools
import re

import pytest

from tests.conversations.telling import STORY, questions, says

pytestmark = pytest.mark.brain


def told(talk) -> list[str]:
    return [talk.say(text) for text in STORY]


def test_r1_the_feeling_or_fact_comes_before_any_question(talk) -> None:
    for text in STORY:
        talk.say(text)
        first = talk.turns[-1][0]["text"]
        assert not questions(first), first


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("mijn rug doet de hele dag zeer", "rug"),
        ("ik zit hier met mijn hond op de bank", "hond"),
        ("mijn vader is vorige maand overleden", "overlijden"),
        ("ik ben bang voor die keuring van volgende week", "keuring"),
        ("op een verjaardag vragen ze altijd wat ik doe en dan schaam ik me", "verjaardag"),
        ("al honderd sollicitatiebrieven gestuurd en niks gehoord", "honderd_brieven"),
        ("ik lig de hele nacht wakker", "nacht"),
        ("mijn tuin is het enige waar ik rustig word", "tuin"),
        ("ik zie mijn kinderen bijna niet", "kinderen"),
    ],
)
def test_r2_the_own_subject_comes_back(talk, text: str, subject: str) -> None:
    answer = talk.say(text)
    meets = (f"utter_subject_{subject}", f"utter_contact_{subject}", "utter_bad_*")
    known = [name for name in meets if name != "utter_contact_" + subject or subject == "hond"]
    assert any(says(answer, name) for name in known) or subject[:4] in answer.lower(), answer


@pytest.mark.parametrize(
    ("number", "never"),
    [
        ("r3", r"goed bezig|knap van|ga zo door|anderen kunnen|vergeleken met|goed gedaan"),
        ("r4", r"je moet\b|je zou eens|probeer eens|het is belangrijk dat"),
        (
            "r5",
            r"\b(?:ga|probeer te) (?:wandelen|sporten|slapen|bewegen)\b|minder drinken",
        ),
        ("r6", r"komt (?:wel |vast )?goed|kop op|tijd heelt|valt (?:wel )?mee"),
        (
            "r11",
            r"\b(?:u|uw)\b|cliënt|doelgroep|participeren|zelfredzaam|isolement|actieve burger",
        ),
        ("r12", r"je bent (?:eenzaam|depressief|verslaafd|verward|geïsoleerd)"),
        ("r13", r"wat doe je voor werk|waarom werk je niet|heb je (?:al )?werk"),
        ("r24", r"\bdoelen?\b|huiswerk|opdracht|herinnering|afgesproken dat je"),
        ("r25", r"\b(?:aan de slag|actief|activeren|in beweging)\b"),
        ("r30", r"bel je (?:zus|broer|moeder|vader|familie)|laat (?:die|je) vrienden"),
    ],
)
def test_r3_r4_r5_r6_r11_r12_r13_r24_r25_r30_what_is_never_said(
    talk, number: str, never: str
) -> None:
    for answer in told(talk):
        assert not re.search(never, answer.lower()), (number, answer)


def test_r7_at_most_one_question_in_a_reply(talk) -> None:
    assert all(len(questions(answer)) <= 1 for answer in told(talk))


def test_r8_at_least_a_third_of_the_replies_asks_nothing(talk) -> None:
    answers = told(talk)
    assert sum(not questions(answer) for answer in answers) >= len(answers) / 3


def test_r14_a_complaint_of_the_body_is_worth_listening_to(talk) -> None:
    for text in ("mijn rug doet de hele dag zeer", "ik heb last van mijn hart en ben snel moe"):
        answer = talk.say(text).lower()
        assert not re.search(r"stress|tussen je oren|psychisch|kan ook komen door", answer)
        assert not says(talk.last, "utter_not_understood*")


@pytest.mark.parametrize(
    "text",
    [
        "ik ben gewoon jaloers op mensen die alles hebben",
        "ik ben zo kwaad op het uwv",
        "ik schaam me kapot voor mijn situatie",
    ],
)
def test_r15_jealousy_anger_and_shame_may_be_there(talk, text: str) -> None:
    answer = talk.say(text)
    assert not re.search(
        r"\b(?:hoef je niet te zijn|is niet nodig|moet je niet)\b", answer.lower()
    )
    assert not talk.options and not says(answer, "utter_not_understood*")


def test_r16_institutions_are_neither_defended_nor_attacked(talk) -> None:
    for text in (
        "het uwv heeft me behandeld als een crimineel",
        "de gemeente doet niks voor mij",
        "die hulpverlener kwam gewoon niet opdagen",
    ):
        answer = talk.say(text).lower()
        assert not re.search(r"hun best|bedoelen het goed|regels zijn|schande|belachelijk", answer)


def test_r17_what_people_carry_is_named(talk) -> None:
    answer = talk.say("ik heb jaren voor mijn zieke moeder gezorgd")
    assert says(answer, "utter_ack_mantelzorg")


def test_r18_never_the_same_reply_twice_in_a_row(talk) -> None:
    answers = told(talk) + [talk.say(f"ik voel me zo alleen, dag {n}") for n in range(8)]
    assert all(a != b for a, b in itertools.pairwise(answers))


def test_r29_a_dog_friends_online_a_cashier_and_a_partner_count(begin_talk) -> None:
    for text in (
        "ik heb alleen mijn hond",
        "mijn vrienden spreek ik online op discord",
        "ik praat wel eens met de kassière",
        "ik woon samen met mijn vrouw",
    ):
        talk = begin_talk()
        answer = talk.say(text)
        assert not says(answer, "utter_ack_heeft_geen_contact"), text
        assert not says(answer, "utter_not_understood*")


def test_r31_a_day_is_heard_without_judging_it(talk) -> None:
    answer = talk.say("ik slaap tot twee uur 's middags en doe verder niks").lower()
    assert not re.search(r"te laat|lui|structuur|eerder op|beter als", answer)


def test_r28_r32_gentle_questions_are_few_can_be_skipped_and_never_about_work(talk) -> None:
    network = rhythm = 0
    for text in (*STORY, *STORY):
        talk.say(f"{text} hoor" if text in STORY[::2] else text)
        for reply in talk.turns[-1]:
            network += says(reply["text"], "utter_ask_netwerk_*")
            rhythm += says(reply["text"], "utter_ask_ritme_*")
            if says(reply["text"], "utter_ask_(netwerk|ritme)_*"):
                assert not reply["text"].rstrip().endswith("?"), "no way out"
                assert not re.search(r"\bwerk\b", reply["text"])
    assert 1 <= network <= 2 and rhythm <= 2


def test_two_subjects_in_one_message_the_second_comes_in_the_next_turn(talk) -> None:
    talk.say("hoi")
    first = talk.say("mijn rug is kapot en mijn hond is mijn enige gezelschap hier in huis")
    second = talk.say("het gaat niet goed")
    assert "rug" in first.lower() or "lijf" in first.lower() or "hond" in first.lower()
    assert says(second, "utter_second")


def test_what_was_told_comes_back_in_a_summary(talk) -> None:
    for text in (*STORY[:3], "mijn kinderen zie ik nooit", *STORY[3:9]):
        if "Klopt dat zo?" in talk.say(text):
            break
    else:
        pytest.fail("no summary came")
    assert "Dat klopt" in talk.buttons
    after = talk.say("ja dat klopt")
    assert says(after, "utter_summary_yes") and not talk.options


def test_bad_news_is_met_and_nothing_is_asked(talk) -> None:
    talk.say("hoi")
    answer = talk.say("er ligt een brief van het uwv op de mat en ik durf hem niet open te maken")
    assert not questions(answer) and not talk.options


def test_it_says_that_it_is_a_program_however_it_is_asked(talk) -> None:
    for text in (
        "zeg eens eerlijk praat ik nu met een computer",
        "zit daar iemand aan de andere kant",
        "ben jij nou een echt mens",
    ):
        answer = talk.say(text).lower()
        assert re.search(r"programma|geen mens|computer", answer), answer


def test_who_helps_is_said_to_be_someone_to_talk_with_r44(talk) -> None:
    assert says(talk.say("wat doet zo'n hulpverlener eigenlijk"), "utter_what_helpers_do")


def test_r44_help_is_also_someone_to_talk_with(talk) -> None:
    answer = talk.say("wat doet het wijkteam eigenlijk").lower()
    assert re.search(r"praten|luister", answer)
