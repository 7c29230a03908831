"""A bell: rings when something changed, for everybody who listens just then."""

import asyncio


class Bell:
    """Look first, then listen, without an await between: nothing is missed."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    async def heard(self, seconds: float) -> bool:
        """True when it rang within the time."""
        rung = self._rung
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                await rung.wait()
        except TimeoutError:
            return False
        return True
