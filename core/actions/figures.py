"""Figures: what share came at the first attempt, which promises were kept, and the rest.

Everything is counted from deliveries, promises, changes and the timeline; what nothing was measured
for is None, never zero.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median, quantiles

from core.model.carrier import ChangeAction
from core.model.change import Change
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.eta import EtaMiss
from core.model.event import CarrierEvent, Entry
from core.model.ids import CarrierRef
from core.model.notice_policy import Ping
from core.model.promise import Promise, PromiseState
from core.model.reason import Reason
from core.model.status import EventType, Flag, Status
from core.ports import Unit

PAGE = 200
MISSES_MAX = 100_000
CLOSED = frozenset(
    {Status.DELIVERED, Status.COLLECTED, Status.RETURNED, Status.CANCELLED, Status.LOST}
)
HANDED_OVER = frozenset({Status.DELIVERED, Status.COLLECTED})

Figures = dict[str, object]

# Promised to those who read the figures, and None until what they are counted from is recorded.
NOT_MEASURED = (
    "cost_per_delivery",
    "trips_saved",
    "minutes_to_agent",
    "sla",
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

    def first(self, kind: EventType) -> datetime | None:
        return min((e.occurred_at for e in self.events if e.type is kind), default=None)


async def gather(unit: Unit, since: datetime | None, carrier: CarrierRef | None) -> list[Case]:
    """Every delivery since a time, with its history."""
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


async def gather_misses(
    unit: Unit, since: datetime | None, carrier: CarrierRef | None
) -> Sequence[EtaMiss]:
    """Every arrival since a time that had an ETA, the newest ones."""
    return await unit.etas.misses(since, carrier, MISSES_MAX)


def figures(cases: Sequence[Case], misses: Sequence[EtaMiss] = ()) -> Figures:
    """The figures by the names under which `doorstep kpi --json` shows them. `misses` are the
    arrivals of the same time, each beside what was told of it last."""
    closed = [case for case in cases if case.delivery.status in CLOSED]
    handed = [case for case in closed if case.delivery.status in HANDED_OVER]
    promises = [promise for case in cases for promise in case.promises]
    kept = [p for p in promises if p.state is PromiseState.KEPT]
    broken = [p for p in promises if p.state is PromiseState.BROKEN]
    redirects = [case for case in cases if Flag.REDIRECTED in case.delivery.flags]
    at_door = [case for case in handed if case.delivery.status is Status.DELIVERED]
    talked = [case for case in cases if case.conversation is not None]
    return {
        "deliveries": len(cases),
        "closed": len(closed),
        "first_attempt_success": {
            "all": _share(closed, _first),
            "by_reason": _reasons(cases),
            "by_zone": _by(closed, _zone),
            "by_window": _by(closed, _window),
            "by_carrier": _by(closed, lambda case: case.delivery.carrier),
            "by_reached": _by(
                closed, lambda case: "in chat" if case.delivery.conversation else "not reached"
            ),
        },
        "missed": sum(1 for case in cases for a in case.delivery.attempts if a.reason),
        "promise_kept": _ratio(len(kept), len(kept) + len(broken)),
        "minutes_out_to_handover": _minutes(
            (case.first(EventType.OUT_FOR_DELIVERY), case.first(EventType.DELIVERED))
            for case in at_door
        ),
        "minutes_arrival_to_handover": _minutes(
            (case.first(EventType.ARRIVED), case.first(EventType.DELIVERED)) for case in at_door
        ),
        "attempts_per_delivery": _mean([case.tries for case in closed if case.tries]),
        "contacts_per_delivery": _mean([_contacts(case) for case in closed]),
        "interruptions_per_delivery": _mean([len(case.pings) for case in closed]),
        "solved_without_agent": _share(talked, _without_agent),
        "addresses_corrected": sum(
            1
            for case in cases
            if any(c.action is ChangeAction.CHANGE_ADDRESS for c in case.changes)
        ),
        "redirects": len(redirects),
        "redirects_collected": sum(
            1 for case in redirects if case.delivery.status is Status.COLLECTED
        ),
        "damage_per_1000": _per_1000(cases),
        "scans_missing": sum(1 for case in cases if case.delivery.missed_scan_at is not None),
        "eta_error_minutes": _spread([abs(miss.off_seconds) / 60 for miss in misses]),
        "eta_inside_range": _ratio(sum(miss.inside for miss in misses), len(misses)),
        **dict.fromkeys(NOT_MEASURED),
    }


def _first(case: Case) -> bool:
    return case.is_first_time_right


def _without_agent(case: Case) -> bool:
    return not any(entry.who.startswith("agent") for entry in case.timeline)


def _contacts(case: Case) -> int:
    return sum(1 for entry in case.timeline if entry.kind in ("message", "change", "address"))


def _zone(case: Case) -> str | None:
    verdict = case.delivery.address.verdict
    return verdict.components.postcode if verdict else None


def _window(case: Case) -> str | None:
    promise = case.delivery.promise
    return f"{promise.window.start:%H:%M}-{promise.window.end:%H:%M}Z" if promise else None


def _reasons(cases: Iterable[Case]) -> dict[Reason, int]:
    return dict(
        Counter(a.reason for case in cases for a in case.delivery.attempts if a.reason is not None)
    )


def _by(cases: Iterable[Case], key: Callable[[Case], str | None]) -> dict[str, float | None]:
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[key(case) or "unknown"].append(case)
    return {name: _share(group, _first) for name, group in sorted(groups.items())}


def _share(cases: Sequence[Case], holds: Callable[[Case], bool]) -> float | None:
    return _ratio(sum(1 for case in cases if holds(case)), len(cases))


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _mean(values: Sequence[int]) -> float | None:
    return round(sum(values) / len(values), 2) if values else None


def _per_1000(cases: Sequence[Case]) -> float | None:
    damaged = sum(1 for case in cases if Flag.DAMAGED in case.delivery.flags)
    return round(1000 * damaged / len(cases), 1) if cases else None


def _minutes(
    pairs: Iterable[tuple[datetime | None, datetime | None]],
) -> dict[str, float | None]:
    return _spread([(end - start).total_seconds() / 60 for start, end in pairs if start and end])


def _spread(spans: Sequence[float]) -> dict[str, float | None]:
    if not spans:
        return {"median": None, "p90": None}
    p90 = quantiles(spans, n=10)[-1] if len(spans) > 1 else spans[0]
    return {"median": round(median(spans), 1), "p90": round(p90, 1)}
