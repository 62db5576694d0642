from __future__ import annotations

from collections.abc import Callable

from bot.channels.terminal import CONVERSATION, Terminal
from bot.conversation import ConversationService
from bot.expiring import MemoryStore
from tests.bot.fakes import ScriptedBrain


def reader(lines: list[str]) -> Callable[[str], str]:
    left = list(lines)

    def read(prompt: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return read


async def talk(service: ConversationService, *lines: str) -> str:
    shown: list[str] = []
    await Terminal(service, reader(list(lines)), shown.append).talk()
    return "\n".join(shown)


async def test_a_talk_shows_welcome_answers_and_goodbye(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    shown = await talk(service, "hoi daar")
    assert "geen mens" in shown and "gehoord: hoi daar" in shown
    assert [text for _, text, _ in brain.heard] == ["hoi daar"]


async def test_a_number_presses_a_button(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    await talk(service, "hoi", "1")
    assert [text for _, text, _ in brain.heard] == ["hoi", "/bevestigen"]


async def test_a_number_without_such_a_button_is_just_said(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    await talk(service, "hoi", "7")
    assert [text for _, text, _ in brain.heard] == ["hoi", "7"]


async def test_a_line_that_is_too_long_is_said_to_be_and_lost_nothing(
    service: ConversationService, brain: ScriptedBrain
) -> None:
    shown = await talk(service, "a" * 2001, "hoi")
    assert "2.000" in shown
    assert [text for _, text, _ in brain.heard] == ["hoi"]


async def test_nothing_is_left_when_it_ends(
    service: ConversationService, brain: ScriptedBrain, store: MemoryStore
) -> None:
    await talk(service, "mijn buurvrouw heet Truus")
    assert brain.forgotten == [CONVERSATION]
    assert "Truus" not in str(store._values)
