"""Door talk: what a recipient and the courier on the way to them say to each other through us.

Neither learns the other's number. It begins when the courier is a few stops away and somebody looks
at the route's page, and ends by itself when the delivery is over or the courier has gone on.
"""

from hashlib import sha256

from core.actions.asking import delivery_of
from core.actions.courier_day import stops_before
from core.actions.house import House
from core.actions.policies import policy_of
from core.actions.prepared import Done, Prepared
from core.actions.stops import visited_by
from core.actions.tell import note, notify
from core.courier_commands import TellCourier, TellRecipient
from core.model.asker import Asker
from core.model.conversation import Conversation
from core.model.courier_link import CourierLink
from core.model.delivery import Delivery
from core.model.door_line import (
    LETTERS_MAX,
    CourierPhrase,
    DoorLine,
    RecipientPhrase,
    Speaker,
    has_said_enough,
    may_talk,
    without_numbers,
)
from core.model.ids import DoorLineId
from core.model.notice import NoticeKind
from core.ports import Unit
from core.refusals import invalid, not_allowed, not_found

HEARD_SECONDS = 900.0  # real time: what a courier said is about nothing after that


async def tell_courier(
    house: House, unit: Unit, command: TellCourier, by: Asker, prepared: Prepared
) -> Done:
    """Onto the page of whoever drives. Raises Refused: not-allowed (courier-left, said-enough)."""
    phrase, text = _said(command.phrase, command.text, RecipientPhrase)
    delivery = await delivery_of(unit, command.delivery)
    if await reader_of(house, unit, delivery) is None:
        raise not_allowed(("courier-left",))
    await _must_leave_room(house, unit, delivery, Speaker.RECIPIENT)
    talk = await talk_of(unit, delivery)
    line = DoorLine(
        id=DoorLineId(house.new_id("dln")),
        delivery=delivery.id,
        at=house.clock.now(),
        by=Speaker.RECIPIENT,
        phrase=phrase,
        text=text,
        language=talk.language if talk is not None else "",
    )
    await unit.door_lines.add(line)
    await note(house, unit, delivery, "message", str(by), "told the courier")
    return Done(delivery=delivery)


async def tell_recipient(
    house: House, unit: Unit, command: TellRecipient, by: Asker, prepared: Prepared
) -> Done:
    """Into the recipient's chat, at any hour; once, however often it comes.

    Raises Refused: not-found, not-allowed (nobody-listens, said-enough).
    """
    phrase, text = _said(command.phrase, command.text, CourierPhrase)
    link = await unit.courier_links.get(command.link)
    route = await unit.routes.get(link.route) if link is not None else None
    delivery = await unit.deliveries.get(command.delivery)
    is_theirs = route is not None and any(s.delivery == command.delivery for s in route.stops)
    if link is None or route is None or delivery is None or not is_theirs:
        raise not_found("delivery")
    line = DoorLine(
        id=_line_of(link, command.name),
        delivery=delivery.id,
        at=house.clock.now(),
        by=Speaker.COURIER,
        phrase=phrase,
        text=text,
        language=link.language,
    )
    if any(line.id == known.id for known in await unit.door_lines.of(delivery.id)):
        return Done(delivery=delivery)
    talk = await talk_of(unit, delivery)
    near = (await policy_of(unit, delivery)).near_stops
    is_near = may_talk(delivery, stops_before(route, delivery.id), near)
    if talk is None or talk.unreachable or not is_near:
        raise not_allowed(("nobody-listens",))
    await _must_leave_room(house, unit, delivery, Speaker.COURIER)
    await unit.door_lines.add(line)
    await note(house, unit, delivery, "message", str(by), "told the recipient")
    await notify(
        house,
        unit,
        delivery,
        NoticeKind.COURIER_SAID,
        line.id,
        ref=phrase,
        text=text,
        name=link.language if text is not None else None,
        valid_until=house.clock.now() + house.clock.patience(HEARD_SECONDS),
    )
    return Done(delivery=delivery)


async def hear_answer(
    house: House, unit: Unit, delivery: Delivery, answer: str, text: str | None
) -> None:
    """What a recipient answers while the courier waits at the door."""
    talk = await talk_of(unit, delivery)
    line = DoorLine(
        id=DoorLineId(house.new_id("dln")),
        delivery=delivery.id,
        at=house.clock.now(),
        by=Speaker.RECIPIENT,
        answer=answer,
        text=without_numbers(text[:LETTERS_MAX]) if text else None,
        language=talk.language if talk is not None else "",
    )
    await unit.door_lines.add(line)


async def reader_of(house: House, unit: Unit, delivery: Delivery) -> CourierLink | None:
    """The page on which whoever is near this door reads; None where nobody is near, or reads."""
    now, wall = house.clock.now(), house.clock.wall()
    if not delivery.is_on_the_road:
        return None
    near = (await policy_of(unit, delivery)).near_stops
    for route in await visited_by(unit, delivery.id):
        if not may_talk(delivery, stops_before(route, delivery.id), near):
            continue
        for link in await unit.courier_links.of(route.ref):
            if link.is_read(now, wall):
                return link
    return None


async def talk_of(unit: Unit, delivery: Delivery) -> Conversation | None:
    if delivery.conversation is None:
        return None
    return await unit.conversations.get(delivery.conversation)


def _said(
    phrase: str | None, text: str | None, known: type[CourierPhrase] | type[RecipientPhrase]
) -> tuple[str | None, str | None]:
    """One of the two. Raises Refused(invalid)."""
    text = without_numbers((text or "").strip()[:LETTERS_MAX]) or None
    if (phrase is None) == (text is None):
        raise invalid("text", "is either a ready phrase, or words of one's own")
    if phrase is not None and phrase not in set(known):
        raise invalid("phrase", "is not known")
    return phrase, text


async def _must_leave_room(house: House, unit: Unit, delivery: Delivery, who: Speaker) -> None:
    said = [line for line in await unit.door_lines.of(delivery.id) if line.by is who]
    since = delivery.attempts[-1].at if delivery.attempts else None
    if has_said_enough(said, since, house.clock.now(), house.clock.patience(60.0)):
        raise not_allowed(("said-enough",))


def _line_of(link: CourierLink, name: str) -> DoorLineId:
    return DoorLineId(f"dln_{sha256(f'{link.id}/{name}'.encode()).hexdigest()[:24]}")
