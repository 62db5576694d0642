"""`naast map`: the social map on the command line, for curators.

Results go to standard output, progress and errors to standard error. Exit status 0 is success,
1 means that something is wrong with the data or the database, 2 that the command was used wrongly.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import wraps
from pathlib import Path
from string import ascii_uppercase
from typing import Annotated, Final, NoReturn, ParamSpec
from zoneinfo import ZoneInfo

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from social_map import booklet, export, hsds, reports, store, tabular, worksheet
from social_map import picture as drawing
from social_map import stats as counting
from social_map.changes import Changes, changes
from social_map.errors import DataError, MapError, Problem, UseError
from social_map.helplines import read_help_lines
from social_map.map import Map
from social_map.match import Request
from social_map.opening import (
    DATA,
    FILES,
    Source,
    contents_of,
    examine,
    load,
    open_map,
    read_source,
    reported,
    served,
    to_look_at,
    town_folder,
)
from social_map.phones import readable
from social_map.store import Tell
from social_map.tables import read_raw
from social_map.texts import say, sentences
from social_map.vocabulary import CRISIS

ROOT: Final = Path(__file__).parent.parent
TIME_ZONE: Final = ZoneInfo("Europe/Amsterdam")
OK, PROBLEMS, WRONG_USE = 0, 1, 2
# No more problems than this are written out; who has more mends these first.
_MOST_PROBLEMS: Final = 200
# The forms in which the map can be written out.
FORMS: Final = ("csv", "json", "tabular", "geojson", "booklet")
HELP_LINES: Final = ROOT / "data" / "hulplijnen.yml"
# No more places than this are named in each part of a summary.
_MOST_NAMES: Final = 15

Parameters = ParamSpec("Parameters")


def _help(name: str, example: str) -> str:
    """The help of a command, with an example on a line of its own."""
    return f"{say(f'cli.{name}')}\n\n\b\n{say('cli.example', command=example)}"


app = typer.Typer(
    name="map",
    help=say("cli.app"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


# ---- around every command -----------------------------------------------------------------


def _plain(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Turns what goes wrong into one plain sentence and an exit status."""

    @wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except UseError as error:
            _stop(str(error), WRONG_USE)
        except DataError as error:
            _list(error.problems)
            _stop(say("cli.check_bad", count=len(error.problems)), PROBLEMS)
        except MapError as error:
            _stop(str(error), PROBLEMS)
        except KeyboardInterrupt:
            _stop(say("cli.interrupted"), PROBLEMS)
        except BrokenPipeError:
            # Whoever read our output has seen enough; Python must not complain at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return run


