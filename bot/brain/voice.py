"""The voice: every sentence that Naast says, read from `data/responses/`.

It is Rasa's NLG by dotted path (`endpoints.yml`), the source of welcome and safety texts before
the brain is awake, and the preview for editors. It imports nothing of Rasa, so that the door can
speak at once. An edited file is live within a second; a file that cannot be read is left as it
was and named in the log.
"""

from __future__ import annotations

import hashlib
import logging
import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bot.logs import note
from bot.settings import ROOT

RESPONSES = ROOT / "data" / "responses"
_WRITTEN_FOR = "Zwolle"
"""The town that the sentences name; for another town its name is said instead."""
_NAME = re.compile(rf"(?<!\w){_WRITTEN_FOR}(?!\w)")
_VARIABLE = re.compile(r"\{(\w+)\}")
_LOOK_EVERY = 1.0
"""Seconds between two looks at the files."""


class UnknownResponse(KeyError):
    """No response has this name; the name is the project's own, never a person's words."""


@dataclass(frozen=True)
class Variant:
    """One way to say a response."""

    text: str
    buttons: tuple[Mapping[str, str], ...] = ()
    town: str | None = None
    """The only town where this may be said (`metadata: {stad: …}`); None is everywhere."""

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(_VARIABLE.findall(self.text))

    def filled(self, values: Mapping[str, object]) -> str:
        """The text with its variables filled in; a sentence that lacks one is left out."""
        known = {name: value for name, value in values.items() if value not in (None, "")}
        if self.variables <= known.keys():
            return _VARIABLE.sub(lambda found: str(known[found[1]]), self.text)
        sentences = re.split(r"(?<=[.?!])\s+", self.text)
        kept = [s for s in sentences if set(_VARIABLE.findall(s)) <= known.keys()]
        return _VARIABLE.sub(lambda found: str(known[found[1]]), " ".join(kept))


def read_responses(folder: Path) -> dict[str, tuple[Variant, ...]]:
    """All responses of the YAML files in a folder, by name.

    Raises:
        ValueError: a file that is not YAML or not of Rasa's shape; the text names the file.
    """
    found: dict[str, tuple[Variant, ...]] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            loaded = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            for name, variants in (loaded.get("responses") or {}).items():
                found[name] = tuple(
                    Variant(
                        str(v["text"]).strip(),
                        tuple(v.get("buttons") or ()),
                        (v.get("metadata") or {}).get("stad"),
                    )
                    for v in variants
                )
        except (yaml.YAMLError, AttributeError, KeyError, TypeError, UnicodeDecodeError) as error:
            raise ValueError(f"{path.name}: {type(error).__name__}") from error
    return found


class Voice:
    """Says responses; which variant is chosen follows from the conversation alone.

    Args:
        endpoint_config, domain: passed in by Rasa and not needed.
        folder: where the responses are.
        town: the town whose map is used, by its name.
        clock: seconds that only grow, to look at the files now and then.
    """

    def __init__(
        self,
        endpoint_config: object = None,
        domain: object = None,
        *,
        folder: Path = RESPONSES,
        town: str = _WRITTEN_FOR,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._town = town
        self._clock = clock
        self._stamp = self._stamp_of_files()
        self._looked = clock()
        self._responses = read_responses(folder)

    def names(self) -> frozenset[str]:
        """The names of all responses."""
        self._look()
        return frozenset(self._responses)

    def variants(self, name: str) -> tuple[Variant, ...]:
        """All ways to say this response.

        Raises:
            UnknownResponse: there is no such response.
        """
        self._look()
        try:
            return self._responses[name]
        except KeyError:
            raise UnknownResponse(name) from None

    def say(
        self, name: str, *, seed: str, use: int, values: Mapping[str, object] | None = None
    ) -> Variant:
        """One variant, filled in: the `use`-th use of this response in the talk of `seed`.

        Every variant comes once before any comes again, in an order of this conversation's own,
        so the same one never comes twice in a row when there are two or more.

        Raises:
            UnknownResponse: there is no such response.
        """
        given = values or {}
        known = {key for key, value in given.items() if value not in (None, "")}
        all_variants = self.variants(name)
        # Variants whose variables are all known come first; a partly known one only if need be.
        here = [v for v in all_variants if v.town in (None, self._town)] or list(all_variants)
        usable = [v for v in here if v.variables <= known] or here
        order = list(range(len(usable)))
        digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
        random.Random(digest).shuffle(order)
        chosen = usable[order[use % len(order)]]
        # The name is changed in our own sentence, not in what is filled in: an address stays.
        local = replace(chosen, text=_NAME.sub(lambda _: self._town, chosen.text))
        return Variant(local.filled(given), chosen.buttons)

    async def generate(
        self, utter_action: str, tracker: Any, output_channel: str, **values: Any
    ) -> dict[str, Any] | None:
        """What Rasa asks of an NLG: a draft message, or None for an unknown response."""
        use = values.get("use")
        if use is None:
            use = sum(
                getattr(event, "metadata", {}).get("utter_action") == utter_action
                for event in tracker.events
                if type(event).__name__ == "BotUttered"
            )
        try:
            said = self.say(utter_action, seed=tracker.sender_id, use=int(use), values=values)
        except UnknownResponse:
            note("voice_unreadable", logging.ERROR, unknown=True)
            return None
        return {"text": said.text, "buttons": [dict(button) for button in said.buttons]}

    def _look(self) -> None:
        now = self._clock()
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        stamp = self._stamp_of_files()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._responses = read_responses(self._folder)
        except ValueError:
            note("voice_unreadable", logging.ERROR)

    def _stamp_of_files(self) -> tuple[tuple[str, int], ...]:
        return tuple((p.name, p.stat().st_mtime_ns) for p in sorted(self._folder.glob("*.yml")))
