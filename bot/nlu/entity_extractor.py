"""Rasa's way to the entity table: learns it from marked examples, lookups and synonyms."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entity_table import EntityTable, Found, Marked, fold

_FILE = "entities.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class EntityExtractor(GraphComponent):
    """Adds the entities of each message."""

    def __init__(
        self, storage: ModelStorage, resource: Resource, table: EntityTable | None = None
    ) -> None:
        self._storage = storage
        self._resource = resource
        self._table = table or EntityTable({})

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityExtractor:
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the table from the examples."""
        examples = [
            Marked(
                example.get(TEXT),
                tuple(
                    Found(e["entity"], str(e["value"]), e["start"], e["end"])
                    for e in example.get(ENTITIES) or ()
                ),
            )
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        lookups: dict[str, list[str]] = {}
        for table in training_data.lookup_tables:
            lookups.setdefault(table["name"], []).extend(table["elements"])
        synonyms = {fold(w): value for w, value in training_data.entity_synonyms.items()}
        self._table = EntityTable.learn(examples, lookups, synonyms)
        with self._storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(self._table.to_dict(), ensure_ascii=False))
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EntityExtractor:
        with model_storage.read_from(resource) as folder:
            loaded = json.loads((folder / _FILE).read_text())
        return cls(model_storage, resource, EntityTable.from_dict(loaded))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what is found to each message's entities."""
        for message in messages:
            found = [
                {**vars(entity), "extractor": "EntityExtractor"}
                for entity in self._table.find(message.get(TEXT) or "")
            ]
            message.set(ENTITIES, (message.get(ENTITIES) or []) + found, add_to_output=True)
        return messages
