"""Traffic: calls at their moments, whether or not those before were answered, and what they took.

A caller who waits for answers measures a slow house as few calls; so time counts from the moment at
which a call was due.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp

UNDER_WAY_MAX = 4000
ANSWER_SECONDS_MAX = 30.0
NO_ANSWER = 0  # beside the statuses of HTTP
QUIET = "in_transit"
# What a courier reports of a stop, again and again: each is a message to its recipient.
TOLD = ("out_for_delivery", "arrived", "attempt_failed")


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
    and again, of `told` ones what their recipients hear of."""

    address: str
    secrets: Sequence[str]
    quiet: Sequence[str]
    told: Sequence[str]
    session: aiohttp.ClientSession
    accepted: set[str] = field(default_factory=set)
    messages_due: int = 0
    _sent: int = 0
    _turns: Counter[str] = field(default_factory=Counter)

    async def quietly(self, number: int) -> int:
        return await self._report(self.quiet[number % len(self.quiet)], QUIET)

    async def audibly(self, number: int) -> int:
        delivery = self.told[number % len(self.told)]
        kind = TOLD[self._turns[delivery] % len(TOLD)]
        self._turns[delivery] += 1
        status = await self._report(delivery, kind)
        self.messages_due += 200 <= status < 300
        return status

    async def _report(self, delivery: str, kind: str) -> int:
        self._sent += 1
        id = f"load-{self._sent}"
        told = {"event_id": id, "type": kind, "occurred_at": datetime.now(UTC).isoformat()}
        if kind == "attempt_failed":
            told["reason"] = "absent"
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
