"""PyVRP asked, wherever it runs."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.unkept import Unkept
from core.ports import Unavailable
from integrations.planners.pyvrp import ITERATIONS, NAME, translate
from integrations.planners.pyvrp.wire import Answer, Problem
from slots.legs import Legs
from slots.unkept import broken


class Line(Protocol):
    """The line to a PyVRP. Raises Unavailable."""

    async def solve(self, problems: Sequence[Problem]) -> Sequence[Answer]: ...
    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


class PyVrp:
    """Better orders and plans by PyVRP."""

    def __init__(self, line: Line, *, iterations: int = ITERATIONS) -> None:
        self.name = NAME
        self._line = line
        self._iterations = iterations

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        plans = await self._plans([(route,) for route in routes if route.stops], legs)
        return {ref: order for plan in plans for ref, order in plan.items()}

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        if not further and not any(route.stops for route in routes):
            return {}
        (plan,) = await self._plans([routes], legs, further)
        return plan

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        """PyVRP drives nothing as it stands, and has no word of what is wrong: our own arithmetic
        says it."""
        return broken(routes, legs)

    async def check(self) -> None:
        await self._line.check()

    async def aclose(self) -> None:
        await self._line.aclose()

    async def _plans(
        self,
        days: Sequence[Sequence[Route]],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> list[dict[RouteRef, tuple[str, ...]]]:
        problems = [
            translate.problem(day, legs, further, iterations=self._iterations) for day in days
        ]
        answers = await self._line.solve(problems) if problems else []
        if len(answers) != len(problems):
            raise Unavailable(f"{NAME} answered {len(answers)} of {len(problems)} questions")
        return [
            translate.plan(day, answer, further) for day, answer in zip(days, answers, strict=True)
        ]
