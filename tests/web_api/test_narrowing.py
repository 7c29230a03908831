"""A promised window told more exactly, by those who dispatch."""

from datetime import datetime, timedelta

import pytest

from tests.web_api.caller import Answer, Caller, Json


def half_of(promise: Json) -> Json:
    """Its first half."""
    start, end = datetime.fromisoformat(promise["start"]), datetime.fromisoformat(promise["end"])
    return {"start": start.isoformat(), "end": (start + (end - start) / 2).isoformat()}


@pytest.fixture
async def promise(sender: Caller, carrier: Caller, delivery: Json, route: Json) -> Json:
    """Booked, and agreed to by the carrier."""
    path = f"/v1/deliveries/{delivery['id']}"
    slot = (await sender.get(f"{path}/slots")).items[0]["slot_id"]
    wish = {"action": "change_window", "slot_id": slot}
    change = (await sender.post(f"{path}/changes", wish)).ok(202)
    (await carrier.post(f"/v1/changes/{change['id']}/accept")).ok(200)
    told: Json = (await sender.get(path)).ok(200)["promise"]
    return told


async def narrowed(caller: Caller, delivery: Json, window: Json) -> Answer:
    wish = {"action": "change_window", "window": window}
    return await caller.post(f"/v1/deliveries/{delivery['id']}/changes", wish)


async def known(sender: Caller, delivery: Json) -> Json:
    told: Json = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)["promise"]
    return told


async def test_an_agent_tells_it_more_exactly(
    agent: Caller, sender: Caller, carrier: Caller, delivery: Json, promise: Json
) -> None:
    """A change like any other; its no brings the wider time back."""
    half = half_of(promise)
    change = (await narrowed(agent, delivery, half)).ok(202)
    told = await known(sender, delivery)
    assert (told["end"], told["state"]) != (promise["end"], promise["state"])
    assert datetime.fromisoformat(told["end"]) == datetime.fromisoformat(half["end"])
    (await carrier.post(f"/v1/changes/{change['id']}/reject")).ok(200)
    assert (await known(sender, delivery))["end"] == promise["end"]
    assert (await known(sender, delivery))["state"] == "accepted"


async def test_only_inside_what_is_promised(
    agent: Caller, sender: Caller, delivery: Json, promise: Json
) -> None:
    """Neither the same, nor longer, nor back to front, nor by a sender."""
    start = datetime.fromisoformat(promise["start"])
    longer = {"start": (start - timedelta(hours=1)).isoformat(), "end": promise["end"]}
    same = {"start": promise["start"], "end": promise["end"]}
    backwards = {"start": promise["end"], "end": promise["start"]}
    for caller, window in (
        (agent, longer),
        (agent, same),
        (agent, backwards),
        (sender, half_of(promise)),
    ):
        answer = await narrowed(caller, delivery, window)
        assert (answer.status, answer.body["code"]) == (422, "invalid")
    assert await known(sender, delivery) == promise


async def test_one_way_to_say_which_window(agent: Caller, delivery: Json, promise: Json) -> None:
    wish = {"action": "change_window", "slot_id": "slot_a", "window": half_of(promise)}
    answer = await agent.post(f"/v1/deliveries/{delivery['id']}/changes", wish)
    assert answer.status == 422
