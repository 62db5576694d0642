"""The share kit: what is on the card, that its codes can be read, and the page around it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest
import segno
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from bot.card import SHEETS, Content, ContentError, draw, make_content
from bot.card.content import HERE
from bot.card.page import PAGE, ShareKit
from bot.card.sheet import Type, width_of, wrap
from bot.door.headers import SecurityHeaders
from bot.door.problems import Problem
from bot.language_check import check_text, digits
from bot.settings import ROOT, read_settings

CONTENT = make_content("https://naast.example", "naast_proef_bot", "Stichting Proef")


# ---- what is on it


def test_the_codes_lead_to_the_web_and_to_telegram_with_one_code_for_all() -> None:
    assert CONTENT.web_link == "https://naast.example/?code=kaart"
    assert CONTENT.telegram_link == "https://t.me/naast_proef_bot?start=kaart"
    assert CONTENT.web_shown == "naast.example"


def test_without_settings_there_is_a_card_too() -> None:
    content = make_content(None)
    assert content == Content(HERE) and content.telegram_link is None


@pytest.mark.parametrize(
    "web",
    [
        "naast.example",
        "ftp://naast.example",
        "https://",
        "javascript:alert(1)",
        "https://a b",
        "https://naast.example/?x=1",
        "https://naast.example/#x",
        "https://naam:woord@naast.example",
        "https://[",
        "https://naast.example:99999",
        f"https://{'a' * 60}.example",
    ],
)
def test_what_is_no_address_is_refused_plainly(web: str) -> None:
    with pytest.raises(ContentError, match=r"--web|adres"):
        make_content(web)


@pytest.mark.parametrize("name", ["naast", "x_bot y", "@", "een-bot", "bot"])
def test_what_is_no_bot_is_refused_plainly(name: str) -> None:
    with pytest.raises(ContentError, match="--telegram"):
        make_content("https://naast.example", name)


def test_words_are_wrapped_within_the_width() -> None:
    body = Type(10)
    lines = wrap("een zin die te lang is voor een enkele regel op een kaartje", 40, body)
    assert len(lines) > 1 and all(width_of(line, body) <= 40 for line in lines)


# ---- that it can be read


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_codes_in_the_picture_are_those_of_the_links(sheet: str) -> None:
    picture = Image.open(io.BytesIO(draw(sheet, "png", CONTENT)))
    look, dots = SHEETS[sheet]
    assert abs(picture.width - look.width / 25.4 * dots) <= 1
    assert abs(picture.height - look.height / 25.4 * dots) <= 1
    grey = np.asarray(picture.convert("L"))
    for link, half in ((CONTENT.web_link, 0), (CONTENT.telegram_link, 1)):
        code = segno.make(link, error="m", micro=False)
        wanted = [[bool(module) for module in row] for row in code.matrix]
        modules = len(wanted)
        # Find the code: the box of dark ink within the white panel of its half.
        first = 0.5 if look.steps else 0.42
        middle = slice(int(grey.shape[0] * first), int(grey.shape[0] * 0.72))
        column = slice(half * grey.shape[1] // 2, (half + 1) * grey.shape[1] // 2)
        dark = grey[middle, column] < 70
        rows = np.flatnonzero(dark.sum(axis=1) > 0)
        columns = np.flatnonzero(dark[rows[0] : rows[0] + 40].sum(axis=0) > 0)
        left, top = columns[0] + column.start, rows[0] + middle.start
        step = look.code / 25.4 * dots / (modules + 8)
        seen = [
            [
                bool(grey[round(top + (r + 0.5) * step), round(left + (c + 0.5) * step)] < 128)
                for c in range(modules)
            ]
            for r in range(modules)
        ]
        assert seen == wanted


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_pdf_has_the_size_of_the_paper(sheet: str) -> None:
    made = draw(sheet, "pdf", CONTENT)
    assert made.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", made)
    assert box
    look, _ = SHEETS[sheet]
    assert float(box[1]) == pytest.approx(look.width / 25.4 * 72, abs=0.5)
    assert float(box[2]) == pytest.approx(look.height / 25.4 * 72, abs=0.5)


def test_the_same_card_is_the_same_file() -> None:
    assert draw("kaart", "pdf", CONTENT) == draw("kaart", "pdf", CONTENT)


# ---- the command


def run(*arguments: str, environment: dict[str, str] | None = None) -> Result:
    from bot.cli import app

    return CliRunner().invoke(
        app,
        ["card", *arguments],
        env={
            "NAAST_SECRET_KEY": "a key of a test that is long enough to be one",
            "NAAST_TELEGRAM_TOKEN": "",
            "NAAST_TELEGRAM_WEBHOOK": "",
            **(environment or {}),
        },
    )


@pytest.fixture
def quiet_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command sets up logging for its process; a test is not its process."""
    monkeypatch.setattr("bot.cli._quiet", lambda: None)


