"""Text made comparable: small letters, no accents, no punctuation."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[^0-9a-z]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
# Letters that hold their accent inside, so that taking marks off does not reach them.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d"})

# The most characters of a message that are looked at; nobody names a place after this many.
LONGEST = 2_000


def fold(text: str) -> str:
    """`Aa-landen, 't Spiekertje` as `aa landen t spiekertje`."""
    small = unicodedata.normalize("NFKD", text[:LONGEST]).casefold().translate(_APOSTROPHES)
    plain = _MARKS.sub("", small).translate(_LETTERS)
    return _SEPARATORS.sub(" ", plain).strip()


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()


# Words whose stem would be that of another: parents are no seniors.
_OWN_STEMS = {"ouder": "vadermoeder", "ouders": "vadermoeder"}


def apart(token: str) -> str:
    """A word as it is given to a dictionary that would take it for another."""
    return _OWN_STEMS.get(token, token)


def stem(token: str) -> str:
    """A rough Dutch stem, so that `tuinen`, `tuintje` and `tuin` meet."""
    if token in _OWN_STEMS:
        return _OWN_STEMS[token]
    for ending in ("tjes", "tje", "jes", "je", "en", "s"):
        if token.endswith(ending) and len(token) - len(ending) >= 3:
            token = token[: -len(ending)]
            break
    # The doubled letter of "hokken" and the single one of "boken" fall together.
    if len(token) > 3 and token[-1] == token[-2] and token[-1] not in "aeiou":
        token = token[:-1]
    # "schrijven" and "schrijfcafé", "huizen" and "huis".
    if len(token) > 3 and token[-1] in "vz":
        token = token[:-1] + ("f" if token[-1] == "v" else "s")
    return re.sub(r"(aa|ee|oo|uu)", lambda double: double.group()[0], token)
