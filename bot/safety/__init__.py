"""Recognises danger in a message: `assess` for the verdict, `follow_up` for short next turns."""

from bot.safety.next_turn import follow_up
from bot.safety.verdict import LEVELS, Reason, Verdict, assess, combine, explain

__all__ = ["LEVELS", "Reason", "Verdict", "assess", "combine", "explain", "follow_up"]
