"""A carrier's table of what it allows, both ways."""

from dataclasses import fields
from datetime import time
from decimal import Decimal

from msgspec import UNSET

from core.model.area import Area
from core.model.blackout import MIDNIGHT, Blackout
from core.model.carrier import AreaCutOff, Capability, Carrier, CutOff, SlotFee
from core.model.ids import CarrierRef
from core.model.unit_costs import UnitCosts
from core.refusals import invalid
from web.api.translate.shapes import money, money_wire
from web.api.wire import carriers as wire

_PRICED = tuple(field.name for field in fields(UnitCosts) if field.name != "currency")


def carrier(ref: CarrierRef, said: wire.ToldCarrier) -> Carrier:
    """Raises Refused(invalid)."""
    for number, window in enumerate(said.windows):
        start, _, end = window.partition("-")
        if end <= start:
            raise invalid(f"windows[{number}]", "closes before it opens")
    return Carrier(
        ref=ref,
        name=said.name,
        timezone=said.timezone,
        windows=tuple(said.windows),
        days_ahead=said.days_ahead,
        units=dict(said.units),
        attempts_max=said.attempts_max,
        fallback=tuple(CarrierRef(other) for other in said.fallback),
        sla=dict(said.sla),
        capabilities={action: _capability(told) for action, told in said.capabilities.items()},
        blackouts=tuple(_blackout(n, told) for n, told in enumerate(said.blackouts)),
        cut_offs=tuple(_area_cut_off(n, told) for n, told in enumerate(said.cut_offs)),
        holidays=said.holidays.upper() if said.holidays is not None else None,
        slot_fee=_slot_fee(said.slot_fee) if said.slot_fee is not None else None,
        costs=_costs(said.costs) if said.costs is not None else None,
    )


def carrier_wire(carrier: Carrier) -> wire.Carrier:
    return wire.Carrier(
        ref=carrier.ref,
        name=carrier.name,
        timezone=carrier.timezone,
        windows=list(carrier.windows),
        days_ahead=carrier.days_ahead,
        units=dict(carrier.units),
        attempts_max=carrier.attempts_max,
        fallback=list(carrier.fallback),
        sla=dict(carrier.sla),
        capabilities={
            action: _capability_wire(capability)
            for action, capability in carrier.capabilities.items()
        },
        blackouts=[_blackout_wire(one) for one in carrier.blackouts] or UNSET,
        cut_offs=[
            wire.AreaCutOff(
                until=_cut_off_wire(one.until),
                actions=sorted(one.actions),
                postcodes=list(one.area.postcodes),
                area=_polygon_wire(one.area),
            )
            for one in carrier.cut_offs
        ]
        or UNSET,
        holidays=carrier.holidays or UNSET,
        slot_fee=_slot_fee_wire(carrier.slot_fee) if carrier.slot_fee is not None else UNSET,
        costs=_costs_wire(carrier.costs) if carrier.costs is not None else UNSET,
    )


def _slot_fee(said: wire.SlotFee) -> SlotFee:
    per_minute, least = money(said.per_minute), Decimal(said.least)
    most = None if said.most is None else Decimal(said.most)
    if most is not None and most < least:
        raise invalid("slot_fee.most", "is below least")
    assert per_minute is not None
    if per_minute.amount < 0:
        raise invalid(
            "slot_fee.per_minute", "is below nothing: a `least` below nothing is a reward"
        )
    return SlotFee(per_minute=per_minute, free_minutes=said.free_minutes, least=least, most=most)


def _slot_fee_wire(fee: SlotFee) -> wire.SlotFee:
    per_minute = money_wire(fee.per_minute)
    assert per_minute is not None
    return wire.SlotFee(
        per_minute=per_minute,
        free_minutes=fee.free_minutes,
        least=f"{fee.least:f}",
        most=None if fee.most is None else f"{fee.most:f}",
    )


def _costs(said: wire.UnitCosts) -> UnitCosts:
    return UnitCosts(
        currency=said.currency, **{name: Decimal(getattr(said, name)) for name in _PRICED}
    )


def _costs_wire(costs: UnitCosts) -> wire.UnitCosts:
    told = {name: f"{getattr(costs, name):f}" for name in _PRICED}
    return wire.UnitCosts(currency=costs.currency, **told)


def _capability(said: wire.Capability) -> Capability:
    return Capability(
        allowed=said.allowed,
        until=_cut_off(said.until) if said.until else CutOff(),
        fee=money(said.fee),
        reversible=said.reversible,
        confirms=said.confirms,
    )


def _capability_wire(capability: Capability) -> wire.Capability:
    return wire.Capability(
        allowed=capability.allowed,
        until=_cut_off_wire(capability.until),
        fee=money_wire(capability.fee),
        reversible=capability.reversible,
        confirms=capability.confirms,
    )


def _cut_off(said: wire.CutOff) -> CutOff:
    return CutOff(
        status=said.status,
        hours_before_window=said.hours_before_window,
        local_time=time.fromisoformat(said.local_time) if said.local_time else None,
    )


def _cut_off_wire(until: CutOff) -> wire.CutOff:
    return wire.CutOff(
        status=until.status,
        hours_before_window=until.hours_before_window,
        local_time=f"{until.local_time:%H:%M}" if until.local_time else None,
    )


def _blackout(number: int, said: wire.Blackout) -> Blackout:
    field = f"blackouts[{number}]"
    if said.end < said.start:
        raise invalid(f"{field}.to", "is before from")
    opens = closes = MIDNIGHT
    if said.window is not None:
        start, _, end = said.window.partition("-")
        if end <= start:
            raise invalid(f"{field}.window", "closes before it opens")
        opens = time.fromisoformat(start)
        closes = MIDNIGHT if end == "24:00" else time.fromisoformat(end)
    return Blackout(
        first=said.start,
        last=said.end,
        opens=opens,
        closes=closes,
        area=_area(field, said.area, said.postcodes),
    )


def _blackout_wire(blackout: Blackout) -> wire.Blackout:
    hours = f"{blackout.opens:%H:%M}-{blackout.closes:%H:%M}".replace("-00:00", "-24:00")
    return wire.Blackout(
        start=blackout.first,
        end=blackout.last,
        window=None if blackout.opens == blackout.closes else hours,
        postcodes=list(blackout.area.postcodes),
        area=_polygon_wire(blackout.area),
    )


def _area_cut_off(number: int, said: wire.AreaCutOff) -> AreaCutOff:
    area = _area(f"cut_offs[{number}]", said.area, said.postcodes)
    return AreaCutOff(area=area, until=_cut_off(said.until), actions=frozenset(said.actions))


def _area(field: str, said: wire.Polygon | None, postcodes: list[str]) -> Area:
    """Raises Refused(invalid) for a ring that is open, or leaves the earth."""
    rings = []
    for number, ring in enumerate(said.coordinates if said is not None else ()):
        corners = tuple((corner[0], corner[1]) for corner in ring)
        if corners[0] != corners[-1]:
            raise invalid(f"{field}.area.coordinates[{number}]", "does not end where it begins")
        if not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in corners):
            raise invalid(f"{field}.area.coordinates[{number}]", "is not on the earth")
        rings.append(corners)
    return Area(rings=tuple(rings), postcodes=tuple(postcodes))


def _polygon_wire(area: Area) -> wire.Polygon | None:
    if not area.rings:
        return None
    return wire.Polygon(coordinates=[[list(corner) for corner in ring] for ring in area.rings])
