"""A whole house behind the API: real storage, actions and addresses, and a town that is known."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any

import msgspec
from aiohttp.test_utils import TestClient, TestServer

from core.actions.holds import expire_holds
from core.actions.house import House, Limits
from core.model.access import ApiKey, Scope
from core.model.address import AddressQuery, Verdict
from core.model.conversation import Conversation, Holder
from core.model.ids import ApiKeyId, CarrierRef, ConversationId, DeliveryId
from core.model.post import Channel
from core.ports import Addresses, TravelTimes, Unavailable
from storage.store import SqlStore
from tests.bot.building import Clock, Ids, StraightLines
from tests.bot.world import NOW
from tests.peers import Bell
from tests.web_api.caller import Caller, Json
from web.api.app import Peers, api
from web.api.keys import hash_of
from web.api.pace import Pace
from web.api.translate.carriers import carrier as carrier_of
from web.api.wire.carriers import ToldCarrier

FLEET = "own-fleet"
OTHER = "other-fleet"
BOT = "doorstep_test_bot"
PATIENCE_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Lost:
    """Addresses that nobody can look up."""

    why: Exception
    version: str = "nothing"

    async def check(self, query: AddressQuery) -> Verdict:
        raise self.why

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        raise self.why


async def lost() -> None:
    raise Unavailable("database")


async def check_url(url: str) -> str | None:
    """What the settings' check would say: https only."""
    return None if url.startswith("https://") else "is not https"


@dataclass(slots=True)
class Desk:
    """`caller(scope)` calls with a key of that scope, of the carrier named."""

    house: House
    clock: Clock
    store: SqlStore
    stranger: Caller

    def caller(self, scope: Scope, carrier: str | None = FLEET) -> Caller:
        return self.stranger.with_key(secret_of(scope, carrier))

    @asynccontextmanager
    async def restarted(
        self,
        pace: Pace | None = None,
        *,
        ill: bool = False,
        broken: bool = False,
        travel: TravelTimes | None = None,
        room: tuple[int, int] | None = None,
    ) -> AsyncIterator[Caller]:
        """The same house behind a second process; `ill` and `broken` say how its peers are, `room`
        how many calls may be at work, and in line."""
        house, peers = self.house, peers_of(self.store, pace)
        if travel is not None:
            house = replace(house, travel=travel)
            peers = replace(peers, patience_seconds=PATIENCE_SECONDS)
        if room is not None:
            peers = replace(peers, at_once_max=room[0], in_line_max=room[1])
        if ill or broken:
            house = replace(house, addresses=Lost(Unavailable("maps") if ill else LookupError()))
        if ill:
            peers = replace(peers, checks={"database": lost})
        async with TestClient(TestServer(api(house, peers), host="127.0.0.1")) as http:
            yield replace(self.stranger, http=http)

    async def later(self, **much: float) -> None:
        """Time passes, and what is due by then is done."""
        self.clock.at += timedelta(**much)
        await expire_holds(self.house)

    async def talk(self, delivery: str, holder: Holder = Holder.WAITING) -> ConversationId:
        """A recipient's chat about the delivery."""
        id = ConversationId(self.house.new_id("cnv"))
        talk = Conversation(
            id=id,
            lane=f"telegram:1:{id}",
            chat_id=7,
            user_id=7,
            bot_id=1,
            holder=holder,
            asked_at=self.clock.now() if holder is Holder.WAITING else None,
            asked_why="lost" if holder is Holder.WAITING else None,
            deliveries=(DeliveryId(delivery),),
            focus=DeliveryId(delivery),
            created_at=self.clock.now(),
            updated_at=self.clock.now(),
        )
        async with self.store.begin() as unit:
            await unit.conversations.put(talk)
            bound = await unit.deliveries.get(DeliveryId(delivery))
            assert bound is not None
            await unit.deliveries.save(replace(bound, conversation=id))
        return id


async def bodies(desk: Desk) -> list[Json]:
    """What lies in the outbox for webhooks."""
    found = []
    wall = desk.clock.wall() + timedelta(seconds=1)
    for lease in await desk.store.lanes.claim_out(Channel.WEBHOOK, "t", wall, 10):
        found += [row.outgoing.body for row in await desk.store.lanes.next_out(lease, wall, 10)]
    return [msgspec.json.decode(body) for body in found]


def secret_of(scope: Scope, carrier: str | None) -> str:
    return f"tck_{scope}_{carrier or 'house'}"


