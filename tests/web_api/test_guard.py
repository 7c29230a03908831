"""The guard: keys, scopes, pace, and a no that is always a problem document."""

import asyncio
from collections.abc import Sequence

import pytest

from core.model.access import Scope
from core.model.location import Location
from core.model.route import Costing
from tests.bot.building import StraightLines
from tests.web_api.caller import PROBLEM, Caller, Json
from tests.web_api.desk import Desk, a_delivery
from web.api.pace import Pace


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic dXNlcjpwYXNz",
        "Bearer \u00e4\u00f6",
        "Bearer a b c",
    ],
)
async def test_without_a_valid_key_nobody_comes_in(desk: Desk, authorization: str | None) -> None:
    """401, whatever is tried."""
    headers = {"Authorization": authorization} if authorization is not None else {}
    answer = await desk.stranger.send("GET", "/v1/deliveries", headers=headers)
    assert (answer.status, answer.code) == (401, "unauthorized")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


async def test_a_key_may_be_written_in_any_case(desk: Desk, sender: Caller) -> None:
    """`bearer` is `Bearer`."""
    headers = {"Authorization": f"bearer {sender.key}"}
    (await desk.stranger.send("GET", "/v1/deliveries", headers=headers)).ok(200)


async def test_a_revoked_key_is_no_key(desk: Desk, sender: Caller) -> None:
    """From that moment on."""
    (await sender.get("/v1/deliveries")).ok(200)
    async with desk.store.begin() as unit:
        for key in await unit.access.keys():
            await unit.access.revoke_key(key.id, desk.clock.now())
    assert (await sender.get("/v1/deliveries")).status == 401


@pytest.mark.parametrize(
    ("scope", "path"),
    [
        (Scope.METRICS, "/v1/deliveries"),
        (Scope.LOCKER, "/v1/deliveries"),
        (Scope.PLANNER, "/v1/conversations"),
        (Scope.SENDER, "/v1/conversations"),
        (Scope.CARRIER, "/v1/conversations"),
        (Scope.SENDER, "/v1/routes/r1"),
        (Scope.LOCKER, "/v1/routes/r1"),
        (Scope.LOCKER, "/v1/changes"),
        (Scope.PLANNER, "/v1/changes"),
        (Scope.METRICS, "/v1/webhooks"),
        (Scope.METRICS, "/v1/lockers"),
        (Scope.METRICS, "/v1/carriers"),
    ],
)
async def test_a_scope_sees_only_its_own_calls(
    desk: Desk, route: Json, scope: Scope, path: str
) -> None:
    """404, as if there were no such call."""
    caller = desk.caller(scope)
    answer = await caller.get(path)
    assert (answer.status, answer.code) == (404, "not-found")


async def test_an_unknown_path_is_a_problem(sender: Caller) -> None:
    """404, with and without a key, in and outside /v1."""
    for path in ("/v1/teapots", "/v1", "/", "/v2/deliveries", "/v1/deliveries/"):
        for caller in (sender, sender.with_key(None)):
            answer = await caller.get(path)
            assert (answer.status, answer.code) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v1/deliveries", {"GET", "POST"}),
        ("DELETE", "/v1/deliveries/dlv_1", {"GET", "PATCH"}),
        ("GET", "/v1/events", {"POST"}),
        ("TRACE", "/v1/changes", {"GET"}),
        ("POST", "/health/live", {"GET"}),
        ("POST", "/openapi.json", {"GET"}),
    ],
)
async def test_a_wrong_method_is_a_problem(
    sender: Caller, method: str, path: str, allowed: set[str]
) -> None:
    """405, with those that would do."""
    answer = await sender.send(method, path)
    assert (answer.status, answer.code) == (405, "method-not-allowed")
    assert {name.strip() for name in answer.headers["Allow"].split(",")} >= allowed


