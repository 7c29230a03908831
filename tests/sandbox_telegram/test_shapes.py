"""What is answered has the shape that two libraries of others expect, with nothing besides."""

from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import Update as AiogramUpdate
from pydantic import BaseModel, TypeAdapter
from telegram import Message, Update

from sandbox.telegram import Group, Phone
from tests.sandbox_telegram.conftest import Api, Served, Wire

RESULTS = {
    model.__api_method__: model.__returning__
    for model in vars(aiogram.methods).values()
    if isinstance(model, type) and issubclass(model, TelegramMethod) and model is not TelegramMethod
}


def strangers(value: object) -> list[str]:
    """Fields that no model knows, wherever they are."""
    if isinstance(value, list):
        return [name for one in value for name in strangers(one)]
    if not isinstance(value, BaseModel):
        return []
    own = [f"{type(value).__name__}.{name}" for name in value.model_extra or {}]
    return own + [name for _, inside in value for name in strangers(inside)]


class Checking:
    """Calls a method and has aiogram read its result."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.found: dict[str, list[str]] = {}

    async def call(self, method: str, **params: Wire) -> Wire:
        result = await self.api.call(method, **params)
        read = TypeAdapter(RESULTS[method]).validate_python(result)
        self.found[method] = strangers(read)
        if isinstance(result, dict) and "message_id" in result and "chat" in result:
            message = Message.de_json(result, None)
            assert message is not None
            assert without_defaults(message.to_dict()) == without_defaults(result)
        return result


async def test_every_result_reads_as_telegrams(served: Served, phone: Phone) -> None:
    """A call of each method that is played."""
    check = Checking(served.api)
    await everything_in_private(check, phone)
    await everything_in_a_forum(check, served)
    assert {method: names for method, names in check.found.items() if names} == {}


async def test_every_update_reads_as_telegrams(served: Served, phone: Phone) -> None:
    """Of all that a person can do."""
    button = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await served.api.call("sendMessage", chat_id=2001, text="?", reply_markup=button)
    phone.press("A")
    phone.edit(phone.text("see https://example.org", reply_to=sent["message_id"]), "no, /help")
    phone.share_contact()
    phone.pin(60.17, 24.94, 12.0)
    phone.stop_live_location(phone.live_location(60.17, 24.94))
    phone.venue(60.17, 24.94, "Kiosk", "Market square 1")
    phone.photo(caption="the door")
    phone.voice()
    phone.sticker()
    phone.poll("When?", ["Now", "Later"])
    phone.document(b"%PDF-1.7", "label.pdf")
    phone.forward({"text": "pay 1.99"}, "Post")
    phone.block()
    phone.unblock()
    updates = await served.api.call("getUpdates", timeout=0)
    assert len(updates) == 16
    read = [AiogramUpdate.model_validate(update) for update in updates]
    assert strangers(read) == []
    again = [Update.de_json(update, None).to_dict() for update in updates]
    assert [without_defaults(one) for one in again] == [without_defaults(one) for one in updates]


def without_defaults(told: Any) -> Any:  # noqa: ANN401 (the wire's own values)
    """One library writes down what a field is when it is left out, and lags behind in polls."""
    if isinstance(told, list):
        return [without_defaults(one) for one in told]
    if not isinstance(told, dict):
        return told
    return {key: without_defaults(value) for key, value in told.items() if value is not False}


async def everything_in_private(check: Checking, phone: Phone) -> None:
    button = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    phone.photo()
    phone.voice()
    phone.document(b"%PDF-1.7", "label.pdf")
    updates = await check.call("getUpdates", timeout=0)
    photo, voice, document = [update["message"] for update in updates]
    chat = {"chat_id": 2001}
    await check.call("getMe")
    await check.call("getFile", file_id=voice["voice"]["file_id"])
    text = await check.call("sendMessage", **chat, text="<i>a</i> b", parse_mode="HTML")
    at = chat | {"message_id": text["message_id"]}
    await check.call("editMessageText", **at, text="b", reply_markup=button)
    await check.call("editMessageReplyMarkup", **at)
    await check.call("pinChatMessage", **at)
    await check.call("getChat", **chat)
    await check.call("getChatMember", **chat, user_id=2001)
    await check.call("unpinChatMessage", **at)
    await check.call("setMessageReaction", **at, reaction=[{"type": "emoji", "emoji": "👍"}])
    await check.call("forwardMessage", **at, from_chat_id=2001)
    await check.call("copyMessage", **at, from_chat_id=2001)
    media = photo["photo"][-1]["file_id"]
    sent = await check.call("sendPhoto", **chat, photo=media, caption="*a*", parse_mode="Markdown")
    where = chat | {"message_id": sent["message_id"]}
    await check.call("editMessageCaption", **where, caption="b")
    await check.call("editMessageMedia", **where, media={"type": "photo", "media": media})
    words = await check.call("sendMessage", **chat, text="words alone")
    there = chat | {"message_id": words["message_id"]}
    await check.call("editMessageMedia", **there, media={"type": "photo", "media": media})
    album = [{"type": "photo", "media": media}, {"type": "photo", "media": media, "caption": "a"}]
    await check.call("sendMediaGroup", **chat, media=album)
    await check.call("sendVoice", **chat, voice=voice["voice"]["file_id"], duration=3)
    await check.call("sendDocument", **chat, document=document["document"]["file_id"])
    live = await check.call("sendLocation", **chat, latitude=1, longitude=2, live_period=60)
    where = chat | {"message_id": live["message_id"]}
    await check.call("editMessageLiveLocation", **where, latitude=1.5, longitude=2)
    await check.call("stopMessageLiveLocation", **where)
    await check.call("sendVenue", **chat, latitude=1, longitude=2, title="a", address="b")
    await check.call("sendContact", **chat, phone_number="+358401", first_name="Olga")
    await check.call("sendChatAction", **chat, action="typing")
    await check.call("deleteMessage", **at)
    await check.call("sendMessage", **chat, text="?", reply_markup=button)
    press = phone.press("A")
    await check.call("answerCallbackQuery", callback_query_id=press.id, text="ok")
    await everything_of_itself(check)


async def everything_of_itself(check: Checking) -> None:
    commands = [{"command": "help", "description": "What I can do"}]
    await check.call("setMyCommands", commands=commands, language_code="fi")
    assert await check.call("getMyCommands", language_code="fi") == commands
    await check.call("setMyName", name="Doorstep")
    await check.call("setMyDescription", description="Agrees when your parcel comes")
    await check.call("setMyShortDescription", short_description="Parcels")
    await check.call("setChatMenuButton", chat_id=2001, menu_button={"type": "commands"})
    await check.call("setWebhook", url="https://a.example/hook", allowed_updates=["message"])
    await check.call("getWebhookInfo")
    await check.call("deleteWebhook")


async def everything_in_a_forum(check: Checking, served: Served) -> None:
    group = Group(served.world, "Agents", is_forum=True)
    group.add_bot(served.bot, served.phone.user)
    topic = await check.call("createForumTopic", chat_id=group.id, name="A", icon_color=7322096)
    at = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    await check.call("sendMessage", **at, text="a")
    await check.call("editForumTopic", **at, name="B")
    await check.call("closeForumTopic", **at)
    await check.call("reopenForumTopic", **at)
    await check.call("deleteForumTopic", **at)
    await check.call("getChat", chat_id=group.id)
    await check.call("getChatMember", chat_id=group.id, user_id=served.bot.id)
