"""Valhalla asked, whoever carries the question: matrices in pieces, ways in stretches."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

import msgspec

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing, at_any_hour
from core.model.truck import ANY_TRUCK, Truck
from core.ports import Unavailable
from integrations.routing.valhalla import NAME, translate, wire

PLACES_MAX = 50_000
STRETCH_POINTS_MAX = 20  # what a server allows a route to have, unless it was told otherwise

type Seconds = list[list[int | None]]


class Action(StrEnum):
    """What Valhalla can be asked; the value is its word for it."""

    MATRIX = "sources_to_targets"
    ROUTE = "route"
    LOCATE = "locate"


class NoWay(Exception):
    """Valhalla's refusal: a point without a road, regions without a connection, or too far."""


class Line(Protocol):
    """The line to a Valhalla, embedded or far away.

    Raises Unavailable, and NoWay where Valhalla refuses the whole question.
    """

    side_max: int  # how many sources, and how many targets, one matrix may have

    async def ask(self, action: Action, body: bytes) -> bytes: ...
    async def aclose(self) -> None: ...


class Valhalla:
    """Travel times by the roads of OpenStreetMap. `truck` is how big the biggest truck is."""

    def __init__(self, line: Line, truck: Truck = ANY_TRUCK) -> None:
        self.name = NAME
        self._line = line
        self._truck = truck
        self._near: dict[tuple[Costing, Location], wire.At | None] = {}

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Seconds:
        side = self._line.side_max
        rows: Seconds = []
        for top in range(0, len(sources), side):
            some = sources[top : top + side]
            parts = [
                await self._piece(some, targets[left : left + side], profile)
                for left in range(0, len(targets), side)
            ]
            rows += [[cell for part in parts for cell in part[row]] for row in range(len(some))]
        return rows

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        if len(points) < 2:
            return Path(seconds=0, metres=0, line=tuple(points))
        ends = [*range(0, len(points) - 1, STRETCH_POINTS_MAX - 1), len(points) - 1]
        try:
            answers = [
                await self._ask(
                    Action.ROUTE,
                    translate.route_question(points[first : last + 1], profile, self._truck),
                    wire.RouteAnswer,
                )
                for first, last in pairwise(ends)
            ]
        except NoWay as refusal:
            raise Unavailable(f"{NAME} knows no way between the points: {refusal}") from refusal
        return translate.path(answers)

    async def aclose(self) -> None:
        await self._line.aclose()

    async def _piece(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Seconds:
        # A point without a road must not come into a matrix: some servers refuse all of it then,
        # and Valhalla 3.9 by its own choice of algorithm answers 0 s, or ends the process.
        fro = await self._placed(sources, profile)
        to = await self._placed(targets, profile)
        inner = await self._halves(
            [at for at in fro if at is not None], [at for at in to if at is not None], profile
        )
        found = iter(inner)
        rows = [_spread(next(found), to) if at is not None else [None] * len(to) for at in fro]
        return [
            [0 if a == b else cell for b, cell in zip(targets, row, strict=True)]
            for a, row in zip(sources, rows, strict=True)
        ]

    async def _halves(
        self, sources: Sequence[wire.At], targets: Sequence[wire.At], profile: Costing
    ) -> Seconds:
        """Smaller and smaller matrices, until only the pairs without a way are left."""
        if not sources or not targets:
            return [[] for _ in sources]
        try:
            return await self._whole(sources, targets, profile)
        except NoWay:
            if len(sources) == len(targets) == 1:
                return [[None]]
        if len(sources) >= len(targets):
            half = len(sources) // 2
            upper = await self._halves(sources[:half], targets, profile)
            return upper + await self._halves(sources[half:], targets, profile)
        half = len(targets) // 2
        left = await self._halves(sources, targets[:half], profile)
        right = await self._halves(sources, targets[half:], profile)
        return [[*a, *b] for a, b in zip(left, right, strict=True)]

    async def _whole(
        self, sources: Sequence[wire.At], targets: Sequence[wire.At], profile: Costing
    ) -> Seconds:
        question = translate.matrix_question(sources, targets, profile, self._truck)
        rows = translate.seconds(await self._ask(Action.MATRIX, question, wire.MatrixAnswer))
        if len(rows) != len(sources) or any(len(row) != len(targets) for row in rows):
            raise Unavailable(f"{NAME} answered a matrix of another size")
        return rows

    async def _placed(self, points: Sequence[Location], profile: Costing) -> list[wire.At | None]:
        """How each place is told in a matrix, found out once, at whichever hour: None where no road
        of this profile is near. Where the nearest road is a way out as well, a matrix need not find
        that again."""
        profile = at_any_hour(profile)
        new = [at for at in dict.fromkeys(points) if (profile, at) not in self._near]
        if new:
            told = translate.places(new)
            roads = await self._located(told, profile)
            simple = translate.on_any_road(told)
            same = await self._located(simple, profile)
            if len(self._near) > PLACES_MAX:
                self._near.clear()
            for at, full, quick, far, near in zip(new, told, simple, roads, same, strict=True):
                on = quick if far == near else full
                self._near[profile, at] = on if translate.is_placed(far) else None
        return [self._near[profile, at] for at in points]

    async def _located(self, places: Sequence[wire.At], profile: Costing) -> Sequence[wire.Located]:
        question = translate.locate_question(places, profile, self._truck)
        located = await self._ask(Action.LOCATE, question, list[wire.Located])
        if len(located) != len(places):
            raise Unavailable(f"{NAME} located another number of points")
        return located

    async def _ask[T](self, action: Action, question: msgspec.Struct, answer: type[T]) -> T:
        body = await self._line.ask(action, msgspec.json.encode(question))
        try:
            return msgspec.json.decode(body, type=answer)
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            raise Unavailable(
                f"{NAME} answered in a shape that is not its own: {problem}"
            ) from problem


def _spread(cells: Sequence[int | None], there: Sequence[wire.At | None]) -> list[int | None]:
    """The cells of those that are there, None for the others."""
    found = iter(cells)
    return [next(found) if at is not None else None for at in there]
