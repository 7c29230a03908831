"""How updates come: by asking or by webhook, in order, again until taken, and not for ever."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from sandbox.telegram import Phone
from sandbox.telegram.bell import Bell
from tests.sandbox_telegram.conftest import Api, Served, serve


@dataclass
class Hook:
    """A bot's webhook; `status` is what it answers with, `answers` come first."""

    status: int = 200
    answers: list[web.Response] = field(default_factory=list)
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    url: str = ""
    bell: Bell = field(default_factory=Bell)

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(json.loads(await request.read()))
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.bell.ring()
        return self.answers.pop(0) if self.answers else web.Response(status=self.status)

    async def until(self, count: int) -> list[dict[str, Any]]:
        while len(self.got) < count:
            assert await self.bell.heard(5), self.got
        return self.got

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got if "message" in update]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    found = Hook()
    app = web.Application()
    app.router.add_post("/hook", found.take)
    runner, url = await serve(app)
    found.url = f"{url}/hook"
    yield found
    await runner.cleanup()


async def test_an_update_stays_until_the_next_question_confirms_it(api: Api, phone: Phone) -> None:
    """By its offset; a negative one keeps only the last."""
    for words in ("one", "two", "three"):
        phone.text(words)
    first = await api.call("getUpdates", limit=2)
    assert [u["message"]["text"] for u in first] == ["one", "two"]
    assert await api.call("getUpdates", limit=2) == first
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    (rest,) = await api.call("getUpdates", offset=first[1]["update_id"] + 1)
    assert rest["message"]["text"] == "three"
    phone.text("four")
    (last,) = await api.call("getUpdates", offset=-1)
    assert last["message"]["text"] == "four"


async def test_a_question_waits_for_what_comes(api: Api, phone: Phone) -> None:
    """And timeout 0 does not."""
    assert await api.call("getUpdates", timeout=0) == []
    asked = asyncio.create_task(api.call("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    phone.text("now")
    (update,) = await asyncio.wait_for(asked, 2)
    assert update["message"]["text"] == "now"


async def test_of_two_who_ask_the_first_is_sent_away(api: Api, phone: Phone) -> None:
    """With a 409."""
    first = asyncio.create_task(api.refusal("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(api.call("getUpdates", timeout=30))
    refused = await asyncio.wait_for(first, 2)
    assert refused.startswith("Conflict: terminated by other getUpdates request")
    phone.text("now")
    assert len(await asyncio.wait_for(second, 2)) == 1


async def test_nobody_asks_while_a_webhook_is_set(api: Api, hook: Hook) -> None:
    """A 409 that says what to do."""
    await api.call("setWebhook", url=hook.url)
    refused = await api.refusal("getUpdates", timeout=0)
    assert refused.startswith("Conflict: can't use getUpdates method while webhook is active")
    await api.call("deleteWebhook")
    assert await api.call("getUpdates", timeout=0) == []


async def test_only_what_was_asked_for_is_kept(api: Api, phone: Phone) -> None:
    """The list stays until another is told."""
    await api.call("getUpdates", timeout=0, allowed_updates=["callback_query"])
    phone.text("nobody hears")
    assert await api.call("getUpdates", timeout=0) == []
    await api.call("getUpdates", timeout=0, allowed_updates=[])
    phone.text("heard")
    assert len(await api.call("getUpdates", timeout=0)) == 1


async def test_an_update_is_kept_for_a_day(served: Served, phone: Phone) -> None:
    """Then it is gone for ever."""
    phone.text("one")
    served.time.push(86_401)
    assert await served.api.call("getUpdates", timeout=0) == []


async def test_blocking_is_told(api: Api, phone: Phone) -> None:
    """As a change of membership, both ways."""
    phone.block()
    phone.unblock()
    updates = await api.call("getUpdates", timeout=0)
    states = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates]
    assert states == ["kicked", "member"]


async def test_a_webhook_gets_updates_in_order_with_the_secret(
    api: Api, phone: Phone, hook: Hook
) -> None:
    """Those too that waited before it was set."""
    phone.text("one")
    await api.call("setWebhook", url=hook.url, secret_token="s3cret")
    phone.text("two")
    await hook.until(2)
    assert hook.texts() == ["one", "two"]
    assert hook.secrets == ["s3cret", "s3cret"]


async def test_a_webhook_that_fails_holds_up_only_its_chat(
    served: Served, phone: Phone, hook: Hook
) -> None:
    """The next message waits for the 2xx of the one before; it comes again and again."""
    hook.answers = [web.Response(status=500), web.Response(status=503)]
    await served.api.call("setWebhook", url=hook.url)
    phone.text("one")
    phone.text("two")
    await hook.until(4)
    assert hook.texts() == ["one", "one", "one", "two"]
    await asyncio.sleep(0.05)
    info = await served.api.call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["pending_update_count"] == 0


async def test_presses_do_not_wait_for_messages(served: Served, phone: Phone, hook: Hook) -> None:
    """They have a queue of their own, so they may overtake."""
    button = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await served.api.call("sendMessage", chat_id=2001, text="?", reply_markup=button)
    retry_late = web.Response(status=500, headers={"Retry-After": "1"})
    hook.answers = [retry_late]
    await served.api.call("setWebhook", url=hook.url)
    phone.text("one")
    await hook.until(1)
    phone.press("A")
    await hook.until(2)
    assert "callback_query" in hook.got[1]


async def test_a_lost_answer_brings_the_update_again(
    served: Served, phone: Phone, hook: Hook
) -> None:
    """With the same number."""
    served.world.faults.repeat_webhooks(1.0)
    await served.api.call("setWebhook", url=hook.url)
    phone.text("one")
    await hook.until(3)
    served.world.faults.clear()
    assert len({update["update_id"] for update in hook.got}) == 1


async def test_a_webhook_may_answer_with_a_call(api: Api, phone: Phone, hook: Hook) -> None:
    """Any but those that would end it or tell something."""
    body = {"method": "sendMessage", "chat_id": 2001, "text": "from the body"}
    hook.answers = [web.json_response(body)]
    await api.call("setWebhook", url=hook.url)
    phone.text("one")
    await phone.wait_for_text("from the body")


async def test_a_webhook_can_be_refused(api: Api) -> None:
    """Secrets have an alphabet, and an empty address takes it away."""
    refused = await api.refusal("setWebhook", url="https://a.example/", secret_token="no blanks")
    assert refused == "Bad Request: secret token contains unallowed characters"
    refused = await api.refusal("setWebhook", url="ftp://a.example/")
    assert refused == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    await api.call("setWebhook", url="https://a.example/")
    await api.call("setWebhook", url="")
    assert (await api.call("getWebhookInfo"))["url"] == ""


async def test_waiting_updates_can_be_dropped(api: Api, phone: Phone) -> None:
    """As many bots do at their start."""
    phone.text("old")
    await api.call("deleteWebhook", drop_pending_updates=True)
    assert await api.call("getUpdates", timeout=0) == []


async def test_numbers_of_updates_may_jump(served: Served, phone: Phone) -> None:
    """A bot must not wait for those between."""
    phone.text("one")
    served.bot.queue.skip_ids(10)
    phone.text("two")
    one, two = await served.api.call("getUpdates", timeout=0)
    assert two["update_id"] - one["update_id"] == 11
