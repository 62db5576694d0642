"""A sheet of paper to draw on, in millimetres from the top left; PDF and PNG come out of it."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from functools import cache
from typing import Any

_POINTS_PER_MM = 72 / 25.4
# matplotlib keeps some of its settings for the whole process.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Type:
    """A kind of lettering; sizes in points."""

    size: float
    bold: bool = False
    serif: bool = False
    colour: str = "#2a2521"
    leading: float = 1.34
    """Distance between lines, in times the size."""

    @property
    def line(self) -> float:
        """Height of a line in millimetres."""
        return self.size * self.leading / _POINTS_PER_MM


class Sheet:
    """A sheet of so many millimetres."""

    def __init__(self, width: float, height: float, colour: str) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 25.4, height / 25.4), facecolor=colour)
        FigureCanvasAgg(self._figure)
        self._axes: Any = self._figure.add_axes([0, 0, 1, 1])
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._axes.set_axis_off()

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, round: float = 0
    ) -> None:
        """A filled box, its corners rounded."""
        from matplotlib.patches import FancyBboxPatch

        style = f"round,pad=0,rounding_size={round}" if round else "square,pad=0"
        self._axes.add_patch(
            FancyBboxPatch((x, y), width, height, boxstyle=style, linewidth=0, facecolor=colour)
        )

    def arch(self, x: float, foot: float, width: float, height: float, colour: str) -> None:
        """A figure with a round head, standing on `foot`."""
        from matplotlib.patches import Rectangle, Wedge

        half = width / 2
        self._axes.add_patch(
            Wedge((x + half, foot - height + half), half, 0, 360, linewidth=0, facecolor=colour)
        )
        self._axes.add_patch(
            Rectangle(
                (x, foot - height + half), width, height - half, linewidth=0, facecolor=colour
            )
        )

    def line(self, x: float, y: float, width: float, colour: str, thick: float = 0.3) -> None:
        """A thin line from left to right."""
        self.box(x, y - thick / 2, width, thick, colour)

    def text(self, words: str, x: float, y: float, type: Type, *, align: str = "left") -> None:
        """One line of words; `y` is its baseline."""
        self._axes.text(
            x,
            y,
            words,
            fontproperties=_font(type.bold, type.serif, type.size),
            color=type.colour,
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def paragraph(
        self, words: str, x: float, y: float, width: float, type: Type, *, align: str = "left"
    ) -> float:
        """Words over as many lines as they need; the baseline after the last."""
        place = {"left": x, "center": x + width / 2, "right": x + width}[align]
        for line in wrap(words, width, type):
            self.text(line, place, y, type, align=align)
            y += type.line
        return y

    def code(self, link: str, x: float, y: float, size: float, colour: str, paper: str) -> None:
        """A QR code of a link, with the white edge that readers need."""
        import segno
        from matplotlib.collections import PolyCollection

        matrix = [bytearray(row) for row in segno.make(link, error="m", micro=False).matrix]
        step = size / (len(matrix) + 8)
        self.box(x, y, size, size, paper)
        squares = []
        for row, modules in enumerate(matrix):
            top = y + (row + 4) * step
            for start, end in _runs(modules):
                left, right = x + (start + 4) * step, x + (end + 4) * step
                squares.append(
                    [(left, top), (right, top), (right, top + step), (left, top + step)]
                )
        self._axes.add_collection(
            PolyCollection(squares, facecolors=colour, edgecolors="none", antialiaseds=False)
        )

    def as_pdf(self, title: str) -> bytes:
        """The sheet as PDF, its words as words."""
        meta = {"Title": title, "Creator": "Naast", "Producer": None, "CreationDate": None}
        return self._save("pdf", metadata=meta)

    def as_png(self, dots_per_inch: int) -> bytes:
        """The sheet as PNG."""
        return self._save("png", dpi=dots_per_inch, metadata={"Software": None})

    def _save(self, kind: str, **options: Any) -> bytes:
        from matplotlib import rc_context

        file = io.BytesIO()
        with _ONE_AT_A_TIME, rc_context({"pdf.fonttype": 42}):
            self._figure.savefig(file, format=kind, **options)
        return file.getvalue()


def wrap(words: str, width: float, type: Type) -> list[str]:
    """The words in lines of at most so many millimetres."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", type) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def width_of(words: str, type: Type) -> float:
    """How wide a line is, in millimetres."""
    from matplotlib.textpath import TextToPath

    font = _font(type.bold, type.serif, type.size)
    wide, _, _ = TextToPath().get_text_width_height_descent(words, font, ismath=False)
    return float(wide) / _POINTS_PER_MM


@cache
def _font(bold: bool, serif: bool, size: float) -> Any:
    """The lettering that comes with matplotlib, so that a card is the same on every machine."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    name = f"DejaVu{'Serif' if serif else 'Sans'}{'-Bold' if bold else ''}.ttf"
    return FontProperties(fname=f"{get_data_path()}/fonts/ttf/{name}", size=size)


def _runs(modules: bytearray) -> list[tuple[int, int]]:
    """Where dark modules stand side by side."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(modules):
        if not dark:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
