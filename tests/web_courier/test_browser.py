"""The courier's page in a real browser, on a phone's screen: light and dark, with and without a
network."""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import BrowserContext, Locator, Page, async_playwright, expect

from core.model.status import Status
from tests.bot.world import DELIVERY
from tests.web_courier.test_live import newest
from tests.web_courier.van import Cab, parcel

pytestmark = pytest.mark.needs_browser
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look
PHONE = {"width": 390, "height": 844}
SLOW_MILLISECONDS = 30_000
TOO_WIDE = (
    "[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()"
    " && one.getBoundingClientRect().right > innerWidth + 1)"
    ".map((one) => one.outerHTML.slice(0, 80))"
)


@dataclass(slots=True)
class Phone:
    """The phone in the cab; whatever its browser complains of is kept."""

    context: BrowserContext
    page: Page
    cab: Cab
    complaints: list[str] = field(default_factory=list)

    async def opens(self) -> None:
        await self.page.goto(str(self.cab.server.make_url(f"/driver/{self.cab.token}")))
        await expect(self.page.locator("#net")).to_have_attribute("data-net", "online")

    def card(self, id: str = DELIVERY) -> Locator:
        return self.page.locator(f'article[data-delivery="{id}"]')

    async def taps(self, name: str, id: str = DELIVERY) -> None:
        await self.card(id).get_by_role("button", name=name, exact=True).click()

    async def shows(self, state: str, id: str = DELIVERY) -> None:
        """By the house's own word."""
        await self.seems(state, id)
        await expect(self.card(id)).not_to_have_class("stop unsent")
        await self.seems(state, id)

    async def seems(self, state: str, id: str = DELIVERY) -> None:
        """While the press waits to be sent, too."""
        await expect(self.card(id)).to_have_attribute("data-state", state)

    async def pictured(self, name: str) -> None:
        if PICTURES:
            await self.page.screenshot(path=Path(PICTURES) / f"courier-{name}.png", full_page=True)


@pytest_asyncio.fixture
async def phone(cab: Cab, chromium: str) -> AsyncIterator[Phone]:
    """Nothing may complain in it, but for what has no network."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        context = await browser.new_context(
            viewport=PHONE,  # type: ignore[arg-type]  # a plain mapping
            has_touch=True,
            locale="en",
        )
        context.set_default_timeout(SLOW_MILLISECONDS)
        made = Phone(context, await context.new_page(), cab)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        yield made
        await context.close()
        await browser.close()
        assert made.complaints == []


@pytest.fixture
def a_photo(tmp_path: Path) -> Path:
    path = tmp_path / "door.jpg"
    Image.new("RGB", (1600, 1200), (90, 120, 90)).save(path)
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_stop_is_served_with_a_thumb(
    phone: Phone, cab: Cab, a_photo: Path, scheme: str
) -> None:
    """Arrived, nobody answers, the recipient does, and a photo proves it."""
    await phone.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await phone.opens()
    await phone.pictured(f"{scheme}-day")
    await phone.taps("I am here")
    await phone.shows("arriving")
    await phone.taps("Nobody answers")
    await phone.shows("waiting")
    await expect(phone.card().get_by_role("timer")).to_contain_text(":")
    asked = await cab.building.work()
    assert any("nobody answers" in letter.text for letter in asked)
    await cab.building.types("in the shower!!! 2 mins")
    await expect(phone.card().get_by_text("in the shower!!! 2 mins")).to_be_visible()
    assert await phone.page.evaluate(TOO_WIDE) == []
    await phone.pictured(f"{scheme}-wait")
    await phone.taps("Delivered")
    await phone.page.locator("#photo").set_input_files(a_photo)
    await expect(phone.page.locator("#photo-shown")).to_be_visible()
    await phone.page.get_by_label("Who took it").fill("Aino")
    await phone.pictured(f"{scheme}-proof")
    await phone.page.locator("#deliver-send").click()
    await phone.shows("done")
    delivery = await cab.delivery()
    assert delivery.status is Status.DELIVERED
    assert delivery.proof is not None
    assert delivery.proof.name == "Aino"
    async with cab.building.house.store.read() as unit:
        assert delivery.proof.picture is not None
        kept = await unit.proof_pictures.get(delivery.proof.picture)
    assert kept is not None
    assert (kept.mime, len(kept.content) < 200_000) == ("image/jpeg", True)
    told = await cab.building.work()
    assert delivery.proof.picture in [letter.proof for letter in told]


async def test_without_a_network_presses_wait_and_the_page_is_still_there(
    phone: Phone, cab: Cab
) -> None:
    """Opened anew without a network it shows the day; with it everything is sent, once."""
    await phone.opens()
    await phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    await phone.page.reload()
    await phone.context.set_offline(True)
    await phone.taps("I am here")
    await phone.taps("Nobody answers")
    await phone.seems("waiting")
    await expect(phone.page.get_by_text("waiting to be sent: 2")).to_be_visible()
    await phone.pictured("offline")
    assert (await cab.delivery()).arrived_at is None
    await phone.page.reload()
    await phone.seems("waiting")
    await expect(phone.page.get_by_text("waiting to be sent: 2")).to_be_visible()
    await phone.context.set_offline(False)
    # Where the browser does not say that the network is back, the page tries each five seconds.
    sent = phone.page.get_by_text("waiting to be sent")
    await expect(sent).to_have_count(0, timeout=20_000)
    delivery = await cab.delivery()
    assert delivery.waits_until is not None
    async with cab.building.house.store.read() as unit:
        events = await unit.timeline.events_of(DELIVERY)
    assert [event.type for event in events] == ["arrived", "no_answer"]


async def test_a_signature_is_drawn_and_a_label_scanned(phone: Phone, cab: Cab) -> None:
    """Loaded by the number on the label; signed with a finger."""
    await phone.opens()
    await phone.page.get_by_role("button", name="Scan a parcel").click()
    await phone.page.locator("#scan-number").fill(parcel(1).tracking_number)
    await phone.page.locator("#scan-number").press("Enter")
    await expect(phone.page.get_by_text("Loaded: stop 2")).to_be_visible()
    await phone.page.get_by_role("button", name="Close").click()
    await phone.shows("loaded", parcel(1).id)
    await phone.taps("I am here")
    await phone.taps("Delivered")
    await phone.page.get_by_text("Signature", exact=True).click()
    await expect(phone.page.locator("#deliver-send")).to_be_disabled()
    box = await phone.page.locator("#pad").bounding_box()
    assert box is not None
    await phone.page.mouse.move(box["x"] + 30, box["y"] + 60)
    await phone.page.mouse.down()
    for step in range(12):
        await phone.page.mouse.move(box["x"] + 40 + 18 * step, box["y"] + 60 + 25 * (step % 2))
    await phone.page.mouse.up()
    await phone.pictured("signature")
    await phone.page.locator("#deliver-send").click()
    await phone.shows("done")
    delivery = await cab.delivery()
    assert delivery.proof is not None
    assert (delivery.proof.kind, delivery.proof.picture is not None) == ("signature", True)


async def test_what_could_not_be_delivered_has_a_reason(
    phone: Phone, cab: Cab, a_photo: Path
) -> None:
    """In the courier's words, and in a few of their own; the photo leaves the buttons in sight."""
    await phone.opens()
    await phone.taps("I am here")
    await phone.taps("Could not deliver")
    await phone.page.get_by_text("I cannot get in", exact=True).click()
    await phone.page.get_by_label("In a few words").fill("Gate is locked")
    await phone.page.locator("#fail-photo").set_input_files(a_photo)
    await expect(phone.page.locator("#fail-photo-shown")).to_be_visible()
    assert await phone.page.evaluate(TOO_WIDE) == []
    await phone.pictured("reasons")
    await phone.page.locator("#fail-send").click()
    await phone.shows("failed")
    attempt = (await cab.delivery()).attempts[-1]
    assert (attempt.reason, attempt.note) == ("no_access", "Gate is locked")


