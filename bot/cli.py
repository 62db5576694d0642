"""The command `naast`. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from bot.language_data.cli import app as data_app
from bot.settings import Settings, SettingsError, read_settings
from bot.texts import text
from social_map.cli import app as map_app

if TYPE_CHECKING:
    from bot.wiring import House

_Made = TypeVar("_Made")

app = typer.Typer(
    name="naast",
    help=text("cli.help"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
voice_app = typer.Typer(help=text("cli.voice_help"), no_args_is_help=True)
app.add_typer(map_app, name="map", help=text("cli.map_help"))
app.add_typer(data_app, name="data", help=text("cli.data_help"))
app.add_typer(voice_app, name="voice", help=text("cli.voice_help"))


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly."""
    try:
        app()
    except KeyboardInterrupt:
        _tell(text("cli.stopped"))
        raise SystemExit(130) from None


@app.command(help=text("cli.run_help"))
def run(
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    host: Annotated[str, typer.Option()] = "127.0.0.1",
) -> None:
    from bot.channels.telegram.running import ChannelStopped
    from bot.server import PortTaken, serve

    settings = _settings()
    _train_when_needed(settings)
    try:
        serve(settings, host=host, port=port, tell=_tell)
    except (PortTaken, ChannelStopped) as error:
        _stop(str(error), 1)


@app.command(help=text("cli.chat_help"))
def chat() -> None:
    import asyncio

    from bot.channels.terminal import Terminal

    settings = _settings()
    _train_when_needed(settings)
    house = _house(settings)
    house.brain.wake()
    _tell(text("terminal.waking"))
    try:
        asyncio.run(Terminal(house.service, input, typer.echo).talk())
    finally:
        house.brain.close()


@app.command(help=text("cli.telegram_help"))
def telegram() -> None:
    settings = _settings()
    if not settings.telegram_token:
        _stop(text("cli.no_telegram_token"), 2)
    if settings.telegram_webhook:
        _stop(text("cli.telegram_with_webhook"), 2)
    _quiet()
    import asyncio

    from bot.channels.telegram.running import ChannelStopped, Telegram, check_token, run_alone
    from bot.safety import assess
    from bot.wiring import local_now

    try:
        # Before anything that takes long: a wrong token is seen at once.
        asyncio.run(check_token(settings))
        _train_when_needed(settings)
        house = _house(settings)
        channel = Telegram(
            settings, house.service, house.store, house.voice, tell=_tell, now=local_now
        )
        house.brain.wake()
        # The patterns of danger are read now, not at the first message.
        assess("")
        try:
            run_alone(channel)
        finally:
            house.brain.close()
    except ChannelStopped as error:
        _stop(str(error), 1)
    _tell(text("cli.stopped"))


@app.command(help=text("cli.card_help"))
def card(
    out: Annotated[Path, typer.Option("--out")],
    web: Annotated[str | None, typer.Option("--web")] = None,
    telegram: Annotated[str | None, typer.Option("--telegram")] = None,
) -> None:
    from bot.card import SHEETS, ContentError, draw, make_content
    from bot.card.content import HERE, web_address

    settings = _settings()
    _quiet()
    address = web or web_address(settings.telegram_webhook)
    try:
        content = make_content(address, telegram or _name_of_bot(settings), settings.organisation)
    except ContentError as error:
        _stop(str(error), 2)
    names = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for sheet in SHEETS:
            for kind in ("pdf", "png"):
                names.append(f"naast-{sheet}.{kind}")
                (out / names[-1]).write_bytes(draw(sheet, kind, content))
    except OSError:
        _stop(text("cli.card_no_folder", folder=out), 1)
    if address is None:
        _tell(text("cli.card_no_web", address=HERE))
    _tell(text("cli.card_made", names=", ".join(names), folder=out))


def _name_of_bot(settings: Settings) -> str | None:
    """The user name that Telegram gives, when there is a token; else None."""
    if not settings.telegram_token:
        return None
    import asyncio

    from bot.channels.telegram.running import ChannelStopped, check_token

    try:
        return asyncio.run(check_token(settings))
    except ChannelStopped as error:
        _tell(str(error))
        return None


