"""When the door restarts, the line fails or the brain sleeps, nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import json
import time

import pytest
from playwright.async_api import Route, expect

from tests.browser.acts import naast, own, say, status, unsent, welcomed, write
from tests.browser.conftest import OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_door_that_restarts_loses_and_doubles_nothing(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "een")
    await asyncio.to_thread(house.stop)
    await write(page, "twee")
    await write(page, "drie")
    await expect(unsent(page)).to_have_count(2)
    await expect(status(page)).to_contain_text("088 0767 000")
    await asyncio.to_thread(house.start)
    await expect(naast(page)).to_have_count(6)
    await expect(unsent(page)).to_have_count(0)
    await expect(status(page)).to_be_empty()
    assert brain.heard == ["een", "twee", "drie"]
    await expect(own(page)).to_have_text(["een", "twee", "drie"])
    await expect(naast(page).nth(5)).to_have_text("Gehoord: drie")


async def test_a_page_that_came_before_the_door_is_welcomed_later(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await page.route("**/api/conversations", lambda route: route.abort())
    await page.reload()
    await expect(status(page)).to_contain_text("nog geen verbinding")
    await write(page, "hoi")
    await expect(unsent(page)).to_have_count(1)
    await page.unroute("**/api/conversations")
    await expect(naast(page)).to_have_count(4)
    await expect(naast(page).last).to_have_text("Gehoord: hoi")


async def test_an_answer_that_got_lost_is_shown_once(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)

    async def lose(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await page.route("**/api/messages", lose, times=1)
    await write(page, "een")
    await expect(unsent(page)).to_have_count(1)
    await expect(naast(page)).to_have_count(4)
    await expect(unsent(page)).to_have_count(0)
    await expect(own(page)).to_have_text(["een"])


async def test_back_online_the_message_goes_at_once(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await page.context.set_offline(True)
    await write(page, "een")
    await expect(unsent(page)).to_have_count(1)
    await page.context.set_offline(False)
    await expect(naast(page).last).to_have_text("Gehoord: een")


async def test_a_conversation_that_is_gone_goes_on_in_a_new_one(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "een")
    await asyncio.to_thread(house.stop)
    house.secret = "another key, by which the old token opens nothing any more"
    await asyncio.to_thread(house.start)
    await write(page, "twee")
    await expect(page.locator(".note")).to_contain_text("nieuw gesprek")
    await expect(naast(page).last).to_have_text("Gehoord: twee")
    await expect(own(page)).to_have_text(["een", "twee"])
    assert brain.heard == ["een", "twee"]
    assert len(set(brain.conversations)) == 2


async def test_too_fast_waits_as_long_as_the_door_asks(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "een")
    # An empty bucket: at two messages a second the next may come in a second.
    await house.store.set(f"tempo:{brain.conversations[0]}", json.dumps([-1.0, time.time()]), 30.0)
    asked = time.monotonic()
    await write(page, "twee")
    await expect(status(page)).to_contain_text("te snel")
    await expect(unsent(page)).to_have_count(1)
    await write(page, "drie")
    await expect(naast(page)).to_have_count(6)
    assert time.monotonic() - asked >= 1
    await expect(status(page)).to_be_empty()
    assert brain.heard == ["een", "twee", "drie"]


async def test_when_nothing_works_the_numbers_are_said(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    problem = {"type": "/api/docs#x", "title": "Het werkt nu niet. Bel 112 of 113.", "status": 503}

    async def fail(route: Route) -> None:
        await route.fulfill(
            status=503,
            headers={"Retry-After": "1"},
            content_type="application/problem+json",
            body=json.dumps(problem),
        )

    await page.route("**/api/messages", fail, times=1)
    await write(page, "een")
    await expect(status(page)).to_have_text(problem["title"])
    await expect(status(page).get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    await expect(naast(page).last).to_have_text("Gehoord: een")
    await expect(status(page)).to_be_empty()
    assert brain.heard == ["een"]


async def test_a_brain_that_wakes_is_told_without_noise(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    brain.awake = False
    page = await open_page(house.url)
    await welcomed(page)
    await expect(status(page)).to_contain_text("nog wakker")
    await say(page, "hoi")
    await expect(naast(page).last).to_contain_text("wakker")
    said = await naast(page).count()
    brain.awake = True
    await expect(status(page)).to_have_text("Ik ben wakker.")
    await expect(status(page)).to_be_empty()
    assert await naast(page).count() == said


async def test_a_door_that_answers_by_itself_is_not_taken_for_a_sleeping_brain(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    async with page.expect_response("**/health"):
        await say(page, "...")
    await expect(status(page)).to_be_empty()