def test_the_command_makes_four_files(tmp_path: Path, quiet_logs: None) -> None:
    done = run("--out", str(tmp_path / "k"), "--web", "https://naast.example")
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "k").iterdir()) == [
        "naast-kaart.pdf",
        "naast-kaart.png",
        "naast-poster.pdf",
        "naast-poster.png",
    ]


def test_wrong_use_is_one_plain_sentence(tmp_path: Path, quiet_logs: None) -> None:
    done = run("--out", str(tmp_path), "--web", "geen adres")
    assert done.exit_code == 2 and "Traceback" not in done.output
    (tmp_path / "bestand").write_text("x")
    done = run("--out", str(tmp_path / "bestand"), "--web", "https://naast.example")
    assert done.exit_code == 1 and "Traceback" not in done.output


# ---- the page


@pytest.fixture
def site(tmp_path: Path) -> TestClient:
    settings = read_settings(
        {"NAAST_SECRET_KEY": "x" * 40, "NAAST_ORGANISATION": "Stichting <Proef>"}, var=tmp_path
    )
    kit = ShareKit(settings, lambda: "naast_proef_bot")
    app = Starlette(
        routes=kit.routes(),
        exception_handlers={Problem: lambda _, error: error.response()},
    )
    app.add_middleware(SecurityHeaders)
    return TestClient(app, base_url="https://naast.example")


def test_the_page_says_who_runs_it_and_offers_every_download(site: TestClient) -> None:
    page = site.get("/voor-professionals")
    assert page.status_code == 200
    assert "Stichting &lt;Proef&gt;" in page.text
    links = set(re.findall(r'(?:href|src)="(/voor-professionals/[^"]+)"', page.text))
    assert len(links) == 4
    for link in links:
        answer = site.get(link)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == (
            "application/pdf" if link.endswith("pdf") else "image/png"
        )


def test_a_page_under_a_strange_address_makes_no_card(site: TestClient) -> None:
    answer = site.get("/voor-professionals/naast-kaart.pdf", headers={"host": "a" * 60 + ".nl"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_page_loads_nothing_from_elsewhere_and_has_no_script() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "<script" not in page and "style=" not in page and "http" not in page
    for address in re.findall(r'(?:href|src)="/static/([^"]+)"', page):
        assert (ROOT / "bot" / "web" / address).is_file()


def test_the_page_is_plain_dutch_with_right_numbers() -> None:
    page = PAGE.read_text(encoding="utf-8")
    parts = re.findall(r"<(?:p|li|td|h1|h2)\b[^>]*>(.*?)</(?:p|li|td|h1|h2)>", page, re.DOTALL)
    texts = [re.sub(r"<[^>]+>|<!--.*?-->", "", part).strip() for part in parts]
    # Professionals may be told what it is not, in the words that they use themselves.
    found = [
        finding
        for text in texts
        if text
        for finding in check_text(text)
        if finding.rule not in ("hoofdletters", "moeilijk")
    ]
    assert found == [], "\n".join(map(str, found))
    assert digits("0800-0113") in digits(page)
