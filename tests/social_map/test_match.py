"""What fits and in which order; what is never shown; what is given up, and that it is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from social_map import CATEGORIES, CONDITIONS, INTERESTS, KINDS, Map, Request, UseError
from social_map.facts import Reach
from social_map.judging import Truth, holds
from social_map.opening_hours import parse
from social_map.vocabulary import AUDIENCES, CRISIS, WORK
from tests.social_map.making import NOW, TOWN, WIJKEN, a_service

MakeMap = Callable[..., Map]


def ids(kaart: Map, request: Request, now: datetime = NOW) -> list[str]:
    return [option.id for option in kaart.search(request, now=now).options]


# ---- on the real data ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("zoek_iets", {"eetcafe-er-is-hoop"}),
        ("zoek_ontmoeting", {"inloophuis-de-hud-holtenbroek"}),
        ("zoek_dagbesteding", {"sociale-activatie-en-herstel-zwolle"}),
        ("zoek_vrijwilligerswerk", {"swa-vrijwilliger-aalanden"}),
        ("zoek_maatje", {"hart-voor-zwolle-maatje", "buurthulp-aalanden"}),
        ("zoek_samen_eten", {"eetcafe-er-is-hoop"}),
        ("zoek_lotgenoten", {"depressielijn"}),
        ("zoek_werk_leren", None),
        ("zoek_bewegen_natuur", None),
        ("zoek_creatief_cursus", None),
        ("zoek_thuis", {"mind-hulplijn-chat"}),
        ("zoek_hulp_geld", {"op-orde"}),
        ("zoek_hulp_psychisch", {"mind-hulplijn"}),
        ("zoek_hulp_verslaving", {"tactus"}),
        ("zoek_praktische_hulp", {"sociaal-wijkteam-zwolle"}),
    ],
)
def test_every_kind_of_asking_gets_three_options(
    kaart: Map, kind: str, first: set[str] | None
) -> None:
    found = kaart.search(Request(kind), now=NOW)
    assert len(found.options) == 3
    assert found.loosened == ()
    if first:
        assert found.options[0].id in first
    wanted = KINDS[kind]
    for option in found.options:
        service = kaart.service(option.id)
        assert service is not None
        assert set(service.categories) & (wanted.first | wanted.then)


@pytest.mark.parametrize(
    ("wijk", "first"),
    [
        ("Holtenbroek", "inloophuis-de-hud-holtenbroek"),
        ("Aa-landen", "wijkcentrum-de-bolder-aalanden"),
        ("Diezerpoort", "bij-bosshardt-zwolle"),
        ("Binnenstad", "inloophuis-de-bres"),
        ("Assendorp", "eureka-assendorp"),
        ("Wipstrik", "wijkcentrum-bestevaer-wipstrik"),
        ("Berkum", "wijkcentrum-weijenbelt-berkum"),
        ("Stadshagen", "csv28-sportbuurthuis-stadshagen"),
        ("Kamperpoort-Veerallee", "ons-eigen-huis-kamperpoort"),
        ("Soestweteringlanden", "dorpshuis-de-molenkamp-windesheim"),
        ("Marsweteringlanden", "kulturhus-wijthmen"),
    ],
)
def test_a_meeting_place_is_sought_in_the_neighbourhood_first(
    kaart: Map, wijk: str, first: str
) -> None:
    found = kaart.search(Request("zoek_ontmoeting", wijk=wijk), now=NOW)
    in_wijk = [option.id for option in found.options if option.service.wijk == wijk]
    assert first in in_wijk
    assert found.options[0].service.wijk == wijk
    assert "wijk" not in {one.name for one in found.loosened}


def test_where_nothing_is_the_neighbours_are_shown_and_it_is_said(kaart: Map) -> None:
    found = kaart.search(Request("zoek_ontmoeting", wijk="Westenholte", limit=2), now=NOW)
    assert found.options[0].service.wijk == "Stadshagen"
    # Spoolde's own house is told of as of something that was: it does not come.
    assert "Poort van Zwolle" not in {option.service.wijk for option in found.options}
    assert [one.name for one in found.loosened] == ["wijk"]
    assert "Westenholte" in found.notes[0]


def test_a_stadsdeel_is_searched_as_its_neighbourhoods(kaart: Map) -> None:
    found = kaart.search(Request("zoek_bewegen_natuur", wijk="zwolle zuid"), now=NOW)
    assert found.options[0].id == "wijkboerderij-de-schellerhoeve"


def test_the_team_of_another_neighbourhood_is_not_shown(kaart: Map) -> None:
    found = ids(kaart, Request("zoek_praktische_hulp", wijk="Assendorp"))
    assert found[0] == "sociaal-wijkteam-zwolle"
    assert "sociaal-wijkteam-zwolle-zuid-de-pol" not in found


def test_a_neighbourhood_that_does_not_exist_is_said(kaart: Map) -> None:
    found = kaart.search(Request("zoek_ontmoeting", wijk="Oosterwijk"), now=NOW)
    assert found.wijk is None
    assert "kennen we niet" in found.notes[0]
    assert found.options


def test_another_town_is_said(kaart: Map) -> None:
    found = kaart.search(Request("zoek_ontmoeting", wijk="in Kampen"), now=NOW)
    assert "Van Kampen weten we niets" in found.notes[0]


@pytest.mark.parametrize("interest", sorted({"dieren", "vissen", "wandelen", "lezen", "taal"}))
def test_an_interest_leads_to_places_that_have_it(kaart: Map, interest: str) -> None:
    found = kaart.search(Request(interests=frozenset({interest})), now=NOW)
    assert found.options
    assert found.loosened == ()
    for option in found.options:
        assert interest in option.service.interests
        assert interest in (option.why or "")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("iets met hout", "5050-workcenter-marsweg"),
        ("vissen", "hsv-de-hengelsport-zwolle"),
        ("ik wil graag hengelen", "hsv-de-hengelsport-zwolle"),
        ("schrijven", "focus-schrijfcafe"),
        ("zwerfvuil", "vlo-landschapsonderhoud"),
        ("repaircafe", "repaircafe-aalanden"),
        ("kloostr", "dominicanenklooster-zwolle"),
        ("moestuin", "moestuinen-berkum"),
    ],
)
def test_plain_words_find_what_they_name(kaart: Map, text: str, first: str) -> None:
    assert first in ids(kaart, Request(text=text))


def test_chess_leads_to_places_with_games(kaart: Map) -> None:
    for text in ("schaken", "ik wil schaken", "schaaken"):
        found = kaart.search(Request(text=text), now=NOW)
        assert all("spelletjes" in option.service.interests for option in found.options)


def test_the_name_of_a_neighbourhood_is_not_a_word_to_find(kaart: Map) -> None:
    plain = Request("zoek_ontmoeting", wijk="Holtenbroek")
    said = Request("zoek_ontmoeting", wijk="Holtenbroek", text="is er iets in holtenbroek")
    assert ids(kaart, plain) == ids(kaart, said)


def test_who_can_hardly_go_out_gets_home_options_first(kaart: Map) -> None:
    found = kaart.search(Request("zoek_ontmoeting", home_first=True), now=NOW)
    assert all(option.service.home_based for option in found.options)
    assert all("vanuit huis" in (option.why or "") for option in found.options)


def test_no_groups_is_never_given_up(kaart: Map) -> None:
    for kind in KINDS:
        for option in kaart.search(Request(kind, no_groups=True), now=NOW).options:
            assert option.service.contact != "groep"


def test_who_wants_to_be_with_others_sees_no_place_to_be_alone(kaart: Map) -> None:
    alone = {s.id for s in kaart.services if s.contact in ("geen", "weinig")}
    for kind in KINDS:
        assert not alone & set(ids(kaart, Request(kind, with_others=True, limit=50)))
    walks = Request("zoek_bewegen_natuur", limit=50)
    assert alone & set(ids(kaart, walks))


def test_a_group_that_someone_does_not_belong_to_is_never_shown(kaart: Map) -> None:
    asked = Request("zoek_ontmoeting", not_for=frozenset({"ouderen"}), limit=50)
    found = kaart.search(asked, now=NOW).options
    assert found and not any("ouderen" in option.service.audience for option in found)


def test_work_is_shown_only_when_asked_for(kaart: Map) -> None:
    work = {service.id for service in kaart.services if service.category == WORK}
    assert set(ids(kaart, Request("zoek_werk_leren"))) <= work
    assert ids(kaart, Request(text="tiem")) == ["tiem"]
    for text in ("ik heb geen werk", "werk", "iets met fietsen", "leren"):
        assert not work & set(ids(kaart, Request(text=text, limit=50)))


def test_what_is_for_the_elderly_or_the_young_comes_later(kaart: Map) -> None:
    everything = ids(kaart, Request("zoek_ontmoeting", limit=50))
    elderly = everything.index("buurtkamer-gerenlanden")
    assert elderly > everything.index("wijkcentrum-holtenbroek")
    asked = ids(kaart, Request("zoek_ontmoeting", conditions=frozenset({"ouderen"})))
    assert set(asked[:2]) == {"buurtkamer-gerenlanden", "buurtkamer-stadshagen"}


# ---- unknown is not no --------------------------------------------------------------------


def test_unknown_comes_after_known_and_is_said(a_map: MakeMap) -> None:
    kaart = a_map(
        a_service("weet-niet"),
        a_service("gratis", cost="gratis"),
        a_service("duur", cost="5 euro"),
    )
    found = kaart.search(Request(conditions=frozenset({"gratis"})), now=NOW)
    assert [option.id for option in found.options] == ["gratis", "weet-niet"]
    assert found.options[0].unknown == ()
    assert found.options[1].unknown == ("Of het gratis is, weten we niet.",)
    assert found.loosened == ()


def test_a_no_is_shown_only_when_nothing_else_is_left_and_it_is_said(a_map: MakeMap) -> None:
    kaart = a_map(a_service("duur", cost="5 euro"))
    found = kaart.search(Request(conditions=frozenset({"gratis"})), now=NOW)
    assert [option.id for option in found.options] == ["duur"]
    assert [one.name for one in found.loosened] == ["gratis"]
    assert found.notes == ("Iets dat gratis is, vonden we niet. Dit kost wel iets.",)


def test_what_hurts_least_is_given_up(a_map: MakeMap) -> None:
    kaart = a_map(
        a_service("ver-en-gratis", wijk="Verrewijk", cost="gratis"),
        a_service("dichtbij-en-duur", cost="5 euro"),
    )
    request = Request(wijk="Middenwijk", conditions=frozenset({"gratis"}))
    found = kaart.search(request, now=NOW)
    assert [option.id for option in found.options] == ["ver-en-gratis"]
    assert [one.name for one in found.loosened] == ["wijk"]


@pytest.mark.parametrize("condition", ["rolstoel", "thuis", "een_op_een"])
def test_what_someone_cannot_do_without_is_not_given_up(a_map: MakeMap, condition: str) -> None:
    facts = {
        "rolstoel": {"wheelchair": False},
        "thuis": {"home_based": False},
        "een_op_een": {"contact": "groep"},
    }
    kaart = a_map(
        a_service("een-plek", **facts[condition]),
        a_service("vraagbaak", category="wijkteam", phone="038-1234567"),
    )
    found = kaart.search(Request("zoek_ontmoeting", conditions=frozenset({condition})), now=NOW)
    assert found.options == ()
    assert [option.id for option in found.ask_instead] == ["vraagbaak"]
    assert "038-123 45 67" in found.text


def test_when_all_has_been_shown_that_is_said(a_map: MakeMap) -> None:
    kaart = a_map(a_service("een-plek"), a_service("vraagbaak", category="wijkteam"))
    request = Request("zoek_ontmoeting", exclude=frozenset({"een-plek"}))
    found = kaart.search(request, now=NOW)
    assert found.exhausted
    assert found.notes == ("Meer hebben we hier niet voor. Deze mensen weten misschien nog iets.",)
    assert not kaart.search(Request("zoek_maatje"), now=NOW).exhausted


def test_nobody_to_ask_is_said_too(a_map: MakeMap) -> None:
    found = a_map().search(Request(), now=NOW)
    assert (found.options, found.ask_instead) == ((), ())
    assert found.text == "Hier vonden we niets voor."


def test_near_and_town_come_before_unknown_country_and_elsewhere(a_map: MakeMap) -> None:
    kaart = a_map(
        a_service("a-elders", wijk="Verrewijk"),
        a_service("b-land", wijk=None, reach=Reach.COUNTRY),
        a_service("c-onbekend", wijk=None, reach=Reach.UNKNOWN),
        a_service("d-stad", wijk=None, reach=Reach.TOWN),
        a_service("e-naast", wijk="Zuidwijk"),
        a_service("f-deel", wijk="Stad-Onder"),
        a_service("g-in"),
    )
    found = ids(kaart, Request(wijk="Middenwijk", limit=9))
    assert found == ["g-in", "f-deel", "e-naast", "d-stad", "c-onbekend", "b-land"]
    rest = Request(wijk="Middenwijk", exclude=frozenset(found))
    assert ids(kaart, rest) == ["a-elders"]


def test_the_surest_comes_first_and_the_name_decides_at_last(a_map: MakeMap) -> None:
    kaart = a_map(
        a_service("b", source_date="2026-11"),
        a_service("oud", source_date="2018"),
        a_service("a", source_date="2026-11"),
    )
    assert ids(kaart, Request()) == ["a", "b", "oud"]


@pytest.mark.parametrize(
    ("condition", "facts", "truth"),
    [
        ("gratis", {"cost": "gratis"}, Truth.YES),
        ("gratis", {}, Truth.UNKNOWN),
        ("gratis", {"cost": "3 euro"}, Truth.NO),
        ("weinig_mensen", {"contact": "een-op-een"}, Truth.YES),
        ("weinig_mensen", {"contact": "groep"}, Truth.NO),
        ("een_op_een", {"contact": "weinig"}, Truth.NO),
        ("een_op_een", {}, Truth.UNKNOWN),
        ("thuis", {"home_based": True}, Truth.YES),
        ("online", {"conditions": ("online",)}, Truth.YES),
        ("online", {"home_based": False}, Truth.NO),
        ("online", {"home_based": True}, Truth.UNKNOWN),
        ("rolstoel", {}, Truth.UNKNOWN),
        ("rolstoel", {"wheelchair": True}, Truth.YES),
        ("inloop", {"registration": "inloop"}, Truth.YES),
        ("inloop", {"registration": "verwijzing"}, Truth.NO),
        ("hond_mee", {}, Truth.UNKNOWN),
        ("overdag", {"schedules": parse("ma 9-12")}, Truth.YES),
        ("avond", {"schedules": parse("ma 9-12")}, Truth.NO),
        ("avond", {"schedules": parse("woensdagavond")}, Truth.YES),
        ("avond", {"schedules": parse("maandag")}, Truth.UNKNOWN),
        ("weekend", {"schedules": parse("maandag")}, Truth.NO),
        ("weekend", {"schedules": parse("zondagmiddag")}, Truth.YES),
        ("overdag", {"conditions": ("overdag",)}, Truth.YES),
        ("jongeren", {"audience": ("ouderen",)}, Truth.NO),
        ("ouderen", {"audience": ("kanker",)}, Truth.UNKNOWN),
        ("vrouwen", {}, Truth.UNKNOWN),
    ],
)
def test_each_condition_is_judged(condition: str, facts: dict[str, object], truth: Truth) -> None:
    assert holds(a_service("x", **facts), condition) is truth


def test_an_hour_of_the_day_can_be_asked(a_map: MakeMap) -> None:
    kaart = a_map(
        a_service("dicht", opening_hours="ma 9-12", schedules=parse("ma 9-12")),
        a_service("open", opening_hours="ma 9-22", schedules=parse("ma 9-22")),
        a_service("weet-niet"),
    )
    found = kaart.search(Request(hour=20), now=NOW)
    assert [option.id for option in found.options] == ["open", "weet-niet"]
    assert "Of het dan open is, weten we niet." in found.options[1].unknown


@pytest.mark.parametrize(
    "request_",
    [
        Request("zoek_geluk"),
        Request(CRISIS),
        Request(conditions=frozenset({"goedkoop"})),
        Request(hour=24),
        Request(limit=0),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused_in_one_sentence(
    kaart: Map, request_: Request
) -> None:
    with pytest.raises(UseError) as refused:
        kaart.search(request_, now=NOW)
    assert str(refused.value).count("\n") == 0


def test_what_someone_typed_is_not_in_the_repr() -> None:
    assert "geheim" not in repr(Request(text="mijn geheim"))


# ---- properties ---------------------------------------------------------------------------

requests = st.builds(
    Request,
    category=st.sampled_from([*KINDS, *(name for name in CATEGORIES if name != CRISIS)]),
    wijk=st.one_of(st.none(), st.sampled_from(["Holtenbroek", "zuid", "Vechtlanden", "nergens"])),
    conditions=st.frozensets(st.sampled_from(CONDITIONS), max_size=3),
    interests=st.frozensets(st.sampled_from([*INTERESTS, "postzegels"]), max_size=2),
    text=st.sampled_from(["", "iets met hout", "112", "zelfmoord", "koffie", "x", "bel me"]),
    home_first=st.booleans(),
    no_groups=st.booleans(),
    with_others=st.booleans(),
    not_for=st.frozensets(st.sampled_from(AUDIENCES), max_size=2),
    hour=st.one_of(st.none(), st.integers(0, 23)),
    limit=st.integers(1, 5),
)


@settings(max_examples=100, deadline=None)
@given(requests, st.data())
def test_whatever_is_asked_the_promises_hold(
    kaart: Map, request_: Request, data: st.DataObject
) -> None:
    first = kaart.search(request_, now=NOW)
    shown = [option.id for option in first.options]
    assert len(shown) == len(set(shown)) <= request_.limit
    assert shown or first.ask_instead
    assert all(option.service.category != CRISIS for option in first.options)
    assert all(not (request_.no_groups and o.service.contact == "groep") for o in first.options)
    if request_.with_others:
        assert all(o.service.contact not in ("geen", "weinig") for o in first.options)
    assert not any(request_.not_for.intersection(o.service.audience) for o in first.options)
    assert kaart.search(request_, now=NOW) == first
    assert all(option.why and option.what and option.certainty for option in first.options)
    # What was shown is never shown again, and asking on ends.
    excluded = frozenset(data.draw(st.lists(st.sampled_from(shown)))) if shown else frozenset()
    again = kaart.search(Request(**{**vars(request_), "exclude": excluded}), now=NOW)
    assert not excluded & {option.id for option in again.options}


@settings(max_examples=40, deadline=None)
@given(requests)
def test_asking_on_shows_everything_once_and_then_ends(kaart: Map, request_: Request) -> None:
    seen: list[str] = []
    for _ in range(len(kaart.services) + 1):
        found = kaart.search(
            Request(**{**vars(request_), "exclude": frozenset(seen), "limit": 25}), now=NOW
        )
        if not found.options:
            break
        seen += [option.id for option in found.options]
    assert len(seen) == len(set(seen))
    assert not found.options


@settings(max_examples=20, deadline=None)
@given(requests, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_rows(
    kaart: Map, request_: Request, random: object
) -> None:
    services = list(kaart.services)
    random.shuffle(services)  # type: ignore[attr-defined]
    other = Map(services, kaart.wijken, kaart.town)
    assert ids(other, request_) == ids(kaart, request_)


def test_what_was_verified_too_long_ago_is_the_last_choice_and_that_is_said() -> None:
    lapsed = a_service("lang-geleden", source_date="2015", verified_on=date(2023, 1, 10))
    never = a_service("nooit-nagekeken", source_date="2019")
    map_ = Map([lapsed, never], WIJKEN, TOWN)
    found = map_.search(Request("zoek_ontmoeting"), now=NOW)
    assert [option.id for option in found.options] == ["nooit-nagekeken"]
    assert not found.notes
    rest = map_.search(Request("zoek_ontmoeting", exclude=frozenset({"nooit-nagekeken"})), now=NOW)
    assert [option.id for option in rest.options] == ["lang-geleden"]
    assert "lang niet meer nagekeken" in " ".join(rest.notes)
    assert "In januari 2023 keken we dit na" in (rest.options[0].certainty or "")
