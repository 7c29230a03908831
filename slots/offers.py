"""Offers: the windows that the planned routes can still serve, each with its best route."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.model.ids import RouteRef
from core.model.route import Profile, Route, Stop
from core.model.window import Window
from slots.insertion import Fit, by_cost, fits_in
from slots.legs import Legs

SOONEST = "soonest"
GREENEST = "greenest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A window with the route that serves it best, and the second best where there is one."""

    window: Window
    route_ref: RouteRef
    extra_seconds: int
    labels: tuple[str, ...] = ()
    basis: str = "route"
    best: Fit
    second: Fit | None = None


def offers(
    routes: Sequence[Route],
    legs_of: Mapping[Profile, Legs],
    stop: Stop,
    windows: Iterable[Window],
    *,
    not_before: datetime,
    buffer_seconds: int,
) -> tuple[Offer, ...]:
    """Each window that fits once, soonest first. What no route can serve with every promise and
    hold kept is not listed."""
    asked = tuple(sorted(set(windows)))
    by_window: dict[Window, list[Fit]] = {}
    for route in routes:
        for fit in fits_in(
            route, legs_of, stop, asked, not_before=not_before, buffer_seconds=buffer_seconds
        ):
            by_window.setdefault(fit.window, []).append(fit)
    return _labelled([_offer(by_window[window]) for window in asked if window in by_window])


def _offer(found: list[Fit]) -> Offer:
    best, *others = sorted(found, key=by_cost)
    return Offer(
        window=best.window,
        route_ref=best.route_ref,
        extra_seconds=best.extra_seconds,
        best=best,
        second=others[0] if others else None,
    )


def _labelled(found: list[Offer]) -> tuple[Offer, ...]:
    if not found:
        return ()
    greenest = min(found, key=lambda offer: (offer.extra_seconds, offer.window))
    return tuple(
        replace(
            offer,
            labels=(SOONEST,) * (offer is found[0]) + (GREENEST,) * (offer is greenest),
        )
        for offer in found
    )
