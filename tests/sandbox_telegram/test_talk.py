"""A talk over raw HTTP: what a bot sends stands on the phone, what a person does comes back."""

from sandbox.telegram import Phone
from tests.sandbox_telegram.conftest import Api, Served


async def test_the_bot_tells_who_it_is(api: Api) -> None:
    """The username that the phone shows."""
    me = await api.call("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (1000001, True, "doorstep_bot")


async def test_a_method_is_found_whatever_its_case_and_by_get_too(api: Api) -> None:
    """As the real server does it."""
    async with api.session.get(f"{api.url}/bot{api.token}/GETME") as answer:
        assert (await answer.json())["result"]["id"] == 1000001


async def test_start_brings_its_payload(served: Served) -> None:
    """A link's token comes as the command's argument, marked as a command."""
    served.phone.start("abc-DEF_1")
    (update,) = await served.api.call("getUpdates", timeout=0)
    message = update["message"]
    assert message["text"] == "/start abc-DEF_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "fi"
    assert message["chat"] == {
        "id": 2001,
        "first_name": "Anna",
        "last_name": "Virtanen",
        "type": "private",
    }
    assert message["date"] == int(served.time.now().timestamp())


async def test_what_the_bot_sends_stands_on_the_phone(api: Api, phone: Phone) -> None:
    """With its buttons, by words or by data."""
    rows = [[{"text": "Yes", "callback_data": "address.yes:1"}]]
    sent = await api.call(
        "sendMessage",
        chat_id=2001,
        text="Is it <b>Mannerheimintie 5</b>?",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": rows},
    )
    shown = phone.last()
    assert (shown.id, shown.text) == (sent["message_id"], "Is it Mannerheimintie 5?")
    assert sent["entities"] == [{"type": "bold", "offset": 6, "length": 17}]
    assert shown.button("address.yes") == shown.button("Yes")


async def test_a_press_reaches_the_bot_and_its_answer_the_phone(api: Api, phone: Phone) -> None:
    """With the message as it stood."""
    rows = [[{"text": "Yes", "callback_data": "address.yes:1"}]]
    await api.call("sendMessage", chat_id=2001, text="So?", reply_markup={"inline_keyboard": rows})
    press = phone.press("address.yes")
    (update,) = await api.call("getUpdates", timeout=5)
    query = update["callback_query"]
    assert query["data"] == "address.yes:1"
    assert query["message"]["reply_markup"]["inline_keyboard"] == rows
    await api.call("answerCallbackQuery", callback_query_id=query["id"], text="Saved")
    assert press.answer == {"text": "Saved", "show_alert": False}


async def test_an_edit_changes_what_stands_and_the_log_keeps_both(api: Api, phone: Phone) -> None:
    """The screen is now; the log is for ever."""
    sent = await api.call("sendMessage", chat_id=2001, text="one")
    await api.call("editMessageText", chat_id=2001, message_id=sent["message_id"], text="two")
    assert phone.last().text == "two"
    assert [line.text for line in phone.log() if line.is_from_bot] == ["one", "two"]


async def test_the_bots_keyboard_stays_until_it_is_removed(api: Api, phone: Phone) -> None:
    """And a one-time keyboard goes when it was used."""
    key = {"text": "Share my number", "request_contact": True}
    board = {"keyboard": [[key]], "resize_keyboard": True}
    await api.call("sendMessage", chat_id=2001, text="Who are you?", reply_markup=board)
    assert phone.keyboard() == [["Share my number"]]
    phone.tap("Share my number")
    assert phone.keyboard() == [["Share my number"]]
    await api.call(
        "sendMessage", chat_id=2001, text="Thanks", reply_markup={"remove_keyboard": True}
    )
    assert phone.keyboard() == []


async def test_ones_own_contact_tells_whose_it_is_and_anothers_does_not(
    api: Api, phone: Phone
) -> None:
    """That is the difference between proof and a card."""
    phone.share_contact()
    phone.send_contact("+358409999999", "Olga")
    own, other = [u["message"]["contact"] for u in await api.call("getUpdates", timeout=0)]
    assert (own["user_id"], own["phone_number"]) == (2001, "358401001001")
    assert "user_id" not in other


async def test_everything_a_person_can_send_comes_as_its_kind(api: Api, phone: Phone) -> None:
    """One update each, in order."""
    phone.pin(60.17, 24.94, 12.0)
    moving = phone.live_location(60.17, 24.94)
    phone.move(moving, 60.18, 24.95)
    phone.venue(60.17, 24.94, "Kiosk", "Market square 1")
    phone.photo(caption="the door")
    phone.voice()
    phone.sticker("👍")
    phone.poll("When?", ["Now", "Later"])
    phone.document(b"%PDF-1.7", "label.pdf")
    updates = await api.call("getUpdates", timeout=0)
    kinds = [set(u["message"]) for u in updates if "message" in u]
    wanted = ["location", "location", "venue", "photo", "voice", "sticker", "poll", "document"]
    assert [want in kind for want, kind in zip(wanted, kinds, strict=True)] == [True] * 8
    (edited,) = [u["edited_message"] for u in updates if "edited_message" in u]
    assert edited["location"]["latitude"] == 60.18
    assert updates[0]["message"]["location"]["horizontal_accuracy"] == 12.0


async def test_a_photo_can_be_fetched_and_sent_again_by_its_id(
    served: Served, phone: Phone
) -> None:
    """But not by another bot: an id is good for one."""
    phone.photo()
    (update,) = await served.api.call("getUpdates", timeout=0)
    photo = update["message"]["photo"][-1]
    file = await served.api.call("getFile", file_id=photo["file_id"])
    address = f"{served.api.url}/file/bot{served.api.token}/{file['file_path']}"
    async with served.api.session.get(address) as answer:
        assert len(await answer.read()) == photo["file_size"]
    again = await served.api.call("sendPhoto", chat_id=2001, photo=photo["file_id"])
    assert again["photo"][0]["file_unique_id"] == photo["file_unique_id"]
    other = served.world.add_bot("1000002:other", "other_bot")
    served.api.token = other.token
    refused = await served.api.refusal("getFile", file_id=photo["file_id"])
    assert refused == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_a_person_edits_and_the_bot_hears_of_it(api: Api, phone: Phone) -> None:
    """A deleted message it does not hear of."""
    said = phone.text("Mannerheimintie 5")
    phone.edit(said, "Mannerheimintie 15")
    phone.delete(said)
    updates = await api.call("getUpdates", timeout=0)
    assert [next(iter(u.keys() - {"update_id"})) for u in updates] == ["message", "edited_message"]
    assert updates[1]["edited_message"]["text"] == "Mannerheimintie 15"


async def test_albums_copies_forwards_reactions_and_pins(api: Api, phone: Phone) -> None:
    """The rest that a bot may do with messages."""
    phone.photo()
    (update,) = await api.call("getUpdates", timeout=0)
    photo = update["message"]["photo"][-1]["file_id"]
    album = await api.call(
        "sendMediaGroup",
        chat_id=2001,
        media=[{"type": "photo", "media": photo}, {"type": "photo", "media": photo}],
    )
    assert len({one["media_group_id"] for one in album}) == 1
    first = album[0]["message_id"]
    copied = await api.call("copyMessage", chat_id=2001, from_chat_id=2001, message_id=first)
    forwarded = await api.call("forwardMessage", chat_id=2001, from_chat_id=2001, message_id=first)
    assert forwarded["forward_origin"]["sender_user"]["id"] == 1000001
    assert copied.keys() == {"message_id"}
    own = update["message"]["message_id"]
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await api.call("setMessageReaction", chat_id=2001, message_id=own, reaction=thumb)
    await api.call("pinChatMessage", chat_id=2001, message_id=first)
    assert (await api.call("getChat", chat_id=2001))["pinned_message"]["message_id"] == first
    await api.call("unpinChatMessage", chat_id=2001)
    assert phone.chat.pinned == []


async def test_a_live_location_moves_until_it_is_stopped(served: Served, phone: Phone) -> None:
    """Or until its time is over."""
    api = served.api
    sent = await api.call(
        "sendLocation", chat_id=2001, latitude=60.1, longitude=24.9, live_period=60
    )
    at = {"chat_id": 2001, "message_id": sent["message_id"]}
    await api.call("editMessageLiveLocation", **at, latitude=60.2, longitude=24.9)
    assert phone.last().content["location"]["latitude"] == 60.2
    await api.call("stopMessageLiveLocation", **at)
    refused = await api.refusal("editMessageLiveLocation", **at, latitude=60.3, longitude=24.9)
    assert refused == "Bad Request: message can't be edited"
