"""Counted: what the figures are counted from, as it was written when it happened."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from core.model.access import Person
from core.model.agent_wait import AgentWait
from core.model.attempt import Attempt
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
    def in_vain(self) -> tuple[Attempt, ...]:
        """The tries that came to nothing, in their order."""
        return tuple(each for each in self.delivery.attempts if each.reason is not None)

    @property
    def is_first_time_right(self) -> bool:
        attempts = self.delivery.attempts
        return self.delivery.status is Status.DELIVERED and (
            len(attempts) == 1 and attempts[0].reason is None
        )

    @property
    def postcode(self) -> str | None:
        """Of the address as it was found."""
        verdict = self.delivery.address.verdict
        return verdict.components.postcode if verdict is not None else None

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

    def seen_by(self, person: Person) -> "Material":
        """What somebody of us is asked to see of it. What a carrier set itself is judged by all its
        deliveries, so whoever does not see those is not told; of waits nobody knows the shop."""
        if not person.is_limited:
            return self
        cases = [case for case in self.cases if person.sees((case.delivery,))]
        ids = {case.delivery.id for case in cases}
        concerned = {case.delivery.carrier for case in cases}
        carriers = [each for each in self.carriers if each.ref in concerned]
        is_by_shop = bool(person.merchants)
        return Material(
            cases=cases,
            misses=[miss for miss in self.misses if miss.delivery in ids],
            waits=[w for w in self.waits if not is_by_shop and w.carrier in person.carriers],
            carriers=[replace(one, sla={}) if is_by_shop else one for one in carriers],
            routes=[route for route in self.routes if route.carrier in concerned],
        )

    def of(self, carrier: CarrierRef) -> "Material":
        return Material(
            cases=[case for case in self.cases if case.delivery.carrier == carrier],
            misses=[miss for miss in self.misses if miss.carrier == carrier],
            waits=[wait for wait in self.waits if wait.carrier == carrier],
            carriers=[each for each in self.carriers if each.ref == carrier],
            routes=[route for route in self.routes if route.carrier == carrier],
        )


async def days_zone(unit: Unit, otherwise: tzinfo) -> tzinfo:
    """Whose midnight begins a day that is counted: that of the carriers, where all have the same,
    else the house's own. The board and the command line ask the same."""
    zones = {carrier.zone for carrier in await unit.carriers.all()}
    return zones.pop() if len(zones) == 1 else otherwise


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
        routes=await routes_of(unit, cases, [each for each in carriers if each.costs]),
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
        cases += await _cases_of(unit, page)
        last = page[-1]
        after = f"{last.updated_at.isoformat()}|{last.id}"
    return cases


async def _cases_of(unit: Unit, page: Sequence[Delivery]) -> list[Case]:
    """Everything of a page's deliveries in a look each, however many they are."""
    ids = [delivery.id for delivery in page]
    talks = {delivery.conversation for delivery in page if delivery.conversation is not None}
    events = await unit.timeline.events_of_each(ids)
    promises = await unit.promises.of_each(ids)
    changes = await unit.changes.of_each(ids)
    timelines = await unit.timeline.of_each(ids)
    known = {talk.id: talk for talk in await unit.conversations.some(talks)}
    pings = await unit.pings.of_each(ids)
    return [
        Case(
            delivery=delivery,
            events=events.get(delivery.id, ()),
            promises=promises.get(delivery.id, ()),
            changes=changes.get(delivery.id, ()),
            timeline=timelines.get(delivery.id, ()),
            conversation=known.get(delivery.conversation) if delivery.conversation else None,
            pings=pings.get(delivery.id, ()),
        )
        for delivery in page
    ]


async def routes_of(unit: Unit, cases: Sequence[Case], carriers: Sequence[Carrier]) -> list[Route]:
    """Of the days on which anything happened to these, by these carriers; once each."""
    found: list[Route] = []
    for carrier in carriers:
        days = {
            event.occurred_at.astimezone(carrier.zone).date()
            for case in cases
            if case.delivery.carrier == carrier.ref
            for event in case.events
        }
        for day in sorted(days):
            found += await unit.routes.of_days(carrier.ref, day, day)
    return found
