"""Scripted conversations in YAML: read, checked for spelling of their keys, held against replies.

A conversation has `naam`, `manier` and `beurten`; `blijft` (numbers) and `begint` (first sentence)
hold for every turn from the first danger on. A turn has `ik`, what the person writes, and:

    niveau     the level that the recogniser finds (a list: one of these)
    antwoord   the response of `danger.yml` that is said, without `utter_danger_` (a list: one of)
    nummers    numbers that are in the answer; 113 stands for 113 and 0800-0113; `ruim` lets the
               numbers of `blijft` go, without forbidding any
    eerst      stands in the first sentence (`nee`: this turn need not begin as `begint` says)
    bevat      patterns that are in the answer    zonder   what is not in it, either case
    tekens     most characters of the answer      zinnen   most sentences
    vraag      `nee`: asks nothing                verder   `ja`: an ordinary answer comes as well
    afscheid   `stil`: a goodbye without cheer, question or offer
    knop       the begin of a button's title      opties   `mag`: places may be shown, it was asked
    gevaar     `nog niet`: the danger is not there yet
    rondom, ervoor   so many characters of other text around it, or before it
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).parent
MANNERS = {
    *("direct", "omfloerst", "grap", "verschreven", "streektaal", "tweede taal", "ingebed"),
}
FILLER = "Vanmorgen de vuilnis buiten gezet en toen de ramen aan de straatkant gelapt. "
SENTENCE = re.compile(r"(?<=[.?!])\s+")
NUMBER = re.compile(r"\b(?:112|113|0\d{2,3}[- ]\d{3,4}(?:[ -]?\d{3,4})?)\b(?!\.nl)")
MOST = 350
_KEYS = {
    *("ik", "niveau", "antwoord", "nummers", "eerst", "bevat", "zonder", "tekens", "zinnen"),
    *("vraag", "verder", "afscheid", "knop", "opties", "gevaar", "rondom", "ervoor"),
}
_BANNED = (
    r"\bje moet\b",
    r"komt (?:wel |vast )?goed",
    r"\bkop op\b",
    r"\bbeloof\b",
    r"reden om te leven",
    r"helaas kan ik",
    r"Vond je dit gesprek|Was dit een fijn gesprek",
)


def _texts(name: str) -> dict[str, list[str]]:
    path = ROOT / "data" / "responses" / f"{name}.yml"
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))["responses"]
    return {key: [variant["text"] for variant in said] for key, said in loaded.items()}


@cache
def danger_texts() -> dict[str, str]:
    """Every danger reply with the name of its response, without `utter_danger_`."""
    said = _texts("danger")
    return {text: key.removeprefix("utter_danger_") for key in said for text in said[key]}


@cache
def cheerful_goodbyes() -> frozenset[str]:
    said = _texts("goodbye")
    names = ("utter_goodbye", "utter_goodbye_night", "utter_feedback_ask")
    return frozenset(text for name in names for text in said[name])


@cache
def known_numbers() -> frozenset[str]:
    """Digits of every number of `data/hulplijnen.yml`."""
    path = ROOT / "data" / "hulplijnen.yml"
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))["hulplijnen"]
    found = (str(line[key]) for line in lines for key in ("number", "also") if line.get(key))
    return frozenset(re.sub(r"\D", "", number) for number in found)


def listed(value: Any) -> list[str]:
    """One value or several, as texts."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def numbers(value: Any) -> list[str]:
    """The numbers that are meant; 113 never goes without its free long form."""
    wanted: list[str] = []
    for item in listed(value):
        wanted += ["113", "0800-0113"] if item == "113" else [item]
    return wanted


@dataclass(frozen=True)
class Said:
    """What came back in one turn."""

    texts: tuple[str, ...]
    buttons: tuple[str, ...] = ()
    options: int = 0

    @property
    def whole(self) -> str:
        return "\n".join(self.texts)

    @property
    def danger(self) -> tuple[str, ...]:
        """The names of the danger replies in it; the less certain words count as the same."""
        names = (danger_texts()[text] for text in self.texts if text in danger_texts())
        return tuple(name.removesuffix("_maybe") for name in names)

    @property
    def ordinary(self) -> tuple[str, ...]:
        return tuple(text for text in self.texts if text not in danger_texts())


