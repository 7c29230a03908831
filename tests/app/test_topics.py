"""The agents' group: a talk in a topic, from both sides, and all that may befall a group."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.baton import end_leases
from core.agent_commands import OfferTelegram
from core.commands import AgentSays, ForgetMe, HandBack, TakeOver
from core.model.asker import Asker, Role
from core.model.attempt import Attempt
from core.model.conversation import Holder
from core.model.ids import AgentId, DeliveryId
from core.model.reason import Reason
from core.model.status import EventType
from core.model.topic import IDLE_DAYS
from core.refusals import Refused
from tests.app.group_stage import ANNA, BORIS, Killed, Stage, begun, staged
from tests.bot.world import NOW, a_delivery, window

BY_ANNA = Asker(Role.AGENT, ANNA)
BY_BORIS = Asker(Role.AGENT, BORIS)


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with staged(sqlite_url) as stage:
        await stage.building.furnish()
        await begun(stage)
        yield stage


async def test_an_angry_person_gets_anna_in_a_topic(sqlite_url: str) -> None:
    """From both sides: why, with the evidence; the bot is silent; Anna speaks, books, and leaves;
    the bot goes on with what was agreed."""
    attempts = tuple(
        Attempt(at=NOW - timedelta(days=day), reason=Reason.RECIPIENT_ABSENT) for day in (2, 1)
    )
    failed = replace(a_delivery(), conversation=None, attempts=attempts)
    async with staged(sqlite_url) as stage:
        await stage.building.furnish(failed.moved(EventType.ATTEMPT_FAILED, NOW))
        await begun(stage)
        stage.phone.text("I was at home, nobody came")
        await stage.turn()
        stage.phone.text("2nd time. you people are useless")
        await stage.turn()
        assert "asked one of us to join" in " ".join(stage.heard())
        topic = stage.group.topics()[-1]
        assert topic.name == "JJFI60000000001 · Kauppa Oy"
        head = stage.said()[0]
        assert "says that nobody came" in head
        assert "Attempt 2" in head
        assert "the recipient says otherwise" in head
        assert "Mind: a failed attempt is in doubt." in head
        assert "Possible now: Another time" in head
        assert any("useless" in said for said in stage.said()[1:])
        await stage.anna_says("I am sorry, Aino. This was not your fault.")
        assert stage.heard()[-2:] == [
            "Anna has joined. I am quiet now.",
            "Anna: I am sorry, Aino. This was not your fault.",
        ]
        stage.phone.text("and now?")
        await stage.turn()
        assert stage.said()[-1] == "👤 and now?"
        assert stage.heard()[-1].startswith("Anna: I am sorry")
        await stage.presses("What can be done")
        await stage.presses("Another time")
        await stage.presses("Wed 25 Nov 18:00–20:00")
        assert any("Done: Another time" in said for said in stage.said())
        promised = await stage.building.delivery()
        assert promised.promise is not None
        assert promised.promise.window == window(1, 18)
        await stage.anna_says("/close")
        assert (await stage.talk()).holder is Holder.BOT
        assert "The bot has the talk again." in stage.said()[-1]
        assert stage.group.topics()[-1].is_closed
        assert "Anna has left" in " ".join(stage.heard())
        assert "18:00–20:00" in stage.heard()[-1]


async def test_everything_is_copied_both_ways(stage: Stage) -> None:
    """Photos, voice notes, pins, cards, stickers and files; answers stay answers."""
    await stage.a_person_is_wanted()
    await stage.presses("Take over")
    stage.phone.photo(caption="the door, code 4471#")
    stage.phone.voice()
    stage.phone.pin(60.17, 24.94)
    stage.phone.send_contact("+358401112222", "Olga")
    stage.phone.sticker("👍")
    stage.phone.document(b"%PDF-1.4", "proof.pdf")
    asked = stage.phone.text("which one?")
    await stage.turn()
    here = stage.group.messages_in(stage.topic())
    kinds = [one.kind for one in here if one.is_from_bot]
    assert kinds[-7:] == ["photo", "voice", "location", "contact", "sticker", "document", "text"]
    assert "👤 the door, code •••" in stage.said()
    shown = next(one for one in here if one.text == "👤 which one?")
    stage.group.say(stage.anna, "The first one.", topic=stage.topic(), reply_to=shown.id)
    await stage.turn()
    answered = stage.phone.find(stage.phone.last())
    assert answered.reply_to is not None
    assert answered.reply_to.id == asked.id
    stage.phone.text("thank you", reply_to=stage.phone.last())
    stage.group.photo(stage.anna, "like this", topic=stage.topic())
    stage.group.send(
        stage.anna, {"location": {"latitude": 60.1, "longitude": 24.9}}, topic=stage.topic()
    )
    await stage.turn()
    thanks = [m for m in stage.group.chat.messages.values() if m.text == "👤 thank you"]
    assert thanks[0].reply_to is not None
    assert thanks[0].reply_to.text == "The first one."
    kinds = [one.kind for one in stage.phone.messages() if one.is_from_bot]
    assert kinds[-2:] == ["photo", "location"]
    assert "Anna: like this" in stage.heard()
    theirs = [line.kind for line in await stage.lines() if line.agent == ANNA]
    assert theirs == ["text", "photo", "pin"]


async def test_edits_go_both_ways(stage: Stage) -> None:
    """A text, and the caption of what was copied; nothing is said anew for it."""
    await stage.a_person_is_wanted()
    await stage.presses("Take over")
    first = stage.phone.text("at home from 5")
    photo = stage.phone.photo(caption="door")
    await stage.turn()
    mine = stage.group.say(stage.anna, "We come at 8.", topic=stage.topic())
    await stage.turn()
    told, heard = len(stage.said()), len(stage.heard())
    stage.phone.edit(first, "at home from 6")
    stage.phone.edit(photo, "the green door")
    stage.group.edit(stage.anna, mine, "We come at 6.")
    await stage.turn()
    assert "👤 at home from 6 (edited)" in stage.said()
    assert "👤 the green door" in stage.said()
    assert stage.heard()[-1] == "Anna: We come at 6."
    assert (len(stage.said()), len(stage.heard())) == (told, heard)
    assert "We come at 6." in [line.text for line in await stage.lines()]


async def test_a_note_stays_among_us(stage: Stage) -> None:
    """And asks whom it names to look."""
    await stage.a_person_is_wanted()
    heard = stage.heard()
    await stage.anna_says("// @boris do you know this house?")
    assert stage.heard() == heard
    talk = await stage.talk()
    assert (talk.holder, talk.mentioned) == (Holder.WAITING, (BORIS,))
    assert (await stage.lines())[-1].kind == "remark"


async def test_both_doors_are_open_at_once(stage: Stage) -> None:
    """What is said on the console stands in the topic, and the other way; nobody's words come
    twice, and one who is not the holder says nothing."""
    await stage.a_person_is_wanted()
    id = (await stage.talk()).id
    await stage.ask(TakeOver(id, "Anna"), BY_ANNA)
    await stage.ask(AgentSays(id, "Good morning from the console."), BY_ANNA)
    await stage.anna_says("And from the topic.")
    assert stage.heard()[-2:] == [
        "Anna: Good morning from the console.",
        "Anna: And from the topic.",
    ]
    assert "💬 Anna: Good morning from the console." in "\n".join(stage.said())
    assert not any("from the topic" in said for said in stage.said())
    await stage.ask(HandBack(id), BY_ANNA)
    await stage.turn()
    assert stage.group.topics()[-1].is_closed
    await stage.ask(TakeOver(id, "Boris"), BY_BORIS)
    await stage.turn()
    assert not stage.group.topics()[-1].is_closed
    heard = stage.heard()
    await stage.anna_says("May I?")
    assert stage.heard() == heard
    assert stage.said()[-1].startswith("Boris holds this talk")


async def test_nobody_but_one_of_us_does_anything(stage: Stage) -> None:
    """Who is in the group and not known is told what to do, once; their words and presses do
    nothing. A code works once, and not for long."""
    await stage.a_person_is_wanted()
    heard = stage.heard()
    for words in ("hello", "/take", "again"):
        stage.group.say(stage.stranger, words, topic=stage.topic())
    stage.group.press(stage.stranger, "Take over")
    stage.group.say(stage.stranger, "/agent CODE1ABCDE")
    await stage.turn()
    assert stage.heard() == heard
    assert (await stage.talk()).holder is Holder.WAITING
    assert len([said for said in stage.said() if said.startswith("I do not know you")]) == 1
    assert "not known" in stage.group.messages_in(None)[-1].text
    async with stage.building.house.store.read() as unit:
        assert [one.telegram_id for one in await unit.access.people()] == [2001, None]


async def test_who_was_shut_out_is_nobody_there(stage: Stage) -> None:
    """At once."""
    await stage.a_person_is_wanted()
    async with stage.building.house.store.begin() as unit:
        anna = await unit.access.person_by_id(ANNA)
        assert anna is not None
        await unit.access.put_person(replace(anna, disabled_at=NOW))
    await stage.anna_says("I take this.")
    assert (await stage.talk()).holder is Holder.WAITING


async def test_a_topic_that_was_deleted_is_opened_anew(stage: Stage) -> None:
    """With what the talk is about; nothing that was written meanwhile is lost."""
    await stage.a_person_is_wanted()
    stage.group.delete_topic(stage.topic())
    stage.phone.text("are you there?")
    await stage.turn()
    assert len(stage.group.topics()) == 1
    told = "\n".join(stage.said())
    assert "👤 are you there?" in told
    assert "this one takes its place" in told
    await stage.anna_says("I am.")
    assert stage.heard()[-1] == "Anna: I am."


async def test_a_group_that_moves_takes_its_talks_with_it(sqlite_url: str) -> None:
    """Until it has topics letters wait; under its new number they are opened, and Anna is heard."""
    async with staged(sqlite_url, is_basic=True) as stage:
        await stage.building.furnish()
        await begun(stage)
        await stage.a_person_is_wanted()
        assert stage.group.topics() == []
        stage.group.upgrade(stage.anna)
        stage.time_passes(10)
        await stage.turn()
        assert "asks for a person" in stage.said()[0]
        await stage.anna_says("Here I am.")
        assert stage.heard()[-1] == "Anna: Here I am."


async def test_a_group_that_does_not_let_us_loses_nothing(stage: Stage) -> None:
    """The bot is no admin any more, or was taken out: letters wait until it is again."""
    stage.group.remove_bot(stage.bot, stage.anna)
    await stage.a_person_is_wanted()
    stage.group.add_bot(stage.bot, stage.anna, is_admin=False)
    stage.time_passes(10)
    await stage.turn()
    assert stage.group.topics() == []
    stage.group.add_bot(stage.bot, stage.anna)
    stage.time_passes(10)
    await stage.turn()
    assert len(stage.group.topics()) == 1


async def test_whoever_leaves_the_group_leaves_their_talks(stage: Stage) -> None:
    """The bot goes on, and they are nobody there until they have another code."""
    await stage.a_person_is_wanted()
    await stage.anna_says("Hello.")
    stage.group.leave(stage.anna)
    await stage.turn()
    assert (await stage.talk()).holder is Holder.BOT
    assert stage.group.topics()[-1].is_closed
    stage.group.add_user(stage.anna)
    heard = stage.heard()
    await stage.anna_says("Back again.")
    assert stage.heard() == heard


async def test_a_topic_closed_by_hand_is_a_talk_handed_back(stage: Stage) -> None:
    """And one that is opened by hand is taken."""
    await stage.a_person_is_wanted()
    await stage.anna_says("Hello.")
    stage.group.close_topic(stage.anna, stage.topic())
    await stage.turn()
    assert (await stage.talk()).holder is Holder.BOT
    stage.group.reopen_topic(stage.anna, stage.topic())
    await stage.turn()
    talk = await stage.talk()
    assert talk.takeover is not None
    assert talk.takeover.agent == ANNA


async def test_a_lease_that_ends_closes_the_topic(stage: Stage) -> None:
    """What is written there after it is not sent, and says so."""
    await stage.a_person_is_wanted()
    await stage.anna_says("One moment.")
    stage.time_passes(31)
    await end_leases(stage.building.house)
    await stage.turn()
    assert stage.group.topics()[-1].is_closed
    heard = stage.heard()
    stage.group.chat.members[stage.anna.id] = "administrator"
    await stage.anna_says("Here again.")
    assert stage.heard() == heard
    assert "nothing was sent" in stage.said()[-1]
    await stage.presses("Take over")
    await stage.anna_says("Here again.")
    assert stage.heard()[-1] == "Anna: Here again."


@pytest.mark.parametrize("letters", [0, 1, 2])
async def test_a_worker_that_dies_says_nothing_twice(stage: Stage, letters: int) -> None:
    """Killed after a letter has arrived, before its row is done: the next one finds it said."""
    stage.letters_until_killed = letters
    stage.phone.text("what a day")
    with pytest.raises(Killed):
        await stage.a_person_is_wanted()
    stage.time_passes(2)
    await stage.turn()
    said = stage.said()
    assert len(stage.group.topics()) == 1
    assert len(said) == len(set(said))
    assert any("what a day" in one for one in said)


async def test_answers_in_words_fill_in_what_is_asked_for(stage: Stage) -> None:
    """As the console's form does; what it lacks is said."""
    await stage.a_person_is_wanted()
    await stage.presses("What can be done")
    await stage.presses("To a safe place")
    asked = stage.group.messages_in(stage.topic())[-1]
    assert "answer this message" in asked.text
    stage.group.say(stage.anna, "in the shed", topic=stage.topic(), reply_to=asked.id)
    await stage.turn()
    assert any(said.startswith("Done: To a safe place") for said in stage.said())
    async with stage.building.house.store.read() as unit:
        changes = await unit.changes.of((await stage.building.delivery()).id)
    assert [str(change.asked_by) for change in changes] == ["agent:agt_1"]
    await stage.presses("Call off")
    await stage.presses("Yes, do it")
    assert any(said.startswith("Done: Call off") for said in stage.said())


