"""A phone: one person's chat with one bot, and all that a person can do in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sandbox.telegram.account import Bot, User
from sandbox.telegram.call import check_photo
from sandbox.telegram.chat import Chat, Happened, Message
from sandbox.telegram.entities import found_in
from sandbox.telegram.mini_app import init_data, opened
from sandbox.telegram.screen import CannotDo, Screen, Shown
from sandbox.telegram.sending import document, photo, voice
from sandbox.telegram.till import Checkout
from sandbox.telegram.world import Press, TelegramWorld

PAYLOAD_LETTERS_MAX = 64
TEXT_LETTERS_MAX = 4096
SAMPLES = Path(__file__).with_name("static")
VOICE_SAMPLE = SAMPLES / "voice-note.ogg"
VOICE_SAMPLE_SECONDS = 5
PHOTO_SAMPLE = SAMPLES / "green-door.jpg"


class Phone(Screen):
    """What a person does takes effect at once; whether the bot hears it is the bot's affair."""

    def __init__(self, world: TelegramWorld, user: User, bot: Bot) -> None:
        super().__init__(world, world.chat_of(user, bot))
        self.user = user
        self.bot = bot

    # Words

    def start(self, payload: str = "") -> Message:
        """Presses Start, or opens a link with a payload; a blocked bot is unblocked by it."""
        if len(payload) > PAYLOAD_LETTERS_MAX:
            raise CannotDo("a start link carries at most 64 letters")
        self.unblock()
        self.chat.is_started = True
        return self.text(f"/start {payload}".strip())

    def text(self, words: str, *, reply_to: int | Shown | None = None) -> Message:
        """Longer texts go out as several messages, as the app does it."""
        if not words.strip():
            raise CannotDo("there is nothing to send")
        first, rest = words[:TEXT_LETTERS_MAX], words[TEXT_LETTERS_MAX:]
        content: dict[str, Any] = {"text": first}
        if entities := found_in(first):
            content["entities"] = entities
        answered = self.find(reply_to) if reply_to is not None else None
        sent = self._say(content, reply_to=answered)
        return self.text(rest) if rest.strip() else sent

    def edit(self, message: Message | Shown | int, words: str) -> Message:
        """Changes one's own text or caption."""
        own = self._own(message)
        place = "text" if "text" in own.content else "caption"
        content = {k: v for k, v in own.content.items() if not k.endswith("entities")}
        own.content = content | {place: words}
        if entities := found_in(words):
            own.content["entities" if place == "text" else "caption_entities"] = entities
        own.edit_date = self.world.clock()
        self.world.changed(own)
        self.world.tell_message(own, "edited_message")
        return own

    def delete(self, message: Message | Shown | int) -> None:
        """Bots are not told of it."""
        number = message if isinstance(message, int) else message.id
        self.world.remove(self.find(number))

    # Buttons

    def press(self, wanted: str, message: int | Shown | None = None) -> Press:
        """A button under a message, by its text or by what its data begins with."""
        self._check_can_write()
        return self.press_as(self.user, wanted, message)

    def tap(self, wanted: str) -> Message:
        """A key of the bot's own keyboard: it says its text, or shares one's number."""
        rows = (self.chat.board or {}).get("keyboard", [])
        key = next((key for row in rows for key in row if key["text"] == wanted), None)
        if key is None:
            raise CannotDo(f"the keyboard has no key {wanted!r}")
        if key.get("request_contact"):
            return self.share_contact()
        if key.get("request_location"):
            raise CannotDo("this key asks for a place: use pin")
        return self.text(key["text"])

    def pay(self, message: int | Shown | None = None) -> Checkout:
        """Presses Pay under the newest invoice, or that of the message, and confirms it: the money
        is taken once the bot has agreed."""
        self._check_can_write()
        bills = self.world.till.bills
        among = (
            [self.find(message)] if message is not None else reversed(self.chat.messages.values())
        )
        invoice = next((one for one in among if one in bills), None)
        if invoice is None:
            raise CannotDo("no message asks for money")
        if self.world.till.is_paid(invoice):
            raise CannotDo("it is paid: there is a receipt in its place")
        return self.world.check_out(self.chat, self.user, invoice, bills[invoice])

    def open_app(
        self,
        wanted: str,
        message: int | Shown | None = None,
        *,
        theme: Mapping[str, str] | None = None,
    ) -> str:
        """The address that a button opens inside the chat, as the page gets it."""
        self._check_can_write()
        url = self.app_behind(wanted, message)
        query_id = f"AA{self.world.chance.getrandbits(60):015x}"
        told = init_data(self.bot, self.user, query_id, self.world.wall())
        return opened(url, told, theme or {})

    def keyboard(self) -> list[list[str]]:
        """The bot's own keyboard, as it is shown now."""
        rows = (self.chat.board or {}).get("keyboard", [])
        return [[str(key["text"]) for key in row] for row in rows]

    # Things

    def share_contact(self) -> Message:
        """One's own number, as the key of a keyboard shares it."""
        card = {
            "phone_number": self.user.phone.removeprefix("+"),
            "first_name": self.user.first_name,
            "user_id": self.user.id,
        }
        if self.user.last_name is not None:
            card["last_name"] = self.user.last_name
        return self._say({"contact": card}, reply_to=self._asked())

    def send_contact(
        self, phone: str, first_name: str, *, user_id: int | None = None, vcard: str | None = None
    ) -> Message:
        """Somebody's card from the address book; it may be one's own, typed in by hand."""
        card: dict[str, Any] = {"phone_number": phone, "first_name": first_name}
        card |= {"user_id": user_id} if user_id is not None else {}
        card |= {"vcard": vcard} if vcard is not None else {}
        return self._say({"contact": card})

    def pin(self, latitude: float, longitude: float, accuracy: float | None = None) -> Message:
        return self._say({"location": _point(latitude, longitude, accuracy)})

    def live_location(
        self, latitude: float, longitude: float, *, seconds: int = 900, accuracy: float = 20.0
    ) -> Message:
        place = _point(latitude, longitude, accuracy) | {"live_period": seconds}
        until = self.world.later(seconds)
        return self._say({"location": place}, live_until=until)

    def move(self, message: Message, latitude: float, longitude: float) -> Message:
        """A live location goes on: bots hear of it as an edit."""
        own = self._own(message)
        own.content = {"location": own.content["location"] | _point(latitude, longitude, None)}
        return self._moved(own)

    def stop_live_location(self, message: Message) -> Message:
        own = self._own(message)
        place = {k: v for k, v in own.content["location"].items() if k != "live_period"}
        own.content, own.live_until = {"location": place}, None
        return self._moved(own)

    def venue(self, latitude: float, longitude: float, title: str, address: str) -> Message:
        """A place that was picked by its name; the app lets nobody send one without."""
        if not title.strip():
            raise CannotDo("a place that is picked has a name")
        where = _point(latitude, longitude, None)
        told = {"location": where, "title": title, "address": address}
        return self._say({"venue": told, "location": where})

    def photo(self, content: bytes | None = None, caption: str = "") -> Message:
        """A PNG or JPEG; a green door where there is none."""
        content = PHOTO_SAMPLE.read_bytes() if content is None else content
        check_photo(content)
        file = self.world.files.keep("photo", content)
        return self._say(photo(file) | ({"caption": caption} if caption else {}))

    def document(self, content: bytes, name: str) -> Message:
        return self._say(document(self.world.files.keep("document", content, name=name)))

    def voice(self, content: bytes | None = None, seconds: int = VOICE_SAMPLE_SECONDS) -> Message:
        """An OGG with Opus; a spoken sample where there is none."""
        content = VOICE_SAMPLE.read_bytes() if content is None else content
        return self._say(voice(self.world.files.keep("voice", content), seconds))

    def sticker(self, emoji: str = "👍") -> Message:
        file = self.world.files.keep("sticker", emoji.encode(), mime="image/webp")
        told = {
            "file_unique_id": file.unique,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self._say({"sticker": told})

    def poll(self, question: str, options: list[str]) -> Message:
        number = str(self.world.chance.getrandbits(62))
        told = {
            "id": number,
            "question": question,
            "options": [
                {"text": one, "voter_count": 0, "persistent_id": str(at)}
                for at, one in enumerate(options)
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
        return self._say({"poll": told})

    def forward(self, content: dict[str, Any], origin_name: str) -> Message:
        """Something from another chat, whose sender hides who they are."""
        origin = {
            "type": "hidden_user",
            "sender_user_name": origin_name,
            "date": int(self.world.clock().timestamp()),
        }
        return self._say(content, origin=origin)

    # The chat itself

    def block(self) -> None:
        """Stops the bot: from now on it may not write here."""
        if not self.chat.is_blocked:
            self.chat.is_blocked = True
            self.chat.note(Happened.BLOCKED, self.world.clock(), is_blocked=True)
            self._member("member", "kicked")

    def unblock(self) -> None:
        if self.chat.is_blocked:
            self.chat.is_blocked = False
            self.chat.note(Happened.BLOCKED, self.world.clock(), is_blocked=False)
            self._member("kicked", "member")

    def delete_account(self) -> None:
        self.user.is_deactivated = True

    def _member(self, before: str, after: str) -> None:
        self.world.tell_membership(self.chat, self.bot, self.user, before, after)

    def _say(self, content: dict[str, Any], **more: Any) -> Message:  # noqa: ANN401
        self._check_can_write()
        self._hide_board_once_used()
        return self.world.say(self.chat, self.user, content, **more)

    def _check_can_write(self) -> None:
        if self.chat.is_blocked:
            raise CannotDo("the bot is blocked: unblock it first")
        if not self.chat.is_started:
            raise CannotDo("the chat was not started yet")

    def _hide_board_once_used(self) -> None:
        if (self.chat.board or {}).get("one_time_keyboard"):
            self.chat.board = None

    def _asked(self) -> Message | None:
        """The message whose key is pressed: what is shared answers it."""
        standing = reversed(self.chat.messages.values())
        return next((one for one in standing if (one.board or {}).get("keyboard")), None)

    def _own(self, message: Message | Shown | int) -> Message:
        found = self.find(message if isinstance(message, int) else message.id)
        if found.sender is not self.user:
            raise CannotDo("one can change only what one said oneself")
        return found

    def _moved(self, own: Message) -> Message:
        own.edit_date = self.world.clock()
        self.world.changed(own)
        self.world.tell_message(own, "edited_message")
        return own


def phones_of(world: TelegramWorld, user: User) -> list[Phone]:
    """One for each bot."""
    return [Phone(world, user, bot) for bot in world.bots.values()]


def chat_for(world: TelegramWorld, user_id: int, bot: Bot) -> Chat:
    return world.chat_of(world.users[user_id], bot)


def _point(latitude: float, longitude: float, accuracy: float | None) -> dict[str, Any]:
    told: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    return told | ({"horizontal_accuracy": accuracy} if accuracy is not None else {})
