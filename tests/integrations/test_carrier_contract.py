"""What a carrier's adapter must do: changes are understood there, and answers here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from core.model.address import Components
from core.model.carrier import ChangeAction
from core.model.change import (
    AddressChange,
    CallOff,
    Change,
    ChangeState,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    What,
    WindowChange,
)
from core.model.delivery import DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import ChangeId, PointRef, PromiseId
from core.model.location import Location
from core.model.recipient import Recipient
from core.model.status import EventType
from core.model.window import Window
from core.ports import Unavailable, UncertainEffect
from integrations.carriers import open_carrier
from integrations.carriers.carrier_api_v1 import translate, wire
from integrations.carriers.carrier_api_v1.adapter import CarrierApiV1
from integrations.carriers.carrier_api_v1.asking import asked
from sandbox.parcel_carrier.faults import Fault
from tests.integrations.carrier_world import REF, CarrierWorld, world

__all__ = ["world"]

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLACE = Location(60.165, 24.938)
EVERY_WISH: dict[ChangeAction, What] = {
    ChangeAction.CHANGE_WINDOW: WindowChange(
        window=Window(NOON, NOON + timedelta(hours=2)), promise=PromiseId("prm_1")
    ),
    ChangeAction.CHANGE_ADDRESS: AddressChange(
        old="Bulevardi 5",
        new="Bulevardi 7, 00120 Helsinki",
        components=Components(street="Bulevardi", house_number="7"),
        location=PLACE,
        verdict="deliverable",
        by="recipient",
        before=DeliveryAddress(text="Bulevardi 5"),
    ),
    ChangeAction.REDIRECT: PointRedirect(point=PointRef("locker-kluuvi"), size="M", until=NOON),
    ChangeAction.NEIGHBOUR: ToNeighbour(name="Matti", unit="B 12"),
    ChangeAction.SAFE_PLACE: ToSafePlace(note="under the stairs"),
    ChangeAction.INSTRUCTIONS: NewInstructions(door_card=DoorCard(code="1234#")),
    ChangeAction.CHANGE_RECIPIENT: NewRecipient(recipient=Recipient(name="Matti")),
    ChangeAction.POSTPONE: PutOff(until=date(2026, 11, 30)),
    ChangeAction.EXTEND_PICKUP: LongerPickup(until=NOON),
    ChangeAction.RETURN: SendBack(reason="not wanted"),
    ChangeAction.CANCEL: CallOff(reason="not wanted"),
}
IN_THEIR_WORDS: dict[ChangeAction, dict[str, object]] = {
    ChangeAction.CHANGE_WINDOW: {
        "window": {"start": "2026-11-25T12:00:00Z", "end": "2026-11-25T14:00:00Z"}
    },
    ChangeAction.CHANGE_ADDRESS: {},
    ChangeAction.REDIRECT: {"locker": "locker-kluuvi", "until": "2026-11-25T12:00:00+00:00"},
    ChangeAction.NEIGHBOUR: {"name": "Matti", "unit": "B 12"},
    ChangeAction.SAFE_PLACE: {"note": "under the stairs"},
    ChangeAction.INSTRUCTIONS: {"door_card": {"code": "1234#"}},
    ChangeAction.CHANGE_RECIPIENT: {
        "recipient": {"name": "Matti", "phone": None, "language": None, "email": None}
    },
    ChangeAction.POSTPONE: {"until": "2026-11-30"},
    ChangeAction.EXTEND_PICKUP: {"until": "2026-11-25T12:00:00+00:00"},
    ChangeAction.RETURN: {"reason": "not wanted"},
    ChangeAction.CANCEL: {"reason": "not wanted"},
}
ADDRESSES = {ChangeAction.CHANGE_ADDRESS: "Bulevardi 7, 00120 Helsinki"}


async def a_change(world: CarrierWorld, action: ChangeAction) -> Change:
    return Change(
        id=ChangeId(f"chg_{action}"),
        delivery=(await world.delivery()).id,
        carrier=REF,
        what=EVERY_WISH[action],
        asked_by="recipient",
        asked_at=world.clock.at,
        updated_at=world.clock.at,
    )


async def test_the_stop_tells_the_way_to_the_door(world: CarrierWorld) -> None:
    """All that the card says, how long it takes, and that only the recipient knows the number."""
    card = DoorCard(
        reception="Lobby", opening_hours="Mo-Fr 09:00-16:00", lift="no", floor="2", height_m_max=3.2
    )
    known = await world.delivery()
    delivery = replace(known, door_card=card, address=replace(known.address, unproved=True))
    change = await a_change(world, ChangeAction.CHANGE_WINDOW)
    stop = msgspec.json.decode(msgspec.json.encode(asked(change, delivery)))["stop"]
    assert stop["unproved"] is True
    assert stop["door_card"] == {
        "reception": "Lobby",
        "opening_hours": "Mo-Fr 09:00-16:00",
        "lift": "no",
        "floor": "2",
        "height_m_max": 3.2,
    }
    assert stop["service_seconds"] == known.service_seconds + card.extra_seconds(known.parcel)


async def test_a_company_is_told_and_read(world: CarrierWorld) -> None:
    """In the carrier's words, both ways."""
    change = await a_change(world, ChangeAction.CHANGE_RECIPIENT)
    named = replace(change, what=NewRecipient(recipient=Recipient(company="Kahvila Oy")))
    body = msgspec.json.decode(msgspec.json.encode(asked(named, await world.delivery())))
    assert body["recipient"]["company"] == "Kahvila Oy"
    told = {
        "tracking_number": "T1",
        "address": {"text": "Bulevardi 5"},
        "recipient": body["recipient"],
        "updated_at": NOON.isoformat(),
    }
    read = translate.delivery(REF, msgspec.convert(told, wire.Delivery, strict=False))
    assert read.is_business and read.recipient.company == "Kahvila Oy"


