"""An unpatched python-telegram-bot lives on it: polling, its own webhook, and its errors."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from sandbox.telegram import Group, Phone
from sandbox.telegram.screen import answer_to
from tests.sandbox_telegram.conftest import TOKEN, Served, serve

Program = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


async def on_start(update: Update, context: Context) -> None:
    """Asks for the number."""
    assert update.effective_message is not None
    key = KeyboardButton("Share my number", request_contact=True)
    await update.effective_message.reply_text(
        f"Hello, {' '.join(context.args or [])}",
        reply_markup=ReplyKeyboardMarkup([[key]], resize_keyboard=True),
    )


async def on_contact(update: Update, context: Context) -> None:
    """Says whose card it is."""
    message = update.effective_message
    assert message is not None and message.contact is not None and message.from_user is not None
    is_own = message.contact.user_id == message.from_user.id
    await message.reply_text(f"{message.contact.phone_number} own={is_own}")


async def on_place(update: Update, context: Context) -> None:
    """Says where."""
    message = update.effective_message
    assert message is not None and message.location is not None
    await message.reply_text(f"{message.location.latitude} {message.location.longitude}")


async def on_photo(update: Update, context: Context) -> None:
    """Fetches it and sends the bytes back as a new file."""
    message = update.effective_message
    assert message is not None
    file = await message.photo[-1].get_file()
    content = bytes(await file.download_as_bytearray())
    await message.reply_photo(content, caption=f"{len(content)} bytes")


async def on_words(update: Update, context: Context) -> None:
    """Echoes, with a button."""
    assert update.effective_message is not None
    assert update.effective_message.text is not None
    button = InlineKeyboardButton("Yes", callback_data="address.yes:1")
    await update.effective_message.reply_text(
        update.effective_message.text, reply_markup=InlineKeyboardMarkup([[button]])
    )


async def on_press(update: Update, context: Context) -> None:
    """Answers, and edits the message in place."""
    query = update.callback_query
    assert query is not None
    await query.answer("Saved")
    await query.edit_message_text(f"You pressed {query.data}")


def program(url: str) -> Program:
    made: Program = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .job_queue(None)
        .build()
    )
    made.add_handler(CommandHandler("start", on_start))
    made.add_handler(MessageHandler(filters.CONTACT, on_contact))
    made.add_handler(MessageHandler(filters.LOCATION, on_place))
    made.add_handler(MessageHandler(filters.PHOTO, on_photo))
    made.add_handler(MessageHandler(filters.TEXT, on_words))
    made.add_handler(CallbackQueryHandler(on_press))
    return made


@pytest.fixture(params=["polling", "webhook"])
async def running(request: pytest.FixtureRequest, served: Served) -> AsyncIterator[Program]:
    """The same program, fed in both ways."""
    made = program(served.api.url)
    await made.initialize()
    await made.start()
    hook: web.AppRunner | None = None
    if request.param == "polling":
        assert made.updater is not None
        await made.updater.start_polling(timeout=1, poll_interval=0.0)
    else:
        hook = await hooked(made)
    yield made
    if made.updater is not None and made.updater.running:
        await made.updater.stop()
    if hook is not None:
        await hook.cleanup()
    await made.stop()
    await made.shutdown()


async def hooked(made: Program) -> web.AppRunner:
    """A webhook of one's own, as the library's example has it."""

    async def take(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
        await made.update_queue.put(Update.de_json(await request.json(), made.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", take)
    runner, url = await serve(app)
    await made.bot.set_webhook(f"{url}/hook", secret_token="s3cret")
    return runner


async def test_a_whole_talk(running: Program, served: Served) -> None:
    """Start, contact, place, words, press and edit, photo and download."""
    phone = served.phone
    phone.start("token")
    shown = await phone.wait_for_text("Hello, token")
    assert shown.asks_for_contact
    phone.tap("Share my number")
    await phone.wait_for_text("358401001001 own=True")
    phone.send_contact("+358409999999", "Olga")
    await phone.wait_for_text("own=False")
    phone.pin(60.17, 24.94)
    await phone.wait_for_text("60.17 24.94")
    phone.text("Mannerheimintie 5")
    echoed = await phone.wait_for_text("Mannerheimintie 5")
    press = phone.press("address.yes", echoed)
    assert await answer_to(press) == "Saved"
    edited = await phone.wait_for_text("You pressed address.yes:1")
    assert (edited.id, edited.buttons) == (echoed.id, ())
    sent = phone.photo()
    size = sent.content["photo"][0]["file_size"]
    again = await phone.wait_for_text(f"{size} bytes")
    assert again.content["photo"][0]["file_size"] == size


async def test_its_errors_are_of_their_kinds(
    served: Served, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By status and words: that is how the library tells them apart."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    url = served.api.url
    async with Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(999, "a")
        served.world.faults.fail_next("sendMessage", 429, "Too Many Requests: retry after 3", 3)
        with pytest.raises(RetryAfter):
            await bot.send_message(2001, "a")
        sent = await bot.send_message(2001, "a")
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("a", 2001, sent.message_id)
        phone.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(2001, "a")
        await bot.set_webhook("https://a.example/hook")
        with pytest.raises(Conflict):
            await bot.get_updates(timeout=0)
        with pytest.raises(EndPointNotFound):
            await bot.do_api_request("sendPigeon")


async def test_a_wrong_token_is_refused_at_the_start(served: Served) -> None:
    """Before anything else."""
    with pytest.raises(InvalidToken):
        async with Bot("1000001:wrong", base_url=f"{served.api.url}/bot"):
            raise AssertionError("it was let in")


async def test_topics_and_a_group_that_moved(served: Served) -> None:
    """With the new id in the error."""
    anna = served.phone.user
    forum = Group(served.world, "Agents", is_forum=True)
    forum.add_bot(served.bot, anna)
    old = Group(served.world, "Old", is_basic=True)
    old.add_bot(served.bot, anna)
    old_id = old.id
    new = old.upgrade()
    async with Bot(TOKEN, base_url=f"{served.api.url}/bot") as bot:
        topic = await bot.create_forum_topic(forum.id, "Anna V.")
        sent = await bot.send_message(
            forum.id, "She asks for you", message_thread_id=topic.message_thread_id
        )
        assert sent.is_topic_message
        assert await bot.close_forum_topic(forum.id, topic.message_thread_id)
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(old_id, "a")
    assert moved.value.new_chat_id == new.id