async def test_a_wrong_code_is_told_and_the_stop_stays(phone: Phone) -> None:
    """The press is taken back on the page too."""
    await phone.opens()
    await phone.taps("I am here")
    await phone.taps("Delivered")
    await phone.page.get_by_text("Code", exact=True).click()
    await phone.page.locator("#pin").fill("000000")
    await phone.page.locator("#deliver-send").click()
    await expect(phone.page.get_by_role("alert")).to_contain_text("not the code")
    await phone.shows("arriving")


async def test_nothing_of_the_day_stays_on_the_phone_when_the_link_is_over(
    phone: Phone, cab: Cab
) -> None:
    """A kind page, and no code in any drawer of the browser."""
    await phone.opens()
    await phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    await phone.page.reload()
    cab.building.clock.at = cab.link.ends_at if cab.link is not None else cab.building.clock.at
    await expect(phone.page.get_by_text("Nothing to see here")).to_be_visible()
    await phone.context.set_offline(True)
    kept = await phone.page.evaluate(
        "caches.keys().then(async (names) => { const all = []; for (const name of names)"
        " for (const one of await (await caches.open(name)).keys())"
        " if (!one.url.includes('/static/')) all.push(one.url); return all; })"
    )
    assert kept == []


async def test_a_question_at_the_door_is_answered_from_the_chat(phone: Phone, cab: Cab) -> None:
    """Without a number: the courier taps, the recipient writes, the courier reads."""
    await phone.opens()
    await phone.taps("I am here")
    await phone.shows("arriving")
    await phone.taps("Write to the recipient")
    await phone.pictured("say")
    await phone.page.get_by_role("button", name="Which entrance is it?").click()
    await expect(phone.card().get_by_text("Which entrance is it?")).to_be_visible()
    heard = await cab.building.work()
    assert any("Which entrance is it?" in letter.text for letter in heard)
    await cab.building.types("the blue door in the yard")
    await expect(phone.card().get_by_text("the blue door in the yard")).to_be_visible()
    await phone.pictured("relay")


async def test_what_changes_elsewhere_is_seen_without_asking(phone: Phone) -> None:
    """By the stream: nothing is polled while it is open."""
    asked: list[str] = []
    await phone.opens()
    await phone.page.wait_for_timeout(1000)
    phone.page.on("request", lambda sent: asked.append(sent.url.rsplit("/", 1)[-1]))
    await phone.cab.press("loaded")
    await phone.seems("loaded")
    assert asked == []


async def test_the_phones_place_goes_where_its_courier_lets_it(phone: Phone) -> None:
    """Nothing before they want it; then to their own route."""
    await phone.context.grant_permissions(["geolocation"])
    await phone.context.set_geolocation({"latitude": 60.1665, "longitude": 24.9349, "accuracy": 9})
    await phone.opens()
    assert await newest(phone.cab) is None
    async with phone.page.expect_response("**/place") as told:
        await phone.page.get_by_label("Share where I am").check()
    assert (await told.value).status == 204
    known = await newest(phone.cab)
    assert known is not None
    assert known.location.lat == 60.1665


async def test_a_phone_that_does_not_tell_says_so(phone: Phone) -> None:
    """And the box is open again."""
    await phone.opens()
    await phone.page.get_by_label("Share where I am").click()
    await expect(phone.page.locator("#problem")).to_contain_text("does not tell where it is")
    await expect(phone.page.locator("#share")).not_to_be_checked()