def _stop(sentence: str, status: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(status)


def _list(problems: tuple[Problem, ...]) -> None:
    for problem in problems[:_MOST_PROBLEMS]:
        typer.echo(str(problem), err=True)


@contextmanager
def _progress(what: str) -> Iterator[None]:
    """Shows on standard error that something is being done, where someone is looking."""
    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(what):
            yield
    else:
        yield


@contextmanager
def _counting(what: str) -> Iterator[Tell]:
    """Shows on standard error how much of the work is done, where someone is looking."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total: None
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)


# ---- settings -----------------------------------------------------------------------------


def _town() -> str:
    return os.environ.get("NAAST_TOWN") or "zwolle"


def _database_url() -> str:
    default = f"sqlite:///{ROOT / 'var' / 'kaart.sqlite3'}"
    return os.environ.get("NAAST_DATABASE_URL") or default


def _now() -> datetime:
    return datetime.now(TIME_ZONE)


def _open() -> Map:
    """The map as the bot would see it; says on standard error when it is an older one."""
    with _progress(say("cli.reading")):
        opened = open_map(_database_url(), _town(), data_dir=DATA, today=_now().date())
    if opened.problem is not None:
        typer.echo(str(opened.problem), err=True)
        typer.echo(say("cli.served_old"), err=True)
    return opened


def _source(services: Path | None, wijken: Path | None) -> Source:
    town = _town()
    return read_source(town_folder(town, DATA), town, services=services, wijken=wijken)


def _write(content: str | bytes, out: Path | None, count: int) -> None:
    if out is None:
        typer.echo(content, nl=False)
        return
    raw = content.encode() if isinstance(content, str) else content
    # Written beside it and put in its place, so that a file is whole or as it was.
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        beside.write_bytes(raw)
        beside.replace(out)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MapError("disk_full", file=out.name) from None
        raise UseError("cannot_write_file", file=str(out)) from None
    typer.echo(say("cli.exported", services=count, file=out.name), err=True)


# ---- commands -----------------------------------------------------------------------------

File = Annotated[Path, typer.Argument(metavar="FILE", help=say("cli.arg.file"))]
MaybeFile = Annotated[Path | None, typer.Argument(metavar="[FILE]", help=say("cli.arg.file"))]
Wijken = Annotated[Path | None, typer.Option("--wijken", help=say("cli.arg.wijken"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("cli.arg.json"))]


@app.command("import", help=_help("import", "naast map import services.csv --dry-run"))
@_plain
def import_(
    file: File,
    wijken: Wijken = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("cli.arg.dry_run"))] = False,
) -> None:
    """Loads a map into the database."""
    source = _source(file, wijken)
    with _progress(say("cli.checking")):
        contents = contents_of(source)
        before = served(_database_url(), _town(), data_dir=DATA)
    counts = {"services": len(contents.services), "wijken": len(contents.wijken)}
    found = changes(
        (before.services, before.wijken), (contents.services, contents.wijken), source.town.name
    )
    if dry_run:
        _say_changes(found)
        typer.echo(say("cli.would_import", **counts))
        return
    _load(source, _origin(source, file))
    typer.echo(say("cli.imported", **counts))
    _say_changes(found)


def _say_changes(found: Changes) -> None:
    """What comes, goes and becomes different: the counts, and the first of each by name."""
    for kind, names in (
        ("added", [service.name for service in found.added]),
        ("gone", [service.name for service in found.gone]),
        ("changed", [f"{one.service.name} ({', '.join(one.columns)})" for one in found.changed]),
        ("changed_wijken", list(found.wijken)),
    ):
        if names:
            typer.echo(say(f"cli.changes.{kind}", count=len(names)))
        for name in names[:_MOST_NAMES]:
            typer.echo(f"  {name}")
        if len(names) > _MOST_NAMES:
            typer.echo(say("cli.changes.more", count=len(names) - _MOST_NAMES))
    typer.echo(say("cli.changes.same", count=found.same))


def _origin(source: Source, file: Path) -> str:
    """Whether these are the project's own files, which are read again when they change."""
    own = _source(None, None)
    same = own.fingerprint == source.fingerprint
    return FILES if same else file.name


def _load(source: Source, origin: str) -> None:
    engine = store.make_engine(_database_url())
    try:
        with _counting(say("cli.writing")) as tell:
            load(
                engine,
                source,
                _town(),
                origin=origin,
                today=_now().date(),
                force=True,
                tell=tell,
            )
    finally:
        engine.dispose()


@app.command("export", help=_help("export", "naast map export --out kaart.csv"))
@_plain
def export_(
    form: Annotated[str | None, typer.Option("--format", help=say("cli.arg.format"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.arg.export_json"))] = False,
    geojson: Annotated[bool, typer.Option("--geojson", help=say("cli.arg.geojson"))] = False,
    package: Annotated[bool, typer.Option("--tabular", help=say("cli.arg.tabular"))] = False,
    wijken: Annotated[bool, typer.Option("--wijken", help=say("cli.arg.export_wijken"))] = False,
    out: Annotated[Path | None, typer.Option("--out", help=say("cli.arg.out"))] = None,
) -> None:
    """Writes the map out."""
    if form is not None and form not in FORMS:
        raise UseError("format", value=form, allowed=", ".join(FORMS))
    as_json, geojson, package = (
        chosen or form == name
        for chosen, name in ((as_json, "json"), (geojson, "geojson"), (package, "tabular"))
    )
    as_booklet = form == "booklet"
    if as_booklet and (as_json or geojson or package or wijken):
        raise UseError("one_form")
    if package + geojson + (as_json or wijken) > 1:
        raise UseError("one_form")
    if package and out is None:
        raise UseError("needs_out")
    opened = _open()
    services, count = opened.services, len(opened.wijken if wijken else opened.services)
    content: str | bytes
    if as_booklet:
        content = _booklet(opened)
        count = sum(service.category != CRISIS for service in services)
    elif package:
        content = tabular.package(services, opened.town)
    elif geojson:
        content = export.geojson(services, opened.town.name)
        count = sum(service.located for service in services)
    elif wijken:
        content = (export.wijken_json if as_json else export.wijken_csv)(opened.wijken)
    elif as_json:
        content = hsds.write(services, opened.town)
    else:
        content = export.services_csv(services, opened.town.name)
    _write(content, out, count)
    if geojson and count < len(services):
        # Nobody may think that this is all there is.
        typer.echo(say("cli.not_located", count=len(services) - count), err=True)


def _booklet(opened: Map) -> str:
    return booklet.booklet(
        opened.services,
        opened.wijken,
        read_help_lines(HELP_LINES),
        now=_now(),
        town=opened.town.name,
        ask=opened.ask,
        organisation=os.environ.get("NAAST_ORGANISATION") or None,
    )


@app.command(help=_help("check", "naast map check services.csv --strict"))
@_plain
def check(
    file: MaybeFile = None,
    wijken: Wijken = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("cli.arg.strict"))] = False,
) -> None:
    """Checks files and names each problem."""
    source = _source(file, wijken)
    with _progress(say("cli.checking")):
        contents, problems = examine(source)
        said = {
            name: reports.in_words(ones)
            for name, ones in reports.by_place(reported(_database_url())).items()
        }
        found = () if problems else to_look_at(source, _now().date(), said, names=file is None)
    if problems:
        raise DataError(problems)
    counts = {"services": len(contents.services), "wijken": len(contents.wijken)}
    typer.echo(say("cli.check_ok", **counts))
    if not found:
        return
    typer.echo(say("cli.remarks", count=len(found)))
    for problem in found[:_MOST_PROBLEMS]:
        typer.echo(f"  {problem}")
    if strict:
        raise typer.Exit(PROBLEMS)


@app.command(help=_help("search", "naast map search iets met hout --wijk Holtenbroek --day di"))
@_plain
def search(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]", help=say("cli.arg.text"))
    ] = None,
    category: Annotated[str, typer.Option(help=say("cli.arg.category"))] = "zoek_iets",
    wijk: Annotated[str | None, typer.Option(help=say("cli.arg.wijk"))] = None,
    condition: Annotated[list[str] | None, typer.Option(help=say("cli.arg.condition"))] = None,
    interest: Annotated[list[str] | None, typer.Option(help=say("cli.arg.interest"))] = None,
    free: Annotated[bool, typer.Option("--free", help=say("cli.arg.free"))] = False,
    day: Annotated[str | None, typer.Option(help=say("cli.arg.day"))] = None,
    hour: Annotated[int | None, typer.Option(help=say("cli.arg.hour"))] = None,
    limit: Annotated[int, typer.Option(help=say("cli.arg.limit"))] = 3,
    as_json: AsJson = False,
) -> None:
    """Searches as the conversation does."""
    opened = _open()
    words = " ".join(text or ())
    conditions = frozenset(condition or ()) | (frozenset({"gratis"}) if free else frozenset())
    request = Request(
        category=category,
        wijk=wijk or _named_in(words, opened),
        conditions=conditions,
        interests=frozenset(interest or ()),
        text=words,
        hour=hour,
        day=None if day is None else _weekday(day),
        limit=limit,
    )
    result = opened.search(request, now=_now())
    if not as_json:
        typer.echo(result.text)
        return
    document = {
        "options": [option.as_dict() for option in result.options],
        "loosened": [{"name": one.name, "text": one.text} for one in result.loosened],
        "ask_instead": [option.as_dict() for option in result.ask_instead],
        "notes": list(result.notes),
        "wijk": result.wijk.name if result.wijk else None,
    }
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _weekday(said: str) -> int:
    """The day that was typed (`di`, `dinsdag`), 0 for Monday; raises UseError."""
    days = [name.casefold() for name in sentences()["hours"]["day"]]
    found = [
        at for at, name in enumerate(days) if len(said) >= 2 and name.startswith(said.lower())
    ]
    if not found:
        raise UseError("weekday", value=said, allowed=", ".join(days))
    return found[0]


