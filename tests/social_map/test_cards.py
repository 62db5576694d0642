"""What people read: complete, short, plain, and never more than is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_map import (
    FIELDS,
    KINDS,
    Map,
    Request,
    Service,
    access,
    card,
    contact,
    cost,
    first_step,
    hours,
    what_to_say,
)
from social_map.certainty import Level, certainty
from social_map.facts import Reach
from social_map.opening_hours import parse
from social_map.phones import link, readable, readable_in
from social_map.texts import sentences
from social_map.vocabulary import AUDIENCES, CONDITIONS, GIVE_UP
from tests.social_map.making import NOW, a_service

FORBIDDEN = re.compile(
    r"\b(je moet|u|uw|cliënt|doelgroep|hulpvraag|traject|participeren|zelfredzaam|isolement"
    r"|aanbod|faciliteren|signaleren|indien|middels|inzetten)\b",
    re.IGNORECASE,
)
# A sentence that someone reads aloud to an official may say "u".
SPOKEN = re.compile(r"“[^”]*”")


def lines_of(kaart: Map, service: Service) -> Iterator[str]:
    """Everything that is ever shown about one place."""
    option = kaart.option(service.id, now=NOW)
    assert option is not None
    yield card(option)
    yield contact(service, ask=kaart.ask).text
    yield hours(service, now=NOW)
    yield cost(service)
    yield access(service)
    yield first_step(service, now=NOW, ask=kaart.ask)
    yield what_to_say(service, ask=kaart.ask)


def test_an_option_has_the_eleven_fields_and_nothing_but_text(kaart: Map) -> None:
    for kind in KINDS:
        for option in kaart.search(Request(kind), now=NOW).options:
            fields = option.as_dict()
            assert tuple(fields) == FIELDS
            assert all(
                value is None or (isinstance(value, str) and value) for value in fields.values()
            )


def test_every_card_is_complete_and_short(kaart: Map) -> None:
    for service in kaart.services:
        option = kaart.option(service.id, now=NOW)
        assert option is not None
        text = card(option)
        assert 2 <= len(text.splitlines()) <= 6
        assert service.name in text
        assert "None" not in text
        if service.phone:
            assert readable(service.phone) in text
        assert option.certainty is not None
        assert option.certainty in text


def test_nothing_that_is_read_commands_or_uses_jargon(kaart: Map) -> None:
    for service in kaart.services:
        for text in lines_of(kaart, service):
            plain = SPOKEN.sub("", text).replace("U kunt", "")
            assert FORBIDDEN.search(plain) is None, (service.id, text)
            assert "None" not in text
            assert "onbekend" not in text.replace("(tijden onbekend)", ""), (service.id, text)


def test_sentences_are_short(kaart: Map) -> None:
    lengths = []
    for service in kaart.services:
        for field in (service.description, service.first_step or ""):
            for sentence in re.split(r"(?<=[.!?;])\s+", field):
                lengths.append(len(sentence.split()))
                assert len(sentence.split()) <= 18, (service.id, sentence)
    assert sum(lengths) / len(lengths) <= 12


def all_sentences(found: Any) -> Iterator[str]:
    if isinstance(found, dict):
        for value in found.values():
            yield from all_sentences(value)
    elif isinstance(found, list):
        for value in found:
            yield from all_sentences(value)
    else:
        yield str(found)


@pytest.mark.parametrize(
    "section",
    [
        *("option", "card", "certainty", "why", "unknown", "loosened", "result"),
        *("contact", "hours", "cost", "access", "first_step", "say"),
    ],
)
def test_our_own_sentences_are_short_and_kind(section: str) -> None:
    for text in all_sentences(sentences()[section]):
        plain = SPOKEN.sub("", text)
        assert FORBIDDEN.search(plain) is None, text
        assert "!" not in plain
        for sentence in re.split(r"(?<=[.?!])\s+", plain):
            assert len(sentence.split()) <= 18, sentence


def test_every_wish_has_its_sentences() -> None:
    for condition in (*CONDITIONS, "uur"):
        assert sentences()["unknown"][condition]
        assert sentences()["why"]["condition"][condition]
    for name in GIVE_UP:
        assert sentences()["loosened"][name]
    for kind in KINDS:
        assert sentences()["why"]["kind"][kind]
    assert len(set(AUDIENCES)) == len(AUDIENCES)


def test_every_blank_in_a_sentence_has_a_name() -> None:
    for text in all_sentences(sentences()):
        for _, name, _, _ in Formatter().parse(text):
            assert name is None or name.isidentifier(), text


# ---- certainty ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "level", "text"),
    [
        (
            {"source_date": "2017"},
            Level.OLD,
            "Dit weten we uit 2017. Vraag eerst na of het klopt.",
        ),
        ({"source_date": "2026-09-08"}, Level.FRESH, "Dit weten we uit september 2026."),
        (
            {"source_date": "2024-05"},
            Level.RECENT,
            "Dit weten we uit mei 2024. Er kan iets veranderd zijn.",
        ),
        (
            {"source_date": "2003-03-11"},
            Level.VERY_OLD,
            "Dit weten we uit maart 2003. Misschien is het er niet meer. Vraag eerst na.",
        ),
        (
            {"source_date": None},
            Level.UNDATED,
            "Hoe oud dit is, weten we niet. Vraag eerst na of het klopt.",
        ),
        (
            {"source_date": None, "confidence": "low"},
            Level.DOUBTFUL,
            "Dit is niet zeker. Vraag eerst na of het klopt.",
        ),
        (
            {"source_date": "2019", "confidence": "low"},
            Level.DOUBTFUL,
            "Dit weten we uit 2019 en het is niet zeker. Vraag eerst na.",
        ),
        (
            {"source_date": None, "confidence": "high", "website": "https://www.a.nl/x"}
            | {"source_url": "https://a.nl/y"},
            Level.OWN_PAGE,
            "Dit staat op de eigen website. Hoe oud het is, weten we niet.",
        ),
        (
            {"source_date": None, "confidence": "high"},
            Level.GOOD_PAGE,
            "Dit komt van een goede bron. Hoe oud die is, weten we niet.",
        ),
        (
            {"source_date": "2003", "verified_on": date(2026, 11, 1)},
            Level.VERIFIED,
            "Nagekeken in november 2026.",
        ),
        (
            {"source_date": "2003", "verified_on": date(2025, 1, 1)},
            Level.VERIFIED,
            "Nagekeken in januari 2025.",
        ),
        (
            {"source_date": "2003", "verified_on": date(2024, 10, 1)},
            Level.LAPSED,
            "In oktober 2024 keken we dit na, daarna niet meer. Vraag eerst na.",
        ),
        (
            {"source_date": "2026-03", "verified_on": date(2020, 11, 1)},
            Level.FRESH,
            "Dit weten we uit maart 2026.",
        ),
    ],
)
def test_certainty_is_said_in_plain_words(
    facts: dict[str, object], level: Level, text: str
) -> None:
    found = certainty(a_service("x", **facts), NOW.date())
    assert (found.level, found.text) == (level, text)


# ---- details ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read", "dialled"),
    [
        ("038-4213155", "038-421 31 55", "tel:+31384213155"),
        ("+31 38 421 31 55", "038-421 31 55", "tel:+31384213155"),
        ("0384213155", "038-421 31 55", "tel:+31384213155"),
        ("0529-431234", "0529-43 12 34", "tel:+31529431234"),
        ("06-12345678", "06-12 34 56 78", "tel:+31612345678"),
        ("088-0767000", "088-076 70 00", "tel:+31880767000"),
        ("0800-8115", "0800-8115", "tel:08008115"),
        ("0900-1450", "0900-1450", "tel:09001450"),
        ("112", "112", "tel:112"),
        ("14 038", "14038", "tel:14038"),
        ("geen", "geen", None),
    ],
)
def test_phone_numbers_are_readable_and_can_be_dialled(
    written: str, read: str, dialled: str | None
) -> None:
    assert (readable(written), link(written)) == (read, dialled)


@given(st.text(max_size=40))
def test_any_phone_text_is_survived(text: str) -> None:
    assert readable(text) is not None
    assert link(text) is None or link(text).startswith("tel:")  # type: ignore[union-attr]


def test_numbers_in_a_sentence_become_readable() -> None:
    assert readable_in("Bel 038-4213155, of 0800-8020.") == "Bel 038-421 31 55, of 0800-8020."
    assert readable_in("Van 2019-2021 en 10-12 uur") == "Van 2019-2021 en 10-12 uur"


def test_contact_gives_what_is_known(kaart: Map) -> None:
    service = kaart.service("inloophuis-de-bres")
    assert service is not None
    found = contact(service)
    assert found.tel == "tel:+31384213155"
    assert found.route == "Heiligeweg 1, Zwolle"
    assert found.text.splitlines() == [
        "Telefoon: 038-421 31 55",
        "Website: debreszwolle.nl",
        "Adres: Heiligeweg 1, Zwolle",
        "Zoek in een kaart-app op: Heiligeweg 1, Zwolle",
    ]


def test_without_a_number_someone_to_ask_is_named() -> None:
    ask = a_service("team", name="Het team", phone="038-4989980")
    assert contact(a_service("x")).text == "Een nummer of adres hebben we niet."
    assert (
        "Bij Het team kun je het navragen: 038-498 99 80." in contact(a_service("x"), ask=ask).text
    )


OPEN = {"opening_hours": "di 9-12 uur", "schedules": parse("di 9-12 uur")}
SATURDAY = {
    "opening_hours": "laatste zaterdag 10-14",
    "schedules": parse("laatste zaterdag 10-14"),
}
EVENING = {"opening_hours": "woensdagavond", "schedules": parse("woensdagavond")}


@pytest.mark.parametrize(
    ("facts", "now", "said"),
    [
        (OPEN, datetime(2026, 11, 24, 10), "Vandaag open tot 12.00 uur."),
        (OPEN, datetime(2026, 11, 24, 8, 59), "Vandaag open vanaf 9.00 uur."),
        (OPEN, datetime(2026, 11, 23, 12), "Nu dicht. Morgen weer, vanaf 9.00 uur."),
        (OPEN, datetime(2026, 11, 24, 12), None),
        (OPEN, datetime(2026, 11, 25, 12), "Nu dicht. Dinsdag weer, vanaf 9.00 uur."),
        (SATURDAY, datetime(2026, 11, 29), "Nu dicht. Op 26 december weer, vanaf 10.00 uur."),
        (EVENING, datetime(2026, 11, 25, 12), "Vandaag open in de avond."),
        (EVENING, datetime(2026, 11, 25, 20), "Vandaag open in de avond."),
        (EVENING, datetime(2026, 11, 24, 20), "Nu dicht. Morgen weer, in de avond."),
        (EVENING, datetime(2026, 11, 27, 20), "Nu dicht. Woensdag weer, in de avond."),
        (
            {"opening_hours": "maandag", "schedules": parse("maandag")},
            datetime(2026, 11, 23, 12),
            "Vandaag open. De tijden weten we niet.",
        ),
        (
            {"opening_hours": "vr 22.00-02.00", "schedules": parse("vr 22.00-02.00")},
            datetime(2026, 11, 27, 23),
            "Nu open, tot 2.00 uur.",
        ),
        (
            {"opening_hours": "ma 20.00-24.00", "schedules": parse("ma 20.00-24.00")},
            datetime(2026, 11, 23, 23),
            "Vandaag open tot 24.00 uur.",
        ),
        ({"opening_hours": "op afspraak"}, datetime(2026, 11, 23, 12), None),
    ],
)
def test_hours_say_what_they_mean_now(
    facts: dict[str, object], now: datetime, said: str | None
) -> None:
    service = a_service("x", source_date="2026-11", **facts)
    text = hours(service, now=now)
    assert text.startswith(f"Open: {facts['opening_hours']}.")
    if said is None:
        assert "Vandaag" not in text
    else:
        assert said in text


def test_a_clock_with_a_time_zone_is_as_good(kaart: Map) -> None:
    aware = NOW.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    service = a_service("x", **OPEN)
    assert hours(service, now=aware) == hours(service, now=NOW)
    assert kaart.search(Request(), now=aware) == kaart.search(Request(), now=NOW)


def test_hours_that_are_unknown_are_said_to_be_unknown() -> None:
    assert hours(a_service("x"), now=NOW) == "Wanneer het open is, weten we niet."
    assert "038-421 31 55" in hours(a_service("x", phone="038-4213155"), now=NOW)
    always = a_service("x", opening_hours="dag en nacht", schedules=parse("dag en nacht"))
    assert hours(always, now=NOW) == "Dit is dag en nacht open."


def test_old_hours_are_to_be_asked_first() -> None:
    service = a_service("x", source_date="2014", **OPEN)
    assert "Vraag eerst na" in hours(service, now=NOW)
    assert hours(service) == "Open: di 9-12 uur."


def test_the_cost_is_said_as_it_is_known() -> None:
    assert cost(a_service("x", cost="gratis")) == "Dit is gratis."
    assert cost(a_service("x", cost="3 euro per keer")) == "Dit kost: 3 euro per keer."
    assert "weten we niet" in cost(a_service("x"))


def test_a_wheelchair_is_unknown_everywhere_and_said_so(kaart: Map) -> None:
    for service in kaart.services:
        assert service.wheelchair is None
        if service.home_based is not True:
            assert "Of je er met een rolstoel in kunt, weten we niet." in access(service)


def test_access_says_who_needs_somebody_else() -> None:
    assert "huisarts of het wijkteam" in access(a_service("x", registration="verwijzing"))
    assert "geen verwijzing" in access(a_service("x", registration="inloop"))
    assert "Je hond mag mee." in access(a_service("x", conditions=("hond_mee",)))
    assert "Met een rolstoel kun je er niet in." in access(a_service("x", wheelchair=False))


def test_a_step_from_an_old_source_begins_with_asking(kaart: Map) -> None:
    for service_id in (
        "wijkcentrum-de-enk-assendorp",
        "wijkcentrum-sio-zwolle-zuid",
        "buurthuis-eben-haezer-spoolde",
    ):
        service = kaart.service(service_id)
        assert service is not None
        text = first_step(service, ask=kaart.ask)
        assert text.startswith("Dit is oude informatie. Vraag eerst na")
        assert "038-498 99 80" in text
    new = a_service("x", first_step="Bel 038-4213155.", source_date="2026")
    assert first_step(new) == "Bel 038-421 31 55. Het hoeft niet vandaag."
    assert "weten we hier niet" in first_step(a_service("x"))
    ten_years = a_service("x", first_step="Loop binnen.", source_date="2014")
    assert first_step(ten_years, now=NOW).startswith("Dit is oude informatie.")
    assert "Klopt het nog, dan kan dit: loop binnen." in first_step(ten_years, now=NOW)


@pytest.mark.parametrize(
    ("facts", "who", "says"),
    [
        (
            {"registration": "inloop", "phone": "038-4213155"},
            "bellen: 038-421 31 55",
            "komen kijken",
        ),
        ({"registration": "aanmelden", "email": "a@b.nl"}, "mailen: a@b.nl", "Ik las over X"),
        (
            {"registration": "aanmelden", "website": "https://www.a.nl/"},
            "Kijk op a.nl",
            "Ik las over",
        ),
        (
            {"registration": "aanmelden", "website": "https://a.nl/"},
            "kan ook, bij Het team",
            "las",
        ),
        (
            {"registration": "inloop", "home_based": True, "phone": "0800-8020"},
            "bellen",
            "meekijken",
        ),
        (
            {"registration": "inloop", "category": "bewegen-natuur", "contact": "weinig"},
            "Je kunt er zo heen. Bellen is niet nodig.",
            "Ik kom een keer kijken.",
        ),
        ({"registration": "inloop", "street": "Weg 1"}, "langsgaan: Weg 1", "komen kijken"),
        ({"registration": "verwijzing"}, "huisarts, of aan Het team", "aanmelden"),
        ({}, "hebben we niet. Vraag het bij Het team", "Is dat er nog"),
        ({"category": "geldzaken", "contact": "een-op-een"}, "Het team", "post en geld"),
        ({"category": "wijkteam", "contact": "een-op-een"}, "Het team", "wie ik nodig heb"),
    ],
)
def test_who_to_call_and_what_to_say(facts: dict[str, object], who: str, says: str) -> None:
    ask = a_service("team", name="Het team", phone="038-4989980")
    text = what_to_say(a_service("x", **facts), ask=ask)
    assert who in text
    assert says in text
    assert text.count("“") == text.count("”") == 1
    assert text.endswith("En het hoeft niet vandaag.")


def test_for_a_park_there_is_nobody_to_call() -> None:
    park = a_service("x", registration="inloop", category="bewegen-natuur", contact="geen")
    text = what_to_say(park, ask=a_service("team", phone="038-4989980"))
    assert "Bellen is niet nodig." in text
    assert "“" not in text


def test_a_card_without_any_contact_gives_the_first_step(kaart: Map) -> None:
    option = kaart.option("vlo-landschapsonderhoud", now=NOW)
    assert option is not None
    assert "Vraag bij ZwolleDoet!" in card(option)


def test_without_anyone_to_ask_that_is_said() -> None:
    assert "Een nummer hebben we niet." in what_to_say(a_service("x"))
    assert "huisarts of aan het wijkteam" in what_to_say(a_service("x", registration="verwijzing"))


@settings(deadline=None, max_examples=50)
@given(
    st.builds(
        Service,
        id=st.just("x"),
        name=st.just("Naam"),
        category=st.sampled_from(["ontmoeting", "geldzaken", "bewegen-natuur", "wijkteam"]),
        description=st.sampled_from(["Een plek.", "Een plek. Nog een zin."]),
        registration=st.sampled_from([None, "inloop", "aanmelden", "verwijzing"]),
        contact=st.sampled_from([None, "geen", "weinig", "een-op-een", "groep"]),
        home_based=st.sampled_from([None, True, False]),
        wheelchair=st.sampled_from([None, True, False]),
        phone=st.sampled_from([None, "038-4213155"]),
        email=st.sampled_from([None, "a@b.nl"]),
        website=st.sampled_from([None, "https://a.nl"]),
        street=st.sampled_from([None, "Weg 1"]),
        city=st.sampled_from([None, "Zwolle", "landelijk"]),
        wijk=st.sampled_from([None, "Holtenbroek"]),
        reach=st.sampled_from(Reach),
        cost=st.sampled_from([None, "gratis", "3 euro"]),
        opening_hours=st.sampled_from([None, "maandag"]),
        source_date=st.sampled_from([None, "2003", "2026-11-01"]),
        first_step=st.sampled_from([None, "Bel maar."]),
    )
)
def test_whatever_is_unknown_every_text_is_whole(kaart: Map, service: Service) -> None:
    small = Map([service], kaart.wijken, kaart.town)
    for text in lines_of(small, service):
        assert text
        assert "None" not in text
        assert "{" not in text
        assert "  " not in text
