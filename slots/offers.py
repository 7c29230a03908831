"""Offers: the windows that the planned routes can still serve, each with its best route."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop, is_forecast, is_point_day
from core.model.window import Window
from slots.buffer import Buffer
from slots.insertion import Choice, choices
from slots.legs import Legs
from slots.timetable import Timetable, Ways

SOONEST = "soonest"
GREENEST = "greenest"
NEAR_GREENEST_SECONDS = 60  # so much more way than the cheapest window is as green
ROUTE_BASIS = "route"
FORECAST_BASIS = "forecast"  # nobody has planned the day yet
POINT_BASIS = "point"  # the recipient comes to a pickup point


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A window with the route that serves it best; `choice` knows the place in it, and the second
    best; None where nobody drives."""

    window: Window
    route_ref: RouteRef
    extra_seconds: int
    labels: tuple[str, ...] = ()
    basis: str = ROUTE_BASIS
    choice: Choice | None = field(compare=False)


def offers(
    routes: Sequence[Route],
    legs_of: Mapping[Costing, Legs],
    stop: Stop,
    windows: Iterable[Window],
    *,
    not_before: datetime,
    buffer: Buffer,
) -> tuple[Offer, ...]:
    """Each window that fits once, soonest first. What no route can serve with every promise and
    hold kept is not listed."""
    table = Timetable.of(routes, legs_of, not_before=not_before, buffer=buffer)
    return offers_in(table, table.ways(legs_of, stop.location), stop, windows)


def offers_in(
    table: Timetable, ways: Ways, stop: Stop, windows: Iterable[Window]
) -> tuple[Offer, ...]:
    """The same for whoever has the timetable at hand, and the ways between it and the stop."""
    return offers_of(choices(table, ways, stop, windows))


def offers_of(found: Sequence[Choice]) -> tuple[Offer, ...]:
    """What was found, soonest first, with its labels."""
    return labelled(
        [
            Offer(
                window=choice.window,
                route_ref=choice.route_ref,
                extra_seconds=choice.extra_seconds,
                basis=basis_of(choice.route_ref),
                choice=choice,
            )
            for choice in found
        ]
    )


def labelled(shown: Sequence[Offer]) -> tuple[Offer, ...]:
    """These offers, soonest first, with the labels that are theirs among one another."""
    green = _greenest([offer for offer in shown if offer.basis != POINT_BASIS])
    return tuple(
        _with_labels(offer, (SOONEST,) * (at == 0) + (GREENEST,) * (offer.window in green))
        for at, offer in enumerate(shown)
    )


def _with_labels(offer: Offer, labels: tuple[str, ...]) -> Offer:
    return offer if offer.labels == labels else replace(offer, labels=labels)


def _greenest(shown: Sequence[Offer]) -> frozenset[Window]:
    """The cheapest window and those that are as green; that one alone where all of them are."""
    cheapest = min(shown, key=lambda offer: (offer.extra_seconds, offer.window), default=None)
    if cheapest is None:
        return frozenset()
    most = cheapest.extra_seconds + NEAR_GREENEST_SECONDS
    near = [offer.window for offer in shown if offer.extra_seconds <= most]
    return frozenset(near if len(near) < len(shown) else [cheapest.window])


def offers_at(windows: Sequence[Window], refs: Mapping[Window, RouteRef]) -> tuple[Offer, ...]:
    """The same where recipients come to a pickup point: no window is a longer way for anybody."""
    return labelled(
        [
            Offer(
                window=window,
                route_ref=refs[window],
                extra_seconds=0,
                basis=POINT_BASIS,
                choice=None,
            )
            for window in windows
        ]
    )


def basis_of(ref: RouteRef) -> str:
    """What an offer rests on."""
    if is_point_day(ref):
        return POINT_BASIS
    return FORECAST_BASIS if is_forecast(ref) else ROUTE_BASIS
