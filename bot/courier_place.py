"""The courier's place: on the card a picture of it while they are near, and beside it a live place
on Telegram's own map, which moves by itself and ends when they have come.

A letter says of which vehicle; where that is, is looked up when the letter leaves. So nothing that
waits in a queue shows a place of long ago, and no place is kept anywhere but with the positions.
"""

from bot.letter import Letter, Live, packed
from core.actions.house import House
from core.actions.policies import policy_of
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.map_picture import MapPicture
from core.model.notice import Notice, NoticeKind
from core.model.notice_policy import Manner, Moment
from core.model.post import Channel, InboxRow, Outgoing
from core.ports import Unit


def lane_of_places(lane: str) -> str:
    """Places go beside the talk: no reply stands behind one, and none waits for the morning."""
    return f"{lane}:live"


def near_picture(notice: Notice, delivery: Delivery) -> MapPicture | None:
    """The door, to which the vehicle is drawn when the letter leaves; None while it is not near."""
    where = delivery.address.point
    is_shown = notice.route is not None and delivery.is_courier_near and where is not None
    return MapPicture(location=where) if is_shown and where is not None else None


async def shown_on_map(
    house: House, unit: Unit, row: InboxRow, talk: Conversation, notice: Notice
) -> bool:
    """True for a notice that only moves the place on the map, or ends it."""
    if notice.kind not in (NoticeKind.COURIER_MOVED, NoticeKind.COURIER_CAME):
        return False
    delivery = await unit.deliveries.get(notice.delivery) if notice.delivery is not None else None
    if delivery is not None and await _is_shown(unit, delivery, notice):
        is_over = notice.kind is NoticeKind.COURIER_CAME
        letter = Letter(
            conversation=talk.id,
            chat_id=talk.chat_id,
            text="",
            slot=f"live:{delivery.id}:{notice.ref}",
            kind=notice.kind,
            route=notice.route,
            live=Live.OVER if is_over else Live.MOVES,
        )
        await unit.post.send(
            Outgoing(
                key=f"tg/{row.incoming.id}/live",
                channel=Channel.TELEGRAM,
                lane=lane_of_places(talk.lane),
                body=packed(letter),
                valid_until=notice.valid_until,
            )
        )
    return True


async def _is_shown(unit: Unit, delivery: Delivery, notice: Notice) -> bool:
    if notice.kind is NoticeKind.COURIER_CAME:
        return True
    policy = await policy_of(unit, delivery)
    return delivery.is_courier_near and policy.told(Moment.NEAR) is not Manner.NEVER
