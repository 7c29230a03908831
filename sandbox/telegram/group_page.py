"""The group page: a group as one of its members sees it, with its topics, at
`/group/<user>/<group>`."""

from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import msgspec
from aiohttp import web

from sandbox.telegram.account import User
from sandbox.telegram.chat import Chat, Entry, Message
from sandbox.telegram.group import Group
from sandbox.telegram.page_view import message_view
from sandbox.telegram.screen import CannotDo, NothingCame, answer_to, shown
from sandbox.telegram.streaming import Streams
from sandbox.telegram.world import TelegramWorld, is_in

STATIC = Path(__file__).with_name("static")
ANSWER_WITHIN_SECONDS = 10.0
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)

Told = dict[str, Any]
DONE: Told = {"done": True}


def group_path(user: User, chat: Chat) -> str:
    return f"group/{user.id}/{chat.id}"


class GroupPages:
    """Over one world."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world
        self._streams = Streams()

    def add_to(self, app: web.Application) -> None:
        base = "/group/{user:\\d+}/{chat:-\\d+}"
        app.router.add_get(base, self.page)
        app.router.add_get(f"{base}/stream", self.stream)
        app.router.add_get(f"{base}/api/state", self.state)
        app.router.add_post(f"{base}/api/{{act}}", self.act)
        app.on_shutdown.append(self._streams.end)

    async def page(self, request: web.Request) -> web.Response:
        user, group = self._who(request)
        text = Template((STATIC / "group.html").read_text(encoding="utf-8")).substitute(
            title=escape(group.chat.title),
            letter=escape(group.chat.title[:1].upper()),
            owner=escape(user.name),
            user=str(user.id),
            chat=str(group.id),
            zone=escape(self._world.settings.zone),
        )
        headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def state(self, request: web.Request) -> web.Response:
        user, group = self._who(request)
        messages = [_view(user, message) for message in group.chat.messages.values()]
        number = len(group.chat.journal)
        return _json(200, {"number": number, "messages": messages, **_topics(group.chat)})

    async def stream(self, request: web.Request) -> web.StreamResponse:
        user, group = self._who(request)
        return await self._streams.serve(
            request, group.chat, lambda entry: _change(user, group.chat, entry)
        )

    async def act(self, request: web.Request) -> web.Response:
        """What a member does; 409 where a hand could not do it."""
        origin = request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != request.host:
            raise web.HTTPForbidden
        user, group = self._who(request)
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        try:
            body = msgspec.json.decode(await request.read() or b"{}", type=dict[str, Any])
            return _json(200, await act(group, user, body))
        except CannotDo as refusal:
            return _json(409, {"error": str(refusal)})
        except (msgspec.DecodeError, KeyError, TypeError, ValueError):
            return _json(400, {"error": "this cannot be read"})

    def _who(self, request: web.Request) -> tuple[User, Group]:
        user = self._world.users.get(int(request.match_info["user"]))
        chat = self._world.groups.get(int(request.match_info["chat"]))
        if user is None or chat is None or not is_in(chat, user.id):
            raise web.HTTPNotFound
        return user, Group.of(self._world, chat)


async def _text(group: Group, user: User, body: Told) -> Told:
    words = str(body["text"])
    if not words.strip():
        raise CannotDo("there is nothing to send")
    group.say(user, words, topic=body.get("topic"), reply_to=body.get("reply_to"))
    return DONE


async def _edit(group: Group, user: User, body: Told) -> Told:
    group.edit(user, group.find(int(body["message_id"])), str(body["text"]))
    return DONE


async def _photo(group: Group, user: User, body: Told) -> Told:
    """A green door."""
    group.photo(user, str(body.get("caption") or ""), topic=body.get("topic"))
    return DONE


async def _press(group: Group, user: User, body: Told) -> Told:
    """Waits for the bot's answer, as the button's spinning does."""
    pressed = group.press(user, str(body["data"]), int(body["message_id"]))
    try:
        await answer_to(pressed, ANSWER_WITHIN_SECONDS)
    except NothingCame:
        return {"answered": False}
    return {"answered": True, **(pressed.answer or {})}


async def _close(group: Group, user: User, body: Told) -> Told:
    if (topic := int(body["topic"])) not in group.chat.topics:
        raise CannotDo(f"there is no topic {topic}")
    if group.chat.topics[topic].is_closed:
        group.reopen_topic(user, topic)
    else:
        group.close_topic(user, topic)
    return DONE


ACTS: dict[str, Callable[[Group, User, Told], Awaitable[Told]]] = {
    "text": _text,
    "edit": _edit,
    "photo": _photo,
    "press": _press,
    "close": _close,
}


def _view(user: User, message: Message) -> Told:
    who = "" if message.sender is user else _name(message)
    return message_view(user, message) | {"topic": message.thread_id, "who": who}


def _name(message: Message) -> str:
    return message.sender.first_name if message.is_from_bot else shown(message).sender


def _topics(chat: Chat) -> Told:
    topics = [
        {"id": one.id, "name": one.name, "closed": one.is_closed} for one in chat.topics.values()
    ]
    return {"topics": topics}


def _change(user: User, chat: Chat, entry: Entry) -> Told:
    """Its message is told as it stands now, which later changes may tell again."""
    told: Told = {"number": entry.number, "what": str(entry.what), **_topics(chat)}
    if entry.message is not None:
        told["id"] = entry.message.id
        if not entry.message.is_deleted:
            told["message"] = _view(user, entry.message)
    return told


def _json(status: int, told: Told) -> web.Response:
    body = msgspec.json.encode(told)
    return web.Response(status=status, body=body, content_type="application/json")
