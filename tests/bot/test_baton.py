"""The baton: the bot comes back knowing what was agreed, and rules call a person unasked."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.letter import Letter
from core.actions.ask import ask
from core.actions.baton import end_leases
from core.actions.tell import notify
from core.commands import (
    AgentSays,
    AskPerson,
    BookWindow,
    CallOffDelivery,
    DisputeAttempt,
    HandBack,
    LeaveInSafePlace,
    ReportClaim,
    TakeOver,
    WriteInTalk,
)
from core.model.asker import HOUSE, Asker, Role
from core.model.attempt import Attempt
from core.model.call_rule import CallCause, CallRule
from core.model.claim import ClaimKind
from core.model.conversation import Holder
from core.model.delivery import Delivery
from core.model.ids import AgentId
from core.model.notice import NoticeKind
from core.model.parcel import Money, Parcel
from core.model.reason import Reason
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.world import NOW, SECOND, a_delivery, window

ANNA = Asker(Role.AGENT, AgentId("agt_1"))
BORIS = Asker(Role.AGENT, AgentId("agt_2"))


def words(letters: list[Letter]) -> str:
    return " / ".join(letter.text for letter in letters)


async def held(building: Building, *deliveries: Delivery) -> None:
    """Anna holds the talk."""
    await building.furnish(*deliveries)
    await building.proven()
    talk = (await building.talk()).id
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    await building.work()


async def test_the_bot_comes_back_with_what_was_agreed(building: Building) -> None:
    """Not with what was asked before, nor with what a yes has already settled."""
    await building.furnish()
    await building.proven()
    delivery = (await building.delivery()).id
    talk = (await building.talk()).id
    await ask(building.house, LeaveInSafePlace(delivery, "the shed"), Asker(Role.RECIPIENT, talk))
    building.clock.at += timedelta(minutes=1)
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    await ask(building.house, BookWindow(delivery, window(1, 18)), ANNA)
    await building.work()
    await ask(building.house, HandBack(talk), ANNA)
    told = words(await building.work())
    assert "This was agreed:\nThe new time: Wednesday 25 November, 18:00–20:00\nIs that" in told
    assert "shed" not in told
    assert "so it stays" in words(await building.presses("agreed.yes"))


async def test_nothing_agreed_is_nothing_to_ask(building: Building) -> None:
    """Then the card says where things stand."""
    await held(building)
    await ask(building.house, HandBack((await building.talk()).id), ANNA)
    told = words(await building.work())
    assert "Anna has left" in told
    assert "agreed" not in told


async def test_a_no_calls_somebody_again(building: Building) -> None:
    """Whoever comes reads why."""
    await held(building)
    delivery = (await building.delivery()).id
    await ask(building.house, BookWindow(delivery, window(1, 18)), ANNA)
    await ask(building.house, HandBack((await building.talk()).id), ANNA)
    await building.work()
    assert "asked one of us" in words(await building.types("no, that is wrong"))
    talk = await building.talk()
    assert (talk.holder, talk.asked_why) == (Holder.WAITING, "not_agreed")


async def test_an_agent_who_fell_silent_leaves_the_same_way(building: Building) -> None:
    """And what another one had agreed to before them is told, too."""
    await held(building)
    delivery, talk = (await building.delivery()).id, (await building.talk()).id
    await ask(building.house, LeaveInSafePlace(delivery, "the shed"), ANNA)
    building.clock.at += timedelta(minutes=31)
    await ask(building.house, TakeOver(talk, "Boris"), BORIS)
    building.clock.at += timedelta(minutes=31)
    await building.work()
    await end_leases(building.house)
    told = words(await building.work())
    assert "Boris has left" in told
    assert "To the safe place: the shed" in told


async def test_an_agent_who_acts_or_writes_has_not_fallen_silent(building: Building) -> None:
    """Somebody who books a time on the telephone, or writes for long, keeps the talk.
    Another one's deeds keep nothing."""
    await held(building)
    delivery, talk = (await building.delivery()).id, (await building.talk()).id
    holders = []
    for does, by in (
        (LeaveInSafePlace(delivery, "the shed"), ANNA),
        (WriteInTalk(talk, is_on=True), ANNA),
        (WriteInTalk(talk, is_on=False), ANNA),
        (LeaveInSafePlace(delivery, "the porch"), BORIS),
    ):
        building.clock.at += timedelta(minutes=20)
        await ask(building.house, does, by)
        await end_leases(building.house)
        holders.append((await building.talk()).holder)
    assert holders == [Holder.AGENT, Holder.AGENT, Holder.AGENT, Holder.BOT]


