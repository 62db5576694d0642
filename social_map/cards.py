"""What a person reads about a place: short lines from `texts/nl.yml`, no fact of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from social_map import opening_hours as times
from social_map.certainty import Level, certainty
from social_map.facts import Price, Reach, Service
from social_map.judging import Nearness
from social_map.match import Found
from social_map.phones import link, readable, readable_in
from social_map.places import WijkMatch
from social_map.texts import has, say, sentences
from social_map.vocabulary import KINDS, UNKNOWN

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ'‘“0-9])")
_NOTE: Final = re.compile(r"\s*\(([^)]*)\)")
# Nobody reads more reasons than this.
_REASONS: Final = 2


@dataclass(frozen=True)
class Option:
    """A place as it is shown. The first eleven fields are what channels get; None is unknown."""

    id: str
    name: str
    what: str | None
    where: str | None
    phone: str | None
    website: str | None
    hours: str | None
    cost: str | None
    sign_up: str | None
    certainty: str | None
    why: str | None
    # Alone or with others, and whether people who know it themselves run it.
    company: str | None = None
    peers: str | None = None
    # What is not known of something that was asked for, in sentences.
    unknown: tuple[str, ...] = ()
    service: Service = field(default=Service("", "", "", ""), repr=False, compare=False)

    def as_dict(self) -> dict[str, str | None]:
        """The eleven fields that a reply carries."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS: Final = (
    "id",
    "name",
    "what",
    "where",
    "phone",
    "website",
    "hours",
    "cost",
    "sign_up",
    "certainty",
    "why",
)


def option(
    service: Service,
    *,
    now: datetime,
    town: str,
    why: str | None = None,
    unknown: Iterable[str] = (),
    ask: Service | None = None,
) -> Option:
    """A place as it is shown, without the reason it was found; `ask` is who may know more."""
    return Option(
        id=service.id,
        name=service.name,
        what=first_sentence(service.description),
        where=where(service, town),
        phone=readable(service.phone) if service.phone else None,
        website=service.website,
        hours=_hours_field(service),
        cost=_cost_field(service),
        sign_up=say(
            f"option.sign_up.{'inloop_no_door' if _no_door(service) else _sign_up(service)}"
        ),
        certainty=_certainty_field(service, now.date(), ask),
        why=why,
        company=company(service),
        peers=say("option.peers") if service.run_by_peers else None,
        unknown=tuple(unknown),
        service=service,
    )


def found_option(
    found: Found,
    *,
    category: str,
    wijk: WijkMatch | None,
    now: datetime,
    town: str,
    ask: Service | None = None,
) -> Option:
    """A place as it is shown, with the reason it was found."""
    return option(
        found.service,
        now=now,
        town=town,
        why=why(found, category, wijk, town, today=now.date()),
        unknown=tuple(say(f"unknown.{name}") for name in found.unknown),
        ask=ask,
    )


def card(option: Option) -> str:
    """Two to six short lines about a place, complete in themselves."""
    return "\n".join(text for line in _lines(option) if (text := " ".join(filter(None, line))))


def short_card(option: Option) -> str:
    """A place that was shown before, in a few lines: its name, where, when, and why now."""
    name, where_, hours_, _, why_, _ = _lines(option)
    lines = (name[:1], where_, hours_, why_)
    return "\n".join(text for line in lines if (text := " ".join(filter(None, line))))


def _lines(option: Option) -> list[list[str | None]]:
    reach = [
        say("card.phone", phone=option.phone) if option.phone else None,
        say("card.email", email=option.service.email) if option.service.email else None,
        say("card.website", website=bare(option.website)) if option.website else None,
    ]
    # Two ways are enough to choose from: someone who does not like to call can look or write.
    ways = [_stop(way) for way in reach if way][:2]
    step = option.service.first_step if not (ways or option.service.street) else None
    return [
        [say("card.title", name=_stop(option.name)), option.what],
        [_stop(option.where), *ways, step and readable_in(first_sentence(step))],
        _hours_and_cost(option),
        [option.company, option.sign_up, option.peers],
        # What goes for every place of a kind is no news on each of three cards.
        [None if option.why in _of_a_kind() else option.why, *option.unknown[:2]],
        [option.certainty],
    ]


@cache
def _of_a_kind() -> frozenset[str]:
    """The reasons that hold for all places of a kind."""
    return frozenset(
        say(f"why.kind.{name}") for name in (*KINDS, "other") if has(f"why.kind.{name}")
    )


def _hours_and_cost(option: Option) -> list[str | None]:
    if option.service.opening_hours is None and option.service.price is Price.UNKNOWN:
        return [say("card.no_hours_no_cost")]
    return [_stop(option.hours), _stop(option.cost)]


