"""Group intake: an update of a group becomes what one of us did there."""

import json
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.buttons import unpacked
from bot.heard import NotForUs, Pressed, Typed, Unreadable
from bot.telegram.completing import complete, storable
from bot.telegram.intake import UNREADABLE, answered, what_of
from bot.topics.heard import (
    GroupMoved,
    GroupRaw,
    InGroup,
    MemberLeft,
    TopicClosed,
    TopicReopened,
)
from bot.topics.words import NOTE_SIGN

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def read_in_group(body: bytes) -> InGroup | Unreadable | NotForUs:
    """What an update of a group means. Never raises: what cannot be read is said to be so."""
    try:
        raw = storable(json.loads(body))
        complete(raw)
        return _read(Update.de_json(raw, None), raw)
    except (*UNREADABLE, OverflowError, RecursionError, TelegramError) as error:
        return Unreadable(type(error).__name__)


def _read(update: Update, raw: dict[str, Any]) -> InGroup | NotForUs:
    if update.callback_query is not None:
        return _press(update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.chat.type not in GROUPS:
        return NotForUs("no message of a group")
    is_edit = update.edited_message is not None
    what = _service(message) or _note(message, is_edit=is_edit) or what_of(message, is_edit=is_edit)
    sender = message.from_user
    if what is None or (sender is not None and sender.is_bot and message.sender_chat is None):
        return NotForUs("a service message, or another bot")
    is_hidden = sender is None or message.sender_chat is not None
    return InGroup(
        chat_id=message.chat.id,
        thread=_thread(message),
        user_id=None if is_hidden or sender is None else sender.id,
        what=what,
        message_id=message.message_id,
        answers=_answered(message),
        edited=is_edit,
    )


def _press(query: CallbackQuery) -> InGroup | NotForUs:
    message = query.message
    if message is None or message.chat.type not in GROUPS:
        return NotForUs("no button of a group")
    verb, args = unpacked(query.data or "")
    return InGroup(
        chat_id=message.chat.id,
        thread=_thread(message) if isinstance(message, Message) else None,
        user_id=query.from_user.id,
        what=Pressed(verb, args),
        message_id=message.message_id or None,
        press=query.id,
    )


def _note(message: Message, *, is_edit: bool) -> Typed | None:
    """A note for colleagues begins with two slashes, and is no command."""
    text = message.text or ""
    return Typed(text, is_edit) if text.startswith(NOTE_SIGN) else None


def _service(message: Message) -> GroupRaw | None:
    if message.left_chat_member is not None:
        return MemberLeft(message.left_chat_member.id)
    if message.migrate_to_chat_id is not None:
        return GroupMoved(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return GroupMoved(message.migrate_from_chat_id, message.chat.id)
    if message.forum_topic_closed is not None:
        return TopicClosed()
    if message.forum_topic_reopened is not None:
        return TopicReopened()
    return None


def _thread(message: Message) -> int | None:
    """Replies have a thread too where there are no topics."""
    return message.message_thread_id if message.is_topic_message else None


def _answered(message: Message) -> int | None:
    """The message that opened a topic is answered by everything that answers nothing."""
    found = answered(message)
    return None if found == message.message_thread_id else found
