"""No place to sleep tonight: a need of its own, which goes before what the words look like.

"Slaap" and "vannacht" look like a story about sleep, and a night outside like a wish to be gone;
who has no roof needs neither of those answers, but where to go.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.moves import words
from actions.moves.state import Talk
from social_map import Service

ROOF = "slaapplek"
"""The finer meaning of a message by who has no place to sleep."""
COLD = "slaapplek_kou"
"""Who has none tells that it is freezing, or what the cold does."""
REFUSED = "slaapplek_niet"
"""Who has none wants no shelter."""
SAID = "utter_no_roof"
"""The response that a talk about it begins with."""
YOUNG = "jongeren"
"""The audience of a place that is for the young only."""
_BRIEF = 8
"""Words up to which the bare name of a shelter asks for one."""
_OLDEST = 26
"""The oldest age to which a place for the young is shown."""


def no_roof(plain: str, *, asks: bool = False) -> bool:
    """Whether a message says that there is no place to sleep, or asks for one for tonight."""
    if words.says("dak_van_toen", plain):
        return False
    wants = asks or len(plain.split()) <= _BRIEF
    return words.says("zonder_dak", plain) or (wants and words.says("slaapplek", plain))


def meaning(plain: str, talk: Talk, *, asks: bool = False) -> str:
    """`ROOF`, `COLD`, `REFUSED` or nothing."""
    told = SAID in talk.uses
    if told and words.says("slaapplek_niet", plain):
        return REFUSED
    if no_roof(plain, asks=asks):
        return ROOF
    return COLD if told and in_need(plain) else ""


def in_need(plain: str) -> bool:
    """Whether a message says that it is freezing, or that somebody is ill or not safe outside."""
    return words.says("kou_of_nood", plain)


def for_whom(shelter: Sequence[Service], plain: str, most: int) -> tuple[Service, ...]:
    """The places of the town's list to show: those for the young first, and only to the young."""
    years = words.age_in(plain)
    young = years <= _OLDEST if years is not None else words.says("jong_zonder_dak", plain)
    own = tuple(place for place in shelter if YOUNG in place.audience) if young else ()
    rest = tuple(place for place in shelter if YOUNG not in place.audience)
    return (*own, *rest)[:most]
