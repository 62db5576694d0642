"""Which sorts of contact a person tells of: a dog, a cashier and online friends count."""

from __future__ import annotations

import re

_WORDS = {
    "hond": r"hond(?:je|en)?|teckel|labrador|pup(?:py)?",
    "kat": r"kat(?:ten)?|poes(?:je|en)?|kater(?:tje)?",
    "partner": r"man|vrouw|partner|vriendin|verloofde|echtgeno(?:ot|te)",
    "kind": r"(?:klein)?(?:kind(?:eren)?|zoon(?:tje)?|dochter(?:tje)?)",
    "zus_broer": r"zus(?:je|sen|ter)?|broer(?:tje|s)?|schoonzus|zwager|neef|nicht(?:je)?",
    "ouder": r"moeder|vader|ma|pa|ouders|mama|papa|oma|opa|tante|oom",
    "buur": r"buur(?:man|vrouw|meisje|jongen|tjes)?|buren|overbu\w+|onderbu\w+|bovenbu\w+",
    "vriend": r"vriend(?:en|je|innen)?|kameraad|maat(?:je)?|maten|kennis(?:sen)?",
    "collega": r"(?:oud-?)?collega'?s?",
    "online": r"online|discord|whatsapp|appen|app|appgroep|facebook|gamen|chat(?:ten)?|forum",
    "winkel": (
        r"kassa(?:meisje|juffrouw)?|cassiere|caissiere|winkel|supermarkt|bakker|slager|"
        r"appie|jumbo|aldi|lidl|markt|kapper|apotheek|buschauffeur|postbode"
    ),
    "hulpverlener": (
        r"begeleid(?:er|ster)|wijkteam|hulpverlener|therapeut|psycholoog|huisarts|dokter|"
        r"thuiszorg|jobcoach|maatschappelijk werk\w*|dominee|pastoor|imam"
    ),
}
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for name, words in _WORDS.items()}


def find_contacts(plain: str) -> tuple[str, ...]:
    """The sorts of contact in a normalised text, in the order of the table."""
    return tuple(name for name, pattern in _PATTERNS.items() if pattern.search(plain))
