"""Traffic: calls at their moments, whether or not those before were answered, and what they took.

A caller who waits for answers measures a slow house as few calls; so time counts from the moment at
which a call was due.
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp

UNDER_WAY_MAX = 4000
ANSWER_SECONDS_MAX = 30.0
NO_ANSWER = 0  # beside the statuses of HTTP
QUIET = "in_transit"
# What a courier reports of a stop, and how many letters each makes: the card is brought up to date
# every time, and at the end the phone rings. Said again it would be no news, and a parcel rings a
# few times a day at the most, so each recipient hears it once.
TOLD = {"out_for_delivery": 1, "arrived": 1, "delivered": 2}
SENDS_EACH = sum(TOLD.values())
ROUND = 150  # recipients who hear one thing after the other, a few seconds apart


def told_by(number: int) -> tuple[int, str]:
    """Which recipient the event of this number is told, and what it is."""
    rounds, place = divmod(number, ROUND * len(TOLD))
    turn, who = divmod(place, ROUND)
    return rounds * ROUND + who, tuple(TOLD)[turn]


def recipients_of(events: float) -> int:
    """How many so many events take."""
    return math.ceil(events / (ROUND * len(TOLD))) * ROUND


@dataclass(frozen=True, slots=True)
class Call:
    """`due` and `took` are seconds, of the phase and since then."""

    due: float
    took: float
    status: int


async def at_pace(rate: float, seconds: float, call: Callable[[int], Awaitable[int]]) -> list[Call]:
    """`rate` calls a second; each is given its number and says the status it was answered with."""
    begun = time.perf_counter()
    under_way: set[asyncio.Task[None]] = set()
    made: list[Call] = []

    async def one(number: int, due: float) -> None:
        status = await call(number)
        made.append(Call(due, time.perf_counter() - begun - due, status))

    for number in range(round(rate * seconds)):
        due = number / rate
        await asyncio.sleep(max(0.0, begun + due - time.perf_counter()))
        if len(under_way) >= UNDER_WAY_MAX:
            made.append(Call(due, ANSWER_SECONDS_MAX, NO_ANSWER))
            continue
        task = asyncio.create_task(one(number, due))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)
    return made


@dataclass(slots=True)
class Reports:
    """A carrier's depots, each with a key of its own, that report events: of `quiet` parcels again
    and again, of `told` ones what their recipients hear of, once."""

    address: str
    secrets: Sequence[str]
    quiet: Sequence[str]
    told: Sequence[str]
    session: aiohttp.ClientSession
    accepted: set[str] = field(default_factory=set)
    messages_due: int = 0
    _sent: int = 0
    _told: int = 0

    async def quietly(self, number: int) -> int:
        return await self._report(self.quiet[number % len(self.quiet)], QUIET)

    async def audibly(self, number: int) -> int:
        who, kind = told_by(self._told)
        self._told += 1
        status = await self._report(self.told[who], kind)
        if 200 <= status < 300:
            self.messages_due += TOLD[kind]
        return status

    async def _report(self, delivery: str, kind: str) -> int:
        self._sent += 1
        id = f"load-{self._sent}"
        told = {"event_id": id, "type": kind, "occurred_at": datetime.now(UTC).isoformat()}
        secret = self.secrets[self._sent % len(self.secrets)]
        try:
            async with self.session.post(
                f"{self.address}/v1/deliveries/{delivery}/events",
                json=told,
                headers={"Authorization": f"Bearer {secret}"},
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS_MAX),
            ) as answer:
                await answer.read()
        except (aiohttp.ClientError, TimeoutError):
            return NO_ANSWER
        if answer.status < 300:
            self.accepted.add(id)
        return answer.status
