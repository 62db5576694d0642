"""CSV files as people make them, read into rows; and rows written back.

A file from a spreadsheet may start with a byte-order mark, use semicolons or hold Windows-1252:
all of these are read. What cannot be read is named with file and line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from social_map.errors import Problem, UseError

# More than any map of a town, and little enough to hold in memory.
LARGEST: Final = 20_000_000
# What a spreadsheet takes for a formula, also behind apostrophes of ours.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True)
class Row:
    """One row of a table and the line of the file where it begins."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The rows of a file; `problems` says what could not be read."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_file(path: Path, required: Sequence[str], optional: Sequence[str] = ()) -> Table:
    """The table in a CSV file; raises UseError when there is no file that can be opened."""
    return read_bytes(read_raw(path), path.name, required, optional)


def read_raw(path: Path) -> bytes:
    """The bytes of a file; raises UseError when there is none that can be opened."""
    try:
        if path.stat().st_size > LARGEST:
            raise UseError("too_large", file=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise UseError("no_file", file=str(path)) from None
    except OSError:
        raise UseError("cannot_read_file", file=str(path)) from None


def read_bytes(
    raw: bytes, name: str, required: Sequence[str], optional: Sequence[str] = ()
) -> Table:
    """The table in the bytes of a CSV file."""
    text = _decode(raw)
    if text is None:
        return Table(name, (), problems=(Problem(name, 1, "no_text"),))
    first, _, _ = text.lstrip("\n").partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        # A line for Excel alone: it names the separator.
        return _read(text.split("\n", 1)[1], name, first.strip()[4], required, optional, 1)
    return _read(text, name, _separator(first), required, optional, 0)


def _decode(raw: bytes) -> str | None:
    """The text of a file, its line ends made equal; None when it is no text."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _separator(header: str) -> str:
    return max(",;\t", key=header.count)


def _read(
    text: str,
    name: str,
    separator: str,
    required: Sequence[str],
    optional: Sequence[str],
    skipped: int,
) -> Table:
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    problems: list[Problem] = []
    rows: list[Row] = []
    header: tuple[str, ...] = ()
    line = 1
    try:
        for cells in reader:
            at, line = line + skipped, reader.line_num + 1
            values = [_unguarded(cell.strip()) for cell in cells]
            if not any(values):
                continue
            if not header:
                header = tuple(cell.casefold() for cell in values)
                problems += _check_header(name, at, header, required, optional)
                if problems:
                    break
            elif len(values) != len(header):
                expected = (("expected", str(len(header))), ("found", str(len(values))))
                problems.append(Problem(name, at, "cells", expected))
            else:
                rows.append(Row(at, dict(zip(header, values, strict=True))))
    except csv.Error as error:
        # A lost quote makes one cell of many lines; a cell of megabytes may be whole.
        key = "cell_too_large" if "field limit" in str(error) else "quotes"
        problems.append(Problem(name, line + skipped, key))
    if not header:
        problems.append(Problem(name, 1, "empty"))
    return Table(name, header, tuple(rows), tuple(problems))


def _check_header(
    name: str, line: int, header: Sequence[str], required: Sequence[str], optional: Sequence[str]
) -> list[Problem]:
    problems = [
        Problem(name, line, "missing_column", (("column", column),))
        for column in required
        if column not in header
    ]
    for column in dict.fromkeys(header):
        if header.count(column) > 1:
            problems.append(Problem(name, line, "double_column", (("column", column),)))
        elif column not in required and column not in optional:
            problems.append(Problem(name, line, "unknown_column", (("column", column),)))
    return problems


def write(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The text of a CSV file: UTF-8, commas, every cell in quotes, one line feed per row.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, which reading
    takes off again: `+31 38 421 31 55` stays what it is.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, header, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _guarded(cell) for name, cell in row.items()})
    return out.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
