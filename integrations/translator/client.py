"""The translator asked: HTTP only; what may be shown to it is decided by who asks."""

from collections.abc import Sequence
from http import HTTPStatus

import msgspec

from core.ports import RefusedForGood, Unavailable
from integrations.peer import Peer, understood
from integrations.translator import wire

NAME = "translator"
ANSWER_SECONDS_MAX = 15.0


class LibreTranslate:
    """`key` is told with each question, where one is wanted."""

    name = NAME

    def __init__(self, peer: Peer, key: str | None) -> None:
        self._peer = peer
        self._key = key

    async def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str]:
        if not texts:
            return ()
        asked = wire.Asked(q=list(texts), source=source, target=target, api_key=self._key)
        answer = await self._peer.post("translate", msgspec.json.encode(asked))
        if answer.status == HTTPStatus.BAD_REQUEST:  # of a language that it does not know
            raise RefusedForGood(f"{NAME} answered {answer.status}")
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{NAME} answered {answer.status}")
        told = understood(NAME, answer, wire.Told).translated_text
        if len(told) != len(texts):
            raise Unavailable(f"{NAME} answered {len(told)} texts to {len(texts)}")
        return told

    async def check(self) -> None:
        answer = await self._peer.get("languages")
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{NAME} answered {answer.status}")
        if not understood(NAME, answer, list[wire.Language]):
            raise Unavailable(f"{NAME} knows no language")

    async def aclose(self) -> None:
        await self._peer.aclose()