async def test_what_a_recipient_said_elsewhere_is_said_from_a_topic(stage: Stage) -> None:
    """By the commands that their own word would have asked for, under the agent's name."""
    await stage.a_person_is_wanted()
    await stage.presses("What can be done")
    await stage.presses("The address is right")
    assert any(said.startswith("Done: The address is right") for said in stage.said())
    confirmed = (await stage.building.delivery()).address.confirmed
    assert confirmed is not None and confirmed.by == "agent:agt_1"
    await stage.presses("It is not theirs")
    assert "are you sure?" in stage.said()[-1]
    assert (await stage.building.delivery()).conversation is not None
    await stage.presses("Yes, do it")
    assert (await stage.building.delivery()).conversation is None


async def test_who_is_limited_acts_on_their_own_parcels_alone(stage: Stage) -> None:
    """Of a recipient who has another shop's parcel, too, there is nothing to press about it."""
    other = a_delivery(DeliveryId("dlv_9"), merchant="Another Shop")
    talk = await stage.talk()
    async with stage.building.house.store.begin() as unit:
        await unit.deliveries.add(replace(other, conversation=talk.id, chat_token="lnk999"))
        anna = await unit.access.person_by_id(ANNA)
        assert anna is not None
        await unit.access.put_person(replace(anna, merchants=("Kauppa Oy",)))
    await stage.a_person_is_wanted()
    await stage.presses("What can be done")
    shown = stage.group.messages_in(stage.topic())[-1]
    assert shown.button("Call off") is not None
    labels = [button.text for row in shown.buttons for button in row]
    assert not any(other.tracking_number in label for label in labels)
    short = other.id[-8:]
    stage.world.press(
        stage.group.chat, stage.anna, stage.group.find(shown), f"desk.sure|{short}|cancel"
    )
    await stage.turn()
    async with stage.building.house.store.read() as unit:
        assert await unit.changes.of(other.id) == []
    assert "of another day" in stage.said()[-1]


