"""Receiving: how a bot gets its updates, by asking for them or by a webhook; never by both."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.account import Bot, Webhook
from sandbox.telegram.bell import Bell
from sandbox.telegram.call import Call, Method
from sandbox.telegram.parameters import Wire
from sandbox.telegram.refusals import (
    OTHER_POLLER,
    WEBHOOK_IS_ACTIVE,
    ApiRefusal,
    bad_request,
    conflict,
)

UPDATES_MAX = 100
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
CONNECTIONS_DEFAULT, CONNECTIONS_MAX = 40, 100
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
)


class Polls:
    """Who is asking just now: of two, the one who asked first is sent away."""

    def __init__(self) -> None:
        self._asking: dict[int, int] = {}
        self._bells: dict[int, Bell] = {}
        self._count = 0

    def begin(self, bot: Bot) -> int:
        self._count += 1
        self._asking[bot.id] = self._count
        self._bells.setdefault(bot.id, Bell()).ring()
        bot.queue.bell.ring()
        return self._count

    def is_sent_away(self, bot: Bot, ticket: int) -> bool:
        return self._asking.get(bot.id) != ticket

    def end(self, bot: Bot, ticket: int) -> None:
        if self._asking.get(bot.id) == ticket:
            del self._asking[bot.id]


async def get_updates(call: Call, polls: Polls) -> Wire:
    """Waits for the first update, at most for the bot's timeout."""
    bot, world = call.bot, call.world
    _check_no_webhook(bot)
    _remember_allowed(call)
    limit = call.get("limit", UPDATES_MAX)
    limit = limit if 1 <= limit <= UPDATES_MAX else UPDATES_MAX
    if (offset := call.get("offset")) is not None:
        bot.queue.confirm(offset)
    until = world.seconds() + min(
        world.settings.poll_seconds_max, max(0.0, float(call.get("timeout", 0)))
    )
    ticket = polls.begin(bot)
    try:
        while not (found := bot.queue.alive()[:limit]):
            left = until - world.seconds()
            if left <= 0.0:
                return []
            await bot.queue.bell.heard(left)
            if polls.is_sent_away(bot, ticket):
                raise conflict(OTHER_POLLER)
            _check_no_webhook(bot)
        return [pending.wire() for pending in found]
    finally:
        polls.end(bot, ticket)


def set_webhook(call: Call) -> Wire:
    """An empty address takes the webhook away."""
    url = call.get("url").strip()
    if not url:
        return delete_webhook(call)
    parts = urlsplit(url)
    if parts.scheme != "https" and not (
        call.world.settings.http_webhooks and parts.scheme == "http"
    ):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not parts.hostname:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
    secret = call.get("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = call.get("max_connections", CONNECTIONS_DEFAULT)
    _remember_allowed(call)
    if call.get("drop_pending_updates"):
        call.bot.queue.waiting.clear()
    call.bot.webhook = Webhook(url, secret or None, max(1, min(CONNECTIONS_MAX, connections)))
    call.bot.queue.bell.ring()
    call.world.webhook_bell.ring()
    return True


def delete_webhook(call: Call) -> Wire:
    if call.get("drop_pending_updates"):
        call.bot.queue.waiting.clear()
    call.bot.webhook = None
    call.world.webhook_bell.ring()
    return True


def get_webhook_info(call: Call) -> Wire:
    webhook = call.bot.webhook
    told: dict[str, Any] = {
        "url": webhook.url if webhook is not None else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.queue.alive()),
    }
    if webhook is not None:
        told["max_connections"] = webhook.max_connections
        if webhook.last_error is not None:
            told["last_error_date"] = webhook.last_error_at
            told["last_error_message"] = webhook.last_error
    if call.bot.allowed_updates:
        told["allowed_updates"] = call.bot.allowed_updates
    return told


def _check_no_webhook(bot: Bot) -> None:
    if bot.webhook is not None:
        raise conflict(WEBHOOK_IS_ACTIVE)


def _remember_allowed(call: Call) -> None:
    """The list stays as it was where it is not told; an empty one is the usual kinds again."""
    told = call.get("allowed_updates")
    if told is None:
        return
    unknown = [kind for kind in told if kind not in KINDS]
    if unknown and call.world.settings.strict_fields:
        raise ApiRefusal(400, f"Bad Request: unknown kind of update {unknown[0]}")
    call.bot.allowed_updates = list(told) or None


METHODS: dict[str, Method] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