@pytest.mark.parametrize("action", ChangeAction)
async def test_every_action_says_what_it_asks(world: CarrierWorld, action: ChangeAction) -> None:
    """With the stop as it shall be beside it."""
    change = await a_change(world, action)
    body = msgspec.json.decode(msgspec.json.encode(asked(change, await world.delivery())))
    assert body["action"] == action
    assert body["change_id"] == change.id
    assert body["stop"]["address"] == ADDRESSES.get(action, "Bulevardi 5, 00120 Helsinki")
    assert {name: body.get(name) for name in IN_THEIR_WORDS[action]} == IN_THEIR_WORDS[action]


async def test_the_carrier_understands_a_window_a_place_and_a_locker(world: CarrierWorld) -> None:
    """As its office reads them."""
    delivery = await world.delivery()
    for action in (ChangeAction.CHANGE_WINDOW, ChangeAction.CHANGE_ADDRESS, ChangeAction.REDIRECT):
        change = await a_change(world, action)
        answer = await world.adapter.request(change, delivery, change.id)
        assert answer.state is ChangeState.SENT
    there = world.company.changes
    window = there["chg_change_window"].window()
    assert window is not None
    assert (window.start, window.end) == (NOON, NOON + timedelta(hours=2))
    assert there["chg_change_address"].location() == {"lat": PLACE.lat, "lon": PLACE.lon}
    assert there["chg_change_address"].address_text() == "Bulevardi 7, 00120 Helsinki"
    assert there["chg_redirect"].point() == "locker-kluuvi"


async def test_what_the_carrier_does_not_offer_is_rejected(world: CarrierWorld) -> None:
    """With its code."""
    change = await a_change(world, ChangeAction.RETURN)
    answer = await world.adapter.request(change, await world.delivery(), change.id)
    assert (answer.state, answer.why_not) == (ChangeState.REJECTED, "invalid")


async def test_the_same_key_with_another_body_is_read_back(world: CarrierWorld) -> None:
    """The first one did arrive: nobody knows yet what became of it."""
    change = await a_change(world, ChangeAction.INSTRUCTIONS)
    delivery = await world.delivery()
    await world.adapter.request(change, delivery, change.id)
    longer = replace(delivery, service_seconds=600)
    with pytest.raises(UncertainEffect):
        await world.adapter.request(change, longer, change.id)
    found = await world.adapter.read_back(change, delivery)
    assert found is not None
    assert found.state is ChangeState.SENT


async def test_what_never_arrived_is_not_found(world: CarrierWorld) -> None:
    """So that it may be sent again."""
    change = await a_change(world, ChangeAction.INSTRUCTIONS)
    assert await world.adapter.read_back(change, await world.delivery()) is None
    assert (
        await world.adapter.state_of(change, await world.delivery())
    ).state is ChangeState.UNCERTAIN
    assert (
        await world.adapter.withdraw(change, await world.delivery())
    ).state is ChangeState.CANCELLED