async def test_a_busy_group_is_written_to_twenty_times_a_minute(stage: Stage) -> None:
    """What does not fit waits, and goes as one message."""
    await stage.a_person_is_wanted()
    before = len(stage.said())
    for number in range(40):
        stage.phone.text(f"word {number}")
        await stage.turn(1)
    assert len(stage.said()) - before <= 20
    stage.time_passes(1)
    await stage.turn()
    told = "\n".join(stage.said())
    assert all(f"word {number}" in told for number in range(40))


async def test_who_is_forgotten_is_forgotten_there_too(stage: Stage) -> None:
    """The topic goes, with all that was said in it; so does one that nobody needed for long."""
    await stage.a_person_is_wanted()
    stage.phone.text("my name is Aino")
    await stage.turn()
    id = (await stage.talk()).id
    await stage.ask(HandBack(id), Asker(Role.RECIPIENT, id))
    await stage.turn()
    stage.time_passes(60 * 24 * (IDLE_DAYS - 1))
    await stage.turn()
    assert len(stage.group.topics()) == 1
    await stage.ask(ForgetMe(id), Asker(Role.RECIPIENT, id))
    await stage.turn()
    assert stage.group.topics() == []
    assert not any("Aino" in one.text for one in stage.group.messages())


async def test_a_group_is_spoken_to_in_its_language(sqlite_url: str) -> None:
    """What the bot says there, its buttons, and why nothing was done; a recipient's words stay
    theirs."""
    async with staged(sqlite_url, language="de") as stage:
        await stage.building.furnish()
        await begun(stage)
        await stage.a_person_is_wanted()
        head = stage.said()[0]
        assert head.startswith("Der Empfänger möchte einen Menschen.\nSprache: Englisch, wartet")
        assert "angekündigt" in head and "Jetzt möglich: Andere Zeit" in head
        await stage.presses("Übernehmen")
        assert "Anna hat jetzt das Gespräch." in "\n".join(stage.said())
        await stage.presses("Was möglich ist")
        await stage.presses("Andere Zeit")
        await stage.presses("Mi 25.11. 18:00–20:00")
        assert "Erledigt: Andere Zeit, Mi 25.11. 18:00–20:00." in stage.said()
        await stage.presses("Später bringen")
        asked = stage.group.messages_in(stage.topic())[-1]
        stage.group.say(stage.anna, "irgendwann", topic=stage.topic(), reply_to=asked.id)
        await stage.turn()
        assert stage.said()[-1].startswith("Nichts ist geschehen: Ich konnte das nicht")


async def test_the_general_topic_knows_how_to_help(stage: Stage) -> None:
    """And is no talk."""
    stage.group.say(stage.anna, "lunch?")
    stage.group.say(stage.anna, "/close")
    stage.group.say(stage.anna, "/help")
    await stage.turn()
    told = [one.text for one in stage.group.messages_in(None) if one.is_from_bot]
    assert told[-2] == "That belongs into the topic of a talk."
    assert "/agent" in told[-1]


async def test_nobody_gets_a_code_for_somebody_else(stage: Stage) -> None:
    """A code is for oneself, or given by the house."""
    with pytest.raises(Refused):
        await stage.ask(OfferTelegram(AgentId("agt_2"), "x"), BY_ANNA)
