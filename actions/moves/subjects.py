"""Finds the subjects that a person brings up, by the table `data/onderwerpen.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from actions.moves.whose import by_the_way, of_another, own_words

_FILE = Path(__file__).resolve().parents[2] / "data" / "onderwerpen.yml"
_MOST = 3
_WITHOUT = re.compile(
    r"(?<!\w)(?:geen|(?<!niet )(?<!nooit )(?<!dag )(?<!nacht )(?<!uur )(?<!moment )zonder) "
    r"(?:\w+e )?\w+"
)
_WHICH = r"(?:(?:de|het|een|die|dat|deze|dit|mijn|onze|ons|je|jouw|jullie|haar|zijn|hun) )?"
_SOFT = r"(?:(?:ook|juist|helemaal|echt|eigenlijk|dus|nou|nu|gewoon|toch|alleen|mij|me|er) )*"
_BODY = r"longen|hart|rug|onderrug|hoofd|knie(?:en)?|benen|been|heup(?:en)?|tanden|gebit|ogen|oren"
_DENIED = re.compile(
    r"(?<!\w)(?:"
    # "it is not about the food", "I do not mean the bus", "it is not because of my boss"
    rf"(?:gaat|ging|ligt|lag|komt|kwam) {_SOFT}(?:niet|nooit) {_SOFT}"
    rf"(?:om|over|aan|door|van) {_WHICH}\w+"
    rf"|(?:om|over|aan|door) {_WHICH}\w+ (?:gaat|ging|ligt|lag) het {_SOFT}niet"
    rf"|(?:heb|had) het {_SOFT}niet {_SOFT}over {_WHICH}\w+"
    rf"|bedoel(?:de)? {_SOFT}(?:niet|geen) {_WHICH}\w+"
    rf"|niet (?:vanwege|wegens) {_WHICH}\w+"
    # "my daughter is not the problem"
    rf"|{_WHICH}\w+ (?:is|zijn|was|waren) {_SOFT}(?:niet|geen) "
    r"(?:het |mijn |een |zo een )?probleem"
    rf"|{_WHICH}\w+ (?:is|zijn) {_SOFT}(?:het|mijn) probleem {_SOFT}niet"
    rf"|{_WHICH}\w+ (?:heeft|hebben) (?:er|daar|hier) {_SOFT}(?:niks|niets) mee te maken"
    # "it is no game", "no, not the bus", "not the bus but the train"
    rf"|(?:is|was|zijn|waren) (?:het |dat )?{_SOFT}geen \w+"
    r"|^(?:nee+|neen|neu|huh|he|nou|joh|hoor|en|maar|ook|sorry|wacht|jawel|"
    r"ik zei|ik zeg|ik bedoel)"
    r"(?: (?:nee|hoor|joh|nou|dus|sorry|wacht|toch|net|juist|ik zei|ik zeg|ik bedoel))* "
    rf"(?:niet|geen) (?:over |om |met |van |bij |aan )?{_WHICH}\w+"
    # "with me, not with my brother"
    rf"|dus niet (?:over|om|met|van|bij|voor) {_WHICH}\w+"
    rf"|(?:niet|geen) (?:over|om|met|van|bij|voor) {_WHICH}\w+ (?:maar|juist)(?!\w)"
    rf"|^niet {_WHICH}\w+(?: hoor| joh)?$"
    rf"|^(?:nee+|neen|neu) {_WHICH}\w+ {_SOFT}niet$"
    r"|niet (?:de|het|een|die|dat|deze|dit|mijn|onze|haar|zijn|hun) \w+ maar"
    # "I do not want to talk about the war", "never mind my brother", "plants do not interest me"
    rf"|(?:niet|nooit) (?:meer |wil |willen )*(?:praten|hebben|beginnen) over {_WHICH}\w+"
    rf"|(?:over) {_WHICH}\w+ {_SOFT}(?:niet|nooit) (?:meer )?(?:praten|hebben)"
    rf"|(?:laat maar|genoeg|hou op|stop) (?:over|met) {_WHICH}\w+"
    rf"|{_WHICH}\w+ (?:interesseert|interesseren|boeit|boeien) (?:me|mij) {_SOFT}niet"
    # "I have nothing with football", "no trouble with my knees"
    rf"|(?:heb|had|heeft) (?:ik )?{_SOFT}(?:niks|niets) (?:meer )?met {_WHICH}\w+"
    rf"|(?:geen|nooit|nergens|niet) {_SOFT}(?:last|problemen|moeite|klachten) "
    rf"(?:meer )?(?:van|met|aan) {_WHICH}\w+"
    rf"|(?:niks|niets) {_SOFT}(?:aan|mis met) mijn (?:{_BODY})"
    r")(?!\w)"
)
"""What somebody says that it is not about."""
_ECHO = re.compile(r"^(?:(?:nee|huh|he|hoezo|wat|welke?|de|het|een|die|mijn) )*\w+ ")
"""How a message begins that says a word back before it denies it: "lungs? my lungs are fine"."""


@dataclass(frozen=True)
class Subject:
    """One row of the table."""

    name: str
    phrase: str
    """How a summary names it: "je hebt verteld over {phrase}"."""
    words: re.Pattern[str]
    but: re.Pattern[str] | None
    """Fixed expressions that are not about it."""
    own_phrase: str
    """How the person would name it: "mijn rug"."""
    interest: str | None
    """What on the map goes with it."""
    light: bool
    """Everyday: met when it comes by, and not what a summary is about."""
    only_had: bool
    """"I have no dog" does not tell of it."""
    own: bool
    """Only met when it is of who tells it: the teeth of another are another's."""
    thing: bool
    """Only met when the message is about it, not when it is named by the way."""
    time: bool
    """Gives way to any other subject: it often says no more than when something was."""


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


