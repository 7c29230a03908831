"""A voice note is played to people of ours who are signed in, and to nobody else."""

from dataclasses import replace

import pytest

from core.model.conversation import Author, Message
from core.model.ids import ConversationId, MessageId
from core.model.voice_note import VoiceNote
from tests.bot.world import NOW
from tests.web_console.front import Browser, Front, shown_on

SOUND = b"OggS" + bytes(range(100))
ID = MessageId("msg_said")


async def says(front: Front, talk: ConversationId, text: str = "", content: bytes = SOUND) -> None:
    """Fetched already, and written down or not."""
    line = Message(
        id=ID, conversation=talk, at=NOW, author=Author.RECIPIENT, kind="voice", file_id="f1"
    )
    note = VoiceNote(
        message=ID,
        conversation=talk,
        delivery=None,
        kept_at=NOW,
        seconds=4,
        mime="audio/ogg",
        content=content,
    )
    async with front.building.house.store.begin() as unit:
        await unit.conversations.say(replace(line, text=text))
        await unit.voice_notes.keep(note)


async def test_it_is_played_where_it_was_said(front: Front, anna: Browser) -> None:
    """With the words that a machine made of it, marked as such, and no code among them."""
    talk = await front.waiting_talk()
    await says(front, talk, "the door code is 4711, ring twice")
    page = await anna.get(f"/c/{talk}")
    (line,) = [one for one in shown_on(page).lines.values() if "<audio" in one]
    assert f'src="/console/c/{talk}/voice/{ID}"' in line
    assert "Written down by a machine:" in page.words
    assert "ring twice" in line
    assert "4711" not in page.text


async def test_the_sound_comes_as_what_it_is_and_stays_nowhere(front: Front, anna: Browser) -> None:
    """No browser guesses at it, and no cache keeps it."""
    talk = await front.waiting_talk()
    await says(front, talk)
    async with anna.http.get(f"{anna.base}/c/{talk}/voice/{ID}") as answer:
        assert await answer.read() == SOUND
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "audio/ogg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("asked", "status", "told", "body"),
    [
        ("bytes=0-3", 206, "bytes 0-3/104", b"OggS"),
        ("bytes=100-", 206, "bytes 100-103/104", SOUND[100:]),
        ("bytes=-2", 206, "bytes 102-103/104", SOUND[-2:]),
        ("bytes=102-900", 206, "bytes 102-103/104", SOUND[102:]),
        ("bytes=900-", 416, None, None),
        ("lines=1-2", 200, None, SOUND),
    ],
)
async def test_a_player_may_ask_for_a_part(
    front: Front, anna: Browser, asked: str, status: int, told: str | None, body: bytes | None
) -> None:
    """Some play nothing that they cannot jump in."""
    talk = await front.waiting_talk()
    await says(front, talk)
    where = f"{anna.base}/c/{talk}/voice/{ID}"
    async with anna.http.get(where, headers={"Range": asked}) as answer:
        assert answer.status == status
        assert answer.headers.get("Content-Range") == told
        assert body is None or await answer.read() == body


async def test_nobody_hears_it_without_signing_in(front: Front) -> None:
    """They are led to the door."""
    talk = await front.waiting_talk()
    await says(front, talk)
    answer = await front.browser().get(f"/c/{talk}/voice/{ID}")
    assert (answer.status, answer.where) == (303, "/console/login")


async def test_it_is_not_found_under_another_talk_or_name(front: Front, anna: Browser) -> None:
    """What is forgotten is gone from here too."""
    talk = await front.waiting_talk()
    await says(front, talk)
    assert (await anna.get(f"/c/cnv_other/voice/{ID}")).status == 404
    assert (await anna.get(f"/c/{talk}/voice/msg_other")).status == 404
    assert (await anna.get(f"/c/{talk}/voice/..%2f{ID}")).status == 404
    async with front.building.house.store.begin() as unit:
        await unit.voice_notes.forget(talk)
    assert (await anna.get(f"/c/{talk}/voice/{ID}")).status == 404
    assert "<audio" not in (await anna.get(f"/c/{talk}")).text


async def test_the_player_appears_once_the_sound_is_here(front: Front, anna: Browser) -> None:
    """On a page that stands open, by the stream."""
    talk = await front.waiting_talk()
    page = await anna.get(f"/c/{talk}")
    async with anna.follow(page.stream) as events:
        await says(front, talk)
        front.building.house.bell.ring(talk)
        got = await events.until("line", "<audio")
    assert any("voice/msg_said" in event.html for event in got)
