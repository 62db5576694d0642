"""Matching as it is meant, one place after another: slow, plain, and without sets.

`match.py` judges all places at once; what it finds must be what is found here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from social_map import Service
from social_map.certainty import Level, certainty
from social_map.facts import Price, Reach
from social_map.judging import Nearness, is_past
from social_map.match import Asked, Found, describe
from social_map.places import Gazetteer
from social_map.vocabulary import CRISIS, GIVE_UP, HARD, KINDS, WORK

ASKS_FOR = {
    "ouderen": {"ouderen"},
    "jongeren": {"jongeren"},
    "huisdier": {"dieren", "hond_mee"},
    "lichamelijk": {"rolstoel"},
    "ouders": {"kinderen"},
}
SURE = {
    Level.VERIFIED: 0,
    Level.FRESH: 1,
    Level.RECENT: 1,
    Level.OWN_PAGE: 1,
    Level.GOOD_PAGE: 1,
    Level.OLD: 2,
    Level.UNDATED: 2,
    Level.DOUBTFUL: 3,
    Level.VERY_OLD: 3,
    Level.LAPSED: 3,
}


def best(
    asked: Asked, services: Sequence[Service], places: Gazetteer, today: date
) -> tuple[list[str], set[str]]:
    """The ids of the places that fit best, and the wishes that were given up."""
    judged = []
    for number, service in enumerate(services):
        tier = tier_of(asked, service, bool(asked.named >> number & 1))
        if tier is None or asked.excluded >> number & 1:
            continue
        score = asked.scores.get(number, 0.0)
        found = describe(asked, service, score, places)
        no = refused(asked, found, places)
        if not no & HARD:
            judged.append((no, order(asked, found, tier, score, today), found))
    if not judged:
        return [], set()

    def loss(no: frozenset[str]) -> tuple[object, ...]:
        costs = sorted((GIVE_UP.index(name) for name in no), reverse=True)
        return costs[:1], len(costs), costs

    given_up = min((no for no, _, _ in judged), key=loss)
    fitting = [one for one in judged if one[0] <= given_up]
    gone = (Level.LAPSED, Level.VERY_OLD)
    held = [
        one
        for one in fitting
        if certainty(one[2].service, today).level not in gone and not is_past(one[2].service)
    ]
    chosen = sorted(held or fitting, key=lambda one: (len(one[0]), one[1]))
    chosen = chosen[: asked.request.limit]
    loosened = set(given_up)
    far = (Nearness.NEAR, Nearness.ELSEWHERE)
    if asked.request.wijk and all(found.nearness in far for _, _, found in chosen):
        loosened.add("wijk")
    return [found.service.id for _, _, found in chosen], loosened


def tier_of(asked: Asked, service: Service, named: bool) -> int | None:
    kind, categories = asked.kind, set(service.categories)
    if CRISIS in categories:
        return None
    if WORK in categories and WORK not in kind.first:
        return 3 if asked.anything and named else None
    if kind.at_home and "online" not in service.conditions and service.home_based is False:
        return None
    if service.category in kind.first:
        return 0
    if kind.first & set(service.also):
        return 1
    if kind.then & categories:
        return 2
    if asked.anything:
        return 3
    at_home = asked.request.home_first and service.home_based is True
    if at_home and KINDS["zoek_thuis"].first & categories:
        return 3 if "maatje" in categories else 4
    return None


def refused(asked: Asked, found: Found, places: Gazetteer) -> frozenset[str]:
    """The wishes that do not hold: those that neither hold nor are unknown."""
    request = asked.request
    wished = set(request.conditions)
    if asked.interests:
        wished.add("interesse")
    elif asked.has_words:
        wished.add("woorden")
    if asked.kind.at_home:
        wished.add("thuis")
    if request.hour is not None or request.day is not None:
        wished.add("uur")
    if request.no_groups:
        wished.add("geen_groep")
    if request.with_others:
        wished.add("met_anderen")
    if request.not_for.intersection(found.service.audience):
        wished.add("niet_voor")
    if found.service.wijk in request.not_in:
        wished.add("niet_daar")
    no = wished.difference(found.holds, found.unknown)
    return frozenset(no | ({"wijk"} if found.nearness is Nearness.ELSEWHERE else set()))


def order(asked: Asked, found: Found, tier: int, score: float, today: date) -> tuple[object, ...]:
    service, request = found.service, asked.request
    level = certainty(service, today).level
    helping: tuple[bool, ...] = ()
    if asked.kind.helps:
        helping = (
            service.contact == "geen",
            not (service.walk_in or service.phone),
            service.reach is Reach.COUNTRY if request.wijk else service.reach is not Reach.TOWN,
            service.walk_in is not True,
        )
    return (
        request.home_first and service.home_based is not True,
        len([name for name in found.unknown if name != "wijk"]),
        tier,
        for_others(asked, service, score),
        service.referral_needed is True,
        *helping,
        -min(len(found.interests), 2) - round(score / 4),
        found.nearness.value,
        SURE[level],
        0
        if service.price is Price.FREE or "gratis" in service.conditions
        else 1 + (service.price is Price.PAID),
        {True: 0, None: 1, False: 2}[service.walk_in],
        level,
        service.reach is Reach.COUNTRY,
        # The number of a service says the rest.
        {Price.FREE: 0, Price.UNKNOWN: 1, Price.PAID: 2}[service.price],
        service.id,
    )


def for_others(asked: Asked, service: Service, score: float) -> bool:
    request = asked.request
    wishes = request.conditions | asked.interests | request.interests
    for group in service.audience:
        if wishes & ASKS_FOR.get(group, set()):
            continue
        if group in ("ouderen", "jongeren"):
            return True
        if group == "psychisch" and asked.kind.for_a_group:
            continue
        if group == "lichamelijk" and (request.home_first or asked.kind.at_home):
            continue
        if not (asked.has_words and score >= 2):
            return True
    return False
