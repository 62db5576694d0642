"""Plain words out of what people type: tables, tricks, and what must never change."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.normalise import (
    _segment,
    build_tables,
    fold,
    load_source,
    normalise,
    plain_words,
    tables,
    words,
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("IK WIL DOOD!!", "ik wil dood"),
        ("neeeeee", "nee"),
        ("hoiiii", "hallo"),
        ("zooooo moe", "zo moe"),
        ("d o o d", "dood"),
        ("ik w i l  d o o d", "ik wil dood"),
        ("z😀e😀l😀f😀m😀o😀o😀r😀d", "zelfmoord"),
        ("ik wil do😀od", "ik wil dood"),
        ("hoi 😀ik ben moe", "hallo ik ben moe"),
        ("ik.wil.dood", "ik wil dood"),
        ("zelf moord", "zelfmoord"),
        ("zelf-moord", "zelfmoord"),
        ("z3lfm00rd", "zelfmoord"),
        ("zelfm**rd", "zelfmoord"),
        ("d00d", "dood"),
        ("d\u200bood", "dood"),
        ("dооd", "dood"),  # two Cyrillic letters
        ("ＩＫ ｗｉｌ 𝓭𝓸𝓸𝓭", "ik wil dood"),
        ("suïcide", "suicide"),
        ("ikwildood", "ik wil dood"),
        ("ikweethetniet", "ik weet het niet"),
        ("kwil nie meer leve", "ik wil niet meer leven"),
        ("kvoel me alleenig", "ik voel me alleen"),
        ("kweenie", "ik weet het niet"),
        ("zelfmrood", "zelfmoord"),
        ("eenzzaam", "eenzaam"),
        ("me rug doet pijn", "mijn rug doet pijn"),
        ("ik wordt gek", "ik word gek"),
        ("'k heb gien zin", "ik heb geen zin"),
        ("veur mi'j oeft 't niet meer", "voor mij hoeft het niet meer"),
        ("dat vin'k best", "dat vin ik best"),
        ("zo'n dag", "zo een dag"),
        ("ik ben 14 jr", "ik ben 14 jaar"),
        ("burnout", "burn out"),
        ("w8 ff", "wacht even"),
        ("kw1l", "ik wil"),
        ("zitk", "zit ik"),
        ("n1e goed", "niet goed"),
        ("wwwaaannndddllleeennn", "wandelen"),
        ("zzzelllfffmmmooorrrd", "zelfmoord"),
        ("aaabbbcccdddeee", "aabcdee"),
        ("eeennnzzzaaammm", "eenzaam"),
        ("ikwildoodgaan", "ik wil doodgaan"),
        ("waarom@huis", "waarom huis"),
        ("a*b", "a b"),
        ("", ""),
        ("  \n ", ""),
        ("😀", ""),
        ("أريد", "اريد"),
    ],
)
def test_what_is_typed_becomes_plain_words(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize(
    "text",
    [
        "ik wil lekker in mijn vel zitten",
        "de deur staat open",
        "men zegt dat het mooi is",
        "ik ken niemand hier",
        "het brood is rood",
        "steven slaapt nog even",
        "ik verwacht hem",
        "a b",
        "plan b en c",
        "112",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize("word", ["niet", "geen", "niks", "nooit", "dood", "leven", "moord"])
def test_words_of_danger_and_negation_stay(word: str) -> None:
    assert normalise(word) == word


def test_every_spelling_leads_to_its_word_and_the_word_stays() -> None:
    table = tables()
    for spelling, goal in table.words.items():
        assert normalise(" ".join(goal)) == normalise(normalise(spelling)), spelling
    for goal in set(table.words.values()):
        assert not any(part in table.words for part in goal), goal


def test_a_spelling_with_two_meanings_is_refused() -> None:
    source = load_source()
    source["woorden"] = {"even": "ff", "vijf": "ff"}
    with pytest.raises(ValueError, match="ff"):
        build_tables(source)


def test_a_phrase_that_changes_nothing_is_left_out() -> None:
    source = load_source()
    source["zinnen"] = {"niet zo": "niet zo", "me rug": "mijn rug"}
    assert set(build_tables(source).phrases) == {("me", "rug")}


def test_words_know_where_they_stood() -> None:
    text = "Ach, kwil  DOOD."
    spans = {word.text: text[word.start : word.end] for word in words(text)}
    assert spans == {"ach": "Ach", "ik": "kwil", "wil": "kwil", "dood": "DOOD"}
    assert [word.text for word in plain_words("d00d, hé!")] == ["d00d", "he"]


def test_fast_and_slow_reading_agree() -> None:
    for text in ("ik wil 'k d00d *a* @b! c$", "a.b-c_d", "x''y  z!"):
        assert [w.text for w in plain_words(text)] == [
            w.text for w in plain_words(text + "\u200b")
        ]


def test_fold_keeps_letters_of_every_script() -> None:
    assert fold("Ünïcödé") == "unicode"
    assert fold("ክመውት") == "ክመውት"
    assert fold("\x00a\u00ad") == "a"
    assert fold("①") == "1"
    assert fold("\u0301") == ""


def test_a_glued_word_is_read_in_as_few_pieces_as_can_be() -> None:
    few = replace(tables(), starters=frozenset({"a", "aa"}), parts=frozenset({"a", "aa", "b"}))
    assert _segment("aab", few) == ("aa", "b")
    assert _segment("xab", few) is None


def test_mending_ends_even_when_a_table_would_go_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.normalise._PASSES", 1)
    assert normalise("kwil") == "ik wil"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.lower()
    assert "  " not in once and once == once.strip()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ik wldoetnmsrvaz'.*0😀kK", max_size=80))
def test_normalising_is_stable_for_what_looks_like_dutch(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@pytest.mark.parametrize(
    "text",
    ["a" * 2000, "a " * 1000, "ikwil" * 400, "*a" * 1000, "😀a" * 1000, "zelf moord " * 180],
)
def test_two_thousand_characters_of_anything_take_little_time(text: str) -> None:
    normalise("warm")
    start = time.perf_counter()
    normalise(text)
    assert time.perf_counter() - start < 0.5