def _named_in(words: str, opened: Map) -> str | None:
    """The neighbourhood that the words name, as in a conversation."""
    match = opened.find_wijk(words) if words else None
    return match.name if match else None


@app.command(help=_help("stats", "naast map stats --picture dekking.svg"))
@_plain
def stats(
    as_json: AsJson = False,
    picture: Annotated[Path | None, typer.Option("--picture", help=say("cli.arg.picture"))] = None,
) -> None:
    """Counts what there is and what is missing."""
    opened = _open()
    covered = counting.coverage(opened.services, opened.wijken, opened.town.name)
    if picture is not None:
        _write(drawing.svg(covered, opened.town.name), picture, covered.services)
    if as_json:
        typer.echo(json.dumps(covered.as_dict(), ensure_ascii=False, indent=2))
        return
    console = Console()
    table = Table(
        title=say("cli.stats_title", services=covered.services, found=covered.crisis),
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    table.add_column(say("cli.stats_where"), no_wrap=True)
    # Fifteen long names do not fit beside each other: letters do, and their meaning stands below.
    letters = dict(zip(ascii_uppercase, covered.categories, strict=False))
    for letter in letters:
        table.add_column(letter, justify="right")
    for row in covered.rows:
        counts = (covered.counts.get((row, name), 0) for name in covered.categories)
        table.add_row(row, *(str(count) if count else "-" for count in counts))
    console.print(table)
    console.print(", ".join(f"{letter} {name}" for letter, name in letters.items()))
    gaps = ", ".join(covered.gaps)
    typer.echo(say("cli.stats_gaps", wijken=gaps) if gaps else say("cli.stats_gaps_none"))
    if covered.missing:
        typer.echo(say("cli.stats_missing", categories=", ".join(covered.missing)))
    typer.echo(say("cli.stats_unknown", **covered.unknown))


@app.command(help=_help("stale", "naast map stale --out werkblad.csv"))
@_plain
def stale(
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option("--out", help=say("cli.arg.worksheet"))] = None,
    apply: Annotated[Path | None, typer.Option("--apply", help=say("cli.arg.apply"))] = None,
) -> None:
    """Names what wants checking, and takes in what was checked."""
    opened = _open()
    if apply is not None:
        _apply(opened, apply)
        return
    said = reports.by_place(opened.reports)
    found = counting.stale(opened.services, _now().date(), said)
    if out is not None:
        _write(worksheet.write(found, opened.town.name), out, len(found))
        return
    if as_json:
        rows = [
            {
                "id": one.service.id,
                "name": one.service.name,
                "source_date": one.service.source_date,
                "level": one.certainty.level.name.lower(),
                "reports": {report.reason: report.count for report in one.reports},
                "phone": one.service.phone,
                "source_url": one.service.source_url,
            }
            for one in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo(say("cli.stale_none"))
        return
    table = Table(title=say("cli.stale_title", count=len(found)))
    for name in sentences()["cli"]["stale_columns"]:
        table.add_column(name)
    for one in found:
        service = one.service
        table.add_row(
            service.name,
            reports.in_words(one.reports) or say("cli.stale_no_report"),
            one.certainty.when or say("cli.stale_no_date"),
            service.confidence,
            readable(service.phone) if service.phone else say("cli.stale_nobody"),
        )
    Console().print(table)


@app.command("reports", help=_help("reports", "naast map reports --clear inloophuis-de-bres"))
@_plain
def reports_(
    as_json: AsJson = False,
    clear: Annotated[str | None, typer.Option("--clear", help=say("cli.arg.clear"))] = None,
) -> None:
    """Lists what people said is wrong with places."""
    opened = _open()
    if clear is not None:
        if not opened.clear_reports(clear):
            raise UseError("no_report", value=clear)
        typer.echo(say("cli.report_cleared"))
        return
    found = opened.reports
    if as_json:
        rows = [
            {
                "id": one.service_id,
                "reason": one.reason,
                "count": one.count,
                "last": one.last.isoformat(),
            }
            for one in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo(say("cli.reports_none"))
        return
    table = Table(title=say("cli.reports_title"))
    for name in sentences()["cli"]["reports_columns"]:
        table.add_column(name)
    for one in found:
        service = opened.service(one.service_id)
        table.add_row(
            service.name if service else one.service_id,
            say(f"reports.reason.{one.reason}"),
            str(one.count),
            one.last.isoformat(),
            one.service_id,
        )
    Console().print(table)


def _apply(opened: Map, path: Path) -> None:
    """Puts a worksheet into the map; a curator's work then goes before the project's files."""
    applied = worksheet.apply(
        read_raw(path),
        path.name,
        opened.services,
        wijken=[wijk.name for wijk in opened.wijken],
        town=opened.town.name,
    )
    if not applied.checked:
        typer.echo(say("cli.applied_none"))
        return
    source = Source(
        (path.name, export.services_csv(applied.services, opened.town.name).encode()),
        (path.name, export.wijken_csv(opened.wijken).encode()),
        opened.town,
    )
    _load(source, path.name)
    typer.echo(say("cli.applied", count=applied.checked))
