"""Sending: the methods that put a new message into a chat."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram.call import Call, Method, check_photo
from sandbox.telegram.chat import Chat, Happened, Message, unix
from sandbox.telegram.files import StoredFile
from sandbox.telegram.keyboards import read_markup
from sandbox.telegram.parameters import Wire
from sandbox.telegram.refusals import (
    COPY_NOT_FOUND,
    FORWARD_NOT_FOUND,
    REPLY_NOT_FOUND,
    bad_request,
)

LIVE_SECONDS_MIN, LIVE_SECONDS_MAX, LIVE_FOR_EVER = 60, 86_400, 0x7FFFFFFF
ACCURACY_METRES_MAX = 1500
ALBUM_MIN, ALBUM_MAX = 2, 10
ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)
SERVICE = (
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "pinned_message",
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


def send(
    call: Call,
    read: Callable[[], dict[str, Any]],
    *,
    live_seconds: int | None = None,
    may_pay: bool = False,
) -> Message:
    """What all of them have in common: where to, under which buttons, in answer to what."""
    chat = call.open_chat()
    content = read()
    http_apps = call.world.settings.http_apps
    told = call.get("reply_markup")
    markup = read_markup(told, chat, http_apps=http_apps, may_pay=may_pay)
    thread = call.thread(chat)
    reply_to = _replied(call, chat)
    call.pass_pace(chat)
    if markup.board is not None:
        _change_board(chat, markup.board)
    until = call.world.later(live_seconds) if live_seconds else None
    return call.world.post(
        chat,
        call.bot,
        content,
        thread_id=thread,
        inline=markup.inline,
        board=markup.board,
        reply_to=reply_to,
        is_protected=bool(call.get("protect_content")),
        live_until=until,
    )


def send_message(call: Call) -> Wire:
    return send(call, lambda: call.text().wire()).wire(call.bot.id)


def send_photo(call: Call) -> Wire:
    def read() -> dict[str, Any]:
        return photo(call.file("photo", call.get("photo"))) | call.caption()

    return send(call, read).wire(call.bot.id)


def send_voice(call: Call) -> Wire:
    def read() -> dict[str, Any]:
        file = call.file("voice", call.get("voice"))
        return voice(file, call.get("duration", 0)) | call.caption()

    return send(call, read).wire(call.bot.id)


def send_document(call: Call) -> Wire:
    def read() -> dict[str, Any]:
        return document(call.file("document", call.get("document"))) | call.caption()

    return send(call, read).wire(call.bot.id)


def send_location(call: Call) -> Wire:
    live = call.get("live_period")
    if live and not (LIVE_SECONDS_MIN <= live <= LIVE_SECONDS_MAX or live == LIVE_FOR_EVER):
        raise bad_request("wrong live location period specified")

    def read() -> dict[str, Any]:
        return {"location": point(call) | ({"live_period": live} if live else {})}

    return send(call, read, live_seconds=live).wire(call.bot.id)


def send_venue(call: Call) -> Wire:
    def read() -> dict[str, Any]:
        title, address = call.get("title").strip(), call.get("address").strip()
        if not title:
            raise bad_request("venue title must be non-empty")
        if not address:
            raise bad_request("venue address must be non-empty")
        # Old programs look for the location beside the venue, and the server gives them both.
        where = point(call)
        return {"venue": {"location": where, "title": title, "address": address}, "location": where}

    return send(call, read).wire(call.bot.id)


def send_contact(call: Call) -> Wire:
    def read() -> dict[str, Any]:
        card = {
            name: call.get(name)
            for name in ("phone_number", "first_name", "last_name", "vcard")
            if call.get(name)
        }
        if "phone_number" not in card:
            raise bad_request("phone number is empty")
        if "first_name" not in card:
            raise bad_request("contact first name must be non-empty")
        return {"contact": card}

    return send(call, read).wire(call.bot.id)


def send_media_group(call: Call) -> Wire:
    told = call.get("media")
    if not ALBUM_MIN <= len(told) <= ALBUM_MAX:
        raise bad_request("wrong number of messages in the album")
    chat = call.open_chat()
    contents = [media(call, one) for one in told]
    thread, reply_to = call.thread(chat), _replied(call, chat)
    call.pass_pace(chat)
    group = str(call.world.chance.getrandbits(53))
    sent = [
        call.world.post(
            chat, call.bot, content, thread_id=thread, reply_to=reply_to, media_group_id=group
        )
        for content in contents
    ]
    return [message.wire(call.bot.id) for message in sent]


def forward_message(call: Call) -> Wire:
    source = _source(call, FORWARD_NOT_FOUND)
    if source.is_protected:
        raise bad_request("message has protected content and can't be forwarded")
    sent = send(call, lambda: dict(source.content))
    sent.origin = source.origin or origin_of(source)
    return sent.wire(call.bot.id)


def copy_message(call: Call) -> Wire:
    source = _source(call, COPY_NOT_FOUND)
    if source.is_protected:
        raise bad_request("message has protected content and can't be copied")
    has_caption = any(kind in source.content for kind in ("photo", "voice", "document"))

    def read() -> dict[str, Any]:
        content = dict(source.content)
        if "caption" in call.params and has_caption:
            content.pop("caption", None)
            content.pop("caption_entities", None)
            content |= call.caption()
        return content

    return {"message_id": send(call, read).id}


def send_chat_action(call: Call) -> Wire:
    chat = call.open_chat()
    action = call.get("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.thread(chat)
    chat.note(Happened.ACTION, call.world.clock(), action=action)
    return True


# What messages hold


def photo(file: StoredFile) -> dict[str, Any]:
    width, height = check_photo(file.content)
    size = {"width": width, "height": height, "file_size": len(file.content)}
    return {"photo": [{"file_unique_id": file.unique, **size}]}


def voice(file: StoredFile, seconds: int) -> dict[str, Any]:
    told = {
        "file_unique_id": file.unique,
        "duration": seconds,
        "mime_type": file.mime,
        "file_size": len(file.content),
    }
    return {"voice": told}


def document(file: StoredFile) -> dict[str, Any]:
    told = {
        "file_unique_id": file.unique,
        "file_name": file.name or "file",
        "mime_type": file.mime,
        "file_size": len(file.content),
    }
    return {"document": told}


def media(call: Call, told: dict[str, Any]) -> dict[str, Any]:
    """One of an album, or what a message is changed into."""
    kind = told.get("type")
    match kind:
        case "photo":
            content = photo(call.file("photo", told["media"]))
        case "document":
            content = document(call.file("document", told["media"]))
        case _:
            raise bad_request(f"can't parse InputMedia: type {kind} is not played here")
    return content | call.caption(told)


def point(call: Call) -> dict[str, Any]:
    """A place, with what is known of its accuracy and of where it moves."""
    latitude, longitude = call.get("latitude"), call.get("longitude")
    if latitude is None or longitude is None:
        raise bad_request("location is not specified")
    if not (-90.0 <= latitude <= 90.0 and -180.0 <= longitude <= 180.0):
        raise bad_request("wrong location specified")
    told: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    if (accuracy := call.get("horizontal_accuracy")) is not None:
        if not 0.0 <= accuracy <= ACCURACY_METRES_MAX:
            raise bad_request("wrong horizontal accuracy specified")
        told["horizontal_accuracy"] = accuracy
    if (heading := call.get("heading")) is not None:
        if not 1 <= heading <= 360:
            raise bad_request("wrong heading specified")
        told["heading"] = heading
    if (metres := call.get("proximity_alert_radius")) is not None:
        told["proximity_alert_radius"] = metres
    return told


def origin_of(message: Message) -> dict[str, Any]:
    return {
        "type": "user",
        "sender_user": message.sender.wire(),
        "date": unix(message.date),
    }


def _change_board(chat: Chat, board: dict[str, Any]) -> None:
    """The keyboard of the phone, which stays until it is changed."""
    if "keyboard" in board:
        chat.board = board
    elif board.get("remove_keyboard"):
        chat.board = None


def _replied(call: Call, chat: Chat) -> Message | None:
    told = call.get("reply_parameters") or {"message_id": call.get("reply_to_message_id")}
    if told.get("message_id") is None:
        return None
    found = chat.messages.get(told["message_id"])
    may_miss = told.get("allow_sending_without_reply") or call.get("allow_sending_without_reply")
    if found is None and not may_miss:
        raise bad_request(REPLY_NOT_FOUND)
    return found


def _source(call: Call, words: str) -> Message:
    found = call.chat("from_chat_id").messages.get(call.get("message_id"))
    if found is None:
        raise bad_request(words)
    if any(kind in found.content for kind in SERVICE):
        raise bad_request(words.replace(" not found", " can't be used: it is a service message"))
    return found


def is_live(message: Message, now: datetime) -> bool:
    return message.live_until is not None and now < message.live_until + timedelta(seconds=1)


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendVoice": send_voice,
    "sendDocument": send_document,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
}
