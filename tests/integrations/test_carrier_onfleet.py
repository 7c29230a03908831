"""Onfleet: its tasks, changes and pushes in our words, and ours in its."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import msgspec
import pytest

from core.model.address import Components
from core.model.carrier import ChangeAction
from core.model.change import (
    AddressChange,
    CallOff,
    ChangeState,
    NewInstructions,
    PutOff,
    ToNeighbour,
    ToSafePlace,
    What,
    WindowChange,
)
from core.model.delivery import DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import PromiseId
from core.model.location import Location
from core.model.reason import Reason
from core.model.signature import NotSigned
from core.model.status import EventType
from core.ports import CarrierHook, Push, SeenDelivery
from integrations.carriers.onfleet import wire
from integrations.carriers.onfleet.adapter import Onfleet
from integrations.carriers.onfleet.translate import MAPPING
from tests.integrations.carrier_peers import NAME, NOW, PHONE, STREET, opened
from tests.integrations.onfleet_peer import MS, WINDOW, OnfleetPeer, a_task

SECRET = "c0ffee" * 8
PUSHED_TRIGGERS = {f"trigger.{number}" for number in (*range(11), 12, 13)}
SHOWN_STATES = {"state.0", "state.1", "state.2", "state.3.succeeded", "state.3.failed"}
ADDRESS = AddressChange(
    old=STREET,
    new="Bulevardi 7, 00120 Helsinki",
    components=Components(street="Bulevardi", house_number="7"),
    location=Location(60.1655, 24.9385),
    verdict="deliverable",
    by="recipient",
    before=DeliveryAddress(text=STREET, location=Location(60.165, 24.938)),
)


async def seen(task: dict[str, object], **more: str) -> SeenDelivery:
    peer = OnfleetPeer(task=task)
    async with opened(peer, more=more) as adapter:
        found: list[SeenDelivery] = []
        since, cursor = NOW, None
        while True:
            page, cursor = await cast(Onfleet, adapter).deliveries(since, cursor)
            found += page
            if cursor is None:
                break
        (one,) = found
        return one


def test_every_code_that_they_document_is_known() -> None:
    """Trigger 11 there is none."""
    assert set(MAPPING.codes) == PUSHED_TRIGGERS | SHOWN_STATES


async def test_a_task_is_a_delivery() -> None:
    """With its own times, zone and place: longitude stands first there."""
    found = await seen(a_task(completeAfter=MS + 3_600_000), timezone="Pacific/Auckland")
    told = found.delivery
    assert told.tracking_number == "20450000000001"
    assert (told.recipient.name, told.recipient.phone) == (NAME, PHONE)
    assert told.address.location == Location(60.165, 24.938)
    assert (told.address.text, told.address.country) == (STREET, "FI")
    assert told.service_seconds == 240
    assert (told.earliest, told.latest) == (date(2026, 11, 27), date(2026, 11, 28))
    assert found.events == []


async def test_the_tracking_number_may_stand_in_the_metadata() -> None:
    """Under the name that the setting says."""
    assert (await seen(a_task(), reference="order")).delivery.tracking_number == "4711"


async def test_a_task_by_metadata_is_found_and_changed() -> None:
    """By a search, since its number is not theirs."""
    peer = OnfleetPeer()
    peer.parcel = "4711"
    async with opened(peer, more={"reference": "order"}) as adapter:
        change = peer.change()
        answer = await cast(Onfleet, adapter).request(change, peer.delivery(), change.id)
        assert answer.state is ChangeState.ACCEPTED
        nobody = replace(peer.delivery(), tracking_number="4712")
        answer = await cast(Onfleet, adapter).request(peer.change("chg_2"), nobody, "chg_2")
        assert (answer.state, answer.why_not) == (ChangeState.REJECTED, "not-found")


@pytest.mark.parametrize(
    ("state", "ended", "told"),
    [
        (0, {}, None),
        (1, {}, None),
        (2, {}, EventType.OUT_FOR_DELIVERY),
        (3, {"success": True, "time": MS + 1000}, EventType.DELIVERED),
        (3, {"success": False, "time": MS + 1000}, EventType.ATTEMPT_FAILED),
        (3, {}, EventType.UNKNOWN),
        (4, {}, EventType.UNKNOWN),
    ],
)
async def test_a_state_says_what_happened(
    state: int, ended: dict[str, object], told: EventType | None
) -> None:
    """How a completed one ended it says beside it; what it does not say is not guessed."""
    peer = OnfleetPeer(task=a_task(state=state, completionDetails=ended))
    reader = (await _adapter_of(peer))._reader
    shown = reader.seen(msgspec.json.decode(msgspec.json.encode(peer.task), type=wire.Task)).events
    assert [event.type for event in shown] == ([told] if told else [])
    if ended:
        assert shown[0].occurred_at == datetime.fromtimestamp(MS / 1000 + 1, UTC)


async def _adapter_of(peer: OnfleetPeer) -> Onfleet:
    async with opened(peer) as adapter:
        return cast(Onfleet, adapter)


async def test_why_it_failed_is_in_their_own_words() -> None:
    """That it failed is certain; the organisation's word for it stays beside "other"."""
    ended = {"success": False, "time": MS, "failureReason": "DOG_IN_THE_YARD"}
    (event,) = (await seen(a_task(state=3, completionDetails=ended))).events
    assert (event.reason, event.note) == (Reason.OTHER, "DOG_IN_THE_YARD")


