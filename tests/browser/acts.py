"""What a person does on the page, and what there is to see then."""

from __future__ import annotations

from playwright.async_api import Locator, Page

FIELD = "Wat wil je zeggen?"


def field(page: Page) -> Locator:
    return page.get_by_label(FIELD)


def own(page: Page) -> Locator:
    """What the person said, as it stands on the page."""
    return page.locator(".own > .words [data-slot=text]")


def naast(page: Page) -> Locator:
    """What Naast said, without the texts of cards."""
    return page.locator(".naast > .words [data-slot=text]")


def status(page: Page) -> Locator:
    return page.locator("#status")


def unsent(page: Page) -> Locator:
    return page.get_by_text("Nog niet verstuurd")


async def welcomed(page: Page) -> None:
    """Wait until the whole welcome is there."""
    await naast(page).nth(2).wait_for()


async def write(page: Page, text: str) -> None:
    """Type a text and send it, without waiting for an answer."""
    await field(page).fill(text)
    await field(page).press("Enter")


async def say(page: Page, text: str) -> None:
    """Send a text and wait for the answer to it."""
    before = await naast(page).count()
    await write(page, text)
    await naast(page).nth(before).wait_for()


async def press(page: Page, title: str) -> None:
    """Press a choice and wait for the answer to it."""
    before = await naast(page).count()
    await page.locator(".choices").get_by_role("button", name=title).click()
    await naast(page).nth(before).wait_for()


async def to_places(page: Page) -> None:
    """Talk until three places are shown."""
    await welcomed(page)
    await say(page, "laat maar zien")
    await page.locator(".place").nth(2).wait_for()
