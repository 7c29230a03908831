"""Counted: what the figures are counted from, as it was written when it happened."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from core.model.agent_wait import AgentWait
from core.model.carrier import Carrier
from core.model.change import Change
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.eta import EtaMiss
from core.model.event import CarrierEvent, Entry
from core.model.ids import CarrierRef
from core.model.notice_policy import Ping
from core.model.promise import Promise
from core.model.route import Route
from core.model.status import EventType, Status
from core.ports import Unit

PAGE = 200
MISSES_MAX = 100_000
WAITS_MAX = 100_000
CLOSED = frozenset(
    {Status.DELIVERED, Status.COLLECTED, Status.RETURNED, Status.CANCELLED, Status.LOST}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A delivery with everything that is counted of it."""

    delivery: Delivery
    events: Sequence[CarrierEvent]
    promises: Sequence[Promise]
    changes: Sequence[Change]
    timeline: Sequence[Entry]
    conversation: Conversation | None
    pings: Sequence[Ping] = ()

    @property
    def tries(self) -> int:
        return len(self.delivery.attempts)

    @property
    def is_first_time_right(self) -> bool:
        attempts = self.delivery.attempts
        return self.delivery.status is Status.DELIVERED and (
            len(attempts) == 1 and attempts[0].reason is None
        )

    @property
    def closed_at(self) -> datetime | None:
        """When it came to its end, as its carrier says; None where it has not."""
        if self.delivery.status not in CLOSED:
            return None
        return max((e.occurred_at for e in self.events), default=self.delivery.updated_at)

    @property
    def contacts(self) -> int:
        return sum(1 for entry in self.timeline if entry.kind in ("message", "change", "address"))

    def first(self, kind: EventType) -> datetime | None:
        return min((e.occurred_at for e in self.events if e.type is kind), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that figures are counted from: deliveries with their history, arrivals that had an ETA
    beside what was told last, waits for an agent, carriers, and the routes of these days."""

    cases: Sequence[Case]
    misses: Sequence[EtaMiss] = ()
    waits: Sequence[AgentWait] = ()
    carriers: Sequence[Carrier] = ()
    routes: Sequence[Route] = ()

    def by_day(self, zone: tzinfo) -> dict[date, "Material"]:
        """The deliveries by the day on which they came to their end; days without any are left
        out, and so is what is counted of no delivery."""
        days: dict[date, list[Case]] = defaultdict(list)
        for case in self.cases:
            if case.closed_at is not None:
                days[case.closed_at.astimezone(zone).date()].append(case)
        return {day: Material(cases=days[day]) for day in sorted(days)}

    def of(self, carrier: CarrierRef) -> "Material":
        return Material(
            cases=[case for case in self.cases if case.delivery.carrier == carrier],
            misses=[miss for miss in self.misses if miss.carrier == carrier],
            waits=[wait for wait in self.waits if wait.carrier == carrier],
            carriers=[each for each in self.carriers if each.ref == carrier],
            routes=[route for route in self.routes if route.carrier == carrier],
        )


async def gather(unit: Unit, since: datetime | None, carrier: CarrierRef | None) -> Material:
    """What happened since a time, of one carrier or of all."""
    cases = await _cases(unit, since, carrier)
    concerned = {case.delivery.carrier for case in cases}
    carriers = [each for each in await unit.carriers.all() if each.ref in concerned]
    return Material(
        cases=cases,
        misses=await unit.etas.misses(since, carrier, MISSES_MAX),
        waits=await unit.agent_waits.since(since, carrier, WAITS_MAX),
        carriers=carriers,
        routes=await _routes(unit, cases, carriers),
    )


async def _cases(unit: Unit, since: datetime | None, carrier: CarrierRef | None) -> list[Case]:
    cases: list[Case] = []
    after: str | None = None
    while page := await unit.deliveries.page(
        carrier=carrier,
        tracking_number=None,
        status=None,
        updated_since=since,
        after=after,
        limit=PAGE,
    ):
        for delivery in page:
            id = delivery.conversation
            cases.append(
                Case(
                    delivery=delivery,
                    events=await unit.timeline.events_of(delivery.id),
                    promises=await unit.promises.of(delivery.id),
                    changes=await unit.changes.of(delivery.id),
                    timeline=await unit.timeline.of(delivery.id),
                    conversation=await unit.conversations.get(id) if id else None,
                    pings=await unit.pings.of(delivery.id),
                )
            )
        last = page[-1]
        after = f"{last.updated_at.isoformat()}|{last.id}"
    return cases


async def _routes(unit: Unit, cases: Sequence[Case], carriers: Sequence[Carrier]) -> list[Route]:
    """Of the days on which anything happened; only where they are priced, and once each."""
    found: list[Route] = []
    for carrier in carriers:
        if carrier.costs is None:
            continue
        days = {
            event.occurred_at.astimezone(carrier.zone).date()
            for case in cases
            if case.delivery.carrier == carrier.ref
            for event in case.events
        }
        for day in sorted(days):
            found += await unit.routes.of_days(carrier.ref, day, day)
    return found
