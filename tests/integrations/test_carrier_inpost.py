"""InPost: its history in our words, its unsigned pushes as hints, and no pretended change."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from core.model.location import Location
from core.model.reason import Reason
from core.model.signature import NotSigned
from core.model.status import EventType, Flag
from core.ports import CarrierHook, Push, SeenEvents
from integrations.carriers.inpost.adapter import InPost
from integrations.carriers.inpost.translate import MAPPING
from tests.integrations.carrier_peers import NOW, opened
from tests.integrations.inpost_peer import NUMBER, InPostPeer, a_history

NAMES = """
created offers_prepared offer_selected confirmed dispatched_by_sender collected_from_sender
taken_by_courier adopted_at_source_branch sent_from_source_branch ready_to_pickup_from_pok
ready_to_pickup_from_pok_registered oversized adopted_at_sorting_center sent_from_sorting_center
adopted_at_target_branch out_for_delivery ready_to_pickup pickup_reminder_sent delivered
pickup_time_expired avizo claimed returned_to_sender canceled other dispatched_by_sender_to_pok
out_for_delivery_to_address pickup_reminder_sent_address rejected_by_receiver
undelivered_wrong_address undelivered_incomplete_address undelivered_unknown_receiver
undelivered_cod_cash_receiver taken_by_courier_from_pok undelivered
return_pickup_confirmation_to_sender ready_to_pickup_from_branch delay_in_delivery redirect_to_box
canceled_redirect_to_box readdressed undelivered_no_mailbox undelivered_not_live_address
undelivered_lack_of_access_letterbox missing stack_in_customer_service_point
stack_parcel_pickup_time_expired unstack_from_customer_service_point
courier_avizo_in_customer_service_point taken_by_courier_from_customer_service_point
stack_in_box_machine unstack_from_box_machine stack_parcel_in_box_machine_pickup_time_expired
"""
DOCUMENTED = NAMES.split()
TOKEN = "a-token-of-ours"


async def told(*lines: tuple[str, str]) -> SeenEvents:
    peer = InPostPeer(history=a_history(*lines))
    async with opened(peer) as adapter:
        (seen,) = await cast(InPost, adapter).tracked([peer.delivery()])
        return seen


def test_every_code_that_they_document_is_known() -> None:
    """All fifty-three, and one of ours."""
    assert len(DOCUMENTED) == 53
    assert set(MAPPING.codes) == {*DOCUMENTED, "delivered.from_point"}


@pytest.mark.parametrize("code", DOCUMENTED)
def test_a_parcel_at_a_point_is_never_delivered(code: str) -> None:
    """Whatever brought it there."""
    meaning = MAPPING.codes[code]
    at_a_point = code.startswith(("ready_to_pickup", "stack_in_", "courier_avizo_in_"))
    assert (meaning.event is EventType.READY_FOR_PICKUP) == at_a_point


async def test_a_history_is_told_in_its_order() -> None:
    """However it is listed; what says nothing is left out, and a locker is where it stands."""
    seen = await told(
        ("ready_to_pickup", "2026-11-26T09:30:00.000+01:00"),
        ("confirmed", "2026-11-25T10:00:00.000+01:00"),
        ("out_for_delivery", "2026-11-26T07:00:00.000+01:00"),
    )
    assert [event.type for event in seen.events] == [
        EventType.OUT_FOR_DELIVERY,
        EventType.READY_FOR_PICKUP,
    ]
    ready = seen.events[1]
    assert ready.occurred_at == datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    assert ready.location == Location(52.2297, 21.0122)


async def test_what_waited_at_a_point_was_collected_there() -> None:
    """What did not wait was delivered."""
    waited = await told(
        ("ready_to_pickup", "2026-11-26T09:30:00+01:00"), ("delivered", "2026-11-26T18:00:00+01:00")
    )
    assert waited.events[-1].type is EventType.COLLECTED
    to_the_door = await told(("delivered", "2026-11-26T18:00:00+01:00"))
    assert to_the_door.events[-1].type is EventType.DELIVERED


async def test_a_time_without_an_offset_is_theirs() -> None:
    """In the zone of the setting; a time that is none is left out."""
    seen = await told(("avizo", "2026-07-01 10:00:00"), ("undelivered", "soon"))
    (event,) = seen.events
    assert event.occurred_at == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert (event.type, event.reason) == (EventType.ATTEMPT_FAILED, Reason.RECIPIENT_ABSENT)


async def test_a_redirect_is_a_flag() -> None:
    """It is still on its way."""
    (event,) = (await told(("redirect_to_box", "2026-11-26T09:30:00+01:00"))).events
    assert (event.type, event.flags) == (EventType.IN_TRANSIT, frozenset({Flag.REDIRECTED}))


async def test_a_code_that_nobody_documented_is_unknown() -> None:
    """People look."""
    (event,) = (await told(("teleported", "2026-11-26T09:30:00+01:00"))).events
    assert (event.type, event.raw_type) == (EventType.UNKNOWN, "teleported")


async def test_a_parcel_that_they_do_not_know_is_left_out() -> None:
    """It may be there tomorrow."""
    peer = InPostPeer()
    async with opened(peer) as adapter:
        strange = replace(peer.delivery(), tracking_number="520000000000000000000000")
        assert await cast(InPost, adapter).tracked([strange]) == []


async def test_nothing_can_be_changed_and_nothing_is_pretended() -> None:
    """Their own page has the parcel's number in it."""
    async with opened(InPostPeer()) as adapter:
        about = await adapter.about()
    assert about.capabilities == {}
    assert about.portal_of(NUMBER) == f"https://inpost.pl/sledzenie-przesylek?number={NUMBER}"


