"""The calendar of windows in a real browser: seen, watched while others book, tapped; light and
dark, in every language, by keys alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from playwright.async_api import Page, expect

from bot.app_slot import app_slot_of
from bot.heard import Pressed
from core.model.carrier import ChangeAction, SlotFee
from core.model.parcel import Money
from core.model.route import Stop
from core.model.status import Status
from core.model.window import Window
from tests.bot.building import LANE, a_route
from tests.bot.world import a_carrier
from tests.web_miniapp.opening import Chat
from tests.web_miniapp.pier import at_the_pier
from tests.web_miniapp.test_browser import (
    DARK,
    LANGUAGES_BY_DAY_AND_NIGHT,
    Phone,
    looked_at,
    phone,
)

__all__ = ["phone"]  # the fixture

pytestmark = pytest.mark.needs_browser
FEE = Money(Decimal("2.50"), "EUR")
NARROW = {"width": 390, "height": 844}
TIME, FREE = ".times button", '.times button[aria-disabled="false"]'
LINE, PROBLEM = "#line", "#problem"
LOOKED_AGAIN_MILLISECONDS = 15_000
TOO_WIDE = (
    "[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()"
    " && !one.closest('#strip')).filter((one) => { const box = one.getBoundingClientRect();"
    " return box.right > innerWidth + 1 || box.left < -1; })"
    ".map((one) => one.outerHTML.slice(0, 80))"
)
SMALL = (
    "[...document.querySelectorAll('button, #strip a')].map((one) =>"
    " one.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 44).length"
)


async def opens(phone: Phone, theme: dict[str, str] | None = None, **how: str) -> Page:
    page = await phone.opens(theme=theme, size=NARROW, path="/app/slots", **how)  # type: ignore[arg-type]
    await page.locator(TIME).first.wait_for()
    return page


async def more_days(chat: Chat) -> None:
    """Vans of two more days, so that there is something to choose from."""
    async with chat.building.house.store.begin() as unit:
        for day in (2, 3):
            await unit.routes.put(a_route(f"r{day}", day))


async def taken_by_neighbours(chat: Chat) -> None:
    """The van of tomorrow is full by now from ten to twelve in Helsinki: somebody else's long stop
    stands there, promised."""
    begin = datetime(2026, 11, 25, 8, tzinfo=UTC)
    async with chat.building.house.store.begin() as unit:
        route = a_route()
        stop = Stop(
            key="dlv_neighbour",
            location=route.stops[0].location,
            service_seconds=2 * 3600 - 60,
            window=Window(begin, begin + timedelta(seconds=30)),
            arrival=begin,
            promised=True,
        )
        known = await unit.routes.lock(route.ref)
        assert known is not None
        await unit.routes.put(known.with_stops((*known.stops, stop)))


async def tapped(chat: Chat) -> list[Pressed]:
    """What waits in the lane of the chat, as the bot will hear it."""
    lanes, wall = chat.building.lanes, chat.building.clock.wall()
    found = []
    for lease in await lanes.claim_in("reader", wall, 10):
        assert lease.lane == LANE
        for row in await lanes.next_in(lease, 10):
            arrival = app_slot_of(row.incoming.body)
            assert arrival is not None
            assert isinstance(arrival.what, Pressed)
            found.append(arrival.what)
        await lanes.release(lease, wall)
    return found


async def test_a_tap_goes_into_the_chat(phone: Phone) -> None:
    """Days with their times; one tap, and the page says thanks."""
    await more_days(phone.chat)
    page = await opens(phone)
    await expect(page.locator("h2").first).to_have_text("Wednesday 25 November")
    await expect(page.locator("#strip a")).to_have_count(3)
    await expect(page.locator("#legend")).to_contain_text("the soonest")
    await looked_at(page, "slots-page-light")
    await page.get_by_role("button", name="Thursday 26 November, 12:00–14:00").tap()
    await expect(page.locator(LINE)).to_have_text("Thank you. I go on in the chat.")
    (pressed,) = await tapped(phone.chat)
    assert pressed.verb == "slot.pick"


async def test_a_pickup_point_is_asked_for_by_its_name(phone: Phone) -> None:
    """When they want to come, and where; no van is spoken of. It fits, and a tap goes the same
    way."""
    await at_the_pier(phone.chat)
    page = await opens(phone)
    await expect(page.locator("h1")).to_have_text("When do you want to come?")
    await expect(page.locator("#where")).to_have_text("West pier")
    await expect(page.locator("#legend")).to_contain_text("the soonest")
    await expect(page.get_by_text("the shortest way for the van")).to_be_hidden()
    assert await page.evaluate(TOO_WIDE) == []
    assert await page.evaluate(SMALL) == 0
    await looked_at(page, "slots-page-visit")
    await page.get_by_role("button", name="Wednesday 25 November, 10:00–10:30").tap()
    await expect(page.locator(LINE)).to_have_text("Thank you. I go on in the chat.")
    (pressed,) = await tapped(phone.chat)
    assert pressed.verb == "slot.pick"


async def test_what_a_neighbour_takes_is_greyed_out_while_one_looks(phone: Phone) -> None:
    """Without a touch: it stays where it was, says so, and cannot be tapped any more."""
    page = await opens(phone)
    gone = page.get_by_role("button", name="Wednesday 25 November, 10:00–12:00")
    await expect(gone).to_have_attribute("aria-disabled", "false")
    await taken_by_neighbours(phone.chat)
    await expect(gone).to_have_attribute("aria-disabled", "true", timeout=LOOKED_AGAIN_MILLISECONDS)
    await expect(gone).to_contain_text("taken")
    await expect(page.locator(LINE)).to_contain_text("10:00–12:00 has just gone.")
    await looked_at(page, "slots-page-taken")
    await gone.tap(force=True)
    await page.wait_for_timeout(300)
    assert await phone.chat.waiting() == 0


async def test_two_taps_quickly_are_one(phone: Phone) -> None:
    """Whatever the second one hits."""
    page = await opens(phone)
    await page.evaluate(
        "() => [...document.querySelectorAll('.times button')].slice(0, 2)"
        ".forEach((one) => { one.click(); one.click(); })"
    )
    await expect(page.locator(LINE)).to_contain_text("Thank you")
    assert len(await tapped(phone.chat)) == 1


async def test_keys_are_enough(phone: Phone) -> None:
    """Tab to a time, Enter; the focus is not lost while it is looked at again."""
    page = await opens(phone)
    await page.locator(FREE).nth(1).focus()
    name = await page.evaluate("document.activeElement.getAttribute('aria-label')")
    await page.wait_for_timeout(5500)
    assert await page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    await page.keyboard.press("Enter")
    await expect(page.locator(LINE)).to_contain_text("Thank you")
    assert len(await tapped(phone.chat)) == 1


async def test_a_lost_connection_is_said_and_tried_again(phone: Phone) -> None:
    """The times stay, and the line goes once it works again."""
    page = await opens(phone)
    await page.context.set_offline(True)
    await expect(page.locator(PROBLEM)).to_contain_text(
        "I keep trying", timeout=LOOKED_AGAIN_MILLISECONDS
    )
    await page.context.set_offline(False)
    await expect(page.locator(PROBLEM)).to_be_hidden(timeout=LOOKED_AGAIN_MILLISECONDS)


async def test_nothing_free_is_said_and_watched(phone: Phone) -> None:
    """No route has room; the page keeps looking, the chat can tell."""
    async with phone.chat.building.house.store.begin() as unit:
        route = await unit.routes.lock(a_route().ref)
        assert route is not None
        full = replace(route.vehicle, units=0)
        await unit.routes.put(replace(route, vehicle=full, revision=route.revision + 1))
    page = await phone.opens(size=NARROW, path="/app/slots")
    await expect(page.locator(LINE)).to_contain_text("No time is free just now")
    await looked_at(page, "slots-page-none")


@pytest.mark.parametrize(
    ("init_data", "words"), [("", "button in the chat"), ("old", "open it again")]
)
async def test_an_opening_that_does_not_count_says_what_to_do(
    phone: Phone, init_data: str, words: str
) -> None:
    """Opened as an ordinary address, or too long ago."""
    told = phone.chat.opened(auth_date="1700000000") if init_data else ""
    page = await phone.opens(told, size=NARROW, path="/app/slots")
    await expect(page.locator(PROBLEM)).to_contain_text(words)
    await expect(page.locator(TIME)).to_have_count(0)


async def test_a_parcel_that_is_on_its_way_closes_the_page(phone: Phone) -> None:
    """While somebody looks."""
    page = await opens(phone)
    async with phone.chat.building.house.store.begin() as unit:
        told = await unit.deliveries.get(phone.chat.delivery.id)
        assert told is not None
        await unit.deliveries.save(replace(told, status=Status.OUT_FOR_DELIVERY))
    await expect(page.locator(PROBLEM)).to_contain_text(
        "cannot be changed any more", timeout=LOOKED_AGAIN_MILLISECONDS
    )
    await expect(page.locator(TIME).first).to_be_hidden()


async def test_a_reward_is_said_in_words(phone: Phone) -> None:
    """Nobody reads a sign before an amount as money for them."""
    fee = SlotFee(per_minute=Money(Decimal(1), "EUR"), free_minutes=600.0, least=Decimal(-2))
    async with phone.chat.building.house.store.begin() as unit:
        await unit.carriers.put(replace(a_carrier(), slot_fee=fee))
    page = await opens(phone)
    await expect(page.locator(TIME).first).to_contain_text("€2.00 back for you")


@pytest.mark.parametrize(("language", "scheme"), LANGUAGES_BY_DAY_AND_NIGHT)
async def test_it_fits_a_phone_in_every_language(phone: Phone, language: str, scheme: str) -> None:
    """Nothing stands out, every button is as big as a thumb, in the chat's language and colours."""
    await more_days(phone.chat)
    carrier, wanted = a_carrier(), ChangeAction.CHANGE_WINDOW
    dear = replace(carrier.capabilities[wanted], fee=FEE)
    await phone.chat.speaks(language)
    async with phone.chat.building.house.store.begin() as unit:
        await unit.carriers.put(
            replace(carrier, capabilities={**carrier.capabilities, wanted: dear})
        )
    page = await opens(phone, theme=DARK if scheme == "dark" else None)
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await expect(page.locator("#fee")).to_contain_text("2")
    assert await page.evaluate(TOO_WIDE) == []
    assert await page.evaluate(SMALL) == 0
    await looked_at(page, f"slots-page-{scheme}-{language}")


async def test_it_reads_from_right_to_left_too(phone: Phone) -> None:
    """Nothing is fixed to a side: turned round, the earlier time stands on the right."""
    await more_days(phone.chat)
    await phone.chat.speaks("ar")
    page = await opens(phone)
    assert await page.evaluate(TOO_WIDE) == []
    first, second = [await page.locator(TIME).nth(at).bounding_box() for at in (0, 1)]
    assert first is not None
    assert second is not None
    assert first["x"] > second["x"]
    await looked_at(page, "slots-page-rtl")