def why(
    found: Found,
    category: str,
    wijk: WijkMatch | None,
    town: str,
    *,
    today: date | None = None,
) -> str:
    """The reason a place is shown, in one plain sentence: what was asked before what is nice."""
    # That a word of theirs stands in the text is no reason to a person.
    reasons = [*_interest_reasons(found), *_place_reasons(found, wijk, town)]
    reasons += [
        say(f"why.condition.{name}")
        for name in found.holds
        if name != "thuis" and has(f"why.condition.{name}")
    ]
    if found.at_home or "thuis" in found.holds:
        reasons.insert(0, say("why.home"))
    if reasons:
        reasons += [say(f"why.{name}") for name in _liked(found, today)]
        said = list(dict.fromkeys(reasons))[:_REASONS]
        return say("why.start", reasons=say("why.and").join(said))
    # What is not known to be at home is not said to be.
    kind = _kind_name(category)
    return say(f"why.kind.{'other' if kind == 'zoek_thuis' else kind}")


def _liked(found: Found, today: date | None) -> Iterable[str]:
    """What puts a place before others that fit as well, in the order in which it counts."""
    service = found.service
    if today is not None and certainty(service, today).level is Level.VERIFIED:
        yield "verified"
    if service.price is Price.FREE:
        yield "condition.gratis"
    if service.walk_in and not service.home_based:
        yield "condition.inloop"


def _kind_name(category: str) -> str:
    for name in (category, f"zoek_{category}"):
        if name in KINDS:
            return name
    return "other"


def _interest_reasons(found: Found) -> list[str]:
    return [say("why.interest", interest=name) for name in found.interests[:1]]


def _place_reasons(found: Found, wijk: WijkMatch | None, town: str) -> list[str]:
    nearness = found.nearness
    if nearness is Nearness.IN and found.service.wijk:
        return [say("why.in", wijk=found.service.wijk)]
    if nearness is Nearness.PART:
        return [say("why.part")]
    if nearness is Nearness.NEAR and wijk is not None:
        return [say("why.near", wijk=wijk.name)]
    if nearness is Nearness.TOWN:
        return [say("why.town", town=town)]
    if nearness is Nearness.COUNTRY:
        return [say("why.country")]
    return []


# ---- the fields ---------------------------------------------------------------------------


def first_sentence(text: str) -> str:
    """The first sentence of a description."""
    return _SENTENCE.split(text, maxsplit=1)[0]


def where(service: Service, town: str) -> str:
    """Where a place is, as far as is known."""
    if service.reach is Reach.COUNTRY:
        return say("option.where.country" if service.home_based else "option.where.country_place")
    if service.home_based:
        return say(
            "option.where.online" if "online" in service.conditions else "option.where.home"
        )
    if service.street:
        if service.wijk and service.city:
            return say(
                "option.where.street_wijk",
                street=service.street,
                city=service.city,
                wijk=service.wijk,
            )
        if service.city:
            return say("option.where.street", street=service.street, city=service.city)
        return say("option.where.street_only", street=service.street)
    if service.reach is Reach.TOWN:
        return say("option.where.town", town=town)
    if service.wijk:
        return say("option.where.wijk", wijk=service.wijk)
    return say("option.where.unknown", town=service.city or town)


def _hours_field(service: Service) -> str:
    if service.opening_hours is None:
        return say("option.hours.unknown")
    return say("option.hours.known", hours=_capital(service.opening_hours))


def _cost_field(service: Service) -> str:
    if service.price is Price.PAID:
        return say("option.cost.betaald", cost=_capital(service.cost or ""))
    return say(f"option.cost.{service.price.value}")


def asks_elsewhere(service: Service, today: date) -> bool:
    """Whether someone should ask first, and the place itself has no number or mail for it."""
    return certainty(service, today).ask_first and not (service.phone or service.email)


def _certainty_field(service: Service, today: date, ask: Service | None) -> str:
    text = certainty(service, today).text
    if ask is None or not ask.phone or ask.id == service.id or not asks_elsewhere(service, today):
        return text
    return f"{text} {say('certainty.ask', name=ask.name, phone=readable(ask.phone))}"


def _no_door(service: Service) -> bool:
    """Whether one can walk in, but where is not known."""
    return _sign_up(service) == "inloop" and service.street is None


def _sign_up(service: Service) -> str:
    """Which sentence says how to begin: signing up, walking in, calling, just going there."""
    if service.registration == "aanmelden" and service.contact == "geen":
        return "aanvragen"
    if service.registration != "inloop":
        return service.registration or UNKNOWN
    if service.home_based:
        return "inloop_phone" if service.phone else "inloop_online"
    outside = service.category == "bewegen-natuur" and service.contact in ("geen", "weinig")
    return "inloop_outside" if outside else "inloop"


