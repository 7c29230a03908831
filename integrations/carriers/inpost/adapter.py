"""The adapter of InPost: parcels are asked about by number; changes are made on its own pages."""

from collections.abc import Sequence

from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.ports import PointFeed, SeenEvents, Unavailable
from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.http import looked
from integrations.carrier_kit.one_by_one import one_by_one
from integrations.carriers.inpost import wire
from integrations.carriers.inpost.client import Client
from integrations.carriers.inpost.translate import Reader


class InPost:
    """Each number is a call of its own, so few are asked about at once."""

    tracked_at_once = 10

    def __init__(
        self,
        client: Client,
        reader: Reader,
        hook: JsonHook[wire.Pushed] | None,
        points: PointFeed | None,
    ) -> None:
        self.points = points
        self.ref = reader.ref
        self._client = client
        self._reader = reader
        self._hook = hook

    @property
    def hook(self) -> JsonHook[wire.Pushed] | None:
        return self._hook

    async def about(self) -> Carrier:
        return self._reader.about()

    async def check(self) -> None:
        answer = await self._client.statuses()
        if not answer.is_yes:
            raise Unavailable(f"HTTP {answer.status}")

    async def tracked(self, deliveries: Sequence[Delivery]) -> Sequence[SeenEvents]:
        numbers = [one.tracking_number for one in deliveries]
        return await one_by_one(self.ref, numbers, self._tracked)

    async def aclose(self) -> None:
        await self._client.aclose()
        if self.points is not None:
            await self.points.aclose()

    async def _tracked(self, number: str) -> SeenEvents | None:
        answer = await self._client.tracking(number)
        if answer.status in (400, 404, 422):
            return None  # not there yet, or no number of theirs
        return self._reader.seen(looked(answer, wire.Tracking))
