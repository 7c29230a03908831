"""The client of AfterShip: HTTP only."""

from integrations.carrier_kit.http import JSON, Answer, Caller


class Client:
    """Only looks: what is made there twice is made once."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def hello(self) -> Answer:
        return await self._caller.look("/trackings", query={"limit": "1"})

    async def tracking(self, slug: str, number: str) -> Answer:
        query = {"tracking_numbers": number, "slug": slug}
        return await self._caller.look("/trackings", query=query)

    async def track(self, body: bytes) -> Answer:
        """Asks it to track a parcel from now on."""
        headers = {"Content-Type": JSON}
        return await self._caller.look("/trackings", method="POST", headers=headers, body=body)

    async def aclose(self) -> None:
        await self._caller.aclose()