@pytest.mark.parametrize("fault", [Fault.DOWN, Fault.ERROR, Fault.TOO_FAST, Fault.NONSENSE])
async def test_an_ill_carrier_is_unavailable_to_who_only_looks(
    world: CarrierWorld, fault: Fault
) -> None:
    """Looking has no effect that could be uncertain."""
    change = await a_change(world, ChangeAction.INSTRUCTIONS)
    world.api.faults.switch(fault)
    for look in (
        world.adapter.about(),
        world.adapter.deliveries(None, None),
        world.adapter.routes(date(2026, 11, 24)),
        world.adapter.state_of(change, await world.delivery()),
    ):
        with pytest.raises(Unavailable) as ill:
            await look
        assert not isinstance(ill.value, UncertainEffect)


async def test_a_key_that_is_not_theirs_is_unavailable(world: CarrierWorld) -> None:
    """Nothing was decided: somebody must mend the setting."""
    world.api._key = "another"
    with pytest.raises(Unavailable, match="401"):
        await world.adapter.about()


async def test_nobody_at_the_address_is_unavailable(world: CarrierWorld) -> None:
    """Nothing was sent."""
    nobody = opened("http://127.0.0.1:1")
    change = await a_change(world, ChangeAction.INSTRUCTIONS)
    with pytest.raises(Unavailable, match="not reached") as ill:
        await nobody.request(change, await world.delivery(), change.id)
    assert not isinstance(ill.value, UncertainEffect)
    await nobody.aclose()


async def test_an_answer_that_ends_in_the_middle_is_uncertain(world: CarrierWorld) -> None:
    """Half a body under 202: it may well have happened."""

    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=202, headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"id": "1", "sta')
        assert request.transport is not None
        request.transport.abort()
        return response

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", half)
    async with TestServer(app) as server:
        carrier = opened(str(server.make_url("/")))
        change = await a_change(world, ChangeAction.INSTRUCTIONS)
        with pytest.raises(UncertainEffect):
            await carrier.request(change, await world.delivery(), change.id)
        with pytest.raises(Unavailable):
            await carrier.state_of(change, await world.delivery())
        await carrier.aclose()


@pytest.mark.parametrize("state", ChangeState)
def test_every_state_is_understood(state: ChangeState) -> None:
    """What is queued with them was sent by us; every other word is ours too."""
    said = wire.Change(id="1", state=state)
    wanted = ChangeState.SENT if state is ChangeState.QUEUED else state
    assert translate.answer(said).state is wanted
    assert translate.knows_state(said)


def test_an_unknown_state_is_uncertain_and_never_a_guess() -> None:
    """The change is looked at again until it says something we know."""
    said = wire.Change(id="1", state="pondering")
    assert translate.answer(said).state is ChangeState.UNCERTAIN
    assert not translate.knows_state(said)


@pytest.mark.parametrize("own", ["planned", "unplanned", "near", "unknown"])
def test_our_own_words_are_not_taken_from_others(own: str) -> None:
    """A carrier cannot say what only we find out."""
    event = translate.event(wire.Event(event_id="1", type=own, occurred_at=NOON))
    assert (event.type, event.raw_type) == (EventType.UNKNOWN, own)


@pytest.mark.parametrize("zone", ["Mars/Base", "Europe", "../../etc/passwd", "-"])
def test_a_zone_that_nobody_knows_is_refused(zone: str) -> None:
    """The carrier's windows would be at the wrong time."""
    with pytest.raises((ValueError, KeyError, OSError)):
        translate.carrier(REF, wire.Carrier(timezone=zone))


def test_an_action_with_terms_we_cannot_read_is_not_allowed() -> None:
    """It is left out, and named."""
    said = wire.Carrier(
        capabilities={
            "teleport": wire.Capability(),
            "cancel": wire.Capability(until=wire.CutOff(status="in orbit")),
            "return": wire.Capability(until=wire.CutOff(local_time="12:00")),
        }
    )
    carrier, left_out = translate.carrier(REF, said)
    assert list(carrier.capabilities) == [ChangeAction.RETURN]
    assert left_out == ["teleport", "cancel"]


def opened(url: str) -> CarrierApiV1:
    carrier = open_carrier(REF, "carrier-api-v1", {"url": url, "key": "key"})
    assert isinstance(carrier, CarrierApiV1)
    return carrier
