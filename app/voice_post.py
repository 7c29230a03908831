"""The voice post: one voice note fetched, kept, and listened to; or a photo fetched and kept.

All of it happens between transactions. What is kept already is not fetched again, and what was
heard goes into the chat under a key that a repeat finds.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from app.outbox import DONE, STALE, Carried, again, dead
from bot.listening import Errand, errand_of, heard_row
from bot.telegram.files import NotToBeHad
from bot.telegram.outlet import TooFast
from core.actions.house import House
from core.model import proof_picture
from core.model.conversation import Conversation
from core.model.photo import Photo
from core.model.post import OutboxRow, RowState
from core.model.speech import Speech
from core.model.voice_note import HEARD_SECONDS_MAX, KEPT_BYTES_MAX, VoiceNote, mime_of
from core.ports import Transcriber, Unavailable

log = logging.getLogger("voice")

FETCHES_MAX = 100  # some hours of a Telegram that does not answer
LISTENS_MAX = 3  # somebody waits: after that they are asked to write
WAIT_SECONDS_MAX = 300.0
FIRST_WAIT_SECONDS = 1.0


type Fetch = Callable[[str, int], Awaitable[bytes]]  # a file's name, and how much of it at most


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePost:
    """`chance` in [0, 1) spreads the retries of many rows."""

    house: House
    fetch: Fetch
    chance: Callable[[], float]

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            errand = errand_of(row.outgoing.body)
        except msgspec.DecodeError:
            return dead("not an errand")
        try:
            return await self._carried(row, errand)
        except NotToBeHad as gone:
            if errand.seconds is not None:
                await self._heard(errand, Speech(), is_kept=False)
            return Carried(state=RowState.STALE, error=f"not to be had: {gone}")
        except TooFast as fast:
            return again(self._in(fast.seconds), "too fast")
        except Unavailable as ill:
            return self._later(row, FETCHES_MAX, str(ill))

    async def _carried(self, row: OutboxRow, errand: Errand) -> Carried:
        """Raises NotToBeHad, TooFast, Unavailable."""
        if errand.seconds is None:
            return await self._shown(errand)
        note = await self._kept(errand) or await self._fetched(errand, errand.seconds)
        if note is None:
            return STALE
        ears = self.house.transcriber
        if ears is None or errand.seconds > HEARD_SECONDS_MAX:
            return DONE
        return await self._listened(row, errand, note, ears)

    async def _shown(self, errand: Errand) -> Carried:
        """The picture, kept; nothing of it where its person was forgotten meanwhile."""
        async with self.house.store.read() as unit:
            if await unit.photos.get(errand.message) is not None:
                return DONE
        content = await self.fetch(errand.file_id, proof_picture.KEPT_BYTES_MAX)
        mime = proof_picture.mime_of(content)
        if mime is None:
            raise NotToBeHad("it is no picture that we know")
        if self.house.pictures is not None:
            try:
                content = await self.house.pictures.cleaned(content)
            except ValueError as no:
                raise NotToBeHad(f"it {no}") from None
            mime = proof_picture.mime_of(content) or mime
        kept = Photo(
            message=errand.message,
            conversation=errand.conversation,
            delivery=errand.delivery,
            kept_at=self.house.clock.now(),
            mime=mime,
            content=content,
        )
        async with self.house.store.begin() as unit:
            line = await unit.conversations.line(errand.message)
            if line is None or line.file_id is None:
                return STALE
            await unit.photos.keep(kept)
        self.house.bell.ring(errand.conversation)
        return DONE

    async def _kept(self, errand: Errand) -> VoiceNote | None:
        async with self.house.store.read() as unit:
            return await unit.voice_notes.get(errand.message)

    async def _fetched(self, errand: Errand, seconds: int) -> VoiceNote | None:
        """The sound, kept; None where its person was forgotten meanwhile."""
        content = await self.fetch(errand.file_id, KEPT_BYTES_MAX)
        mime = mime_of(content)
        if mime is None:
            raise NotToBeHad("it is no sound that we know")
        note = VoiceNote(
            message=errand.message,
            conversation=errand.conversation,
            delivery=errand.delivery,
            kept_at=self.house.clock.now(),
            seconds=seconds,
            mime=mime,
            content=content,
        )
        async with self.house.store.begin() as unit:
            line = await unit.conversations.line(errand.message)
            if line is None or line.file_id is None:
                return None
            await unit.voice_notes.keep(note)
        self.house.bell.ring(errand.conversation)
        return note

    async def _listened(
        self, row: OutboxRow, errand: Errand, note: VoiceNote, ears: Transcriber
    ) -> Carried:
        talk = await self._talk(errand)
        if talk is None:
            return STALE
        try:
            speech = await ears.listen(note.content, talk.language)
        except Unavailable as ill:
            if row.tries < LISTENS_MAX:
                return self._later(row, LISTENS_MAX, str(ill))
            log.warning("voice note of row %s was not listened to: %s", row.seq, ill)
            speech = Speech()
        await self._heard(errand, speech, is_kept=True)
        return DONE

    async def _talk(self, errand: Errand) -> Conversation | None:
        async with self.house.store.read() as unit:
            return await unit.conversations.get(errand.conversation)

    async def _heard(self, errand: Errand, speech: Speech, *, is_kept: bool) -> None:
        """Into the transcript, and into the chat's lane. Nothing of it where nobody listens."""
        if self.house.transcriber is None:
            return
        async with self.house.store.begin() as unit:
            talk = await unit.conversations.get(errand.conversation)
            line = await unit.conversations.line(errand.message)
            if talk is None or line is None or line.file_id is None:
                return
            await unit.conversations.write_down(errand.message, speech.text, speech.language)
            wall = self.house.clock.wall()
            row = heard_row(errand, speech, talk.lane, wall, is_kept=is_kept)
            await unit.post.receive(row)
        self.house.bell.ring(talk.lane)

    def _later(self, row: OutboxRow, tries_max: int, error: str) -> Carried:
        if row.tries >= tries_max:
            return dead(error)
        wait = min(WAIT_SECONDS_MAX, FIRST_WAIT_SECONDS * 2 ** min(row.tries, 16))
        return again(self._in(wait * (0.5 + self.chance())), error)

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)
