"""The group page: what a member sees and does, and that nobody else's page may do it."""

from typing import Any

import pytest
from aiohttp import web

from sandbox.telegram import Group
from tests.sandbox_telegram.conftest import Served


@pytest.fixture
def group(served: Served) -> Group:
    group = Group(served.world, "Agents", is_forum=True)
    group.add_user(served.phone.user)
    group.add_bot(served.bot, served.phone.user)
    return group


def url(served: Served, group: Group, path: str = "") -> str:
    return f"{served.api.url}/group/{served.phone.user.id}/{group.id}{path}"


async def act(served: Served, group: Group, what: str, **body: Any) -> int:  # noqa: ANN401
    async with served.api.session.post(url(served, group, f"/api/{what}"), json=body) as answer:
        return answer.status


async def state(served: Served, group: Group) -> dict[str, Any]:
    async with served.api.session.get(url(served, group, "/api/state")) as answer:
        told: dict[str, Any] = await answer.json()
    return told


async def test_a_topic_is_seen_answered_and_closed(served: Served, group: Group) -> None:
    """What a bot writes there, an answer to it, and the topic's end, which the bot hears of."""
    topic = await served.api.call("createForumTopic", chat_id=group.id, name="JJFI1 · Kauppa")
    thread = topic["message_thread_id"]
    said = await served.api.call(
        "sendMessage", chat_id=group.id, message_thread_id=thread, text="A person is wanted."
    )
    told = await state(served, group)
    assert told["topics"] == [{"id": thread, "name": "JJFI1 · Kauppa", "closed": False}]
    head = told["messages"][-1]
    assert (head["topic"], head["who"], head["text"]) == (thread, "Doorstep", "A person is wanted.")
    answers = {"topic": thread, "reply_to": said["message_id"]}
    assert await act(served, group, "text", text="I take it.", **answers) == 200
    assert await act(served, group, "close", topic=thread) == 200
    *_, words, closed = await served.api.call("getUpdates", timeout=1)
    assert words["message"]["text"] == "I take it."
    assert words["message"]["reply_to_message"]["message_id"] == said["message_id"]
    assert "forum_topic_closed" in closed["message"]
    assert (await state(served, group))["topics"][0]["closed"]


async def test_what_cannot_be_done_is_said(served: Served, group: Group) -> None:
    assert await act(served, group, "text", text=" ") == 409
    assert await act(served, group, "text", text="x", topic=99) == 409
    assert await act(served, group, "close", topic=99) == 409
    assert await act(served, group, "text") == 400
    assert await act(served, group, "dance") == 404
    other = {"Origin": "https://elsewhere.example"}
    address = url(served, group, "/api/text")
    async with served.api.session.post(address, json={"text": "x"}, headers=other) as answer:
        assert answer.status == web.HTTPForbidden.status_code


async def test_who_is_not_in_it_sees_nothing_of_it(served: Served, group: Group) -> None:
    served.world.add_user(2099, "Carl", "+358401112233", "en")
    for address in (f"/group/2099/{group.id}", f"/group/{served.phone.user.id}/-5"):
        async with served.api.session.get(served.api.url + address) as answer:
            assert answer.status == 404
    async with served.api.session.get(url(served, group)) as answer:
        assert "default-src 'none'; script-src 'self'" in answer.headers["Content-Security-Policy"]
    async with served.api.session.get(f"{served.api.url}/phones") as answer:
        assert f'href="group/{served.phone.user.id}/{group.id}"' in await answer.text()
