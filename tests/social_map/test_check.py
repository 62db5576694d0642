"""Broken files: each mistake is named with file, line and mend, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_map.check import (
    check_services,
    check_wijken,
    phone_digits,
    remarks,
    source_date_is_valid,
)
from social_map.errors import DataError, UseError
from social_map.facts import (
    COLUMNS,
    OWN_COLUMNS,
    WIJK_COLUMNS,
    row_from_service,
    service_from_row,
)
from social_map.opening import DATA, contents_of, examine, read_source
from social_map.tables import read_bytes, read_file, write
from tests.social_map.making import a_row

ZWOLLE = DATA / "zwolle"
NAMES = ["Holtenbroek", "Berkum"]


def problems(*rows: dict[str, str]) -> list[str]:
    table = read_bytes(write(COLUMNS, rows).encode(), "s.csv", COLUMNS, OWN_COLUMNS)
    return [str(problem) for problem in check_services(table, NAMES, "Zwolle")]


def test_a_good_row_has_no_problems() -> None:
    assert problems(a_row()) == []


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"name": ""}, "de cel name is leeg. Vul hem in."),
        ({"id": "Een Plek"}, "het id Een Plek klopt niet."),
        (
            {"category": "gezellig"},
            "gezellig past niet in de kolom category. Kies uit: ontmoeting",
        ),
        ({"wijk": "Holtenbroeck"}, "Bedoel je Holtenbroek?"),
        ({"wijk": "heel Kampen"}, "Bedoel je heel Zwolle?"),
        ({"phone": "038-42131"}, "het telefoonnummer 038-42131 klopt niet. Schrijf het als"),
        ({"phone": "bel maar"}, "het telefoonnummer bel maar klopt niet."),
        ({"postcode": "0123 AB"}, "de postcode 0123 AB klopt niet. Schrijf hem als 8011 AB."),
        ({"source_date": "2024-13"}, "de datum 2024-13 klopt niet."),
        ({"source_date": "mei 2024"}, "de datum mei 2024 klopt niet."),
        ({"email": "naam@plek"}, "het e-mailadres naam@plek klopt niet."),
        ({"website": "www.plek.nl"}, "Laat het beginnen met https://."),
        ({"website": "javascript:alert(1)"}, "Laat het beginnen met https://."),
        ({"website": "https://[plek"}, "Laat het beginnen met https://."),
        ({"registration": "soms"}, "soms past niet in de kolom registration."),
        ({"home_based": "jawel"}, "jawel past niet in de kolom home_based."),
        ({"confidence": ""}, "de cel confidence is leeg."),
        ({"description": "a\u200bb"}, "in de cel description staat een onzichtbaar teken."),
        ({"description": "a" * 2_001}, "de cel description is te lang."),
    ],
)
def test_each_mistake_is_named_with_its_mend(cells: dict[str, str], sentence: str) -> None:
    found = problems(a_row(id="goed"), a_row(**cells))
    assert len(found) == 1
    assert found[0].startswith("s.csv, regel 3: ")
    assert sentence in found[0]


def test_a_double_id_is_named_with_the_line_of_the_first() -> None:
    assert problems(a_row(), a_row()) == [
        "s.csv, regel 3: een-plek staat er al op regel 2. Geef elke rij een eigen naam."
    ]


def test_all_mistakes_are_named_at_once() -> None:
    assert len(problems(a_row(phone="x", postcode="y"), a_row(id="b", category="z"))) == 3


def test_our_own_columns_are_checked_too() -> None:
    header = (*COLUMNS, *OWN_COLUMNS)
    own = {"interests": "dieren; draken", "conditions": "gratiz", "verified_on": "gisteren"}
    row = a_row() | dict.fromkeys(OWN_COLUMNS, "") | own | {"also": "crisis-hulplijn"}
    table = read_bytes(write(header, [row]).encode(), "s.csv", COLUMNS, OWN_COLUMNS)
    found = [str(one) for one in check_services(table, NAMES, "Zwolle")]
    assert len(found) == 4
    assert any("draken past niet in de kolom interests" in one for one in found)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "sep=,\n" + text,
        lambda text: text + "\n\n,,,,,,,,,,,,,,,,,,,,,,\n",
    ],
)
def test_what_a_spreadsheet_adds_is_read(spoil) -> None:  # type: ignore[no-untyped-def]
    text = spoil(write(COLUMNS, [a_row(name="Café Één")]))
    for encoding in ("utf-8", "utf-16"):
        table = read_bytes(text.encode(encoding), "s.csv", COLUMNS)
        if encoding == "utf-16" and text.startswith("\ufeff"):
            continue
        assert table.problems == ()
        assert [row.cells["name"] for row in table.rows] == ["Café Één"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_tabs_and_windows_letters_are_read(separator: str) -> None:
    text = write(COLUMNS, [a_row(name="Café Één – “thuis”")]).replace('","', f'"{separator}"')
    table = read_bytes(text.encode("cp1252"), "s.csv", COLUMNS)
    assert table.problems == ()
    assert table.rows[0].cells["name"] == "Café Één – “thuis”"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "er staan geen rijen in."),
        (b"\n\n", "er staan geen rijen in."),
        (b"\x00\x01\x02", "dit is geen tekstbestand."),
        (b"PK\x03\x04\x81\x8d\x00", "dit is geen tekstbestand."),
        (b"id,naam\n", "de kolom name ontbreekt."),
    ],
)
def test_what_is_no_table_is_said_so(raw: bytes, sentence: str) -> None:
    found = read_bytes(raw, "s.csv", COLUMNS).problems
    assert sentence in " ".join(map(str, found))


def test_a_lost_quote_is_named() -> None:
    text = write(COLUMNS, [a_row(), a_row(id="b")])
    broken = text.replace('"Een plek om te zijn."', '"Een plek om "te zijn."', 1)
    found = read_bytes(broken.encode(), "s.csv", COLUMNS).problems
    assert [str(one) for one in found] == [
        "s.csv, regel 2: een aanhalingsteken staat verkeerd."
        " Zet om elke cel een begin- en een eindteken."
    ]


def test_a_row_with_too_few_cells_is_named() -> None:
    text = write(COLUMNS, [a_row()]) + '"los","eind"\n'
    found = read_bytes(text.encode(), "s.csv", COLUMNS).problems
    assert str(found[0]).startswith("s.csv, regel 3: er staan 2 cellen, en het moeten er 23 zijn.")


def test_a_header_with_strange_or_double_columns_is_named() -> None:
    text = (
        write(COLUMNS, [a_row()]).replace('"email"', '"phone"', 1).replace('"city"', '"stad"', 1)
    )
    found = " ".join(map(str, read_bytes(text.encode(), "s.csv", COLUMNS).problems))
    assert "de kolom phone staat er twee keer" in found
    assert "de kolom stad kennen we niet" in found
    assert "de kolom email ontbreekt" in found


def test_a_map_without_rows_is_no_map() -> None:
    assert [one.partition(": ")[2] for one in problems()] == [
        "er staan geen rijen in. Kijk of het goede bestand is gekozen."
    ]


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="is er niet"):
        read_file(tmp_path / "weg.csv", COLUMNS)
    with pytest.raises(UseError, match="kan niet worden gelezen"):
        read_file(tmp_path, COLUMNS)


def test_neighbourhoods_are_checked(tmp_path: Path) -> None:
    good = dict.fromkeys(WIJK_COLUMNS, "") | {"wijk": "Noord", "type": "wijk"}
    rows = [good, good, good | {"wijk": "Zuid", "neighbours": "Nord", "type": "dorp"}]
    table = read_bytes(write(WIJK_COLUMNS, rows).encode(), "w.csv", WIJK_COLUMNS)
    found = " ".join(map(str, check_wijken(table)))
    assert "w.csv, regel 3: Noord staat er al op regel 2." in found
    assert "dorp past niet in de kolom type" in found
    assert "de buurwijk Nord staat niet in wijken.csv. Bedoel je Noord?" in found


def test_the_data_of_zwolle_are_good() -> None:
    contents, found = examine(read_source(ZWOLLE, "zwolle"))
    assert [str(one) for one in found] == []
    assert (len(contents.services), len(contents.wijken)) == (131, 17)


@pytest.mark.parametrize(
    ("phone", "good"),
    [
        ("038-4213155", True),
        ("112", True),
        ("113", True),
        ("0800-0113", True),
        ("0900-1450", True),
        ("+31 (0)38 421 31 55", True),
        ("0031384213155", True),
        ("14 038", True),
        ("0800", False),
        ("038-421315", False),
        ("1234567890", False),
        ("0384213155a", False),
        ("", False),
    ],
)
def test_dutch_phone_numbers_are_told_from_others(phone: str, good: bool) -> None:
    assert (phone_digits(phone) is not None) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2024", True),
        ("2024-02", True),
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("1024", False),
        ("24", False),
        ("2024-2", False),
        ("", False),
    ],
)
def test_dates_may_be_years_or_months(text: str, good: bool) -> None:
    assert source_date_is_valid(text) is good


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_problems(raw: bytes) -> None:
    table = read_bytes(raw, "s.csv", COLUMNS, OWN_COLUMNS)
    assert table.problems or table.rows or table.header


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from((*COLUMNS, *OWN_COLUMNS)),
    st.text(st.characters(exclude_characters="\0"), max_size=50),
)
def test_any_cell_is_good_or_named_and_what_is_good_survives_a_round_trip(
    column: str, value: str
) -> None:
    header = (*COLUMNS, *OWN_COLUMNS)
    row = a_row() | dict.fromkeys(OWN_COLUMNS, "") | {column: value}
    table = read_bytes(write(header, [row]).encode("utf-8", "replace"), "s.csv", header)
    found = check_services(table, NAMES, "Zwolle")
    for problem in found:
        assert problem.file == "s.csv"
        assert problem.line >= 1
        assert str(problem)
    if not found:
        once = row_from_service(service_from_row(table.rows[0].cells, "Zwolle"), "Zwolle")
        assert row_from_service(service_from_row(once, "Zwolle"), "Zwolle") == once
        assert once["name"] == table.rows[0].cells["name"]


# ---- what can be loaded, and still wants a look -------------------------------------------

TODAY = date(2026, 11, 23)
# With this nothing is left to look at.
FINE = {"first_step": "Bel maar.", "phone": "038-1234567", "source_date": "2026-10"}


def looked_at(*rows: dict[str, str]) -> list[str]:
    header = (*COLUMNS, *OWN_COLUMNS)
    full = [dict.fromkeys(OWN_COLUMNS, "") | row for row in rows]
    table = read_bytes(write(header, full).encode(), "s.csv", COLUMNS, OWN_COLUMNS)
    assert check_services(table, NAMES, "Zwolle") == []
    return [str(one).removeprefix("s.csv, ") for one in remarks(table, "Zwolle", TODAY)]


def test_a_row_of_which_all_is_known_wants_no_look() -> None:
    assert looked_at(a_row(**FINE, opening_hours="di en do 10.00-12.30")) == []


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"opening_hours": "als het mooi weer is"}, "de tijden in opening_hours kunnen we niet"),
        ({"first_step": ""}, "de cel first_step is leeg."),
        ({"phone": ""}, "er is geen phone, email, website of street_address."),
        ({"source_date": "2019"}, "dit weten we uit 2019. Vraag na"),
        ({"source_date": ""}, "hoe oud dit is, weten we niet. Vraag na"),
        ({"source_date": "2019", "verified_on": "2019-01-01"}, "dit weten we uit 2019."),
    ],
)
def test_what_wants_a_look_is_named_with_its_mend(cells: dict[str, str], sentence: str) -> None:
    found = looked_at(a_row(**FINE), a_row(**{**FINE, **cells, "id": "b", "name": "Anders"}))
    assert len(found) == 1
    assert found[0].startswith(f"regel 3: {sentence}")


def test_what_was_verified_wants_no_look() -> None:
    assert looked_at(a_row(**{**FINE, "source_date": "2009", "verified_on": "2026-02-03"})) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"name": "Inloophuis De Bres"}, {"name": "inloophuis de Brès"}, True),
        ({"name": "De Bres, inloophuis"}, {"name": "Inloophuis De Bres"}, True),
        ({"name": "Inloop De Bres"}, {"name": "Inloophuis De Bres"}, True),
        (
            {"name": "Inloophuis De Bres"},
            {"name": "Inloophuis De Brug", "phone": "038-7654321"},
            False,
        ),
        ({"name": "Wijkcentrum"}, {"name": "Wijkcentrum", "wijk": "Berkum"}, False),
        ({"name": "De Bres"}, {"name": "De Bres", "category": "samen-eten"}, False),
        ({"name": "Eettafel"}, {"name": "Schaakclub"}, False),
    ],
)
def test_rows_that_look_alike_are_named(
    one: dict[str, str], other: dict[str, str], alike: bool
) -> None:
    found = looked_at(a_row(**{**FINE, **one}), a_row(**{**FINE, "id": "b", **other}))
    assert bool(found) is alike
    if alike:
        assert found[0].startswith(f"regel 3: dit lijkt op {one['name']} op regel 2.")


def test_each_look_alike_is_named_once() -> None:
    rows = [a_row(**FINE, name="Inloophuis De Bres") | {"id": f"x{n}"} for n in range(4)]
    assert len(looked_at(*rows)) == 3


def test_the_first_problem_is_in_the_error() -> None:
    source = read_source(ZWOLLE, "zwolle", services=ZWOLLE / "wijken.csv")
    with pytest.raises(DataError, match=r"wijken\.csv, regel 1: de kolom id ontbreekt"):
        contents_of(source)
