"""Intake: an update as Telegram sent it becomes what somebody did."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    Message,
    MessageOrigin,
    MessageOriginUser,
    PreCheckoutQuery,
    SuccessfulPayment,
    Update,
    User,
    Venue,
)
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.buttons import unpacked
from bot.cashier import Deal
from bot.heard import (
    Arrival,
    ChatBack,
    ChatLeft,
    Forwarded,
    Moved,
    NotForUs,
    OtherKind,
    Photo,
    Pin,
    Pressed,
    Raw,
    SharedContact,
    Slash,
    Started,
    Sticker,
    Typed,
    Unreadable,
    Voice,
)
from bot.scam_signs import wants_something
from bot.telegram.completing import UNDATED, complete, storable
from core.model.ids import PaymentId
from core.model.location import Location
from core.model.payment import Charge, CheckingOut

TOKEN_LETTERS_MAX = 64
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
# Files that are pictures. A drawing in XML may hold anything, and is none.
_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/gif")
_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
_KINDS = (
    "animation",
    "checklist",
    "contact",
    "dice",
    "document",
    "game",
    "invoice",
    "paid_media",
    "poll",
    "story",
    "video",
)
# Kinds of service messages that nobody said: they change nothing and want no answer.
_SERVICE = (
    "pinned_message",
    "refunded_payment",
    "new_chat_members",
    "left_chat_member",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
    "delete_chat_photo",
    "forum_topic_created",
    "forum_topic_edited",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "group_chat_created",
    "new_chat_photo",
    "new_chat_title",
    "supergroup_chat_created",
    "video_chat_ended",
    "video_chat_participants_invited",
    "video_chat_scheduled",
    "video_chat_started",
)


def read(body: bytes) -> Arrival | Deal | Unreadable | NotForUs:
    """What an update means. Never raises: what cannot be read is said to be so."""
    try:
        raw = storable(json.loads(body))
        complete(raw)
        update = Update.de_json(raw, None)
    except (*UNREADABLE, OverflowError, RecursionError, TelegramError) as error:
        return Unreadable(type(error).__name__)
    try:
        return _read(update, raw)
    except UNREADABLE as error:
        return Unreadable(type(error).__name__)


def _read(update: Update, raw: dict[str, Any]) -> Arrival | Deal | Unreadable | NotForUs:
    if update.callback_query is not None:
        return _press(update.callback_query)
    if update.pre_checkout_query is not None:
        return _checkout(update.pre_checkout_query)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None:
        return NotForUs("no message of a private talk")
    if message.chat.type != ChatType.PRIVATE:
        return NotForUs("not a private talk")
    if message.from_user is None:
        return Unreadable("a message from nobody")
    if message.successful_payment is not None:
        return _paid(message.from_user, message.successful_payment)
    what = what_of(message, is_edit=update.edited_message is not None)
    if what is None:
        return NotForUs("a service message")
    return _arrival(message.from_user, message, what)


def _arrival(user: User, message: Message, what: Raw) -> Arrival:
    return Arrival(
        chat_id=message.chat.id,
        user_id=user.id,
        at=told_at(message.edit_date or message.date),
        what=what,
        message_id=message.message_id or None,
        language=user.language_code,
        answers=answered(message),
    )


def answered(message: Message) -> int | None:
    """The message of the same chat that this one answers."""
    return message.reply_to_message.message_id if message.reply_to_message is not None else None


def _press(query: CallbackQuery) -> Arrival | NotForUs:
    """A pressed button. Its message may be gone or too old to be read; who pressed is enough."""
    message = query.message
    chat = message.chat if message is not None else None
    if chat is not None and chat.type != ChatType.PRIVATE:
        return NotForUs("a button in a group")
    verb, args = unpacked(query.data or "")
    return Arrival(
        chat_id=chat.id if chat is not None else query.from_user.id,
        user_id=query.from_user.id,
        what=Pressed(verb, args),
        message_id=(message.message_id or None) if message is not None else None,
        language=query.from_user.language_code,
        press=query.id,
        label=_label(query),
    )


def _checkout(query: PreCheckoutQuery) -> Deal:
    payer = query.from_user
    told = CheckingOut(
        query=query.id,
        payment=PaymentId(query.invoice_payload),
        currency=query.currency,
        units=query.total_amount,
        payer=payer.id,
    )
    return Deal(chat_id=payer.id, what=told, language=payer.language_code)


def _paid(payer: User, told: SuccessfulPayment) -> Deal:
    charge = Charge(
        payment=PaymentId(told.invoice_payload),
        currency=told.currency,
        units=told.total_amount,
        payer=payer.id,
        id=told.telegram_payment_charge_id,
        provider_id=told.provider_payment_charge_id,
    )
    return Deal(chat_id=payer.id, what=charge, language=payer.language_code)


def _label(query: CallbackQuery) -> str | None:
    """What the button said, where its message can still be read."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup is not None else ()
    return next(
        (button.text for row in rows for button in row if button.callback_data == query.data), None
    )


