"""For eyes, ears and hands of all kinds: axe, zoom, less motion, no script, paper."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.acts import field, say, to_places, welcomed, write
from tests.browser.conftest import OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 568}
# 200 % and 400 % of a screen of 1280 wide leave so many pixels of the page.
TWICE = {"width": 640, "height": 400}
FOUR_TIMES = {"width": 320, "height": 256}


async def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule, and where."""
    found = await Axe().run(page)
    return [
        f"{rule['id']}: {[node['html'][:120] for node in rule['nodes']]}"
        for rule in found.response["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_with_places_and_choices(
    house: House, open_page: OpenPage, scheme: str
) -> None:
    page = await open_page(house.url, color_scheme=scheme, reduced_motion="reduce")
    await to_places(page)
    for size in (PHONE, DESK, NARROW, TWICE):
        await page.set_viewport_size(size)
        assert await violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_in_trouble(
    house: House, open_page: OpenPage, scheme: str
) -> None:
    page = await open_page(house.url, color_scheme=scheme, reduced_motion="reduce")
    await welcomed(page)
    await page.context.set_offline(True)
    await write(page, "hoi")
    await expect(page.get_by_text("Nog niet verstuurd")).to_be_visible()
    await field(page).fill("a" * 2001)
    await page.get_by_role("button", name="Wis dit gesprek").click()
    assert await violations(page) == []
    await page.context.set_offline(False)


async def test_axe_finds_nothing_on_the_empty_page(house: House, open_page: OpenPage) -> None:
    page = await open_page(f"{house.url}/static/leeg.html")
    # A page that tells nothing has no heading and no landmark, on purpose.
    rules = [found.partition(":")[0] for found in await violations(page)]
    assert set(rules) <= {"landmark-one-main", "page-has-heading-one", "region"}


@pytest.mark.parametrize(
    "size", [NARROW, TWICE, FOUR_TIMES], ids=["320 px", "200 percent", "400 percent"]
)
async def test_a_small_window_shows_everything_without_scrolling_sideways(
    house: House, open_page: OpenPage, size: dict[str, int]
) -> None:
    page = await open_page(house.url, viewport=size, reduced_motion="reduce")
    await to_places(page)
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for name in ("112", "113", "0800-0113", "Sluit scherm"):
        await expect(page.locator(".fast").get_by_text(name, exact=True)).to_be_in_viewport()
    await expect(field(page)).to_be_in_viewport()
    # The conversation keeps at least a third of the height.
    room = await page.evaluate(
        """() => {
          const bars = [".fast", "form"].map((s) => document.querySelector(s));
          return bars.map((b) => b.getBoundingClientRect().height).reduce((a, b) => a + b);
        }"""
    )
    assert room <= size["height"] * 2 / 3
    await page.get_by_role("button", name="Wis dit gesprek").click()
    await expect(page.get_by_role("button", name="Ja, wis alles")).to_be_in_viewport()


async def test_letters_of_twice_the_size_still_fit(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url, viewport=DESK, reduced_motion="reduce")
    await to_places(page)
    await page.evaluate("document.documentElement.style.fontSize = '36px'")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 1280


async def test_every_target_is_large_enough_for_a_thumb(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await to_places(page)
    await page.get_by_role("button", name="Wis dit gesprek").click()
    for size in (PHONE, DESK, NARROW, TWICE, FOUR_TIMES):
        await page.set_viewport_size(size)
        # A link within a sentence is as high as its line.
        small: list[Any] = await page.evaluate(
            """() => [...document.querySelectorAll("button, a, textarea, summary")]
              .filter((e) => e.offsetParent && !e.closest(".words, dd, .rest, .skip"))
              .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
              .filter(([, box]) => box.height < 44 || box.width < 44)
              .map(([text, box]) => [text, box.width, box.height])"""
        )
        assert small == []


async def test_new_replies_are_told_politely_and_by_whom(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "hoi")
    log = page.get_by_role("log", name="Gesprek met Naast")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_contain_text("Jij: hoi")
    await expect(log).to_contain_text("Naast: Gehoord: hoi")
    await expect(page.locator("#busy")).to_have_attribute("aria-hidden", "true")
    await expect(page.locator("#status")).to_have_attribute("role", "status")


async def test_the_numbers_are_there_for_who_is_eighteen_or_older(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    lines = page.get_by_role("region", name="Nummers voor nood")
    await expect(lines).to_contain_text("Voor mensen van 18 en ouder")
    for number, call in (("112", "tel:112"), ("113", "tel:113"), ("0800-0113", "tel:08000113")):
        link = lines.get_by_role("link", name=number, exact=True)
        await expect(link).to_have_attribute("href", call)


async def test_less_motion_means_none(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    brain.slow = 1.0
    moving = "getComputedStyle(document.querySelector('#busy span')).animationName"
    page = await open_page(house.url, reduced_motion="reduce")
    await welcomed(page)
    await write(page, "hoi")
    await expect(page.locator("#busy")).to_be_visible()
    assert await page.evaluate(moving) == "none"
    assert (
        await page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    )
    await page.emulate_media(reduced_motion="no-preference")
    assert await page.evaluate(moving) == "breathe"


async def test_without_script_there_are_people_to_call(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url, java_script_enabled=False)
    people = page.locator("noscript .without")
    assert "De Luisterlijn" in await people.inner_text()
    for call in ("tel:0880767000", "tel:112", "tel:113", "tel:08000113"):
        await expect(people.locator(f"a[href='{call}']")).to_be_visible()
    await expect(page.locator("#write")).to_be_hidden()
    await page.get_by_role("link", name="Sluit scherm").click()
    await page.wait_for_url("**/static/leeg.html")


async def test_paper_holds_the_talk_and_not_the_field(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await to_places(page)
    await page.emulate_media(media="print")
    await expect(page.locator("#write")).to_be_hidden()
    await expect(page.get_by_role("link", name="Sluit scherm")).to_be_hidden()
    await expect(page.locator(".place").first).to_be_visible()
    await expect(page.locator(".lines")).to_be_visible()
    assert await page.locator(".own .unseen").first.evaluate("e => e.offsetWidth") > 10
