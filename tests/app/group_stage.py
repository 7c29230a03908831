"""A stage for the agents' group: a real house and a pretend Telegram, with the recipient's phone
and the group on it. A turn takes what came, lets the house work, and carries what it says."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from app.bell import Bell
from app.group_words import group_words
from app.outbox import Carried, Carry, OutboxDispatcher
from app.telegram_post import TelegramPost
from app.topic_post import TopicPost
from app.web import listening, served
from bot.telegram.client import connect
from bot.telegram.group_intake import read_in_group
from bot.telegram.limits import SANDBOX, Limits
from bot.telegram.outlet import Outlet
from bot.telegram.topic_outlet import TopicOutlet
from bot.telegram.update_row import row_of
from bot.topics.desk import GroupDesk
from bot.topics.mirror import Budget, mirror
from bot.voice import Voice
from core.actions.ask import ask
from core.actions.group_people import code_hash
from core.agent_commands import OfferTelegram
from core.commands import AskPerson, Command
from core.model.access import Desk, Person
from core.model.asker import HOUSE, Asker, Role
from core.model.conversation import Conversation, Message
from core.model.ids import AgentId
from core.model.lane import is_of_group
from core.model.post import Channel, OutboxRow
from sandbox.telegram import Group, Phone, TelegramWorld, bot_api
from sandbox.telegram.account import Bot, User
from storage.store import open_store
from tests.bot.building import Building, build
from tests.bot.world import NOW

TOKEN = "1:sandbox"
ANNA, BORIS = AgentId("agt_1"), AgentId("agt_2")


class Killed(BaseException):
    """The worker falls over after a letter has arrived, before that is written down."""


@dataclass
class Stage:
    building: Building
    world: TelegramWorld
    bot: Bot
    phone: Phone
    group: Group
    anna: User
    stranger: User
    desk: GroupDesk
    carries: Mapping[Channel, Carry]
    budget: Budget = field(default_factory=Budget)
    letters_until_killed: int | None = None

    async def turn(self, rounds: int = 3) -> None:
        """Until nothing is left to do."""
        for _ in range(rounds):
            await self.takes_updates()
            await self.works()
            await self.carries_away(Channel.TELEGRAM)
            await mirror(self.building.house, self.desk.desk, self.budget)
            await self.carries_away(Channel.TOPIC)

    async def takes_updates(self) -> None:
        waiting, self.bot.queue.waiting = self.bot.queue.waiting, []
        for update in waiting:
            row = row_of(update.wire(), self.bot.id, self.building.clock.wall())
            assert row is not None
            async with self.building.house.store.begin() as unit:
                await unit.post.receive(row)

    async def works(self) -> None:
        lanes, wall = self.building.lanes, self.building.clock.wall()
        for lease in await lanes.claim_in("w1", wall, 10):
            while rows := await lanes.next_in(lease, 10):
                for row in rows:
                    if is_of_group(row.incoming.lane):
                        await self.desk.handle(lease, row)
                    else:
                        await self.building.converse.handle(lease, row)
            await lanes.release(lease, wall)

    async def carries_away(self, channel: Channel) -> None:
        lanes, clock = self.building.lanes, self.building.clock
        carry = self._mortal if channel is Channel.TOPIC else self.carries[channel]
        dispatcher = OutboxDispatcher(channel, lanes, clock, Bell(), "d1", carry)
        for lease, row in await lanes.start_out(channel, "d1", clock.wall(), 20):
            await dispatcher._work(lease, row)

    async def _mortal(self, row: OutboxRow) -> Carried:
        carried = await self.carries[Channel.TOPIC](row)
        if self.letters_until_killed is not None:
            self.letters_until_killed -= 1
            if self.letters_until_killed < 0:
                self.letters_until_killed = None
                raise Killed
        return carried

    async def ask(self, command: Command, by: Asker = HOUSE) -> None:
        await ask(self.building.house, command, by)

    async def a_person_is_wanted(self) -> None:
        talk = await self.talk()
        await self.ask(AskPerson(talk.id), Asker(Role.RECIPIENT, talk.id))
        await self.turn()

    async def talk(self) -> Conversation:
        return await self.building.talk()

    async def lines(self) -> list[Message]:
        id = (await self.talk()).id
        async with self.building.house.store.read() as unit:
            return [line for _, line in await unit.conversations.messages(id, limit=500)]

    def topic(self) -> int:
        return self.group.topics()[-1].id

    def said(self) -> list[str]:
        """What the bot wrote into the topic, as it stands now."""
        here = self.group.messages_in(self.topic())
        return [one.text for one in here if one.is_from_bot and one.kind != "service"]

    def heard(self) -> list[str]:
        """What the recipient's phone shows of the bot."""
        return [one.text for one in self.phone.messages() if one.is_from_bot]

    async def anna_says(self, words: str) -> None:
        self.group.say(self.anna, words, topic=self.topic())
        await self.turn()

    async def presses(self, wanted: str) -> None:
        self.group.press(self.anna, wanted)
        await self.turn()

    async def known(self, person: AgentId, user: User) -> None:
        code = f"CODE{person[-1]}ABCDE"
        await self.ask(OfferTelegram(person, code_hash(code)))
        self.group.say(user, f"/agent {code}")
        await self.turn()

    def time_passes(self, minutes: float) -> None:
        self.building.clock.at += timedelta(minutes=minutes)


