"""The world: everybody on the pretend Telegram, their chats, and the updates that bots are told."""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sandbox.telegram.account import Account, Bot, User
from sandbox.telegram.bell import Bell
from sandbox.telegram.chat import Chat, Entry, Happened, Kind, Message
from sandbox.telegram.faults import Faults
from sandbox.telegram.files import Files
from sandbox.telegram.pace import Flood, Pace
from sandbox.telegram.till import CHECKOUT_SECONDS, Bill, Checkout, Till
from sandbox.telegram.updates import UpdateQueue, is_wanted

FIRST_GROUP_ID = -1001000000001
FIRST_UPDATE_ID = 700_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`pace` None lets bots speak as fast as they like. `strict_fields` refuses what is unknown;
    the real server passes over it."""

    strict_fields: bool = True
    zone: str = ""  # of the phones' clocks; the browser's own where none is told
    pace: Pace | None = None
    press_seconds: float = 150.0
    message_seconds: float = 86_400.0
    poll_seconds_max: float = 50.0
    link_seconds: float = 3600.0
    webhook_wait_seconds: float = 2.0
    webhook_wait_seconds_max: float = 60.0
    webhook_answer_seconds: float = 60.0
    http_webhooks: bool = True
    # Mini Apps on this machine may come over http; Telegram itself opens https addresses only.
    http_apps: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the phone page offers for a pin."""

    name: str
    latitude: float
    longitude: float


@dataclass(slots=True, eq=False)
class Press:
    """A pressed button, and what the bot answered to it."""

    id: str
    bot: Bot
    chat: Chat
    user: User
    data: str
    until: float
    answer: dict[str, Any] | None = None
    bell: Bell = field(default_factory=Bell)


@dataclass(frozen=True, slots=True)
class Called:
    """One call of a bot, as it was answered."""

    bot_id: int
    method: str
    params: dict[str, Any]
    at: datetime
    code: int
    description: str = ""


