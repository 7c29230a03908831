"""Turns: a budget of calls a second to a peer, that all processes draw on together."""

from dataclasses import dataclass

from core.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class SharedTurns:
    """Each turn is a moment in the peer's row, given to one caller alone."""

    store: Store
    clock: Clock

    async def __call__(self, peer: str, calls_a_second: float, wait_seconds_max: float) -> float:
        wall = self.clock.wall()
        async with self.store.begin() as unit:
            at = await unit.peers.turn(peer, wall, calls_a_second, wait_seconds_max)
        return max(0.0, (at - wall).total_seconds())
