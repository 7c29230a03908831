"""Translation between Carrier API v1 and the words of the house: pure, both ways.

What a carrier says in words that we do not know raises ValueError, or keeps its own word beside an
"unknown"; it is never guessed.
"""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec

from core.model.address import Components
from core.model.attempt import Proof
from core.model.carrier import DEFAULT_WINDOWS, Capability, Carrier, ChangeAction, CutOff
from core.model.change import ChangeState
from core.model.delivery import Delivery, DeliveryAddress, Format, SenderRules
from core.model.event import WAIT_SECONDS_DEFAULT, CarrierEvent
from core.model.ids import CarrierRef, DeliveryId, PointRef, RouteRef
from core.model.location import Location
from core.model.parcel import Money, Parcel, Size
from core.model.recipient import Recipient
from core.model.route import Profile, PushedStop, Route, StopState, Terminus, Vehicle
from core.model.status import EventType, Status
from core.model.their_options import TheirOption
from core.model.window import Window
from core.ports import ChangeAnswer, SeenRoute
from integrations.carrier_kit.mapping import Mapping
from integrations.carriers.carrier_api_v1 import wire

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_WINDOW = re.compile(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)")
MAPPING = Mapping.of(__package__)
_ACTIONS = {action.value: action for action in ChangeAction}
# What is queued with them has been sent by us.
_STATES = {state.value: state for state in ChangeState} | {"queued": ChangeState.SENT}


def delivery(carrier: CarrierRef, said: wire.Delivery) -> Delivery:
    """As the carrier knows it; `updated_at` is theirs. Raises ValueError."""
    address = said.address
    is_told = bool(address.text and address.text.strip()) or address.components is not None
    if not is_told and address.location is None:
        raise ValueError("an address without text, components and location")
    return Delivery(
        id=DeliveryId(""),
        tracking_number=said.tracking_number.strip(),
        carrier=carrier,
        merchant=said.merchant,
        recipient=_recipient(said.recipient),
        address=DeliveryAddress(
            text=address.text,
            components=_components(address.components),
            country=address.country.upper() if address.country else None,
            location=_maybe_location(address.location),
        ),
        parcel=_parcel(said.parcel),
        format=Format(said.format),
        point=PointRef(said.point) if said.point else None,
        from_point=PointRef(said.from_point) if said.from_point else None,
        service_seconds=said.service_seconds,
        earliest=said.earliest,
        latest=said.latest,
        recurrence=said.recurrence,
        priority=said.priority,
        rules=SenderRules(
            safe_place=said.rules.safe_place,
            neighbour=said.rules.neighbour,
            locker=said.rules.locker,
            address_change=said.rules.address_change,
            minors=said.rules.minors,
        ),
        created_at=_utc(said.created_at or said.updated_at),
        updated_at=_utc(said.updated_at),
    )


def event(said: wire.Event) -> CarrierEvent:
    """A type or reason that we do not know keeps its own word."""
    meaning = MAPPING.codes.get(said.type)
    kind = meaning.event if meaning is not None else None
    reason = MAPPING.reasons.get(said.reason) if said.reason is not None else None
    proof = said.proof
    return CarrierEvent(
        event_id=said.event_id,
        type=kind or EventType.UNKNOWN,
        occurred_at=_utc(said.occurred_at),
        reason=reason,
        location=_maybe_location(said.location),
        note=said.note,
        proof=Proof(
            kind=proof.kind,
            url=proof.url,
            name=proof.name,
            location=_maybe_location(proof.location),
        )
        if proof
        else None,
        wait_seconds=WAIT_SECONDS_DEFAULT if said.wait_seconds is None else said.wait_seconds,
        code=said.code,
        until=_maybe_utc(said.until),
        point=PointRef(said.point) if said.point is not None else None,
        raw_type=said.type if kind is None else None,
        raw_reason=said.reason if said.reason is not None and reason is None else None,
    )


def carrier(ref: CarrierRef, said: wire.Carrier) -> tuple[Carrier, list[str]]:
    """The carrier, and the actions that were left out: an action whose terms we cannot read is not
    allowed. Raises ValueError."""
    windows = said.windows if said.windows is not None else list(DEFAULT_WINDOWS)
    if not all(_WINDOW.fullmatch(window) for window in windows):
        raise ValueError("a window that is not HH:MM-HH:MM")
    zone = ZoneInfo(said.timezone or "UTC").key
    known: dict[ChangeAction, Capability] = {}
    left_out: list[str] = []
    for name, told in said.capabilities.items():
        try:
            known[_ACTIONS[name]] = _capability(told)
        except (KeyError, ValueError):
            left_out.append(name)
    found = Carrier(
        ref=ref,
        name=said.name or str(ref),
        timezone=zone,
        windows=tuple(windows),
        sla=dict(said.sla),
        capabilities=known,
    )
    if said.days_ahead is not None:
        found = replace(found, days_ahead=said.days_ahead)
    if said.attempts_max is not None:
        found = replace(found, attempts_max=said.attempts_max)
    if said.units:
        found = replace(found, units={Size(size): took for size, took in said.units.items()})
    return found, left_out


