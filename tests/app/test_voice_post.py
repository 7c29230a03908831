"""A voice note from the chat to its words and back, on real storage and real actions."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.compose import opened_transcriber
from app.outbox import Carried
from app.settings import WrongSetting, load
from app.voice_post import LISTENS_MAX, VoicePost
from bot.converse import Converse
from bot.letter import Letter
from bot.telegram.files import NotToBeHad
from core.actions.ask import ask
from core.commands import ForgetMe, TakeOver
from core.model.asker import Asker, Role
from core.model.conversation import Author, Message
from core.model.ids import AgentId, MessageId
from core.model.photo import Photo
from core.model.post import Channel, RowState
from core.model.speech import Speech
from core.ports import Unavailable
from storage.store import SqlStore, open_store
from tests.bot.building import Building, build
from tests.integrations.speech_world import KnowsByHeart

SOUND = b"OggS what was said"
ANNA = Asker(Role.AGENT, AgentId("agt_1"))


@dataclass
class Phone:
    """A house that listens, the sound at Telegram, and what became of each errand."""

    building: Building
    ears: KnowsByHeart
    content: bytes = SOUND
    problem: Exception | None = None
    fetched: int = 0
    ended: list[Carried] = field(default_factory=list)

    async def fetch(self, file_id: str, bytes_max: int) -> bytes:
        self.fetched += 1
        if self.problem is not None:
            raise self.problem
        return self.content

    async def says(self, *words: str | tuple[str, float], **about: object) -> list[Letter]:
        """Said, listened to, answered; what the last of it was answered with."""
        self.ears.learn(self.content, *words)
        await self.sends(**about)
        return await self.listened()

    async def sends(self, **about: object) -> list[Letter]:
        voice = {"file_id": "f1", "file_unique_id": "u1", "duration": 4, **about}
        return await self.building.update(message=self.building.message(voice=voice))

    async def listened(self) -> list[Letter]:
        """Every errand that is due, as the outbox carries it; then what came back."""
        post = VoicePost(house=self.building.house, fetch=self.fetch, chance=lambda: 0.5)
        lanes, wall = self.building.lanes, self.building.clock.wall()
        for lease in await lanes.claim_out(Channel.VOICE, "v1", wall, 10):
            for row in await lanes.next_out(lease, wall, 10):
                await lanes.sending(lease, [row])
                self.ended.append(await post.carry(row))
                state = self.ended[-1].state
                if state is not None:
                    await lanes.sent(lease, [(row, state)], wall)
                else:
                    await lanes.put_back(lease, row, self.ended[-1].error, wall)
            await lanes.release(lease, wall)
        return await self.building.work()

    async def line(self) -> Message:
        talk = await self.building.talk()
        async with self.building.house.store.read() as unit:
            said = [line for _, line in await unit.conversations.messages(talk.id)]
        return [line for line in said if line.kind == "voice"][-1]

    async def kept(self) -> bytes | None:
        async with self.building.house.store.read() as unit:
            note = await unit.voice_notes.get((await self.line()).id)
        return note.content if note is not None else None


def listening(store: SqlStore, ears: KnowsByHeart | None) -> Building:
    building = build(store, store.lanes)
    house = replace(building.house, transcriber=ears)
    converse: Converse = replace(building.converse, house=house)
    return replace(building, house=house, converse=converse)


@pytest_asyncio.fixture
async def phone(sqlite_url: str) -> AsyncIterator[Phone]:
    store = await open_store(sqlite_url)
    ears = KnowsByHeart()
    building = listening(store, ears)
    await building.furnish()
    await building.proven()
    yield Phone(building, ears)
    await store.aclose()


def words(letters: list[Letter]) -> str:
    return " / ".join(letter.text for letter in letters)


async def test_what_was_said_is_read_back_and_then_acted_on(phone: Phone) -> None:
    """Kept, heard, shown; and only the yes tells the courier."""
    assert "I am listening" in words(await phone.sends())
    phone.ears.learn(SOUND, "the", "gate", "code", "is", "4711")
    heard = await phone.listened()
    assert "I heard: “<code>the gate code is 4711</code>”. Is that right?" in words(heard)
    assert (await phone.building.delivery()).door_card.code is None
    assert await phone.kept() == SOUND
    saved = await phone.building.presses("voice.yes")
    assert "door code" in words(saved)
    assert (await phone.building.delivery()).door_card.code == "4711"


async def test_the_transcript_has_the_words_and_the_bot_repeats_no_code(phone: Phone) -> None:
    """Who reads the talk sees what was said where it was said."""
    await phone.says("the", "gate", "code", "is", "4711")
    assert (await phone.line()).text == "the gate code is 4711"
    talk = await phone.building.talk()
    async with phone.building.house.store.read() as unit:
        lines = [line for _, line in await unit.conversations.messages(talk.id)]
    assert "4711" not in " ".join(line.text for line in lines if line.author is Author.BOT)


async def test_a_doubtful_number_is_typed_and_then_read_back(phone: Phone) -> None:
    """The gap is filled by what was typed, read anew as one sentence."""
    asked = await phone.says("the", "gate", "code", "is", ("4771", 0.4))
    assert "I am not sure of the code: please type it." in words(asked)
    assert "4771" not in words(asked)
    assert "the gate code is 4711" in words(await phone.building.types("4711"))
    await phone.building.presses("voice.yes")
    assert (await phone.building.delivery()).door_card.code == "4711"


async def test_it_is_heard_where_the_talk_stood(phone: Phone) -> None:
    """Who was asked for a time says one; the yes is followed by its own offer."""
    await phone.building.presses("address.yes")
    await phone.says("tomorrow", "evening")
    offered = await phone.building.presses("voice.yes")
    assert any(data.startswith("slot.") for letter in offered for _, data in letter.buttons)


async def test_a_no_leaves_the_question_before_it_open(phone: Phone) -> None:
    """And what is typed then is its answer."""
    await phone.building.presses("address.yes")
    before = await phone.building.talk()
    await phone.says("tomorrow", "evening")
    assert "say it once more" in words(await phone.building.presses("voice.no"))
    after = await phone.building.talk()
    assert (after.scene, after.beat) == (before.scene, before.beat)
    offered = await phone.building.types("tomorrow evening")
    assert any(data.startswith("slot.") for letter in offered for _, data in letter.buttons)


async def test_nothing_is_fetched_or_told_twice(phone: Phone) -> None:
    """A worker that fell over after its work begins it again."""
    await phone.says("where", "is", "my", "parcel")
    post = VoicePost(house=phone.building.house, fetch=phone.fetch, chance=lambda: 0.5)
    await phone.sends()
    wall = phone.building.clock.wall()
    (lease,) = await phone.building.lanes.claim_out(Channel.VOICE, "v1", wall, 10)
    (row,) = await phone.building.lanes.next_out(lease, wall, 10)
    assert (await post.carry(row)).state is RowState.DONE
    assert (await post.carry(row)).state is RowState.DONE
    assert phone.fetched == 2
    answers = [one for one in await phone.building.work() if "I heard" in one.text]
    assert len(answers) == 1


async def test_a_telegram_that_is_ill_is_asked_again(phone: Phone) -> None:
    """The person hears nothing of it but the words, later."""
    phone.ears.learn(SOUND, "where", "is", "my", "parcel")
    phone.problem = Unavailable("down")
    await phone.sends()
    assert await phone.listened() == []
    phone.problem = None
    assert "where is my parcel" in words(await phone.listened())
    assert [end.state for end in phone.ended] == [None, RowState.DONE]


@pytest.mark.parametrize(
    ("problem", "content"),
    [(NotToBeHad("gone"), SOUND), (None, b"<html>not a sound</html>")],
)
async def test_what_is_not_to_be_had_is_said(
    phone: Phone, problem: Exception | None, content: bytes
) -> None:
    """Kindly, with a way on; and no page or picture is kept as a sound."""
    phone.problem, phone.content = problem, content
    await phone.sends()
    assert "could not make out" in words(await phone.listened())
    assert await phone.kept() is None
    assert phone.ended[-1].state is RowState.STALE


async def test_ears_that_fail_again_and_again_are_not_waited_for(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the third try they are asked to write; the sound is there for a person."""

    async def fails(sound: bytes, hint: str) -> Speech:
        raise Unavailable("took too long")

    monkeypatch.setattr(phone.ears, "listen", fails)
    await phone.sends()
    answers = [await phone.listened() for _ in range(LISTENS_MAX + 1)]
    assert "could not make out" in words(answers[-1])
    assert await phone.kept() == SOUND


