"""A group: several people and bots in one chat, with topics where it is a forum."""

from typing import Any

from sandbox.telegram.account import Bot, User
from sandbox.telegram.chat import Chat, Message, Topic
from sandbox.telegram.entities import found_in
from sandbox.telegram.phone import PHOTO_SAMPLE
from sandbox.telegram.screen import CannotDo, Screen, Shown
from sandbox.telegram.sending import photo
from sandbox.telegram.world import Press, TelegramWorld, is_in


class Group(Screen):
    """What its members do there: they write, press and add bots."""

    def __init__(
        self, world: TelegramWorld, title: str, *, is_forum: bool = False, is_basic: bool = False
    ) -> None:
        super().__init__(world, world.add_group(title, is_forum=is_forum, is_basic=is_basic))

    @classmethod
    def of(cls, world: TelegramWorld, chat: Chat) -> "Group":
        """One that is there already."""
        group = cls.__new__(cls)
        Screen.__init__(group, world, chat)
        return group

    @property
    def id(self) -> int:
        return self.chat.id

    def add_user(self, user: User, status: str = "member") -> None:
        self.chat.members[user.id] = status

    def add_bot(self, bot: Bot, by: User, *, is_admin: bool = True) -> None:
        """The bot hears that it was added; only as an admin it hears everything said."""
        before = self.chat.members.get(bot.id, "left")
        after = "administrator" if is_admin else "member"
        self.chat.members[bot.id] = after
        self.world.tell_membership(self.chat, bot, by, before, after)

    def remove_bot(self, bot: Bot, by: User) -> None:
        before = self.chat.members.get(bot.id, "left")
        self.chat.members[bot.id] = "kicked"
        self.world.tell_membership(self.chat, bot, by, before, "kicked")

    def say(
        self,
        user: User,
        words: str,
        *,
        topic: int | None = None,
        reply_to: int | Shown | None = None,
    ) -> Message:
        if not is_in(self.chat, user.id):
            raise CannotDo("only members write here")
        if topic is not None and topic not in self.chat.topics:
            raise CannotDo(f"there is no topic {topic}")
        content: dict[str, Any] = {"text": words}
        if entities := found_in(words):
            content["entities"] = entities
        answered = self.find(reply_to) if reply_to is not None else None
        return self.world.say(self.chat, user, content, thread_id=topic, reply_to=answered)

    def send(
        self,
        user: User,
        content: dict[str, Any],
        *,
        topic: int | None = None,
        reply_to: int | Shown | None = None,
    ) -> Message:
        """Something that is no words: `content` as messages hold it."""
        if not is_in(self.chat, user.id):
            raise CannotDo("only members write here")
        answered = self.find(reply_to) if reply_to is not None else None
        return self.world.say(self.chat, user, content, thread_id=topic, reply_to=answered)

    def photo(self, user: User, caption: str = "", *, topic: int | None = None) -> Message:
        """A green door."""
        file = self.world.files.keep("photo", PHOTO_SAMPLE.read_bytes())
        content = photo(file) | ({"caption": caption} if caption else {})
        return self.send(user, content, topic=topic)

    def edit(self, user: User, message: Message, words: str) -> None:
        """Changes one's own text or caption."""
        if message.sender is not user:
            raise CannotDo("one can change only what one said oneself")
        place = "text" if "text" in message.content else "caption"
        content = {k: v for k, v in message.content.items() if not k.endswith("entities")}
        message.content = content | {place: words}
        message.edit_date = self.world.clock()
        self.world.changed(message)
        self.world.tell_message(message, "edited_message")

    def press(self, user: User, wanted: str, message: int | Shown | None = None) -> Press:
        return self.press_as(user, wanted, message)

    def topics(self) -> list[Topic]:
        return list(self.chat.topics.values())

    def messages_in(self, topic: int | None) -> list[Shown]:
        return [shown for shown in self.messages() if shown.thread_id == topic]

    def delete_topic(self, topic: int) -> None:
        """By a person: bots are not told, and find out when they write there."""
        del self.chat.topics[topic]
        for message in [m for m in self.chat.messages.values() if m.thread_id == topic]:
            self.world.remove(message)

    def close_topic(self, user: User, topic: int) -> None:
        """By a person who may."""
        self.chat.topics[topic].is_closed = True
        self.send(user, {"forum_topic_closed": {}}, topic=topic)

    def reopen_topic(self, user: User, topic: int) -> None:
        self.chat.topics[topic].is_closed = False
        self.send(user, {"forum_topic_reopened": {}}, topic=topic)

    def leave(self, user: User) -> None:
        """Whoever is there hears of it."""
        self.send(user, {"left_chat_member": user.wire()})
        self.chat.members[user.id] = "left"

    def upgrade(self, by: User | None = None) -> Chat:
        """A basic group becomes a supergroup with another id; the old one points to it. Where
        somebody did it, both say so."""
        new = self.world.add_group(self.chat.title, is_forum=True)
        new.members = dict(self.chat.members)
        if by is not None:
            self.send(by, {"migrate_to_chat_id": new.id})
        old, self.chat = self.chat, new
        old.migrated_to = new.id
        if by is not None:
            self.send(by, {"migrate_from_chat_id": old.id})
        return new
