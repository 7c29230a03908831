"""The worker's parts: the inbox heard, the outbox carried, and Telegram polled by one of us."""

import logging
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.carrier_mail import carrier_hear
from app.carrier_post import CarrierPost
from app.compose import Home
from app.group_words import group_words
from app.inbox import Hear, InboxWorker
from app.lane_watch import LaneWatch
from app.notifier_post import NotifierPost
from app.outbox import Carry, OutboxDispatcher
from app.telegram_post import TelegramPost
from app.till_post import TillPost
from app.topic_post import TopicPost
from app.voice_post import VoicePost
from app.webhook_post import webhook_carry
from bot.converse import Converse
from bot.repertoire import stage
from bot.telegram.files import Files
from bot.telegram.group_intake import read_in_group
from bot.telegram.intake import read
from bot.telegram.limits import SANDBOX, UNHURRIED, Limits
from bot.telegram.outlet import Outlet
from bot.telegram.pictures import Pictures
from bot.telegram.polling import Polling
from bot.telegram.till import Till
from bot.telegram.topic_outlet import TopicOutlet
from bot.topics.desk import GroupDesk
from bot.understanding import understand
from bot.understanding.advice import advises
from bot.understanding.embedding import sensed
from core.actions.ask import act
from core.actions.house import House
from core.actions.prepared import NOTHING
from core.actions.reaching import CHANNELS
from core.actions.tell import notify_chat
from core.commands import AskPerson
from core.fail_points import FailPoint, reached
from core.model.asker import HOUSE
from core.model.lane import is_of_group
from core.model.notice import Notice, NoticeKind
from core.model.post import Channel, InboxRow, Incoming, LaneLease, Source

POLL_LEASE = "telegram-poll"
POLL_LEASE_SECONDS = 25.0  # longer than one long poll, and how long a killed poller is missed

log = logging.getLogger("worker")


class Worker:
    """One process's share of the work. `owner` names it in leases."""

    def __init__(self, home: Home, owner: str) -> None:
        self._home = home
        self._owner = owner
        self.outlet = self._outlet()
        lanes = home.store.lanes
        self.watch = watch = LaneWatch(lanes, home.clock, home.bell)
        self.inbox = InboxWorker(
            lanes,
            home.clock,
            watch.inbox,
            owner,
            self._hears(),
            lambda row: call_a_person(home.house, row),
        )
        self.outbox = [
            OutboxDispatcher(channel, lanes, home.clock, watch.outbox[channel], owner, carry)
            for channel, carry in self._carries().items()
        ]

    def polling(self) -> Polling | None:
        """None without a token, or where Telegram pushes."""
        home = self._home
        if home.bot is None or home.me is None or home.settings.telegram_mode == "webhook":
            return None
        return Polling(
            home.bot,
            home.me.id,
            lambda rows: receive(home, rows),
            home.clock.wall,
            is_ours=self._is_the_poller,
        )

    async def aclose(self) -> None:
        if self.outlet is not None:
            await self.outlet.aclose()

    async def _is_the_poller(self) -> bool:
        wall = self._home.clock.wall()
        leases = self._home.store.leases
        return await leases.take(POLL_LEASE, self._owner, wall, POLL_LEASE_SECONDS) is not None

    def _outlet(self) -> Outlet | None:
        if self._home.bot is None:
            return None
        pace = SANDBOX if self._home.settings.telegram_fast else UNHURRIED
        house = self._home.house
        self._home.vitals.limits = limits = Limits(pace)
        return Outlet(
            self._home.bot,
            limits,
            Pictures(house.maps),
            app_url=house.limits.app_url,
            payment_token=self._home.settings.provider_token,
        )

    def _hears(self) -> Mapping[Source, Hear]:
        home = self._home
        converse = Converse(
            house=home.house,
            stage=stage(),
            voice=home.voice,
            understand=understand,
            sense=sensed,
            read=read,
            acknowledge=self.outlet.acknowledge if self.outlet is not None else lambda press: None,
            advise=advises(home.interpreter) if home.interpreter is not None else None,
        )
        hear = converse.handle
        hears: dict[Source, Hear] = {
            Source.TELEGRAM: self._beside_the_group(lambda row, lease: hear(lease, row)),
            Source.HOUSE: lambda row, lease: hear(lease, row),
            Source.CARRIER: carrier_hear(home.house, home.carriers),
        }
        return {source: home.vitals.hearing(source, one) for source, one in hears.items()}

    def _beside_the_group(self, chats: Hear) -> Hear:
        """What is written in the agents' group is no talk with a recipient."""
        home = self._home
        group = home.settings.telegram_group
        if group is None or self.outlet is None:
            return chats
        desk = GroupDesk(
            house=home.house,
            desk=group_words(home.voice, home.settings.telegram_group_language),
            read=read_in_group,
            group=group,
            acknowledge=self.outlet.acknowledge,
        )

        async def hear(row: InboxRow, lease: LaneLease) -> None:
            if is_of_group(row.incoming.lane):
                await desk.handle(lease, row)
            else:
                await chats(row, lease)

        return hear

    def _carries(self) -> Mapping[Channel, Carry]:
        home = self._home
        to_carriers = CarrierPost(house=home.house, adapters=home.carriers, chance=random.random)
        carries: dict[Channel, Carry] = {
            Channel.WEBHOOK: webhook_carry(home.house, home.sender, random.random),
            Channel.CARRIER: to_carriers.carry,
        }
        if self.outlet is not None:
            post = TelegramPost(
                house=home.house,
                outlet=self.outlet,
                quiet=home.house.limits.quiet_hours,
                chance=random.random,
            )
            carries[Channel.TELEGRAM] = post.carry
            if (group := home.settings.telegram_group) is not None:
                carries[Channel.TOPIC] = TopicPost(
                    house=home.house,
                    outlet=TopicOutlet(self.outlet.bot, self.outlet.limits),
                    group=group,
                    chance=random.random,
                ).carry
        for way, notifier in home.notifiers.items():
            carries[CHANNELS[way]] = NotifierPost(
                house=home.house, notifier=notifier, voice=home.voice, chance=random.random
            ).carry
        if home.bot is not None:
            voice = VoicePost(house=home.house, fetch=Files(home.bot).fetch, chance=random.random)
            carries[Channel.VOICE] = voice.carry
            till = Till(home.bot)
            carries[Channel.TILL] = TillPost(
                house=home.house, till=till, refunds=till, chance=random.random
            ).carry
        return {channel: home.vitals.carrying(channel, one) for channel, one in carries.items()}


async def call_a_person(house: House, row: InboxRow) -> None:
    """We failed somebody again and again: a person should look, and they should hear so."""
    async with house.store.begin() as unit:
        talk = await unit.conversations.of_lane(row.incoming.lane)
        if talk is not None and talk.leaves:  # nobody will say so any more
            talk = replace(talk, leaving=None, leaves=0)
            await unit.conversations.put(talk)
        if talk is None or row.incoming.source is not Source.TELEGRAM:
            return
        await act(house, unit, AskPerson(talk.id, "bot-failed"), HOUSE, NOTHING)
        notice = Notice(
            key=f"{row.incoming.id}/failed", kind=NoticeKind.BOT_FAILED, at=house.clock.now()
        )
        await notify_chat(house, unit, talk, notice)


async def receive(home: Home, rows: Sequence[Incoming]) -> None:
    """Onto the disk, and then the bell."""
    reached(FailPoint.BEFORE_INBOX)
    await home.store.lanes.receive_many(rows)
    reached(FailPoint.AFTER_INBOX)
    home.bell.ring()
    home.vitals.arrived(rows)
