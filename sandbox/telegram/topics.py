"""Topics: the threads of a forum, which a bot may open and close where it is an admin."""

from sandbox.telegram.call import GENERAL_TOPIC, Call, Method
from sandbox.telegram.chat import Chat, Topic
from sandbox.telegram.parameters import Wire
from sandbox.telegram.refusals import bad_request
from sandbox.telegram.world import is_admin

NAME_LETTERS_MAX = 128
COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
NOT_MODIFIED = "TOPIC_NOT_MODIFIED"


def create_forum_topic(call: Call) -> Wire:
    chat = _forum(call)
    name = _name(call)
    color = call.get("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("wrong forum topic icon color specified")
    # Creating a topic is sending a message about it: it has its place in the pace.
    call.pass_pace(chat)
    said = {"forum_topic_created": {"name": name, "icon_color": color}}
    message = call.world.post(chat, call.bot, said)
    message.thread_id = message.id
    chat.topics[message.id] = Topic(message.id, name, color)
    return {"message_thread_id": message.id, "name": name, "icon_color": color}


def edit_forum_topic(call: Call) -> Wire:
    chat = _forum(call, "edit the topic")
    topic = _topic(call, chat)
    name = _name(call) if call.get("name") else topic.name
    if name == topic.name:
        raise bad_request(NOT_MODIFIED)
    topic.name = name
    call.world.post(chat, call.bot, {"forum_topic_edited": {"name": name}}, thread_id=topic.id)
    return True


def close_forum_topic(call: Call) -> Wire:
    chat = _forum(call, "close the topic")
    topic = _topic(call, chat)
    if topic.is_closed:
        raise bad_request(NOT_MODIFIED)
    topic.is_closed = True
    call.world.post(chat, call.bot, {"forum_topic_closed": {}}, thread_id=topic.id)
    return True


def reopen_forum_topic(call: Call) -> Wire:
    chat = _forum(call, "reopen the topic")
    topic = _topic(call, chat)
    if not topic.is_closed:
        raise bad_request(NOT_MODIFIED)
    topic.is_closed = False
    call.world.post(chat, call.bot, {"forum_topic_reopened": {}}, thread_id=topic.id)
    return True


def delete_forum_topic(call: Call) -> Wire:
    """With all its messages."""
    chat = _forum(call, "delete the topic")
    topic = _topic(call, chat)
    for message in [m for m in chat.messages.values() if m.thread_id == topic.id]:
        call.world.remove(message)
    del chat.topics[topic.id]
    return True


def _forum(call: Call, deed: str = "create a topic") -> Chat:
    chat = call.open_chat()
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not is_admin(chat, call.bot.id):
        raise bad_request(f"not enough rights to {deed}")
    return chat


def _topic(call: Call, chat: Chat) -> Topic:
    number = call.get("message_thread_id")
    found = chat.topics.get(number)
    if found is None or number == GENERAL_TOPIC:
        raise bad_request("TOPIC_ID_INVALID")
    return found


def _name(call: Call) -> str:
    name = str(call.get("name")).strip()
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    if len(name) > NAME_LETTERS_MAX:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name


METHODS: dict[str, Method] = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
}
