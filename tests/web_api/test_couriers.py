"""A carrier's own program gives its drivers their page; nobody else's route is opened."""

from tests.web_api.caller import Caller, Json


async def test_a_carrier_makes_a_link_and_ends_it(
    carrier: Caller, planner: Caller, route: Json
) -> None:
    """It is told once, with when it ends by itself."""
    made = (await carrier.post("/v1/routes/r1/courier-links", {})).ok(201)
    assert made["route_ref"] == "r1"
    assert made["path"].startswith("/driver/")
    assert len(made["path"]) == len("/driver/") + 43
    assert made["expires_at"] > route["end"]["at"]
    (await carrier.delete(f"/v1/courier-links/{made['id']}")).ok(204)
    (await carrier.delete(f"/v1/courier-links/{made['id']}")).ok(204)


async def test_another_carriers_route_and_link_are_not_there(
    carrier: Caller, stranger_carrier: Caller, route: Json
) -> None:
    """As if they were nowhere."""
    made = (await carrier.post("/v1/routes/r1/courier-links", {})).ok(201)
    assert (await stranger_carrier.post("/v1/routes/r1/courier-links", {})).status == 404
    assert (await stranger_carrier.delete(f"/v1/courier-links/{made['id']}")).status == 404
    assert (await carrier.post("/v1/routes/none/courier-links", {})).status == 404
