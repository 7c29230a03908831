"""UPS: its activities in our words, its intercepts, and the pushes of Track Alert."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast

import msgspec
import pytest

from core.model.address import Components
from core.model.carrier import ChangeAction
from core.model.change import (
    AddressChange,
    CallOff,
    ChangeState,
    PutOff,
    SendBack,
    ToNeighbour,
    What,
)
from core.model.delivery import DeliveryAddress
from core.model.parcel import Money
from core.model.reason import Reason
from core.model.signature import NotSigned
from core.model.status import EventType
from core.model.their_options import TheirOption
from core.ports import CarrierHook, Push, SeenEvents, Unavailable, UncertainEffect
from integrations.carriers.ups.adapter import Ups
from integrations.carriers.ups.translate import MAPPING
from tests.integrations.carrier_peers import NAME, NOW, PHONE, STREET, Fault, opened
from tests.integrations.ups_peer import DAY, NUMBER, UpsPeer, a_feature, an_activity

DOCUMENTED = {"OR", "PU", "OT", "FS", "KB", "RS"}
TYPES = {"type.M", "type.MV", "type.P", "type.I", "type.U"}
CREDENTIAL = "a-credential-of-ours"
ADDRESS = AddressChange(
    old=STREET,
    new="Bulevardi 7 B 12, 00120 Helsinki",
    components=Components(
        street="Bulevardi", house_number="7", unit="B 12", city="Helsinki", postcode="00120"
    ),
    location=None,
    verdict="deliverable",
    by="recipient",
    before=DeliveryAddress(text=STREET),
)


def in_country(country: str) -> AddressChange:
    components = replace(ADDRESS.components, country=country)
    return msgspec.structs.replace(ADDRESS, components=components)


async def told(*activity: object, **more: str) -> SeenEvents:
    peer = UpsPeer(activity=list(activity))
    async with opened(peer, more=more) as adapter:
        (seen,) = await cast(Ups, adapter).tracked([peer.delivery()])
        return seen


def test_every_code_that_we_have_seen_documented_is_known() -> None:
    """And the types that can mean one thing only: D and X are not among them."""
    assert set(MAPPING.codes) == DOCUMENTED | TYPES


@pytest.mark.parametrize(
    ("type", "code", "kind"),
    [
        ("D", "OT", EventType.OUT_FOR_DELIVERY),
        ("I", "OT", EventType.OUT_FOR_DELIVERY),
        ("D", "KB", EventType.DELIVERED),
        ("I", "AR", EventType.IN_TRANSIT),
        ("X", "RS", EventType.RETURNING),
        ("D", "ZZ", EventType.UNKNOWN),
        ("X", "ZZ", EventType.UNKNOWN),
        ("Q", "", EventType.UNKNOWN),
    ],
)
async def test_the_code_decides_and_not_the_type(type: str, code: str, kind: EventType) -> None:
    """Type D stands for loaded, out for delivery and delivered alike."""
    (event,) = (await told(an_activity(type, code))).events
    assert event.type is kind
    assert event.raw_type == ((code or f"type.{type}") if kind is EventType.UNKNOWN else None)


async def test_what_is_missing_in_the_list_may_be_told() -> None:
    """By the setting, since the whole list stands in UPS's portal."""
    codes = "48=attempt_failed:recipient_absent, KM=delivered"
    seen = await told(an_activity("X", "48"), an_activity("D", "KM"), codes=codes)
    assert [event.type for event in seen.events] == [EventType.ATTEMPT_FAILED, EventType.DELIVERED]
    assert seen.events[0].reason is Reason.RECIPIENT_ABSENT


@pytest.mark.parametrize("codes", ["KM", "KM=teleported", "KM=near", "48=attempt_failed:frogs"])
async def test_what_is_told_wrongly_stops_the_start(codes: str) -> None:
    """With the name of the field."""
    with pytest.raises(ValueError, match="codes:"):
        await told(codes=codes)


@pytest.mark.parametrize(
    "activity",
    [
        an_activity("I", "OR"),
        an_activity("I", "OR", "20261126 143000"),
        an_activity("I", "OR", ""),
        an_activity("I", "OR", "", gmtOffset="", time="143000"),
    ],
)
async def test_a_time_is_of_the_world_or_of_its_place(activity: object) -> None:
    """Greenwich first, else with the offset, else in the zone of the setting."""
    (event,) = (await told(activity)).events
    assert event.occurred_at == datetime(2026, 11, 26, 14, 30, tzinfo=UTC)


