"""Places for who cannot call: a card without its phone number, and what is left to reach it by."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.moves.fragments import fragment
from actions.moves.say import Say

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_CALLS = re.compile(r"\bbel(?:len)?\b|^telefoon:", re.I)
_OTHER_WAY = re.compile(
    r"\bmail\b|\be-mail\b|\bwebsite\b|\bkijk op\b|\bloop\b|\b\d{4} ?[a-z]{2}\b"
    r"|\b[a-z]{3,} \d{1,4}[a-z]?,",
    re.I,
)
"""A mail address, a site, or a street with a number to go to."""


def without_calls(say: Say) -> Say:
    """The same place without the sentences that say to call; a response stays as it is."""
    if not say.text:
        return say
    kept = "\n".join(line for line in map(_without, say.text.split("\n")) if line)
    if kept == say.text:
        return say
    site = next((str(o["website"]) for o in say.options if o.get("website")), "")
    if not _OTHER_WAY.search(kept):
        more = fragment("utter_look_at_site", wat=site) if site else fragment("utter_only_a_phone")
        kept = f"{kept}\n{more}".strip()
    options = tuple({**option, "phone": None} for option in say.options)
    return replace(say, text=kept, options=options)


def _without(line: str) -> str:
    parts = _SENTENCE_END.split(line)
    return " ".join(part for part in parts if not _CALLS.search(part))
