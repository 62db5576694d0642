"""Who comes for another: a worker, a volunteer, an employer, a worried neighbour."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.brain.voice import Voice
from tests.conversations.danger.script import SENTENCE

pytestmark = pytest.mark.brain
VOICE = Voice()


def says(answer: str, *names: str) -> bool:
    """Whether one of these responses is in the answer, whatever its variables hold."""
    for name in names:
        for variant in VOICE.variants(f"utter_{name}"):
            # Where a variable is not known, its sentence is left out.
            parts = [part for part in SENTENCE.split(variant.text) if "{" not in part]
            if parts and all(part in answer for part in parts):
                return True
    return False


def test_a_worker_is_told_to_leave_the_person_out_of_it(talk) -> None:
    answer = talk.say("ik werk bij het wijkteam en zoek iets voor een client")
    assert says(answer, "role_professional")
    assert says(answer, "role_professional_tips")
    assert answer.count("?") <= 1


@pytest.mark.parametrize(
    ("text", "nearby"),
    [
        ("iets met dieren in Stadshagen voor een client", "Stadshagen"),
        ("ik ben hulpverlener, is er een inloop in Holtenbroek voor mijn client", "Holtenbroek"),
    ],
)
def test_r58_a_worker_searches_the_map_without_client_data(talk, text: str, nearby: str) -> None:
    answer = talk.say(text)
    assert 1 <= len(talk.options) <= 3
    assert nearby in answer
    own = " ".join(r["text"] for r in talk.turns[-1] if not r["options"]).lower()
    # Nothing about the client is asked.
    assert not any(word in own for word in ("hoe oud", "hoe heet", "naam is", "diagnose"))


def test_r58_a_search_goes_on_in_the_same_talk(talk) -> None:
    talk.say("ik werk bij het wijkteam en zoek iets voor een client")
    talk.say("iets met dieren in Stadshagen voor een client")
    assert talk.options


def test_a_worker_hears_what_this_is(talk) -> None:
    assert says(talk.say("ik ben begeleider, wat is dit voor een ding"), "program_not_human")


def test_r58_a_volunteer_gets_presence_tips(talk) -> None:
    answer = talk.say("ik wil vrijwilliger worden als maatje")
    assert says(answer, "role_volunteer") and says(answer, "role_volunteer_tips")


def test_r59_an_employer_hears_how_to_begin_that_call(talk) -> None:
    answer = talk.say("ik ben werkgever en een werknemer van mij zit al maanden thuis")
    assert says(answer, "role_employer") and says(answer, "role_employer_call")


def test_r59_an_employer_is_shown_the_servicepunt(talk) -> None:
    talk.say("ik ben werkgever en een werknemer van mij zit al maanden thuis")
    answer = talk.say("is er subsidie of zo voor werkgevers")
    assert "WerkgeversServicepunt" in answer
    assert says(talk.say("wat kan ik als werkgever beter niet doen"), "what_not_to_do")


def test_who_worries_is_listened_to_first(talk) -> None:
    answer = talk.say("mijn zus zit al een jaar binnen, ik maak me zorgen over haar")
    assert says(answer, "role_worried") and not says(answer, "role_worried_tips")
    assert not talk.options


def test_who_worries_and_asks_gets_a_tip_at_once(talk) -> None:
    answer = talk.say("ik maak me zorgen om mijn buurvrouw, hoe kan ik haar helpen")
    assert says(answer, "role_worried") and says(answer, "role_worried_tips")


def test_every_part_of_a_role_exists() -> None:
    path = Path(__file__).resolve().parents[3] / "data" / "rollen.yml"
    for role in yaml.safe_load(path.read_text(encoding="utf-8"))["rollen"].values():
        names = [role["begin"], *(part["zeg"] for part in role["delen"])]
        assert set(names) <= VOICE.names()
        assert len(names) == len(set(names))
