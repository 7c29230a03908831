"""A list of points, fetched whole from an address or a file."""

import asyncio
from http import HTTPStatus
from pathlib import Path

from core.ports import FeedPage, Unavailable
from integrations.lockers.points_feed import translate
from integrations.peer import ANSWER_BYTES_MAX, Peer
from integrations.point_list import Told


class PointsFeed:
    def __init__(self, told: Told, peer: Peer | None) -> None:
        self.name = told.name
        self._told = told
        self._peer = peer

    async def page(self, cursor: str | None) -> FeedPage:
        body = await self._body()
        try:
            return await asyncio.to_thread(translate.page, self._told, body)
        except ValueError as problem:  # also where it is no UTF-8
            raise Unavailable(f"the list of {self.name} {_said(problem)}") from problem

    async def aclose(self) -> None:
        if self._peer is not None:
            await self._peer.aclose()

    async def _body(self) -> bytes:
        if self._peer is None:
            return await asyncio.to_thread(_read, self.name, self._told.file)
        answer = await self._peer.get_whole()
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{self.name} answered {answer.status}")
        return answer.body


def _read(name: str, file: Path | None) -> bytes:
    assert file is not None
    try:
        with file.open("rb") as opened:
            body = opened.read(ANSWER_BYTES_MAX + 1)
    except OSError as problem:
        raise Unavailable(f"the list of {name} cannot be read: {problem.strerror}") from problem
    if len(body) > ANSWER_BYTES_MAX:
        raise Unavailable(f"the list of {name} has more than {ANSWER_BYTES_MAX} bytes")
    return body


def _said(problem: ValueError) -> str:
    return "is no UTF-8" if isinstance(problem, UnicodeDecodeError) else str(problem)
