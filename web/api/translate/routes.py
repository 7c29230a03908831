"""A route: from a planner's plan, and back with what we booked into it."""

from datetime import UTC, datetime, time, timedelta

from msgspec import UNSET

from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.route import (
    UNITS_UNTOLD,
    WEIGHT_UNTOLD_KG,
    Break,
    PushedStop,
    Route,
    Stop,
    Terminus,
    Vehicle,
)
from core.model.sync import Position
from core.refusals import invalid
from web.api.translate.shapes import (
    location,
    maybe_location,
    maybe_utc,
    point,
    utc,
    window,
    window_told,
    window_wire,
    windows,
)
from web.api.wire import routes as wire

SHIFT_MAX = timedelta(hours=48)
ZONE_MAX = timedelta(hours=14)


def route(ref: RouteRef, said: wire.Plan, body_hash: str) -> Route:
    """The route without its stops. Raises Refused(invalid)."""
    if said.end.at <= said.start.at:
        raise invalid("end.at", "must be after start.at")
    if said.end.at - said.start.at > SHIFT_MAX:
        raise invalid("end.at", "is more than two days after start.at")
    # Wherever its clock stands: a day begins up to fourteen hours before or after ours.
    midnight = datetime.combine(said.date, time.min, tzinfo=UTC)
    if not midnight - ZONE_MAX <= said.start.at < midnight + timedelta(days=1) + ZONE_MAX:
        raise invalid("start.at", "is on another day than date")
    vehicle, capacity = said.vehicle, said.vehicle.capacity
    return Route(
        ref=ref,
        carrier=CarrierRef(said.carrier),
        date=said.date,
        version=said.version,
        vehicle=Vehicle(
            ref=vehicle.ref,
            profile=vehicle.profile,
            units=UNITS_UNTOLD if capacity.units is UNSET else capacity.units,
            weight_kg=WEIGHT_UNTOLD_KG if capacity.weight_kg is UNSET else capacity.weight_kg,
            height_m=vehicle.height_m,
            weight_t=vehicle.weight_t,
            skills=frozenset(vehicle.skills),
        ),
        start=_terminus(said.start),
        end=_terminus(said.end),
        body_hash=body_hash,
        breaks=tuple(_break(rest, f"breaks[{at}]", said) for at, rest in enumerate(said.breaks)),
    )


def stops(said: wire.Plan) -> list[PushedStop]:
    """Raises Refused(invalid)."""
    return [
        PushedStop(
            delivery=DeliveryId(stop.delivery) if stop.delivery else None,
            tracking_number=stop.tracking_number,
            location=maybe_location(stop.location),
            service_seconds=stop.service_seconds,
            window=window(stop.window, f"stops[{number}].window"),
            windows=windows(stop.windows, f"stops[{number}].windows"),
            arrival=maybe_utc(stop.arrival),
            state=stop.status,
        )
        for number, stop in enumerate(said.stops)
    ]


def route_wire(route: Route) -> wire.Route:
    """Held windows are not shown: nobody drives there yet."""
    vehicle = route.vehicle
    return wire.Route(
        route_ref=route.ref,
        version=route.version,
        revision=route.revision,
        date=route.date,
        carrier=route.carrier,
        vehicle=wire.Vehicle(
            ref=vehicle.ref,
            profile=vehicle.profile,
            capacity=wire.Capacity(
                units=UNSET if vehicle.units_told is None else vehicle.units_told,
                weight_kg=UNSET if vehicle.weight_kg_told is None else vehicle.weight_kg_told,
            ),
            height_m=vehicle.height_m,
            weight_t=vehicle.weight_t,
            skills=sorted(vehicle.skills),
        ),
        start=wire.Terminus(location=point(route.start.location), at=route.start.at),
        end=wire.Terminus(location=point(route.end.location), at=route.end.at),
        stops=[_stop_wire(stop) for stop in route.stops if _is_driven_to(stop)],
        breaks=[
            wire.Break(start=rest.start, end=rest.end, seconds=rest.seconds)
            for rest in route.breaks
        ],
    )


def position(said: wire.Position) -> Position:
    return Position(
        route=RouteRef(said.route_ref),
        at=utc(said.at),
        location=location(said),
        accuracy_m=said.accuracy_m,
    )


def _break(said: wire.Break, field: str, plan: wire.Plan) -> Break:
    """Raises Refused(invalid) for one that nobody can take on this shift."""
    if said.end < said.start:
        raise invalid(f"{field}.end", "must not be before the start")
    if said.end < plan.start.at or said.start > plan.end.at:
        raise invalid(f"{field}.start", "must be within the shift")
    return Break(start=utc(said.start), end=utc(said.end), seconds=said.seconds)


def _terminus(said: wire.Terminus) -> Terminus:
    return Terminus(location=location(said.location), at=utc(said.at))


def _is_driven_to(stop: Stop) -> bool:
    """Neither a held window nor the shadow of a booking that was taken back."""
    return stop.hold is None and not (stop.delivery is None and stop.booked)


def _stop_wire(stop: Stop) -> wire.RouteStop:
    return wire.RouteStop(
        delivery=stop.delivery,
        tracking_number=stop.tracking_number,
        location=point(stop.location),
        service_seconds=stop.service_seconds,
        window=window_wire(stop.window),
        arrival=stop.arrival,
        status=stop.state,
        promised=stop.promised,
        booked=stop.booked,
        windows=[window_told(one) for one in stop.windows],
    )
