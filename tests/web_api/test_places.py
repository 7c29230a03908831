"""Pickup points: put, read, and found near somebody with room for the parcel."""

import pytest

from tests.web_api.caller import Caller, Json
from tests.web_api.desk import a_delivery, a_locker

NEAR = "60.1686,24.9316"


async def refs(caller: Caller, **query: str) -> list[str]:
    return [one["ref"] for one in (await caller.get("/v1/lockers", **query)).items]


@pytest.fixture
async def three(lockers: Caller) -> Caller:
    """One here with small ones only, one a little further, one at the other end of the town."""
    (await lockers.put("/v1/lockers/here", a_locker(compartments={"S": 4}))).ok(201)
    further = {"lat": 60.171, "lon": 24.9316}
    (await lockers.put("/v1/lockers/further", a_locker(location=further))).ok(201)
    far = {"lat": 60.19, "lon": 24.96}
    (await lockers.put("/v1/lockers/far", a_locker(location=far))).ok(201)
    return lockers


async def test_a_locker_is_put_and_read_back(lockers: Caller, sender: Caller) -> None:
    """Answers add what is free now."""
    put = (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    assert put.items() >= a_locker().items()
    assert put["ref"] == "kamppi"
    assert put["available"] == {"S": 4, "M": 2, "L": 1}
    assert (await sender.get("/v1/lockers/kamppi")).ok(200) == put


async def test_a_locker_is_put_anew(lockers: Caller) -> None:
    """The same again is the same; another body replaces it."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(200)
    told = (await lockers.put("/v1/lockers/kamppi", a_locker(compartments={"XL": 1}))).ok(200)
    assert told["available"] == {"XL": 1}


@pytest.mark.parametrize("kind", ["locker", "pickup_point", "terminal"])
async def test_a_point_is_of_three_kinds(lockers: Caller, kind: str) -> None:
    """A staffed one needs no list of compartments."""
    told = {"name": "R-kioski", "kind": kind, "location": {"lat": 60.17, "lon": 24.94}}
    assert (await lockers.put("/v1/lockers/kioski", told)).ok(201)["kind"] == kind


async def test_the_nearest_come_first(three: Caller) -> None:
    """With how far it is; `limit` counts them."""
    assert await refs(three, near=NEAR) == ["here", "further", "far"]
    assert await refs(three, near=NEAR, limit="1") == ["here"]
    near = (await three.get("/v1/lockers", near=NEAR)).items
    assert near[0]["metres"] == 0
    assert 200 < near[1]["metres"] < 300


async def test_only_those_with_room_for_the_size(three: Caller) -> None:
    """A parcel goes into its size or bigger."""
    assert await refs(three, near=NEAR, size="S") == ["here", "further", "far"]
    assert await refs(three, near=NEAR, size="M") == ["further", "far"]
    assert await refs(three, near=NEAR, size="L") == ["further", "far"]
    assert await refs(three, near=NEAR, size="XL") == []


async def test_what_is_taken_is_not_free(sender: Caller, three: Caller) -> None:
    """A large one is taken by a medium parcel once the medium ones are."""
    (await three.put("/v1/lockers/far", a_locker(compartments={"M": 1, "L": 1}))).ok(200)
    for number, free in enumerate(({"M": 0, "L": 1}, {"M": 0, "L": 0})):
        told = a_delivery(tracking_number=str(number))
        delivery: Json = (await sender.post("/v1/deliveries", told)).ok(201)
        wish = {"action": "redirect", "locker": "far"}
        (await sender.post(f"/v1/deliveries/{delivery['id']}/changes", wish)).ok(202)
        assert (await sender.get("/v1/lockers/far")).ok(200)["available"] == free


async def test_a_list_of_all_goes_on(three: Caller) -> None:
    """Each once."""
    first = await three.get("/v1/lockers", limit="2")
    second = await three.get("/v1/lockers", limit="2", cursor=first.body["next"])
    assert second.body["next"] is None
    found = [one["ref"] for one in first.items + second.items]
    assert found == ["far", "further", "here"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"near": "here"}, "near"),
        ({"near": "60.17"}, "near"),
        ({"near": "91,0"}, "near"),
        ({"near": "nan,nan"}, "near"),
        ({"near": "inf,0"}, "near"),
        ({"near": "1,2,3"}, "near"),
        ({"near": NEAR, "size": "XXL"}, "size"),
        ({"near": NEAR, "limit": "-1"}, "limit"),
        ({"size": "M"}, "near"),
        ({"cursor": "%%%"}, "cursor"),
    ],
)
async def test_a_wrong_query_is_named(lockers: Caller, query: dict[str, str], field: str) -> None:
    """Also what is no point on the earth."""
    answer = await lockers.get("/v1/lockers", **query)
    assert answer.status == 422
    assert answer.wrong_fields == [field]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"name": ""}, "name"),
        ({"kind": "cave"}, "kind"),
        ({"location": {"lat": 60.17}}, "location.lon"),
        ({"location": None}, "location"),
        ({"compartments": {"M": -1}}, "compartments.M"),
        ({"compartments": {"M": 1.5}}, "compartments.M"),
        ({"compartments": {"XS": 1}}, "compartments.XS"),
        ({"compartments": {"M": 10**30}}, "compartments.M"),
        (a_locker(opening_hours="whenever we like"), "opening_hours"),
    ],
)
async def test_a_wrong_locker_is_refused(lockers: Caller, told: Json, field: str) -> None:
    """By the name of its field."""
    answer = await lockers.put("/v1/lockers/kamppi", a_locker(**told))
    assert answer.status == 422
    assert answer.wrong_fields == [field]


@pytest.mark.parametrize("ref", ["a%2Fb", "a%20b", "a%7Cb", "a%3Fb", "a" * 101])
async def test_a_ref_is_a_name(lockers: Caller, ref: str) -> None:
    """What may not stand in a body may not stand in a path."""
    answer = await lockers.put(f"/v1/lockers/{ref}", a_locker())
    assert answer.status == 422
    assert answer.wrong_fields == ["ref"]


async def test_a_ref_of_any_script_is_a_name(lockers: Caller) -> None:
    """Lockers have names in their own tongue."""
    told = (await lockers.put("/v1/lockers/Ärrä-кио́ск-📦", a_locker())).ok(201)
    assert told["ref"] == "Ärrä-кио́ск-📦"
    assert (await lockers.get("/v1/lockers/Ärrä-кио́ск-📦")).ok(200) == told


async def test_an_unknown_locker_is_not_found(lockers: Caller) -> None:
    """404."""
    assert (await lockers.get("/v1/lockers/nowhere")).status == 404


async def test_a_sender_puts_no_locker(sender: Caller) -> None:
    """Its scope only reads."""
    assert (await sender.put("/v1/lockers/kamppi", a_locker())).status == 404
