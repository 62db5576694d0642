"""Refuses to start on settings that Rasa would quietly replace by memory that never forgets."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.settings import ROOT

STORE = "bot.brain.store.ExpiringTrackerStore"
VOICE = "bot.brain.voice.Voice"


class WrongEndpoint(Exception):
    """`endpoints.yml` names another class than Naast's own."""


def check_endpoints(path: Path = ROOT / "endpoints.yml") -> None:
    """Check that `endpoints.yml` names the expiring store and the voice.

    Raises:
        WrongEndpoint: it names something else, so that `rasa run` would keep what people say.
    """
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError) as error:
        raise WrongEndpoint(f"{path.name}: {type(error).__name__}") from error
    for part, wanted in (("tracker_store", STORE), ("nlg", VOICE)):
        named = (loaded.get(part) or {}).get("type")
        if named != wanted:
            raise WrongEndpoint(f"{path.name}: {part}.type is not {wanted}")
