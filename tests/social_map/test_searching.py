"""Searching through the database: the same as judging every place, on SQLite and PostgreSQL."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.maps import make_map
from social_map import CATEGORIES, CONDITIONS, INTERESTS, KINDS, Map, Request, bits, open_map
from social_map import store as storing
from social_map.errors import DatabaseError
from social_map.facets import Facets, facets_of, numbered
from social_map.match import Asked, match
from social_map.opening import DATA, load, read_source
from social_map.store import Contents, Loaded, make_engine
from social_map.town import Town
from social_map.vocabulary import AUDIENCES, CRISIS, kind_of
from tests.conftest import Clock
from tests.social_map.making import NOW, TOWN, WIJKEN, a_service
from tests.social_map.oracle import best


@pytest.fixture(scope="module")
def made(kaart: Map) -> Map:
    """A made-up map of some hundreds of places, in which everything occurs."""
    services, wijken = make_map(600, kaart.services)
    chance = random.Random(3)
    tagged = [
        a_service(
            f"getagd-{n}",
            category=chance.choice(CATEGORIES),
            also=tuple(chance.sample([c for c in CATEGORIES if c != CRISIS], 1)),
            wijk=chance.choice(wijken).name,
            conditions=tuple(chance.sample(CONDITIONS, chance.randint(0, 4))),
            interests=tuple(chance.sample(INTERESTS, chance.randint(0, 2))),
            audience=tuple(chance.sample(("ouderen", "psychisch", "huisdier", "kanker"), 1)),
            contact=chance.choice((None, "geen", "een-op-een", "groep")),
            home_based=chance.choice((None, True, False)),
            registration=chance.choice((None, "inloop", "aanmelden", "verwijzing")),
            verified_on=chance.choice((None, date(2026, 5, 1), date(2019, 5, 1))),
        )
        for n in range(200)
    ]
    return Map([*services, *tagged], wijken, Town("Zwolle"))


@st.composite
def asked_of_a_map(draw: st.DrawFn, made: Map) -> Asked:
    """Anything that can be asked, with scores as the words could have given."""
    count = len(made.services)
    numbers = st.integers(0, count - 1)
    category = draw(st.sampled_from([*KINDS, *(name for name in CATEGORIES if name != CRISIS)]))
    kind = kind_of(category)
    assert kind is not None
    scores = draw(st.dictionaries(numbers, st.sampled_from([0.8, 1, 2, 4, 9.6]), max_size=40))
    names = [wijk.name for wijk in made.wijken]
    return Asked(
        Request(
            category,
            wijk=draw(st.one_of(st.none(), st.sampled_from(names))),
            conditions=draw(st.frozensets(st.sampled_from(CONDITIONS), max_size=4)),
            home_first=draw(st.booleans()),
            no_groups=draw(st.booleans()),
            with_others=draw(st.booleans()),
            not_for=draw(st.frozensets(st.sampled_from(AUDIENCES), max_size=2)),
            hour=draw(st.one_of(st.none(), st.integers(0, 23))),
            day=draw(st.one_of(st.none(), st.integers(0, 6))),
            limit=draw(st.integers(1, 30)),
        ),
        kind,
        interests=draw(st.frozensets(st.sampled_from(INTERESTS), max_size=3)),
        has_words=bool(scores) or draw(st.booleans()),
        scores=scores,
        named=bits.from_numbers(draw(st.frozensets(numbers, max_size=5))),
        excluded=bits.from_numbers(draw(st.frozensets(numbers, max_size=50))),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_all_at_once_finds_what_one_after_another_finds(made: Map, data: st.DataObject) -> None:
    asked = data.draw(asked_of_a_map(made))
    services = numbered(made.services)
    facets = facets_of(services)
    found = match(asked, facets, places=made.places, today=NOW.date())
    wanted, loosened = best(asked, services, made.places, NOW.date())
    assert [services[number].id for number in found.numbers] == wanted
    if wanted:
        assert set(found.loosened) == loosened


# ---- through a database -------------------------------------------------------------------


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each sort, empty."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kaart.sqlite3'}"
    else:
        yield request.getfixturevalue("postgres_url")


@pytest.fixture
def opened(url: str) -> Iterator[Map]:
    """The map of Zwolle in a database of each sort."""
    kaart = open_map(url, "zwolle")
    assert kaart.problem is None
    yield kaart
    kaart.close()


def ids(kaart: Map, request: Request, now: datetime = NOW) -> list[str]:
    return [option.id for option in kaart.search(request, now=now).options]


def test_free_words_find_the_same_in_every_database(opened: Map, kaart: Map) -> None:
    """One connection each: the words of people, plain, begun, inside others, and misspelt."""
    for text, first in (
        ("iets met hout", "5050-workcenter-marsweg"),
        ("schaken", None),
        ("schaaken", None),
        ("kloostr", "dominicanenklooster-zwolle"),
        ("moestuinn", "moestuinen-berkum"),
        ("Café", None),
        ("repaircafé", "repaircafe-aalanden"),
        ("fietsen maken met anderen", None),
        ("parachutespringen", None),
        ("ik wil graag hengelen", "hsv-de-hengelsport-zwolle"),
    ):
        request = Request(text=text)
        found = opened.search(request, now=NOW)
        assert [one.id for one in found.options] == ids(kaart, request), text
        if first:
            assert first in [one.id for one in found.options], text


def test_words_go_together_with_every_other_wish(opened: Map) -> None:
    request = Request(
        text="vragen over je huis",
        wijk="Holtenbroek",
        conditions=frozenset({"inloop"}),
        day=1,
        hour=9,
    )
    found = opened.search(request, now=NOW)
    assert found.options[0].id == "inloophuis-de-hud-holtenbroek"
    assert "wijk" not in {one.name for one in found.loosened}


@pytest.mark.parametrize(
    "text",
    ['"', "'; DROP TABLE service; --", "hout* OR NEAR(", "a:b & c | !d", "%s %(x)s :y", "\0"],
)
def test_what_looks_like_an_order_is_words(opened: Map, text: str) -> None:
    assert opened.search(Request(text=text), now=NOW).text
    assert len(opened.services) == 131


def test_a_word_finds_a_place_and_is_not_given_back_as_the_reason(opened: Map) -> None:
    for text in ("zwerfvuil", "zwerfvuyl"):
        option = opened.search(Request(text=text), now=NOW).options[0]
        assert option.id == "vlo-landschapsonderhoud"
        assert "woord" not in (option.why or "")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("iets in het engels", "hsv-de-hengelsport-zwolle"),
        ("een avond voor ouders", "goede-dagen-ouderen"),
        ("een clubje voor een ouder en zijn kind", "buurtkamer-stadshagen"),
    ],
)
def test_a_word_within_another_finds_nothing(opened: Map, text: str, never: str) -> None:
    assert never not in {one.id for one in opened.search(Request(text=text), now=NOW).options}


def test_what_words_found_before_is_still_meant_when_a_wish_is_added(opened: Map) -> None:
    first = opened.search(Request("zoek_vrijwilligerswerk", text="kratten"), now=NOW)
    assert first.among and not first.gave_up("woorden")
    asked = Request(
        "zoek_vrijwilligerswerk",
        among=frozenset(first.among),
        conditions=frozenset({"gratis"}),
    )
    again = opened.search(asked, now=NOW)
    assert {one.id for one in again.options} <= {*first.among}


def test_where_somebody_does_not_want_to_come_is_nowhere_shown(opened: Map) -> None:
    asked = Request("zoek_ontmoeting", not_in=frozenset({"Holtenbroek"}), limit=40)
    found = opened.search(asked, now=NOW)
    assert found.options and all(one.service.wijk != "Holtenbroek" for one in found.options)


def test_what_is_told_of_as_past_comes_only_where_nothing_else_fits(opened: Map) -> None:
    found = opened.search(Request("zoek_ontmoeting", limit=60), now=NOW)
    shown = {one.id for one in found.options}
    assert not shown & {"buurthuis-eben-haezer-spoolde", "wijkcentrum-sio-zwolle-zuid"}
    eating = opened.search(Request("zoek_samen_eten", limit=9), now=NOW)
    assert "leger-des-heils-eetcafe-moestuin" not in {one.id for one in eating.options}


def test_free_comes_before_paid_and_walking_in_before_signing_up(url: str) -> None:
    kaart = Map(
        [
            a_service("a-duur", cost="5 euro", registration="inloop"),
            a_service("b-weet-niet", registration="inloop"),
            a_service("c-aanmelden", cost="gratis", registration="aanmelden"),
            a_service("d-inloop", cost="gratis", registration="inloop"),
            a_service("e-nagekeken", verified_on=date(2026, 10, 1)),
        ],
        WIJKEN,
        TOWN,
    )
    found = kaart.search(Request("zoek_ontmoeting", wijk="Middenwijk", limit=9), now=NOW).options
    assert [one.id[0] for one in found] == ["e", "d", "c", "b", "a"]
    assert found[0].why == "Dit is in Middenwijk en is pas nagekeken."
    assert found[1].why == "Dit is in Middenwijk en is gratis."
    assert found[3].why == "Dit is in Middenwijk en is zonder afspraak."


def test_a_day_and_an_hour_of_the_week_can_be_asked(opened: Map) -> None:
    request = Request("zoek_ontmoeting", wijk="Holtenbroek", limit=40, exclude=frozenset())
    on_tuesday = opened.search(Request(**{**vars(request), "day": 1, "hour": 9}), now=NOW)
    assert on_tuesday.options[0].id == "inloophuis-de-hud-holtenbroek"
    assert "rond die tijd" in " ".join(one.why or "" for one in on_tuesday.options)
    on_thursday = opened.search(Request(**{**vars(request), "day": 3, "hour": 9}), now=NOW)
    assert "inloophuis-de-hud-holtenbroek" not in [one.id for one in on_thursday.options]


# ---- when the database changes ------------------------------------------------------------


def put(url: str, contents: Contents, fingerprint: str) -> None:
    engine = make_engine(url)
    new = Loaded("zwolle", fingerprint, storing.HEAD, "eigen.csv")
    storing.replace(engine, contents, new, unless=lambda _: False)
    engine.dispose()


def test_a_map_that_is_imported_elsewhere_is_seen_at_the_next_question(
    opened: Map, url: str
) -> None:
    assert len(opened.services) == 131
    put(url, Contents((a_service("nieuw", interests=("muziek",)),), WIJKEN), "anders")
    assert ids(opened, Request(text="muziek")) == ["nieuw"]
    assert [wijk.name for wijk in opened.wijken] == [wijk.name for wijk in WIJKEN]
    assert opened.service("inloophuis-de-bres") is None


def test_a_database_that_falls_away_in_a_talk_leaves_the_last_map(
    opened: Map, url: str, clock: Clock
) -> None:
    opened.clock = clock
    request = Request(text="iets met hout")
    before = opened.search(request, now=NOW)

    def rename(old: str, new: str) -> None:
        with make_engine(url).begin() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")

    rename("search_number", "elders")
    assert opened.search(request, now=NOW) == before
    assert opened.service("inloophuis-de-bres") is not None
    assert len(opened.services) == 131
    rename("elders", "search_number")
    put(url, Contents((a_service("nieuw", interests=("muziek",)),), WIJKEN), "anders")
    # It is left alone for a while, and then asked again.
    assert len(opened.services) == 131
    clock.move(20)
    assert ids(opened, Request(text="muziek")) == ["nieuw"]


def test_a_map_too_large_for_memory_says_what_is_wrong(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("social_map.shelf.SMALL", 10)
    kaart = open_map(url, "zwolle")
    assert len(kaart.services) == 131
    with make_engine(url).begin() as connection:
        connection.exec_driver_sql("DROP TABLE search_number")
    with pytest.raises(DatabaseError, match="passen niet bij deze versie"):
        kaart.search(Request(), now=NOW)
    kaart.close()


def test_search_tables_of_another_version_are_made_again(
    opened: Map, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(opened, Request(text="hout"))
    monkeypatch.setattr(storing, "INDEX", "nieuw")
    kaart = open_map(url, "zwolle")
    assert kaart.problem is None
    assert ids(kaart, Request(text="hout")) == before
    # Who still runs the older version keeps the map it had.
    monkeypatch.undo()
    assert ids(opened, Request(text="hout")) == before
    kaart.close()


def test_an_imported_map_of_the_first_shape_can_be_searched_after_it_is_brought_up(
    url: str,
) -> None:
    from alembic import command

    from social_map.migrations import running

    source = read_source(DATA / "zwolle", "zwolle")
    engine = make_engine(url)
    load(engine, source, "zwolle", origin="eigen.csv", today=None, force=True)
    with storing.writing(engine) as connection:
        command.downgrade(running.config(connection), "0001")
    kaart = open_map(url, "zwolle")
    assert kaart.problem is None
    assert "5050-workcenter-marsweg" in ids(kaart, Request(text="iets met hout"))
    kaart.close()
    engine.dispose()


def test_facets_survive_their_packed_form(kaart: Map) -> None:
    made = facets_of(numbered(kaart.services))
    read = Facets.unpacked(dict(made.packed()))
    assert dict(read.packed()) == dict(made.packed())
    assert read.levels(NOW.date()) == made.levels(NOW.date())


@pytest.mark.parametrize(
    "word",
    "geen bijvoorbeeld weten groep nergens huisarts eerst helpt oefenen sociaal".split(),
)
def test_an_ordinary_word_is_not_what_is_looked_for(kaart: Map, now: datetime, word: str) -> None:
    found = kaart.search(Request("zoek_iets", text=f"iets met {word}"), now=now)
    assert not any("bij het woord" in (option.why or "") for option in found.options)
