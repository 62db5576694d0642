"""A real Chromium, the real door, and a page that is watched for what it may never do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.safety import assess
from tests.browser.chrome import ARGUMENTS, find_chromium
from tests.browser.house import House, ScriptedBrain, read_script
from tests.conftest import skip_or_fail

OpenPage = Callable[..., Awaitable[Page]]
PATIENCE = 60_000
"""Milliseconds until a test stops waiting: long, since a machine may be busy with other things."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """The path of Chromium; without one the test is skipped, or fails when all are required."""
    path = find_chromium()
    if path is None:
        skip_or_fail("Chromium", "haal het met: apt-get install chromium")
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str | None) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        await started.close()


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    # As the real door does: the patterns of danger are read before anybody writes.
    assess("")
    # One per module: opening a door takes time, and one address may open 60 talks a minute.
    built = House(ScriptedBrain(), tmp_path_factory.mktemp("var"))
    yield built
    built.stop()


@pytest.fixture
def house(shared_house: House) -> House:
    """The door, open, with a brain that heard nothing yet."""
    shared_house.brain.begin(read_script())
    shared_house.start()
    return shared_house


@pytest.fixture
def brain(house: House) -> ScriptedBrain:
    return house.brain


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """Opens a page; afterwards it must have asked nobody else, kept nothing and broken nothing."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    broken: list[str] = []

    async def open_it(url: str, **options: Any) -> Page:
        options.setdefault("viewport", {"width": 390, "height": 844})
        context = await browser.new_context(**options)
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        context.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: broken.append(error.name or "error"))
        page.on(
            "console",
            lambda said: broken.append(said.text) if "Content Security" in said.text else None,
        )
        await page.goto(url)
        return page

    yield open_it
    for context in contexts:
        assert await context.cookies() == []
        for page in context.pages:
            assert await page.evaluate(KEPT) == 0
        await context.close()
    assert [url for url in asked if not url.startswith("http://127.0.0.1:")] == []
    assert broken == []


KEPT = """async () => {
  const databases = indexedDB.databases ? await indexedDB.databases() : [];
  const stores = "caches" in self ? await caches.keys() : [];
  return localStorage.length + sessionStorage.length + databases.length + stores.length;
}"""
