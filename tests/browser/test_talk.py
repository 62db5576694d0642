"""A talk from welcome to goodbye, as somebody at the page has it."""

from __future__ import annotations

import time

import pytest
from playwright.async_api import expect

from bot.reply import Button, Reply
from tests.browser.acts import field, naast, own, press, say, welcomed, write
from tests.browser.conftest import OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_it_says_at_once_that_it_is_a_programme(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    assert "chatprogramma, geen mens" in await page.title()
    await expect(page.get_by_role("banner")).to_contain_text("een chatprogramma, geen mens")
    assert "programma" in (await naast(page).first.inner_text())


async def test_a_whole_talk_by_keyboard_alone(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url, viewport={"width": 1280, "height": 800})
    await welcomed(page)
    await expect(field(page)).to_be_focused()
    await page.keyboard.type("ik zit veel binnen de laatste tijd")
    await page.keyboard.press("Enter")
    await expect(naast(page)).to_have_count(5)
    await expect(field(page)).to_be_focused()
    await page.keyboard.type("mijn rug is kapot dus werken gaat niet. de middag duurt het langst")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Nu niet")).to_be_visible()
    # Back from the field come the choices, the last one first.
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Nu niet")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator(".place")).to_have_count(3)
    await expect(field(page)).to_be_focused()
    await page.keyboard.type("dank je")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await expect(naast(page).last).to_have_text("Gehoord: dank je")
    await expect(field(page)).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="Wis dit gesprek")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Nee, ga terug")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Wis dit gesprek")).to_be_focused()
    assert brain.heard[-2:] == ["/bevestigen", "dank je"]


async def test_everything_can_be_reached_by_tab_and_shows_where_it_is(
    house: House, open_page: OpenPage
) -> None:
    # On a phone the field is not focused by itself, so that no keyboard comes up.
    page = await open_page(house.url, has_touch=True, is_mobile=True)
    await welcomed(page)
    reached = []
    for _ in range(10):
        await page.keyboard.press("Tab")
        reached.append(
            await page.evaluate(
                """() => {
                  const at = document.activeElement, style = getComputedStyle(at);
                  return [at.id || at.textContent.trim(), style.outlineStyle !== "none"];
                }"""
            )
        )
    in_the_welcome = ["112", "113", "0800-0113"]
    assert [name for name, _ in reached[:9]] == [
        "Naar het schrijfvak",
        "leave",
        "112",
        "113",
        "0800-0113",
        *in_the_welcome,
        "words",
    ]
    assert all(seen for _, seen in reached)


async def test_shift_enter_makes_a_new_line_and_enter_sends(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await field(page).press_sequentially("een")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("twee")
    await expect(own(page)).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(naast(page)).to_have_count(4)
    assert brain.heard == ["een\ntwee"]
    assert await own(page).inner_text() == "een\ntwee"
    assert await field(page).input_value() == ""


async def test_nothing_is_sent_when_nothing_was_typed(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    await write(page, "   ")
    await page.get_by_role("button", name="Stuur").click()
    await say(page, "hoi")
    assert brain.heard == ["hoi"]


async def test_choices_stand_under_the_last_reply_only(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    brain.script["eerst"] = [Reply("Dit?", (Button("Ja", "/ja"), Button("Nee", "/nee")))]
    brain.script["/nee"] = [Reply("Of dit?", (Button("Iets anders", "/anders"),))]
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "eerst")
    choices = page.locator(".choices button")
    await expect(choices).to_have_text(["Ja", "Nee"])
    await press(page, "Nee")
    await expect(choices).to_have_text(["Iets anders"])
    await expect(own(page)).to_have_text(["eerst", "Nee"])
    await say(page, "laat maar")
    await expect(choices).to_have_count(0)
    assert brain.heard == ["eerst", "/nee", "laat maar"]


async def test_a_pressed_choice_opens_no_keyboard_on_a_phone(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    brain.script["eerst"] = [Reply("Dit?", (Button("Ja", "/ja"),))]
    page = await open_page(house.url, has_touch=True, is_mobile=True)
    await welcomed(page)
    await expect(field(page)).not_to_be_focused()
    await say(page, "eerst")
    await page.get_by_role("button", name="Ja").tap()
    await expect(naast(page)).to_have_count(5)
    await expect(field(page)).not_to_be_focused()


async def test_an_answer_takes_less_than_a_second_more_than_it_needs(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    started = time.monotonic()
    await say(page, "hoi")
    assert time.monotonic() - started < 1.5
    await expect(page.locator("#busy")).to_be_hidden()


async def test_what_comes_in_between_is_answered_in_order(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await welcomed(page)
    brain.slow = 0.3
    for text in ("een", "twee", "drie"):
        await write(page, text)
    await expect(naast(page)).to_have_count(6)
    assert brain.heard == ["een", "twee", "drie"]
    await expect(naast(page).nth(5)).to_have_text("Gehoord: drie")


async def test_a_card_that_brought_somebody_here_is_greeted_and_leaves_no_trace(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(f"{house.url}/?code=abc")
    await expect(naast(page)).to_have_count(3)
    await expect(naast(page).first).to_contain_text("kaartje")
    assert page.url == f"{house.url}/"
