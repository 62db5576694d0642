"""Recognises danger in a message: `assess` for the verdict, `follow_ups` for short next turns."""

from bot.safety.next_turn import follow_up, follow_ups, go_on, may_go_on
from bot.safety.sentences import sentences
from bot.safety.verdict import (
    LEVELS,
    Reason,
    Verdict,
    assess,
    clauses_in_doubt,
    combine,
    doubt,
    explain,
    uncovered,
    without_look_alikes,
)

__all__ = [
    "LEVELS",
    "Reason",
    "Verdict",
    "assess",
    "clauses_in_doubt",
    "combine",
    "doubt",
    "explain",
    "follow_up",
    "follow_ups",
    "go_on",
    "may_go_on",
    "sentences",
    "uncovered",
    "without_look_alikes",
]