@dataclass(frozen=True)
class Turn:
    """One message with what must hold for its answer."""

    written: dict[str, Any]
    blijft: Any = None
    begint: str | None = None
    flagged: bool = True

    @property
    def text(self) -> str:
        words = str(self.written["ik"])
        around, before = self.written.get("rondom"), self.written.get("ervoor")
        if around:
            half = _filler((around - len(words)) // 2)
            return f"{half}{words}. {half}"
        return _filler(before) + words if before else words

    @property
    def levels(self) -> list[str]:
        return listed(self.written.get("niveau"))

    def problems(self, said: Said) -> list[str]:
        """What is wrong with the answer, in words; empty when nothing is."""
        return [*self._numbers(said), *self._words(said), *self._manner(said)]

    def _numbers(self, said: Said) -> list[str]:
        wrong = []
        given = self.written.get("nummers")
        wanted = [] if given == "ruim" else numbers(given)
        if given not in ("ruim", []) and self.flagged:
            wanted += numbers(self.blijft)
        for number in dict.fromkeys(wanted):
            if number not in said.whole:
                wrong.append(f"mist {number}")
        for number in NUMBER.findall(" ".join(said.texts if not said.options else said.danger)):
            if re.sub(r"\D", "", number) not in known_numbers():
                wrong.append(f"{number} staat niet in hulplijnen.yml")
        if "0800-0113" in said.whole and "113" not in said.whole.replace("0800-0113", ""):
            wrong.append("0800-0113 zonder 113")
        first = self.written.get("eerst", self.begint if self.flagged else None)
        if first and first != "nee" and str(first) not in SENTENCE.split(said.whole)[0]:
            wrong.append(f"{first} staat niet in de eerste zin")
        return wrong

    def _words(self, said: Said) -> list[str]:
        wrong = []
        answers = listed(self.written.get("antwoord"))
        if answers and not set(answers) & set(said.danger):
            wrong.append(f"antwoord {said.danger}, niet {answers}")
        for pattern in listed(self.written.get("bevat")):
            if not re.search(pattern, said.whole, re.IGNORECASE):
                wrong.append(f"mist '{pattern}'")
        for banned in listed(self.written.get("zonder")):
            if banned.lower() in said.whole.lower():
                wrong.append(f"bevat '{banned}'")
        for banned in _BANNED:
            if re.search(banned, said.whole, re.IGNORECASE):
                wrong.append(f"bevat '{banned}'")
        return wrong

    def _manner(self, said: Said) -> list[str]:
        wrong = []
        most = self.written.get("tekens", MOST)
        if not said.options and len(said.whole) > most:
            wrong.append(f"{len(said.whole)} tekens, meer dan {most}")
        if len(SENTENCE.split(said.whole)) > self.written.get("zinnen", 99):
            wrong.append(f"meer dan {self.written['zinnen']} zinnen")
        if said.whole.count("?") > (0 if self.written.get("vraag") == "nee" else 1):
            wrong.append("te veel vragen")
        if self.flagged and self.written.get("opties") != "mag":
            if said.options:
                wrong.append("toont plekken")
            if "Laat maar zien" in said.buttons:
                wrong.append("biedt plekken aan")
        if self.written.get("verder") == "ja" and not said.ordinary and len(said.whole) < 60:
            wrong.append("praat niet door")
        if self.written.get("afscheid") == "stil":
            if "?" in said.whole:
                wrong.append("vraagt iets bij het afscheid")
            if cheerful_goodbyes() & set(said.texts):
                wrong.append("zegt vrolijk gedag")
        wanted = self.written.get("knop")
        if wanted and not any(title.lower().startswith(wanted) for title in said.buttons):
            wrong.append(f"mist knop {wanted}")
        return wrong


@dataclass(frozen=True)
class Conversation:
    """One scripted talk."""

    where: str
    name: str
    manner: str
    turns: tuple[Turn, ...] = field(repr=False)

    @property
    def first_danger(self) -> int:
        """The place of the first turn in which danger is there."""
        return next(n for n, turn in enumerate(self.turns) if turn.flagged)


def _filler(length: int) -> str:
    return (FILLER * (length // len(FILLER) + 1))[: max(length, 0)].rsplit(".", 1)[0] + ". "


def read_conversations(folder: Path = HERE) -> list[Conversation]:
    """All conversations of a folder, file by file; a wrong key is named with its file."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            turns = []
            flagged = False
            for written in entry["beurten"]:
                wrong = set(written) - _KEYS
                assert not wrong, f"{path.name}: {entry['naam']}: onbekend: {sorted(wrong)}"
                flagged = flagged or "gevaar" not in written
                turns.append(Turn(written, entry.get("blijft"), entry.get("begint"), flagged))
            found.append(Conversation(path.stem, entry["naam"], entry["manier"], tuple(turns)))
    return found