@app.command(help=text("cli.train_help"))
def train(
    force: Annotated[bool, typer.Option("--force")] = False,
    verbose: Annotated[bool, typer.Option("--verbose")] = False,
) -> None:
    settings = _settings()
    if not _train_when_needed(settings, force=force, verbose=verbose):
        _tell(text("cli.current"))


@app.command(help=text("cli.parse_help"))
def parse(
    file: Annotated[Path, typer.Argument()],
    explain: Annotated[bool, typer.Option("--explain")] = False,
) -> None:
    texts = _read_texts(file)
    settings = _settings()
    _train_when_needed(settings)
    _quiet()
    from bot.brain.parse import Parser
    from bot.training import MODEL

    parser = Parser(settings.models / MODEL)
    started = time.monotonic()
    done = 0
    for lines in parser.parse(texts, explain=explain):
        for line in lines:
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        done += len(lines)
        _progress(f"{done}/{len(texts)}")
    sys.stdout.flush()
    seconds = max(time.monotonic() - started, 1e-6)
    _tell(f"\r{done}/{len(texts)}  {done / seconds:.0f}/s")


@voice_app.command("list")
def voice_list() -> None:
    from bot.brain.voice import Voice

    voice = _or_stop(Voice)
    for name in sorted(voice.names()):
        typer.echo(f"{name}  ({len(voice.variants(name))})")


@voice_app.command("preview")
def voice_preview(name: Annotated[str, typer.Argument()]) -> None:
    from bot.brain.voice import UnknownResponse, Voice

    voice = _or_stop(Voice)
    try:
        variants = voice.variants(name)
    except UnknownResponse:
        _stop(text("cli.unknown_response", name=name), 2)
    for number, variant in enumerate(variants, 1):
        typer.echo(f"{number}. {variant.text}")


@voice_app.command("review", help=text("cli.review_help"))
def voice_review(
    out: Annotated[Path, typer.Option("--out")],
    danger: Annotated[bool, typer.Option("--danger")] = False,
) -> None:
    from datetime import date

    from bot.review import ReviewError, make_sheet

    if not danger:
        _stop(text("cli.review_what"), 2)
    try:
        out.write_text(make_sheet(date.today()), encoding="utf-8")
    except ReviewError as error:
        _stop(str(error), 1)
    except OSError:
        _stop(text("cli.review_no_file", path=out), 2)
    _tell(text("cli.review_written", path=out))


def _settings() -> Settings:
    from dotenv import load_dotenv

    from bot.settings import ROOT

    load_dotenv(ROOT / ".env")
    try:
        return read_settings()
    except SettingsError as error:
        _stop(str(error), 1)


def _house(settings: Settings) -> House:
    _quiet()
    from bot.wiring import build

    return _or_stop(lambda: build(settings))


def _quiet() -> None:
    from bot.logs import make_wordless

    make_wordless()


def _or_stop(make: Callable[[], _Made]) -> _Made:
    """What `make` makes; a file of responses that cannot be read ends the command."""
    try:
        return make()
    except ValueError as error:
        _stop(text("cli.bad_responses", problem=error), 1)


def _train_when_needed(settings: Settings, *, force: bool = False, verbose: bool = False) -> bool:
    """Train when the data changed; whether that was so."""
    from bot.training import TrainingError, count_examples, is_current, train

    if not force and is_current(settings.root, settings.models):
        return False
    _tell(text("cli.training", examples=count_examples(settings.root)))
    started = time.monotonic()
    try:
        train(
            settings.root,
            settings.models,
            verbose=verbose,
            show=lambda seconds: _progress(f"{seconds:.0f} s"),
        )
    except TrainingError:
        _tell("")
        _stop(text("cli.train_failed"), 1)
    _tell("\r" + text("cli.trained", seconds=round(time.monotonic() - started)))
    return True


def _read_texts(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        _stop(text("cli.no_file", path=path), 2)
    texts = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            _stop(text("cli.bad_line", line=number, path=path), 2)
        if not isinstance(found, str):
            _stop(text("cli.bad_line", line=number, path=path), 2)
        texts.append(found)
    return texts


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r" + line)
        sys.stderr.flush()


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _stop(line: str, status: int) -> NoReturn:
    _tell(line)
    raise typer.Exit(status)


if __name__ == "__main__":
    main()
