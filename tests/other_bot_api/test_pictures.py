"""Pictures of maps and pages in the chat: on a server that knows them, and on one that does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from app.web import listening, served
from sandbox.telegram import Phone, Settings, TelegramWorld, bot_api
from sandbox.telegram.screen import Shown
from tests.app.running import Running, free_port, running
from tests.house.checkout import ROOT
from tests.other_bot_api.carrier import PHONE, Carrier, Parcel, a_carrier
from tests.other_bot_api.chat import PATIENCE_SECONDS
from tests.other_bot_api.home import settings_for
from tests.other_bot_api.stingy import TOKEN, Answer, Person, Stingy, refusal, stingy
from tests.other_bot_api.talk import Proof, Talk, said_too_often

EXTRACT = ROOT / "sandbox" / "data" / "helsinki-centre.osm.pbf"
MAP = {"OSM_EXTRACT": str(EXTRACT), "ROUTING": "straight-line"}
CELL = "24.940,60.168,24.944,60.170"
NO_PAGES = refusal(400, "Bad Request: BUTTON_TYPE_INVALID")
MAP_SECONDS_MAX = 60.0


async def drawn(run: Running) -> None:
    """The map is made beside the house, once; until then words go alone."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(MAP_SECONDS_MAX):
        while True:
            async with session.get(f"{run.address}/app/map?bbox={CELL}") as answer:
                if answer.status == 200:
                    return
            await asyncio.sleep(0.2)


@dataclass
class Plain(Stingy):
    """Knows no photos, and refuses a button that opens a page."""

    refused_pages: int = 0

    def refusal_of(self, told: dict[str, str]) -> Answer | None:
        if "web_app" not in told.get("reply_markup", ""):
            return None
        self.refused_pages += 1
        return NO_PAGES


async def test_a_server_without_photos_and_pages_brings_the_words(home: Path) -> None:
    """Each of them once, with the buttons that it takes."""
    server = Plain()
    settings = {"PUBLIC_URL": "https://doorstep.example", **MAP}
    async with (
        stingy(server) as url,
        running(home, settings=settings_for(url) | settings) as run,
        a_carrier(run) as carrier,
    ):
        await drawn(run)
        talk = Talk(Person(41, server=server), carrier, await carrier.announces())
        await talk.opens(Proof.CODE)
        await talk.chat.presses("address.change")
        await talk.chat.types("Bulevardi 7, 00120 Helsinki")
        compared = await talk.chat.sees_text("Bulevardi 7")
        assert compared.button("address.yes.new")
        await talk.chat.presses("address.yes.new")
        await carrier.hears(talk.parcel, "delivery.address_changed")
    assert "sendPhoto" in server.refused
    assert server.refused_pages > 0
    assert said_too_often(await talk.chat.stands()) == []


@dataclass(frozen=True)
class Beside:
    """The house, the pretend Telegram and a carrier, all on this machine."""

    phone: Phone
    carrier: Carrier
    parcel: Parcel
    run: Running

    async def sees_photo(self, part: str) -> Shown:
        return await self.phone.wait_for(
            lambda one: one.kind == "photo" and part in one.text, PATIENCE_SECONDS
        )


@asynccontextmanager
async def beside(home: Path) -> AsyncIterator[Beside]:
    world = TelegramWorld(settings=Settings(http_apps=True))
    bot = world.add_bot(TOKEN, "doorstep_test_bot", "Doorstep")
    phone = Phone(world, world.add_user(2001, "Aino", PHONE, "en"), bot)
    doors = listening("127.0.0.1", 0)
    port = free_port()
    async with served(bot_api(world), doors, 0.1):
        url = f"http://127.0.0.1:{doors.getsockname()[1]}"
        public = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "PORT": str(port)}
        async with (
            running(home, settings=settings_for(url) | MAP | public) as run,
            a_carrier(run) as carrier,
        ):
            await drawn(run)
            parcel = await carrier.announces()
            phone.start(parcel.token)
            await phone.wait_for(lambda one: one.asks_for_contact, PATIENCE_SECONDS)
            phone.share_contact()
            yield Beside(phone, carrier, parcel, run)


@pytest.fixture
async def here(home: Path) -> AsyncIterator[Beside]:
    async with beside(home) as found:
        yield found


async def test_the_address_comes_with_its_map(here: Beside) -> None:
    """Words, picture and buttons are one message."""
    card = await here.sees_photo("Aleksanterinkatu 21")
    assert card.button("address.yes") is not None
    photo = card.content["photo"][-1]
    assert 300 < photo["width"] < 5_000
    assert 300 < photo["height"] < 5_000


async def test_a_pin_moved_on_the_page_is_answered_in_the_chat(here: Beside) -> None:
    """From the button over the page's door into the same talk, and only once."""
    phone = here.phone
    await here.sees_photo("Aleksanterinkatu 21")
    phone.press("address.change")
    asked = await phone.wait_for(
        lambda one: any(b.app for row in one.buttons for b in row), PATIENCE_SECONDS
    )
    button = next(b for row in asked.buttons for b in row if b.app is not None)
    address = urlsplit(phone.open_app(button.text, asked.id))
    (told,) = parse_qs(address.fragment)["tgWebAppData"]
    (tail,) = parse_qs(address.query)["d"]
    assert here.parcel.id.endswith(tail)
    pin = {"d": tail, "lat": 60.1649, "lon": 24.9402, "accuracy_m": 10}
    headers = {"Authorization": f"tma {told}"}
    async with aiohttp.ClientSession(here.run.address, headers=headers) as page:
        async with page.get(f"/app/pin/start?d={tail}") as start:
            assert (await start.json())["is_known"]
        for _ in range(2):
            async with page.post("/app/pin", json=pin) as taken:
                assert taken.status == 202
        async with page.post("/app/pin", json=pin | {"lat": 60.17}) as another:
            assert another.status == 401
    answered = await phone.wait_for(lambda one: one.id > asked.id, PATIENCE_SECONDS)
    assert answered.is_from_bot
    assert "pin" in answered.text.casefold()
