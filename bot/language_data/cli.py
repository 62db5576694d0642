"""The command `naast data`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.settings import ROOT
from bot.texts import text

app = typer.Typer(help=text("cli.data_help"), no_args_is_help=True)


@app.command("draw", help=text("cli.data_draw_help"))
def draw_command(
    seed: Annotated[int, typer.Option()] = 1,
    count: Annotated[int, typer.Option(min=1)] = 30,
    root: Annotated[Path, typer.Option("--root")] = ROOT,
) -> None:
    import random

    from bot.language_data.reading import read_training

    lines, _ = read_training(root)
    for line in random.Random(seed).sample(lines, min(count, len(lines))):
        typer.echo(f"{line.intent:24} {line.manner:8} {line.text}")


@app.command("check", help=text("cli.data_check_help"))
def check_command(
    root: Annotated[Path, typer.Option("--root")] = ROOT,
    picture: Annotated[Path | None, typer.Option("--picture")] = None,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    from bot.language_data.check import MANNERS, check

    report = check(root, root / "tests" / "nlu")
    console = Console(width=110)
    if not quiet:
        table = Table(*(["", *MANNERS, "samen"]), box=None, pad_edge=False)
        for intent, counter in report.counts.items():
            cells = [str(counter[m] or "-") for m in MANNERS]
            table.add_row(intent, *cells, str(counter.total()))
        totals = [str(sum(c[m] for c in report.counts.values())) for m in MANNERS]
        table.add_row("samen", *totals, str(report.lines))
        console.print(table)
        console.print(text("cli.data_near", within=report.near_within, across=report.near_across))
    if picture is not None:
        from bot.language_data.picture import coverage

        coverage(report.counts, MANNERS, picture)
    for finding in report.findings:
        typer.echo(str(finding), err=True)
    if report.findings:
        typer.echo(text("cli.data_wrong", count=len(report.findings)), err=True)
        raise typer.Exit(1)
    typer.echo(text("cli.data_right", lines=report.lines), err=True)