def _membership(changed: ChatMemberUpdated) -> Arrival | NotForUs:
    if changed.chat.type != ChatType.PRIVATE:
        return NotForUs("a group's members")
    has_left = changed.new_chat_member.status in _GONE
    return Arrival(
        chat_id=changed.chat.id,
        user_id=changed.from_user.id,
        at=aware(changed.date),
        what=ChatLeft() if has_left else ChatBack(),
        language=changed.from_user.language_code,
    )


def what_of(message: Message, *, is_edit: bool) -> Raw | None:
    """What a message is; None for what nobody said."""
    if message.text is not None:
        return _words(message, message.text, is_edit=is_edit)
    if message.location is not None:
        return _pin(message, is_edit=is_edit)
    if message.contact is not None:
        return _contact(message)
    if (picture := _picture(message)) is not None:
        return Photo(picture, message.caption or "", is_edit)
    if (said := message.voice or message.video_note or message.audio) is not None:
        return Voice(said.file_id, _seconds(said.duration), said.file_size)
    if message.sticker is not None:
        return Sticker(message.sticker.emoji or "")
    if any(getattr(message, name, None) for name in _SERVICE):
        return None
    return OtherKind(next((name for name in _KINDS if getattr(message, name, None)), "unknown"))


def _words(message: Message, text: str, *, is_edit: bool) -> Raw:
    is_command = bool(message.entities) and any(
        entity.type == "bot_command" and entity.offset == 0 for entity in message.entities
    )
    # A server of somebody else's may leave entities out: a slash at the start is enough.
    if message.forward_origin is not None and not is_edit and wants_something(text):
        return Forwarded(text, _writer(message.forward_origin))
    if is_edit or not (is_command or text.startswith("/")):
        return Typed(text, is_edit)
    name, _, arg = text[1:].partition(" ")
    name = name.split("@")[0].casefold()
    arg = arg.strip()
    if name == "start":
        is_token = bool(arg) and len(arg) <= TOKEN_LETTERS_MAX and arg.isascii()
        return Started(arg if is_token else None)
    return Slash(name, arg)


def _writer(origin: MessageOrigin) -> int | None:
    """Who wrote it first, as far as Telegram says."""
    return origin.sender_user.id if isinstance(origin, MessageOriginUser) else None


def _pin(message: Message, *, is_edit: bool) -> Raw:
    """A pin, a venue, or a live place; only its first report is answered."""
    told = message.location
    assert told is not None
    where = Location(told.latitude, told.longitude)
    if is_edit:
        return Moved(where)
    return Pin(
        where,
        told.horizontal_accuracy,
        told.live_period is not None,
        venue=_named(message.venue),
        forwarded=message.forward_origin is not None,
    )


def _named(venue: Venue | None) -> str | None:
    """A place that was picked by its name, as words that an address may be read from."""
    if venue is None:
        return None
    return ", ".join(part for part in (venue.title, venue.address) if part) or None


def _picture(message: Message) -> str | None:
    """The largest picture, or the file that is one; a moving picture comes as a file too."""
    if message.photo:
        return message.photo[-1].file_id
    file = message.document
    if file is None or message.animation is not None or file.mime_type not in _PICTURES:
        return None
    return file.file_id


def _contact(message: Message) -> SharedContact:
    """Own only where Telegram says whose it is, and it was not passed on from elsewhere."""
    contact = message.contact
    assert contact is not None
    sender = message.from_user
    is_own = (
        sender is not None
        and contact.user_id == sender.id
        and message.forward_origin is None
        and not contact.vcard
    )
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    return SharedContact(_e164(contact.phone_number), is_own, name or None)


def _e164(number: str) -> str:
    return "+" + "".join(letter for letter in number if letter in "0123456789")


def _seconds(duration: timedelta | int) -> int:
    return int(duration.total_seconds() if isinstance(duration, timedelta) else duration)


def told_at(at: datetime) -> datetime | None:
    """None where the server did not say when."""
    at = aware(at)
    return at if at.timestamp() > UNDATED else None


def aware(at: datetime) -> datetime:
    """In UTC, where the library left the zone out."""
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
