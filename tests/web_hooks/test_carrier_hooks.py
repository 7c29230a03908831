"""A carrier calls us: signed, stored before it is answered, and taken once."""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.signature import NotSigned
from core.model.status import EventType, Status
from core.ports import Push, SeenEvents
from tests.bot.world import a_delivery
from tests.web_hooks.conftest import OTHER_SECRET, SECRET, Hooked
from web.hooks import hooks


async def test_a_pushed_event_is_stored_and_then_heard(hooked: Hooked) -> None:
    """On disk before the answer; the delivery moves when the worker has it."""
    answer = await hooked.push(hooked.event())
    assert answer.status == 202
    assert await answer.json() == {"taken": 1, "known": 0}
    assert await hooked.stored() == 1
    await hooked.hear()
    assert (await hooked.delivery()).status is Status.LOADED
    assert await hooked.stored() == 0


async def test_the_same_push_again_is_absorbed(hooked: Hooked) -> None:
    """By its webhook-id, and under another one by the event's own id."""
    await hooked.push(hooked.event())
    again = await hooked.push(hooked.event())
    assert (again.status, await again.json()) == (202, {"taken": 0, "known": 1})
    await hooked.push(hooked.event(), id="msg_2")
    await hooked.hear()
    assert await hooked.timeline() == ["event: loaded"]


@pytest.mark.parametrize("shape", ["alone", "events", "list", "envelope", "batch in envelope"])
async def test_events_are_taken_in_every_shape(hooked: Hooked, shape: str) -> None:
    """One or several, bare or in a Standard Webhooks envelope."""
    event = hooked.event()
    shapes: dict[str, object] = {
        "alone": event,
        "events": {"events": [event]},
        "list": [event],
        "envelope": {"type": "event", "timestamp": "2026-11-24T08:00:00Z", "data": event},
        "batch in envelope": {"type": "events", "data": {"events": [event]}},
    }
    assert (await hooked.push(shapes[shape])).status == 202
    await hooked.hear()
    assert (await hooked.delivery()).status is Status.LOADED


async def test_events_of_a_batch_are_taken_each_by_itself(hooked: Hooked) -> None:
    """One about a parcel that nobody knows stops no other."""
    events = [
        hooked.event(event_id="e1", tracking_number="NOBODY"),
        hooked.event(event_id="e2"),
        hooked.event(event_id="e3", type="out_for_delivery"),
    ]
    answer = await hooked.push({"events": events})
    assert await answer.json() == {"taken": 3, "known": 0}
    assert await hooked.hear() == []
    assert (await hooked.delivery()).status is Status.OUT_FOR_DELIVERY


async def test_an_unknown_type_is_kept_and_raises_an_alert(hooked: Hooked) -> None:
    """It never changes the status by guess."""
    await hooked.push(hooked.event(type="teleported"))
    await hooked.hear()
    assert (await hooked.delivery()).status is Status.ANNOUNCED
    assert await hooked.timeline() == ["event: teleported", "alert: unknown code, please look"]


@pytest.mark.parametrize(
    "headers",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ""},
        {"webhook-id": "msg_other"},
        {"webhook-timestamp": "0"},
    ],
)
async def test_who_has_not_signed_is_not_heard(hooked: Hooked, headers: dict[str, str]) -> None:
    """Nothing is stored."""
    answer = await hooked.push(hooked.event(), headers=headers)
    assert (answer.status, answer.content_type) == (401, "application/problem+json")
    assert await hooked.stored() == 0


async def test_another_carriers_secret_is_not_enough(hooked: Hooked) -> None:
    """Each signs with its own."""
    assert (await hooked.push(hooked.event(), secret=OTHER_SECRET)).status == 401
    assert (await hooked.push(hooked.event(), carrier="other")).status == 401


async def test_an_old_push_is_not_heard(hooked: Hooked) -> None:
    """Somebody may have kept it."""
    old = str(int((hooked.building.clock.at - timedelta(minutes=6)).timestamp()))
    answer = await hooked.push(hooked.event(), headers={"webhook-timestamp": old})
    assert answer.status == 401


async def test_a_carrier_without_a_hook_is_not_found(hooked: Hooked) -> None:
    """Whatever it signs with."""
    answer = await hooked.push(hooked.event(), carrier="nobody")
    assert (answer.status, (await answer.json())["code"]) == (404, "not-found")


async def test_a_carrier_cannot_speak_of_anothers_parcels(hooked: Hooked) -> None:
    """Its numbers are looked up among its own, its ids too."""
    await hooked.push(hooked.event(), carrier="other", secret=OTHER_SECRET)
    by_id = hooked.event(event_id="e2", tracking_number=None)
    by_id["delivery"] = (await hooked.delivery()).id
    await hooked.push(by_id, id="msg_2", carrier="other", secret=OTHER_SECRET)
    await hooked.hear()
    assert (await hooked.delivery()).status is Status.ANNOUNCED


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"not json", 400),
        (b"\xff\xfe", 400),
        (b"[" * 5000, 400),
        (b"[]", 422),
        (b"{}", 422),
        (b"17", 422),
        (b'{"event_id":"e1","type":"loaded","occurred_at":"yesterday"}', 422),
        (b'{"event_id":"e1","type":"loaded","occurred_at":"2026-11-24T08:00:00Z"}', 422),
    ],
)
async def test_what_cannot_be_read_changes_nothing_and_is_kept_for_a_look(
    hooked: Hooked, body: bytes, status: int
) -> None:
    """The carrier hears what is wrong; the body lies where people look."""
    answer = await hooked.push(body)
    assert (answer.status, answer.content_type) == (status, "application/problem+json")
    assert await hooked.hear() == ["not news of a carrier"]
    assert (await hooked.store.lanes.depth())["dead"][0] == 1
    assert await hooked.timeline() == []


