"""Long messages: counted in time, never cut, never lost."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.acts import field, naast, own, welcomed, write
from tests.browser.conftest import OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_characters_are_counted_near_the_end_alone(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    count = page.locator("#count")
    await field(page).fill("a" * 1800)
    await expect(count).to_be_empty()
    await field(page).fill("a" * 1950)
    await expect(count).to_have_text("Nog 50 tekens.")


async def test_a_text_that_is_too_long_stays_where_it_is(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await write(page, "b" * 2003)
    await expect(page.locator("#count")).to_contain_text("3 tekens te lang")
    await expect(own(page)).to_have_count(0)
    assert await field(page).input_value() == "b" * 2003
    await write(page, "b" * 2000)
    await expect(naast(page)).to_have_count(4)
    assert brain.heard == ["b" * 2000]


async def test_a_character_of_two_units_counts_once(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    text = "\U0001d54f" * 1999 + "x"
    await write(page, text)
    await expect(naast(page)).to_have_count(4)
    assert brain.heard == [text]


async def test_what_the_door_refuses_is_shown_with_its_reason_and_the_talk_goes_on(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)

    async def enlarge(route):  # type: ignore[no-untyped-def]
        await route.continue_(post_data='{"text": "' + "c" * 2001 + '"}')

    await page.route("**/api/messages", enlarge, times=1)
    await write(page, "een lang verhaal")
    mark = page.locator(".own .mark")
    await expect(mark).to_contain_text("Niet verstuurd.")
    await expect(mark).to_contain_text("stukjes")
    await expect(own(page)).to_have_text("een lang verhaal")
    await write(page, "kort")
    await expect(naast(page)).to_have_count(4)
    assert brain.heard == ["kort"]


async def test_a_word_without_end_does_not_push_the_page_aside(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url, viewport={"width": 320, "height": 640})
    await welcomed(page)
    await write(page, "x" * 700)
    await expect(naast(page)).to_have_count(4)
    assert await page.evaluate("document.documentElement.scrollWidth") == 320
