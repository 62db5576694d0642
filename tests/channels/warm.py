"""Loaded once, before processes are forked from it: so that each of them starts in a moment."""

from __future__ import annotations

import tests.channels.naast  # noqa: F401
from bot.safety import assess

assess("")