async def furnish(store: SqlStore) -> None:
    """A key of each scope for each carrier and for the whole house; and the two carriers."""
    async with store.begin() as unit:
        for scope, carrier in product(Scope, (FLEET, OTHER, None)):
            secret = secret_of(scope, carrier)
            key = ApiKey(
                id=ApiKeyId(f"key_{scope}_{carrier or 'house'}"),
                name=f"{scope} key",
                scope=scope,
                carrier=CarrierRef(carrier) if carrier else None,
                secret_hash=hash_of(secret),
                created_at=NOW,
            )
            await unit.access.put_key(key)
        for ref in (FLEET, OTHER):
            told = msgspec.convert(a_carrier(), ToldCarrier)
            await unit.carriers.put(carrier_of(CarrierRef(ref), told))


def house_of(store: SqlStore, addresses: Addresses, clock: Clock) -> House:
    return House(
        store=store,
        clock=clock,
        new_id=Ids(),
        travel=StraightLines(),
        addresses=addresses,
        bell=Bell(),
        limits=Limits(bot_name=BOT),
    )


def peers_of(store: SqlStore, pace: Pace | None = None) -> Peers:
    return Peers(
        lanes=store.lanes,
        check_url=check_url,
        checks={"database": store.ping},
        pace=pace or Pace(),
    )


def a_delivery(**told: Any) -> Json:  # noqa: ANN401 (the wire)
    """The example of the API's description, word by word, with what a test tells otherwise."""
    return {
        "tracking_number": "JJFI60000000001",
        "carrier": FLEET,
        "merchant": "Kauppa Oy",
        "recipient": {"name": "Aino Virtanen", "phone": "+358401234567", "language": "fi"},
        "address": {"text": "Mannerheimintie 12 B 24, 00100 Helsinki", "country": "FI"},
        "parcel": {
            "size": "M",
            "weight_kg": 2.5,
            "fragile": False,
            "signature_required": False,
            "min_age": None,
            "value": {"amount": "49.90", "currency": "EUR"},
        },
        "format": "door",
        "service_seconds": 180,
        "earliest": "2026-11-23",
        "latest": "2026-11-27",
        "priority": 0,
        "rules": {"safe_place": True, "neighbour": True, "locker": True, "address_change": True},
    } | told


ACTIONS = (
    "change_window",
    "change_address",
    "redirect",
    "neighbour",
    "safe_place",
    "instructions",
    "change_recipient",
    "postpone",
    "extend_pickup",
    "return",
    "cancel",
)


def a_carrier(**told: Any) -> Json:  # noqa: ANN401 (the wire)
    """A carrier that allows everything and says yes itself."""
    confirmed = {"allowed": True, "until": None, "fee": None, "reversible": True, "confirms": True}
    return {
        "name": "Own Fleet",
        "timezone": "Europe/Helsinki",
        "windows": ["08:00-10:00", "10:00-12:00", "12:00-14:00", "14:00-16:00", "16:00-18:00"],
        "days_ahead": 5,
        "units": {"S": 1, "M": 2, "L": 4, "XL": 8},
        "attempts_max": 3,
        "fallback": [],
        "sla": {"first_attempt": 0.95},
        "capabilities": dict.fromkeys(ACTIONS, confirmed),
    } | told


def a_route(**told: Any) -> Json:  # noqa: ANN401 (the wire)
    """Tomorrow's van: from eight to four by Helsinki's clock, with one parcel of somebody else."""
    depot = {"lat": 60.17, "lon": 24.95}
    return {
        "version": 7,
        "date": "2026-11-25",
        "carrier": FLEET,
        "vehicle": {
            "ref": "van-1",
            "profile": "auto",
            "capacity": {"units": 60, "weight_kg": 800},
            "height_m": 2.6,
            "weight_t": 3.5,
            "skills": ["lift"],
        },
        "start": {"location": depot, "at": "2026-11-25T08:00:00+02:00"},
        "end": {"location": depot, "at": "2026-11-25T16:00:00+02:00"},
        "stops": [
            {
                "tracking_number": "SOMEBODY-ELSES",
                "location": {"lat": 60.169, "lon": 24.94},
                "service_seconds": 180,
                "arrival": "2026-11-25T09:00:00+02:00",
            }
        ],
    } | told


def a_locker(**told: Any) -> Json:  # noqa: ANN401 (the wire)
    return {
        "name": "Locker Kamppi",
        "kind": "locker",
        "location": {"lat": 60.1686, "lon": 24.9316},
        "address": "Urho Kekkosen katu 1, Helsinki",
        "opening_hours": "Mo-Su 06:00-23:00",
        "compartments": {"S": 4, "M": 2, "L": 1},
    } | told


def an_event(kind: str, number: int = 1, **told: Any) -> Json:  # noqa: ANN401 (the wire)
    """Each number ten seconds later than the one before, all of them in the past."""
    at = NOW - timedelta(hours=2) + timedelta(seconds=10 * number)
    return {
        "event_id": f"ev-{number}",
        "type": kind,
        "occurred_at": at.isoformat(),
    } | told
