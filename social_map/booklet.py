"""The map as a booklet to print: one HTML page that needs nothing beside it. Pure.

Help lines come first, then the places by neighbourhood. Places have numbers, because a printed
page has no links and no browser can say on which page a place will stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from html import escape
from itertools import count
from typing import Final

from social_map import cards
from social_map.certainty import certainty
from social_map.facts import Price, Reach, Service, Wijk
from social_map.helplines import HelpLine
from social_map.phones import readable, readable_in
from social_map.texts import HERE, say, sentences
from social_map.vocabulary import CATEGORIES, CRISIS

# So many help lines stand large on the first page.
_LARGE: Final = 2
# So many other names of a neighbourhood are given.
_ALIASES: Final = 6
_NUMBER: Final = re.compile(r"\b0\d{1,3}-\d[\d ]*\d")


@dataclass(frozen=True)
class Chapter:
    """The places of one neighbourhood, or of one part of what is there for the whole town."""

    name: str
    places: tuple[Service, ...]
    # A sentence under the heading.
    about: str | None = None


def booklet(
    services: Sequence[Service],
    wijken: Sequence[Wijk],
    lines: Sequence[HelpLine],
    *,
    now: datetime,
    town: str,
    ask: Service | None = None,
    organisation: str | None = None,
) -> str:
    """The booklet as HTML.

    Args:
        now: the day of making, and what certainty is judged by.
        ask: who may know more of a place without a number.
        organisation: who gives the booklet out.
    """
    found = chapters(services, wijken, town)
    emergency = _emergency(services, lines)
    numbers = count(1)
    numbered = [(one, [(next(numbers), place) for place in one.places]) for one in found]
    today = now.date()
    parts = [
        _cover(sum(len(one.places) for one in found), today, town, organisation),
        _help(lines, emergency, town),
        _contents(numbered, wijken),
        _explained(services, ask),
        *(
            _chapter(chapter, places, index, now, town, ask)
            for index, (chapter, places) in enumerate(numbered, start=1)
        ),
        _mistakes(organisation),
    ]
    title = escape(say("booklet.title", town=town))
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return (HERE / "booklet.css").read_text(encoding="utf-8")


# ---- which place stands where -------------------------------------------------------------


def chapters(
    services: Sequence[Service], wijken: Sequence[Wijk], town: str
) -> tuple[Chapter, ...]:
    """Neighbourhoods first, then the whole town by category, unknown places, the country."""
    shown = [service for service in services if service.category != CRISIS]
    found = [
        Chapter(
            wijk.name,
            _in_order(one for one in shown if one.reach is Reach.PLACE and one.wijk == wijk.name),
            _about(wijk),
        )
        for wijk in wijken
    ]
    whole = [service for service in shown if service.reach is Reach.TOWN]
    for category in CATEGORIES:
        name = say("booklet.whole_town", town=town, kind=_kind(category).lower())
        found.append(Chapter(name, _in_order(one for one in whole if one.category == category)))
    names = {wijk.name for wijk in wijken}
    lost = [one for one in shown if one.reach is Reach.UNKNOWN]
    lost += [one for one in shown if one.reach is Reach.PLACE and one.wijk not in names]
    found.append(Chapter(say("booklet.unknown_wijk", town=town), _in_order(lost)))
    country = (one for one in shown if one.reach is Reach.COUNTRY)
    found.append(Chapter(say("booklet.country"), _in_order(country)))
    return tuple(chapter for chapter in found if chapter.places)


def _in_order(services: Iterable[Service]) -> tuple[Service, ...]:
    return tuple(
        sorted(services, key=lambda one: (CATEGORIES.index(one.category), one.name.casefold()))
    )


def _about(wijk: Wijk) -> str | None:
    """The other names by which people know a neighbourhood."""
    aliases = [name for name in wijk.aliases if name.casefold() != wijk.name.casefold()]
    if not aliases:
        return None
    return say("booklet.also_named", names=", ".join(aliases[:_ALIASES]))


def _emergency(services: Sequence[Service], lines: Sequence[HelpLine]) -> tuple[Service, ...]:
    """Places for an emergency that are no help line, such as a bed for the night."""
    listed = {line.id for line in lines}
    return tuple(one for one in services if one.category == CRISIS and one.id not in listed)


# ---- the front ----------------------------------------------------------------------------


def _cover(places: int, today: date, town: str, organisation: str | None) -> str:
    month = sentences()["hours"]["month"][today.month - 1]
    made = say("booklet.made", day=today.day, month=month, year=today.year)
    lines = [
        _tag("h1", say("booklet.title", town=town)),
        _tag("p", say("booklet.what", places=places), "lead"),
        _tag("p", say("booklet.free"), "lead"),
        _tag("p", made, "made"),
    ]
    if organisation:
        lines.append(_tag("p", say("booklet.organisation", organisation=organisation), "made"))
    return _block("header", lines, "cover")


def _help(lines: Sequence[HelpLine], emergency: Sequence[Service], town: str) -> str:
    parts = [_tag("h2", say("booklet.help"))]
    large = [_large(line) for line in lines[:_LARGE]]
    parts.append(_block("div", large, "large"))
    parts.append(_block("div", [_line(line) for line in lines[_LARGE:]], "lines"))
    if emergency:
        parts.append(_tag("h3", say("booklet.emergency")))
        parts.append(_block("div", [_bed(one, town) for one in emergency], "lines"))
    return _block("section", parts, "help", id_="hulp")


def _large(line: HelpLine) -> str:
    numbers = [_tag("span", readable(one)) for one in line.numbers] or [escape(line.name)]
    said = [f"<strong>{escape(say('booklet.or')).join(numbers)}</strong>"]
    said.append(_tag("span", _stop(line.for_whom)))
    return _block("p", [*said, _tag("span", _sentence(line.hours, line.cost))])


def _line(line: HelpLine) -> str:
    number = say("booklet.or").join(readable(one) for one in line.numbers)
    rows = [_tag("b", line.name)]
    if number:
        rows.append(_tag("strong", number))
    said = [_stop(line.for_whom), _stop(line.text)]
    said.append(_sentence(line.hours if not line.text else None, line.cost))
    if line.page:
        said.append(say("booklet.page", page=line.page))
    if line.doubtful and number:
        said.append(say("booklet.doubtful_number"))
    rows.append(_tag("span", " ".join(part for part in said if part)))
    return _block("p", rows)


def _bed(service: Service, town: str) -> str:
    rows = [_tag("b", service.name)]
    if service.phone:
        rows.append(_tag("strong", readable(service.phone)))
    where = _stop(cards.where(service, town))
    rows.append(_tag("span", f"{service.description} {where}"))
    return _block("p", rows)


def _explained(services: Sequence[Service], ask: Service | None) -> str:
    said = [say("booklet.sure"), say("booklet.old")]
    if ask is not None and ask.phone:
        said.append(say("booklet.ask", name=ask.name, phone=readable(ask.phone)))
    if all(service.wheelchair is None for service in services):
        said.append(say("booklet.no_wheelchair"))
    said.append(say("booklet.no_hurry"))
    parts = [_tag("h2", say("booklet.how")), *(_tag("p", one) for one in said)]
    return _block("section", parts, "how")


def _contents(
    chapters: Sequence[tuple[Chapter, list[tuple[int, Service]]]], wijken: Sequence[Wijk]
) -> str:
    rows = []
    for index, (chapter, places) in enumerate(chapters, start=1):
        first, last = places[0][0], places[-1][0]
        where = (
            say("booklet.one_place", number=first)
            if first == last
            else say("booklet.places", first=first, last=last)
        )
        link = f'<a href="#deel-{index}">{escape(chapter.name)}</a>'
        rows.append(f"<li>{link} {_tag('span', where)}</li>")
    filled = {chapter.name for chapter, _ in chapters}
    empty = [
        _tag("p", _nothing_in(wijk, filled), "small") for wijk in wijken if wijk.name not in filled
    ]
    parts = [_tag("h2", say("booklet.contents")), _block("ol", rows), *empty]
    return _block("nav", parts, "contents")


def _nothing_in(wijk: Wijk, filled: set[str]) -> str:
    near = [name for name in wijk.neighbours if name in filled]
    if not near:
        return say("booklet.nothing", wijk=wijk.name)
    return say("booklet.nothing_near", wijk=wijk.name, near=say("booklet.or").join(near[:2]))


def _mistakes(organisation: str | None) -> str:
    said = [say("booklet.mistake_chat"), say("booklet.mistake_giver")]
    if organisation:
        said.append(say("booklet.mistake_organisation", organisation=organisation))
    parts = [_tag("h2", say("booklet.mistake")), *(_tag("p", one) for one in said)]
    return _block("section", parts, "mistake", id_="fout")


# ---- the places ---------------------------------------------------------------------------


def _chapter(
    chapter: Chapter,
    places: Sequence[tuple[int, Service]],
    index: int,
    now: datetime,
    town: str,
    ask: Service | None,
) -> str:
    head = [_tag("h2", chapter.name)]
    if chapter.about:
        head.append(_tag("p", chapter.about))
    made = [_place(number, service, now, town, ask) for number, service in places]
    return _block("section", [_block("header", head), *made], "chapter", id_=f"deel-{index}")


def _place(number: int, service: Service, now: datetime, town: str, ask: Service | None) -> str:
    option = cards.option(service, now=now, town=town, ask=ask)
    rows = [*_facts(service, option, town)]
    facts = "\n".join(
        f"<dt>{escape(say(f'booklet.field.{name}'))}</dt><dd>{_shown(text)}</dd>"
        for name, text in rows
    )
    unsure = certainty(service, now.date()).ask_first
    lines = [
        f'<p class="number">{number}</p>',
        _tag("h3", service.name),
        _tag("p", _kind_and_target(service), "kind"),
        _tag("p", readable_in(service.description), "what"),
        f"<dl>\n{facts}\n</dl>",
    ]
    if service.first_step:
        label = _tag("b", say("booklet.first_step"))
        lines.append(f'<p class="step">{label} {_shown(readable_in(service.first_step))}</p>')
    label = _tag("b", say("booklet.ask_first")) + " " if unsure else ""
    lines.append(f'<p class="sure">{label}{_shown(_how_sure(option.certainty or "", unsure))}</p>')
    return _block("article", lines, "place unsure" if unsure else "place")


def _facts(service: Service, option: cards.Option, town: str) -> Iterator[tuple[str, str]]:
    """What is known of a place, each with the name of its field."""
    yield "where", _stop(option.where)
    ways = [option.phone, service.email, cards.bare(service.website)]
    if any(ways):
        yield "contact", say("booklet.between").join(way for way in ways if way)
    yield "hours", _hours_and_cost(service, option)
    yield "company", " ".join(part for part in (option.company, option.sign_up) if part)
    if service.wheelchair is not None:
        yield "wheelchair", cards.access(service).splitlines()[0]


def _hours_and_cost(service: Service, option: cards.Option) -> str:
    if service.opening_hours is None and service.price is Price.UNKNOWN:
        return say("card.no_hours_no_cost")
    return f"{_stop(option.hours)} {_stop(option.cost)}"


def _kind_and_target(service: Service) -> str:
    kind = _kind(service.category)
    target = service.target_group
    if target is None or target.casefold() == say("booklet.everybody"):
        return kind
    return say("booklet.kind_and_target", kind=kind, target=target[:1].lower() + target[1:])


def _how_sure(text: str, unsure: bool) -> str:
    """The sentence of the card; where the label says to ask first, it is not said twice."""
    if not unsure:
        return text
    for words in sentences()["booklet"]["said_by_label"]:
        text = text.replace(words, "")
    return " ".join(text.split())


def _kind(category: str) -> str:
    return say(f"booklet.kind.{category}")


# ---- small things -------------------------------------------------------------------------


def _shown(text: str) -> str:
    """A text as HTML, its phone numbers kept on one line."""
    return _NUMBER.sub(r'<span class="tel">\g<0></span>', escape(text))


def _tag(name: str, text: str, class_: str | None = None) -> str:
    shown = f' class="{class_}"' if class_ else ""
    return f"<{name}{shown}>{_shown(text)}</{name}>"


def _block(name: str, lines: Iterable[str], class_: str = "", id_: str | None = None) -> str:
    """An element around lines of HTML that were made before."""
    shown = (f' class="{class_}"' if class_ else "") + (f' id="{id_}"' if id_ else "")
    return f"<{name}{shown}>\n" + "\n".join(lines) + f"\n</{name}>"


def _sentence(*parts: str | None) -> str:
    """Hours and cost as sentences of their own."""
    return " ".join(_stop(part[:1].upper() + part[1:]) for part in parts if part)


def _stop(text: str | None) -> str:
    if not text:
        return ""
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."
