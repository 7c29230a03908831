"""Figures: what share came at the first attempt, which promises were kept, and the rest.

What nothing was measured for is None, never zero.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from core.actions.costing import costs_of
from core.actions.counted import CLOSED, Case, Material
from core.model.carrier import ChangeAction
from core.model.ids import CarrierRef
from core.model.promise import PromiseState
from core.model.reason import Reason
from core.model.status import EventType, Flag, Status

HANDED_OVER = frozenset({Status.DELIVERED, Status.COLLECTED})

# Of all others less is better.
MORE_IS_BETTER = frozenset(
    {
        "first_attempt_success",
        "promise_kept",
        "trips_saved",
        "solved_without_agent",
        "redirects_collected",
        "eta_inside_range",
    }
)

Figures = dict[str, object]


def figures(material: Material) -> Figures:
    """The figures by the names under which `doorstep kpi --json` shows them."""
    found = _figures(material)
    return found | {"sla": _sla(material)}


def _figures(material: Material) -> Figures:
    cases, misses = material.cases, material.misses
    closed = [case for case in cases if case.delivery.status in CLOSED]
    handed = [case for case in closed if case.delivery.status in HANDED_OVER]
    promises = [promise for case in cases for promise in case.promises]
    kept = [p for p in promises if p.state is PromiseState.KEPT]
    broken = [p for p in promises if p.state is PromiseState.BROKEN]
    redirects = [case for case in cases if Flag.REDIRECTED in case.delivery.flags]
    at_door = [case for case in handed if case.delivery.status is Status.DELIVERED]
    talked = [case for case in cases if case.conversation is not None]
    zones = {carrier.ref: carrier.zone for carrier in material.carriers}
    return {
        "deliveries": len(cases),
        "closed": len(closed),
        "first_attempt_success": {
            "all": _share(closed, _first),
            "by_reason": _reasons(cases),
            "by_zone": _by(closed, lambda case: case.postcode),
            "by_window": _by(closed, lambda case: _window(case, zones)),
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
        **costs_of(material, closed),
        "trips_saved": _trips_saved(closed),
        "contacts_per_delivery": _mean([case.contacts for case in closed]),
        "interruptions_per_delivery": _mean([len(case.pings) for case in closed]),
        "solved_without_agent": _share(talked, _without_agent),
        "minutes_to_agent": _spread([wait.minutes for wait in material.waits if wait.came]),
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
    }


def _trips_saved(closed: Sequence[Case]) -> float | None:
    """How many more tries these deliveries would have taken at the rate of those whose recipient
    never came to the chat; None where there are none of one kind. It is no experiment: who comes
    to the chat may be easier to find."""
    tried = [case for case in closed if case.tries]
    reached = [case.tries for case in tried if case.delivery.conversation is not None]
    others = [case.tries for case in tried if case.delivery.conversation is None]
    if not reached or not others:
        return None
    return round(len(reached) * sum(others) / len(others) - sum(reached), 1)


def _sla(material: Material) -> dict[str, dict[str, dict[str, object]]]:
    """Of each carrier its own limits by the name of a figure, what it is, and whether that is met.
    A figure of many numbers is meant by its first one, or by "name.part"."""
    told: dict[str, dict[str, dict[str, object]]] = {}
    for carrier in material.carriers:
        if carrier.sla:
            numbers = _numbers(_figures(material.of(carrier.ref)))
            told[carrier.ref] = {
                name: _beside(name, numbers.get(name), limit)
                for name, limit in sorted(carrier.sla.items())
            }
    return told


def _beside(name: str, it: float | None, limit: float) -> dict[str, object]:
    return {"limit": limit, "is": it, "met": _met(name, it, limit)}


def _met(name: str, it: float | None, limit: float) -> bool | None:
    if it is None:
        return None
    return it >= limit if name.partition(".")[0] in MORE_IS_BETTER else it <= limit


def _numbers(found: Figures) -> dict[str, float | None]:
    """Each number by its name, and each part of a figure by "name.part"."""
    numbers: dict[str, float | None] = {}
    for name, value in found.items():
        if isinstance(value, dict):
            parts = {part: it for part, it in value.items() if not isinstance(it, dict)}
            numbers |= {f"{name}.{part}": it for part, it in parts.items()}
            numbers[name] = next(iter(parts.values()), None)
        elif isinstance(value, int | float) or value is None:
            numbers[name] = value
    return numbers


def _first(case: Case) -> bool:
    return case.is_first_time_right


def _without_agent(case: Case) -> bool:
    return not any(entry.who.startswith("agent") for entry in case.timeline)


def _window(case: Case, zones: Mapping[CarrierRef, ZoneInfo]) -> str | None:
    """The promised hours as they are told at the carrier's place."""
    if case.delivery.promise is None:
        return None
    window, zone = case.delivery.promise.window, zones.get(case.delivery.carrier, UTC)
    return f"{window.start.astimezone(zone):%H:%M}-{window.end.astimezone(zone):%H:%M}"


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
