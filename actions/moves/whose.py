"""Of whom and of what a message really tells: a mother in a quote is not the speaker's mother.

Pure, on normalised text. A noun stands in a sentence for many reasons. Met with a sentence of its
own it must be what is told, and be of who tells it: a plain nod is better than the wrong mirror.
"""

from __future__ import annotations

import re

from actions.moves.tone import weighs

_PARENT = (
    r"(?:stief|bijstands?|pleeg)?(?:vader|moeder|papa|mama|pappa|mamma|paps|mams|pap|mam|pa|ma)"
)
_GRAND = r"(?:opa|oma|omi|opi|opoe|pake|beppe)"
_LIKE = (
    r"(?:(?:haar|zijn|hun|ze|dr|der|de|die|een|wel|toch|ook|nog|nu|zelf|echt|gewoon|maar|trotse|"
    r"jonge|oude|alleenstaande|gescheiden|slechte|goede|goeie|net|pas|al|bijna|misschien|straks|"
    r"binnenkort|weer|biologische|eigen|eerst|alleen|dus|nou) )*"
)
_LOST = (
    r"(?! (?:kwijt|verloren|aan het|gaan|gaat|komt|kwam|was|is|zei|belt|belde|dood|overleed|wil|"
    r"moet|moest|vindt|vond)(?!\w))"
)
_I_AM = r"(?:ik (?:ben|was|word|werd|blijf)|(?:ben|was|word|werd|blijf) ik|ik als|ik zelf)"
_SAYING = (
    r"(?:zeg|zei|zegt|zeiden|zeggen|roep|riep|roept|roepen|schreef|schrijft|appt|appte|typte|"
    r"vroeg|vraagt|fluisterde|noemt|noemde|noemen|stuurde)"
)
_GREETS = (
    r"(?:(?:laatst|toen|dan|gewoon|ook|nog|net|dag|hoi|hallo|hey|he|lieve|nou|ja|nee|sorry|me|mij|"
    r"steeds|altijd|ineens|opeens|gisteren|vandaag|vanmorgen|vanavond|eens|is|ach|o|oh|kom|weer|"
    r"goedemorgen|welterusten|dank je) )*"
)
_THEIRS = r"(?:mijn|me|onze|haar|zijn|hun) (?:\w+ )?"
_ADDRESSED = (
    rf"(?<!ik )(?<!zus )(?<!broer )(?<!zusje )(?<!broertje ){_SAYING} {_GREETS}"
    rf"(?P<called>{_PARENT}|{_GRAND})(?!\w)"
    r"(?! (?:is|was|heeft|had|wordt|werd|belde|ligt|lag|komt|kwam|gaat|ging|wil|moet|kan|zit|"
    r"van|en (?:papa|mama|pa|ma))(?!\w))"
)
_OWN_ROLE = re.compile(
    rf"(?<!\w)(?:{_I_AM} {_LIKE}(?P<parent>{_PARENT})(?!\w){_LOST}"
    rf"|{_I_AM} {_LIKE}(?P<grand>{_GRAND})(?!\w){_LOST}"
    rf"|(?<!de )(?<!mijn )(?<!me )(?P<of>{_PARENT}) van (?:\d+|twee|drie|vier|"
    r"vijf|zes|een (?:zoon|dochter|tweeling|puber|meisje|jongen))(?!\w)"
    rf"|(?P<soon>{_GRAND}) (?:word|worden|geworden|zijn)(?!\w)"
    rf"|{_ADDRESSED})"
)
"""How somebody says to be a parent or a grandparent, or is called so by somebody."""


_AT_ONCE = re.compile(
    r"(?<!\w)(?:mijn|me|onze|de|een) \w+ (?:(?:of|eh|uh) )*(?:nee|wacht|sorry)"
    r"(?: (?:nee|wacht|sorry|eh|uh|ik bedoel|bedoel ik|niet))* "
    r"(?=(?:mijn|me|onze|de|een) \w+|\w+ bedoel ik)"
)
"""What somebody takes back in the same breath: "my daughter no wait my daughter-in-law"."""


def own_words(plain: str) -> str:
    """The text in which a parent or grandparent who speaks tells of a child, not of a parent."""

    def child(hit: re.Match[str]) -> str:
        grand = hit["grand"] or hit["soon"] or re.fullmatch(_GRAND, hit["called"] or "")
        return " kleinzoon " if grand else " kids "

    return _OWN_ROLE.sub(child, _AT_ONCE.sub(" ", plain))


_OTHERS = (
    r"(?:hij|zij|ze|ie|hem|man|vrouw|vader|moeder|pa|ma|papa|mama|zoon|zoontje|dochter|dochtertje|"
    r"kind|kinderen|kleinkind|kleinzoon|kleindochter|zus|zusje|broer|broertje|opa|oma|tante|oom|"
    r"neef|nicht|vriend|vriendin|buurman|buurvrouw|buren|ex|baas|collega|dokter|arts|verpleger|"
    r"hond|kat|poes|kater|konijn|paard|vogel|jongen|meisje|meneer|mevrouw)"
)
_SELF = r"(?:ik|mij|wij|we|ons|onze|k)"
_WORD = re.compile(r"\w+")
_NEAR = 2
"""Words behind a noun in which "I" still says whose it is ("how tired I am")."""


def of_another(plain: str, start: int, end: int) -> bool:
    """Whether what stands between these places is of somebody else than who tells it."""
    before = _WORD.findall(plain[:start])
    after = _WORD.findall(plain[end:])[:_NEAR]
    if before and before[-1] in ("zijn", "haar", "hun", "dr", "ze", "jouw", "uw"):
        return True
    if any(re.fullmatch(rf"{_SELF}|me|mijn", word) for word in after):
        return False
    if "mijn" in before[-2:] or "me" in before[-1:]:
        return False
    for word in reversed(before):
        if re.fullmatch(_SELF, word):
            return False
        if re.fullmatch(_OTHERS, word):
            return True
    return False


_ASIDE = re.compile(
    r"(?<!\w)(?:in|op|bij|naar|langs|door|achter|onder|uit|tegen|tussen|naast|boven|van|aan|voor|"
    r"om|tot|per|met) (?:(?:de|het|een|die|dat|deze|dit|onze|ons|elke|iedere|al|\w+e) ){0,2}$"
)
"""What stands before a noun that only says where or when."""
_GOES_FIRST = re.compile(
    r"(?<!\w)(?:alleen|bang|schaam\w*|kwijt|afscheid|nooit meer|niet meer|verlaten|weggegaan|"
    r"vreemdgegaan|belachelijk|uitgelachen|gelogen|vroeger altijd)(?!\w)"
)
"""What goes before the thing that is named beside it, though it need not weigh by itself."""
_SHORT = 6
"""Words up to which what is named is what is told."""


def by_the_way(plain: str, start: int, end: int) -> bool:
    """Whether the thing that stands between these places is only named by the way."""
    if of_another(plain, start, end):
        return True
    if weighs(plain) or _GOES_FIRST.search(plain):
        return True
    aside = bool(_ASIDE.search(plain[:start]))
    return aside and len(plain.split()) > _SHORT
