"""Phone numbers as people read them and as a phone dials them. Pure."""

from __future__ import annotations

import re
from typing import Final

from social_map.check import phone_digits

# Area codes of three digits; all others have four.
_THREE: Final = frozenset(
    "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072"
    " 073 074 075 076 077 078 079 088 085 091 084 087".split()
)
# In running text only the usual spelling is touched, so that no other digits are changed.
_IN_TEXT: Final = re.compile(r"(?<![\d-])0\d{1,3}-\d{4,8}(?![\d-])")


def readable(phone: str) -> str:
    """`038-4213155` as `038-421 31 55`; a number that is no Dutch one stays as it is."""
    digits = phone_digits(phone)
    if digits is None:
        return phone
    if digits.startswith(("0800", "0900", "0906", "0909")):
        rest = digits[4:]
        return f"{digits[:4]}-{rest}" if len(rest) == 4 else f"{digits[:4]}-{_groups(rest)}"
    if len(digits) < 10:
        return digits
    if digits.startswith("06"):
        return f"06-{digits[2:4]} {digits[4:6]} {digits[6:8]} {digits[8:]}"
    cut = 3 if digits[:3] in _THREE else 4
    return f"{digits[:cut]}-{_groups(digits[cut:])}"


def link(phone: str) -> str | None:
    """What a phone dials: `tel:+31384213155`; short and 0800 numbers work only in the country."""
    digits = phone_digits(phone)
    if digits is None:
        return None
    if len(digits) < 10 or digits.startswith(("0800", "0900", "0906", "0909")):
        return f"tel:{digits}"
    return f"tel:+31{digits[1:]}"


def readable_in(text: str) -> str:
    """A text with the phone numbers in it made readable."""
    return _IN_TEXT.sub(lambda found: readable(found.group()), text)


def _groups(digits: str) -> str:
    """Seven digits as `421 31 55`, six as `52 31 55`."""
    head = len(digits) % 2 + 2 if len(digits) % 2 else 2
    parts = [digits[:head], *(digits[i : i + 2] for i in range(head, len(digits), 2))]
    return " ".join(part for part in parts if part)
