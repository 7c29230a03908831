"""Knowing: reads the facts of a talk in the transaction at hand."""

from collections.abc import Sequence
from dataclasses import replace

from bot.at_the_door import whose_door
from bot.facts import Facts, Gathered, Need
from bot.heard import Pressed, Told
from bot.languages import spoken
from bot.stage import meant
from core.actions.asking import as_it_serves
from core.actions.door_talk import reader_of
from core.actions.hearing_options import must_be_heard
from core.actions.house import House
from core.actions.last_heard import last_heard
from core.actions.next_door import next_door_of
from core.model.asker import Role
from core.model.change import TICKS, Change, ChangeState
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, HoldId, PaymentId
from core.model.notice import OF_MONEY, NoticeKind
from core.model.payment import Payment
from core.model.promise import Hold, HoldState
from core.ports import Unit


async def facts_of(
    house: House,
    unit: Unit,
    talk: Conversation,
    focus: DeliveryId | None = None,
    heard: object = None,
    *,
    is_asked: bool = False,
    gathered: tuple[tuple[Need, Gathered], ...] = (),
) -> Facts:
    """What is true now. `focus` is the delivery that is meant, or what was heard names one; else
    it is the one last talked about. `is_asked`: somebody waits for an answer, and for
    the carrier's."""
    found = {each.id: each for each in await unit.deliveries.of_conversation(talk.id)}
    now, mine = house.clock.now(), tuple(found[id] for id in talk.deliveries if id in found)
    named = meant(heard, tuple(found.values()))
    focus = named.id if named is not None else focus
    delivery = found.get(focus or talk.focus or DeliveryId("")) or (mine[-1] if mine else None)
    if delivery is not None and delivery.id not in talk.deliveries:
        delivery = mine[-1] if mine else None
    talk = _in_their_language(talk, delivery)
    asked = await unit.deliveries.get(talk.next_door) if talk.next_door is not None else None
    next_door = next_door_of(asked, talk.id)
    agreed = await _agreed(unit, mine, heard)
    if delivery is None:
        return Facts(
            now=now,
            conversation=talk,
            deliveries=mine,
            agreed=agreed,
            places=tuple(await unit.saved_places.of(talk.id)),
            next_door=next_door,
            bot_name=house.limits.bot_name,
            app_url=house.limits.app_url,
            listens=house.transcriber is not None,
            gathered=gathered,
        )
    pickup, hold = delivery.pickup, await unit.holds.standing(delivery.id)
    changes = tuple(await unit.changes.of(delivery.id))
    carrier = await unit.carriers.get(delivery.carrier)
    return Facts(
        now=now,
        conversation=talk,
        delivery=delivery,
        deliveries=mine,
        carrier=await as_it_serves(unit, carrier, delivery) if carrier is not None else None,
        hold=hold,
        late_hold=await _late_hold(unit, delivery, heard),
        payment=await _payment(unit, hold, heard),
        takes_money=house.limits.takes_money,
        wishes=tuple(await unit.waitlist.of(delivery.id)),
        changes=changes,
        agreed=agreed,
        places=tuple(await unit.saved_places.of(talk.id)),
        next_door=next_door,
        point=await unit.points.get(pickup.point) if pickup is not None else None,
        heard_at=await last_heard(unit, delivery, now),
        bot_name=house.limits.bot_name,
        app_url=house.limits.app_url,
        listens=house.transcriber is not None,
        reaches_courier=await reader_of(house, unit, delivery) is not None,
        asks_carrier=is_asked and must_be_heard(house, delivery, changes, now),
        gathered=gathered,
    )


async def at_their_door(house: House, unit: Unit, facts: Facts, heard: object) -> Facts:
    """The same, about the delivery whose courier stands at the door, where the words are for
    them."""
    talk = facts.conversation
    door = whose_door(heard, facts.open_deliveries, talk.scene, facts.now)
    if door is None or door == facts.delivery:
        return facts
    return await facts_of(house, unit, talk, door.id, gathered=facts.gathered)


async def _late_hold(unit: Unit, delivery: Delivery, heard: object) -> Hold | None:
    """The hold that a yes or a notice is about, where it is the delivery's and has run out."""
    match heard:
        case Pressed(verb="slot.yes", args=(_, name)):
            ref: str | None = name
        case Told(notice=notice) if notice.kind is NoticeKind.HOLD_EXPIRED:
            ref = notice.ref
        case _:
            return None
    hold = await unit.holds.get(HoldId(ref)) if ref else None
    is_theirs = hold is not None and hold.delivery == delivery.id
    return hold if is_theirs and hold is not None and hold.state is HoldState.EXPIRED else None


async def _payment(unit: Unit, hold: Hold | None, heard: object) -> Payment | None:
    """The one that a notice is about, else what was asked for the time that is held."""
    match heard:
        case Told(notice=notice) if notice.kind in OF_MONEY:
            return await unit.payments.get(PaymentId(notice.ref)) if notice.ref else None
        case _:
            return await unit.payments.of_hold(hold.id) if hold is not None else None


async def _agreed(unit: Unit, deliveries: Sequence[Delivery], heard: object) -> tuple[Change, ...]:
    """What stands of it by now, or was taken back, when one of us has just left the talk."""
    since = heard.notice.since if isinstance(heard, Told) else None
    if since is None:
        return ()
    found = [change for each in deliveries for change in await unit.changes.of(each.id)]
    agreed = [
        change
        for change in found
        if (
            change.asked_at >= since
            and change.asked_by.partition(":")[0] == Role.AGENT
            and TICKS[change.state]
        )
        or (change.asked_at < since <= change.updated_at and change.state is ChangeState.CANCELLED)
    ]
    return tuple(sorted(agreed, key=lambda change: change.asked_at))


def _in_their_language(talk: Conversation, delivery: Delivery | None) -> Conversation:
    """The sender knows which language the recipient reads, until the recipient says otherwise."""
    told = spoken(delivery.recipient.language) if delivery is not None else None
    if told is None or talk.language_chosen:
        return talk
    return replace(talk, language=told)
