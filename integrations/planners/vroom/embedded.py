"""VROOM embedded: a process of our own for one set of questions, at lower priority.

It starts in about a second, is gone when it has answered, and is killed when it takes too long.
"""

import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from core.ports import Unavailable
from integrations.planners.vroom import NAME, SEARCH_SECONDS_MAX, wire

START_SECONDS_MAX = 30.0
ERROR_CHARACTERS_MAX = 200
COMMAND = (sys.executable, "-m", "integrations.planners.vroom.solver")


class Embedded:
    """Asks a solver process; one at a time, since each takes a processor for itself."""

    def __init__(
        self,
        *,
        command: Sequence[str] = COMMAND,
        start_seconds_max: float = START_SECONDS_MAX,
        search_seconds_max: float = SEARCH_SECONDS_MAX,
    ) -> None:
        self._command = command
        self._start_seconds_max = start_seconds_max
        self._search_seconds_max = search_seconds_max
        self._one_at_a_time = asyncio.Lock()

    async def solve(self, problems: Sequence[wire.Problem]) -> list[wire.Answer]:
        seconds_max = self._start_seconds_max + len(problems) * self._search_seconds_max
        async with self._one_at_a_time:
            said = await self._run(msgspec.json.encode(problems), seconds_max)
        try:
            return msgspec.json.decode(said, type=list[wire.Answer])
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            raise Unavailable(f"{NAME} answered in a strange shape: {problem}") from problem

    async def check(self) -> None:
        """Whether it starts at all."""
        await self.solve([])

    async def aclose(self) -> None:
        """Nothing stays open between questions."""

    async def _run(self, questions: bytes, seconds_max: float) -> bytes:
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
        except OSError as problem:
            raise Unavailable(f"{NAME} cannot be started: {problem}") from problem
        try:
            async with asyncio.timeout(seconds_max):
                said, complaint = await process.communicate(questions)
        except TimeoutError:
            raise Unavailable(f"{NAME} did not answer within {seconds_max:g} s") from None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode != 0:
            last = complaint.decode(errors="replace").strip()[-ERROR_CHARACTERS_MAX:]
            raise Unavailable(f"{NAME} ended with {process.returncode}: {last}")
        return said
