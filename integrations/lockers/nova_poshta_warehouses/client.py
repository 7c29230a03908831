"""Nova Poshta asked for its warehouses: HTTP only."""

from http import HTTPStatus

import msgspec

from core.ports import FeedPage, Unavailable
from integrations.lockers.nova_poshta_warehouses import translate, wire
from integrations.peer import Peer, understood
from integrations.point_list import Told

POINTS_A_PAGE = 500


class NovaPoshtaWarehouses:
    def __init__(self, told: Told, peer: Peer) -> None:
        self.name = told.name
        self._told = told
        self._peer = peer

    async def page(self, cursor: str | None) -> FeedPage:
        number = int(cursor or "1")
        asked = wire.Question(self._told.key, wire.Properties(str(number), str(POINTS_A_PAGE)))
        answer = await self._peer.post("", msgspec.json.encode(asked))
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{self.name} answered {answer.status}")
        said = understood(self.name, answer, wire.Answer)
        if not said.success:
            raise Unavailable(f"{self.name} refused: {str(said.error_codes)[:80]}")
        return translate.page(self._told, said, number, POINTS_A_PAGE)

    async def aclose(self) -> None:
        await self._peer.aclose()
