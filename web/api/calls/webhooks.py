"""Webhooks: where events are pushed, made, listed, tried and taken away."""

import base64
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.actions.webhooking import TEST_EVENT, send_test
from core.model.access import Scope, Webhook
from core.model.ids import WebhookId
from core.ports import NewId
from core.refusals import invalid, not_found
from web.api.operation import Answer, Call, Operation, scopes
from web.api.translate.webhooks import patterns, webhook_wire
from web.api.wire import webhooks as wire

OWNERS = scopes(Scope.CARRIER, Scope.PLANNER, Scope.SENDER, Scope.LOCKER, Scope.AGENT)
SECRET_BYTES = 32
WEBHOOKS_MAX = 50  # for one key

CheckUrl = Callable[[str], Awaitable[str | None]]


@dataclass(frozen=True, slots=True)
class Webhooks:
    """`check_url` says what is wrong with an address that we were asked to call."""

    check_url: CheckUrl

    async def made(self, call: Call) -> Answer:
        wish = call.told(wire.WebhookWish)
        if (problem := await self.check_url(wish.url)) is not None:
            raise invalid("url", problem)
        webhook = Webhook(
            id=WebhookId(call.house.new_id("whk")),
            url=wish.url,
            events=patterns(wish.events),
            secret="whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode(),
            carrier=call.caller.carrier,
            key=call.caller.key.owner,
            scope=call.caller.key.scope,
            created_at=call.house.clock.now(),
        )
        async with call.house.store.begin() as unit:
            own = [one for one in await unit.webhooks.all() if _owns(call, one)]
            if len(own) >= WEBHOOKS_MAX:
                raise invalid("url", f"a key has at most {WEBHOOKS_MAX} webhooks")
            await unit.webhooks.put(webhook)
        return _made(webhook)


async def made_before(call: Call, first_id: NewId) -> Answer | None:
    async with call.house.store.read() as unit:
        webhook = await unit.webhooks.get(WebhookId(first_id("whk")))
    return None if webhook is None else _made(webhook)


def _made(webhook: Webhook) -> Answer:
    headers = {"Location": f"/v1/webhooks/{webhook.id}"}
    return Answer(201, webhook_wire(webhook, with_secret=True), headers)


async def page(call: Call) -> Answer:
    async with call.house.store.read() as unit:
        own = [one for one in await unit.webhooks.all() if _owns(call, one)]
    return Answer(200, wire.WebhookList(items=[webhook_wire(one) for one in own]))


async def one(call: Call) -> Answer:
    return Answer(200, webhook_wire(await _webhook(call)))


async def removed(call: Call) -> Answer:
    webhook = await _webhook(call)
    async with call.house.store.begin() as unit:
        await unit.webhooks.remove(webhook.id)
    return Answer(204)


async def tried(call: Call) -> Answer:
    """A test event by the same way that all events go."""
    webhook = await _webhook(call)
    async with call.house.store.begin() as unit:
        event = await send_test(call.house, unit, webhook)
    call.house.bell.ring(f"webhook:{webhook.id}:test")
    return Answer(202, wire.TestSent(id=event, type=TEST_EVENT))


async def _webhook(call: Call) -> Webhook:
    async with call.house.store.read() as unit:
        webhook = await unit.webhooks.get(WebhookId(call.path["id"]))
    if webhook is None or not _owns(call, webhook):
        raise not_found("webhook")
    return webhook


def _owns(call: Call, webhook: Webhook) -> bool:
    """The key that made it, and the other keys of its carrier and scope's owner."""
    if webhook.key == call.caller.key.owner:
        return True
    return call.caller.carrier is not None and webhook.carrier == call.caller.carrier


ROOM = "Webhooks"


def operations(webhooks: Webhooks) -> tuple[Operation, ...]:
    return (
        Operation(
            method="POST",
            path="/v1/webhooks",
            name="makeWebhook",
            room=ROOM,
            summary="Push events there, signed; the secret is shown only in this answer",
            scopes=OWNERS,
            handler=webhooks.made,
            known=made_before,
            body=wire.WebhookWish,
            answer=wire.Webhook,
            status=201,
        ),
        Operation(
            method="GET",
            path="/v1/webhooks",
            name="listWebhooks",
            room=ROOM,
            summary="Your webhooks",
            scopes=OWNERS,
            handler=page,
            answer=wire.WebhookList,
        ),
        Operation(
            method="GET",
            path="/v1/webhooks/{id}",
            name="getWebhook",
            room=ROOM,
            summary="One webhook",
            scopes=OWNERS,
            handler=one,
            answer=wire.Webhook,
        ),
        Operation(
            method="DELETE",
            path="/v1/webhooks/{id}",
            name="removeWebhook",
            room=ROOM,
            summary="Push nothing there any more",
            scopes=OWNERS,
            handler=removed,
            status=204,
        ),
        Operation(
            method="POST",
            path="/v1/webhooks/{id}/test",
            name="tryWebhook",
            room=ROOM,
            summary="Send a test event",
            scopes=OWNERS,
            handler=tried,
            body=dict,
            is_body_optional=True,
            answer=wire.TestSent,
            status=202,
        ),
    )
