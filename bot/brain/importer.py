"""Gives Rasa the training data by the project's own reader, and keeps it from copying them.

Rasa checks every mark against a schema, parses each file twice, and copies and fingerprints all
examples at each of its merges: with 40,000 examples four minutes of learning went there.
`config.yml` names this importer, so `rasa train` and `rasa data validate` use it too.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language_data.reading import Line, load_yaml, read_file

EXAMPLES = "nlu"
TABLES = "entiteiten"
"""The folder of lookup tables and synonyms: few, and read by Rasa itself."""


class BrokenData(ValueError):
    """A file of training data cannot be read; the text names file, line and mend."""


class Importer(RasaFileImporter):
    """Rasa's own importer of files, but for the examples."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples, synonyms and lookup tables.

        Raises:
            BrokenData: a file has no readable shape.
        """
        tables = [path for path in self._nlu_files if TABLES in Path(path).parts]
        found = training_data_from_paths(tables, language)
        examples, synonyms, responses = self._read
        return TrainingData(
            list(examples),
            {**found.entity_synonyms, **synonyms},
            found.regex_features,
            found.lookup_tables,
            dict(responses),
        )

    @functools.cached_property
    def _read(self) -> tuple[list[Message], dict[str, str], dict[str, Any]]:
        """Examples, synonyms and responses: Rasa asks three times for them while it learns."""
        examples: list[Message] = []
        synonyms: dict[str, str] = {}
        responses: dict[str, Any] = {}
        for path in map(Path, sorted(self._nlu_files)):
            if TABLES in path.parts:
                continue
            if EXAMPLES not in path.parts:
                responses.update(load_yaml(path.read_text(encoding="utf-8"))["responses"])
                continue
            lines, findings = read_file(path, path.parent)
            if findings:
                raise BrokenData(str(findings[0]))
            for line in lines:
                examples.append(_example(line))
                synonyms.update(
                    {mark.wording: mark.value for mark in line.marks if mark.wording != mark.value}
                )
        return examples, synonyms, responses


class Example(Message):
    """A message that nobody changes: it is its own copy, and its fingerprint is taken once."""

    _cached_fingerprint: str | None

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        return self

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property, unless it is so already: Rasa sets each intent anew at each merge."""
        if self.data.get(prop) != info:
            super().set(prop, info, add_to_output)

    def fingerprint(self) -> str:
        """A digest of what the example holds."""
        kept: str | None = self._cached_fingerprint
        if kept is None:
            told = repr(sorted(self.data.items())).encode()
            kept = self._cached_fingerprint = hashlib.md5(told, usedforsecurity=False).hexdigest()
        return kept


def _example(line: Line) -> Message:
    entities = [
        {
            "entity": mark.entity,
            "value": mark.value,
            "start": mark.start,
            "end": mark.start + len(mark.wording),
        }
        for mark in line.marks
    ]
    return Example.build(line.text, line.intent, entities)
