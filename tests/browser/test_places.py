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
    await expect(card.get_by_role("heading", name="1. Inloophuis De Hud")).to_be_visible()
    await expect(card.locator(".what")).to_contain_text("Een gewone woning")
    await expect(card.locator(".why")).to_have_text(
        "Dit is in Holtenbroek en is met weinig mensen."
    )
    await expect(card.locator("dt")).to_have_text(["Waar", "Open", "Kosten", "Komen"])
    await expect(card.locator("dd").nth(2)).to_have_text("Wat het kost, weten we niet.")
    await expect(card.locator(".certainty")).to_contain_text("eigen website")
    await expect(card.get_by_role("link", name="Bel")).to_have_count(0)
    await expect(page.locator(".place h3").last).to_contain_text("3. Hondenspeelweide")


async def test_a_card_calls_shows_the_site_and_the_way(house: House, open_page: OpenPage) -> None:
    page = await open_page(house.url)
    await to_places(page)
    first, second, third = (page.locator(".place").nth(n) for n in range(3))
    site = first.get_by_role("link", name="traverswelzijn.nl")
    route = first.get_by_role("link", name="Op de kaart")
    await expect(site).to_have_attribute("href", "https://traverswelzijn.nl/")
    await expect(route).to_have_attribute(
        "href",
        "https://www.openstreetmap.org/search?query=Buxtehudestraat%2088%2C%20Zwolle",
    )
    for link in (site, route):
        await expect(link).to_have_attribute("rel", "noreferrer noopener")
        await expect(link).to_have_attribute("target", "_blank")
    await expect(second.get_by_role("link", name="Bel")).to_have_attribute(
        "href", "tel:0384982683"
    )
    # Without an address there is nothing to find on a map.
    await expect(third.get_by_role("link")).to_have_count(0)


async def test_a_card_says_all_that_the_text_says_and_says_it_once(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await to_places(page)
    first, second, _ = (page.locator(".place").nth(n) for n in range(3))
    await expect(first.locator(".rest")).to_have_text(
        "Er zijn weinig mensen. Praten mag, maar hoeft niet."
    )
    rest = await second.locator(".rest").inner_text()
    assert rest.split("\n") == [
        "Mail wijkservicepuntnoord@zwolle.nl.",
        "De tijden en de kosten weten we niet.",
        "Het is met meer mensen.",
    ]
    # The one sentence about hours and cost stands for both fields.
    await expect(second.locator("dt")).to_have_text(["Waar", "Komen"])
    said = " ".join(await naast(page).all_inner_texts())
    assert "Inloophuis De Hud" not in said


async def test_more_about_a_place_adds_what_the_card_did_not_say(
    house: House, open_page: OpenPage
) -> None:
    page = await open_page(house.url)
    await to_places(page)
    await page.get_by_role("button", name="Meer over 1").click()
    card = page.locator(".place").nth(3)
    await expect(card.get_by_role("heading", name="Inloophuis De Hud", exact=True)).to_be_visible()
    await expect(card.locator(".rest")).to_contain_text(
        "Buurtbewoners doen er ook samen activiteiten."
    )
    await expect(card.locator(".rest")).to_contain_text("van 9.00 tot 11.00 uur.")


async def test_words_around_several_places_in_one_reply_stay(
    house: House, brain: ScriptedBrain, open_page: OpenPage
) -> None:
    places = [reply.options[0] for reply in brain.script["/bevestigen"] if reply.options]
    brain.script["toon"] = [
        Reply(
            "Kijk maar rustig.\n1. Inloophuis De Hud.\n2. Wijkcentrum Holtenbroek.\nNee is goed.",
            options=tuple(places[:2]),
        )
    ]
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "toon")
    assert await naast(page).last.inner_text() == "Kijk maar rustig.\nNee is goed."
    await expect(page.locator(".place")).to_have_count(2)


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
            "Chatten kan op 113.nl. Niet: € 112, 113 euro, 1123, 10.112, 9.00-11.00 uur, a@b.nl."
        )
    ]
    page = await open_page(house.url)
    await welcomed(page)
    await say(page, "nummers")
    links = await naast(page).last.get_by_role("link").all()
    assert [await link.get_attribute("href") for link in links] == [
        "tel:112",
        "tel:113",
        "tel:08000113",
        "tel:0880767000",
        "tel:0384982683",
        "https://113.nl",
    ]
