"""Pausing: which lanes are meant by the name that somebody types."""

from collections.abc import Sequence

from core.model.ids import CarrierRef, WebhookId
from core.model.post import Channel
from core.ports import Unit
from storage.waiting import INBOX, queue_of

QUEUES = (INBOX, *map(queue_of, Channel))
WHOLE = (Channel.TELEGRAM, Channel.TOPIC, Channel.MAIL, Channel.SMS, Channel.VOICE)


async def lanes_of(what: str, unit: Unit) -> Sequence[tuple[str, str]]:
    """Queues, and how the names of their lanes begin. Raises ValueError for what is none."""
    kind, _, name = what.partition(":")
    if what == Channel.TELEGRAM:  # the bot: recipients' chats, and our own people's group
        return [(queue_of(one), "") for one in (Channel.TELEGRAM, Channel.TOPIC)]
    if what in list(WHOLE):
        return [(queue_of(Channel(what)), "")]
    if kind == Channel.WEBHOOK and await unit.webhooks.get(WebhookId(name)) is not None:
        return [(queue_of(Channel.WEBHOOK), f"{what}:")]
    if kind == Channel.CARRIER and await unit.carriers.get(CarrierRef(name)) is not None:
        theirs = [one for one in await unit.webhooks.all() if one.carrier == name]
        hooks = [(queue_of(Channel.WEBHOOK), f"webhook:{one.id}:") for one in theirs]
        return [(queue_of(Channel.CARRIER), f"{what}:"), *hooks]
    known = ", ".join(WHOLE)
    raise ValueError(f"{what} is none of {known}, carrier:REF, webhook:ID that there is")
