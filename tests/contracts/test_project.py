"""What Rasa does not check: names that must exist on both sides, in domain, rules, data, code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from actions.moves import buttons, pace, sidepaths, subjects
from bot.brain.guard import WrongEndpoint, check_endpoints
from bot.brain.voice import read_responses
from bot.settings import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text())
RESPONSES = read_responses(ROOT / "data" / "responses")
INTENTS = frozenset(DOMAIN["intents"])
CONTRACT = Path(ROOT).parent / "shared" / "design" / "intents.yml"
_NAME = re.compile(r"utter_[a-z0-9_]+")
_CODE = [*(ROOT / "actions").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]


def rules() -> list[tuple[str, list[str]]]:
    found = []
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text())["rules"]:
            intent = rule["steps"][0]["intent"]
            found.append((intent, [step["action"] for step in rule["steps"][1:]]))
    return found


def strings(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def used_responses() -> set[str]:
    """Every response that code, tables or state name, with generated names spelled out."""
    used: set[str] = set()
    for path in _CODE:
        for text in strings(path):
            used.update(_NAME.findall(text))
    for path in (ROOT / "data").glob("*.yml"):
        used.update(_NAME.findall(path.read_text(encoding="utf-8")))
    used.update(f"utter_subject_{subject.name}" for subject in subjects.table())
    used.update(f"utter_ask_netwerk_{name}" for name in pace.NETWORK)
    used.update(f"utter_ask_ritme_{name}" for name in pace.RHYTHM)
    used.update(f"utter_meaning_{intent}" for intent in INTENTS)
    for intent, names in rules():
        if names in (["action_acknowledge_story"], ["action_hear_network"], ["action_look_back"]):
            used.add(f"utter_ack_{intent}")
        if names == ["action_acknowledge_story"]:
            used.add(f"utter_ack2_{intent}")
    return used


def test_the_intents_and_entities_are_those_of_the_contract() -> None:
    if not CONTRACT.exists():
        pytest.skip("the design papers are not beside this checkout")
    contract = yaml.safe_load(CONTRACT.read_text())
    assert DOMAIN["intents"] == [intent["name"] for intent in contract["intents"]]
    assert DOMAIN["entities"] == [entity["name"] for entity in contract["entities"]]


def test_there_are_75_intents_and_5_entities() -> None:
    assert len(INTENTS) == 75
    assert len(DOMAIN["entities"]) == 5


def test_every_intent_has_exactly_one_rule_of_one_step() -> None:
    by_intent = [intent for intent, _ in rules() if intent != "nlu_fallback"]
    assert sorted(by_intent) == sorted(INTENTS)
    assert all(len(actions) == 1 for _, actions in rules())


def test_every_action_of_rules_and_domain_exists_and_the_reverse() -> None:
    named = set(DOMAIN["actions"])
    ruled = {name for _, names in rules() for name in names}
    coded = set()
    for path in (ROOT / "actions").glob("*.py"):
        coded.update(re.findall(r'action_name = "(action_\w+)"', path.read_text()))
    assert named == ruled == coded


def test_every_response_that_is_used_exists() -> None:
    missing = {
        name
        for name in used_responses()
        if name not in RESPONSES
        and name != "utter_action"  # a field of Rasa's
        and not any(response.startswith(name) for response in RESPONSES)
    }
    assert missing == set()


def test_every_intent_has_data_of_its_own() -> None:
    files = {p.stem for p in (ROOT / "data" / "nlu").glob("*/*.yml")}
    assert files >= INTENTS


def test_every_button_sends_a_known_intent() -> None:
    for name, button in buttons.all_buttons().items():
        intent = re.match(r"/(\w+)", button["payload"])
        assert intent and intent[1] in INTENTS, name
        assert button["title"]


def test_every_meaning_is_a_button_of_at_most_28_characters() -> None:
    for intent in INTENTS:
        button = buttons.button(f"betekenis:{intent}")
        assert 0 < len(button["title"]) <= 28, intent
        assert button["payload"] == f"/{intent}"


def test_every_side_path_answers_for_a_known_intent() -> None:
    assert set(sidepaths.table()) <= INTENTS


def test_no_dutch_sentence_stands_in_code() -> None:
    dutch = re.compile(r"\b(je|jij|het|een|niet|hoef|kunt|mag|wil|ben|geen)\b.*\b(\w+)\b [\w ]+\.")
    for path in _CODE:
        for text in strings(path):
            assert not dutch.search(text) or "NAAST_" in text or "\\" in text or "|" in text, (
                path.name,
                text,
            )


def test_actions_know_nothing_of_the_door() -> None:
    for path in (ROOT / "actions").rglob("*.py"):
        assert not re.search(r"^\s*(from|import) bot\b", path.read_text(), re.M), path


def test_the_map_knows_nothing_of_bot_actions_or_rasa() -> None:
    for path in (ROOT / "social_map").rglob("*.py"):
        found = re.search(
            r"^\s*(from|import) (bot|actions|rasa|rasa_sdk|telegram)\b", path.read_text(), re.M
        )
        assert not found, path


def test_only_the_brain_imports_rasa() -> None:
    for path in (ROOT / "bot").rglob("*.py"):
        if path.parent.name in ("brain", "nlu"):
            continue
        assert not re.search(r"^\s*(from|import) rasa\b", path.read_text(), re.M), path


def test_a_wrong_store_or_voice_stops_the_start(tmp_path: Path) -> None:
    check_endpoints()
    right = (ROOT / "endpoints.yml").read_text()
    wrong = tmp_path / "endpoints.yml"
    for spoilt in (
        right.replace("ExpiringTrackerStore", "Typo"),
        right.replace("bot.brain.voice.Voice", "response"),
        "",
        "tracker_store: [",
    ):
        wrong.write_text(spoilt)
        with pytest.raises(WrongEndpoint):
            check_endpoints(wrong)
