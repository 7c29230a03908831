"""AfterShip: its checkpoints in our words; it was written by following integrations/README.md."""

import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import msgspec
import pytest

from core.model.reason import Reason
from core.model.signature import NotSigned
from core.model.status import EventType
from core.ports import CarrierHook, Push, SeenEvents
from integrations.carriers.aftership.adapter import AfterShip
from integrations.carriers.aftership.translate import MAPPING
from tests.integrations.aftership_peer import NUMBER, AfterShipPeer, a_checkpoint
from tests.integrations.carrier_peers import NOW, opened

TAGS = {
    "Pending",
    "InfoReceived",
    "InTransit",
    "OutForDelivery",
    "AttemptFail",
    "Delivered",
    "AvailableForPickup",
    "Expired",
}
OF_A_REASON = {f"Exception_{number:03}" for number in range(1, 14)} | {
    f"AttemptFail_{number:03}" for number in range(1, 4)
}
OTHERS = {"InTransit_009", "OutForDelivery_004", "Delivered_002"}
SECRET = "a-secret-of-the-webhook"


async def told(*checkpoints: object) -> SeenEvents:
    peer = AfterShipPeer(checkpoints=list(checkpoints))
    async with opened(peer) as adapter:
        (seen,) = await cast(AfterShip, adapter).tracked([peer.delivery()])
        return seen


def test_every_code_that_they_document_is_known() -> None:
    """All tags but the one that can mean anything, and the subtags that say more than theirs."""
    assert set(MAPPING.codes) == TAGS | OF_A_REASON | OTHERS


@pytest.mark.parametrize(
    ("tag", "subtag", "kind", "reason"),
    [
        ("InTransit", "InTransit_003", EventType.IN_TRANSIT, None),
        ("AttemptFail", "AttemptFail_002", EventType.ATTEMPT_FAILED, Reason.RECIPIENT_ABSENT),
        ("Exception", "Exception_002", EventType.ATTEMPT_FAILED, Reason.RECIPIENT_MOVED),
        ("Exception", "Exception_013", EventType.LOST, Reason.PARCEL_MISSING),
        ("AvailableForPickup", None, EventType.READY_FOR_PICKUP, None),
        ("Delivered", "Delivered_002", EventType.COLLECTED, None),
        ("Delivered", "Delivered_003", EventType.DELIVERED, None),
    ],
)
async def test_the_subtag_decides(
    tag: str, subtag: str | None, kind: EventType, reason: Reason | None
) -> None:
    """002 of the exceptions is a customer who moved, whatever others wrote."""
    (event,) = (await told(a_checkpoint(tag, subtag))).events
    assert (event.type, event.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("tag", "subtag", "raw"),
    [("Exception", "Exception_099", "Exception_099"), ("Exception", None, "Exception")],
)
async def test_what_may_mean_anything_is_unknown(tag: str, subtag: str | None, raw: str) -> None:
    """People look."""
    (event,) = (await told(a_checkpoint(tag, subtag))).events
    assert (event.type, event.raw_type) == (EventType.UNKNOWN, raw)


async def test_a_history_is_told_in_its_order() -> None:
    """What has no time, and what is no line, is left out."""
    seen = await told(
        a_checkpoint("OutForDelivery", None, "2026-11-27T06:00:00+01:00"),
        a_checkpoint("InTransit", None, "2026-11-26T14:30:00"),
        a_checkpoint("Delivered", None, ""),
        "nonsense",
    )
    assert [event.type for event in seen.events] == [
        EventType.IN_TRANSIT,
        EventType.OUT_FOR_DELIVERY,
    ]
    assert seen.events[0].occurred_at == datetime(2026, 11, 26, 14, 30, tzinfo=UTC)


async def test_a_parcel_that_it_does_not_track_is_asked_for() -> None:
    """Once, as that carrier's."""
    peer = AfterShipPeer(is_tracked=False)
    async with opened(peer) as adapter:
        assert await cast(AfterShip, adapter).tracked([peer.delivery()]) == []
        assert peer.asked == [{"tracking_number": NUMBER, "slug": "dhl"}]
        (seen,) = await cast(AfterShip, adapter).tracked([peer.delivery()])
        assert seen.events
        other = replace(peer.delivery(), tracking_number="another")
        assert await cast(AfterShip, adapter).tracked([other]) == []


def pushed(slug: str = "dhl") -> bytes:
    tracking = {
        "tracking_number": NUMBER,
        "slug": slug,
        "checkpoints": [a_checkpoint("InTransit", "InTransit_003")],
    }
    said = {"ts": 1, "event": "tracking_update", "event_id": "e1", "msg": tracking}
    return msgspec.json.encode(said)


def push(body: bytes, secret: str = SECRET) -> Push:
    mac = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    headers = {"aftership-hmac-sha256": mac}
    return Push(headers=headers, query={}, remote="", body=body, wall=NOW)


async def hook_of() -> CarrierHook:
    async with opened(AfterShipPeer(), hook_secrets=(SECRET,)) as adapter:
        hook = cast(AfterShip, adapter).hook
    assert hook is not None
    return hook


async def test_a_push_and_the_tracking_name_a_fact_alike() -> None:
    """So that it is told once; another carrier's parcel is none of ours."""
    hook = await hook_of()
    assert hook.proved(push(pushed()))
    assert hook.heard(push(pushed())) == [await told(a_checkpoint("InTransit", "InTransit_003"))]
    assert hook.heard(push(pushed("ups"))) == []


async def test_who_has_not_signed_is_not_heard() -> None:
    """Without a secret nobody is; and what is no push of theirs is refused as such."""
    hook = await hook_of()
    with pytest.raises(NotSigned):
        hook.proved(push(pushed(), "another-secret"))
    with pytest.raises(ValueError, match="AfterShip"):
        hook.heard(push(b"\xff\xfe"))
    async with opened(AfterShipPeer()) as adapter:
        assert cast(AfterShip, adapter).hook is None