# ---- one place in detail ------------------------------------------------------------------


@dataclass(frozen=True)
class Contact:
    """How to reach a place. `tel` is a link for a phone; `route` is typed into any map."""

    phone: str | None
    tel: str | None
    email: str | None
    website: str | None
    address: str | None
    route: str | None
    text: str


def contact(service: Service, *, ask: Service | None = None) -> Contact:
    """How to reach a place; `ask` is who may know, for a place without a number."""
    phone = readable(service.phone) if service.phone else None
    parts = (service.street, " ".join(filter(None, (service.postcode, service.city))))
    address = ", ".join(part for part in parts if part) if service.street else None
    lines = []
    if phone:
        lines.append(say("contact.phone", phone=phone))
    if service.email:
        lines.append(say("contact.email", email=service.email))
    if service.website:
        lines.append(say("contact.website", website=bare(service.website)))
    if address:
        lines.append(say("contact.address", address=address))
        lines.append(say("contact.route", route=address))
    if not lines:
        lines.append(say("contact.no_number"))
    if not phone and not service.email and ask is not None and ask.phone:
        lines.append(say("contact.ask", name=ask.name, phone=readable(ask.phone)))
    return Contact(
        phone=phone,
        tel=link(service.phone) if service.phone else None,
        email=service.email,
        website=service.website,
        address=address,
        route=address,
        text="\n".join(lines),
    )


def hours(service: Service, *, now: datetime | None = None) -> str:
    """When a place is open; with a clock also whether it is open now and when again."""
    if service.opening_hours is None:
        if service.phone:
            return say("hours.unknown_call", phone=readable(service.phone))
        return say("hours.unknown")
    if times.always(service.schedules):
        return say("hours.always")
    lines = [say("hours.plain", hours=service.opening_hours.rstrip("."))]
    if now is not None:
        moment = _at_this_moment(service.schedules, now)
        if moment:
            lines.append(moment)
        if certainty(service, now.date()).ask_first:
            lines.append(say("hours.ask_first"))
    return " ".join(lines)


def _at_this_moment(schedules: tuple[times.Schedule, ...], now: datetime) -> str | None:
    opening = times.open_now(schedules, now)
    if opening is not None and opening.closes is not None:
        if opening.part:
            return say("hours.open_part", part=_part(opening.part))
        late = opening.closes.date() > now.date() and opening.closes.hour > 0
        return say(
            "hours.open_night" if late else "hours.open_until", until=_clock(opening.closes)
        )
    today = now.date()
    following = times.next_opening(schedules, now)
    if following is not None and following.opens.date() == today:
        if following.part:
            return say("hours.later_today_part", part=_part(following.part))
        return say("hours.later_today", **{"from": _clock(following.opens)})
    if any(one.on(today) and one.start is None and one.part is None for one in schedules):
        return say("hours.today_no_time")
    return None if following is None else _again(following, today)


def _again(following: times.Opening, today: date) -> str:
    day = following.opens.date()
    values = {"from": _clock(following.opens)}
    ending = ""
    if following.part:
        values = {"part": _part(following.part)}
        ending = "_part"
    if day == today + timedelta(days=1):
        return say(f"hours.closed_tomorrow{ending}", **values)
    if day < today + timedelta(days=7):
        name = sentences()["hours"]["day"][day.weekday()]
        return say(f"hours.closed_later{ending}", day=name, **values)
    month = sentences()["hours"]["month"][day.month - 1]
    return say(f"hours.closed_date{ending}", date=f"{day.day} {month}", **values)


def cost(service: Service) -> str:
    """What a place costs."""
    if service.price is Price.PAID:
        return say("cost.betaald", cost=service.cost)
    return say(f"cost.{service.price.value}")


def access(service: Service) -> str:
    """Who can come and how: wheelchair, dog, referral, for whom it is meant."""
    wheelchair = {True: "ja", False: "nee", None: UNKNOWN}[service.wheelchair]
    lines = [] if service.home_based else [say(f"access.wheelchair.{wheelchair}")]
    if not service.home_based:
        dog = "ja" if "hond_mee" in service.conditions else UNKNOWN
        lines.append(say(f"access.dog.{dog}"))
    lines.append(say(f"access.referral.{service.registration or UNKNOWN}"))
    if service.target_group:
        lines.append(say("access.target", target=_NOTE.sub("", service.target_group)))
    if service.phone:
        lines.append(say("access.ask", phone=readable(service.phone)))
    return "\n".join(lines)


