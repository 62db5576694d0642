"""The tables of short answers, contacts and subjects."""

from __future__ import annotations

import pytest

from actions.moves import contacts, sidepaths, subjects, words
from actions.moves.buttons import all_buttons
from social_map import CONDITIONS, KINDS


@pytest.mark.parametrize(
    "text", ["ja", "jaaa", "ja hoor", "oké, graag", "doe maar", "laat maar zien", "is goed.", "ok"]
)
def test_a_bare_yes(text: str) -> None:
    assert words.is_yes(text) and not words.is_no(text)


@pytest.mark.parametrize(
    "text", ["nee", "nee hoor", "nu niet", "laat maar", "nee dank je", "liever niet", "niet echt"]
)
def test_a_bare_no(text: str) -> None:
    assert words.is_no(text) and not words.is_yes(text)


@pytest.mark.parametrize(
    "text", ["", "dank je", "bedankt", "maar", "hoor", "ja maar ik durf niet", "nee dat is lang"]
)
def test_neither_yes_nor_no(text: str) -> None:
    assert not words.is_no(text)
    assert not words.is_yes(text) or text == "hoor" or text == "maar"


def test_a_long_message_is_never_a_bare_answer() -> None:
    assert not words.is_yes("ja " * 9)


def test_tables_answer_for_every_name_that_the_state_can_hold() -> None:
    for name in contacts._WORDS:
        assert words.contact_phrase(name)
    for part in words.parts():
        assert words.part(part.name) is part
    assert set(contacts.CONTACT_OF_SUBJECT) <= {s.name for s in subjects.table()}
    assert set(contacts.CONTACT_OF_SUBJECT.values()) <= set(contacts._WORDS)


def test_themes_point_at_subjects_that_exist() -> None:
    known = {subject.name for subject in subjects.table()}
    for name, theme in words.themes().items():
        assert theme.subjects <= known, name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mijn hond", ("hond",)),
        ("ik spreek mijn man en de buurvrouw", ("partner", "buur")),
        ("die man van het uwv", ()),
        ("ik heb geen vrienden", ()),
        ("zonder goede vrienden", ()),
        ("geen vrienden, wel mijn zus", ("zus_broer",)),
        ("op discord met maten", ("vriend", "online")),
        ("even op de markt", ("winkel",)),
    ],
)
def test_company_is_found_and_who_is_missing_is_not(text: str, found: tuple[str, ...]) -> None:
    assert contacts.find_contacts(text) == found


def test_nobody_is_heard_in_several_ways() -> None:
    assert contacts.nobody_in("niemand")
    assert contacts.nobody_in("geen familie of vrienden")
    assert not contacts.nobody_in("niemand, alleen mijn zus")
    assert not contacts.nobody_in("het regent")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ik schrok mij dood van die brief", ()),
        ("de dood van mijn zus", ("overlijden", "zus_broer")),
        ("ik moet gekeurd worden", ("keuring",)),
        ("weer een afwijzing", ("afwijzing",)),
        ("op dat front niks", ()),
        ("een nummertje trekken", ()),
        ("achter mijn rug om", ()),
        ("mijn rug, mijn knie en de trap op", ("rug", "knie", "trap")),
    ],
)
def test_subjects_are_found_where_they_are_meant(text: str, found: tuple[str, ...]) -> None:
    assert subjects.find_subjects(text) == found


def test_side_paths_lead_to_the_finer_answer() -> None:
    assert sidepaths.response_for("kletsen", "wat een regen") == "utter_chat_weather"
    assert sidepaths.response_for("kletsen", "zomaar") == "utter_chat_other"
    assert sidepaths.response_for("andere_taal", "Привет") == "utter_language_uk"
    assert sidepaths.response_for("vraag_wat_kun_je", "wat doet het wijkteam") == (
        "utter_what_helpers_do"
    )


def test_titles_of_buttons_fit_on_a_phone() -> None:
    assert all(len(button["title"]) <= 28 for button in all_buttons().values())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nee ik bedoel met een groepje", "met een groepje"),
        ("ik bedoel een kookcursus", "een kookcursus"),
        ("ik zei niet bij een kerk", "niet bij een kerk"),
        ("nee ik vroeg of er hulp is voor mantelzorgers", "er hulp is voor mantelzorgers"),
        ("een vrouwelijk maatje bedoel ik", "een vrouwelijk maatje"),
        ("dat bedoel ik", None),
        ("ik bedoel maar", None),
        ("ik zoek een maatje", None),
    ],
)
def test_what_is_meant_after_all(text: str, meant: str | None) -> None:
    assert words.corrected(text) == meant


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("met een wandelgroep", "zoek_bewegen_natuur"),
        ("iets met klei", "zoek_creatief_cursus"),
        ("een rouwgroep", "zoek_lotgenoten"),
        ("koffie met mensen", "zoek_ontmoeting"),
        ("een advocaat", "zoek_praktische_hulp"),
        ("een werkervaringsplek", "zoek_werk_leren"),
        ("mijn oude baas", None),
    ],
)
def test_the_kind_that_is_named(text: str, kind: str | None) -> None:
    assert words.kind_in(text) == kind


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ik ben 39", 39),
        ("ik ben pas 51 geen bejaarde", 51),
        ("ik ben 24 en wil mensen ontmoeten", 24),
        ("ik ben 22 jaar bij de post geweest", None),
        ("ik ben 12", None),
        ("ik ben om 10 uur klaar", None),
        ("ik heb 40 euro", None),
    ],
)
def test_how_old_somebody_says_to_be(text: str, age: int | None) -> None:
    assert words.age_in(text) == age


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("niet bij een kerk", ("kerk",)),
        ("geen wijkcentrum en geen buurthuis", ("wijkcentrum", "buurthuis")),
        ("ik wil niet naar de psycholoog gewoon iets", ("psycholoog",)),
        ("ik heb geen geld en geen vrienden", ()),
        ("is er geen advocaat", ()),
        ("liever geen sport", ("sport",)),
    ],
)
def test_what_is_refused_and_what_is_only_missed(text: str, refused: tuple[str, ...]) -> None:
    assert words.refusals(text) == refused


def test_more_than_what_was_shown() -> None:
    assert words.rather("is er iets goedkopers") == ("gratis",)
    assert words.rather("iets rustigers") == ("weinig_mensen",)
    assert words.rather("iets anders") == ()


def test_every_kind_and_comparison_exists_on_the_map() -> None:
    table = words._table()
    assert set(table["soorten"]) <= set(KINDS)
    assert set(table["vergelijkt"]) <= set(CONDITIONS)


def test_a_wish_behind_a_choice_counts_with_a_place_on_the_table() -> None:
    said = "doe maar nummer 2 wat moet ik daar zeggen"
    assert words.wish(said, place=True) == "zeggen"
    assert words.wish(said) is None


def test_a_condition_is_heard_in_a_few_words_unless_it_is_refused() -> None:
    assert words.conditions_in("smiddags") == ("overdag",)
    assert words.conditions_in("liever 's avonds en met vrouwen") == ("avond", "vrouwen")
    assert words.conditions_in("geen mannen") == ()
