"""The fixed words of the map: categories, kinds of asking, interests, conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CRISIS: Final = "crisis-hulplijn"
WORK: Final = "werk-leren"

CATEGORIES: Final = (
    "ontmoeting",
    "dagbesteding",
    "vrijwilligerswerk",
    "maatje",
    "samen-eten",
    "lotgenoten",
    WORK,
    "wijkteam",
    "geldzaken",
    "geestelijke-gezondheid",
    "verslaving",
    "bewegen-natuur",
    "cursus-bibliotheek",
    "thuis-online",
    "zingeving",
    CRISIS,
)

INTERESTS: Final = (
    "koken",
    "tuinieren",
    "klussen",
    "dieren",
    "muziek",
    "wandelen",
    "vissen",
    "schilderen",
    "computers",
    "spelletjes",
    "lezen",
    "sport",
    "geloof",
    "taal",
    "kinderen",
    "ouderen",
)

CONDITIONS: Final = (
    "gratis",
    "weinig_mensen",
    "een_op_een",
    "thuis",
    "online",
    "rolstoel",
    "inloop",
    "hond_mee",
    "overdag",
    "avond",
    "weekend",
    "vrouwen",
    "mannen",
    "jongeren",
    "ouderen",
)

# Never given up to find something after all: who asks for these cannot use anything else.
HARD: Final = frozenset(
    {
        *("rolstoel", "thuis", "een_op_een", "vrouwen", "mannen", "geen_groep", "liever_niet"),
        *("met_anderen", "niet_voor", "niet_daar"),
    }
)

# What is given up first when nothing fits; a later name is given up less gladly.
GIVE_UP: Final = (
    "woorden",
    "wijk",
    "interesse",
    "uur",
    "weekend",
    "avond",
    "overdag",
    "jongeren",
    "ouderen",
    "inloop",
    "online",
    "hond_mee",
    "weinig_mensen",
    "gratis",
)

# Groups that a place is meant for; such a place comes later unless someone asks for it.
AUDIENCES: Final = (
    "ouderen",
    "jongeren",
    "psychisch",
    "lichamelijk",
    "hersenletsel",
    "kanker",
    "dakloos",
    "mantelzorg",
    "naasten",
    "ouders",
    "gezin",
    "huisdier",
)

CONTACT: Final = ("geen", "weinig", "een-op-een", "groep")
REGISTRATION: Final = ("inloop", "aanmelden", "verwijzing")
CONFIDENCE: Final = ("high", "medium", "low")
UNKNOWN: Final = "onbekend"

# What can be wrong with a place, as someone in a talk can say it.
REASONS: Final = ("nummer", "weg", "tijden", "adres", "anders")


@dataclass(frozen=True)
class Kind:
    """A way of asking: which categories answer it first, which after those."""

    first: frozenset[str]
    then: frozenset[str] = frozenset()
    # Only what can be done at home, by phone or online.
    at_home: bool = False
    # Whether a place for one group of people is what was asked for.
    for_a_group: bool = False
    # Whether help is asked for, so that a person comes before a form.
    helps: bool = False


def _set(*names: str) -> frozenset[str]:
    return frozenset(names)


KINDS: Final[dict[str, Kind]] = {
    "zoek_iets": Kind(
        _set("ontmoeting", "samen-eten", "bewegen-natuur", "cursus-bibliotheek", "dagbesteding"),
        _set("vrijwilligerswerk", "maatje", "zingeving", "thuis-online"),
    ),
    "zoek_ontmoeting": Kind(_set("ontmoeting"), _set("samen-eten")),
    "zoek_dagbesteding": Kind(_set("dagbesteding")),
    "zoek_vrijwilligerswerk": Kind(_set("vrijwilligerswerk")),
    "zoek_maatje": Kind(_set("maatje")),
    "zoek_samen_eten": Kind(_set("samen-eten")),
    "zoek_lotgenoten": Kind(_set("lotgenoten"), for_a_group=True),
    "zoek_werk_leren": Kind(_set(WORK)),
    "zoek_bewegen_natuur": Kind(_set("bewegen-natuur")),
    "zoek_creatief_cursus": Kind(_set("cursus-bibliotheek")),
    "zoek_thuis": Kind(
        _set("thuis-online", "maatje"),
        _set("geestelijke-gezondheid", "lotgenoten"),
        at_home=True,
    ),
    "zoek_hulp_geld": Kind(_set("geldzaken"), helps=True),
    "zoek_hulp_psychisch": Kind(
        _set("geestelijke-gezondheid"), _set("lotgenoten"), for_a_group=True, helps=True
    ),
    "zoek_hulp_verslaving": Kind(_set("verslaving"), for_a_group=True, helps=True),
    "zoek_praktische_hulp": Kind(_set("wijkteam"), _set("geldzaken"), helps=True),
}


def kind_of(category: str) -> Kind | None:
    """The kind for `zoek_ontmoeting`, `ontmoeting` or any category but crisis; None if unknown."""
    if category in KINDS:
        return KINDS[category]
    if f"zoek_{category}" in KINDS:
        return KINDS[f"zoek_{category}"]
    if category in CATEGORIES and category != CRISIS:
        return Kind(_set(category))
    return None