@cache
def table() -> tuple[Subject, ...]:
    """All subjects, the weightiest first."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Subject(
            name=row["naam"],
            phrase=row["zinsdeel"],
            words=_whole_words(row["woorden"]),
            but=_whole_words(row["behalve"]) if row.get("behalve") else None,
            own_phrase=row.get("zinsdeel_ik") or re.sub(r"\bje\b", "mijn", row["zinsdeel"]),
            interest=row.get("interesse"),
            light=row.get("licht", False),
            only_had=row["naam"] in loaded["zonder_is_niets"],
            own=row["naam"] in loaded["van_jezelf"],
            thing=row["naam"] in loaded["dingen"],
            time=row["naam"] in loaded["tijden"],
        )
        for row in loaded["onderwerpen"]
    )


def find_subjects(plain: str) -> tuple[str, ...]:
    """Names of the subjects in a normalised text, the weightiest first, at most three.

    What is denied ("it is not about the food", "my daughter is not the problem") is not told of.
    """
    told = _DENIED.sub(" ", own_words(plain))
    without = _WITHOUT.sub(" ", told)
    denied = denied_subjects(plain)
    found = [
        s
        for s in table()
        if _named(s, without if s.only_had else told)
        and not (s.name in denied and not _named(s, _ECHO.sub(" ", told)))
    ]
    return tuple(s.name for s in sorted(found, key=lambda s: s.time)[:_MOST])


def denied_subjects(plain: str) -> tuple[str, ...]:
    """Names of the subjects that a normalised text says it is not about, the weightiest first."""
    said = " ".join(_DENIED.findall(plain))
    without = " ".join((said, *_WITHOUT.findall(plain)))
    return tuple(
        s.name
        for s in table()
        if _named(s, without if s.only_had else said) or s.name in said.split()
    )


def named_subjects(plain: str) -> frozenset[str]:
    """Names of all subjects whose words stand in a normalised text, denied or not."""
    return frozenset(s.name for s in table() if s.words.search(plain))


def by_itself(name: str, plain: str) -> bool:
    """Whether a message that names a subject is about it, so that it may be met by itself.

    The back must be of who tells it, and a garden must be more than where something was.
    """
    one = subject(name)
    if not (one.own or one.thing):
        return True
    text = one.but.sub(" ", plain) if one.but else plain
    hits = [hit.span() for hit in one.words.finditer(text)]
    passes = by_the_way if one.thing else of_another
    return not hits or any(not passes(text, *span) for span in hits)


def thing(name: str) -> bool:
    """Whether this is a thing rather than a person, a loss or a complaint."""
    return any(one.name == name and one.thing for one in table())


def _named(subject: Subject, text: str) -> bool:
    rest = subject.but.sub(" ", text) if subject.but else text
    return bool(subject.words.search(rest))


def subject(name: str) -> Subject:
    """The subject of this name."""
    return next(subject for subject in table() if subject.name == name)


def phrase(name: str) -> str:
    """How a summary names this subject."""
    return subject(name).phrase


def light(name: str) -> bool:
    """Whether this is a subject too light for a summary; sorts of contact never are."""
    return any(subject.name == name and subject.light for subject in table())
