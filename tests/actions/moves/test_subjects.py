"""Subjects: what is told of, and what somebody says that it is not about."""

from __future__ import annotations

import pytest

from actions.moves.subjects import by_itself, denied_subjects, find_subjects, named_subjects


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("het is geen game het is een server over treinen", "gamen"),
        ("nee geen bus treinen modeltreinen", "bus"),
        ("longen ik heb niks aan mijn longen", "longen"),
        ("er is niks mis met mijn hart", "hart"),
        ("ik heb geen last van mijn knie", "knie"),
        ("nou mijn dochter is niet het probleem die is juist lief", "kinderen"),
        ("de buren zijn het probleem niet", "buren"),
        ("mijn man is geen probleem", "partner"),
        ("het gaat niet om het eten he het gaat om dat lege bord", "eten"),
        ("het ligt niet aan mijn baas", "baas"),
        ("aan mijn baas ligt het niet", "baas"),
        ("mijn baas heeft er niks mee te maken", "baas"),
        ("het is niet de pijn maar de verveling", "pijn"),
        ("het komt niet door de drank", "drank"),
        ("ik heb niks met voetbal", "voetbal"),
        ("nee niet mijn moeder mijn oma", "moeder"),
        ("nee mijn moeder niet", "moeder"),
        ("nee geen dokter", "dokter"),
        ("ik heb geen baas", "baas"),
        ("ik heb geen rugpijn meer", "rug"),
    ],
)
def test_what_is_denied_is_not_told_of(text: str, denied: str) -> None:
    assert denied not in find_subjects(text)
    assert denied in denied_subjects(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mijn baas is niet aardig", "baas"),
        ("het gaat niet goed met mijn moeder", "moeder"),
        ("mijn kinderen zijn niet aardig tegen mij", "kinderen"),
        ("ik ben niet bij mijn moeder geweest", "moeder"),
        ("nee de huisarts doet niks", "dokter"),
        ("nee mijn moeder niet meer", "moeder"),
        ("niet alleen mijn rug maar ook mijn knie", "rug"),
        ("ik kan niks met mijn rug", "rug"),
        ("ik heb niks aan mijn dochter", "kinderen"),
        ("ik kan niet slapen maar ben wel moe", "nacht"),
        ("ik kan geen huur betalen", "huur"),
        ("ik heb geen huis", "huur"),
        ("ik heb geen energie", "moe"),
        ("ik heb geen medicijnen meer", "medicijnen"),
        ("het was geen leuke verjaardag", "verjaardag"),
        ("niet mijn vader maar mijn moeder", "moeder"),
    ],
)
def test_a_no_that_is_about_it_is_told(text: str, told: str) -> None:
    assert told in find_subjects(text)
    assert told not in denied_subjects(text)


@pytest.mark.parametrize(
    "text",
    [
        "voel me net een huisman zonder kinderen",
        "de jongste viel op mijn schouder in slaap",
        "nee daar lig ik niet wakker van",
        "ik ben goed ter been",
        "een server over modeltreinen",
    ],
)
def test_what_only_looks_like_a_subject(text: str) -> None:
    assert find_subjects(text) == ()


def test_all_that_is_named_is_known_denied_or_not() -> None:
    assert {"baas", "rug"} <= named_subjects("het is niet mijn baas maar mijn rug")


@pytest.mark.parametrize(
    "text",
    [
        "nee ik niet wil praten over oorlog",
        "laat maar over mijn broer",
        "die planten interesseren me niet",
    ],
)
def test_what_somebody_does_not_want_to_talk_about_is_no_subject(text: str) -> None:
    assert find_subjects(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hij riep laatst pap waar zijn mijn schoenen", "kinderen"),
        ("ze appte hoi mama ik kom later", "kinderen"),
        ("ik ben zelf hun moeder hoor", "kinderen"),
        ("ik ben gewoon een vader die zijn kinderen mist", "kinderen"),
        ("ik ben haar pa geen vreemde", "kinderen"),
        ("vader van drie ben ik", "kinderen"),
        ("straks word ik oma", "kleinkinderen"),
        ("ik ben al opa", "kleinkinderen"),
        ("de kleine zei dag opa", "kleinkinderen"),
    ],
)
def test_a_parent_who_speaks_tells_of_a_child(text: str, told: str) -> None:
    found = find_subjects(text)
    assert told in found and not {"moeder", "vader", "grootouders"} & {*found}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mijn vader zit in een tehuis", "vader"),
        ("ik ben mijn moeder kwijt", "moeder"),
        ("ik zei mam dat kan niet", "moeder"),
        ("mijn zus zei mama is gevallen", "moeder"),
        ("papa belt elke zondag", "vader"),
        ("mijn oma kookte altijd", "grootouders"),
    ],
)
def test_the_own_parents_stay_the_own_parents(text: str, told: str) -> None:
    assert told in find_subjects(text)


@pytest.mark.parametrize("text", ["mijn neef en zijn vader", "hij praat met haar broer"])
def test_the_family_of_another_is_not_the_own(text: str) -> None:
    assert not {"vader", "zus_broer"} & {*find_subjects(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("opa legt zijn gebit altijd in een glas", "tanden"),
        ("de poes is oud en bijna doof", "gehoor"),
        ("mijn man kan door zijn rug niet meer tillen", "rug"),
        ("ik heb haar schoenen nog steeds staan", "kleren"),
        ("er stond gisteren een man bij ons achter in de tuin te roepen", "tuin"),
        ("niemand om mee te eten", "eten"),
        ("ik mis het zingen met haar", "muziek"),
        ("mijn broer noemt de zuster meneer pastoor", "kerk"),
    ],
)
def test_what_is_only_named_by_the_way_is_not_met_by_itself(text: str, name: str) -> None:
    assert not by_itself(name, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mijn rug is kapot", "rug"),
        ("ze snappen niet hoe moe ik ben", "moe"),
        ("ik ben doof aan een kant", "gehoor"),
        ("de tuin staat er mooi bij", "tuin"),
        ("ik zit graag in de tuin", "tuin"),
        ("ik hou van muziek", "muziek"),
        ("mijn moeder is gevallen", "moeder"),
    ],
)
def test_what_is_told_is_met(text: str, name: str) -> None:
    assert name in find_subjects(text) and by_itself(name, text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("nee niet over mijn broer over de buurjongen", "zus_broer"),
        ("sorry niet mijn vader", "vader"),
        ("over mij dus niet over mijn zus", "zus_broer"),
        ("wacht nee niet mijn moeder", "moeder"),
    ],
)
def test_a_correction_in_a_few_words_is_a_denial(text: str, denied: str) -> None:
    assert denied in denied_subjects(text) and denied not in find_subjects(text)


def test_who_does_not_talk_with_a_brother_tells_of_the_brother() -> None:
    assert "zus_broer" in find_subjects("ik praat al jaren niet met mijn broer")
