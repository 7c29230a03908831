"""The client of InPost ShipX: HTTP only."""

from integrations.carrier_kit.http import Answer, Caller, path_of


class Client:
    """Only looks: this API changes nothing that is under way."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def statuses(self) -> Answer:
        return await self._caller.look("/v1/statuses")

    async def tracking(self, number: str) -> Answer:
        return await self._caller.look(path_of("v1", "tracking", number))

    async def aclose(self) -> None:
        await self._caller.aclose()
