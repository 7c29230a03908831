"""What can be done on the phone page, by the name that the page calls it."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from aiohttp import web

from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import NothingCame, answer_to, outcome_of
from sandbox.telegram.till import CHECKOUT_SECONDS

ANSWER_WITHIN_SECONDS = 10.0

Told = dict[str, Any]
Act = Callable[[Phone, web.Request], Awaitable[Told]]
DONE: Told = {"done": True}


async def start(phone: Phone, request: web.Request) -> Told:
    phone.start(str((await _body(request)).get("payload") or ""))
    return DONE


async def text(phone: Phone, request: web.Request) -> Told:
    body = await _body(request)
    phone.text(str(body["text"]), reply_to=body.get("reply_to"))
    return DONE


async def press(phone: Phone, request: web.Request) -> Told:
    """Waits for the bot's answer, as the button's spinning does."""
    body = await _body(request)
    pressed = phone.press(str(body["data"]), int(body["message_id"]))
    try:
        await answer_to(pressed, ANSWER_WITHIN_SECONDS)
    except NothingCame:
        return {"answered": False}
    return {"answered": True, **(pressed.answer or {})}


async def pay(phone: Phone, request: web.Request) -> Told:
    """Waits for what becomes of it, as the app does."""
    checkout = phone.pay(int((await _body(request))["message_id"]))
    why_not = await outcome_of(checkout, CHECKOUT_SECONDS)
    return {"paid": why_not is None, "text": why_not or ""}


async def tap(phone: Phone, request: web.Request) -> Told:
    phone.tap(str((await _body(request))["text"]))
    return DONE


async def share_contact(phone: Phone, request: web.Request) -> Told:
    phone.share_contact()
    return DONE


async def contact(phone: Phone, request: web.Request) -> Told:
    body = await _body(request)
    phone.send_contact(str(body["phone"]), str(body["name"]))
    return DONE


async def pin(phone: Phone, request: web.Request) -> Told:
    body = await _body(request)
    phone.pin(float(body["latitude"]), float(body["longitude"]), body.get("accuracy"))
    return DONE


async def venue(phone: Phone, request: web.Request) -> Told:
    body = await _body(request)
    where = float(body["latitude"]), float(body["longitude"])
    phone.venue(*where, str(body["title"]), str(body["address"]))
    return DONE


async def app(phone: Phone, request: web.Request) -> Told:
    """The address of the page that a button opens, with who opens it behind its #."""
    body = await _body(request)
    theme = {str(name): str(colour) for name, colour in dict(body.get("theme") or {}).items()}
    return {"url": phone.open_app(str(body["text"]), int(body["message_id"]), theme=theme)}


async def photo(phone: Phone, request: web.Request) -> Told:
    """The body is the picture; where it is JSON, the sample is meant."""
    is_sample = request.content_type == "application/json"
    phone.photo(None if is_sample else await request.read(), request.query.get("caption", ""))
    return DONE


async def voice(phone: Phone, request: web.Request) -> Told:
    phone.voice()
    return DONE


async def sticker(phone: Phone, request: web.Request) -> Told:
    phone.sticker(str((await _body(request)).get("emoji") or "👍"))
    return DONE


async def edit(phone: Phone, request: web.Request) -> Told:
    body = await _body(request)
    phone.edit(int(body["message_id"]), str(body["text"]))
    return DONE


async def delete(phone: Phone, request: web.Request) -> Told:
    phone.delete(int((await _body(request))["message_id"]))
    return DONE


async def block(phone: Phone, request: web.Request) -> Told:
    phone.block()
    return DONE


async def unblock(phone: Phone, request: web.Request) -> Told:
    phone.unblock()
    return DONE


ACTS: dict[str, Act] = {
    "start": start,
    "text": text,
    "press": press,
    "pay": pay,
    "tap": tap,
    "share_contact": share_contact,
    "contact": contact,
    "pin": pin,
    "venue": venue,
    "app": app,
    "photo": photo,
    "voice": voice,
    "sticker": sticker,
    "edit": edit,
    "delete": delete,
    "block": block,
    "unblock": unblock,
}


async def _body(request: web.Request) -> Told:
    told = msgspec.json.decode(await request.read() or b"{}")
    if not isinstance(told, dict):
        raise TypeError("a JSON object is wanted")
    return told
