"""Granting: one of us looks at an address wish that the risk gate keeps from a chat.

It needs no takeover: who only waited for this goes on with the bot. Their own words open nothing;
what is granted is the address as it was proposed.
"""

from dataclasses import replace

from core.actions.addressing import readdressed
from core.actions.asking import allowed, ask_carrier, delivery_of
from core.actions.baton import wait_no_more
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.moving import ways_to
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.tell import note, notify
from core.commands import DeclineAddress, GrantAddress
from core.model.address_wish import AddressWish
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.conversation import Conversation, Holder
from core.model.delivery import Confirmation, Delivery
from core.model.ids import ConversationId, WishId
from core.model.notice import NoticeKind
from core.ports import Unit
from core.refusals import held_by, not_allowed, not_found

FOR_AN_ADDRESS = "address_change"  # why a person was asked for


async def prepare_grant(house: House, command: GrantAddress) -> Prepared:
    """The ways to the proposed door from the promised route. Raises Unavailable."""
    async with house.store.read() as unit:
        conversation = await unit.conversations.get(command.conversation)
    wish = conversation.wish if conversation is not None else None
    if wish is None:
        return NOTHING  # the act says what that means
    new = wish.proposed.address
    return Prepared(legs=await ways_to(house, wish.proposed.delivery, [new.point]))


async def grant_address(
    house: House, unit: Unit, command: GrantAddress, by: Asker, prepared: Prepared
) -> Done:
    """The carrier is asked, the recipient hears of it.

    Raises Refused: not-allowed (wish-is-over, held-by-another, or what the carrier and the sender
    do not allow), past-cutoff.
    """
    conversation, wish = await _wished(house, unit, command.conversation, command.wish, by)
    delivery = await delivery_of(unit, wish.proposed.delivery)
    if delivery.conversation != conversation.id or not wish.is_about(delivery):
        raise not_allowed(("wish-is-over",))
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_ADDRESS)
    new, verdict = wish.proposed.address, wish.proposed.address.verdict
    assert verdict is not None
    new = replace(new, confirmed=Confirmation(wish.at, wish.by))
    delivery, what = await readdressed(
        house, unit, delivery, carrier, new, verdict, "changed", by, prepared, wish.proposed.door
    )
    await unit.deliveries.save(delivery)
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await _answered(house, unit, conversation, delivery, NoticeKind.ADDRESS_GRANTED, wish)
    if delivery.promised is None:
        await notify(house, unit, delivery, NoticeKind.TIME_WANTED, change.id)
    return Done(delivery=delivery, change=change, promise=delivery.promised)


async def decline_address(
    house: House, unit: Unit, command: DeclineAddress, by: Asker, prepared: Prepared
) -> Done:
    """It stays as it is, and the recipient hears so.

    Raises Refused: not-allowed (wish-is-over, held-by-another).
    """
    conversation, wish = await _wished(house, unit, command.conversation, command.wish, by)
    delivery = await delivery_of(unit, wish.proposed.delivery)
    await note(house, unit, delivery, "address", str(by), "another address was declined")
    await _answered(house, unit, conversation, delivery, NoticeKind.ADDRESS_DECLINED, wish)
    return Done(delivery=delivery)


async def _wished(
    house: House, unit: Unit, id: ConversationId, wish_id: WishId, by: Asker
) -> tuple[Conversation, AddressWish]:
    """The wish as it stands, in a talk that nobody else holds."""
    conversation = await conversation_of(unit, id)
    wish = conversation.wish
    if by.role is not Role.AGENT:
        raise not_found("wish")
    if wish is None or wish.id != wish_id:
        raise not_allowed(("wish-is-over",))
    held = conversation.takeover
    is_held = conversation.holder is Holder.AGENT and held is not None
    if is_held and held is not None and held.agent != by.id:
        raise held_by(held.agent_name)
    return conversation, wish


async def _answered(
    house: House,
    unit: Unit,
    conversation: Conversation,
    delivery: Delivery,
    kind: NoticeKind,
    wish: AddressWish,
) -> None:
    """The wish is answered; who waited for nothing else is the bot's again, and hears of it."""
    if conversation.holder is Holder.WAITING and conversation.asked_why == FOR_AN_ADDRESS:
        await wait_no_more(house, unit, conversation)
    else:
        now = house.clock.now()
        await unit.conversations.put(replace(conversation, wish=None, updated_at=now))
    await notify(house, unit, delivery, kind, wish.id)
