"""A whole house for a talk: real storage and actions; peers that are made up, and say so."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import msgspec

from bot.converse import Converse
from bot.letter import Letter, unpacked_letter
from bot.repertoire import stage
from bot.telegram.intake import read
from bot.understanding import understand
from bot.voice import Voice
from core.actions.house import House
from core.model.address import AddressQuery, Verdict
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.ids import RouteRef
from core.model.location import Location
from core.model.notice import Notice
from core.model.path import Path
from core.model.post import Channel, Incoming, RowState, Source
from core.model.promise import Hold
from core.model.route import Costing, Route, Stop, Terminus, Vehicle
from core.ports import Lanes, Store
from tests.bot.world import NOW, VERDICTS, World, a_carrier, a_delivery, located
from tests.peers import Bell

LANE = "telegram:1:7"
AINO = {"id": 7, "is_bot": False, "first_name": "Aino", "language_code": "en"}
CHAT = {"id": 7, "type": "private"}
METRES_A_SECOND = 8.0


@dataclass
class Clock:
    """Both clocks show the same; a test turns them."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def wall(self) -> datetime:
        return self.at

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds)


@dataclass
class Ids:
    count: int = 0

    def __call__(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}_{self.count:020d}"


class StraightLines:
    """As the crow drives."""

    name = "straight-line"

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        return [[round(a.metres_to(b) / METRES_A_SECOND) for b in targets] for a in sources]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        raise NotImplementedError

    async def aclose(self) -> None: ...


class KnownAddresses:
    """The verdicts of the small world."""

    version = "small-world"

    async def check(self, query: AddressQuery) -> Verdict:
        text = query.text or ""
        return VERDICTS.get(text) or located(text)

    async def amend(self, verdict: Verdict, text: str) -> Verdict:
        return VERDICTS.get(text) or located(text)


def a_route(ref: str = "r1", day: int = 1) -> Route:
    """A van with room, on the road from eight to six by Helsinki's clock."""
    begin = datetime(2026, 11, 24 + day, 6, tzinfo=UTC)
    return Route(
        ref=RouteRef(ref),
        carrier=a_carrier().ref,
        date=date(2026, 11, 24 + day),
        version=1,
        vehicle=Vehicle(ref="van-1", units=60, weight_kg=800.0),
        start=Terminus(location=Location(60.17, 24.95), at=begin),
        end=Terminus(location=Location(60.17, 24.95), at=begin + timedelta(hours=12)),
        stops=(
            Stop(
                key="load-1",
                location=Location(60.169, 24.94),
                service_seconds=180,
                arrival=begin + timedelta(hours=1),
            ),
        ),
    )


@dataclass
class Building:
    """`says` types and presses as a phone would; `letters` is what would reach it."""

    house: House
    converse: Converse
    clock: Clock
    lanes: Lanes
    counter: int = 100
    taken: int = 0
    pressed: list[str] = field(default_factory=list)
    sent: list[Letter] = field(default_factory=list)

    async def furnish(self, *deliveries: Delivery) -> None:
        world = World()
        async with self.house.store.begin() as unit:
            await unit.carriers.put(a_carrier())
            for place in world.lockers.places:
                await unit.points.put(place.point)
            for each in deliveries or (replace(a_delivery(), conversation=None),):
                await unit.deliveries.add(each)
            await unit.routes.put(a_route())

    async def update(self, **what: object) -> list[Letter]:
        """One update, received and played; what it sent."""
        self.counter += 1
        await self.receive(self.counter, **what)
        return await self.work()

    async def receive(self, number: int, **what: object) -> bool:
        return await self.receive_in(LANE, number, **what)

    async def receive_in(self, lane: str, number: int, **what: object) -> bool:
        body = json.dumps({"update_id": number, **what}).encode()
        incoming = Incoming(
            source=Source.TELEGRAM,
            id=f"1:{number}",
            lane=lane,
            body=body,
            received_at=self.clock.wall(),
        )
        async with self.house.store.begin() as unit:
            return await unit.post.receive(incoming)

    async def work(self) -> list[Letter]:
        """Work the lane off, as a worker does; then take what waits to be sent."""
        for lease in await self.lanes.claim_in("w1", self.clock.wall(), 10):
            while rows := await self.lanes.next_in(lease, 10):
                for row in rows:
                    await self.converse.handle(lease, row)
            await self.lanes.release(lease, self.clock.wall())
        return await self.post()

    async def post(self) -> list[Letter]:
        letters: list[Letter] = []
        wall = self.clock.wall()
        for lease in await self.lanes.claim_out(Channel.TELEGRAM, "d1", wall, 10):
            while rows := await self.lanes.next_out(lease, wall, 10):
                for row in rows:
                    await self.lanes.sending(lease, [row])
                    letters.append(unpacked_letter(row.outgoing.body))
                    await self.lanes.sent(lease, [(row, RowState.DONE)], wall)
            await self.lanes.release(lease, wall)
        self.sent += letters
        return letters

    async def types(self, text: str, message_id: int | None = None) -> list[Letter]:
        return await self.update(message=self.message(text=text, message_id=message_id))

    async def shares(self, phone: str, user_id: int = 7) -> list[Letter]:
        contact = {"phone_number": phone, "first_name": "Aino", "user_id": user_id}
        return await self.update(message=self.message(contact=contact))

    async def presses(self, verb: str) -> list[Letter]:
        """The newest button of that verb, as a program presses."""
        data = next(
            data
            for letter in reversed(self.sent)
            for _, data in letter.buttons
            if data.split("|")[0] == verb
        )
        return await self.update(
            callback_query={
                "id": f"q{self.counter}",
                "from": AINO,
                "chat_instance": "c",
                "data": data,
                "message": self.message(text="?"),
            }
        )

    def message(self, message_id: int | None = None, **fields: object) -> dict[str, object]:
        return {
            "message_id": message_id or self.counter,
            "date": int(self.clock.at.timestamp()),
            "chat": CHAT,
            "from": AINO,
            **fields,
        }

    async def told(self, notice: Notice) -> list[Letter]:
        async with self.house.store.begin() as unit:
            await unit.post.receive(
                Incoming(
                    source=Source.HOUSE,
                    id=notice.key,
                    lane=LANE,
                    body=_json(notice),
                    received_at=self.clock.wall(),
                )
            )
        return await self.work()

    async def proven(self) -> None:
        """Through the door: link and own number."""
        await self.types("/start lnk123")
        await self.shares("358401234567")

    async def talk(self) -> Conversation:
        async with self.house.store.read() as unit:
            found = await unit.conversations.of_lane(LANE)
        assert found is not None
        return found

    async def delivery(self) -> Delivery:
        async with self.house.store.read() as unit:
            found = await unit.deliveries.by_token("lnk123")
        assert found is not None
        return found

    async def hold(self) -> Hold | None:
        async with self.house.store.read() as unit:
            return await unit.holds.standing((await self.delivery()).id)


async def by_rules_alone(text: str) -> None:
    """No encoder: what tests say is read by the rules, in no time."""


def build(store: Store, lanes: Lanes) -> Building:
    clock = Clock()
    pressed: list[str] = []
    house = House(
        store=store,
        clock=clock,
        new_id=Ids(),
        travel=StraightLines(),
        addresses=KnownAddresses(),
        bell=Bell(),
    )
    converse = Converse(
        house=house,
        stage=stage(),
        voice=Voice(),
        understand=understand,
        sense=by_rules_alone,
        read=read,
        acknowledge=pressed.append,
    )
    return Building(house, converse, clock, lanes, pressed=pressed)


def _json(notice: Notice) -> bytes:
    return msgspec.json.encode(notice)
