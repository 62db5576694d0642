"""Masks personal data before anything else sees it: the person need not be known.

Citizen numbers, account numbers, e-mail addresses and phone numbers become a neutral word in
square brackets. Help-line numbers (112, 113, 0800-...) stay, since people talk about them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}[ ]?[A-Za-z]{4}(?:[ ]?\d){10}\b")
_FOREIGN_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b")
_DIGITS = re.compile(r"(?<![\w.,])\+?\d(?:[ .\-/()]{0,2}\d){7,14}(?![\w])")
_PUBLIC = re.compile(r"^(?:0800|0900|088|084|14)")
_DATE_OR_HOURS = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}"
)
_PLACEHOLDER = re.compile(r"\[(?:e-mail|rekening|telefoon|nummer)\]")
_ABOUT_DATA = frozenset(
    "ik heb mijn me mn is dit dat het de een hier en of ook nou ja ok dan dus bsn iban nummer nr "
    "telefoonnummer telefoon tel mobiel mobiele mail mailadres email e emailadres adres rekening "
    "rekeningnummer banknummer burgerservicenummer sofinummer voor je jou als nodig hebt".split()
)
"""Words that only say which data it is."""


@dataclass(frozen=True)
class Masked:
    """The text with personal data masked, and whether there was any."""

    text: str
    found: bool


def mask(text: str) -> Masked:
    """The same text with e-mail, account, citizen and phone numbers masked."""
    changed = _EMAIL.sub("[e-mail]", text)
    changed = _IBAN.sub("[rekening]", changed)
    changed = _FOREIGN_IBAN.sub("[rekening]", changed)
    changed = _DIGITS.sub(_mask_digits, changed)
    return Masked(changed, changed != text)


def only_data(masked: str) -> bool:
    """Whether a masked text says nothing beside the data that was masked in it."""
    rest = re.findall(r"\w+", _PLACEHOLDER.sub(" ", masked).lower())
    return bool(_PLACEHOLDER.search(masked)) and _ABOUT_DATA.issuperset(rest)


def _mask_digits(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    if _PUBLIC.match(digits) or _DATE_OR_HOURS.fullmatch(match[0]):
        return match[0]
    if match[0].startswith("+") or digits.startswith("0"):
        return "[telefoon]" if len(digits) >= 9 else match[0]
    return "[nummer]" if len(digits) >= 8 else match[0]