async def test_who_was_forgotten_meanwhile_stays_so(phone: Phone) -> None:
    """Nothing is fetched back that was wiped."""
    await phone.sends()
    me = Asker(Role.RECIPIENT, (await phone.building.talk()).id)
    await ask(phone.building.house, ForgetMe((await phone.building.talk()).id), me)
    assert await phone.listened() == []
    assert await phone.kept() is None
    assert phone.ended[-1].state is RowState.STALE


async def test_while_an_agent_holds_the_talk_it_is_kept_and_written_down(phone: Phone) -> None:
    """The bot says nothing; the agent can play and read it."""
    await ask(phone.building.house, TakeOver((await phone.building.talk()).id, "Anna"), ANNA)
    await phone.building.work()
    assert await phone.says("please", "hurry") == []
    assert (await phone.line()).text == "please hurry"
    assert await phone.kept() == SOUND


async def test_who_waits_for_a_person_is_not_asked_anything(phone: Phone) -> None:
    """They read it, whoever comes."""
    await phone.building.presses("human")
    await phone.sends()
    phone.ears.learn(SOUND, "please", "hurry")
    assert await phone.listened() == []
    assert (await phone.line()).text == "please hurry"


@pytest.mark.parametrize(
    ("about", "words_of_it", "is_kept"),
    [
        ({"duration": 200}, "longer than I can listen to", True),
        ({"duration": 2_000}, "longer than I can listen to", False),
        ({"file_size": 50_000_000}, "longer than I can listen to", False),
    ],
)
async def test_what_is_too_long_is_said_at_once(
    phone: Phone, about: dict[str, object], words_of_it: str, is_kept: bool
) -> None:
    """What a person may still listen to is kept for them."""
    assert words_of_it in words(await phone.sends(**about))
    assert await phone.listened() == []
    assert phone.ears.listened == 0
    assert (await phone.kept() is not None) is is_kept


