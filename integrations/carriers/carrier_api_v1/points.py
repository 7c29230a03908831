"""The carrier's own pickup points, page by page; none where it shows none."""

from core.ports import FeedPage
from integrations.carrier_kit.http import looked
from integrations.carriers.carrier_api_v1 import wire
from integrations.carriers.carrier_api_v1.client import Client
from integrations.lockers.points_feed import translate
from integrations.point_list import Told

NOT_SHOWN = frozenset({404, 405, 501})


class Points:
    def __init__(self, told: Told, client: Client) -> None:
        self.name = told.name
        self._told = told
        self._client = client

    async def page(self, cursor: str | None) -> FeedPage:
        answer = await self._client.get(
            "/pickup-points", {"cursor": cursor} if cursor is not None else {}
        )
        if answer.status in NOT_SHOWN:
            return FeedPage(points=())
        said = looked(answer, wire.Page)
        return translate.listed(self._told, said.items, said.next)

    async def aclose(self) -> None:
        """The client is the carrier's, which closes it."""
