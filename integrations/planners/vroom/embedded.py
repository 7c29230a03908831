"""VROOM embedded: a process of our own for one set of questions. It starts in about a second."""

import sys
from collections.abc import Sequence

import msgspec

from core.ports import Unavailable
from integrations.planners.vroom import NAME, SEARCH_SECONDS_MAX, wire
from integrations.solver_process import START_SECONDS_MAX, SolverProcess

COMMAND = (sys.executable, "-m", "integrations.planners.vroom.solver")


class Embedded:
    """Asks a solver process."""

    plan_mode = True

    def __init__(
        self,
        *,
        command: Sequence[str] = COMMAND,
        start_seconds_max: float = START_SECONDS_MAX,
        search_seconds_max: float = SEARCH_SECONDS_MAX,
    ) -> None:
        self._process = SolverProcess(NAME, command)
        self._start_seconds_max = start_seconds_max
        self._search_seconds_max = search_seconds_max

    async def solve(self, problems: Sequence[wire.Problem]) -> list[wire.Answer]:
        seconds_max = self._start_seconds_max + len(problems) * self._search_seconds_max
        said = await self._process.ask(msgspec.json.encode(problems), seconds_max)
        try:
            return msgspec.json.decode(said, type=list[wire.Answer])
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            raise Unavailable(f"{NAME} answered in a strange shape: {problem}") from problem

    async def check(self) -> None:
        """Whether it starts at all."""
        await self.solve([])

    async def aclose(self) -> None:
        """Nothing stays open between questions."""
