"""Webhooks sent: signed, taken once, tried again with growing waits, and never led astray."""

import asyncio
from datetime import timedelta

import msgspec
from aiohttp import web
from aiohttp.test_utils import TestServer

from app.webhook_post import WAITS_SECONDS
from core.model.change import ChangeState
from core.model.post import RowState
from integrations.webhooks import Sender, Targets
from tests.integrations.webhook_world import WebhookWorld, world

__all__ = ["world"]


async def test_an_event_arrives_signed_and_says_what_was_agreed(world: WebhookWorld) -> None:
    """An independent check believes it; its body is an event's and nothing else."""
    await world.subscribed("delivery.*")
    change = await world.instructed()
    assert (await world.carry()).state is RowState.DONE
    (received,) = world.handled
    assert received.signature_valid
    assert received.type == "delivery.instructions_changed"
    body = msgspec.json.decode(world.receiver.bodies[0])
    assert list(body) == ["id", "type", "timestamp", "data"]
    assert body["id"] == received.webhook_id
    told = body["data"]
    assert told["change_id"] == change.id
    assert told["action"] == "instructions"
    assert told["tracking_number"] == (await world.delivery()).tracking_number
    assert set(told["stop"]) == {
        "window",
        "address",
        "location",
        "door_card",
        "route_ref",
        "service_seconds",
    }


async def test_a_carrier_that_does_not_confirm_has_said_yes_by_taking_it(
    world: WebhookWorld,
) -> None:
    """2xx is the second tick."""
    await world.subscribed("delivery.*")
    change = await world.instructed()
    await world.carry()
    assert (await world.change(change.id)).state is ChangeState.ACCEPTED


async def test_the_same_row_sent_twice_is_taken_once(world: WebhookWorld) -> None:
    """The id stays, so that the peer knows it again; the timestamp is always fresh."""
    await world.subscribed("delivery.*")
    change = await world.instructed()
    await world.repeat()
    ids = [received.webhook_id for received in world.receiver.peer.received]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    assert len(world.handled) == 1
    assert (await world.change(change.id)).state is ChangeState.ACCEPTED


async def test_a_refused_event_is_tried_again_with_growing_waits(world: WebhookWorld) -> None:
    """For three days; then it is buried, where somebody can send it again."""
    await world.subscribed("delivery.*")
    change = await world.instructed()
    world.receiver.answers = [web.Response(status=500) for _ in range(12)]
    began = world.building.clock.at
    assert await world.carry_to_the_end() == list(WAITS_SECONDS)
    carried = world.carried[-1]
    assert carried.state is RowState.DEAD
    assert carried.error == "HTTP 500"
    assert timedelta(days=3) <= world.building.clock.at - began < timedelta(days=3, hours=1)
    assert (await world.change(change.id)).state is ChangeState.QUEUED
    (buried,) = await world.store.lanes.undelivered(None, 10)
    await world.store.lanes.revive(buried.seq)
    world.later(seconds=1)
    assert (await world.carry()).state is RowState.DONE
    assert len(set(world.receiver.stamps)) == len(world.receiver.stamps)


async def test_a_receiver_that_wants_us_to_wait_is_waited_for(world: WebhookWorld) -> None:
    """In seconds, or until a date by its own clock."""
    await world.subscribed("delivery.*")
    await world.instructed()
    world.receiver.answers = [
        web.Response(status=429, headers={"Retry-After": "120"}),
        web.Response(
            status=503,
            headers={
                "Date": "Tue, 24 Nov 2026 08:00:00 GMT",
                "Retry-After": "Tue, 24 Nov 2026 09:00:00 GMT",
            },
        ),
    ]
    for seconds in (120, 3600):
        before = world.building.clock.at
        carried = await world.carry()
        assert carried.again_at == before + timedelta(seconds=seconds)
        world.later(seconds=seconds)
    assert (await world.carry()).state is RowState.DONE


async def test_a_receiver_that_is_gone_gets_nothing_more(world: WebhookWorld) -> None:
    """410 disables the webhook; what still waits for it is buried, not lost."""
    await world.subscribed("delivery.*")
    await world.instructed()
    await world.instructed()
    world.receiver.answers = [web.Response(status=410)]
    assert (await world.carry()).state is RowState.DEAD
    assert (await world.webhook()).disabled_at is not None
    assert len(world.receiver.bodies) == 1
    assert [carried.error for carried in world.carried] == [
        "the webhook is gone (410)",
        "the webhook is disabled",
    ]


async def test_a_webhook_that_was_removed_gets_nothing_more(world: WebhookWorld) -> None:
    """What waits for it is true no longer."""
    await world.subscribed("delivery.*")
    await world.instructed()
    async with world.store.begin() as unit:
        await unit.webhooks.remove((await world.webhook()).id)
    assert (await world.carry()).state is RowState.STALE
    assert world.receiver.bodies == []


async def test_a_redirect_is_not_followed(world: WebhookWorld) -> None:
    """It could lead anywhere."""
    await world.subscribed("delivery.*")
    await world.instructed()
    world.receiver.answers = [web.Response(status=307, headers={"Location": world.url})]
    carried = await world.carry()
    assert (carried.state, carried.error) == (None, "HTTP 307")
    assert len(world.receiver.bodies) == 1


async def test_a_receiver_that_hangs_is_left(world: WebhookWorld) -> None:
    """After so many seconds; the event is tried again."""
    await world.subscribed("delivery.*")
    await world.instructed()
    world.sender.answer_seconds_max = 0.2
    world.receiver.peer.handle = _hangs
    carried = await world.carry()
    assert (carried.state, carried.error) == (None, "TimeoutError")


async def test_an_address_that_has_become_private_is_not_called() -> None:
    """Checked again at every call, by number and by name."""
    calls = []

    async def take(request: web.Request) -> web.Response:
        calls.append(request.path)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", take)
    server = TestServer(app)
    await server.start_server()

    async def inside(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    sender = Sender(Targets(resolve=inside))
    by_number = await sender.send(f"https://127.0.0.1:{server.port}/", {}, b"")
    by_name = await sender.send(f"https://example.com:{server.port}/", {}, b"")
    plain = await sender.send(f"http://example.com:{server.port}/", {}, b"")
    await sender.aclose()
    await server.close()
    assert str(by_number) == str(by_name)
    assert "is not a public address" in str(by_name)
    assert "must begin with https://" in str(plain)
    assert calls == []


async def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    """The name itself leads nowhere: only our own answer about it is used."""
    calls = []

    async def take(request: web.Request) -> web.Response:
        calls.append(request.host)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", take)
    server = TestServer(app)
    await server.start_server()

    async def pinned(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    sender = Sender(Targets(allow_private=True, resolve=pinned))
    host = f"hook.invalid:{server.port}"
    sent = await sender.send(f"http://{host}/", {}, b"{}")
    await sender.aclose()
    await server.close()
    assert type(sent).__name__ == "Taken"
    assert calls == [host]


async def _hangs(received: object) -> None:
    await asyncio.sleep(5)
