"""R60: in every text, also on the website, people are people."""

from __future__ import annotations

import re

import pytest

from bot.settings import ROOT

STIGMA = re.compile(
    r"\b(?:zielig\w*|kansarm\w*|eenzamen?|isolement|ge[iï]soleerden?|uitkeringstrekkers?|"
    r"doelgroep\w*|probleemgeval\w*|kwetsbare|hulpbehoevend\w*|achterstandswijk\w*|laagopgeleid\w*|"
    r"zwakkeren?|onderkant van|junks?|gestoord\w*|verwarde personen)\b",
    re.IGNORECASE,
)
TEXTS = [
    *sorted((ROOT / "data" / "responses").glob("*.yml")),
    ROOT / "data" / "onderwerpen.yml",
    ROOT / "data" / "knoppen.yml",
    ROOT / "bot" / "texts" / "nl.yml",
    ROOT / "social_map" / "texts" / "nl.yml",
    *sorted((ROOT / "bot" / "web").glob("*.html")),
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_r60_no_text_labels_people(path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if not line.lstrip().startswith("#") and STIGMA.search(line)]
    assert found == []


@pytest.mark.brain
def test_r60_the_page_itself_labels_nobody(talk) -> None:
    page = talk.client.get("/")
    assert page.status_code == 200 and not STIGMA.search(page.text)
