"""The lane of an update: which ordered queue something that Telegram sent belongs to.

Read from the raw JSON, so that an update is stored in order before anybody understands it.
"""

CHECKOUT = ":checkout"  # behind a chat's lane
UNREADABLE = "unreadable"  # what has neither a chat nor a person: it is kept, and somebody looks


def lane_of(update: object, bot_id: int) -> str:
    """`telegram:<bot>:<chat>`; the person's own chat where no chat is named. Whether money may be
    taken waits behind nothing else that they said: ten seconds are soon over."""
    lane = lane_named(bot_id, _chat_of(update))
    is_checkout = isinstance(update, dict) and "pre_checkout_query" in update
    return f"{lane}{CHECKOUT}" if is_checkout else lane


def lane_named(bot_id: int, chat: int | str | None) -> str:
    return f"telegram:{bot_id}:{UNREADABLE if chat is None else chat}"


def is_of_group(lane: str) -> bool:
    """Groups have negative numbers."""
    return lane.rpartition(":")[2].startswith("-")


def bot_of(lane: str) -> int:
    """The bot of a chat's lane; 0 where it is of no bot."""
    parts = lane.split(":")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def _chat_of(update: object) -> int | None:
    """An update holds one thing beside its number: a message, a press, a membership, ..."""
    if not isinstance(update, dict):
        return None
    things = [thing for thing in update.values() if isinstance(thing, dict)]
    for thing in things:
        for holder in (thing, thing.get("message")):
            if isinstance(holder, dict) and (chat := _id(holder.get("chat"))) is not None:
                return chat
    for thing in things:
        for name in ("from", "user"):
            if (person := _id(thing.get(name))) is not None:
                return person
    return None


def _id(named: object) -> int | None:
    found = named.get("id") if isinstance(named, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None
