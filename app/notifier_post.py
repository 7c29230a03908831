"""The post of mail and SMS: one short letter carried, and the next way where this one is shut."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from app.outbox import DONE, STALE, Carried, again, dead
from bot.next_door_words import link_of
from bot.quiet import quiet_until
from bot.short_letters import neighbour_letter, short_letter
from bot.voice import Voice
from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.policies import policy_of
from core.actions.reaching import dispatch, goes_below, ways_below
from core.actions.tell import note, notify, publish_about
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.neighbour_ask import NeighbourAsk
from core.model.notice import NoticeKind
from core.model.notice_policy import Way, is_outlived
from core.model.post import OutboxRow, RowState
from core.model.short_letter import Dispatch, ShortLetter
from core.ports import Notifier, RefusedForGood, Unavailable, UncertainEffect, Unit

TRIES_MAX = 40
FIRST_WAIT_SECONDS = 5.0
WAIT_SECONDS_MAX = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifierPost:
    """Carries one way's channel. `chance` in [0, 1) spreads the retries of many rows."""

    house: House
    notifier: Notifier
    voice: Voice
    chance: Callable[[], float]

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            told = msgspec.json.decode(row.outgoing.body, type=Dispatch)
        except msgspec.DecodeError:
            return dead("not a short letter")
        found = await (self._to_neighbour(told) if told.to_neighbour else self._written(told))
        if isinstance(found, Carried):
            return found
        try:
            await self.notifier.send(found)
        except RefusedForGood as no:
            if told.to_neighbour:
                return await self._not_next_door(told, str(no))
            return await self._next_way(row, told, str(no))
        except UncertainEffect as lost:
            if row.outgoing.at_most_once:
                return Carried(state=RowState.UNKNOWN, error=str(lost))
            return self._later(row, str(lost))
        except Unavailable as ill:
            return self._later(row, str(ill))
        return DONE

    async def _written(self, told: Dispatch) -> ShortLetter | Carried:
        """As things stand now: whoever has opened the chat meanwhile reads it there."""
        async with self.house.store.read() as unit:
            delivery = await unit.deliveries.get(told.delivery)
            if delivery is None:
                return STALE
            id = delivery.conversation
            talk = await unit.conversations.get(id) if id is not None else None
            zone = (await carrier_of(unit, delivery)).zone
        to = _address(delivery, told.way)
        is_open = not goes_below(told.kind, talk)
        if to is None or is_open or is_outlived(told.kind, delivery):
            return STALE
        now = self.house.clock.now()
        until = quiet_until(told.kind, now, zone, self.house.limits.quiet_hours)
        if until is not None:
            return again(self._in((until - now) / self.house.clock.patience(1.0)), "quiet hours")
        return self._letter(told, to, delivery, talk) or STALE

    async def _to_neighbour(self, told: Dispatch) -> ShortLetter | Carried:
        """Only while the question stands, and by day."""
        now, limits = self.house.clock.now(), self.house.limits
        async with self.house.store.read() as unit:
            delivery = await unit.deliveries.get(told.delivery)
            ask = delivery.neighbour_ask if delivery is not None else None
            if delivery is None or ask is None or not _is_asked(told, delivery, ask, now):
                return STALE
            id = delivery.conversation
            talk = await unit.conversations.get(id) if id is not None else None
            zone = (await carrier_of(unit, delivery)).zone
        until = quiet_until(told.kind, now, zone, limits.quiet_hours)
        if until is not None:
            return again(self._in((until - now) / self.house.clock.patience(1.0)), "quiet hours")
        link = link_of(ask.token, limits.app_url, limits.bot_name)
        return neighbour_letter(self.voice, told, ask, talk, link) or STALE

    async def _not_next_door(self, told: Dispatch, no: str) -> Carried:
        """The number takes no SMS: its recipient hears so, and forwards the link."""
        async with self.house.store.begin() as unit:
            delivery = await unit.deliveries.get(told.delivery)
            ask = delivery.neighbour_ask if delivery is not None else None
            if delivery is not None and ask is not None and ask.key == told.key:
                kind = NoticeKind.NEIGHBOUR_ANSWERED
                fact = f"{ask.key}/unreached"
                await notify(
                    self.house, unit, delivery, kind, fact, text="unreached", name=ask.name
                )
        return Carried(state=RowState.STALE, error=no)

    def _letter(
        self, told: Dispatch, to: str, delivery: Delivery, talk: Conversation | None
    ) -> ShortLetter | None:
        name = self.house.limits.bot_name
        return short_letter(self.voice, told, to, delivery, talk, name)

    async def _next_way(self, row: OutboxRow, told: Dispatch, no: str) -> Carried:
        """Down the ladder; at its end whoever sent the parcel hears that nobody was reached."""
        async with self.house.store.begin() as unit:
            delivery = await unit.deliveries.get(told.delivery)
            if delivery is None:
                return STALE
            ways = ways_below(self.house, await policy_of(unit, delivery), delivery, told.kind)
            left = ways[ways.index(told.way) + 1 :] if told.way in ways else ()
            if left:
                until = row.outgoing.valid_until
                await dispatch(unit, delivery, told.kind, left[0], told.key, until)
                self.house.bell.ring("notifiers")
            else:
                await self._unreached(unit, delivery, told.way)
        return Carried(state=RowState.STALE, error=no) if left else dead(no)

    async def _unreached(self, unit: Unit, delivery: Delivery, way: Way) -> None:
        """Each letter would be refused alike: it is told once."""
        what = f"unreachable: by {way}"
        if await unit.timeline.says(delivery.id, what):
            return
        await note(self.house, unit, delivery, "alert", "house", what)
        why = {"why": f"{way}_refused"}
        await publish_about(self.house, unit, "delivery.recipient_unreachable", delivery, why)

    def _later(self, row: OutboxRow, error: str) -> Carried:
        if row.tries >= TRIES_MAX:
            return dead(error)
        wait = min(WAIT_SECONDS_MAX, FIRST_WAIT_SECONDS * 2 ** min(row.tries, 16))
        return again(self._in(wait * (0.5 + self.chance())), error)

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)


def _is_asked(told: Dispatch, delivery: Delivery, ask: NeighbourAsk, now: datetime) -> bool:
    is_this = ask.key == told.key and ask.phone is not None
    return is_this and ask.is_open(now) and not delivery.is_over


def _address(delivery: Delivery, way: Way) -> str | None:
    recipient = delivery.recipient
    return recipient.email if way is Way.MAIL else recipient.phone
