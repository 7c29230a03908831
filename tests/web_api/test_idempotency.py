"""Idempotency: the same key and body get the first answer again, whatever became of it."""

import asyncio

from core.fail_points import FailedHere, FailPoint, met_by
from core.model.access import Scope
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_delivery

PATH = "/v1/deliveries"


async def test_the_same_key_and_body_get_the_first_answer_again(sender: Caller) -> None:
    """With the proof code, which no other call shows; and one delivery in all."""
    first = await sender.post(PATH, a_delivery(), idempotency_key="k1")
    second = await sender.post(PATH, a_delivery(), idempotency_key="k1")
    assert (first.status, second.status) == (201, 201)
    assert second.body == first.body
    assert "proof_code" in second.body
    assert second.headers["Location"] == first.headers["Location"]
    assert len((await sender.get(PATH)).items) == 1


async def test_the_same_key_with_another_body_conflicts(sender: Caller) -> None:
    """422 `idempotency-conflict`, and nothing is done."""
    (await sender.post(PATH, a_delivery(), idempotency_key="k1")).ok(201)
    answer = await sender.post(PATH, a_delivery(tracking_number="2"), idempotency_key="k1")
    assert (answer.status, answer.code) == (422, "idempotency-conflict")
    assert len((await sender.get(PATH)).items) == 1


async def test_a_no_is_the_first_answer_too(sender: Caller, delivery: Json) -> None:
    """The same problem document."""
    first = await sender.post(PATH, a_delivery(), idempotency_key="k1")
    second = await sender.post(PATH, a_delivery(), idempotency_key="k1")
    assert (first.status, first.code) == (409, "duplicate")
    assert second.body == first.body


async def test_what_was_invalid_may_be_mended(sender: Caller) -> None:
    """A body that was never understood has used up no key."""
    answer = await sender.post(PATH, {"carrier": "own-fleet"}, idempotency_key="k1")
    assert answer.status == 422
    (await sender.post(PATH, a_delivery(), idempotency_key="k1")).ok(201)


async def test_two_at_once_do_it_once(sender: Caller) -> None:
    """Both get the same answer."""
    answers = await asyncio.gather(
        *(sender.post(PATH, a_delivery(), idempotency_key="k1") for _ in range(6))
    )
    assert [answer.status for answer in answers] == [201] * 6
    assert len({answer.body["id"] for answer in answers}) == 1
    assert len((await sender.get(PATH)).items) == 1


async def test_a_key_is_the_callers_own(sender: Caller, carrier: Caller) -> None:
    """Two callers may choose the same."""
    (await sender.post(PATH, a_delivery(), idempotency_key="k1")).ok(201)
    other = await carrier.post(PATH, a_delivery(tracking_number="2"), idempotency_key="k1")
    assert other.ok(201)["tracking_number"] == "2"


async def test_a_key_is_of_one_call(sender: Caller, agent: Caller, desk: Desk) -> None:
    """The same key on another path is another request."""
    delivery = (await sender.post(PATH, a_delivery(), idempotency_key="k1")).ok(201)
    path = f"{PATH}/{delivery['id']}/changes"
    wish = {"action": "safe_place", "note": "vaja"}
    first = (await sender.post(path, wish, idempotency_key="k1")).ok(202)
    assert (await sender.post(path, wish, idempotency_key="k1")).ok(202) == first
    assert len((await sender.get("/v1/changes")).items) == 1


async def test_a_key_may_stand_in_quotes(sender: Caller) -> None:
    """As the standard has it; the same as without."""
    (await sender.post(PATH, a_delivery(), idempotency_key='"k1"')).ok(201)
    (await sender.post(PATH, a_delivery(), idempotency_key="k1")).ok(201)


async def test_a_key_that_is_none_is_invalid(sender: Caller) -> None:
    """Too long."""
    answer = await sender.post(PATH, a_delivery(), idempotency_key="k" * 256)
    assert answer.status == 422
    assert answer.wrong_fields == ["Idempotency-Key"]


async def test_every_post_takes_a_key(
    sender: Caller, carrier: Caller, desk: Desk, delivery: Json, route: Json
) -> None:
    """Events, holds and confirmations as well."""
    path = f"{PATH}/{delivery['id']}"
    slot = {"slot_id": (await sender.get(f"{path}/slots")).items[0]["slot_id"]}
    first = (await sender.post(f"{path}/holds", slot, idempotency_key="k")).ok(201)
    assert (await sender.post(f"{path}/holds", slot, idempotency_key="k")).ok(201) == first
    confirm = f"/v1/holds/{first['hold_id']}/confirm"
    promise = (await sender.post(confirm, idempotency_key="k")).ok(200)
    assert (await sender.post(confirm, idempotency_key="k")).ok(200) == promise
    hook = {"url": "https://fleet.example/hooks", "events": ["*"]}
    made = (await carrier.post("/v1/webhooks", hook, idempotency_key="k")).ok(201)
    assert (await carrier.post("/v1/webhooks", hook, idempotency_key="k")).ok(201) == made


async def test_a_key_survives_a_restart(sender: Caller, desk: Desk) -> None:
    """The first answer is in the database, not in the process."""
    first = (await sender.post(PATH, a_delivery(), idempotency_key="k1")).ok(201)
    async with desk.restarted() as again:
        reborn = again.with_key(sender.key)
        assert (await reborn.post(PATH, a_delivery(), idempotency_key="k1")).ok(201) == first


async def test_what_took_effect_before_a_fall_is_known_again(
    sender: Caller, carrier: Caller, agent: Caller, desk: Desk, delivery: Json, route: Json
) -> None:
    """The process falls after the effect and before the answer is kept: asked again with the same
    key the answer is what it would have been, and nothing is done twice."""
    path = f"{PATH}/{delivery['id']}"
    slot = {"slot_id": (await sender.get(f"{path}/slots")).items[0]["slot_id"]}
    hook = {"url": "https://fleet.example/hooks", "events": ["*"]}
    wish = {"action": "safe_place", "note": "vaja"}
    for caller, where, body, status in (
        (sender, PATH, a_delivery(tracking_number="2"), 201),
        (sender, f"{path}/changes", wish, 202),
        (sender, f"{path}/holds", slot, 201),
        (carrier, "/v1/webhooks", hook, 201),
    ):
        with met_by(falling):
            fallen = await caller.post(where, body, idempotency_key="k")
        assert fallen.status == 500
        again = (await caller.post(where, body, idempotency_key="k")).ok(status)
        assert (await caller.post(where, body, idempotency_key="k")).ok(status) == again
    assert len((await sender.get(PATH)).items) == 2
    assert [one["state"] for one in (await sender.get("/v1/changes")).items] == ["sent"]
    assert len((await carrier.get("/v1/webhooks")).items) == 1


def falling(point: FailPoint) -> None:
    if point is FailPoint.BEFORE_KEPT:
        raise FailedHere(point)


async def test_a_metrics_key_posts_nothing(desk: Desk) -> None:
    """Whatever key it sends along."""
    metrics = desk.caller(Scope.METRICS, None)
    answer = await metrics.post(PATH, a_delivery(), idempotency_key="k1")
    assert answer.status == 404
