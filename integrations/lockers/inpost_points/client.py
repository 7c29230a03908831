"""InPost Points asked: HTTP only."""

from http import HTTPStatus

from core.ports import FeedPage, Unavailable
from integrations.lockers.inpost_points import translate, wire
from integrations.peer import Peer, understood
from integrations.point_list import Told

POINTS_A_PAGE = 500


class InPostPoints:
    def __init__(self, told: Told, peer: Peer) -> None:
        self.name = told.name
        self._told = told
        self._peer = peer

    async def page(self, cursor: str | None) -> FeedPage:
        asked = {"page": cursor or "1", "per_page": str(POINTS_A_PAGE)}
        answer = await self._peer.get("v1/points", asked)
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{self.name} answered {answer.status}")
        return translate.page(self._told, understood(self.name, answer, wire.Page))

    async def aclose(self) -> None:
        await self._peer.aclose()
