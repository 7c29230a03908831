"""Positions: where the vehicles are."""

from collections.abc import Sequence

from core.actions.house import House
from core.model.asker import Asker
from core.model.sync import Position


async def add_positions(house: House, positions: Sequence[Position], by: Asker) -> int:
    """Keep those that belong to a route we know; returns how many."""
    async with house.store.begin() as unit:
        known = {
            ref
            for ref in {position.route for position in positions}
            if await unit.routes.get(ref) is not None
        }
        kept = [position for position in positions if position.route in known]
        await unit.positions.add(kept)
    return len(kept)