def a_person(id: AgentId, name: str, role: Desk = Desk.AGENT) -> Person:
    return Person(
        id=id,
        email=f"{name.lower()}@doorstep.example",
        name=name,
        role=role,
        password_hash="",
        created_at=NOW,
    )


@asynccontextmanager
async def staged(
    sqlite_url: str, *, is_basic: bool = False, language: str = "en"
) -> AsyncIterator[Stage]:
    """Aino has shown whose she is; Anna is known in the group, somebody else there is not."""
    store = await open_store(sqlite_url)
    built = build(store, store.lanes)
    world = TelegramWorld(built.clock.now)
    bot = world.add_bot(TOKEN, "doorstep_bot", "Doorstep")
    phone = Phone(world, world.add_user(7, "Aino", "+358401234567", "en"), bot)
    group = Group(world, "Agents", is_forum=not is_basic, is_basic=is_basic)
    anna = world.add_user(2001, "Anna", "+358401001001", "en")
    stranger = world.add_user(2003, "Carl", "+358401001003", "en")
    for user in (anna, stranger):
        group.add_user(user)
    group.add_bot(bot, anna)
    limits = replace(built.house.limits, has_group=True)
    house = replace(built.house, limits=limits)
    doors = listening("127.0.0.1", 0)
    async with served(bot_api(world), doors, 0.1):
        client = connect(TOKEN, f"http://127.0.0.1:{doors.getsockname()[1]}")
        outlet = Outlet(client, Limits(SANDBOX))
        desk = GroupDesk(
            house=house,
            desk=group_words(Voice(), language),
            read=read_in_group,
            group=group.id,
            acknowledge=outlet.acknowledge,
        )
        post = TelegramPost(house=house, outlet=outlet, quiet=None, chance=lambda: 0.5)
        topics = TopicPost(
            house=house,
            outlet=TopicOutlet(client, outlet.limits),
            group=group.id,
            chance=lambda: 0.5,
        )
        building = replace(built, house=house, converse=replace(built.converse, house=house))
        stage = Stage(
            building=building,
            world=world,
            bot=bot,
            phone=phone,
            group=group,
            anna=anna,
            stranger=stranger,
            desk=desk,
            carries={Channel.TELEGRAM: post.carry, Channel.TOPIC: topics.carry},
        )
        async with store.begin() as unit:
            await unit.access.put_person(a_person(ANNA, "Anna"))
            await unit.access.put_person(a_person(BORIS, "Boris"))
        try:
            yield stage
        finally:
            await outlet.aclose()
            await client.aclose()
            await store.aclose()


async def begun(stage: Stage, *, known: bool = True) -> None:
    """Aino's talk has begun, and Anna is known."""
    stage.phone.start("lnk123")
    await stage.turn(1)
    stage.phone.share_contact()
    await stage.turn(1)
    if known:
        await stage.known(ANNA, stage.anna)
