"""Takes the pictures for the documents: `python -m tests.browser.take_pictures`.

They show the page as it is, with the talk of `gesprek.yml`, on a phone and on a desk; and the
card and the poster to hand over.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.card import SHEETS, draw, make_content
from tests.browser.chrome import ARGUMENTS, find_chromium
from tests.browser.house import House, ScriptedBrain, read_script

PICTURES = Path(__file__).parents[2] / "docs" / "img"
SIZES = {
    "chat-phone": ViewportSize(width=390, height=844),
    "chat-desk": ViewportSize(width=1280, height=800),
}


async def take(browser: Browser, url: str, name: str, *, dark: bool = False) -> None:
    """One picture of the whole talk, with the end of it in sight."""
    script = list(read_script())
    context = await browser.new_context(
        viewport=SIZES[name],
        device_scale_factor=2 if name == "chat-phone" else 1,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    await page.goto(url)
    for said in script[:2]:
        await page.get_by_label("Wat wil je zeggen?").fill(said)
        before = await page.locator(".naast").count()
        await page.keyboard.press("Enter")
        await page.locator(".naast").nth(before).wait_for()
    await page.get_by_role("button", name="Laat maar zien").click()
    await page.locator(".place").nth(2).wait_for()
    if name == "chat-desk":
        await page.locator(".own").last.evaluate("e => e.scrollIntoView({block: 'start'})")
    await page.mouse.move(0, 0)
    await page.screenshot(path=PICTURES / f"{name}{'-dark' if dark else ''}.png")
    await context.close()


async def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    content = make_content("https://naast.example", "naast_voorbeeld_bot", "Stichting Voorbeeld")
    for sheet in SHEETS:
        (PICTURES / f"{sheet}.png").write_bytes(draw(sheet, "png", content))
    with tempfile.TemporaryDirectory() as var:
        house = House(ScriptedBrain(), Path(var))
        house.brain.begin(read_script())
        house.start()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_chromium(), args=ARGUMENTS
            )
            for name in SIZES:
                await take(browser, house.url, name)
            await browser.close()
        house.stop()


if __name__ == "__main__":
    asyncio.run(main())
