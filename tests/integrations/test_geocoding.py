"""An address that nobody here has: looked up once, kept, proposed, and never confirmed."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestServer

from address.desk import AddressDesk
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.actions.geocoding import ANSWER_SECONDS_MAX, Asked, key_of
from core.model.address import AddressQuery, Components, Granularity, VerdictCode
from core.model.location import Location
from core.model.sync import Sync
from integrations.geocoders import open_geocoder
from storage.forget import forget
from storage.store import SqlStore, open_store
from storage.tables.base import GEOCODE_DAYS
from tests.core.town import Clock, Ids
from tests.databases import database_url, postgres
from tests.integrations.geocoder_peers import LINZ, NOMINATIM, GeocoderPeer, collection, feature

__all__ = ["database_url", "postgres"]

THEIRS = ("aiosqlite", "aiohttp.access")  # the second is the peer's own log
TYPED = AddressQuery(
    text="Hauptplatz 5, Top 12, 4020 Linz, Code 4711, Tel 0664 1234567", country="AT"
)


@dataclass
class World:
    store: SqlStore
    clock: Clock
    peer: GeocoderPeer
    asked: Asked
    desk: AddressDesk

    def knows(self, **other: str) -> None:
        """The peer's house with some of its fields otherwise."""
        house = NOMINATIM["features"][0]["properties"]["geocoding"]
        self.peer.says = collection(feature(LINZ, {"geocoding": {**house, **other}}))

    async def row(self) -> Sync:
        async with self.store.read() as unit:
            row = await unit.syncs.get(self.asked.sync_name)
        assert row is not None
        return row


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    peer, clock = GeocoderPeer("nominatim"), Clock()
    store = await open_store(database_url)
    async with TestServer(peer.app()) as server:
        url = str(server.make_url("/"))
        geocoder = open_geocoder("nominatim", "nominatim", url, pause_seconds=0.05)
        asked = Asked(store, clock, Ids(), geocoder)
        desk = AddressDesk(Gazetteer.load([]), sources=[asked])
        yield World(store, clock, peer, asked, desk)
        await desk.aclose()
    await store.aclose()


async def test_a_country_without_a_gazetteer_has_addresses_all_the_same(world: World) -> None:
    """Located, and one tap away: what others know is proposed, never confirmed."""
    found = await world.desk.check(TYPED)
    assert (found.verdict, found.location) == (VerdictCode.SUGGESTION, Location(*LINZ))
    assert (found.granularity, found.sigma_m) == (Granularity.BUILDING, 25.0)
    assert found.confidence <= 0.8
    assert found.components.unit == "12"
    assert [one.formatted for one in found.suggestions] == [found.formatted]


async def test_only_the_address_leaves_the_house(world: World) -> None:
    """Not the flat, not the code, not the phone."""
    await world.desk.check(TYPED)
    (line,) = world.peer.lines
    assert line == "Hauptplatz 5, 4020 Linz"
    assert world.peer.asked[0]["countrycodes"] == "at"


@pytest.mark.parametrize("text", ["when will it come?", "Linz", "call me 0664 1234567", "5"])
async def test_talk_is_not_looked_up(world: World, text: str) -> None:
    """A house must be named."""
    await world.desk.check(AddressQuery(text=text, country="AT"))
    assert world.peer.asked == []


async def test_fields_are_looked_up_too(world: World) -> None:
    """As a shop announces them."""
    told = Components(
        street="Hauptplatz", house_number="5", unit="12", postcode="4020", city="Linz"
    )
    found = await world.desk.check(AddressQuery(components=told, country="AT"))
    assert (found.verdict, found.location) == (VerdictCode.SUGGESTION, Location(*LINZ))
    assert found.components.unit == "12"


async def test_the_same_is_asked_once(world: World) -> None:
    """In other case and with other gaps as well, and by any process: it lies in the database, with
    whose it is and by what licence."""
    await world.desk.check(TYPED)
    again = AddressQuery(text="hauptplatz  5, 4020 LINZ", country="at")
    assert (await world.desk.check(again)).verdict is VerdictCode.SUGGESTION
    assert len(world.peer.asked) == 1
    async with world.store.read() as unit:
        kept = await unit.geocodes.get(key_of("nominatim", "Hauptplatz 5, 4020 Linz", "AT"))
    assert kept is not None
    assert (kept.source, "ODbL" in kept.licence) == ("nominatim", True)


async def test_answers_are_forgotten(world: World) -> None:
    await world.desk.check(TYPED)
    later = world.clock.now() + timedelta(days=GEOCODE_DAYS, seconds=1)
    assert await forget(world.store, later) == {"geocodes": 1}


