"""How fast the social map is searched as it grows, on SQLite and on PostgreSQL.

    make bench-map                      (python -m benchmarks.map)
    python -m benchmarks.map --sizes 1000 10000 --rounds 20

Maps of 1,000, 10,000 and 100,000 made-up places are put into a fresh database of each sort and
asked what people ask in a talk. The PostgreSQL server is the one in NAAST_BENCH_POSTGRES (an
address where databases may be made); without one only SQLite is measured, and that is said. The
result is printed and written to docs/bench-map.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from benchmarks.maps import SEED, make_map
from social_map import Map, Request, open_map, store
from social_map.facts import Service, Wijk
from social_map.store import Contents, Loaded
from social_map.town import Town

ROOT = Path(__file__).parent.parent
POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
NOW = datetime(2026, 11, 23, 14, 0)
TOWN = Town("Zwolle")


def typical(wijken: Sequence[Wijk], shown: frozenset[str]) -> dict[str, Request]:
    """What people ask in a talk; neighbourhoods are ones of this map."""
    home = wijken[len(wijken) // 2].name
    misspelt = home[:3] + home[4:]
    some = frozenset
    return {
        "a kind of place": Request("zoek_ontmoeting"),
        "a kind, in a neighbourhood": Request("zoek_ontmoeting", wijk=home),
        "a neighbourhood, misspelt": Request("zoek_samen_eten", wijk=misspelt),
        "anything, in a neighbourhood": Request(wijk=home),
        "free and without signing up": Request(
            "zoek_ontmoeting", wijk=home, conditions=some({"gratis", "inloop"})
        ),
        "on Tuesday at ten": Request("zoek_ontmoeting", wijk=home, day=1, hour=10),
        "an interest": Request(interests=some({"wandelen"}), wijk=home),
        "plain words": Request(text="iets met hout"),
        "a common word": Request(text="koffie drinken", wijk=home),
        "a misspelt word": Request(text="ik wil graag schaaken"),
        "a word that is nowhere": Request(text="parachutespringen", wijk=home),
        "for who is at home": Request("zoek_ontmoeting", wijk=home, home_first=True),
        "help with money": Request("zoek_hulp_geld", wijk=home),
        "much at once": Request(
            "zoek_bewegen_natuur",
            wijk=home,
            conditions=some({"gratis", "rolstoel", "hond_mee", "avond"}),
            no_groups=True,
        ),
        "another one": Request("zoek_ontmoeting", wijk=home, exclude=shown),
    }


@dataclass(frozen=True)
class Measured:
    """One size on one sort of database; times in milliseconds unless said otherwise."""

    database: str
    size: int
    load_seconds: float
    open_seconds: float
    megabytes: float
    by_search: dict[str, list[float]]

    @property
    def times(self) -> list[float]:
        return [one for times in self.by_search.values() for one in times]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def late(self) -> float:
        """The 95th percentile."""
        return statistics.quantiles(self.times, n=20)[-1]


def measure(
    name: str, urls: dict[int, str], rounds: int, real: Sequence[Service]
) -> list[Measured]:
    """Loads a map of each size into an empty database, and asks everything `rounds` times.

    The sizes take turns, so that whatever else the machine does weighs on all alike.
    """
    loaded, opened, maps, asked = {}, {}, {}, {}
    for size, url in urls.items():
        say(f"{name}, {size:,} places: loading", done=True)
        services, wijken = make_map(size, real)
        contents = Contents(tuple(services), tuple(wijken))
        loaded[size] = timed(lambda url=url, contents=contents: put_in(url, contents))
        del services, contents
        started = time.perf_counter()
        kaart = maps[size] = Map.on(store.make_engine(url, kept=True), TOWN)
        opened[size] = time.perf_counter() - started
        shown = kaart.search(Request("zoek_ontmoeting", limit=9), now=NOW).options
        seen = frozenset(option.id for option in shown)
        asked[size] = list(typical(wijken, seen).items())
    times: dict[int, dict[str, list[float]]] = {
        size: {what: [] for what, _ in asked[size]} for size in urls
    }
    chance = random.Random(SEED)
    # The first round fills what is kept in memory, as the first talks of a day do.
    for count in range(rounds + 1):
        say(f"{name}: round {count} of {rounds}", done=count == rounds)
        questions = [(size, one) for size in urls for one in asked[size]]
        chance.shuffle(questions)
        for size, (what, request) in questions:
            spent = timed(lambda m=maps[size], r=request: m.search(r, now=NOW))
            if count:
                times[size][what].append(spent * 1000)
    found = [
        Measured(name, size, loaded[size], opened[size], on_disk(url), times[size])
        for size, url in urls.items()
    ]
    for kaart in maps.values():
        kaart.close()
    return found


def put_in(url: str, contents: Contents) -> None:
    """Loads a map as an import does, without the files."""
    engine = store.make_engine(url)
    store.make_tables(engine)
    new = Loaded("bench", "made-up", store.HEAD, "bench", NOW.date())
    store.replace(engine, contents, new, unless=lambda _: False)
    if engine.dialect.name == "postgresql":
        # What the server does by itself some minutes after a load.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def on_disk(url: str) -> float:
    """The size of a database in MB."""
    engine = store.make_engine(url)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            size = connection.execute(text("SELECT pg_database_size(current_database())"))
        else:
            size = connection.execute(
                text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            )
        return float(size.scalar_one()) / 1e6


def timed(do: Callable[[], object]) -> float:
    """How many seconds something takes."""
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def say(what: str, *, done: bool = False) -> None:
    """Progress on standard error: over the same line where someone is looking."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what}", end="\n" if done else "", file=sys.stderr, flush=True)
    elif done:
        print(what, file=sys.stderr, flush=True)


