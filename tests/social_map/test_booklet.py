"""The booklet: whole on its own, honest, help first, every place once, and told by a number."""

from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.language_check import check_text, read_rules
from social_map import Map, UseError
from social_map.booklet import booklet, chapters
from social_map.certainty import certainty
from social_map.cli import FORMS, HELP_LINES, app
from social_map.facts import Reach
from social_map.helplines import HelpLine, read_help_lines
from social_map.phones import readable
from social_map.texts import HERE, sentences
from social_map.vocabulary import CATEGORIES, CRISIS
from tests.social_map.making import NOW, TOWN, WIJKEN, a_service

LINES = read_help_lines(HELP_LINES)
VOID = {"meta", "br"}


class Read(HTMLParser):
    """The elements of a page and the text in each; every one that opens also closes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._texts: list[list[str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
            self._texts.append([])
        self.found.append((tag, dict(attrs), self._texts[-1] if tag not in VOID else []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag
        self._texts.pop()

    def handle_data(self, data: str) -> None:
        for texts in self._texts:
            texts.append(data)

    def texts(self, tag: str, class_: str | None = None) -> list[str]:
        return [
            " ".join("".join(text).split())
            for name, attributes, text in self.found
            if name == tag
            and (class_ is None or class_ in (attributes.get("class") or "").split())
        ]


@pytest.fixture(scope="module")
def page(kaart: Map) -> str:
    return booklet(
        kaart.services,
        kaart.wijken,
        LINES,
        now=NOW,
        town="Zwolle",
        ask=kaart.ask,
        organisation="Buurthuis De Brug",
    )


@pytest.fixture(scope="module")
def read(page: str) -> Read:
    return Read(page)


def test_it_needs_nothing_beside_it(page: str, read: Read) -> None:
    assert page.startswith('<!doctype html>\n<html lang="nl">')
    assert not {"script", "link", "img", "iframe"} & {name for name, _, _ in read.found}
    assert "url(" not in page and "@import" not in page and 'src="' not in page


def test_every_place_stands_in_it_once_with_its_number(kaart: Map, read: Read) -> None:
    shown = [one for one in kaart.services if one.category != CRISIS]
    names = read.texts("h3")
    assert sorted(name for name in names if name in {one.name for one in shown}) == sorted(
        one.name for one in shown
    )
    assert read.texts("p", "number") == [str(number) for number in range(1, len(shown) + 1)]


def test_every_place_says_what_where_how_to_reach_it_and_how_sure_we_are(
    kaart: Map, read: Read
) -> None:
    places = {text.split(" ", 1)[1]: text for text in read.texts("article")}
    for service in kaart.services:
        if service.category == CRISIS:
            continue
        text = next(text for rest, text in places.items() if rest.startswith(service.name))
        assert service.description.split(".")[0] in text
        assert "Waar" in text and "Eerste stap:" in text
        if service.phone:
            assert readable(service.phone) in text
        assert ("Vraag eerst na." in text) == certainty(service, NOW.date()).ask_first, service.id
        for word in ("None", "onbekend"):
            assert word not in text.replace("(tijden onbekend)", "")


def test_help_comes_before_any_place_and_every_line_is_there(page: str, read: Read) -> None:
    front = page.index('id="hulp"')
    first = page.index("<article")
    assert front < page.index('class="contents"') < first
    help_ = next(text for text in read.texts("section", "help"))
    for line in LINES:
        for number in line.numbers:
            assert readable(number) in help_, line.id
        if not line.numbers:
            assert line.name in help_
    large = read.texts("div", "large")[0]
    assert large.startswith("112") and "113 of 0800-0113" in large


def test_a_bed_for_the_night_stands_with_the_help(read: Read) -> None:
    assert "De Herberg" in read.texts("section", "help")[0]
    assert not any("De Herberg (nachtopvang)" in text for text in read.texts("article"))


def test_the_contents_name_each_part_and_the_numbers_in_it(kaart: Map, read: Read) -> None:
    found = chapters(kaart.services, kaart.wijken, "Zwolle")
    rows = read.texts("li")
    assert len(rows) == len(found)
    at = 1
    for row, chapter in zip(rows, found, strict=True):
        last = at + len(chapter.places) - 1
        expected = f"plek {at}" if at == last else f"plek {at} tot en met {last}"
        assert row == f"{chapter.name} {expected}"
        at = last + 1
    ids = {attributes["id"] for _, attributes, _ in read.found if "id" in attributes}
    links = [attributes["href"] for name, attributes, _ in read.found if name == "a"]
    assert links and {link[1:] for link in links if link} <= ids


def test_a_neighbourhood_without_a_place_is_named_with_what_is_near(read: Read) -> None:
    assert (
        "In Vechtlanden weten we nog geen plek. Dichtbij is Aa-landen of Berkum."
        in read.texts("nav")[0]
    )


def test_it_says_when_it_was_made_by_whom_and_how_to_say_what_is_wrong(read: Read) -> None:
    cover = read.texts("header", "cover")[0]
    assert "Gemaakt op 23 november 2026." in cover
    assert "Je kreeg dit van Buurthuis De Brug." in cover
    mistake = read.texts("section", "mistake")[0]
    assert "‘Dit klopt niet’" in mistake and "Buurthuis De Brug past de lijst" in mistake


def test_the_neighbourhoods_come_first_then_the_town_then_the_country() -> None:
    services = [
        a_service("land", reach=Reach.COUNTRY, wijk=None),
        a_service("stad", reach=Reach.TOWN, wijk=None, category="geldzaken"),
        a_service("ergens", reach=Reach.UNKNOWN, wijk=None),
        a_service("zuid", wijk="Zuidwijk"),
        a_service("noord", wijk="Noordwijk"),
        a_service("noord-eten", wijk="Noordwijk", category="samen-eten", name="Aa"),
        a_service("nood", category=CRISIS, reach=Reach.TOWN, wijk=None),
    ]
    found = chapters(services, WIJKEN, "Stad")
    assert [chapter.name for chapter in found] == [
        "Noordwijk",
        "Zuidwijk",
        "Heel Stad: geld en spullen",
        "In Stad, de wijk weten we niet",
        "Heel Nederland: bellen en internet",
    ]
    assert [one.id for one in found[0].places] == ["noord", "noord-eten"]
    assert found[0].about == "Hier horen ook bij: Het Noorden."
    assert found[1].about == "Hier horen ook bij: Stad-Onder."


def test_what_stands_in_a_row_is_text_and_nothing_else() -> None:
    place = a_service("x", name="<script>alert(1)</script>", description="A & <b>B</b>.")
    page = booklet([place], WIJKEN, (), now=NOW, town=TOWN.name)
    assert "<script" not in page
    read = Read(page)
    assert "<script>alert(1)</script>" in read.texts("h3")
    assert "A & <b>B</b>." in read.texts("p", "what")


def test_whom_to_ask_is_named_where_a_place_has_no_number() -> None:
    ask = a_service("vraagbaak", phone="038-4989980", name="Het wijkteam")
    old = a_service("oud", source_date="2019")
    page = booklet([old], WIJKEN, (), now=NOW, town="Stad", ask=ask)
    sure = Read(page).texts("p", "sure")
    assert sure == [
        "Vraag eerst na. Dit weten we uit 2019. Dat kan bij Het wijkteam: 038-498 99 80."
    ]


def test_what_is_known_of_a_wheelchair_is_said_and_otherwise_said_once() -> None:
    known = booklet([a_service("x", wheelchair=True)], WIJKEN, (), now=NOW, town="Stad")
    assert "Je kunt er met een rolstoel in." in known
    assert "weten we nergens" not in known
    assert "weten we nergens" in booklet([a_service("x")], WIJKEN, (), now=NOW, town="Stad")


def test_a_line_without_a_number_says_what_to_do() -> None:
    line = HelpLine("x", "Spoedpost", (), "spoed.nl", None, None, None, "Bel je huisarts.", True)
    page = booklet([a_service("x")], WIJKEN, (*LINES[:2], line), now=NOW, town="Stad")
    help_ = Read(page).texts("section", "help")[0]
    assert "Spoedpost Bel je huisarts. Kijk op spoed.nl." in help_
    assert "nog niet nagekeken" not in help_


def test_it_is_large_and_no_place_is_split_over_pages() -> None:
    style = (HERE / "booklet.css").read_text(encoding="utf-8")
    assert re.search(r"body \{[^}]*font: 14pt/", style)
    assert re.search(r"\.place \{[^}]*break-inside: avoid", style)
    assert re.search(r"\.chapter > header \{[^}]*break-after: avoid", style)
    sizes = [int(found) for found in re.findall(r"(?:font-size|font): ?(\d+)pt", style)]
    # Only the page number is smaller than the text.
    assert sorted(sizes)[:2] == [12, 14]


def test_its_own_sentences_are_plain(kaart: Map) -> None:
    rules = read_rules()
    own = [
        text
        for text in sentences()["booklet"].values()
        if isinstance(text, str) and len(text.split()) > 3
    ]
    for text in own:
        bad = [str(one) for one in check_text(text, rules, variables=False) if one.rule != "leeg"]
        assert bad == []
    assert set(sentences()["booklet"]["kind"]) == set(CATEGORIES)


# ---- the help lines -----------------------------------------------------------------------


def test_the_lines_of_the_project_are_read() -> None:
    by_id = {line.id: line for line in LINES}
    assert by_id["113-zelfmoordpreventie"].numbers == ("113", "0800-0113")
    assert by_id["alcohol-info"].numbers == () and by_id["alcohol-info"].hours is None
    assert by_id["politie-geen-spoed"].doubtful and not by_id["112"].doubtful


@pytest.mark.parametrize("content", ["", "hulplijnen: {a: b}", "hulplijnen:\n - naam: x", "a: ["])
def test_a_broken_list_of_lines_is_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "hulplijnen.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UseError, match=r"Het bestand hulplijnen\.yml klopt niet"):
        read_help_lines(path)
    with pytest.raises(UseError, match=r"weg\.yml is er niet"):
        read_help_lines(tmp_path / "weg.yml")


# ---- on the command line ------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("NAAST_DATABASE_URL", f"sqlite:///{tmp_path / 'kaart.sqlite3'}")
    monkeypatch.delenv("NAAST_ORGANISATION", raising=False)

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["export", *map(str, arguments)])

    return call


def test_the_booklet_is_written_to_a_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "boekje.html"
    result = run("--format", "booklet", "--out", out)
    assert (result.exit_code, result.stderr) == (0, "Geschreven in boekje.html. Rijen: 121.\n")
    assert re.fullmatch(
        rf"Gemaakt op \d+ \w+ {datetime.now().year}\.",
        Read(out.read_text(encoding="utf-8")).texts("p", "made")[0],
    )


def test_every_form_has_its_name(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--format", "csv").stdout == run().stdout
    assert run("--format", "json").stdout == run("--json").stdout
    assert run("--format", "geojson").stdout == run("--geojson").stdout
    result = run("--format", "pdf")
    assert (result.exit_code, result.stderr) == (
        2,
        f"De vorm pdf bestaat niet. Kies uit: {', '.join(FORMS)}.\n",
    )


def test_a_booklet_is_one_form_and_not_two(run) -> None:  # type: ignore[no-untyped-def]
    for other in ("--json", "--wijken", "--geojson"):
        result = run("--format", "booklet", other)
        assert result.exit_code == 2
        assert result.stderr.startswith("Kies één vorm")
