"""A solver process: a search that holds the interpreter gets one of its own, at lower priority.

It starts for one set of questions, is gone when it has answered, and is killed when it takes too
long.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from core.ports import Unavailable

START_SECONDS_MAX = 30.0
ERROR_CHARACTERS_MAX = 200


class SolverProcess:
    """Runs a command that reads questions and writes answers; one at a time, since each takes a
    processor for itself."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self._name = name
        self._command = command
        self._one_at_a_time = asyncio.Lock()

    async def ask(self, questions: bytes, seconds_max: float) -> bytes:
        """Raises Unavailable."""
        async with self._one_at_a_time:
            return await self._run(questions, seconds_max)

    async def _run(self, questions: bytes, seconds_max: float) -> bytes:
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
        except OSError as problem:
            raise Unavailable(f"{self._name} cannot be started: {problem}") from problem
        try:
            async with asyncio.timeout(seconds_max):
                said, complaint = await process.communicate(questions)
        except TimeoutError:
            raise Unavailable(f"{self._name} did not answer within {seconds_max:g} s") from None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode != 0:
            last = complaint.decode(errors="replace").strip()[-ERROR_CHARACTERS_MAX:]
            raise Unavailable(f"{self._name} ended with {process.returncode}: {last}")
        return said
