"""What the door keeps is read back, also what an older version wrote."""

from __future__ import annotations

import json

from bot.record import Record


def test_a_record_is_read_back() -> None:
    record = Record(flag="2", offered={"/bevestigen": 3}, turns=4).used("utter_hello")
    assert Record.from_text(record.to_text()) == record


def test_a_record_of_an_older_version_loses_only_its_buttons() -> None:
    older = {"flag": "2", "offered": ["/bevestigen"], "offered_turns": 1, "turns": 4}
    assert Record.from_text(json.dumps(older)) == Record(flag="2", turns=4)
