"""Translation between the lines of a file drop and the words of the house: pure, both ways."""

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.model.carrier import Capability, Carrier, ChangeAction, CutOff
from core.model.change import (
    AddressChange,
    CallOff,
    Change,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    WindowChange,
)
from core.model.delivery import Delivery
from core.model.ids import CarrierRef
from core.ports import SeenEvents
from integrations.carrier_kit.door_words import door_words
from integrations.carrier_kit.mapping import Mapping
from integrations.carrier_kit.zone import read_time
from integrations.carriers.file_drop import wire

MAPPING = Mapping.of(__package__)
HOURS_MAX = 240
WITHDRAW = "withdraw"
NUMBER_MAX = NAME_MAX = 100
NOTE_MAX = 1000
# What a spreadsheet takes for a formula. A phone number or a coordinate is none.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.])")


@dataclass(frozen=True, slots=True)
class Reader:
    ref: CarrierRef
    zone: ZoneInfo
    mapping: Mapping

    def seen(self, line: wire.Line) -> SeenEvents:
        """Raises ValueError for a line without a number, an event or a time."""
        number, word = line.said(wire.TRACKING_NUMBER), line.said(wire.EVENT)
        at = read_time(line.said(wire.OCCURRED_AT), self.zone)
        if not number or len(number) > NUMBER_MAX or not word or at is None:
            raise ValueError("a number, an event and a time")
        name = line.said(wire.EVENT_ID) or f"{number}/{word}/{at.isoformat()}"
        event = self.mapping.told(
            word,
            name[: NUMBER_MAX * 3],
            at,
            note=line.said(wire.NOTE)[:NOTE_MAX] or None,
            reason=line.said(wire.REASON)[:NAME_MAX] or None,
        )
        return SeenEvents(tracking_number=number, events=[event] if event is not None else [])


@dataclass(frozen=True, slots=True)
class Terms:
    """What it takes, and until how many hours before the window."""

    actions: frozenset[ChangeAction]
    hours: float

    def about(self, ref: CarrierRef, zone: ZoneInfo) -> Carrier:
        """A file that lies there was taken: nobody says more of it."""
        allowed = Capability(until=CutOff(hours_before_window=self.hours))
        return Carrier(
            ref=ref,
            name=str(ref),
            timezone=zone.key,
            capabilities=dict.fromkeys(sorted(self.actions), allowed),
        )


def terms_of(actions: Sequence[str], hours: str) -> Terms:
    """Raises ValueError."""
    known = {action.value: action for action in ChangeAction}
    for name in actions:
        if name not in known:
            raise ValueError(f"actions: {name} is none of {', '.join(known)}")
    if not hours.replace(".", "", 1).isdigit() or float(hours) > HOURS_MAX:
        raise ValueError(f"hours: wants a number from 0 to {HOURS_MAX}")
    return Terms(frozenset(known[name] for name in actions), float(hours))


def cells_of(change: Change, delivery: Delivery) -> Table[str, str]:
    """The stop as it shall be, whatever was changed in it."""
    promise, place = delivery.promised, delivery.address.point
    window = promise.window if promise is not None else None
    cells = {
        "change_id": str(change.id),
        "action": str(change.action),
        "tracking_number": delivery.tracking_number,
        "deadline": _said(change.deadline),
        "recipient": delivery.recipient.name or "",
        "phone": delivery.recipient.phone or "",
        "address": delivery.address.line,
        "note": door_words(delivery.door_card),
    }
    match change.what:
        case WindowChange(window=asked):
            window = asked
        case AddressChange(new=line, location=at):
            cells["address"], place = line, at
        case PointRedirect(point=point, until=until):
            cells |= {"point": str(point), "until": _said(until)}
        case NewInstructions(door_card=card):
            cells["note"] = door_words(delivery.door_card.merged(card))
        case ToNeighbour(name=name, unit=unit):
            cells["note"] = ", ".join(part for part in (name, unit) if part)
        case ToSafePlace(note=note):
            cells["note"] = note
        case NewRecipient(recipient=person):
            cells |= {"recipient": person.name or "", "phone": person.phone or ""}
        case PutOff(until=day):
            cells["until"] = _said(day)
        case LongerPickup(until=until):
            cells["until"] = _said(until)
        case SendBack(reason=reason) | CallOff(reason=reason):
            cells["note"] = reason or ""
    if window is not None:
        cells |= {"window_start": _said(window.start), "window_end": _said(window.end)}
    if place is not None:
        cells |= {"lat": f"{place.lat:.6f}", "lon": f"{place.lon:.6f}"}
    return {name: _harmless(cell) for name, cell in cells.items()}


def withdrawn(change: Change, delivery: Delivery) -> Table[str, str]:
    """That what was asked under this id is asked no more."""
    return {
        "change_id": str(change.id),
        "action": WITHDRAW,
        "tracking_number": delivery.tracking_number,
    }


def _said(at: date | datetime | None) -> str:
    return at.isoformat() if at is not None else ""


def _harmless(cell: str) -> str:
    """Words of recipients are opened in spreadsheets: none of them is a formula there."""
    said = re.sub(r"\s+", " ", cell) if "\n" in cell else cell
    return f"'{said}" if _FORMULA.match(said) else said