async def test_a_history_is_told_in_its_order() -> None:
    """They list the newest first; a line without a time is left out, and a bad one too."""
    late, early = (an_activity("I", "OT", "20261127 06:00:00"), an_activity("I", "OR"))
    no_time = an_activity("I", "PU", "", gmtOffset="", date="", time="")
    seen = await told(late, early, no_time, "nonsense")
    assert [event.type for event in seen.events] == [
        EventType.IN_TRANSIT,
        EventType.OUT_FOR_DELIVERY,
    ]


async def test_a_parcel_that_they_do_not_know_is_left_out() -> None:
    """It may be there tomorrow."""
    peer = UpsPeer()
    async with opened(peer) as adapter:
        strange = replace(peer.delivery(), tracking_number="1Z9999999999999999")
        assert await cast(Ups, adapter).tracked([strange]) == []


async def test_a_token_is_fetched_once_and_again_when_it_was_taken_back() -> None:
    """Not for every call."""
    peer = UpsPeer()
    async with opened(peer) as opened_one:
        adapter = cast(Ups, opened_one)
        for _ in range(3):
            await adapter.tracked([peer.delivery()])
        assert peer.tokens == 1
        peer.fault = Fault.LOCKED_OUT
        change = peer.change()
        with pytest.raises(Unavailable, match="401"):
            await adapter.request(change, peer.delivery(), change.id)
        peer.fault = None
        await adapter.tracked([peer.delivery()])
        assert peer.tokens == 2


async def asked(what: What, peer: UpsPeer | None = None) -> tuple[UpsPeer, ChangeState]:
    peer = peer or UpsPeer()
    change = peer.change(what=what)
    async with opened(peer) as adapter:
        answer = await cast(Ups, adapter).request(change, peer.delivery(), change.id)
    return peer, answer.state


async def test_another_day_is_a_reschedule() -> None:
    """Asked by the shipper, and nothing is said of the recipient."""
    peer, state = await asked(PutOff(until=DAY))
    assert state is ChangeState.ACCEPTED
    assert peer.asked == {
        "reschedule": {
            "requestType": "FD",
            "requesterContactInfo": {"name": "Kauppa Oy", "telephone": "+358401111111"},
            "specialInstructions": None,
            "deliveryDate": "20261130",
        }
    }


async def test_another_address_is_a_redirect() -> None:
    """It wants a country, which the delivery may know."""
    peer = UpsPeer()
    _, state = await asked(in_country("fi"), peer)
    assert state is ChangeState.ACCEPTED
    assert peer.asked["redirect"]["newDeliveryAddress"] == {
        "addressNickName": "New address",
        "addressInfo": {
            "addressLine1": "Bulevardi 7 B 12",
            "city": "Helsinki",
            "postalCode": "00120",
            "countryCode": "FI",
        },
        "nameOrCompanyName": NAME,
        "contactName": NAME,
        "phoneNumber": PHONE,
    }


async def test_a_return_has_a_reason_of_theirs() -> None:
    """That of the setting."""
    peer, _ = await asked(SendBack(reason="not wanted"))
    assert peer.asked["return"]["reasonForReturn"] == "KV"


@pytest.mark.parametrize("what", [ADDRESS, CallOff(), ToNeighbour(name="Matti")])
async def test_what_it_cannot_be_asked_is_a_no(what: What) -> None:
    """An address without its country, and whatever has no intercept."""
    peer, state = await asked(what)
    assert (state, peer.done) == (ChangeState.REJECTED, 0)


async def test_an_address_that_may_stand_there_is_taken_back_before_it_is_asked_again() -> None:
    """UPS does not show it: so it is asked once, and stands once."""
    peer = UpsPeer()
    change = peer.change(what=in_country("FI"))
    async with opened(peer) as opened_one:
        adapter = cast(Ups, opened_one)
        peer.fault = Fault.LOST
        with pytest.raises(UncertainEffect):
            await adapter.request(change, peer.delivery(), change.id)
        peer.fault = None
        lost = replace(change, state=ChangeState.UNCERTAIN)
        assert await adapter.read_back(lost, peer.delivery()) is None
        assert peer.asked == {}
        await adapter.request(lost, peer.delivery(), change.id)
        assert list(peer.asked) == ["redirect"]


