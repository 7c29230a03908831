"""Groups: topics, privacy, membership, and a basic group that becomes another one."""

from sandbox.telegram import Group
from tests.sandbox_telegram.conftest import Served


async def test_a_topic_is_opened_written_into_and_closed(served: Served) -> None:
    """And each step says what it cannot do twice."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents", is_forum=True)
    group.add_user(anna)
    group.add_bot(served.bot, anna)
    topic = await api.call("createForumTopic", chat_id=group.id, name="Anna V.")
    at = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    sent = await api.call("sendMessage", **at, text="A recipient asks for you")
    assert (sent["is_topic_message"], sent["chat"]["is_forum"]) == (True, True)
    assert group.messages_in(at["message_thread_id"])[-1].text == "A recipient asks for you"
    await api.call("editForumTopic", **at, name="Anna V. · done")
    await api.call("closeForumTopic", **at)
    assert await api.refusal("closeForumTopic", **at) == "Bad Request: TOPIC_NOT_MODIFIED"
    await api.call("reopenForumTopic", **at)
    assert [(one.name, one.is_closed) for one in group.topics()] == [("Anna V. · done", False)]
    group.delete_topic(at["message_thread_id"])
    refused = await api.refusal("sendMessage", **at, text="there?")
    assert refused == "Bad Request: message thread not found"
    assert await api.refusal("deleteForumTopic", **at) == "Bad Request: TOPIC_ID_INVALID"


async def test_topics_want_a_forum_and_an_admin(served: Served) -> None:
    """Two refusals."""
    api, anna = served.api, served.phone.user
    plain = Group(served.world, "Agents")
    plain.add_bot(served.bot, anna)
    refused = await api.refusal("createForumTopic", chat_id=plain.id, name="A")
    assert refused == "Bad Request: the chat is not a forum"
    forum = Group(served.world, "Agents", is_forum=True)
    forum.add_bot(served.bot, anna, is_admin=False)
    refused = await api.refusal("createForumTopic", chat_id=forum.id, name="A")
    assert refused == "Bad Request: not enough rights to create a topic"


async def test_what_agents_say_in_a_topic_comes_with_it(served: Served) -> None:
    """And so does a press."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents", is_forum=True)
    group.add_user(anna)
    group.add_bot(served.bot, anna)
    topic = await api.call("createForumTopic", chat_id=group.id, name="A")
    thread = topic["message_thread_id"]
    button = {"inline_keyboard": [[{"text": "Take over", "callback_data": "take"}]]}
    await api.call(
        "sendMessage", chat_id=group.id, message_thread_id=thread, text="?", reply_markup=button
    )
    group.say(anna, "I am here", topic=thread)
    group.press(anna, "Take over")
    added, said, press = await api.call("getUpdates", timeout=0)
    assert added["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert said["message"]["message_thread_id"] == thread
    assert press["callback_query"]["message"]["message_thread_id"] == thread


async def test_a_bot_that_is_no_admin_hears_only_what_is_for_it(served: Served) -> None:
    """Commands, its name, and answers to it."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents")
    group.add_user(anna)
    group.add_bot(served.bot, anna, is_admin=False)
    sent = await api.call("sendMessage", chat_id=group.id, text="hello")
    group.say(anna, "lunch?")
    group.say(anna, "/status")
    group.say(anna, "ask @doorstep_bot")
    group.say(anna, "yes", reply_to=sent["message_id"])
    heard = [
        u["message"]["text"] for u in await api.call("getUpdates", timeout=0) if "message" in u
    ]
    assert heard == ["/status", "ask @doorstep_bot", "yes"]


async def test_a_bot_that_was_removed_may_not_write(served: Served) -> None:
    """A 403; where it never was, the chat is unknown to it."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents")
    refused = await api.refusal("sendMessage", chat_id=group.id, text="a")
    assert refused == "Bad Request: chat not found"
    group.add_bot(served.bot, anna)
    group.remove_bot(served.bot, anna)
    refused = await api.refusal("sendMessage", chat_id=group.id, text="a")
    assert refused == "Forbidden: bot was kicked from the supergroup chat"
    member = await api.call("getChatMember", chat_id=group.id, user_id=served.bot.id)
    assert member["status"] == "kicked"


async def test_a_group_that_was_upgraded_tells_its_new_id(served: Served) -> None:
    """In the parameters of the refusal."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents", is_basic=True)
    group.add_bot(served.bot, anna)
    old = group.id
    new = group.upgrade()
    told = await api.ask("sendMessage", chat_id=old, text="a")
    assert told["parameters"] == {"migrate_to_chat_id": new.id}
    await api.call("sendMessage", chat_id=new.id, text="a")


async def test_a_bot_without_the_right_may_close_nothing(served: Served) -> None:
    """It was an admin when it opened the topic, and is none any more; it may still write there,
    until somebody closes it."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents", is_forum=True)
    group.add_user(anna, "creator")
    group.add_bot(served.bot, anna)
    topic = await api.call("createForumTopic", chat_id=group.id, name="A")
    at = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    group.add_bot(served.bot, anna, is_admin=False)
    refused = await api.refusal("closeForumTopic", **at)
    assert refused == "Bad Request: not enough rights to close the topic"
    await api.call("sendMessage", **at, text="still here")
    group.close_topic(anna, at["message_thread_id"])
    assert await api.refusal("sendMessage", **at, text="?") == "Bad Request: TOPIC_CLOSED"


async def test_what_members_do_is_told_to_an_admin(served: Served) -> None:
    """A photo, an edit, a topic closed and opened by hand, who left, and where the group went."""
    api, anna = served.api, served.phone.user
    group = Group(served.world, "Agents", is_forum=True)
    group.add_user(anna, "creator")
    group.add_bot(served.bot, anna)
    thread = (await api.call("createForumTopic", chat_id=group.id, name="A"))["message_thread_id"]
    group.photo(anna, "the door", topic=thread)
    group.edit(anna, group.say(anna, "hello", topic=thread), "hello!")
    group.close_topic(anna, thread)
    group.reopen_topic(anna, thread)
    old = group.id
    new = group.upgrade(anna)
    group.leave(anna)
    told = [one for one in await api.call("getUpdates", timeout=0) if "my_chat_member" not in one]
    kinds = [next(name for name in one if name != "update_id") for one in told]
    assert kinds == ["message", "message", "edited_message", *["message"] * 5]
    assert told[0]["message"]["caption"] == "the door"
    assert told[2]["edited_message"]["text"] == "hello!"
    assert "forum_topic_closed" in told[3]["message"]
    assert "forum_topic_reopened" in told[4]["message"]
    assert told[5]["message"]["migrate_to_chat_id"] == new.id
    assert told[6]["message"]["migrate_from_chat_id"] == old
    assert told[7]["message"]["left_chat_member"]["id"] == anna.id
