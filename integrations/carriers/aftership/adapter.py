"""The adapter of AfterShip: parcels are asked about by number, and tracked from then on."""

import logging
from collections.abc import Sequence

import msgspec

from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.ports import SeenEvents
from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.http import looked
from integrations.carrier_kit.one_by_one import one_by_one
from integrations.carriers.aftership import wire
from integrations.carriers.aftership.client import Client
from integrations.carriers.aftership.translate import Reader

log = logging.getLogger("carriers")


class AfterShip:
    """One carrier's parcels at AfterShip. Each number is a call of its own."""

    tracked_at_once = 20

    def __init__(self, client: Client, reader: Reader, hook: JsonHook[wire.Pushed] | None) -> None:
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
        looked(await self._client.hello(), wire.Answer)

    async def tracked(self, deliveries: Sequence[Delivery]) -> Sequence[SeenEvents]:
        numbers = [one.tracking_number for one in deliveries]
        return await one_by_one(self.ref, numbers, self._tracked)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _tracked(self, number: str) -> SeenEvents | None:
        answer = await self._client.tracking(self._reader.slug, number)
        found = looked(answer, wire.Answer).data.trackings
        for tracking in found:
            if tracking.tracking_number == number:
                return self._reader.seen(tracking)
        new = wire.New(tracking_number=number, slug=self._reader.slug)
        answer = await self._client.track(msgspec.json.encode(new))
        if not answer.is_yes:  # it exists already, or is no number of that carrier's
            log.warning("carrier %s: a parcel is not tracked: HTTP %s", self.ref, answer.status)
        return None
