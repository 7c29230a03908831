"""Translation of Onfleet's tasks into the words of the house: pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import msgspec

from core.model.address import Components
from core.model.carrier import Capability, Carrier, ChangeAction, CutOff
from core.model.delivery import Delivery, DeliveryAddress
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef, DeliveryId
from core.model.location import Location
from core.model.reason import Reason
from core.model.recipient import Recipient
from core.model.status import EventType, Status
from core.model.their_options import TheirOption
from core.ports import SeenDelivery, SeenEvents
from integrations.carrier_kit.mapping import Mapping
from integrations.carriers.onfleet import wire
from integrations.carriers.onfleet.asking import COMPLETED, may_change

MAPPING = Mapping.of(__package__)
NOTE_MAX = 1000
SERVICE_SECONDS_MAX = 86_400
_MILLISECONDS_FROM = 1e11  # a smaller number of seconds is thousands of years away
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_BEFORE_IT_IS_DRIVEN = frozenset(
    {
        ChangeAction.CHANGE_WINDOW,
        ChangeAction.CHANGE_ADDRESS,
        ChangeAction.POSTPONE,
        ChangeAction.CANCEL,
    }
)
_UNTIL_IT_IS_DONE = frozenset(
    {ChangeAction.INSTRUCTIONS, ChangeAction.NEIGHBOUR, ChangeAction.SAFE_PLACE}
)
_WAS_DELETED = frozenset({ChangeAction.CANCEL})


@dataclass(frozen=True, slots=True)
class Reader:
    """`reference` names the metadata with the tracking number; empty: the shortId is it."""

    ref: CarrierRef
    zone: ZoneInfo
    reference: str

    def number_of(self, task: wire.Task) -> str:
        """The tracking number. A task without the reference is known by its shortId."""
        for one in task.metadata:
            if self.reference and one.name == self.reference:
                return str(msgspec.json.decode(one.value)).strip() or task.short_id
        return task.short_id

    def about(self) -> Carrier:
        """What Onfleet lets us change: all but notes and metadata only before the driver is on the
        way to it."""
        driven = CutOff(status=Status.OUT_FOR_DELIVERY)
        capabilities = {
            action: Capability(until=driven, confirms=True, reversible=action not in _WAS_DELETED)
            for action in _BEFORE_IT_IS_DRIVEN
        } | {action: Capability(confirms=True) for action in _UNTIL_IT_IS_DONE}
        return Carrier(
            ref=self.ref,
            name="Onfleet",
            timezone=self.zone.key,
            capabilities=capabilities,
        )

    def seen(self, task: wire.Task) -> SeenDelivery:
        """Raises ValueError for one without an address."""
        place = task.destination
        text, found = _text(place.address), _components(place.address)
        if text is None and place.location is None:
            raise ValueError("a task without an address")
        delivery = Delivery(
            id=DeliveryId(""),
            tracking_number=self.number_of(task),
            carrier=self.ref,
            recipient=_recipient(task.recipients[0]) if task.recipients else Recipient(),
            address=DeliveryAddress(
                text=text,
                components=found if text is None or found.street else None,
                country=_country(place.address),
                location=Location(place.location[1], place.location[0]) if place.location else None,
            ),
            service_seconds=_service_seconds(task),
            earliest=self._day(task.complete_after),
            latest=self._day(task.complete_before),
            created_at=at_ms(task.time_created),
            updated_at=at_ms(task.time_last_modified),
        )
        event = self._shown(task)
        return SeenDelivery(delivery=delivery, events=[event] if event else [], by_id=True)

    def options(self, task: wire.Task) -> Sequence[TheirOption]:
        """By the state of the task: what it refuses is too late."""
        allowed = {
            action: may_change(action, task)
            for action in (*_BEFORE_IT_IS_DRIVEN, *_UNTIL_IT_IS_DONE)
        }
        return [
            TheirOption(action=action, allowed=may, why_not=() if may else ("past-cutoff",))
            for action, may in allowed.items()
        ]

    def pushed(self, said: wire.Pushed) -> SeenEvents | None:
        """None where it is about no task that brings something."""
        task = said.data.task
        if task is None or task.pickup_task:
            return None
        event = _event(task, f"trigger.{said.trigger_id}", _pushed_at(said.time))
        return SeenEvents(tracking_number=self.number_of(task), events=[event] if event else [])

    def _shown(self, task: wire.Task) -> CarrierEvent | None:
        ended = {True: ".succeeded", False: ".failed", None: ""}[task.completion_details.success]
        code = f"state.{task.state}{ended if task.state == COMPLETED else ''}"
        return _event(task, code, at_ms(task.time_last_modified))

    def _day(self, ms: float | None) -> date | None:
        return at_ms(ms).astimezone(self.zone).date() if ms else None


def at_ms(ms: float) -> datetime:
    """Raises ValueError for a time that cannot be."""
    try:
        return datetime.fromtimestamp(ms / 1000, UTC)
    except OverflowError:
        raise ValueError("a time that cannot be") from None


def _event(task: wire.Task, code: str, at: datetime) -> CarrierEvent | None:
    """Named by the task and what happened: pushed or read, the same fact has the same name."""
    ended = task.completion_details
    meaning = MAPPING.codes.get(code)
    kind = meaning.event if meaning is not None else None
    if kind in (EventType.DELIVERED, EventType.ATTEMPT_FAILED) and ended.time:
        at = at_ms(ended.time)
    name = f"{task.id}/{kind}" if meaning is not None else f"{task.id}/{code}/{at.timestamp():.0f}"
    event = MAPPING.told(code, name, at)
    if event is None or kind is not EventType.ATTEMPT_FAILED:
        return event
    # Each organisation writes its own reasons: that it failed is certain, why only a person reads.
    note = (ended.failure_reason or "")[:NOTE_MAX] or None
    return replace(event, reason=Reason.OTHER, note=note)


def _pushed_at(time: float) -> datetime:
    return at_ms(time if time > _MILLISECONDS_FROM else time * 1000)


def _service_seconds(task: wire.Task) -> int:
    if not task.service_time:
        return 180
    return max(0, min(int(task.service_time * 60), SERVICE_SECONDS_MAX))


def _recipient(said: wire.Person) -> Recipient:
    phone = re.sub(r"[\s().-]", "", said.phone or "")
    return Recipient(name=said.name, phone=phone if _E164.fullmatch(phone) else None)


def _text(said: wire.Street) -> str | None:
    if said.unparsed and said.unparsed.strip():
        return said.unparsed.strip()
    street = " ".join(part for part in (said.street, said.number, said.apartment) if part)
    town = " ".join(part for part in (said.postal_code, said.city) if part)
    return ", ".join(part for part in (street, town) if part) or None


def _components(said: wire.Street) -> Components:
    return Components(
        street=said.street,
        house_number=said.number,
        unit=said.apartment or None,
        postcode=said.postal_code,
        city=said.city,
        region=said.state,
    )


def _country(said: wire.Street) -> str | None:
    """Two letters or nothing: it may say the name of the country."""
    told = (said.country or "").upper()
    return told if re.fullmatch("[A-Z]{2}", told) else None
