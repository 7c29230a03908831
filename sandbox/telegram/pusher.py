"""The pusher: brings updates to webhooks, in order within a lane, again and again until taken."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import msgspec

from sandbox.telegram.account import Bot, Webhook
from sandbox.telegram.updates import Pending
from sandbox.telegram.world import TelegramWorld

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
RETRY_AFTER_SECONDS_MAX = 3600.0
LOOK_SECONDS = 5.0
# A bot may answer with a call in the body, but not with these.
NOT_IN_ANSWERS = ("setwebhook", "deletewebhook", "close", "logout")

Act = Callable[[Bot, str, dict[str, Any]], Awaitable[None]]


class Pusher:
    """One task for each lane that has something; the next update waits for the 2xx of the last."""

    def __init__(self, world: TelegramWorld, act: Act) -> None:
        self._world = world
        self._act = act
        self._lanes: dict[tuple[int, str], asyncio.Task[None]] = {}
        self._slots: dict[int, asyncio.Semaphore] = {}
        self._webhooks: dict[int, Webhook] = {}

    async def run(self) -> None:
        """Until cancelled."""
        try:
            async with aiohttp.ClientSession(auto_decompress=True) as session:
                while True:
                    self._look(session)
                    await self._world.webhook_bell.heard(LOOK_SECONDS)
        finally:
            tasks = list(self._lanes.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _look(self, session: aiohttp.ClientSession) -> None:
        for bot in list(self._world.bots.values()):
            webhook = bot.webhook
            if webhook is None:
                continue
            if self._webhooks.get(bot.id) is not webhook:
                self._webhooks[bot.id] = webhook
                self._slots[bot.id] = asyncio.Semaphore(webhook.max_connections)
            for lane in bot.queue.lanes():
                key = (bot.id, lane)
                if key not in self._lanes or self._lanes[key].done():
                    self._lanes[key] = asyncio.create_task(self._push_lane(session, bot, lane))
        self._lanes = {key: task for key, task in self._lanes.items() if not task.done()}

    async def _push_lane(self, session: aiohttp.ClientSession, bot: Bot, lane: str) -> None:
        settings = self._world.settings
        fails, wait, failing = 0, settings.webhook_wait_seconds, -1
        while (webhook := bot.webhook) and (pending := bot.queue.first_of(lane)):
            if pending.id != failing:
                fails, wait, failing = 0, settings.webhook_wait_seconds, pending.id
            async with self._slots[bot.id]:
                told = await self._push(session, bot, webhook, pending)
            if told is None:
                bot.queue.done(pending)
                continue
            # The first failure is tried again at once, then ever more slowly.
            fails += 1
            if told > 0.0:
                await asyncio.sleep(min(told, RETRY_AFTER_SECONDS_MAX))
            elif fails > 1:
                await asyncio.sleep(wait)
                wait = min(wait * 2, settings.webhook_wait_seconds_max)

    async def _push(
        self, session: aiohttp.ClientSession, bot: Bot, webhook: Webhook, pending: Pending
    ) -> float | None:
        """None when it was taken; else the seconds that the bot asked us to wait, or 0."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret is not None:
            headers[SECRET_HEADER] = webhook.secret
        limit = aiohttp.ClientTimeout(total=self._world.settings.webhook_answer_seconds)
        body = msgspec.json.encode(pending.wire())
        try:
            async with session.post(
                webhook.url, data=body, headers=headers, timeout=limit, allow_redirects=False
            ) as answer:
                said = await answer.read()
                status, reason = answer.status, answer.reason
                asked = answer.headers.get("Retry-After", "")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            is_late = isinstance(error, TimeoutError)
            self._failed(webhook, "Read timeout expired" if is_late else "Connection failed")
            return 0.0
        if self._world.faults.repeats_webhook():
            return 0.0
        if not 200 <= status <= 299:
            self._failed(webhook, f"Wrong response from the webhook: {status} {reason}")
            return float(asked) if asked.isdigit() else 0.0
        await self._answered(bot, said)
        return None

    async def _answered(self, bot: Bot, said: bytes) -> None:
        """A call in the body of the answer is made; nobody learns its result."""
        try:
            told = msgspec.json.decode(said) if said.lstrip().startswith(b"{") else {}
        except msgspec.DecodeError:
            return
        method = told.pop("method", "") if isinstance(told, dict) else ""
        low = str(method).lower()
        if low and low not in NOT_IN_ANSWERS and not low.startswith("get"):
            await self._act(bot, str(method), told)

    def _failed(self, webhook: Webhook, words: str) -> None:
        webhook.last_error = words
        webhook.last_error_at = int(self._world.clock().timestamp())
