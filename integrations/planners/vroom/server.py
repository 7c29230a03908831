"""A vroom-express server: the same questions over HTTP, one at a time."""

from collections.abc import Sequence

import msgspec

from core.ports import Unavailable
from integrations.peer import Peer, understood
from integrations.planners.vroom import NAME, wire

TIMEOUT_SECONDS = 60.0
OK = 200


class Server:
    """Asks the server at `url`. It has no password of its own: keep it in a private network."""

    plan_mode = True

    def __init__(self, url: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._peer = Peer(NAME, url, timeout_seconds=timeout_seconds)

    async def solve(self, problems: Sequence[wire.Problem]) -> list[wire.Answer]:
        return [await self._solve(problem) for problem in problems]

    async def check(self) -> None:
        answer = await self._peer.get("health")
        if answer.status != OK:
            raise Unavailable(f"{NAME} answered {answer.status} when asked for its health")

    async def aclose(self) -> None:
        await self._peer.aclose()

    async def _solve(self, problem: wire.Problem) -> wire.Answer:
        """A question that it refuses has its own code, and the HTTP status of a bad request."""
        answer = await self._peer.post("", msgspec.json.encode(problem))
        return understood(NAME, answer, wire.Answer)
