"""One talk with everything real: the page, the door and the trained brain."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.acts import naast, own, say, welcomed
from tests.browser.conftest import OpenPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.brain,
    pytest.mark.asyncio(loop_scope="session"),
]


async def test_somebody_talks_looks_around_and_wipes(
    real_door_url: str, open_page: OpenPage
) -> None:
    page = await open_page(real_door_url)
    await welcomed(page)
    await say(page, "het gaat niet zo goed, ik zit veel alleen thuis")
    first = await naast(page).last.inner_text()
    await say(page, "wat is er te doen in holtenbroek?")
    await expect(page.locator(".place").first).to_be_visible()
    assert await page.locator(".place").count() <= 3
    assert await naast(page).last.inner_text() != first
    await say(page, "voor mij hoeft het niet meer")
    talk = page.locator("#talk")
    await expect(talk.locator("a[href='tel:113']").last).to_be_visible()
    await expect(talk.locator("a[href='tel:08000113']").last).to_be_visible()
    await page.get_by_role("button", name="Wis dit gesprek").click()
    await page.get_by_role("button", name="Ja, wis alles").click()
    await expect(page.locator(".note")).to_contain_text("Alles is gewist")
    await expect(own(page)).to_have_count(0)
