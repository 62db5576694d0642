"""The card and the poster, drawn."""

from __future__ import annotations

from dataclasses import dataclass

from bot.card.content import Content
from bot.card.sheet import Sheet, Type, width_of
from bot.texts import text

PAPER, WHITE, INK, SOFT = "#f7f1e7", "#fffdf9", "#2a2521", "#5f564d"
GREEN, LAMP, LINE = "#2f5a49", "#f4c987", "#ddd0bd"
_CODE_INK = "#1d3a2f"


@dataclass(frozen=True)
class _Look:
    """Sizes of one sheet: millimetres, and points for lettering."""

    width: float
    height: float
    side: float
    band: float
    """Height of the green band on top."""
    logo: float
    title: float
    small: float
    head: float
    body: float
    code: float
    foot: float
    """Height of the green band at the bottom."""
    steps: bool


_CARD = _Look(105, 148, 9, 27, 15, 25, 8.2, 16.5, 9.6, 34, 26, False)
_POSTER = _Look(210, 297, 20, 56, 32, 54, 16, 36, 18.5, 60, 50, True)


def draw(sheet: str, kind: str, content: Content) -> bytes:
    """A sheet of `SHEETS` as `pdf` or `png`."""
    look, dots = SHEETS[sheet]
    made = _drawn(look, content)
    if kind == "pdf":
        return made.as_pdf(text(f"card.title.{sheet}"))
    return made.as_png(dots)


SHEETS = {"kaart": (_CARD, 300), "poster": (_POSTER, 200)}
"""The sheets by name, with the dots per inch of their picture."""


def _drawn(look: _Look, content: Content) -> Sheet:
    sheet = Sheet(look.width, look.height, PAPER)
    _top(sheet, look)
    y = _words(sheet, look)
    _codes(sheet, look, content, y)
    _bottom(sheet, look, content)
    return sheet


def _top(sheet: Sheet, look: _Look) -> None:
    sheet.box(0, 0, look.width, look.band, GREEN)
    # Two figures, one beside the other: that is what the name says.
    wide = look.logo * 0.42
    left = look.width - look.side - wide * 1.95
    sheet.arch(left, look.band, wide, look.logo, LAMP)
    sheet.arch(left + wide * 1.15, look.band, wide * 0.8, look.logo * 0.72, PAPER)
    title = Type(look.title, bold=True, serif=True, colour=WHITE)
    under = Type(look.small * 1.12, colour="#dfe9df")
    sheet.text(text("card.name"), look.side, look.band * 0.57, title)
    sheet.text(text("card.what"), look.side, look.band * 0.57 + under.line * 1.35, under)


def _words(sheet: Sheet, look: _Look) -> float:
    """The words in the middle; the place under them."""
    width = look.width - 2 * look.side
    head = Type(look.head, bold=True, serif=True, colour=GREEN, leading=1.2)
    body = Type(look.body)
    y = look.band + head.line * 1.5
    y = sheet.paragraph(text("card.head"), look.side, y, width, head) + body.line * 0.15
    for name in ("may", "always", "gone", *(("places", "looks") if look.steps else ())):
        y = sheet.paragraph(text(f"card.{name}"), look.side, y, width, body) + body.line * 0.12
    return y


def _codes(sheet: Sheet, look: _Look, content: Content, y: float) -> None:
    """The codes, in the middle of what is left."""
    label = Type(look.body, bold=True, colour=GREEN)
    shown = Type(look.small, colour=SOFT)
    panels: list[tuple[str, str, str]] = [(content.web_link, "card.web", content.web_shown)]
    if content.telegram_link and content.telegram:
        panels.append((content.telegram_link, "card.telegram", f"@{content.telegram}"))
    edge = look.code * 0.06
    high = look.code + label.line * 1.25 + shown.line * 1.2 + edge
    hint = shown.line * 1.3
    free = look.height - look.foot - y
    top = y + (free - high - hint) / 2 + hint - shown.line * 0.8
    gap = look.width * 0.045
    wide = (look.width - 2 * look.side - gap) / 2
    two = len(panels) == 2
    left = look.side if two else (look.width - wide) / 2
    align = "left" if two else "center"
    at = look.side if two else look.width / 2
    sheet.text(text("card.scan"), at, top - shown.line * 0.55, shown, align=align)
    for number, (link, name, address) in enumerate(panels):
        x = left + number * (wide + gap)
        sheet.box(x, top, wide, high, WHITE, round=look.code * 0.07)
        sheet.code(link, x + (wide - look.code) / 2, top + edge / 2, look.code, _CODE_INK, WHITE)
        middle = x + wide / 2
        under = top + edge / 2 + look.code + label.line * 0.55
        sheet.text(text(name), middle, under, label, align="center")
        sheet.text(
            address, middle, under + shown.line, _fit(address, wide * 0.94, shown), align="center"
        )


def _bottom(sheet: Sheet, look: _Look, content: Content) -> None:
    top = look.height - look.foot
    sheet.box(0, top, look.width, look.foot, GREEN)
    strong = Type(look.body * 0.98, bold=True, colour=WHITE)
    soft = Type(look.small, colour="#dfe9df")
    y = top + strong.line * 1.25
    for name in ("danger", "suicide"):
        words, number = text(f"card.{name}.words"), text(f"card.{name}.number")
        sheet.text(words, look.side, y, strong)
        sheet.text(number, look.width - look.side, y, _with(strong, LAMP), align="right")
        y += strong.line * 1.05
    sheet.line(look.side, y - strong.line * 0.45, look.width - 2 * look.side, "#557a69", 0.25)
    y += soft.line * 0.55
    width = look.width - 2 * look.side
    sheet.text(text("card.giver"), look.side, y, _fit(text("card.giver"), width, soft))
    if content.organisation:
        words = text("card.organisation", organisation=content.organisation)
        sheet.text(words, look.side, y + soft.line, _fit(words, width, soft))


def _with(type: Type, colour: str) -> Type:
    return Type(type.size, type.bold, type.serif, colour, type.leading)


def _fit(words: str, width: float, type: Type) -> Type:
    """The same lettering, smaller when the words are too wide for one line."""
    wide = width_of(words, type)
    if wide <= width:
        return type
    return Type(type.size * width / wide, type.bold, type.serif, type.colour, type.leading)
