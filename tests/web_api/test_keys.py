"""Keys: they end by themselves, are changed without losing anything, and take with them what they
opened."""

from dataclasses import replace
from datetime import timedelta

from core.actions.keys import end_expired_keys, shut
from core.model.access import ApiKey, Scope
from core.model.ids import ApiKeyId, CarrierRef
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import FLEET, Desk, a_delivery, a_locker
from web.api.keys import create_key, successor

HOOK = {"url": "https://fleet.example/hooks", "events": ["*"]}
CARRIER_KEY = ApiKeyId(f"key_carrier_{FLEET}")


async def made(desk: Desk, key: ApiKey, secret: str) -> Caller:
    async with desk.store.begin() as unit:
        await unit.access.put_key(key)
    return desk.stranger.with_key(secret)


async def key_of(desk: Desk, id: ApiKeyId) -> ApiKey:
    async with desk.store.read() as unit:
        found = await unit.access.key(id)
    assert found is not None
    return found


async def rotated(desk: Desk, id: ApiKeyId) -> Caller:
    old = await key_of(desk, id)
    return await made(desk, *successor(desk.house.new_id, old, desk.clock.now()))


async def test_a_key_ends_by_itself(desk: Desk) -> None:
    """At its moment, not before; then it is as good as none."""
    ends = desk.clock.wall() + timedelta(days=1)
    fleet = CarrierRef(FLEET)
    key = create_key(desk.house.new_id, "tms", Scope.CARRIER, fleet, desk.clock.now(), ends)
    caller = await made(desk, *key)
    assert (await caller.get("/v1/deliveries")).status == 200
    desk.clock.at = ends
    assert (await caller.get("/v1/deliveries")).status == 401


async def test_a_second_secret_owns_what_the_first_one_does(desk: Desk) -> None:
    """Of a shop, a network, a carrier: what was announced, told and made is seen by both."""
    shop = desk.caller(Scope.SENDER, None)
    delivery: Json = (await shop.post("/v1/deliveries", a_delivery())).ok(201)
    network = desk.caller(Scope.LOCKER, None)
    (await network.put("/v1/lockers/kamppi", a_locker())).ok(201)
    hook: Json = (await desk.caller(Scope.CARRIER).post("/v1/webhooks", HOOK)).ok(201)
    same_shop = await rotated(desk, ApiKeyId("key_sender_house"))
    assert (await same_shop.get(f"/v1/deliveries/{delivery['id']}")).status == 200
    same_network = await rotated(desk, ApiKeyId("key_locker_house"))
    assert (await same_network.put("/v1/lockers/kamppi", a_locker())).status == 200
    same_carrier = await rotated(desk, CARRIER_KEY)
    assert [one["id"] for one in (await same_carrier.get("/v1/webhooks")).items] == [hook["id"]]


async def test_another_network_tells_nothing_of_a_point_that_is_not_its_own(desk: Desk) -> None:
    """It reads it, for both may bring parcels there; it does not empty it."""
    network = desk.caller(Scope.LOCKER, None)
    (await network.put("/v1/lockers/kamppi", a_locker())).ok(201)
    key = create_key(desk.house.new_id, "other", Scope.LOCKER, None, desk.clock.now())
    other = await made(desk, *key)
    assert (await other.put("/v1/lockers/kamppi", a_locker(compartments={}))).status == 404
    assert (await other.get("/v1/lockers/kamppi")).ok(200)["compartments"]["S"] == 4


async def test_with_the_last_key_its_webhooks_end(desk: Desk) -> None:
    """As long as the owner has another secret they go on: it was changed, not taken away."""
    hook: Json = (await desk.caller(Scope.CARRIER).post("/v1/webhooks", HOOK)).ok(201)
    successor_id = ApiKeyId("key_second")
    old = await key_of(desk, CARRIER_KEY)
    second, secret = successor(desk.house.new_id, old, desk.clock.now())
    caller = await made(desk, replace(second, id=successor_id), secret)
    now = desk.clock.now()
    async with desk.store.begin() as unit:
        assert await shut(unit, CARRIER_KEY, now, now) == 0
    assert (await caller.get(f"/v1/webhooks/{hook['id']}")).ok(200)["disabled_at"] is None
    async with desk.store.begin() as unit:
        assert await shut(unit, successor_id, now, now) == 1
        assert await shut(unit, ApiKeyId("key_unknown"), now, now) is None
    async with desk.store.read() as unit:
        (webhook,) = await unit.webhooks.all()
    assert webhook.disabled_at == now


async def test_what_a_key_made_ends_when_its_days_are_over(desk: Desk) -> None:
    """Nobody has to end it by hand."""
    ends = desk.clock.wall() + timedelta(days=1)
    key, secret = create_key(desk.house.new_id, "tms", Scope.PLANNER, None, desk.clock.now(), ends)
    caller = await made(desk, key, secret)
    (await caller.post("/v1/webhooks", HOOK)).ok(201)
    assert await end_expired_keys(desk.house) == 0
    desk.clock.at = ends
    assert await end_expired_keys(desk.house) == 1
    async with desk.store.read() as unit:
        (webhook,) = await unit.webhooks.all()
    assert webhook.disabled_at is not None


async def test_when_a_key_was_used_is_known_to_the_minute(desk: Desk, sender: Caller) -> None:
    """And noting it brings no key back that was ended."""
    id = ApiKeyId(f"key_sender_{FLEET}")
    assert (await key_of(desk, id)).last_used_at is None
    await sender.get("/v1/deliveries")
    began = desk.clock.wall()
    assert (await key_of(desk, id)).last_used_at == began
    desk.clock.at += timedelta(seconds=59)
    await sender.get("/v1/deliveries")
    assert (await key_of(desk, id)).last_used_at == began
    desk.clock.at += timedelta(seconds=1)
    await sender.get("/v1/deliveries")
    assert (await key_of(desk, id)).last_used_at == desk.clock.wall()
    async with desk.store.begin() as unit:
        await unit.access.revoke_key(id, desk.clock.now())
        await unit.access.note_use(id, desk.clock.wall() + timedelta(hours=1))
    assert (await key_of(desk, id)).revoked_at is not None
