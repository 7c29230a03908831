"""The client of Onfleet: HTTP only."""

from collections.abc import Mapping

from integrations.carrier_kit.http import JSON, Answer, Caller, path_of

_WRITES = {"Content-Type": JSON}


class Client:
    """Nothing is repeated here: the caller knows what may be."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def hello(self) -> Answer:
        return await self._caller.look("/auth/test")

    async def tasks(self, query: Mapping[str, str]) -> Answer:
        return await self._caller.look("/tasks/all", query=query)

    async def task(self, id: str) -> Answer:
        return await self._caller.look(path_of("tasks", id))

    async def task_by_short_id(self, short_id: str) -> Answer:
        return await self._caller.look(path_of("tasks", "shortId", short_id))

    async def tasks_with(self, metadata: bytes) -> Answer:
        """Those that carry this metadata: a search, though by POST."""
        return await self._caller.look(
            "/tasks/metadata", method="POST", headers=_WRITES, body=metadata
        )

    async def new_place(self, place: bytes) -> Answer:
        """A place that nothing goes to yet: one too many harms nobody, so it is only a look."""
        return await self._caller.look("/destinations", method="POST", headers=_WRITES, body=place)

    async def update(self, id: str, update: bytes) -> Answer:
        """Raises Unavailable, or UncertainEffect."""
        return await self._caller.act("PUT", path_of("tasks", id), headers=_WRITES, body=update)

    async def delete(self, id: str) -> Answer:
        """Raises Unavailable, or UncertainEffect."""
        return await self._caller.act("DELETE", path_of("tasks", id))

    async def aclose(self) -> None:
        await self._caller.aclose()
