"""Which sorts of contact a person tells of: a dog, a cashier and online friends count."""

from __future__ import annotations

import re

_WORDS = {
    "hond": r"hond(?:je|en)?|teckel|labrador|pup(?:py)?",
    "kat": r"kat(?:ten)?|poes(?:je|en)?|katertje",
    "partner": r"mijn (?:man|vrouw|vriendin|vent)|partner|verloofde|echtgeno(?:ot|te)",
    "kind": r"(?:klein)?(?:kind(?:eren)?|zoon(?:tje)?|dochter(?:tje)?)",
    "zus_broer": r"zus(?:je|sen|ter)?|broer(?:tje|s)?",
    "ouder": r"moeder|vader|mijn [mp]a|ouders|mama|papa",
    "familie": r"familie|schoonzus|zwager|neef|nicht(?:je)?|oma|opa|tante|oom",
    "buur": r"buur(?:man|vrouw|meisje|jongen|tjes)?|buren|overbu\w+|onderbu\w+|bovenbu\w+",
    "vriend": r"vriend(?:en|je|innen)?|kameraad|maat(?:je)?|maten|kennis(?:sen)?",
    "collega": r"(?:oud-?)?collega'?s?",
    "online": r"online|discord|gamen|clan|chat(?:ten)?|forum",
    "winkel": (
        r"kassa(?:meisje|juffrouw)?|cassiere|caissi[eè]re|kassi[eè]re|winkel|supermarkt|"
        r"(?:de|onze) (?:bakker|slager)|"
        r"appie|jumbo|aldi|lidl|markt|kapper|apotheek|buschauffeur|postbode"
    ),
    "hulpverlener": (
        r"begeleid(?:er|ster)|wijkteam|hulpverlener|therapeut|psycholoog|huisarts|dokter|"
        r"thuiszorg|jobcoach|maatschappelijk werk\w*|dominee|pastoor|imam"
    ),
}
CONTACT_OF_SUBJECT = {
    "hond": "hond",
    "kat": "kat",
    "partner": "partner",
    "kinderen": "kind",
    "zus_broer": "zus_broer",
    "moeder": "ouder",
    "vader": "ouder",
    "buren": "buur",
    "collegas": "collega",
}
"""The sort of contact that a subject of `data/onderwerpen.yml` is about."""
COMPANY_IN_A_STORY = frozenset({"hond", "kat", "online"})
"""What counts as company also when nobody asked: an animal, and friends behind a screen."""
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _WORDS.items()}
_NOBODY = re.compile(r"(?<!\w)(?:niemand|geen (?:mens|ziel|een|enkele))(?!\w)")
_WITHOUT = re.compile(r"(?<!\w)(?:geen|zonder)(?: \w+e(?! (?:of|en) ))? \w+(?: (?:of|en) \w+)?")
"""Who is missing is no contact: "geen vrienden", "zonder partner"."""


def find_contacts(plain: str) -> tuple[str, ...]:
    """The sorts of contact in a normalised text, in the order of the table."""
    rest = _WITHOUT.sub(" ", plain)
    return tuple(name for name, pattern in _PATTERNS.items() if pattern.search(rest))


def nobody_in(plain: str) -> bool:
    """Whether a text says that there is nobody, or none of a sort."""
    if find_contacts(plain):
        return False
    return bool(_NOBODY.search(plain)) or any(p.search(plain) for p in _PATTERNS.values())
