"""Nothing that is said becomes markup, and nothing is asked of or kept with anybody else."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.reply import Button, Reply
from tests.browser.acts import naast, own, say, to_places, welcomed
from tests.browser.conftest import KEPT, OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ATTACKS = (
    "<script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 1'>",
    "<svg onload='window.broken = 1'>",
    "<a href='javascript:window.broken = 1'>klik</a>",
    "</p></div><iframe srcdoc='<script>parent.broken = 1</script>'></iframe>",
    "{{constructor.constructor('window.broken = 1')()}}",
)


async def test_markup_stays_text_wherever_it_comes_from(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    fields = ("what", "where", "phone", "website", "hours", "cost", "sign_up", "certainty", "why")
    for number, attack in enumerate(ATTACKS, 1):
        place = {**dict.fromkeys(fields, attack), "id": "x", "name": attack}
        brain.script[attack] = [
            Reply(attack, (Button(attack, attack),)),
            Reply(f"Plek. {attack}", options=(place,)),
        ]
        await say(page, attack)
        await expect(page.locator(".place h3")).to_have_count(number)
        await expect(page.locator(".place h3").last).to_have_text(attack)
        await expect(own(page).last).to_have_text(attack)
        await expect(naast(page).nth(2 + number)).to_have_text(attack)
        await expect(page.locator(".choices button")).to_have_text(attack)
    inside = page.locator("#talk :is(script, img, svg, iframe, [onerror], [onload])")
    await expect(inside).to_have_count(0)
    await expect(page.locator("#talk a[href^='javascript']")).to_have_count(0)
    assert await page.evaluate("window.broken") is None


async def test_a_whole_talk_asks_only_our_own_door_and_keeps_nothing(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    asked: list[tuple[str, str]] = []
    page.on("request", lambda r: asked.append((r.method, r.url.removeprefix(house.url))))
    await page.reload()
    await to_places(page)
    assert await page.evaluate(KEPT) == 0
    assert await page.evaluate("document.cookie") == ""
    # The token is in memory alone: not in an address, and not in the page.
    assert {path for _, path in asked} == {
        "/",
        "/static/chat.css",
        "/static/chat.js",
        "/static/door.js",
        "/static/icon.svg",
        "/static/links.js",
        "/static/places.js",
        "/static/talk.js",
        "/static/view.js",
        "/api/conversations",
        "/api/messages",
    }


async def test_words_are_not_handed_to_a_spelling_service(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    field = page.locator("#words")
    await expect(field).to_have_attribute("spellcheck", "false")
    await expect(field).to_have_attribute("autocomplete", "off")


async def test_who_asks_in_words_to_wipe_sees_it_go_from_the_screen(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "mijn buurvrouw heet Truus")
    await expect(naast(page).last).to_contain_text("Truus")
    brain.script["wis alles"] = [Reply("Het is weg."), Reply("", control={"wipe": True})]
    # Not by `say`, which waits until the own words stand there: they go at once.
    await page.keyboard.type("wis alles")
    await page.keyboard.press("Enter")
    await expect(naast(page).last).to_have_text("Het is weg.")
    await expect(own(page)).to_have_count(0)
    await expect(page.locator("#talk")).not_to_contain_text("Truus")
