"""A carrier's table of what it allows, both ways."""

from datetime import time

from core.model.carrier import Capability, Carrier, CutOff
from core.model.ids import CarrierRef
from core.refusals import invalid
from web.api.translate.shapes import money, money_wire
from web.api.wire import carriers as wire


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
    )


def _capability(said: wire.Capability) -> Capability:
    until = said.until
    return Capability(
        allowed=said.allowed,
        until=CutOff(
            status=until.status,
            hours_before_window=until.hours_before_window,
            local_time=time.fromisoformat(until.local_time) if until.local_time else None,
        )
        if until
        else CutOff(),
        fee=money(said.fee),
        reversible=said.reversible,
        confirms=said.confirms,
    )


def _capability_wire(capability: Capability) -> wire.Capability:
    until = capability.until
    return wire.Capability(
        allowed=capability.allowed,
        until=wire.CutOff(
            status=until.status,
            hours_before_window=until.hours_before_window,
            local_time=f"{until.local_time:%H:%M}" if until.local_time else None,
        ),
        fee=money_wire(capability.fee),
        reversible=capability.reversible,
        confirms=capability.confirms,
    )
