"""Converse: one row of the inbox and all that follows, on real storage and real actions."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.letter import Letter
from bot.notices import CannotRead
from core.actions.ask import ask
from core.actions.correcting import Correction, correct
from core.actions.prepared import Outdated
from core.commands import (
    AgentSays,
    BookWindow,
    ChangeAddress,
    DeclineAddress,
    GiveInstructions,
    GrantAddress,
    HandBack,
    Redirect,
    TakeOver,
)
from core.model.address import AddressQuery
from core.model.asker import HOUSE, Asker, Role
from core.model.conversation import PROPOSAL, Author, Holder
from core.model.door_card import DoorCard
from core.model.ids import AgentId, PointRef
from core.model.location import Location
from core.model.notice import Notice, NoticeKind
from core.model.parcel import Money, Parcel, Size
from core.model.promise import PromiseState
from core.model.window import Window
from core.refusals import Refused
from tests.bot.building import Building
from tests.bot.world import DELIVERY, HOME, SECOND, VERDICTS, a_carrier, a_delivery, located

ANNA = Asker(Role.AGENT, AgentId("agt_1"))


def words(letters: list[Letter]) -> str:
    return " / ".join(letter.text for letter in letters)


def verbs(letters: list[Letter]) -> list[str]:
    return [data.split("|")[0] for letter in letters for _, data in letter.buttons]


async def test_a_whole_talk_books_a_slot(building: Building) -> None:
    """Link, number, address, slot, yes: a promise in the ledger and three ticks to come."""
    await building.furnish()
    first = await building.types("/start lnk123")
    assert first[0].keyboard == "share_phone"
    assert HOME not in words(first)
    shown = await building.shares("358401234567")
    assert HOME in words(shown)
    offered = await building.presses("address.yes")
    assert "slot.pick" in verbs(offered)
    held = await building.presses("slot.pick")
    assert "slot.yes" in verbs(held)
    booked = await building.presses("slot.yes")
    assert "Booked" in words(booked)
    promise = (await building.delivery()).promised
    assert promise is not None
    assert promise.state is PromiseState.ASKED
    assert booked[-1].slot == f"card:{DELIVERY}"


async def test_half_a_character_is_answered_like_other_words(building: Building) -> None:
    """JSON can tell a lone surrogate, storage cannot keep one: the turn goes on without it."""
    await building.furnish()
    await building.proven()
    assert await building.types("\ud800 hi \udfff")
    assert await building.types("help")


async def test_the_same_update_twice_changes_nothing(building: Building) -> None:
    """Telegram repeats an update after a slow answer."""
    await building.furnish()
    message = building.message(text="/start lnk123", message_id=5)
    assert await building.receive(500, message=message)
    assert len(await building.work()) == 2
    assert not await building.receive(500, message=message)
    assert await building.work() == []


async def test_a_slot_that_goes_while_they_read_is_offered_anew(building: Building) -> None:
    """The refusal leaves nothing behind but its words and fresh times."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    async with building.house.store.begin() as unit:
        routes = await unit.routes.of_days(
            (await building.delivery()).carrier,
            building.clock.at.date(),
            building.clock.at.date() + timedelta(days=5),
        )
        for route in routes:
            await unit.routes.put(
                replace(
                    route,
                    vehicle=replace(route.vehicle, units=0, weight_kg=0.0),
                    revision=route.revision + 1,
                )
            )
    answer = await building.presses("slot.pick")
    assert await building.hold() is None
    assert "gone" in words(answer) or "No time is free" in words(answer)
    assert "human" in verbs(answer)