async def test_head_is_get_without_a_body(sender: Caller, delivery: Json) -> None:
    """RFC 9110, 9.3.2."""
    path = f"/v1/deliveries/{delivery['id']}"
    for each in (path, "/v1/deliveries", "/health/live", "/openapi.json"):
        answer = await sender.http.head(each, headers={"Authorization": f"Bearer {sender.key}"})
        assert answer.status == 200
        assert await answer.read() == b""


async def test_too_fast_is_told_when_to_come_again(desk: Desk, sender: Caller) -> None:
    """429 with Retry-After, for that key alone."""
    pace = Pace(calls_a_second=0.1, burst_calls=2)
    carrier = desk.caller(Scope.CARRIER)
    async with desk.restarted(pace) as again:
        fast = again.with_key(sender.key)
        for _ in range(2):
            (await fast.get("/v1/deliveries")).ok(200)
        answer = await fast.get("/v1/deliveries")
        assert (answer.status, answer.code) == (429, "too-fast")
        assert 1 <= int(answer.headers["Retry-After"]) <= 10
        (await again.with_key(carrier.key).get("/v1/deliveries")).ok(200)


async def test_every_problem_is_explained(desk: Desk) -> None:
    """At its own address, for people and programs."""
    answer = await desk.stranger.get("/problems/slot-gone")
    assert answer.ok(200)["code"] == "slot-gone"
    shown = await desk.stranger.send(
        "GET", "/problems/slot-gone", headers={"Accept": "text/html,*/*"}
    )
    assert "<h1>" in shown.ok(200)
    unknown = await desk.stranger.get("/problems/none")
    assert unknown.headers["Content-Type"].startswith(PROBLEM)


async def test_a_bug_of_ours_is_a_problem_too(desk: Desk, sender: Caller) -> None:
    """500 `internal`, and nothing of the inside."""
    async with desk.restarted(broken=True) as again:
        answer = await again.with_key(sender.key).post("/v1/deliveries", a_delivery())
    assert (answer.status, answer.code) == (500, "internal")
    assert "secret of the house" not in str(answer.body)


async def test_an_ill_peer_is_told_to_wait_for(desk: Desk, sender: Caller) -> None:
    """503 with Retry-After; the Idempotency-Key is not used up."""
    async with desk.restarted(ill=True) as again:
        ill = again.with_key(sender.key)
        answer = await ill.post("/v1/deliveries", a_delivery(), idempotency_key="k1")
    assert (answer.status, answer.code) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) >= 1
    (await sender.post("/v1/deliveries", a_delivery(), idempotency_key="k1")).ok(201)


class Waits(StraightLines):
    """Roads that are told of only when somebody lets them."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may_answer = asyncio.Event(), asyncio.Event()

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        self.asked.set()
        await self.may_answer.wait()
        return await super().matrix(sources, targets, profile)


async def test_of_a_flood_those_within_are_answered(desk: Desk, route: Json) -> None:
    """503 `overloaded` for whoever comes while as many are within as can be answered soon; of those
    in line each has their turn."""
    roads = Waits()
    async with desk.restarted(travel=roads, room=(1, 1)) as stranger:
        sender = stranger.with_key(desk.caller(Scope.SENDER).key or "")
        known = (await sender.post("/v1/deliveries", a_delivery())).ok(201)
        within = asyncio.create_task(sender.get(f"/v1/deliveries/{known['id']}/slots"))
        await roads.asked.wait()
        path = f"/v1/deliveries/{known['id']}"
        two = [asyncio.create_task(sender.get(path)) for _ in range(2)]
        done, in_line = await asyncio.wait(two, return_when=asyncio.FIRST_COMPLETED)
        (refused,) = [each.result() for each in done]
        assert (refused.status, refused.code) == (503, "overloaded")
        assert int(refused.headers["Retry-After"]) > 0
        roads.may_answer.set()
        (await within).ok(200)
        for each in in_line:
            (await each).ok(200)
        (await sender.get(path)).ok(200)