async def test_an_intercept_that_cannot_be_taken_back_stands() -> None:
    """It says no, and the tracking still shows it; a newer wish takes the place of the older."""
    peer, _ = await asked(PutOff(until=DAY))
    peer.asked.clear()
    change = peer.change()
    async with opened(peer) as opened_one:
        adapter = cast(Ups, opened_one)
        answer = await adapter.withdraw(change, peer.delivery())
        assert (answer.state, answer.why_not) == (ChangeState.REJECTED, "past-cutoff")
        calls = len(peer.calls)
        newer = replace(change, state=ChangeState.SUPERSEDED)
        assert (await adapter.withdraw(newer, peer.delivery())).state is ChangeState.CANCELLED
        assert len(peer.calls) == calls


async def test_what_it_allows_costs_what_the_setting_says() -> None:
    """Whoever asks for it is told before."""
    async with opened(UpsPeer(), more={"fee": "21.00 USD"}) as adapter:
        about = await adapter.about()
    assert set(about.capabilities) == {
        ChangeAction.POSTPONE,
        ChangeAction.CHANGE_ADDRESS,
        ChangeAction.RETURN,
    }
    assert about.capabilities[ChangeAction.POSTPONE].fee == Money(Decimal("21.00"), "USD")
    with pytest.raises(ValueError, match="fee"):
        async with opened(UpsPeer(), more={"fee": "a lot"}):
            pass


async def test_parcels_are_subscribed_to_once() -> None:
    """With our address and credential; without an address nobody is asked to push."""
    peer = UpsPeer()
    more = {"hook_url": "https://doorstep.example/hooks/ups"}
    async with opened(peer, (CREDENTIAL,), more) as adapter:
        for _ in range(2):
            await cast(Ups, adapter).tracked([peer.delivery()])
    (subscription,) = peer.subscribed
    assert subscription["trackingNumberList"] == [NUMBER]
    assert subscription["destination"] == {
        "url": more["hook_url"],
        "credential": CREDENTIAL,
        "credentialType": "Bearer",
    }
    silent = UpsPeer()
    async with opened(silent) as adapter:
        await cast(Ups, adapter).tracked([silent.delivery()])
    assert silent.subscribed == []


EVENT = {
    "trackingNumber": NUMBER,
    "localActivityDate": "20261126",
    "localActivityTime": "163000",
    "gmtActivityDate": "20261126",
    "gmtActivityTime": "143000",
    "activityStatus": {"type": "D", "code": "OT", "description": "Out For Delivery"},
}


async def hook_of(header: str = "credential") -> CarrierHook:
    async with opened(UpsPeer(), (CREDENTIAL,), {"hook_header": header}) as adapter:
        hook = cast(Ups, adapter).hook
    assert hook is not None
    return hook


def push(headers: dict[str, str], body: bytes = b"") -> Push:
    said = body or msgspec.json.encode(EVENT)
    return Push(headers=headers, query={}, remote="", body=said, wall=NOW)


async def test_a_push_and_the_tracking_name_a_fact_alike() -> None:
    """So that it is told once; the credential comes back in its header."""
    hook = await hook_of()
    pushed = push({"credential": CREDENTIAL})
    assert hook.proved(pushed)
    (heard,) = hook.heard(pushed)
    read = await told(an_activity("D", "OT"))
    assert heard == read
    in_their_other_way = await hook_of("Authorization")
    assert in_their_other_way.proved(push({"Authorization": f"Bearer {CREDENTIAL}"}))


@pytest.mark.parametrize("headers", [{}, {"credential": ""}, {"credential": "another-one"}])
async def test_who_does_not_know_the_credential_is_not_heard(headers: dict[str, str]) -> None:
    """And without one nobody is."""
    hook = await hook_of()
    with pytest.raises(NotSigned):
        hook.proved(push(headers))
    async with opened(UpsPeer()) as adapter:
        assert cast(Ups, adapter).hook is None


