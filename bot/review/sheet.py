"""One HTML page, complete in itself and fit to print, with every danger reply and a place to sign.

What stands on it comes from `data/responses/danger.yml`, `data/hulplijnen.yml` and `blad.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import yaml

from bot.settings import ROOT

RESPONSES = Path("data") / "responses" / "danger.yml"
LINES = Path("data") / "hulplijnen.yml"
_HERE = Path(__file__).parent
_PREFIX = "utter_danger_"
_UNKNOWN = "onbekend"
_NUMBER = re.compile(r"(?<![\d-])(?:112|113|0\d{2,3}[- ]\d{3,7}(?: \d{3})?)(?!\d|\.nl)")


class ReviewError(ValueError):
    """The sheet cannot be made; the message says which file and what to mend."""


@dataclass(frozen=True)
class Sheet:
    """What the page is made of.

    Attributes:
        words: the words of the page itself (`blad.yml`).
        replies: the variants of each danger reply, without prefix.
        lines: the help lines, each with its digits as key.
    """

    words: Mapping[str, Any]
    replies: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, Mapping[str, Any]]

    @property
    def levels(self) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = self.words["niveaus"]
        return found


def read_sheet(root: Path = ROOT) -> Sheet:
    """The sheet of a project folder.

    Raises:
        ReviewError: a reply has no place on the sheet, or the sheet names one that is not there.
    """
    responses = _read(root / RESPONSES)["responses"]
    replies = {
        str(name).removeprefix(_PREFIX): tuple(str(variant["text"]) for variant in variants)
        for name, variants in responses.items()
    }
    lines = {
        _digits(line[key]): line
        for line in _read(root / LINES)["hulplijnen"]
        for key in ("number", "also")
        if line.get(key)
    }
    sheet = Sheet(_read(_HERE / "blad.yml"), replies, lines)
    placed = {str(name) for level in sheet.levels for name in level["beurten"]}
    if missing := sorted(replies.keys() - placed):
        raise ReviewError(f"blad.yml: geen plek voor {', '.join(missing)}; zet ze bij een niveau")
    if gone := sorted(placed - replies.keys()):
        raise ReviewError(f"blad.yml: {', '.join(gone)} staat niet in {RESPONSES}; haal het weg")
    return sheet


def make_sheet(today: date, root: Path = ROOT) -> str:
    """The whole page as HTML."""
    sheet = read_sheet(root)
    words = sheet.words
    count = words["aantal"].format(
        levels=len(sheet.levels),
        answers=len(sheet.replies),
        sentences=sum(len(variants) for variants in sheet.replies.values()),
    )
    contents = "".join(
        f'<li><a href="#n{_html(level["niveau"])}"><b>{_html(level["niveau"])}</b> '
        f"{_html(level['titel'])}</a></li>"
        for level in sheet.levels
    )
    made = words["gemaakt"].format(day=today.isoformat(), file=RESPONSES.as_posix())
    body = [
        f"<header><h1>{_html(words['titel'])}</h1><p>{_html(words['inleiding'])}</p>"
        f"<p>{_html(words['hoe'])}</p><p class=small>{_html(count)} {_html(made)}</p></header>",
        f"<nav><h2>{_html(words['inhoud'])}</h2><ul>{contents}</ul></nav>",
        *(_level(sheet, level) for level in sheet.levels),
        f"<section><h2>{_html(words['alle_nummers'])}</h2>"
        f"<p>{_html(words['alle_nummers_uitleg'])}</p>{_numbers(sheet, sheet.lines)}</section>",
    ]
    style = (_HERE / "blad.css").read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_html(words['titel'])}</title><style>{style}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _level(sheet: Sheet, level: Mapping[str, Any]) -> str:
    words, name = sheet.words, str(level["niveau"])
    rows = "".join(
        f"<tr><th scope=row>{_html(turn)}<code>{_html(reply)}</code></th>"
        f"<td><ol>{''.join(_variant(sheet, text) for text in sheet.replies[str(reply)])}</ol></td>"
        "</tr>"
        for reply, turn in level["beurten"].items()
    )
    said = " ".join(text for reply in level["beurten"] for text in sheet.replies[str(reply)])
    found = dict.fromkeys(_digits(number) for number in _NUMBER.findall(said))
    known = [number for number in found if number in sheet.lines]
    shown = f"<h3>{_html(words['nummers'])}</h3>{_numbers(sheet, known)}" if known else ""
    return (
        f'<section id="n{_html(name)}"><h2><span class=level>{_html(name)}</span> '
        f"{_html(level['titel'])}</h2><p>{_html(words['wie'].format(who=level['wie']))}</p>"
        f"<table class=said><thead><tr><th>{_html(words['beurt'])}</th>"
        f"<th>{_html(words['zinnen'])}</th></tr></thead><tbody>{rows}</tbody></table>"
        f"{shown}{_sign(words, name)}</section>"
    )


def _variant(sheet: Sheet, text: str) -> str:
    marked = _NUMBER.sub(lambda found: f"<mark>{found[0]}</mark>", escape(text))
    size = sheet.words["tekens"].format(count=len(text))
    return f"<li>{marked} <small>{_html(size)}</small></li>"


def _numbers(sheet: Sheet, which: Iterable[str]) -> str:
    words = sheet.words
    heads = "".join(f"<th scope=col>{_html(head)}</th>" for head in words["nummer"].values())
    rows = []
    for line in {str(sheet.lines[number]["id"]): sheet.lines[number] for number in which}.values():
        number = " / ".join(str(line[key]) for key in ("number", "also") if line.get(key))
        cells = (line["name"], number, line["hours"], line["source"], line["checked_on"])
        shown = [_html(words["onbekend"] if cell == _UNKNOWN else cell) for cell in cells]
        shown.append(_html(line["confidence"]))
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in shown) + "</tr>")
    body = f"<tbody>{''.join(rows)}</tbody>"
    return f"<table class=numbers><thead><tr>{heads}</tr></thead>{body}</table>"


def _sign(words: Mapping[str, Any], level: str) -> str:
    boxes = "".join(
        f'<label><input type="checkbox"> {_html(choice)}</label>' for choice in words["akkoord"]
    )
    fields = "".join(
        f'<label class="{_html(name)}">{_html(label)}<span contenteditable role="textbox" '
        f'aria-label="{_html(label)}"></span></label>'
        for name, label in words["velden"].items()
    )
    title = _html(words["teken"].format(level=level))
    return f"<fieldset><legend>{title}</legend><p>{boxes}</p>{fields}</fieldset>"


def _read(path: Path) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ReviewError(f"{path.name}: {type(error).__name__}") from error
    return loaded


def _digits(number: object) -> str:
    return re.sub(r"\D", "", str(number))


def _html(value: object) -> str:
    return escape(str(value))