async def test_a_bad_task_spoils_no_page() -> None:
    """Nor does a pickup become a delivery."""
    for task in (a_task(shortId=7), a_task(pickupTask=True), a_task(destination={})):
        async with opened(OnfleetPeer(task=task)) as adapter:
            found, _ = await cast(Onfleet, adapter).deliveries(None, None)
            assert found == []


async def done_with(what: What, **told: object) -> tuple[OnfleetPeer, ChangeState]:
    peer = OnfleetPeer(task=a_task(**told))
    change = peer.change(what=what)
    async with opened(peer, more={"timezone": "Europe/Helsinki"}) as adapter:
        answer = await cast(Onfleet, adapter).request(change, peer.delivery(), change.id)
    return peer, answer.state


async def test_a_window_is_written_in_milliseconds() -> None:
    """With our mark beside their metadata."""
    peer, state = await done_with(WindowChange(window=WINDOW, promise=PromiseId("prm_1")))
    assert state is ChangeState.ACCEPTED
    assert peer.task["completeAfter"] == WINDOW.start.timestamp() * 1000
    assert peer.task["completeBefore"] == WINDOW.end.timestamp() * 1000
    theirs, ours = cast(list[Mapping[str, object]], peer.task["metadata"])
    assert theirs["value"] == "4711"
    assert (ours["name"], ours["value"]) == ("doorstep_change_window", "chg_1")


async def test_a_later_day_begins_at_midnight_there() -> None:
    """And an end that lies before it moves with it."""
    peer, _ = await done_with(PutOff(until=date(2026, 11, 30)))
    begin = datetime(2026, 11, 29, 22, tzinfo=UTC)
    assert peer.task["completeAfter"] == begin.timestamp() * 1000
    assert peer.task["completeBefore"] == (begin + timedelta(days=1)).timestamp() * 1000


async def test_an_address_is_a_destination_of_its_own() -> None:
    """Onfleet takes no embedded one."""
    peer, _ = await done_with(ADDRESS)
    assert peer.places == [{"address": {"unparsed": ADDRESS.new}, "location": [24.9385, 60.1655]}]
    assert peer.task["destination"] == "place-1"


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (
            NewInstructions(door_card=DoorCard(floor="2", code="12#")),
            "At the door: floor 2; code 12#",
        ),
        (ToNeighbour(name="Matti", unit="B 12"), "Leave with a neighbour: Matti, B 12"),
        (ToSafePlace(note="under\nthe  stairs"), "Leave in a safe place: under the stairs"),
    ],
)
async def test_what_a_driver_must_know_stands_in_the_notes(what: What, line: str) -> None:
    """Beside those of others, also of a task that is under way; and it can be taken out again."""
    peer, state = await done_with(what, state=2, worker="1LjhGUWdxFbvdsTAAXs0TFos")
    assert peer.task["notes"] == f"Fragile.\n{line}"
    assert state is ChangeState.APPLIED
    async with opened(peer) as adapter:
        change = peer.change(what=what)
        taken = await cast(Onfleet, adapter).withdraw(change, peer.delivery())
    assert taken.state is ChangeState.CANCELLED
    assert peer.task["notes"] == "Fragile."


async def test_a_task_under_way_keeps_its_window() -> None:
    """It is known before it is asked."""
    what = WindowChange(window=WINDOW, promise=PromiseId("prm_1"))
    peer, state = await done_with(what, state=2)
    assert (state, peer.done) == (ChangeState.REJECTED, 0)


async def test_a_window_that_is_taken_back_is_as_it_was() -> None:
    """That of an address too; what was replaced by a newer wish is left to that."""
    before = replace(WINDOW, start=WINDOW.start - timedelta(hours=2))
    peer, _ = await done_with(
        WindowChange(window=WINDOW, promise=PromiseId("prm_1"), before=before)
    )
    change = peer.change(
        what=WindowChange(window=WINDOW, promise=PromiseId("prm_1"), before=before)
    )
    async with opened(peer) as adapter:
        newer = replace(change, state=ChangeState.SUPERSEDED)
        await cast(Onfleet, adapter).withdraw(newer, peer.delivery())
        assert peer.task["completeAfter"] == WINDOW.start.timestamp() * 1000
        await cast(Onfleet, adapter).withdraw(change, peer.delivery())
    assert peer.task["completeAfter"] == before.start.timestamp() * 1000


