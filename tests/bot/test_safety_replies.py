"""The replies in danger: short, with the right numbers, at most one question, nothing promised."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.language_check import check_files

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "data" / "responses" / "danger.yml"
RESPONSES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))[
    "responses"
]
LINES = yaml.safe_load((ROOT / "data" / "hulplijnen.yml").read_text(encoding="utf-8"))[
    "hulplijnen"
]
NUMBER = re.compile(r"\b(?:112|113|0\d{2,3}-\d{4,7})\b(?!\.nl)")
KNOWN = {str(line[key]) for line in LINES for key in ("number", "also") if line.get(key)}
ALL = [
    pytest.param(name, variant["text"], id=f"{name}-{number}")
    for name, variants in RESPONSES.items()
    for number, variant in enumerate(variants, 1)
]
FIRST_112 = ("utter_danger_3", "utter_danger_m", "utter_danger_o3")
ACUTE = re.compile(r"utter_danger_(?:3|112|help)")
# Said once, or so rarely that two are enough.
TWO_WILL_DO = re.compile(
    r"utter_danger_(?:2_doctor|line_busy|3\w*|help_there_112|s_bleeds\w*|v1_sexual|v1_hide|"
    r"v1_tell_nobody|v1_afraid_to_call|v2|kv|m_fire|t_weapon|a|a_\w+|o3|o_door|o_not_urgent|"
    r"past|goodbye_unsafe|goodbye_112)$"
)
ABOUT_SUICIDE = (
    "1a 1a_again 1b 1b_denied 1b_maybe 1b_no 2 2_doctor 2_still someone_here "
    "animal_here nobody_here afraid_to_call line_busy tell_nobody cannot_send joke "
    "leaving thanks called no_use what_113 3_what why_asked "
    "no_now carrier_113 3 3_still "
    "3_voices 3_afraid_to_call 3_joke 3_leaving 3_someone_here 3_no 3_nobody_here 3_tell_nobody "
    "3_called 3_program aside_life o_called o_help_there o_asking_is_safe o_tell_nobody s "
    "s_still s_no_wound o o3 o_still past goodbye"
).split()
BANNED = [
    r"\bje moet\b",
    r"komt (?:wel |vast )?goed",
    r"\bkop op\b",
    r"beloof",
    r"geheim houden",
    r"je familie heeft",
    r"reden om te leven",
    r"\bpleeg|\bplegen|\bgelukt\b|\bmislukt\b",
    r"verhang|ophang|overdosis|springen|paracetamol",
    r"!",
]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_reply_is_short_and_asks_at_most_one_thing(name: str, text: str) -> None:
    assert len(text) < (220 if ACUTE.match(name) else 350)
    assert text.count("?") <= 1
    if name.startswith("utter_danger_v2"):
        assert len(sentences(text)) <= 2


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_reply_uses_only_known_numbers(name: str, text: str) -> None:
    assert set(NUMBER.findall(text)) <= KNOWN
    if "113" in NUMBER.findall(text):
        assert "0800-0113" in text


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_reply_gives_no_method_promise_or_comfort_from_stock(name: str, text: str) -> None:
    for banned in BANNED:
        assert not re.search(banned, text, re.IGNORECASE), banned


@pytest.mark.parametrize("kind", ABOUT_SUICIDE)
def test_every_reply_about_suicide_holds_both_numbers(kind: str) -> None:
    for variant in RESPONSES[f"utter_danger_{kind}"]:
        assert "113" in NUMBER.findall(variant["text"])
        assert "0800-0113" in variant["text"]


@pytest.mark.parametrize("name", [name for name in RESPONSES if name.startswith(FIRST_112)])
def test_112_stands_in_the_first_sentence_of_what_is_acute(name: str) -> None:
    for variant in RESPONSES[name]:
        assert "112" in sentences(variant["text"])[0]


@pytest.mark.parametrize(
    "kind", ["v1", "v1_maybe", "v1_sexual", "v1_self_blame", "kv", "kv_self_blame"]
)
def test_violence_is_never_someones_own_fault(kind: str) -> None:
    for variant in RESPONSES[f"utter_danger_{kind}"]:
        assert re.search(r"niet jouw schuld|niet de schuldige", variant["text"], re.IGNORECASE)
        assert "0800-2000" in variant["text"] and "112" in variant["text"]


def test_a_child_gets_the_childrens_line() -> None:
    children = [
        name for name in RESPONSES if re.match(r"utter_danger_(?:kv?(?:_|$)|.*_child)", name)
    ]
    for kind in {name.removeprefix("utter_danger_") for name in children} - {"k_grown_up"}:
        for variant in RESPONSES[f"utter_danger_{kind}"]:
            assert "0800-0432" in variant["text"] or "0800-2000" in variant["text"]


def test_sexual_violence_gets_its_own_centre() -> None:
    for variant in RESPONSES["utter_danger_v1_sexual"]:
        assert "0800-0188" in variant["text"]


@pytest.mark.parametrize("name", RESPONSES)
def test_there_are_enough_ways_to_say_it(name: str) -> None:
    variants = [variant["text"] for variant in RESPONSES[name]]
    assert len(variants) == len(set(variants))
    assert len(variants) >= (2 if TWO_WILL_DO.match(name) else 3)


def test_the_language_is_plain() -> None:
    findings = [str(finding) for finding in check_files([FILE])]
    assert not findings
