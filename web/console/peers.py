"""Peers: the other programs that we look at, when each was last well, and what ails it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from core.model.breaker import Breaker, BreakerState
from core.model.ids import CarrierRef
from core.model.sync import Sync
from core.ports import Unit
from web.console import words
from web.console.tongue import moment

CARRIER = "carrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """`well`, `next` and `rests` are in local words; `trouble` is empty where there is none. No
    process calls it before `rests`, but for one that probes."""

    name: str
    kind: str
    well: str | None
    well_at: datetime | None
    next: str
    next_at: datetime
    trouble: str
    times: int
    rests: str | None = None
    rests_until: datetime | None = None


async def peers_of(unit: Unit, wall: datetime, zone: tzinfo) -> Sequence[Peer]:
    """The ill ones first, those that are ill for longest before the others."""
    breakers = {breaker.name: breaker for breaker in await unit.peers.all()}
    found = [
        _left_alone(await _peer(unit, sync, zone), breakers.get(sync.name), wall, zone)
        for sync in await unit.syncs.all()
    ]
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
        well=moment(sync.last_success, zone) if sync.last_success else None,
        well_at=sync.last_success,
        next=moment(sync.due_at, zone),
        next_at=sync.due_at,
        trouble=words.trouble(said) if is_ill else "",
        times=sync.errors_in_a_row,
    )


def _left_alone(peer: Peer, breaker: Breaker | None, wall: datetime, zone: tzinfo) -> Peer:
    """What the calls to it beside our looks have met: a change that could not be handed over."""
    if breaker is None or not (breaker.failures or breaker.rest_seconds(wall)):
        return peer
    rests = breaker.rests_until if breaker.state(wall) is BreakerState.OPEN else None
    said = (breaker.error or "").partition(": ")[2]
    return replace(
        peer,
        times=max(peer.times, breaker.failures),
        trouble=peer.trouble or (words.trouble(said) if breaker.failures else ""),
        rests=moment(rests, zone) if rests is not None else None,
        rests_until=rests,
    )
