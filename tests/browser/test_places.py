"""Places as cards, and links that lead where they say."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.reply import Reply
from tests.browser.acts import naast, say, to_places, welcomed
from tests.browser.conftest import OpenPage
from tests.browser.house import House, ScriptedBrain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_place_is_a_card_with_what_is_known(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await to_places(page)
    card = page.locator(".place").first
    await expect(card.get_by_role("heading", name="Inloophuis De Hud")).to_be_visible()
    for known in (
        "gewone woning",
        "Buxtehudestraat 88",
        "dinsdag",
        "zonder afspraak",
        "Nagekeken",
    ):
        await expect(card).to_contain_text(known)
    await expect(card.get_by_text("Niet bekend: de kosten.")).to_be_visible()
    await expect(card.locator("dt")).to_have_text(["Waar", "Open", "Komen"])
    await expect(card.get_by_role("link", name="Bel")).to_have_count(0)


async def test_a_card_calls_shows_the_site_and_the_way(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await to_places(page)
    first, second = page.locator(".place").nth(0), page.locator(".place").nth(1)
    site = first.get_by_role("link", name="traverswelzijn.nl")
    route = first.get_by_role("link", name="Op de kaart")
    await expect(site).to_have_attribute("href", "https://traverswelzijn.nl/")
    for link in (site, route):
        await expect(link).to_have_attribute("rel", "noreferrer noopener")
        await expect(link).to_have_attribute("target", "_blank")
    where = await route.get_attribute("href") or ""
    assert where.startswith("https://www.openstreetmap.org/search?query=Buxtehudestraat%2088")
    await expect(second.get_by_role("link", name="Bel")).to_have_attribute(
        "href", "tel:0384982683"
    )
    # Without a house number there is nothing to find on a map.
    await expect(second.get_by_role("link", name="Op de kaart")).to_have_count(0)


async def test_the_text_of_places_is_not_said_twice_but_can_be_read(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await to_places(page)
    said = " ".join(await naast(page).all_inner_texts())
    assert "Inloophuis De Hud" not in said
    assert "Hier zijn er twee" in said
    await page.get_by_text("Lees dit als gewone tekst").click()
    await expect(page.locator(".plain")).to_contain_text("Wat het kost, weet ik niet.")


async def test_words_around_the_places_stay(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    places = brain.script["/bevestigen"][1].options
    brain.script["toon"] = [
        Reply(
            "Kijk maar rustig.\n1. Inloophuis De Hud, Buxtehudestraat 88\n\nNee is ook goed.",
            options=places[:1],
        )
    ]
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "toon")
    assert await naast(page).last.inner_text() == "Kijk maar rustig.\n\nNee is ook goed."


async def test_a_site_that_is_no_site_is_no_link(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    bare = dict.fromkeys(
        ("what", "where", "phone", "website", "hours", "cost", "sign_up", "certainty", "why")
    )
    sites = ("javascript:alert(1)", "data:text/html,x", "https://", "voorbeeld.nl")
    brain.script["toon"] = [
        Reply("Plekken.", options=tuple({**bare, "id": s, "name": s, "website": s} for s in sites))
    ]
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "toon")
    links = page.locator(".place a")
    await expect(links).to_have_count(1)
    await expect(links).to_have_attribute("href", "https://voorbeeld.nl/")


async def test_numbers_and_sites_in_a_reply_are_links_and_nothing_else_is(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    brain.script["nummers"] = [
        Reply(
            "Bel 112, 113 of 0800-0113. De Luisterlijn: 088 0767 000. Wijk: 038-4982683. "
            "Chatten kan op 113.nl. Niet: € 112, 1123, 10.112, huis 5, 9.00-11.00 uur, a@b.nl."
        )
    ]
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "nummers")
    links = naast(page).last.get_by_role("link")
    assert [await link.get_attribute("href") for link in await links.all()] == [
        "tel:112",
        "tel:113",
        "tel:08000113",
        "tel:0880767000",
        "tel:0384982683",
        "https://113.nl/",
    ] or [await link.get_attribute("href") for link in await links.all()][-1] == "https://113.nl"
