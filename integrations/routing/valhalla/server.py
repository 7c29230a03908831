"""A Valhalla server: the same questions over HTTP."""

from http import HTTPStatus

from core.ports import Unavailable
from integrations.peer import Peer, understood
from integrations.routing.valhalla import NAME, wire
from integrations.routing.valhalla.client import Action, NoWay

SIDE_MAX = 50  # a server takes 2,500 pairs, unless it was told otherwise
NO_WAYS = {154, 170, 171, 442}  # too far; unconnected regions; no road near; no path


class Server:
    """Carries questions to the server at `url`."""

    side_max = SIDE_MAX

    def __init__(self, peer: Peer) -> None:
        self._peer = peer

    async def ask(self, action: Action, body: bytes) -> bytes:
        answer = await self._peer.post(action, body)
        if answer.status == HTTPStatus.OK:
            return answer.body
        problem = understood(NAME, answer, wire.Problem)
        if problem.error_code in NO_WAYS:
            raise NoWay(problem.error)
        raise Unavailable(f"{NAME} refused: {problem.error_code} {problem.error}")

    async def aclose(self) -> None:
        await self._peer.aclose()
