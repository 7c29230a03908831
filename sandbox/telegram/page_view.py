"""What the phone page is told: the chat as it stands, and then each change."""

from typing import Any

from sandbox.telegram.about import commands_for
from sandbox.telegram.account import User
from sandbox.telegram.chat import Entry, Happened, Message
from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import shown


def state_of(phone: Phone) -> dict[str, Any]:
    chat, bot = phone.chat, phone.bot
    language = phone.user.language_code or ""
    said = bot.said_of_itself
    return {
        "number": len(chat.journal),
        "owner": {"id": phone.user.id, "name": phone.user.name, "phone": phone.user.phone},
        "bot": {
            "name": said.get(("name", language)) or said.get(("name", "")) or bot.first_name,
            "username": bot.username,
            "description": said.get(("description", language)) or said.get(("description", ""), ""),
            "commands": commands_for(bot, phone.user.language_code),
        },
        "places": [
            {"name": place.name, "latitude": place.latitude, "longitude": place.longitude}
            for place in phone.world.places
        ],
        "has_town": phone.world.town is not None,
        "messages": [message_view(phone.user, message) for message in chat.messages.values()],
        **_standing(phone),
    }


def change_of(phone: Phone, entry: Entry) -> dict[str, Any]:
    """A change; its message is told as it stands now, which later changes may tell again."""
    told: dict[str, Any] = {"number": entry.number, "what": str(entry.what), **_standing(phone)}
    if entry.what is Happened.ACTION:
        told["action"] = entry.told["action"]
    if entry.message is not None:
        told["id"] = entry.message.id
        if not entry.message.is_deleted:
            told["message"] = message_view(phone.user, entry.message)
    return told


def message_view(user: User, message: Message) -> dict[str, Any]:
    seen = shown(message)
    content = message.content
    told: dict[str, Any] = {
        "id": message.id,
        "kind": seen.kind,
        "mine": message.sender is user,
        "at": message.date.isoformat(),
        "edited": message.edit_date is not None,
        "text": message.text,
        "entities": content.get("entities") or content.get("caption_entities") or [],
        "buttons": message.inline or [],
        "reactions": [one["emoji"] for one in message.reactions],
        "protected": message.is_protected,
    }
    if seen.kind == "service":
        told["service"] = _service(message)
    for kind in ("location", "venue", "contact", "poll", "invoice"):
        if kind in content:
            told[kind] = content[kind]
    if "sticker" in content:
        told["sticker"] = content["sticker"]["emoji"]
    for kind in ("voice", "document"):
        if kind in content:
            told[kind] = {**content[kind], "file": content[kind]["file_unique_id"]}
    if "photo" in content:
        largest = content["photo"][-1]
        told["photo"] = {**largest, "file": largest["file_unique_id"]}
    if message.reply_to is not None:
        answered = message.reply_to
        told["reply_to"] = {"id": answered.id, "text": answered.text[:80] or shown(answered).kind}
    if message.origin is not None:
        who = message.origin.get("sender_user") or {}
        told["forwarded"] = message.origin.get("sender_user_name") or who.get("first_name", "")
    return told


def _service(message: Message) -> str:
    """What the grey line between the bubbles says."""
    if "pinned_message" in message.content:
        said = message.content["pinned_message"].get("text", "a message")
        return f"Pinned: {said}"
    return next(iter(message.content), "").replace("_", " ")


def _standing(phone: Phone) -> dict[str, Any]:
    """What belongs to the chat rather than to one message."""
    chat = phone.chat
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    return {
        "started": chat.is_started,
        "blocked": chat.is_blocked,
        "board": chat.board,
        "pinned": message_view(phone.user, pinned) if pinned is not None else None,
    }
