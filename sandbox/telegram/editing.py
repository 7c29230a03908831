"""Editing: the methods that change, pin or take away a message that stands."""

from datetime import timedelta
from typing import Any

from sandbox.telegram.call import Call, Method
from sandbox.telegram.chat import Chat, Happened, Message
from sandbox.telegram.keyboards import read_inline
from sandbox.telegram.parameters import Wire
from sandbox.telegram.refusals import (
    CANNOT_DELETE,
    CANNOT_EDIT,
    DELETE_NOT_FOUND,
    NO_CAPTION_TO_EDIT,
    NO_TEXT_TO_EDIT,
    NOT_MODIFIED,
    OLD_QUERY,
    bad_request,
)
from sandbox.telegram.sending import SERVICE, is_live, media, point
from sandbox.telegram.world import is_admin

DELETE_WITHIN = timedelta(hours=48)
ANSWER_LETTERS_MAX = 200
# Reactions that every chat allows; there are more, which our bots do not use.
REACTIONS = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐"
    "🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)


def edit_message_text(call: Call) -> Wire:
    message = _editable(call)
    words = call.text()
    if "text" not in message.content:
        raise bad_request(NO_TEXT_TO_EDIT)
    return _change(call, message, words.wire())


def edit_message_caption(call: Call) -> Wire:
    message = _editable(call)
    if not any(kind in message.content for kind in ("photo", "voice", "document")):
        raise bad_request(NO_CAPTION_TO_EDIT)
    rest = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    return _change(call, message, rest | call.caption())


def edit_message_media(call: Call) -> Wire:
    """Other media in its place; words alone get media added, as newer servers do it."""
    message = _editable(call)
    if not any(kind in message.content for kind in ("text", "photo", "document")):
        raise bad_request("there is no media in the message to edit")
    return _change(call, message, media(call, call.get("media")))


def edit_message_reply_markup(call: Call) -> Wire:
    message = _editable(call)
    return _change(call, message, message.content)


def edit_message_live_location(call: Call) -> Wire:
    message = _editable(call)
    if not is_live(message, call.world.clock()):
        raise bad_request(CANNOT_EDIT)
    where = point(call)
    period = message.content["location"].get("live_period")
    return _change(call, message, {"location": where | {"live_period": period}})


def stop_message_live_location(call: Call) -> Wire:
    message = _editable(call)
    if not is_live(message, call.world.clock()):
        raise bad_request(CANNOT_EDIT)
    message.live_until = None
    where = {k: v for k, v in message.content["location"].items() if k != "live_period"}
    return _change(call, message, {"location": where})


def delete_message(call: Call) -> Wire:
    """Within 48 hours; another's only in private chats, or where the bot is an admin."""
    chat = call.chat()
    message = chat.messages.get(call.get("message_id"))
    if message is None:
        raise bad_request(DELETE_NOT_FOUND)
    may = message.sender is call.bot or chat.is_private or is_admin(chat, call.bot.id)
    if not may or call.world.clock() - message.date > DELETE_WITHIN:
        raise bad_request(CANNOT_DELETE)
    call.world.remove(message)
    return True


def pin_chat_message(call: Call) -> Wire:
    chat = _pinnable(call)
    message = call.own_message(chat, "message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        said = {"pinned_message": message.wire(call.bot.id)}
        call.world.post(chat, call.bot, said, thread_id=message.thread_id)
    return True


def unpin_chat_message(call: Call) -> Wire:
    chat = _pinnable(call)
    number = call.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    chat.bell.ring()
    return True


def set_message_reaction(call: Call) -> Wire:
    message = call.own_message(call.open_chat(), "message to react not found")
    told = call.get("reaction", [])
    if len(told) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for one in told:
        if one.get("type") != "emoji" or one.get("emoji", "") not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    message.reactions = [{"type": "emoji", "emoji": one["emoji"]} for one in told]
    message.chat.note(Happened.REACTION, call.world.clock(), message)
    return True


def answer_callback_query(call: Call) -> Wire:
    press = call.world.presses.get(call.get("callback_query_id"))
    if press is None or press.bot is not call.bot or call.world.seconds() > press.until:
        raise bad_request(OLD_QUERY)
    text = call.get("text", "")
    if len(text) > ANSWER_LETTERS_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    if press.answer is None:
        press.answer = {"text": text, "show_alert": bool(call.get("show_alert"))}
        press.bell.ring()
        press.chat.note(Happened.ANSWER, call.world.clock(), user_id=press.user.id, **press.answer)
    return True


def _editable(call: Call) -> Message:
    chat = call.open_chat()
    message = call.own_message(chat)
    is_service = any(kind in message.content for kind in SERVICE)
    # A phone that got a keyboard with the message cannot be given another one by an edit.
    if message.sender is not call.bot or is_service or message.board is not None:
        raise bad_request(CANNOT_EDIT)
    return message


def _change(call: Call, message: Message, content: dict[str, Any]) -> Wire:
    """Content and buttons are changed together; buttons that are not told again are taken away."""
    http_apps = call.world.settings.http_apps
    inline = read_inline(call.get("reply_markup"), message.chat, http_apps=http_apps)
    if content == message.content and inline == message.inline:
        raise bad_request(NOT_MODIFIED)
    call.pass_pace(message.chat)
    # The server shows "edited" only for changes of the content.
    if content != message.content:
        message.edit_date = call.world.clock()
    message.content, message.inline = content, inline
    call.world.changed(message)
    return message.wire(call.bot.id)


def _pinnable(call: Call) -> Chat:
    chat = call.open_chat()
    if not chat.is_private and not is_admin(chat, call.bot.id):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageLiveLocation": edit_message_live_location,
    "stopMessageLiveLocation": stop_message_live_location,
    "deleteMessage": delete_message,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
    "answerCallbackQuery": answer_callback_query,
}
