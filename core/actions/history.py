"""History: a delivery's timeline, with the addresses it had from one to the next."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.actions.house import House
from core.actions.tell import note
from core.model.delivery import AddressVersion, Delivery
from core.model.event import Entry
from core.ports import Unit

# The timeline holds nothing personal and outlives an erased person: it names the version, and what
# the address was stands with the delivery.
_VERSION = re.compile(r", version (\d+)$")
LINE_CHARACTERS_MAX = 400


async def note_version(house: House, unit: Unit, delivery: Delivery, who: str) -> None:
    """A line of the timeline for the newest address."""
    newest = delivery.versions[-1]
    await note(house, unit, delivery, "address", who, f"{newest.how}, version {newest.number}")


async def history_of(unit: Unit, delivery: Delivery) -> Sequence[Entry]:
    """Everything that happened, in order; each new address beside the one before, without codes."""
    versions = {version.number: version for version in delivery.versions}
    return [_told(entry, versions) for entry in await unit.timeline.of(delivery.id)]


def _told(entry: Entry, versions: dict[int, AddressVersion]) -> Entry:
    found = _VERSION.search(entry.what) if entry.kind == "address" else None
    new = versions.get(int(found[1])) if found is not None else None
    if new is None or not new.line:
        return entry
    old = versions.get(new.number - 1)
    if old is not None and old.line == new.line:
        # The door, or the place on the map: the address itself is what it was.
        return replace(entry, what=f"{new.how}: the place of {new.line[:LINE_CHARACTERS_MAX]}")
    before = f"{old.line[:LINE_CHARACTERS_MAX]} → " if old is not None and old.line else ""
    return replace(entry, what=f"{new.how}: {before}{new.line[:LINE_CHARACTERS_MAX]}")