async def test_nobody_fills_the_house_with_sound(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After so many notes they are asked to write; what is kept stays."""
    monkeypatch.setattr("bot.listening.NOTES_A_TALK_MAX", 2)
    for _ in range(2):
        await phone.says("where", "is", "my", "parcel")
    assert "could not make out" in words(await phone.sends())
    assert await phone.listened() == []
    assert phone.fetched == 2
    assert await phone.kept() is None


async def test_a_strangers_sound_is_not_kept(sqlite_url: str) -> None:
    """Before proof nothing is fetched, and the bot says that it cannot listen."""
    store = await open_store(sqlite_url)
    stranger = Phone(listening(store, KnowsByHeart()), KnowsByHeart())
    assert "cannot listen" in words(await stranger.sends())
    await stranger.listened()
    assert stranger.fetched == 0
    await store.aclose()


async def test_without_a_model_it_is_kept_for_people(sqlite_url: str) -> None:
    """The bot says so, and offers a person."""
    store = await open_store(sqlite_url)
    building = listening(store, None)
    await building.furnish()
    await building.proven()
    phone = Phone(building, KnowsByHeart())
    said = await phone.sends()
    assert "cannot listen" in words(said)
    assert any(data == "human" for letter in said for _, data in letter.buttons)
    assert await phone.listened() == []
    assert await phone.kept() == SOUND
    assert (await phone.line()).text == ""
    await store.aclose()


def test_a_folder_without_a_model_stops_the_start(tmp_path: Path) -> None:
    """One line that names the setting."""
    with pytest.raises(WrongSetting, match=r"DOORSTEP_SPEECH_MODEL_DIR: .* lacks"):
        opened_transcriber(load(speech_model_dir=tmp_path))
    assert opened_transcriber(load()) is None


# --- photos ---------------------------------------------------------------------------------------

PICTURE = b"\xff\xd8\xff\xe0 a crushed box"


async def shows(phone: Phone, content: bytes = PICTURE) -> MessageId:
    """A photo is sent; the line of the talk that it is."""
    phone.content = content
    sizes = [{"file_id": "f9", "file_unique_id": "u9", "width": 90, "height": 90}]
    await phone.building.update(message=phone.building.message(photo=sizes))
    await phone.listened()
    talk = await phone.building.talk()
    async with phone.building.house.store.read() as unit:
        said = [line for _, line in await unit.conversations.messages(talk.id)]
    return [line for line in said if line.kind == "photo"][-1].id


async def kept_photo(phone: Phone, line: MessageId) -> Photo | None:
    async with phone.building.house.store.read() as unit:
        return await unit.photos.get(line)


async def test_a_photo_is_fetched_and_kept(phone: Phone) -> None:
    """Once; nobody listens to it, and the chat hears nothing more of it."""
    line = await shows(phone)
    photo = await kept_photo(phone, line)
    assert photo is not None
    assert (photo.content, photo.mime) == (PICTURE, "image/jpeg")
    assert phone.fetched == 1
    assert [one.state for one in phone.ended] == [RowState.DONE]


async def test_what_is_no_picture_is_not_kept(phone: Phone) -> None:
    """Whatever its sender calls it."""
    line = await shows(phone, b"<svg onload=alert(1)>")
    assert await kept_photo(phone, line) is None
    assert phone.ended[-1].state is RowState.STALE


async def test_a_damage_claim_names_its_photo(phone: Phone) -> None:
    """By the line of the talk, so that whoever looks finds the picture."""
    line = await shows(phone)
    await phone.building.presses("photo.damaged")
    delivery = await phone.building.delivery()
    async with phone.building.house.store.read() as unit:
        (claim,) = await unit.claims.of(delivery.id)
    assert claim.photos == (line,)


async def test_a_photo_of_somebody_forgotten_is_not_kept(phone: Phone) -> None:
    """They went between the sending and the fetching."""
    sizes = [{"file_id": "f9", "file_unique_id": "u9", "width": 90, "height": 90}]
    await phone.building.update(message=phone.building.message(photo=sizes))
    talk = await phone.building.talk()
    await ask(phone.building.house, ForgetMe(talk.id), ANNA)
    phone.content = PICTURE
    await phone.listened()
    async with phone.building.house.store.read() as unit:
        assert await unit.photos.kept(talk.id) == frozenset()
