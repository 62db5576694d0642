"""The researched rows of Zwolle: what was copied stayed, and what was added is supported."""

from __future__ import annotations

import re

import pytest

from bot.language_check import check_text, read_rules, sentences, words
from social_map import Map
from social_map.facts import Price
from social_map.vocabulary import CATEGORIES, CRISIS


def test_all_rows_are_there(kaart: Map) -> None:
    assert len(kaart.services) == 131
    assert {service.category for service in kaart.services} == set(CATEGORIES)
    assert sum(service.category == CRISIS for service in kaart.services) == 10


def test_unknown_stays_unknown(kaart: Map) -> None:
    assert sum(service.wheelchair is None for service in kaart.services) == 131
    assert sum(service.price is Price.UNKNOWN for service in kaart.services) == 95
    assert sum(service.opening_hours is None for service in kaart.services) == 108
    assert all(service.verified_on is None for service in kaart.services)


def test_those_who_can_be_asked_have_a_number_or_a_page(kaart: Map) -> None:
    assert kaart.ask is not None
    assert kaart.ask.id == "sociaal-wijkteam-zwolle"
    for service_id in kaart.town.ask:
        service = kaart.service(service_id)
        assert service is not None
        assert service.phone or service.website


def test_who_has_no_bed_is_sent_to_places_that_exist(kaart: Map) -> None:
    assert [service.id for service in kaart.shelter] == list(kaart.town.shelter)
    assert kaart.shelter[0].id == "herberg-zwolle"


def test_crisis_lines_have_no_interests_and_no_second_category(kaart: Map) -> None:
    for service in kaart.services:
        if service.category == CRISIS:
            assert service.interests == ()
            assert service.also == ()


# Words of which at least one stands in a row with the interest.
EVIDENCE = {
    "tuinieren": ("tuin", "groen", "plant"),
    "klussen": ("repar", "kapotte", "maken", "klus", "hout", "fiets", "hek"),
    "dieren": ("dier", "hond", "geit"),
    "wandelen": ("wandel", "loop"),
    "vissen": ("vis",),
    "schilderen": ("schilder",),
    "computers": ("computer", "digid"),
    "spelletjes": ("spelletje", "bridge", "kaart"),
    "lezen": ("boek", "krant"),
    "sport": ("sport", "loopt", "voetbal"),
    "geloof": ("kerk", "klooster", "diak"),
    "taal": ("nederlands",),
    "kinderen": ("spelen",),
}


def test_every_interest_is_supported_by_the_row(kaart: Map) -> None:
    for service in kaart.services:
        said = f"{service.name} {service.description} {service.first_step}".casefold()
        for interest in service.interests:
            assert any(word in said for word in EVIDENCE[interest]), (service.id, interest)


PEERS = {
    "focus-ateliers",
    "focus-schrijfcafe",
    "focus-op-herstel",
    "zwolle-actief-recovery-school",
    "depressielijn",
    "ypsilon-advies",
    "ixta-noa-gespreksgroepen",
}


def test_only_where_the_source_says_so_peers_run_it(kaart: Map) -> None:
    assert {service.id for service in kaart.services if service.run_by_peers} == PEERS
    assert not any(service.run_by_peers is False for service in kaart.services)


@pytest.mark.parametrize("word", ["je moet", "moet je"])
def test_no_first_step_commands(kaart: Map, word: str) -> None:
    for service in kaart.services:
        assert word not in (service.first_step or "").casefold(), service.id
        assert "?" not in (service.first_step or ""), service.id


# The name of a line says what it is about; elsewhere nobody is called by a complaint.
NAMED_SO = {"depressielijn": "depressie"}


@pytest.mark.parametrize("field", ["description", "first_step", "target_group"])
def test_every_text_is_plain_dutch(kaart: Map, field: str) -> None:
    rules = read_rules()
    lengths = []
    for service in kaart.services:
        text = getattr(service, field) or ""
        lengths += [len(words(sentence)) for sentence in sentences(text)]
        for found in check_text(text, rules, name=f"map.{field}") if text else ():
            named = NAMED_SO.get(service.id)
            if found.rule == "verboden" and named and named in found.mend:
                continue
            assert found.rule not in ("verboden", "lange_zin", "emoji", "uitroeptekens"), (
                service.id,
                str(found),
            )
    assert sum(lengths) / len(lengths) <= 11


def test_a_first_step_gives_the_number_that_the_row_gives(kaart: Map) -> None:
    for service in kaart.services:
        for number in re.findall(r"0\d{2,3}-\d{4,7}", service.first_step or ""):
            known = {other.phone for other in kaart.services} | {service.phone, "0800-0113"}
            assert number in known, (service.id, number)
        for mail in re.findall(r"[\w.]+@[\w.]+\w", service.first_step or ""):
            assert mail in {other.email for other in kaart.services}, (service.id, mail)