async def test_with_several_parcels_each_line_says_which(building: Building) -> None:
    """Nobody has to guess."""
    second = replace(a_delivery(SECOND, "Kirja Oy"), conversation=None, chat_token="lnk456")
    await held(building, replace(a_delivery(), conversation=None), second)
    talk = await building.talk()
    async with building.house.store.begin() as unit:
        await unit.deliveries.save(replace(second, conversation=talk.id))
        await unit.conversations.put(replace(talk, deliveries=(*talk.deliveries, SECOND)))
    await ask(building.house, CallOffDelivery(SECOND), ANNA)
    await ask(building.house, HandBack(talk.id), ANNA)
    assert "Kirja Oy · Calling it off" in words(await building.work())


async def test_while_a_person_holds_the_talk_no_notice_speaks(building: Building) -> None:
    """What the carrier tells is written down for the agent; the bot stays silent."""
    await held(building)
    talk = await building.talk()
    delivery = await building.delivery()
    for kind in (NoticeKind.TIME_WANTED, NoticeKind.ETA, NoticeKind.REMINDER, NoticeKind.NO_ANSWER):
        async with building.house.store.begin() as unit:
            await notify(building.house, unit, delivery, kind, f"test/{kind}")
        assert await building.work() == []
    async with building.house.store.read() as unit:
        lines = await unit.conversations.newest(talk.id, limit=4)
    assert [line.text for _, line in lines] == ["time_wanted", "eta", "reminder", "no_answer"]


async def test_what_was_written_to_a_person_is_not_answered_by_the_bot_before_they_have_left(
    building: Building,
) -> None:
    """However late a worker takes it: joined, said, left, and only then the bot."""
    await building.furnish()
    await building.proven()
    talk = (await building.talk()).id
    await ask(building.house, TakeOver(talk, "Anna"), ANNA)
    await building.receive(900, message=building.message(text="where is it?"))
    await ask(building.house, AgentSays(talk, "On its way."), ANNA)
    await ask(building.house, HandBack(talk), ANNA)
    told = [letter.kind for letter in await building.work()]
    assert told == ["agent_joined", "agent_said", "agent_left"]
    assert await building.types("where is it?") != []


def failed_twice() -> Delivery:
    attempts = tuple(
        Attempt(at=NOW - timedelta(days=day), reason=Reason.RECIPIENT_ABSENT) for day in (2, 1)
    )
    told = replace(a_delivery(), conversation=None, attempts=attempts)
    return told.moved(EventType.ATTEMPT_FAILED, NOW)


async def test_the_second_attempt_that_is_disputed_calls_a_person(building: Building) -> None:
    """Nobody has to ask for one; what was said is not lost, and the bot goes on with buttons."""
    await building.furnish(failed_twice())
    await building.proven()
    told = words(await building.types("I was at home, nobody came"))
    assert "asked one of us to join" in told
    talk = await building.talk()
    assert (talk.holder, talk.asked_why) == (Holder.WAITING, "disputed")


@pytest.mark.parametrize(("euros", "holder"), [(99, Holder.BOT), (100, Holder.WAITING)])
async def test_a_dear_parcel_that_is_damaged_calls_a_person(
    building: Building, euros: int, holder: Holder
) -> None:
    """Below the value of the rule its claim waits for whoever opens the page."""
    parcel = Parcel(value=Money(Decimal(euros), "EUR"))
    await building.furnish(replace(a_delivery(), conversation=None, parcel=parcel))
    await building.proven()
    told = words(await building.types("the box is crushed"))
    assert "I have told the sender" in told
    assert ("asked one of us" in told) == (holder is Holder.WAITING)
    assert (await building.talk()).holder is holder


async def test_rules_are_data(building: Building) -> None:
    """A child who answers calls a person where a rule says so, and only then; who reports for
    somebody else calls nobody."""
    limits = replace(building.house.limits, calls={CallCause.MINOR: CallRule()})
    building.house = replace(building.house, limits=limits)
    building.converse = replace(building.converse, house=building.house)
    parcel = Parcel(value=Money(Decimal(900), "EUR"))
    await building.furnish(replace(a_delivery(), conversation=None, parcel=parcel))
    await building.proven()
    id = (await building.delivery()).id
    await ask(building.house, ReportClaim(id, ClaimKind.DAMAGED), HOUSE)
    assert (await building.talk()).holder is Holder.BOT
    await building.types("my mum is out, I'm 12, can I take it?")
    assert (await building.talk()).asked_why == "minor"


async def test_who_waits_already_is_not_called_for_twice(building: Building) -> None:
    """The rule adds nothing, and nothing is said of it."""
    await building.furnish(failed_twice())
    await building.proven()
    talk = (await building.talk()).id
    await ask(building.house, AskPerson(talk), HOUSE)
    delivery = (await building.delivery()).id
    await ask(building.house, DisputeAttempt(delivery), Asker(Role.RECIPIENT, talk))
    assert await building.work() == []
    assert (await building.talk()).asked_why == "asked"
