"""The bot fails somebody: after its last try a person is called, and who comes holds the talk."""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta

import pytest

from app.bell import Bell
from app.inbox import TRIES_MAX, Hear, InboxWorker
from app.worker import call_a_person
from core.actions.ask import ask
from core.commands import TakeOver
from core.model.asker import Asker, Role
from core.model.conversation import Holder
from core.model.ids import AgentId
from core.model.notice import NoticeKind
from core.model.post import InboxRow, LaneLease, Source
from storage.store import open_store
from tests.bot.building import Building, build
from tests.bot.world import a_delivery
from tests.databases import database_url, postgres

__all__ = ["database_url", "postgres"]


class Mistake(Exception):
    """A mistake of ours."""


@pytest.fixture
async def building(database_url: str) -> AsyncIterator[Building]:
    store = await open_store(database_url)
    built = build(store, store.lanes)
    await built.furnish(a_delivery())
    await built.proven()
    yield built
    await store.aclose()


async def _breaks(row: InboxRow, lease: LaneLease) -> None:
    raise Mistake


async def _works_off(building: Building) -> None:
    """As often as a row is tried, with the rests between."""
    hears: Mapping[Source, Hear] = {
        Source.TELEGRAM: _breaks,
        Source.HOUSE: lambda row, lease: building.converse.handle(lease, row),
    }
    worker = InboxWorker(
        building.lanes,
        building.clock,
        Bell(),
        "w1",
        hears,
        lambda row: call_a_person(building.house, row),
    )
    for _ in range(TRIES_MAX):
        for lease in await building.lanes.claim_in("w1", building.clock.wall(), 10):
            rows = await building.lanes.next_in(lease, 10)
            await worker.work(lease, rows)
        building.clock.at += timedelta(minutes=10)


async def test_a_bot_that_fails_opens_the_talk_to_people(building: Building) -> None:
    """The recipient hears so once, the talk waits, and an agent who comes holds it."""
    await building.receive(77, message=building.message(text="where is it?"))
    await _works_off(building)
    talk = await building.talk()
    assert (talk.holder, talk.asked_why) == (Holder.WAITING, "bot-failed")
    told = [letter.kind for letter in await building.post()]
    assert told.count(NoticeKind.BOT_FAILED) == 1
    await ask(building.house, TakeOver(talk.id, "Anna"), Asker(Role.AGENT, AgentId("agt_1")))
    assert (await building.talk()).holder is Holder.AGENT


async def test_a_bot_that_fails_again_changes_nothing_for_who_is_served(
    building: Building,
) -> None:
    """An agent holds the talk already: they keep it."""
    talk = await building.talk()
    await ask(building.house, TakeOver(talk.id, "Anna"), Asker(Role.AGENT, AgentId("agt_1")))
    await building.receive(78, message=building.message(text="and now?"))
    await _works_off(building)
    now = await building.talk()
    assert now.holder is Holder.AGENT
    assert now.takeover is not None
    assert now.takeover.agent == "agt_1"
