"""The client of Nova Poshta: HTTP only. All goes to one address; the method stands in the body."""

import msgspec

from integrations.carrier_kit.http import JSON, Answer, Caller
from integrations.carriers.nova_poshta import wire

_WRITES = {"Content-Type": JSON}


class Client:
    """Nothing is repeated here: the caller knows what may be."""

    def __init__(self, caller: Caller, key: str) -> None:
        self._caller = caller
        self._key = key

    def __repr__(self) -> str:
        return "Client()"  # the key belongs to nobody's log

    async def look(self, model: str, method: str, properties: object) -> Answer:
        """A question without effect. Raises Unavailable."""
        body = self._body(model, method, properties)
        return await self._caller.look("/", method="POST", headers=_WRITES, body=body)

    async def act(self, model: str, method: str, properties: object) -> Answer:
        """Raises Unavailable, or UncertainEffect."""
        body = self._body(model, method, properties)
        return await self._caller.act("POST", "/", headers=_WRITES, body=body)

    async def aclose(self) -> None:
        await self._caller.aclose()

    def _body(self, model: str, method: str, properties: object) -> bytes:
        return msgspec.json.encode(
            wire.Question(
                api_key=self._key,
                model_name=model,
                called_method=method,
                method_properties=properties,
            )
        )
