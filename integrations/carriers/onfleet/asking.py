"""What a change asks, in the words of Onfleet: pure."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from core.model.carrier import ChangeAction
from core.model.change import (
    AddressChange,
    Change,
    NewInstructions,
    PutOff,
    ToNeighbour,
    ToSafePlace,
    WindowChange,
)
from core.model.delivery import Delivery
from core.model.location import Location
from integrations.carrier_kit.door_words import door_words
from integrations.carriers.onfleet import wire

NOTES_MAX = 10_000
LINE_MAX = 1000
ACTIVE, COMPLETED = 2, 3
# A line of ours among the notes of others, one for each kind of change.
LINES = {
    ChangeAction.INSTRUCTIONS: "At the door",
    ChangeAction.NEIGHBOUR: "Leave with a neighbour",
    ChangeAction.SAFE_PLACE: "Leave in a safe place",
}


def may_change(action: ChangeAction, task: wire.Task) -> bool:
    """Of a task under way only notes may be changed, of a completed one nothing of ours."""
    return task.state < (COMPLETED if action in LINES else ACTIVE)


def holds(change: Change, task: wire.Task) -> bool:
    """Whether the task says by our own mark that this change is in it."""
    wanted = msgspec.json.encode(str(change.id))
    return any(one.name == _mark(change) and bytes(one.value) == wanted for one in task.metadata)


def update_of(change: Change, delivery: Delivery, task: wire.Task, zone: ZoneInfo) -> wire.Update:
    """What is written into the task; a new destination is put there by who made it."""
    update = wire.Update(metadata=_marked(change, task))
    match change.what:
        case WindowChange(window=window):
            return msgspec.structs.replace(
                update, complete_after=_ms(window.start), complete_before=_ms(window.end)
            )
        case PutOff(until=day):
            begin = datetime.combine(day, time(), zone)
            end = begin + timedelta(days=1)
            is_after = task.complete_before is None or task.complete_before > _ms(begin)
            return msgspec.structs.replace(
                update,
                complete_after=_ms(begin),
                complete_before=UNSET if is_after else _ms(end),
            )
        case NewInstructions(door_card=card):
            return _noted(update, change, task, door_words(delivery.door_card.merged(card)))
        case ToNeighbour(name=name, unit=unit):
            return _noted(update, change, task, ", ".join(part for part in (name, unit) if part))
        case ToSafePlace(note=note):
            return _noted(update, change, task, note)
        case _:
            return update


def undoing(change: Change, task: wire.Task, zone: ZoneInfo) -> wire.Update:
    """What stood there before, and our mark gone."""
    others = [one for one in task.metadata if one.name != _mark(change)]
    update = wire.Update(metadata=others)
    match change.what:
        case WindowChange(before=before):
            return msgspec.structs.replace(
                update,
                complete_after=_ms(before.start) if before else None,
                complete_before=_ms(before.end) if before else None,
            )
        case PutOff(earliest_before=day):
            begin = datetime.combine(day, time(), zone) if day is not None else None
            return msgspec.structs.replace(update, complete_after=_ms(begin) if begin else None)
        case NewInstructions(before=card):
            return _noted(update, change, task, door_words(card) if card is not None else "")
        case ToNeighbour() | ToSafePlace():
            return _noted(update, change, task, "")
        case _:
            return update


def place_of(change: Change, *, before: bool = False) -> wire.Place | None:
    """Where it shall go, or went before; None where that does not change."""
    if not isinstance(change.what, AddressChange):
        return None
    what = change.what
    if before:
        return _place(what.before.text or what.old, what.before.location)
    return _place(what.new, what.location)


def _place(text: str, at: Location | None) -> wire.Place:
    return wire.Place(
        address=wire.Street(unparsed=text), location=(at.lon, at.lat) if at is not None else None
    )


def _mark(change: Change) -> str:
    return f"doorstep_{change.action}"


def _marked(change: Change, task: wire.Task) -> list[wire.Metadatum]:
    mark = wire.Metadatum(
        name=_mark(change),
        visibility=["api"],
        value=msgspec.Raw(msgspec.json.encode(str(change.id))),
    )
    return [*(one for one in task.metadata if one.name != mark.name), mark]


def _noted(update: wire.Update, change: Change, task: wire.Task, text: str) -> wire.Update:
    """Our line in the place of the one before; what others wrote stays."""
    label = LINES[change.action]
    others = [line for line in (task.notes or "").split("\n") if not line.startswith(f"{label}: ")]
    said = re.sub(r"\s+", " ", text).strip()[:LINE_MAX]
    lines = [*others, f"{label}: {said}"] if said else others
    return msgspec.structs.replace(update, notes="\n".join(lines).strip("\n")[:NOTES_MAX])


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
