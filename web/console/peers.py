"""Peers: the other programs that we look at, when each was last well, and what ails it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from core.model.ids import CarrierRef
from core.model.sync import Sync
from core.ports import Unit
from web.console import words

CARRIER = "carrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """`well` and `next` are in local words; `trouble` is empty where there is none."""

    name: str
    kind: str
    well: str | None
    well_at: datetime | None
    next: str
    next_at: datetime
    trouble: str
    times: int


async def peers_of(unit: Unit, zone: tzinfo) -> Sequence[Peer]:
    """The ill ones first, those that are ill for longest before the others."""
    found = [await _peer(unit, sync, zone) for sync in await unit.syncs.all()]
    return sorted(found, key=lambda peer: (-peer.times, peer.name))


async def _peer(unit: Unit, sync: Sync, zone: tzinfo) -> Peer:
    kind, _, rest = sync.name.partition(":")
    carrier = await unit.carriers.get(CarrierRef(rest)) if kind == CARRIER else None
    is_ill = sync.errors_in_a_row > 0
    # What was raised, and behind it what it said.
    said = (sync.last_error or "").partition(": ")[2]
    return Peer(
        name=carrier.name if carrier is not None else rest or kind,
        kind=words.PEER.get(kind, kind),
        well=words.moment(sync.last_success, zone) if sync.last_success else None,
        well_at=sync.last_success,
        next=words.moment(sync.due_at, zone),
        next_at=sync.due_at,
        trouble=words.trouble(said) if is_ill else "",
        times=sync.errors_in_a_row,
    )