def company(service: Service) -> str:
    """With how many people it is, and whether one has to talk, as far as that is known."""
    return say(f"option.company.{service.contact or UNKNOWN}")


def pay(service: Service) -> str:
    """Whether the work is paid: never for volunteers, else not known."""
    return say("pay.volunteer" if "vrijwilligerswerk" in service.categories else "pay.onbekend")


def first_step(
    service: Service, *, now: datetime | None = None, ask: Service | None = None
) -> str:
    """A small first step; for an old source it begins with asking whether the place is there."""
    if service.first_step is None:
        return say("first_step.unknown")
    step = readable_in(service.first_step)
    if not _ask_first(service, now):
        return " ".join((say("first_step.plain", step=step), say("first_step.no_hurry")))
    if service.phone is None and ask is not None and ask.phone:
        begin = say("first_step.ask_first_who", name=ask.name, phone=readable(ask.phone))
    else:
        begin = say("first_step.ask_first")
    then = say("first_step.then", step=_lower(step))
    return " ".join((begin, then, say("first_step.no_hurry")))


# Sources before this year are too old to send anyone anywhere, whatever the day of today.
_OLD_SOURCE: Final = 2010


def _ask_first(service: Service, now: datetime | None) -> bool:
    if service.verified_on is not None or service.source_date is None:
        return False
    if int(service.source_date[:4]) < _OLD_SOURCE:
        return True
    return now is not None and certainty(service, now.date()).level is Level.VERY_OLD


def what_to_say(service: Service, *, ask: Service | None = None) -> str:
    """Who to call and a sentence to read aloud; `ask` has a number where this place has none."""
    who, needs_number = _who(service, ask)
    parts = [who]
    if needs_number and ask is not None and ask.phone:
        parts.append(say("say.rather_call", name=ask.name, phone=readable(ask.phone)))
    kind = _spoken(service)
    if kind is not None:
        parts += [say("say.lead"), say(f"say.sentence.{kind}", name=service.name)]
    return " ".join((*parts, say("say.no_hurry")))


def _who(service: Service, ask: Service | None) -> tuple[str, bool]:
    """Who to turn to, and whether a number to call is still wanted."""
    asked = readable(ask.phone) if ask is not None and ask.phone else None
    name = ask.name if ask is not None else ""
    kind = _sign_up(service)
    if kind == "verwijzing":
        if asked:
            return say("say.who_referral_phone", name=name, phone=asked), False
        return say("say.who_referral"), False
    if service.phone:
        return say("say.who_phone", phone=readable(service.phone)), False
    if kind == "inloop_outside":
        return say("say.who_none_needed"), False
    if service.email:
        return say("say.who_email", email=service.email), True
    if service.street and service.registration == "inloop" and not service.home_based:
        return say("say.who_visit", address=service.street), True
    if service.website:
        return say("say.who_website", website=bare(service.website)), True
    if asked:
        return say("say.who_ask", name=name, phone=asked), False
    return say("say.who_nobody"), False


def _spoken(service: Service) -> str | None:
    """Which sentence to say; None where there is nobody to say it to."""
    kind = _sign_up(service)
    if kind == "inloop_outside" and service.contact == "geen" and not service.phone:
        return None
    if kind != "verwijzing" and service.contact == "een-op-een":
        for category in ("geldzaken", "wijkteam"):
            if service.category == category:
                return category
    if kind in ("inloop_phone", "inloop_online"):
        return "inloop_phone" if service.contact == "een-op-een" else "inloop_help"
    return "geldzaken" if kind == "aanvragen" else kind


def loosened_text(
    name: str, *, wijk: WijkMatch | None, interests: Sequence[str], near: bool
) -> str:
    """What was given up to find something, in one or two short sentences."""
    if name == "wijk" and wijk is not None:
        return say("loosened.wijk_near" if near else "loosened.wijk", wijk=wijk.name)
    if name == "interesse":
        return say("loosened.interesse", interest=" of ".join(interests))
    return say(f"loosened.{name}")


# ---- small things -------------------------------------------------------------------------


def bare(url: str | None) -> str:
    """A web address as people say it."""
    return (url or "").partition("://")[2].removeprefix("www.").rstrip("/")


def _clock(moment: datetime) -> str:
    shown = "24.00" if (moment.hour, moment.minute) == (0, 0) else f"{moment:%-H.%M}"
    return say("hours.clock", time=shown)


def _part(part: str) -> str:
    return say(f"hours.part.{part}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """A sentence as it goes on after a colon; names and short forms keep their capital."""
    word = text.split(" ", 1)[0]
    return text if word[1:].lower() != word[1:] else text[:1].lower() + text[1:]


def _stop(text: str | None) -> str | None:
    if not text:
        return None
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."
