"""VROOM asked, wherever it runs: each route twice, from its present order and from none."""

import logging
from collections.abc import Mapping, Sequence
from typing import Protocol

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.unkept import Unkept
from core.ports import Unavailable
from integrations.planners.vroom import NAME, translate, wire
from slots.legs import Legs
from slots.unkept import broken

OK, OUR_QUESTION, TOO_LARGE = 0, 2, 4
QUESTIONS = 2  # for a route

log = logging.getLogger("vroom")


class Line(Protocol):
    """The line to a VROOM. Raises Unavailable. `plan_mode`: it drives routes as they stand, and
    says what is violated."""

    plan_mode: bool

    async def solve(self, problems: Sequence[wire.Problem]) -> Sequence[wire.Answer]: ...
    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


class Vroom:
    """Better orders by VROOM."""

    def __init__(self, line: Line, name: str = NAME) -> None:
        self.name = name
        self._line = line

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        problems: list[wire.Problem] = []
        for route in routes:
            cold = translate.problem(route, legs[route.vehicle.costing])
            # From the present order it never leaves anybody out; from none it may find a way that
            # no small step leads to.
            problems += [translate.from_present_order(cold), cold]
        answers = await self._answers(problems) if problems else []
        found: dict[RouteRef, Sequence[str]] = {}
        for at, route in enumerate(routes):
            two = slice(at * QUESTIONS, (at + 1) * QUESTIONS)
            best = self._best(route, problems[two], answers[two])
            if best:
                found[route.ref] = best
        return found

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        if not further and not any(route.stops for route in routes):
            return {}
        warm = translate.fleet_problem(routes, legs, further)
        problems = [warm, translate.without_present_order(warm)]
        plans = {}
        for problem, answer in zip(problems, await self._answers(problems), strict=True):
            if self._is_answered(answer, "a day") and (
                plan := translate.plan(routes, answer, further)
            ):
                plans[translate.travel_seconds(problem, answer)] = plan
        return plans[min(plans)] if plans else {}

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        if not any(route.stops for route in routes):
            return ()
        warm = translate.fleet_problem(routes, legs)
        wrong = await self._driven(routes, warm) if self._line.plan_mode else broken(routes, legs)
        if not wrong:
            return ()
        (solved,) = await self._answers([translate.without_present_order(warm)])
        lost = {one.key: one for one in translate.left_out(routes, legs, solved)}
        return (*lost.values(), *(one for one in wrong if one.key not in lost))

    async def _driven(self, routes: Sequence[Route], warm: wire.Problem) -> Sequence[Unkept]:
        (driven,) = await self._answers([translate.in_plan_mode(warm)])
        return translate.broken(routes, driven) if self._is_answered(driven, "a day") else ()

    async def check(self) -> None:
        await self._line.check()

    async def aclose(self) -> None:
        await self._line.aclose()

    async def _answers(self, problems: Sequence[wire.Problem]) -> Sequence[wire.Answer]:
        answers = await self._line.solve(problems)
        if len(answers) != len(problems):
            raise Unavailable(f"{self.name} answered {len(answers)} of {len(problems)} questions")
        return answers

    def _best(
        self, route: Route, problems: Sequence[wire.Problem], answers: Sequence[wire.Answer]
    ) -> tuple[str, ...]:
        """The shortest whole order; empty where no answer has one."""
        found = []
        for problem, answer in zip(problems, answers, strict=True):
            if self._is_answered(answer, route.ref) and translate.is_whole(route, answer):
                travel = translate.travel_seconds(problem, answer)
                found.append((travel, translate.order(route, answer)))
        return min(found, default=(0, ()))[1]

    def _is_answered(self, answer: wire.Answer, about: str) -> bool:
        """Whether there is an answer, or only a no to the question."""
        if answer.code in (OUR_QUESTION, TOO_LARGE):
            log.info("%s: %s %s", about, answer.code, answer.error)
            return False
        if answer.code != OK:
            raise Unavailable(f"{self.name} failed: {answer.code} {answer.error}")
        return True
