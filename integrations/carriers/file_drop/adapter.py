"""The adapter of a file drop: a change is a file that we lay down, events are files that we find.

A file of theirs is laid aside only when we are asked for what stands behind it: by then its events
are on our disk.
"""

import logging
from collections.abc import Sequence

from core.model.carrier import Carrier
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.ports import ChangeAnswer, SeenEvents
from integrations.carriers.file_drop import translate, wire
from integrations.carriers.file_drop.client import Folder, NotCsv
from integrations.carriers.file_drop.translate import Reader, Terms

log = logging.getLogger("carriers")


class FileDrop:
    """A carrier that shares a folder with us."""

    def __init__(self, folder: Folder, reader: Reader, terms: Terms) -> None:
        self.ref = reader.ref
        self._folder = folder
        self._reader = reader
        self._terms = terms

    async def about(self) -> Carrier:
        return self._terms.about(self.ref, self._reader.zone)

    async def check(self) -> None:
        await self._folder.check()

    async def events(self, cursor: str | None) -> tuple[Sequence[SeenEvents], str | None]:
        """A file is a page; the cursor names the one that was read."""
        if cursor is not None:
            await self._folder.lay_aside(cursor, "done")
        for name in await self._folder.waiting():
            try:
                lines = await self._folder.read(name)
            except NotCsv as wrong:
                log.error("carrier %s: a file is %s: it was laid aside", self.ref, wrong)
                await self._folder.lay_aside(name, "bad")
                continue
            found = [self._seen(line) for line in lines]
            return [seen for seen in found if seen is not None], name
        return [], None

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer:
        earlier = await self.read_back(change, delivery)
        if earlier is None:
            await self._folder.lay_down(str(change.id), translate.cells_of(change, delivery))
        return ChangeAnswer(state=ChangeState.SENT, their_id=str(change.id))

    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        if not await self._folder.was_laid_down(str(change.id)):
            return None
        return ChangeAnswer(state=ChangeState.SENT, their_id=str(change.id))

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        """They say no more of it than that they took the file."""
        return ChangeAnswer(state=change.state, their_id=change.their_id)

    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        """What they have taken already is followed by a file that takes it back."""
        if await self._folder.was_laid_down(str(change.id)):
            is_back = await self._folder.taken_back(str(change.id))
            if not is_back:
                cells = translate.withdrawn(change, delivery)
                await self._folder.lay_down(f"{change.id}-withdrawn", cells)
        return ChangeAnswer(state=ChangeState.CANCELLED, their_id=change.their_id)

    async def aclose(self) -> None:
        """Nothing is held open."""

    def _seen(self, line: wire.Line) -> SeenEvents | None:
        try:
            return self._reader.seen(line)
        except ValueError:
            log.error("carrier %s: line %s cannot be read", self.ref, line.number)
            return None