async def test_a_body_without_end_is_refused(hooked: Hooked) -> None:
    """Before it is looked at."""
    answer = await hooked.push(b" " * (1024 * 1024 + 1))
    assert answer.status == 413
    assert await hooked.stored() == 0


async def test_a_secret_that_is_none_stops_the_start(hooked: Hooked) -> None:
    """With the carrier's name."""
    with pytest.raises(ValueError, match="own-fleet: hook_secret"):
        hooks(hooked.building.house, {CarrierRef("own-fleet"): ["secret"]})


class TheirHook:
    """A carrier's own way: a secret in the address, and a line for each event."""

    def proved(self, push: Push) -> str:
        if push.query.get("token") != "secret":
            raise NotSigned("no token")
        return hashlib.sha256(push.body).hexdigest()

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        number, word = push.body.decode().split()
        event = CarrierEvent(
            event_id=f"{number}/{word}", type=EventType(word), occurred_at=push.wall
        )
        return [SeenEvents(tracking_number=number, events=[event])]

    def greeted(self, query: Mapping[str, str]) -> str | None:
        return query.get("check")


@pytest_asyncio.fixture
async def theirs(hooked: Hooked) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    hook = {CarrierRef("own-fleet"): TheirHook()}
    app.add_routes(hooks(hooked.building.house, {}, hook))
    async with TestClient(TestServer(app)) as client:
        yield client


Theirs = TestClient[web.Request, web.Application]
TOKEN = "/hooks/own-fleet?token=secret"


async def test_a_carrier_may_push_in_its_own_way(hooked: Hooked, theirs: Theirs) -> None:
    """Answered with 200, since some take nothing else for a yes; the same again is known."""
    line = f"{a_delivery().tracking_number} loaded"
    for new in (1, 0):
        answer = await theirs.post(TOKEN, data=line)
        assert (answer.status, await answer.json()) == (200, {"taken": new, "known": 1 - new})
    await hooked.hear()
    assert (await hooked.delivery()).status is Status.LOADED
    assert await hooked.timeline() == ["event: loaded"]


async def test_the_same_fact_at_another_time_is_no_conflict(hooked: Hooked, theirs: Theirs) -> None:
    """Its name was made by the adapter: known is known."""
    line = f"{a_delivery().tracking_number} loaded"
    await theirs.post(TOKEN, data=line)
    await hooked.hear()
    hooked.building.clock.at += timedelta(minutes=1)
    await theirs.post(TOKEN, data=f"{line} ")
    await hooked.hear()
    assert await hooked.timeline() == ["event: loaded"]


@pytest.mark.parametrize(
    ("path", "body", "status", "kept"),
    [
        ("/hooks/own-fleet", b"T1 loaded", 401, 0),
        ("/hooks/own-fleet?token=wrong", b"T1 loaded", 401, 0),
        ("/hooks/other?token=secret", b"T1 loaded", 404, 0),
        (TOKEN, b"\xff\xfe loaded", 400, 1),
        (TOKEN, b"nonsense", 400, 1),
    ],
)
async def test_what_is_not_proved_or_not_theirs_is_refused(
    hooked: Hooked, theirs: Theirs, path: str, body: bytes, status: int, kept: int
) -> None:
    """What was proved and cannot be read is kept for a look."""
    answer = await theirs.post(path, data=body)
    assert answer.status == status
    assert await hooked.stored() == kept


async def test_a_hook_greets_who_asks(theirs: Theirs) -> None:
    """As plain text, whatever it is told to say; others have no such hook."""
    answer = await theirs.get("/hooks/own-fleet?check=<b>")
    assert (answer.status, await answer.text(), answer.content_type) == (200, "<b>", "text/plain")
    assert (await theirs.get("/hooks/own-fleet")).status == 404
    assert (await theirs.get("/hooks/other?check=1")).status == 404


async def test_of_two_secrets_either_will_do(hooked: Hooked) -> None:
    """While one is changed for the other."""
    app = web.Application()
    secrets = {CarrierRef("own-fleet"): [SECRET, OTHER_SECRET]}
    app.add_routes(hooks(hooked.building.house, secrets))
    async with TestClient(TestServer(app)) as client:
        both = Hooked(hooked.building, hooked.store, client)
        for number, secret in enumerate((SECRET, OTHER_SECRET)):
            answer = await both.push(hooked.event(), id=f"msg_{number}", secret=secret)
            assert answer.status == 202