@dataclass(slots=True, eq=False)
class TelegramWorld:
    """`clock` gives messages their dates; `seconds` is real, monotonic time, for lives, waits and
    paces; `wall` is real time too, for what pages check. `town` makes the drawing, as GeoJSON, on
    which the phone page lets one choose a place. Two worlds know nothing of each other."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    settings: Settings = field(default_factory=Settings)
    seconds: Callable[[], float] = time.monotonic
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    wall: Callable[[], datetime] = lambda: datetime.now(UTC)
    places: Sequence[Place] = ()
    town: Callable[[], Path] | None = None
    users: dict[int, User] = field(default_factory=dict)
    bots: dict[str, Bot] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    private: dict[tuple[int, int], Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    till: Till = field(default_factory=Till)
    calls: list[Called] = field(default_factory=list)
    faults: Faults = field(init=False)
    webhook_bell: Bell = field(default_factory=Bell)

    def __post_init__(self) -> None:
        self.faults = Faults(self.chance)

    # Who is there

    def add_bot(
        self,
        token: str,
        username: str,
        first_name: str = "",
        *,
        provider_tokens: Iterable[str] = (),
    ) -> Bot:
        """The token begins with the bot's id, as Telegram's tokens do: "123456:secret". Those of
        `provider_tokens` take money for it."""
        number, colon, secret = token.partition(":")
        if not (number.isdigit() and colon and secret):
            raise ValueError("a token is the bot's id, a colon and a secret")
        queue = UpdateQueue(self.seconds, FIRST_UPDATE_ID)
        bot = Bot(int(number), token, username, first_name or username, queue)
        bot.provider_tokens = frozenset(provider_tokens)
        if self.settings.pace is not None:
            bot.flood = Flood(self.settings.pace, self.seconds)
        self.bots[token] = bot
        return bot

    def add_user(
        self,
        user_id: int,
        first_name: str,
        phone: str,
        language_code: str | None = "en",
        *,
        last_name: str | None = None,
        username: str | None = None,
    ) -> User:
        if user_id <= 0 or user_id in self.users:
            raise ValueError("a user's id is a new, positive number")
        user = User(user_id, first_name, phone, language_code, last_name, username)
        self.users[user_id] = user
        return user

    def add_group(self, title: str, *, is_forum: bool = False, is_basic: bool = False) -> Chat:
        """A supergroup, unless it is a basic one; only supergroups have topics."""
        chat_id = FIRST_GROUP_ID - len(self.groups)
        kind = Kind.GROUP if is_basic else Kind.SUPERGROUP
        chat = Chat(chat_id, kind, title, is_forum=is_forum and not is_basic)
        # Its first message told of its creation, and lent its number to the general topic.
        chat.next_message_id = 2
        self.groups[chat_id] = chat
        return chat

    def chat_of(self, user: User, bot: Bot) -> Chat:
        """Their private chat; it is there before it was started, as an empty screen."""
        key = (bot.id, user.id)
        if key not in self.private:
            self.private[key] = Chat(user.id, Kind.PRIVATE, user.name, user, bot)
        return self.private[key]

    # What happens in chats

    def post(self, chat: Chat, sender: Account, content: dict[str, Any], **more: Any) -> Message:  # noqa: ANN401
        """A new message; `more` are fields of Message."""
        message = Message(chat.new_message_id(), chat, sender, self.clock(), content, **more)
        chat.messages[message.id] = message
        chat.note(Happened.MESSAGE, message.date, message, inline=message.inline)
        return message

    def say(self, chat: Chat, user: User, content: dict[str, Any], **more: Any) -> Message:  # noqa: ANN401
        """A user's message: it is posted, and the bots of the chat are told."""
        message = self.post(chat, user, content, **more)
        self.tell_message(message, "message")
        return message

    def changed(self, message: Message) -> None:
        """Somebody edited a message."""
        inline = message.inline
        message.chat.note(Happened.EDITED, self.clock(), message, inline=inline)

    def remove(self, message: Message) -> None:
        message.is_deleted = True
        message.chat.messages.pop(message.id, None)
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        message.chat.note(Happened.DELETED, self.clock(), message)

    def tell_message(self, message: Message, kind: str) -> None:
        """`kind` is message or edited_message."""
        for bot in self.bots_in(message.chat):
            if bot is not message.sender and _hears(bot, message):
                lane = f"chat:{message.chat.id}"
                self.tell(bot, kind, message.wire(bot.id), lane, self.settings.message_seconds)

    def tell(
        self, bot: Bot, kind: str, body: dict[str, Any], lane: str, life_seconds: float
    ) -> None:
        """What a bot did not ask for is not kept for it."""
        if is_wanted(kind, bot.allowed_updates):
            bot.queue.add(kind, body, lane=lane, life_seconds=life_seconds)
            self.webhook_bell.ring()

    def press(self, chat: Chat, user: User, message: Message, data: str) -> Press:
        bot = message.sender
        assert isinstance(bot, Bot)
        life = self.settings.press_seconds
        number = f"{self.chance.getrandbits(62)}"
        press = Press(number, bot, chat, user, data, self.seconds() + life)
        self.presses[number] = press
        body = {
            "id": number,
            "from": user.wire(),
            "message": message.wire(bot.id),
            "chat_instance": str(-abs(chat.id) * 7919),
            "data": data,
        }
        self.tell(bot, "callback_query", body, f"user:{user.id}", life)
        return press

    def check_out(self, chat: Chat, user: User, message: Message, bill: Bill) -> Checkout:
        """Somebody is about to pay: the bot is asked, and nobody needs its answer any more after
        ten seconds."""
        bot = message.sender
        assert isinstance(bot, Bot)
        number = f"{self.chance.getrandbits(62)}"
        until = self.seconds() + CHECKOUT_SECONDS
        checkout = Checkout(number, bot, chat, user, message, bill, until)
        self.till.checkouts[number] = checkout
        body = {
            "id": number,
            "from": user.wire(),
            "currency": bill.currency,
            "total_amount": bill.total,
            "invoice_payload": bill.payload,
        }
        self.tell(bot, "pre_checkout_query", body, f"pay:{number}", CHECKOUT_SECONDS)
        return checkout

    def tell_membership(self, chat: Chat, bot: Bot, by: User, before: str, after: str) -> None:
        """The bot was blocked, unblocked, added or removed."""
        body = {
            "chat": chat.wire(),
            "from": by.wire(),
            "date": int(self.clock().timestamp()),
            "old_chat_member": wire_of_member(bot, before),
            "new_chat_member": wire_of_member(bot, after),
        }
        lane = f"member:{chat.id}"
        self.tell(bot, "my_chat_member", body, lane, self.settings.message_seconds)

    def bots_in(self, chat: Chat) -> Iterable[Bot]:
        if chat.bot is not None:
            return [chat.bot]
        return [bot for bot in self.bots.values() if is_in(chat, bot.id)]

    def note_call(
        self, bot: Bot, method: str, params: dict[str, Any], code: int, description: str
    ) -> None:
        self.calls.append(Called(bot.id, method, params, self.clock(), code, description))

    def entries(self, chat: Chat, after: int) -> list[Entry]:
        """The journal's lines after a number."""
        return chat.journal[after:]

    def later(self, seconds: float) -> datetime:
        return self.clock() + timedelta(seconds=seconds)


PRESENT = ("creator", "administrator", "member", "restricted")


def is_in(chat: Chat, account_id: int) -> bool:
    return chat.members.get(account_id) in PRESENT


def is_admin(chat: Chat, account_id: int) -> bool:
    return chat.members.get(account_id) in ("creator", "administrator")


def wire_of_member(account: Account, status: str) -> dict[str, Any]:
    """A ChatMember of that status, with all that Telegram tells of one."""
    told: dict[str, Any] = {"status": status, "user": account.wire()}
    if status == "kicked":
        told["until_date"] = 0
    if status == "creator":
        told["is_anonymous"] = False
    if status == "administrator":
        told |= {"can_be_edited": False, "is_anonymous": False}
        told |= dict.fromkeys(ADMIN_RIGHTS, True)
    return told


ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
)


def _hears(bot: Bot, message: Message) -> bool:
    """In groups, unless it is an admin, a bot hears only commands, replies and its own name."""
    chat = message.chat
    if chat.is_private or not bot.has_privacy or is_admin(chat, bot.id):
        return True
    if message.reply_to is not None and message.reply_to.sender is bot:
        return True
    text = message.text
    return text.startswith("/") or f"@{bot.username}".casefold() in text.casefold()