@contextmanager
def postgres(sizes: Sequence[int]) -> Iterator[dict[int, str] | None]:
    """Databases of our own, one for each size, dropped afterwards; None without a server."""
    server = os.environ.get("NAAST_BENCH_POSTGRES", POSTGRES)
    names = {size: f"naast_bench_map_{size}" for size in sizes}
    engine = create_engine(
        server, future=True, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3}
    )
    drop = [f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in names.values()]
    try:
        with engine.connect() as connection:
            for statement in (*drop, *(f"CREATE DATABASE {name}" for name in names.values())):
                connection.execute(text(statement))
    except OperationalError:
        yield None
        return
    try:
        yield {
            size: make_url(server).set(database=name).render_as_string(hide_password=False)
            for size, name in names.items()
        }
    finally:
        with engine.connect() as connection:
            for statement in drop:
                connection.execute(text(statement))
        engine.dispose()


def report(found: Sequence[Measured], rounds: int, *, missing: bool) -> str:
    """docs/bench-map.md."""
    lines = [
        "# How the social map grows",
        "",
        f"Written by `make bench-map` on {date.today()}, on {os.cpu_count()} cores "
        f"({platform.machine()}, Python {platform.python_version()}). Made-up maps with seed "
        f"{SEED} (`benchmarks/maps.py`); {len(found[0].by_search)} searches that people make in a "
        f"talk, {rounds} times each, in a shuffled order, through `Map.search` with everything "
        "that it says. Times in milliseconds; growth is the median against that of the smallest "
        "map, and the square root of the size is what it should stay under. The sizes take "
        "turns, so that the load of the machine weighs on all alike.",
        "",
        "| database | places | median | 95 % | growth | square root | load (s) | open (s) | MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in found:
        least = next(other for other in found if other.database == one.database)
        lines.append(
            f"| {one.database} | {one.size:,} | {one.median:.1f} | {one.late:.1f} "
            f"| {one.median / least.median:.1f} | {(one.size / least.size) ** 0.5:.1f} "
            f"| {one.load_seconds:.1f} | {one.open_seconds:.2f} | {one.megabytes:.0f} |"
        )
    if missing:
        lines += ["", "No PostgreSQL server was found: set `NAAST_BENCH_POSTGRES`."]
    lines += ["", "Median of each search:", ""]
    heads = " | ".join(f"{one.database} {one.size:,}" for one in found)
    lines += [f"| search | {heads} |", f"|---|{'---:|' * len(found)}"]
    for what in sorted(found[0].by_search):
        cells = " | ".join(f"{statistics.median(one.by_search[what]):.1f}" for one in found)
        lines.append(f"| {what} | {cells} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench-map.md")
    given = parser.parse_args()
    kaart = open_map("sqlite://", "zwolle")
    real = kaart.services
    with tempfile.TemporaryDirectory() as folder:
        files = {size: f"sqlite:///{folder}/{size}.sqlite3" for size in given.sizes}
        found = measure("SQLite", files, given.rounds, real)
    with postgres(given.sizes) as urls:
        if urls is None:
            say("no PostgreSQL server was found: set NAAST_BENCH_POSTGRES", done=True)
        else:
            found += measure("PostgreSQL", urls, given.rounds, real)
    written = report(found, given.rounds, missing=urls is None)
    print(written)
    given.out.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
