"""The client of Carrier API v1: HTTP only."""

from collections.abc import Mapping

from integrations.carrier_kit.http import JSON, Answer, Caller

IDEMPOTENCY_KEY = "Idempotency-Key"


class Client:
    """`url` is the API's base address. Nothing is repeated here: the caller knows what may be."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def get(self, path: str, query: Mapping[str, str] | None = None) -> Answer:
        """Raises Unavailable."""
        return await self._caller.look(path, query=query or {})

    async def post(self, path: str, body: bytes, key: str) -> Answer:
        """Raises Unavailable where nothing happened, UncertainEffect where it may have."""
        headers = {IDEMPOTENCY_KEY: key, "Content-Type": JSON}
        return await self._caller.act("POST", path, headers=headers, body=body)

    async def delete(self, path: str) -> Answer:
        """Raises Unavailable; deleting again harms nothing."""
        return await self._caller.act("DELETE", path)

    async def aclose(self) -> None:
        await self._caller.aclose()
