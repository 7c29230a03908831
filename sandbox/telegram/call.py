"""A call: one bot asking one method, and what every method asks of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.account import Bot
from sandbox.telegram.chat import Chat, Message
from sandbox.telegram.entities import Words, read_words
from sandbox.telegram.files import (
    PHOTO_BYTES_MAX,
    PHOTO_RATIO_MAX,
    PHOTO_SIDES_MAX,
    UPLOAD_BYTES_MAX,
    StoredFile,
    picture_size,
)
from sandbox.telegram.pace import counts
from sandbox.telegram.parameters import Upload, Wire
from sandbox.telegram.refusals import (
    BLOCKED,
    CAPTION_TOO_LONG,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    EDIT_NOT_FOUND,
    NEVER_STARTED,
    NOT_MEMBER,
    TEXT_EMPTY,
    TEXT_TOO_LONG,
    THREAD_NOT_FOUND,
    WRONG_FILE,
    ApiRefusal,
    bad_request,
    forbidden,
)
from sandbox.telegram.world import TelegramWorld, is_admin, is_in

TEXT_LETTERS_MAX = 4096
CAPTION_LETTERS_MAX = 1024
GENERAL_TOPIC = 1


@dataclass(frozen=True, slots=True)
class Call:
    world: TelegramWorld
    bot: Bot
    method: str
    params: dict[str, Any]
    uploads: Mapping[str, Upload]

    def get(self, name: str, default: Wire = None) -> Wire:
        return self.params.get(name, default)

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat that is meant, whether or not it may be spoken to."""
        said = self.params[name]
        if isinstance(said, str):
            said = int(said) if said.lstrip("-").isdigit() else 0
        if said > 0 and (user := self.world.users.get(said)) is not None:
            return self.world.chat_of(user, self.bot)
        found = self.world.groups.get(said)
        if found is None:
            raise bad_request(CHAT_NOT_FOUND)
        if found.migrated_to is not None:
            raise ApiRefusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=found.migrated_to,
            )
        if self.bot.id not in found.members:
            raise bad_request(CHAT_NOT_FOUND)
        return found

    def open_chat(self) -> Chat:
        """A chat that the bot may write to, now."""
        chat = self.chat()
        if chat.user is not None:
            if chat.user.is_deactivated:
                raise forbidden(DEACTIVATED)
            if chat.is_blocked:
                raise forbidden(BLOCKED)
            if not chat.is_started:
                raise forbidden(NEVER_STARTED)
        elif not is_in(chat, self.bot.id):
            was_kicked = chat.members.get(self.bot.id) == "kicked"
            raise forbidden("bot was kicked from the supergroup chat" if was_kicked else NOT_MEMBER)
        return chat

    def pass_pace(self, chat: Chat) -> None:
        """Raises 429 where the bot is too fast."""
        if self.bot.flood is not None and counts(self.method):
            self.bot.flood.pass_one(chat.id, is_group=not chat.is_private)

    def thread(self, chat: Chat) -> int | None:
        """The topic to write into; None is the general one."""
        said = self.get("message_thread_id")
        if said is None or (said == GENERAL_TOPIC and chat.is_forum):
            return None
        topic = chat.topics.get(said)
        if topic is None:
            raise bad_request(THREAD_NOT_FOUND)
        if topic.is_closed and not is_admin(chat, self.bot.id):
            raise bad_request("TOPIC_CLOSED")
        return topic.id

    def text(self) -> Words:
        words = read_words(self.get("text", ""), self.get("parse_mode"), self.get("entities"))
        if not words.text:
            raise bad_request(TEXT_EMPTY)
        if len(words.text) > TEXT_LETTERS_MAX:
            raise bad_request(TEXT_TOO_LONG)
        return words

    def caption(self, told: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The caption's fields; none where there is no caption. `told` is an InputMedia."""
        said = self.params if told is None else told
        words = read_words(
            said.get("caption", ""), said.get("parse_mode"), said.get("caption_entities")
        )
        if len(words.text) > CAPTION_LETTERS_MAX:
            raise bad_request(CAPTION_TOO_LONG)
        return words.wire("caption_") if words.text else {}

    def own_message(self, chat: Chat, words: str = EDIT_NOT_FOUND) -> Message:
        if "message_id" not in self.params:
            raise bad_request("message identifier is not specified")
        found = chat.messages.get(self.params["message_id"])
        if found is None:
            raise bad_request(words)
        return found

    def file(self, kind: str, said: str) -> StoredFile:
        """A new upload, or one that the bot knows by its id."""
        if not said.startswith("attach://"):
            if said.startswith(("http://", "https://")):
                raise bad_request("failed to get HTTP URL content")
            found = self.world.files.by_id(said, self.bot.id)
            if found is None:
                raise bad_request(WRONG_FILE)
            if found.kind != kind:
                raise bad_request(f"can't use file of type {found.kind} as {kind}")
            return found
        upload = self.uploads.get(said.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > UPLOAD_BYTES_MAX:
            raise ApiRefusal(413, "Request Entity Too Large")
        if kind == "photo":
            check_photo(upload.content)
        return self.world.files.keep(kind, upload.content, name=upload.name, mime=upload.mime)


def check_photo(content: bytes) -> tuple[int, int]:
    """Raises what Telegram says of a picture that it cannot take; returns its size."""
    if len(content) > PHOTO_BYTES_MAX:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    size = picture_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    short, long = sorted(size)
    if short == 0 or sum(size) > PHOTO_SIDES_MAX or long > short * PHOTO_RATIO_MAX:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


type Method = Callable[[Call], Wire | Awaitable[Wire]]