@pytest.mark.parametrize("body", [b"\xff\xfe", b"{}", b'{"trackingNumber": "1Z"}'])
async def test_what_is_no_push_of_theirs_is_refused(body: bytes) -> None:
    """As what it is."""
    hook = await hook_of()
    with pytest.raises(ValueError, match="UPS"):
        hook.heard(push({}, body))


async def test_what_is_cancelled_is_named_by_its_kind() -> None:
    """As its own document does: a reschedule is called off as one."""
    peer, _ = await asked(PutOff(until=DAY))
    async with opened(peer) as opened_one:
        adapter = cast(Ups, opened_one)
        assert (await adapter.withdraw(peer.change(), peer.delivery())).state is (
            ChangeState.CANCELLED
        )
    assert msgspec.json.decode(peer.bodies[-1])["requestType"] == "FD"


async def test_an_address_that_stands_and_cannot_be_taken_back_is_no_pretended_yes() -> None:
    """UPS shows nothing of it; it had taken it, and does not let it go."""
    peer = UpsPeer()
    change = replace(peer.change(what=in_country("FI")), their_id="chg_1")
    async with opened(peer) as opened_one:
        adapter = cast(Ups, opened_one)
        assert (await adapter.withdraw(change, peer.delivery())).state is ChangeState.REJECTED


AMERICAN = Components(
    street="Fork Rd",
    house_number="12911",
    city="Baldwin",
    region="MD",
    postcode="21013",
    country="US",
)
ORIGIN = "1899 Main St, Baltimore, MD, 21230, US"


async def options_of(peer: UpsPeer, **more: str) -> dict[ChangeAction, TheirOption]:
    address = DeliveryAddress(text="12911 Fork Rd, Baldwin, MD 21013", components=AMERICAN)
    async with opened(peer, more=more) as adapter:
        found = await cast(Ups, adapter).options(replace(peer.delivery(), address=address))
    return {one.action: one for one in found}


async def test_what_may_be_intercepted_is_told_by_its_own_names() -> None:
    """RD is a redirect and RTS a return; of a will-call we know nothing."""
    found = await options_of(UpsPeer())
    assert {action: one.allowed for action, one in found.items()} == {
        ChangeAction.POSTPONE: True,
        ChangeAction.CHANGE_ADDRESS: False,
        ChangeAction.RETURN: True,
    }
    assert found[ChangeAction.POSTPONE].days == (date(2026, 11, 30), date(2026, 12, 1))


async def test_an_intercept_that_stands_may_still_be_changed() -> None:
    """What cannot be made anew is changed; what UPS itself does not know is not told."""
    features = [
        a_feature("FD", "NOT_ELIGIBLE", "ELIGIBLE"),
        a_feature("RTS", "UNKNOWN", "NOT_ELIGIBLE"),
    ]
    found = await options_of(UpsPeer(features=features))
    assert {action: one.allowed for action, one in found.items()} == {ChangeAction.POSTPONE: True}


async def test_what_it_costs_is_asked_where_we_say_whence_it_comes() -> None:
    """What its sender has paid costs its recipient nothing."""
    found = await options_of(UpsPeer(), origin=ORIGIN)
    assert found[ChangeAction.POSTPONE].fee == Money(Decimal("21.00"), "USD")
    assert found[ChangeAction.RETURN].fee == Money(Decimal(0), "USD")
    unsaid = await options_of(UpsPeer())
    assert unsaid[ChangeAction.POSTPONE].fee is None


async def test_a_price_that_cannot_be_read_leaves_what_the_setting_says() -> None:
    """The options themselves are told all the same."""
    found = await options_of(UpsPeer(price="some"), origin=ORIGIN)
    assert found[ChangeAction.POSTPONE].allowed
    assert found[ChangeAction.POSTPONE].fee is None


async def test_an_error_under_200_tells_nothing() -> None:
    """Neither a yes nor a no."""
    assert await options_of(UpsPeer(features=None)) == {}


@pytest.mark.parametrize("origin", ["Baltimore", "1 Main St, Baltimore, MD, , US"])
async def test_an_origin_that_is_none_stops_the_start(origin: str) -> None:
    """With the name of the field."""
    with pytest.raises(ValueError, match="origin:"):
        await options_of(UpsPeer(), origin=origin)
