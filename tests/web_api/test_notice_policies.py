"""Notice policies: put and read by who announces, and by nobody else."""

from core.model.access import Scope
from tests.web_api.caller import Caller
from tests.web_api.desk import Desk

SHOP = "/v1/notice-policy?merchant=Kauppa%20Oy"
ALL = "/v1/notice-policy"


async def test_a_policy_comes_back_as_it_was_put(sender: Caller) -> None:
    """What it does not name is as usual."""
    told = {"never": ["near"], "pings_a_day": 3, "day_before_at": "17:30", "near_minutes": 20}
    put = (await sender.put(SHOP, told)).ok(201)
    assert {name: put[name] for name in told} == told
    quietly = ["at_the_door", "eta", "narrowed", "out_for_delivery"]
    assert (put["near_stops"], put["quietly"]) == (3, quietly)
    assert (await sender.get(SHOP)).ok(200) == put
    assert (await sender.put(SHOP, told)).ok(200) == put


async def test_a_shop_goes_before_all_of_them(sender: Caller) -> None:
    """And after it is dropped, that of all counts again."""
    (await sender.put(ALL, {"pings_a_day": 2})).ok(201)
    assert (await sender.get(SHOP)).ok(200)["pings_a_day"] == 2
    (await sender.put(SHOP, {"pings_a_day": 4})).ok(201)
    assert (await sender.get(SHOP)).ok(200)["pings_a_day"] == 4
    (await sender.delete(SHOP)).ok(204)
    assert (await sender.get(SHOP)).ok(200)["pings_a_day"] == 2
    assert (await sender.delete(SHOP)).status == 404


async def test_each_key_has_its_own(desk: Desk, sender: Caller) -> None:
    """A sender says nothing of another one's deliveries."""
    (await sender.put(SHOP, {"pings_a_day": 2})).ok(201)
    assert (await desk.caller(Scope.CARRIER).get(SHOP)).ok(200)["pings_a_day"] == 6
    assert (await desk.caller(Scope.PLANNER).get(SHOP)).status == 404


async def test_one_that_cannot_be_is_refused(sender: Caller) -> None:
    """With the reason."""
    refused = await sender.put(SHOP, {"quietly": ["failed"]})
    assert (refused.status, refused.body["code"]) == (422, "invalid")
    assert "must ring" in str(refused.body["errors"])
    assert (await sender.put(SHOP, {"pings_a_day": 100})).status == 422
