"""An OSRM server asked for tables and ways."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from itertools import pairwise

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing
from core.ports import Unavailable
from integrations.peer import Peer, understood
from integrations.routing.osrm import NAME, translate, wire

SIDE_MAX = 50  # a server takes 100 points in a table, unless it was told otherwise
STRETCH_POINTS_MAX = 100
NO_WAYS = {"NoRoute", "NoSegment"}


class Osrm:
    """Travel times by the roads that the server was built over."""

    def __init__(self, peer: Peer) -> None:
        self.name = NAME
        self._peer = peer

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> list[list[int | None]]:
        rows: list[list[int | None]] = []
        for top in range(0, len(sources), SIDE_MAX):
            some = sources[top : top + SIDE_MAX]
            parts = [
                await self._table(some, targets[left : left + SIDE_MAX], profile)
                for left in range(0, len(targets), SIDE_MAX)
            ]
            rows += [[cell for part in parts for cell in part[row]] for row in range(len(some))]
        return rows

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        if len(points) < 2:
            return Path(seconds=0, metres=0, line=tuple(points))
        ends = [*range(0, len(points) - 1, STRETCH_POINTS_MAX - 1), len(points) - 1]
        return translate.path(
            [await self._way(points[first : last + 1], profile) for first, last in pairwise(ends)]
        )

    async def aclose(self) -> None:
        await self._peer.aclose()

    async def _table(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> list[list[int | None]]:
        address, query = translate.table_address(sources, targets, profile)
        answer = await self._ask(address, query, wire.TableAnswer)
        sizes = {len(answer.destinations), *(len(row) for row in answer.durations)}
        if sizes != {len(targets)} or {len(answer.sources), len(answer.durations)} != {
            len(sources)
        }:
            raise Unavailable(f"{NAME} answered a table of another size")
        return [
            [0 if a == b else cell for b, cell in zip(targets, row, strict=True)]
            for a, row in zip(sources, translate.seconds(answer), strict=True)
        ]

    async def _way(self, points: Sequence[Location], profile: Costing) -> wire.RouteAnswer:
        address, query = translate.route_address(points, profile)
        answer = await self._ask(address, query, wire.RouteAnswer)
        if not answer.routes or not all(map(translate.is_placed, answer.waypoints)):
            raise Unavailable(f"{NAME} knows no way between the points")
        return answer

    async def _ask[T](self, address: str, query: Mapping[str, str], shape: type[T]) -> T:
        answer = await self._peer.get(address, query)
        if answer.status == HTTPStatus.OK:
            return understood(NAME, answer, shape)
        problem = understood(NAME, answer, wire.Problem)
        if problem.code in NO_WAYS:
            raise Unavailable(f"{NAME} knows no way between the points: {problem.message}")
        raise Unavailable(f"{NAME} refused: {problem.code} {problem.message}")