async def hook_of(secrets: tuple[str, ...] = (TOKEN,), networks: str = "") -> CarrierHook | None:
    more = {"hook_networks": networks}
    async with opened(InPostPeer(), hook_secrets=secrets, more=more) as adapter:
        return cast(InPost, adapter).hook


def push(body: bytes, token: str = TOKEN, remote: str = "91.216.25.9") -> Push:
    return Push(headers={}, query={"token": token}, remote=remote, body=body, wall=NOW)


CHANGED = (
    b'{"event_ts": "2026-11-26 09:30:00 +0100", "event": "shipment_status_changed",'
    b'"organization_id": 1, "payload": {"shipment_id": 49, "status": "delivered",'
    b'"tracking_number": "602677439331630337653846"}}'
)


async def test_a_push_is_a_hint_and_no_more() -> None:
    """Whoever sent it: the status in it is not believed."""
    hook = await hook_of()
    assert hook is not None
    assert hook.proved(push(CHANGED)) == hook.proved(push(CHANGED))
    assert hook.heard(push(CHANGED)) == [SeenEvents(tracking_number=NUMBER, is_hint=True)]
    offers = b'{"event": "offers_prepared", "payload": {"shipment_id": 49}}'
    assert hook.heard(push(offers)) == []
    assert hook.greeted({}) == "ok"


async def test_who_has_not_the_token_is_not_heard() -> None:
    """Nor who calls from elsewhere, where that is asked; without either nobody is."""
    hook = await hook_of(networks="91.216.25.0/24")
    assert hook is not None
    hook.proved(push(CHANGED))
    for wrong in (push(CHANGED, token="another-token"), push(CHANGED, remote="10.0.0.1")):
        with pytest.raises(NotSigned):
            hook.proved(wrong)
    assert await hook_of(secrets=()) is None


@pytest.mark.parametrize("body", [b"\xff\xfe", b"[]", b"{}", b'{"event": 1, "payload": {}}'])
async def test_what_is_no_push_of_theirs_is_refused(body: bytes) -> None:
    """As what it is, and never as an error of ours."""
    hook = await hook_of()
    assert hook is not None
    with pytest.raises(ValueError, match="InPost"):
        hook.heard(push(body))
