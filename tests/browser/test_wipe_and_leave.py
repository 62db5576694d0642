"""Wiping leaves nothing; leaving is quick; what stays behind is a page that tells nothing."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.browser.acts import field, naast, own, say, status, unsent, welcomed, write
from tests.browser.conftest import OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def wipe(page: Page) -> None:
    await page.get_by_role("button", name="Wis dit gesprek").click()
    await page.get_by_role("button", name="Ja, wis alles").click()


async def test_wiping_empties_page_and_door_and_begins_anew(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "mijn geheim")
    await field(page).fill("nog een half geheim")
    await wipe(page)
    await expect(page.locator(".note")).to_have_text("Alles is gewist. Dit is een nieuw gesprek.")
    await welcomed(page)
    assert "geheim" not in await page.content()
    assert await field(page).input_value() == ""
    assert brain.conversations[0] in brain.forgotten
    await say(page, "hoi")
    assert len(set(brain.conversations)) == 2


async def test_a_wipe_that_was_not_meant_wipes_nothing(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "hoi")
    await page.get_by_role("button", name="Wis dit gesprek").click()
    await page.get_by_role("button", name="Nee, ga terug").click()
    await expect(own(page)).to_have_text(["hoi"])
    await expect(page.locator("#sure")).to_be_hidden()
    assert brain.conversations[0] not in brain.forgotten


async def test_wiping_while_an_answer_is_on_its_way_lets_nothing_through(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    # Longer than it takes to press the button, also on a busy machine.
    brain.slow = 5.0
    await write(page, "geheim een")
    await write(page, "geheim twee")
    await wipe(page)
    await welcomed(page)
    await asyncio.sleep(brain.slow)
    assert "geheim" not in await page.content()
    assert "geheim twee" not in brain.heard
    assert brain.conversations[0] in brain.forgotten


async def test_wiping_without_a_line_is_honest_and_goes_on_trying(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "mijn geheim")
    await page.context.set_offline(True)
    await wipe(page)
    await expect(status(page)).to_contain_text("lukt nog niet")
    await expect(naast(page)).to_have_count(0)
    assert "geheim" not in await page.content()
    await page.context.set_offline(False)
    await expect(page.locator(".note")).to_contain_text("Alles is gewist")
    await welcomed(page)
    assert brain.conversations[0] in brain.forgotten


async def test_leaving_shows_an_empty_page_and_the_way_back_is_gone(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(f"{house.url}/health")
    await page.goto(house.url)
    await welcomed(page)
    await say(page, "mijn geheim")
    await page.get_by_role("link", name="Sluit scherm").click()
    await page.wait_for_url("**/static/leeg.html")
    assert await page.locator("body").inner_text() == ""
    assert "Naast" not in await page.title()
    await page.go_back()
    assert page.url == f"{house.url}/health"
    for _ in range(50):
        if brain.conversations[0] in brain.forgotten:
            break
        await asyncio.sleep(0.05)
    assert brain.conversations[0] in brain.forgotten


async def test_closing_the_page_wipes_the_conversation(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "mijn geheim")
    await page.goto(f"{house.url}/static/leeg.html")
    for _ in range(50):
        if brain.conversations[0] in brain.forgotten:
            break
        await asyncio.sleep(0.05)
    assert brain.conversations[0] in brain.forgotten


async def test_wiping_drops_what_was_not_sent_yet(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await page.context.set_offline(True)
    await write(page, "mijn geheim")
    await expect(unsent(page)).to_have_count(1)
    await wipe(page)
    await page.context.set_offline(False)
    await welcomed(page)
    await say(page, "hoi")
    assert brain.heard == ["hoi"]