async def test_a_task_that_is_called_off_is_gone() -> None:
    """Being gone is how it says so."""
    peer, state = await done_with(CallOff())
    assert (state, peer.task) == (ChangeState.APPLIED, {})
    async with opened(peer) as adapter:
        change = peer.change(what=CallOff())
        assert (await cast(Onfleet, adapter).state_of(change, peer.delivery())).state is (
            ChangeState.APPLIED
        )


async def test_only_what_it_can_be_asked_is_allowed() -> None:
    """No lockers, no other recipient, no return: it has no calls for them."""
    async with opened(OnfleetPeer()) as adapter:
        allowed = set((await adapter.about()).capabilities)
    assert ChangeAction.REDIRECT not in allowed
    assert allowed == {
        ChangeAction.CHANGE_WINDOW,
        ChangeAction.CHANGE_ADDRESS,
        ChangeAction.POSTPONE,
        ChangeAction.CANCEL,
        ChangeAction.INSTRUCTIONS,
        ChangeAction.NEIGHBOUR,
        ChangeAction.SAFE_PLACE,
    }


def pushed(trigger: int, time: float = MS, **told: object) -> bytes:
    task = a_task(**told)
    return msgspec.json.encode(
        {"triggerId": trigger, "time": time, "taskId": task["id"], "data": {"task": task}}
    )


async def hook_of(peer: OnfleetPeer) -> CarrierHook:
    async with opened(peer, hook_secrets=(SECRET,)) as adapter:
        hook = cast(Onfleet, adapter).hook
    assert hook is not None
    return hook


def signed(body: bytes, secret: str = SECRET, digest: str = "sha512") -> Push:
    mac = hmac.new(bytes.fromhex(secret), body, getattr(hashlib, digest)).hexdigest()
    headers = {"X-Onfleet-Signature": mac}
    return Push(headers=headers, query={}, remote="", body=body, wall=NOW)


async def test_a_push_is_proved_by_sha512_of_its_bytes() -> None:
    """Under the bytes behind the hexadecimal secret; SHA-256 is somebody else's."""
    hook = await hook_of(OnfleetPeer())
    body = pushed(0)
    assert hook.proved(signed(body))
    for wrong in (signed(body, "00" * 32), signed(body, digest="sha256")):
        with pytest.raises(NotSigned):
            hook.proved(wrong)
    with pytest.raises(ValueError, match="Onfleet"):
        hook.heard(signed(b"\xff\xfe"))


async def test_without_a_secret_nobody_is_heard() -> None:
    """And one that is not hexadecimal stops the start."""
    async with opened(OnfleetPeer()) as adapter:
        assert cast(Onfleet, adapter).hook is None
    with pytest.raises(ValueError, match="hexadecimal"):
        async with opened(OnfleetPeer(), hook_secrets=("not hex",)):
            pass


@pytest.mark.parametrize("time", [MS, MS / 1000])
async def test_pushed_or_read_the_same_fact_has_the_same_name(time: float) -> None:
    """So that it is told once."""
    hook = await hook_of(OnfleetPeer())
    ((push,), (read,)) = (
        hook.heard(signed(pushed(0, time, state=2)))[0].events,
        (await seen(a_task(state=2))).events,
    )
    assert (push.event_id, push.type) == (read.event_id, read.type)
    assert push.occurred_at == NOW


async def test_what_is_no_tasks_of_ours_is_heard_without_effect() -> None:
    """A driver's duty, a pickup, a trigger that says nothing."""
    hook = await hook_of(OnfleetPeer())
    duty = msgspec.json.encode({"triggerId": 5, "time": MS, "data": {"worker": {}}})
    assert hook.heard(signed(duty)) == []
    assert hook.heard(signed(pushed(3, pickupTask=True))) == []
    assert hook.heard(signed(pushed(6)))[0].events == []


async def test_a_trigger_that_nobody_documented_is_unknown() -> None:
    """People look."""
    hook = await hook_of(OnfleetPeer())
    (event,) = hook.heard(signed(pushed(99)))[0].events
    assert (event.type, event.raw_type) == (EventType.UNKNOWN, "trigger.99")


async def test_the_greeting_is_given_back() -> None:
    """When the webhook is made there; nothing longer than a word."""
    hook = await hook_of(OnfleetPeer())
    assert hook.greeted({"check": "abc"}) == "abc"
    assert hook.greeted({}) is None
    assert hook.greeted({"check": "x" * 1000}) is None
