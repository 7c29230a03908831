"""Completing: what a server of others leaves out of an update, and the library insists on.

None of it is anything that we decide by; but without it a whole update, such as a press without
`chat_instance`, could not be read, and whoever pressed would hear nothing.
"""

from typing import Any

from telegram.constants import ChatType

type Wire = Any  # whatever a server sends

# Seconds since 1970. Stands for a moment that was not told, or cannot be; 0 means to the library
# that the message is gone.
UNDATED = 1
DATED_MAX = 4_102_444_800  # the year 2100: what is later was told in milliseconds


def complete(update: Wire) -> None:
    """Fills in, in place, what is missing. What is there stays as it is."""
    if not isinstance(update, dict):
        return
    for name in ("message", "edited_message"):
        _message(update.get(name))
    checkout = update.get("pre_checkout_query")
    if isinstance(checkout, dict):
        _user(checkout.get("from"))
    press = update.get("callback_query")
    if isinstance(press, dict):
        press.setdefault("chat_instance", "")
        _user(press.get("from"))
        _message(press.get("message"))


def storable(value: Wire) -> Wire:
    """The same with U+FFFD for each half of a character: JSON can tell one, no text can keep it."""
    match value:
        case str() if any("\ud800" <= letter <= "\udfff" for letter in value):
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {storable(name): storable(inner) for name, inner in value.items()}
        case list():
            return [storable(inner) for inner in value]
        case _:
            return value


def _message(message: Wire) -> None:
    if not isinstance(message, dict):
        return
    message.setdefault("message_id", 0)
    date = message.get("date")
    if date != 0 and not (isinstance(date, int) and UNDATED <= date <= DATED_MAX):
        message["date"] = UNDATED
    _user(message.get("from"))
    chat = message.get("chat")
    if isinstance(chat, dict) and isinstance(chat.get("id"), int):
        # Groups and channels have negative numbers.
        chat.setdefault("type", ChatType.PRIVATE if chat["id"] > 0 else ChatType.GROUP)
    contact = message.get("contact")
    if isinstance(contact, dict):
        contact.setdefault("first_name", "")
    venue = message.get("venue")
    if isinstance(venue, dict):
        venue.setdefault("title", "")
        venue.setdefault("address", "")
        venue.setdefault("location", message.get("location"))
    for name in ("voice", "video_note", "audio"):
        sound = message.get(name)
        if isinstance(sound, dict) and isinstance(sound.get("file_id"), str):
            sound.setdefault("file_unique_id", sound["file_id"])
            sound.setdefault("duration", 0)
            sound.setdefault("length", 0)
    sizes = message.get("photo")
    for file in (*(sizes if isinstance(sizes, list) else ()), message.get("document")):
        if isinstance(file, dict) and isinstance(file.get("file_id"), str):
            file.setdefault("file_unique_id", file["file_id"])
            file.setdefault("width", 0)
            file.setdefault("height", 0)


def _user(user: Wire) -> None:
    if isinstance(user, dict):
        user.setdefault("is_bot", False)
        user.setdefault("first_name", "")