def answer(said: wire.Change) -> ChangeAnswer:
    """A state that we do not know leaves it uncertain."""
    why_not = said.why_not or said.reason
    return ChangeAnswer(
        state=_STATES.get(said.state, ChangeState.UNCERTAIN),
        their_id=said.id,
        why_not=", ".join(why_not) if isinstance(why_not, list) else why_not,
    )


def knows_state(said: wire.Change) -> bool:
    return said.state in _STATES


def option(said: wire.Option) -> TheirOption:
    """Raises KeyError for an action that we do not know."""
    return TheirOption(
        action=_ACTIONS[said.action],
        allowed=said.allowed,
        why_not=tuple(said.why_not),
        until=_maybe_utc(said.until),
        fee=_money(said.fee),
        days=tuple(sorted(said.days)),
        asynchronous=said.asynchronous,
    )


def route(ref: CarrierRef, said: wire.Route) -> SeenRoute:
    """Raises ValueError."""
    if said.end.at <= said.start.at:
        raise ValueError("a route that ends before it starts")
    vehicle = said.vehicle
    return SeenRoute(
        route=Route(
            ref=RouteRef(said.route_ref),
            carrier=ref,
            date=said.date,
            version=said.version,
            vehicle=Vehicle(
                ref=vehicle.ref,
                profile=Profile(vehicle.profile),
                units=vehicle.capacity.units,
                weight_kg=vehicle.capacity.weight_kg,
                height_m=vehicle.height_m,
                weight_t=vehicle.weight_t,
                skills=frozenset(vehicle.skills),
            ),
            start=_terminus(said.start),
            end=_terminus(said.end),
            body_hash=hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest(),
        ),
        stops=[
            PushedStop(
                tracking_number=stop.tracking_number,
                location=_maybe_location(stop.location),
                service_seconds=stop.service_seconds,
                window=_maybe_window(stop.window),
                arrival=_maybe_utc(stop.arrival),
                state=StopState(stop.status),
            )
            for stop in said.stops
        ],
    )


def _capability(said: wire.Capability) -> Capability:
    until = said.until or wire.CutOff()
    return Capability(
        allowed=said.allowed,
        until=CutOff(
            status=Status(until.status) if until.status is not None else None,
            hours_before_window=until.hours_before_window,
            local_time=time.fromisoformat(until.local_time) if until.local_time else None,
        ),
        fee=_money(said.fee),
        reversible=said.reversible,
        confirms=said.confirms,
    )


def _recipient(said: wire.Person) -> Recipient:
    """A number without its country code proves nobody: it is not taken."""
    phone = re.sub(r"[\s().-]", "", said.phone or "")
    phone = "+" + phone[2:] if phone.startswith("00") else phone
    return Recipient(
        name=said.name,
        phone=phone if _E164.fullmatch(phone) else None,
        language=said.language[:2].lower() if said.language else None,
        email=said.email,
        company=said.company or None,
    )


def _parcel(said: wire.Parcel) -> Parcel:
    return Parcel(
        size=Size(said.size),
        weight_kg=said.weight_kg,
        fragile=said.fragile,
        signature_required=said.signature_required,
        min_age=said.min_age,
        value=_money(said.value),
        skills=frozenset(said.skills),
    )


def _components(said: wire.Components | None) -> Components | None:
    return msgspec.convert(said, Components, from_attributes=True) if said else None


def _money(said: wire.Money | None) -> Money | None:
    return Money(Decimal(said.amount), said.currency) if said is not None else None


def _terminus(said: wire.Terminus) -> Terminus:
    return Terminus(location=Location(said.location.lat, said.location.lon), at=_utc(said.at))


def _maybe_location(said: wire.Point | None) -> Location | None:
    return Location(said.lat, said.lon) if said is not None else None


def _maybe_window(said: wire.TimeWindow | None) -> Window | None:
    return Window(_utc(said.start), _utc(said.end)) if said is not None else None


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _maybe_utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at is not None else None
