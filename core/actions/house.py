"""The house: the ports that every action stands on, in one value."""

from dataclasses import dataclass, field

from core.model.ids import CarrierRef
from core.ports import Addresses, Clock, NewId, Store, Switchboard, TravelTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers that the settings may change."""

    hold_seconds: int = 300
    promise_buffer_seconds: int = 600
    lease_minutes: int = 30
    proof_tries_max: int = 5
    proof_lock_hours: int = 24
    bot_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    store: Store
    clock: Clock
    new_id: NewId
    travel: TravelTimes
    addresses: Addresses
    bell: Switchboard
    limits: Limits = field(default_factory=Limits)
    called_carriers: frozenset[CarrierRef] = frozenset()  # those we call by an adapter