async def test_what_nobody_knew_is_asked_again_another_day(world: World) -> None:
    """And not the same day."""
    world.peer.says = collection()
    for hours in (0, 1, 30):
        world.clock.at += timedelta(hours=hours)
        assert (await world.desk.check(TYPED)).verdict is VerdictCode.NOT_FOUND
    assert len(world.peer.asked) == 2


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({"street": "Landstraße"}, VerdictCode.NOT_FOUND),
        ({"housenumber": "7"}, VerdictCode.NOT_FOUND),
        ({"city": "Wels", "postcode": "4600"}, VerdictCode.MISMATCH),
        ({"country_code": "de"}, VerdictCode.NOT_FOUND),
    ],
)
async def test_a_best_guess_is_judged_by_our_rules(
    world: World, other: dict[str, str], verdict: VerdictCode
) -> None:
    """Another street, number, town or country is another house, whatever its score."""
    world.knows(**other)
    assert (await world.desk.check(TYPED)).verdict is verdict


@pytest.mark.parametrize("ill", ["busy", "broken", "page", "wrong", "dropped", "refuses"])
async def test_an_ill_one_is_left_alone(world: World, ill: str) -> None:
    """People are answered without it, and it is not asked at every word; the row says why."""
    world.peer.ill = ill
    await world.desk.check(TYPED)
    asked = len(world.peer.asked)
    for _ in range(3):
        assert (await world.desk.check(TYPED)).verdict is VerdictCode.NOT_FOUND
    assert len(world.peer.asked) == asked
    row = await world.row()
    assert row.errors_in_a_row == 1
    assert "Hauptplatz" not in (row.last_error or "")
    rest = row.due_at - world.clock.wall()
    assert rest == timedelta(seconds=77 if ill == "busy" else 2)


async def test_one_that_is_well_again_is_asked(world: World) -> None:
    """The row says since when it is."""
    world.peer.ill = "broken"
    await world.desk.check(TYPED)
    world.peer.ill = ""
    world.clock.at += timedelta(seconds=3)
    assert (await world.desk.check(TYPED)).verdict is VerdictCode.SUGGESTION
    row = await world.row()
    assert (row.last_success, row.last_error, row.errors_in_a_row) == (world.clock.at, None, 0)


async def test_a_slow_one_keeps_nobody_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody waits in a chat."""
    assert ANSWER_SECONDS_MAX <= 3
    monkeypatch.setattr("core.actions.geocoding.ANSWER_SECONDS_MAX", 0.1)
    world.peer.ill = "slow"
    async with asyncio.timeout(2):
        assert (await world.desk.check(TYPED)).verdict is VerdictCode.NOT_FOUND
    assert (await world.row()).last_error == "TimeoutError: did not answer in time"


async def test_all_processes_together_keep_its_pace(world: World) -> None:
    """Two that ask at once: one has the turn, the other does without it."""
    other = replace(world.asked, new_id=Ids("b"))
    first, second = await asyncio.gather(
        world.asked.find("Hauptplatz 5", "AT"), other.find("Landstraße 9", "AT")
    )
    assert len(world.peer.asked) == 1
    assert bool(first) is not bool(second)


async def test_it_is_asked_of_its_countries_alone(world: World) -> None:
    geocoder = open_geocoder("ban", "addok", "http://127.0.0.1:9", countries=["fr"])
    french = Asked(world.store, world.clock, Ids(), geocoder)
    assert list(await french.find("Hauptplatz 5", "AT")) == []
    assert list(await french.find("Hauptplatz 5", None)) == []
    async with world.store.read() as unit:
        assert await unit.syncs.all() == []
    await geocoder.aclose()


async def test_a_number_that_the_gazetteer_lacks_is_looked_up(
    world: World,
) -> None:
    """A street that is sure keeps its name; the number comes from who has it."""
    world.knows(
        street="Bulevardi", housenumber="555", city="Helsinki", postcode="00120", country_code="fi"
    )
    five = AddressRow(
        name="Bulevardi",
        number="5",
        city="Helsinki",
        postcode="00120",
        country="FI",
        lat=60.166,
        lon=24.94,
    )
    desk = AddressDesk(Gazetteer.load([five]), sources=[world.asked])
    found = await desk.check(AddressQuery(text="Bulevardi 555, Helsinki", country="FI"))
    assert (found.verdict, found.components.house_number) == (VerdictCode.SUGGESTION, "555")


async def test_a_correction_of_a_draft_is_looked_up(world: World) -> None:
    """ "No, 7" of a street that only others know."""
    draft = await world.desk.check(TYPED)
    world.clock.at += timedelta(seconds=1)
    world.knows(housenumber="7")
    amended = await world.desk.amend(draft, "no, 7")
    assert (amended.verdict, amended.components.house_number) == (VerdictCode.SUGGESTION, "7")


async def test_nothing_of_it_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Neither what was asked nor what was answered."""
    caplog.set_level(logging.DEBUG)
    await world.desk.check(TYPED)
    world.peer.ill = "broken"
    world.clock.at += timedelta(days=1)
    await world.desk.check(replace(TYPED, text="Landstraße 9, 4020 Linz"))
    said = " ".join(record.getMessage() for record in caplog.records if record.name not in THEIRS)
    assert not any(word in said for word in ("Hauptplatz", "Landstra", "4711", "0664"))