async def test_who_is_always_overtaken_is_told_so(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others book faster than roads are asked: no silence, nothing held; another try works."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    with monkeypatch.context() as busy:
        busy.setattr("bot.converse.ask.act", overtaken)
        answer = await building.presses("slot.pick")
    assert "try again" in words(answer)
    assert await building.hold() is None
    assert "slot.yes" in verbs(await building.presses("slot.pick"))


async def overtaken(*asked: object) -> None:
    raise Outdated("the routes have changed since they were looked at")


async def test_a_wrong_code_counts_and_five_lock(building: Building) -> None:
    """The count survives the refusal that rolls back."""
    await building.furnish()
    await building.types("/start lnk123")
    for _ in range(4):
        assert "does not match" in words(await building.types("000000"))
    assert "locked until" in words(await building.types("000000"))
    assert "locked until" in words(await building.types("123456"))
    assert (await building.talk()).deliveries == ()


async def test_wrong_codes_do_not_shut_out_the_owner(building: Building) -> None:
    """A locked parcel takes no code, not even the right one; a person and the own number help."""
    await building.furnish()
    await building.types("/start lnk123")
    for _ in range(5):
        await building.types("000000")
    assert "human" in verbs(await building.types("123456"))
    assert "does not match" in words(await building.shares("358409999999"))
    await building.shares("358401234567", user_id=8)
    assert (await building.delivery()).conversation is None
    await building.shares("358401234567")
    assert (await building.delivery()).conversation == (await building.talk()).id


async def test_while_an_agent_holds_the_talk_the_bot_is_silent(building: Building) -> None:
    """What is written goes to the transcript; the agent's words come through; the bot returns."""
    await building.furnish()
    await building.proven()
    waiting = await building.types("I want to talk to a real person")
    assert "next in line" in words(waiting)
    talk = await building.talk()
    await ask(building.house, TakeOver(talk.id, "Anna"), ANNA)
    assert "Anna has joined" in words(await building.work())
    assert await building.types("the code is wrong") == []
    assert await building.presses("address.yes") == []
    await ask(building.house, AgentSays(talk.id, "Good morning <3"), ANNA)
    assert words(await building.work()) == "<b>Anna:</b> Good morning &lt;3"
    await ask(building.house, HandBack(talk.id), ANNA)
    assert "I am back" in words(await building.work())
    assert (await building.talk()).holder is Holder.BOT


async def test_waiting_is_answered_once_and_can_be_ended(building: Building) -> None:
    """Then the bot is quiet, and a button leads back."""
    await building.furnish()
    await building.proven()
    await building.presses("human")
    assert "they will read it" in words(await building.types("hello?"))
    assert await building.types("still there?") == []
    assert "I am back" in words(await building.presses("person.back"))
    assert (await building.talk()).holder is Holder.BOT


async def test_the_transcript_holds_both_sides_and_no_code(building: Building) -> None:
    """Our people read what was said; the proof and door codes are not for them."""
    await building.furnish()
    await building.types("/start lnk123")
    await building.types("123456")
    await building.types("gate code is 4471#")
    talk = await building.talk()
    async with building.house.store.read() as unit:
        lines = [line for _, line in await unit.conversations.messages(talk.id)]
    assert {line.author for line in lines} == {Author.RECIPIENT, Author.BOT}
    assert "123456" not in " ".join(line.text for line in lines)
    bots = " ".join(line.text for line in lines if line.author is Author.BOT)
    assert "4471" not in bots


async def test_a_notice_for_a_parcel_that_is_not_theirs_is_dropped(building: Building) -> None:
    """After "not mine" nothing more comes."""
    await building.furnish()
    await building.proven()
    await building.presses("address.not_mine")
    notice = Notice(
        key="n1", kind=NoticeKind.OUT_FOR_DELIVERY, at=building.clock.at, delivery=DELIVERY
    )
    assert await building.told(notice) == []


async def test_who_stopped_hears_only_answers(building: Building) -> None:
    """/stop is kept to; /start turns notices on again."""
    await building.furnish()
    await building.proven()
    await building.types("stop texting me")
    at = building.clock.at
    out = Notice(key="n1", kind=NoticeKind.OUT_FOR_DELIVERY, at=at, delivery=DELIVERY)
    assert await building.told(out) == []
    assert await building.types("where is it?") != []
    await building.types("/start")
    assert not (await building.talk()).stopped
    again = Notice(key="n2", kind=NoticeKind.OUT_FOR_DELIVERY, at=at, delivery=DELIVERY)
    assert await building.told(again) != []


async def test_a_stale_notice_stays_unsaid(building: Building) -> None:
    """An ETA that has passed helps nobody."""
    await building.furnish()
    await building.proven()
    at = building.clock.at
    eta = Notice(key="n1", kind=NoticeKind.ETA, at=at, delivery=DELIVERY, valid_until=at)
    assert await building.told(eta) == []


async def test_unasked_notices_queue_apart_from_replies(building: Building) -> None:
    """So that a reply never stands behind one that waits for the morning."""
    await building.furnish()
    await building.proven()
    at = building.clock.at
    out = Notice(key="n1", kind=NoticeKind.OUT_FOR_DELIVERY, at=at, delivery=DELIVERY)
    (letter,) = await building.told(out)
    assert (letter.kind, letter.zone) == ("out_for_delivery", "Europe/Helsinki")


async def test_two_messages_in_another_language_are_followed(building: Building) -> None:
    """One may be a slip; two are a wish."""
    await building.furnish()
    await building.proven()
    await building.types("missä minun pakettini on nyt")
    assert (await building.talk()).language == "en"
    told, answer = await building.types("milloin kuljettaja tulee tänne")
    assert (await building.talk()).language == "fi"
    assert told.text == "Kirjoitat suomeksi, joten vastaan tästä lähtien suomeksi."
    assert told.buttons == (("↩ English", "language.back|en"),)
    assert answer.text.startswith("📦")


async def test_who_goes_back_to_their_language_is_followed_no_more(building: Building) -> None:
    """It is kept with the talk, whatever is said in between."""
    await building.furnish()
    await building.proven()
    for words in ("missä minun pakettini on nyt", "milloin kuljettaja tulee tänne"):
        await building.types(words)
    await building.presses("language.back")
    assert (await building.talk()).language == "en"
    await building.types("thank you so much")
    for words in ("missä minun pakettini on nyt", "milloin kuljettaja tulee tänne"):
        await building.types(words)
    assert (await building.talk()).language == "en"


async def test_a_broken_update_is_buried_where_people_look(building: Building) -> None:
    """It is neither answered nor lost."""
    await building.furnish()
    await building.receive(900, message={"text": "no chat"})
    with pytest.raises(CannotRead):
        await building.work()


async def test_who_blocked_us_is_unreachable_until_they_write(building: Building) -> None:
    """Nothing is sent into a closed door."""
    await building.furnish()
    await building.proven()
    member = {"user": {"id": 1, "is_bot": True, "first_name": "b"}, "status": "kicked"}
    await building.update(
        my_chat_member={
            "chat": {"id": 7, "type": "private"},
            "from": {"id": 7, "is_bot": False, "first_name": "Aino"},
            "date": 1795507200,
            "old_chat_member": member | {"status": "member"},
            "new_chat_member": member | {"until_date": 0},
        }
    )
    assert (await building.talk()).unreachable
    await building.types("hello")
    assert not (await building.talk()).unreachable


async def test_undo_takes_the_promise_back(building: Building) -> None:
    """While the carrier can still turn round."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    assert "Taken back" in words(await building.presses("undo"))
    assert (await building.delivery()).promised is None


async def test_undo_of_a_moved_time_brings_the_earlier_one_back(building: Building) -> None:
    """It is promised again before the newer one is let go."""
    earlier = await moved_to_another_time(building)
    told = await building.presses("undo")
    assert "Taken back" in words(told)
    promise = (await building.delivery()).promised
    assert promise is not None and promise.window == earlier


async def test_undo_says_that_no_time_is_set_where_the_earlier_one_has_gone(
    building: Building,
) -> None:
    """Nobody may believe that it stands again."""
    earlier = await moved_to_another_time(building)
    async with building.house.store.begin() as unit:
        day = earlier.start.date()
        for route in await unit.routes.of_days(a_carrier().ref, day, day):
            later = replace(route.start, at=earlier.end + timedelta(minutes=1))
            await unit.routes.put(replace(route, start=later))
    told = await building.presses("undo")
    assert "was given up" in words(told)
    assert "no time is set now" in words(told)
    assert "slot.other" in verbs(told)
    assert (await building.delivery()).promised is None


async def test_hours_that_shut_the_promised_time_are_told(building: Building) -> None:
    """It stands, and another one is a tap away."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    night = DoorCard(opening_hours="Mo-Su 00:00-00:30")
    await ask(building.house, GiveInstructions(DELIVERY, night), ANNA)
    told = await building.work()
    assert "the place is closed" in words(told)
    assert "slot.other" in verbs(told)
    assert (await building.delivery()).promised is not None


async def moved_to_another_time(building: Building) -> Window:
    """The window that was promised first."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    earlier = (await building.delivery()).promised
    assert earlier is not None
    later = Window(earlier.window.end, earlier.window.end + timedelta(hours=2))
    me = Asker(Role.RECIPIENT, (await building.talk()).id)
    await ask(building.house, BookWindow(DELIVERY, later), me)
    await building.types("where is my parcel?")
    moved = (await building.delivery()).promised
    assert moved is not None and moved.window == later
    return earlier.window


async def test_a_locker_is_reserved_before_the_carrier_is_asked(building: Building) -> None:
    """The nearest on foot, and the parcel's place in it."""
    await building.furnish()
    await building.proven()
    await building.types("to a locker please")
    await building.presses("locker.pick")
    assert "Reserved" in words(await building.presses("locker.yes"))
    async with building.house.store.read() as unit:
        assert await unit.points.reservation_of(DELIVERY, PointRef("kamppi")) is not None


async def test_the_last_place_in_a_locker_is_theirs_while_they_think(building: Building) -> None:
    """Nobody else takes it before the yes, which does."""
    await building.furnish()
    told = a_delivery()
    other = replace(
        told,
        id=SECOND,
        tracking_number="JJFI9",
        chat_token="other",
        conversation=None,
        recipient=replace(told.recipient, phone="+358409999999"),
    )
    async with building.house.store.begin() as unit:
        await unit.deliveries.add(other)
        for name, count in (("kamppi", 1), ("ruoholahti", 0)):
            point = await unit.points.get(PointRef(name))
            assert point is not None
            await unit.points.put(replace(point, compartments={Size.M: count}))
    await building.proven()
    await building.types("to a locker please")
    await building.presses("locker.pick")
    with pytest.raises(Refused):
        await ask(building.house, Redirect(SECOND, PointRef("kamppi")), HOUSE)
    assert "Reserved" in words(await building.presses("locker.yes"))


async def test_an_address_is_changed_by_words_and_a_yes(building: Building) -> None:
    """Old and new side by side first."""
    await building.furnish()
    await building.proven()
    await building.presses("address.change")
    compared = await building.types("Bulevardi 5")
    assert HOME in words(compared)
    await building.presses("address.yes.new")
    assert (await building.delivery()).address.line == "Bulevardi 5, 00120 Helsinki"


async def test_a_dear_parcel_that_shall_go_elsewhere_is_looked_at_by_a_person(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The agent hears why, whatever had to be fetched until the answer was complete."""
    far = replace(located("Faraway 1, Tampere"), location=Location(61.5, 23.8))
    monkeypatch.setitem(VERDICTS, "Faraway 1", far)
    dear = Parcel(value=Money(Decimal(2000), "EUR"))
    await building.furnish(replace(a_delivery(), parcel=dear, conversation=None))
    await building.proven()
    await building.presses("address.change")
    await building.types("Faraway 1")
    said = words(await building.presses("address.yes.new"))
    assert "looked at by a person first" in said
    assert "next in line" in said
    talk = await building.talk()
    assert (talk.holder, talk.asked_why) == (Holder.WAITING, "address_change")
    assert (await building.delivery()).address.line == HOME
    async with building.house.store.read() as unit:
        lines = [line for _, line in await unit.conversations.newest(talk.id, limit=20)]
    (wished,) = [line.text for line in lines if line.kind == PROPOSAL]
    assert wished == f"{HOME} → {far.formatted}"
    assert talk.wish is not None
    await ask(building.house, GrantAddress(talk.id, talk.wish.id), ANNA)
    told = words(await building.work())
    assert "One of us has looked at it" in told and "Faraway 1" in told
    address = (await building.delivery()).address
    assert address.line.startswith("Faraway 1") and address.confirmed is not None
    assert (await building.talk()).holder is Holder.BOT


async def test_who_is_declined_hears_where_it_stays(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is possible instead; the bot goes on."""
    far = replace(located("Faraway 1, Tampere"), location=Location(61.5, 23.8))
    monkeypatch.setitem(VERDICTS, "Faraway 1", far)
    dear = Parcel(value=Money(Decimal(2000), "EUR"))
    await building.furnish(replace(a_delivery(), parcel=dear, conversation=None))
    await building.proven()
    await building.presses("address.change")
    await building.types("Faraway 1")
    await building.presses("address.yes.new")
    talk = await building.talk()
    assert talk.wish is not None
    await ask(building.house, DeclineAddress(talk.id, talk.wish.id), ANNA)
    told = words(await building.work())
    assert "cannot be sent to another address" in told and HOME in told
    assert (await building.talk()).holder is Holder.BOT
    assert await building.types("where is my parcel?") != []


async def test_an_old_proof_is_shown_again_and_the_change_goes_on(building: Building) -> None:
    """One more tap on the phone's own button; nothing is typed or chosen twice."""
    await building.furnish()
    await building.proven()
    building.clock.at += timedelta(days=3)
    async with building.house.store.begin() as unit:
        told = await unit.deliveries.get(DELIVERY)
        assert told is not None
        await unit.deliveries.save(replace(told, parcel=Parcel(value=Money(Decimal(500), "EUR"))))
    await building.presses("address.change")
    await building.types("Bulevardi 5")
    asked = await building.presses("address.yes.new")
    assert "show once more that this chat is yours" in words(asked)
    assert (await building.delivery()).address.line == HOME
    assert "I have told the carrier" in words(await building.shares("358401234567"))
    assert (await building.delivery()).address.line == "Bulevardi 5, 00120 Helsinki"


async def test_a_group_is_not_our_talk(building: Building) -> None:
    """Nothing is said where nobody asked us."""
    await building.furnish()
    chat = {"id": -5, "type": "group", "title": "g"}
    assert await building.update(message=building.message(text="hi", chat=chat)) == []


SENDER = Asker(Role.SENDER, "key_1")
MOVED = "Testikatu 2, Helsinki"


async def sender_corrects(building: Building) -> list[Letter]:
    query = AddressQuery(text=MOVED, country="FI")
    await correct(building.house, DELIVERY, Correction(address=query), SENDER)
    return await building.work()


@pytest.fixture
def known_to_the_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(VERDICTS, MOVED, located(MOVED))


@pytest.mark.usefixtures("known_to_the_gazetteer")
async def test_a_senders_correction_is_told_and_asked_about(building: Building) -> None:
    """From where to where; the card is brought up to date, and a yes confirms the new one."""
    await building.furnish()
    await building.proven()
    await building.presses("address.yes")
    told = await sender_corrects(building)
    assert "The sender changed the address" in words(told)
    assert f"<s>{HOME}</s> → <b>{MOVED}</b>" in words(told)
    assert [MOVED in letter.text for letter in told if letter.slot == f"card:{DELIVERY}"] == [True]
    assert "address.yes" in verbs(told)
    assert (await building.delivery()).address.confirmed is None
    await building.presses("address.yes")
    assert (await building.delivery()).address.confirmed is not None


@pytest.mark.usefixtures("known_to_the_gazetteer")
async def test_what_an_agent_changes_in_the_talk_is_told_and_stands(building: Building) -> None:
    """They have spoken with the recipient: no question, and the bot stays with them."""
    await building.furnish()
    await building.proven()
    talk = (await building.talk()).id
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    await building.work()
    query = AddressQuery(text=MOVED, country="FI")
    await ask(building.house, ChangeAddress(DELIVERY, query), ANNA)
    told = await building.work()
    assert f"<s>{HOME}</s> → <b>{MOVED}</b>" in words(told)
    assert "address.yes" not in verbs(told)
    assert (await building.delivery()).address.confirmed is not None


@pytest.mark.usefixtures("known_to_the_gazetteer")
async def test_what_an_agent_changes_unheard_is_asked_about(building: Building) -> None:
    """Nobody has spoken with the recipient."""
    await building.furnish()
    await building.proven()
    query = AddressQuery(text=MOVED, country="FI")
    await ask(building.house, ChangeAddress(DELIVERY, query), ANNA)
    told = await building.work()
    assert f"<s>{HOME}</s> → <b>{MOVED}</b>" in words(told)
    assert "address.yes" in verbs(told)
    assert (await building.delivery()).address.confirmed is None
