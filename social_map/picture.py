"""What the map covers, as a picture: one square for each part of town and category. Pure.

SVG that stands on its own: no script, no font, no address outside. The number stands in the
square, so nothing is told by colour alone, and a gap is an empty square with a dashed edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from social_map.stats import Coverage
from social_map.texts import say

_SQUARE, _GAP, _LEFT, _TOP, _EDGE = 34, 3, 190, 175, 20
# From few to many; each holds its number in readable contrast.
_SHADES: Final = (
    (1, "#dcebe6", "#16352c"),
    (2, "#b3d6c9", "#16352c"),
    (4, "#6fae98", "#0b1f19"),
    (8, "#2f7a62", "#ffffff"),
    (10**9, "#14503d", "#ffffff"),
)
_INK, _PAPER, _LINE = "#1d2b27", "#ffffff", "#8a9a94"


def svg(covered: Coverage, town: str) -> str:
    """The picture as the text of an SVG file."""
    step = _SQUARE + _GAP
    width = _LEFT + step * len(covered.categories) + _EDGE + 40
    height = _TOP + step * len(covered.rows) + 60
    title = say("picture.title", town=town, services=covered.services)
    gaps = say("picture.gaps") if covered.gaps else say("picture.no_gaps")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" role="img" aria-labelledby="t d"'
        ' font-family="system-ui, sans-serif" font-size="13">',
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape(_described(covered))}</desc>',
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>',
        f'<text x="{_EDGE}" y="30" font-size="17" font-weight="600" fill="{_INK}">'
        f"{escape(title)}</text>",
        *_heads(covered),
        *_rows(covered),
        f'<text x="{_EDGE}" y="{height - 24}" fill="{_INK}">{escape(gaps)}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _described(covered: Coverage) -> str:
    if not covered.gaps:
        return say("cli.stats_gaps_none")
    return say("cli.stats_gaps", wijken=", ".join(covered.gaps))


def _heads(covered: Coverage) -> Iterator[str]:
    for place, name in enumerate(covered.categories):
        x = _LEFT + place * (_SQUARE + _GAP) + _SQUARE / 2
        yield (
            f'<text transform="translate({x:.0f} {_TOP - 10}) rotate(-55)" fill="{_INK}">'
            f"{escape(name)}</text>"
        )


def _rows(covered: Coverage) -> Iterator[str]:
    step = _SQUARE + _GAP
    for down, row in enumerate(covered.rows):
        y = _TOP + down * step
        gap = row in covered.gaps
        weight = ' font-weight="700"' if gap else ""
        yield (
            f'<text x="{_LEFT - 12}" y="{y + 22}" text-anchor="end"{weight} fill="{_INK}">'
            f"{escape(row)}</text>"
        )
        for across, category in enumerate(covered.categories):
            x = _LEFT + across * step
            yield from _square(x, y, covered.counts.get((row, category), 0), gap=gap)


def _square(x: int, y: int, count: int, *, gap: bool) -> Iterator[str]:
    place = f'x="{x}" y="{y}" width="{_SQUARE}" height="{_SQUARE}" rx="4"'
    if not count:
        edge = f'stroke-dasharray="4 3" stroke-width="{2 if gap else 1}"'
        yield f'<rect {place} fill="none" stroke="{_LINE}" {edge}/>'
        return
    fill, ink = next((fill, ink) for most, fill, ink in _SHADES if count <= most)
    yield f'<rect {place} fill="{fill}"/>'
    yield (
        f'<text x="{x + _SQUARE / 2:.0f}" y="{y + 22}" text-anchor="middle" fill="{ink}">'
        f"{count}</text>"
    )
