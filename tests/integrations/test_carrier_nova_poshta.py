"""Nova Poshta: its documents and orders in our words, with four ways of writing a time."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import msgspec
import pytest

from core.model.carrier import ChangeAction
from core.model.change import ChangeState, PointRedirect
from core.model.delivery import Format
from core.model.ids import PointRef
from core.model.reason import Reason
from core.model.status import EventType, Flag
from core.ports import ChangeAnswer, SeenEvents, TooFast, Unavailable
from integrations.carriers.nova_poshta.adapter import NovaPoshta
from integrations.carriers.nova_poshta.translate import MAPPING
from tests.integrations.carrier_peers import NAME, opened
from tests.integrations.nova_poshta_peer import NUMBER, WAREHOUSE, NovaPoshtaPeer, a_document

DOCUMENTED = "1 2 3 4 41 5 6 7 8 9 10 11 12 14 101 102 103 104 105 106 111 112".split()  # noqa: SIM905  # as their table has them
HANDED_OVER = {"9", "10", "11", "106"}


async def told(format: Format = Format.DOOR, /, **document: object) -> SeenEvents:
    peer = NovaPoshtaPeer(document=a_document(**document))
    async with opened(peer) as adapter:
        delivery = replace(peer.delivery(), format=format)
        (seen,) = await cast(NovaPoshta, adapter).tracked([delivery])
        return seen


def test_every_code_that_they_document_is_known() -> None:
    """And ours beside it, for who came for the parcel."""
    assert set(MAPPING.codes) == {*DOCUMENTED, *(f"{code}.from_point" for code in HANDED_OVER)}


@pytest.mark.parametrize("code", DOCUMENTED)
def test_a_parcel_at_a_point_is_never_delivered(code: str) -> None:
    """7 and 8 are at a branch and in a machine."""
    ready = MAPPING.codes[code].event is EventType.READY_FOR_PICKUP
    assert ready == (code in ("7", "8"))


@pytest.mark.parametrize(
    ("document", "at"),
    [
        ({}, datetime(2026, 11, 25, 13, 4, 5, tzinfo=UTC)),
        ({"TrackingUpdateDate": ""}, datetime(2026, 11, 24, 8, tzinfo=UTC)),
        (
            {"TrackingUpdateDate": "0000-00-00 00:00:00", "DateScan": "07:15 25.07.2026"},
            datetime(2026, 7, 25, 4, 15, tzinfo=UTC),
        ),
        (
            {"StatusCode": 9, "RecipientDateTime": "25.11.2026 18:30:00"},
            datetime(2026, 11, 25, 16, 30, tzinfo=UTC),
        ),
    ],
)
async def test_a_time_is_read_as_they_wrote_it(document: dict[str, object], at: datetime) -> None:
    """In Kyiv, summer and winter; a year 1 is no time."""
    (event,) = (await told(**document)).events
    assert event.occurred_at == at


async def test_a_document_without_a_time_is_left_out() -> None:
    """Nobody knows when."""
    peer = NovaPoshtaPeer(document=a_document(TrackingUpdateDate="", DateCreated=""))
    async with opened(peer) as adapter:
        assert await cast(NovaPoshta, adapter).tracked([peer.delivery()]) == []


async def test_a_bad_document_spoils_no_batch() -> None:
    """Nor does one about which nobody asked."""
    for document in (a_document(Number=7), a_document(Number="59000000000000")):
        peer = NovaPoshtaPeer(document=document)
        async with opened(peer) as adapter:
            assert await cast(NovaPoshta, adapter).tracked([peer.delivery()]) == []


@pytest.mark.parametrize(
    ("format", "service", "kind"),
    [
        (Format.DOOR, "WarehouseDoors", EventType.DELIVERED),
        (Format.DOOR, "WarehousePostomat", EventType.COLLECTED),
        (Format.LOCKER, "", EventType.COLLECTED),
        (Format.DOOR, "", EventType.DELIVERED),
    ],
)
async def test_who_came_for_it_collected_it(format: Format, service: str, kind: EventType) -> None:
    """By the service that was bought, else by what we know."""
    (event,) = (await told(format, StatusCode="9", ServiceType=service)).events
    assert event.type is kind


async def test_a_fact_has_one_name_a_day() -> None:
    """A second attempt on another day is another one."""
    first = await told(StatusCode="111", TrackingUpdateDate="2026-11-25 15:04:05")
    later = await told(StatusCode=111, TrackingUpdateDate="2026-11-25 18:00:00")
    next_day = await told(StatusCode="111", TrackingUpdateDate="2026-11-26 00:10:00")
    names = [seen.events[0].event_id for seen in (first, later, next_day)]
    assert names[0] == names[1] != names[2]
    assert first.events[0].reason is Reason.RECIPIENT_ABSENT


async def test_what_is_said_beside_the_status_is_a_flag() -> None:
    """Another address, another day."""
    flags = [(await told(StatusCode=code)).events[0].flags for code in ("104", "112")]
    assert flags == [frozenset({Flag.REDIRECTED}), frozenset({Flag.RESCHEDULED})]


async def test_what_says_nothing_is_no_event_and_what_nobody_knows_is_unknown() -> None:
    """A number that is not there yet is nothing to tell anybody."""
    assert (await told(StatusCode="3")).events == []
    (event,) = (await told(StatusCode="777")).events
    assert (event.type, event.raw_type) == (EventType.UNKNOWN, "777")


async def test_parcels_are_asked_about_with_their_phones() -> None:
    """Without one most fields are empty; the key stands in the body."""
    peer = NovaPoshtaPeer()
    async with opened(peer) as adapter:
        await cast(NovaPoshta, adapter).tracked([peer.delivery()])
    (body,) = peer.bodies
    assert msgspec.json.decode(body)["methodProperties"] == {
        "Documents": [{"DocumentNumber": NUMBER, "Phone": "380501234567"}]
    }


async def redirected(peer: NovaPoshtaPeer, point: str = f"np-{WAREHOUSE}") -> ChangeAnswer:
    change = peer.change(what=PointRedirect(point=PointRef(point), size="M"))
    async with opened(peer) as adapter:
        return await cast(NovaPoshta, adapter).request(change, peer.delivery(), change.id)


async def test_a_redirect_is_an_order_with_our_mark() -> None:
    """To the point whose reference stands in its name."""
    peer = NovaPoshtaPeer()
    answer = await redirected(peer)
    assert (answer.state, answer.their_id) == (ChangeState.SENT, "order-1")
    (saved,) = [body for body in peer.bodies if b'"save"' in body]
    told = msgspec.json.decode(saved)["methodProperties"]
    assert told["RecipientWarehouse"] == WAREHOUSE
    assert (told["OrderType"], told["Note"]) == ("orderRedirecting", "doorstep chg_1")
    assert (told["RecipientContactName"], told["RecipientPhone"]) == (NAME, "380501234567")
    assert (told["Customer"], told["PayerType"]) == ("Sender", "Recipient")


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Прийняте", ChangeState.ACCEPTED),
        ("Виконане", ChangeState.APPLIED),
        ("Відхилено", ChangeState.REJECTED),
        ("Нове", ChangeState.SENT),
        ("Щось інше", ChangeState.SENT),
    ],
)
async def test_an_order_says_how_far_it_has_come(word: str, state: ChangeState) -> None:
    """A word that nobody knows leaves it where it stood."""
    peer = NovaPoshtaPeer()
    await redirected(peer)
    peer.orders[0]["OrderStatus"] = word
    async with opened(peer) as adapter:
        answer = await cast(NovaPoshta, adapter).state_of(peer.change(), peer.delivery())
    assert answer.state is state


async def test_somebody_elses_order_is_not_ours() -> None:
    """Nor one whose mark only begins like ours."""
    peer = NovaPoshtaPeer()
    await redirected(peer)
    async with opened(peer) as adapter:
        other = peer.change(id="chg_")
        assert await cast(NovaPoshta, adapter).read_back(other, peer.delivery()) is None


async def test_what_cannot_be_redirected_is_known_before_it_is_asked() -> None:
    """It says so itself; and a point that is not theirs is no point."""
    peer = NovaPoshtaPeer(possible=False)
    answer = await redirected(peer)
    assert (answer.state, answer.why_not) == (ChangeState.REJECTED, "nova-poshta-20000")
    strange = await redirected(NovaPoshtaPeer(), "locker-kluuvi")
    assert (strange.state, strange.why_not) == (ChangeState.REJECTED, "point-unknown")
    assert peer.done == 0


async def test_a_no_that_is_none_of_the_change_is_waited_for() -> None:
    """A key that is not theirs, and a pace that is too much, are no answers to it."""
    too_fast = NovaPoshtaPeer(possible=False, errors=(["To many requests"], []))
    with pytest.raises(TooFast):
        await redirected(too_fast)
    locked_out = NovaPoshtaPeer(possible=False, errors=(["API key is not valid"], ["20000200068"]))
    with pytest.raises(Unavailable, match="nova-poshta-20000200068"):
        await redirected(locked_out)


async def test_an_order_that_was_carried_out_stands() -> None:
    """It is too late to take it back."""
    peer = NovaPoshtaPeer()
    await redirected(peer)
    peer.orders[0]["OrderStatus"] = "Виконано"
    async with opened(peer) as adapter:
        answer = await cast(NovaPoshta, adapter).withdraw(peer.change(), peer.delivery())
    assert (answer.state, answer.why_not) == (ChangeState.REJECTED, "past-cutoff")


async def test_only_another_point_is_allowed_the_rest_is_on_its_own_page() -> None:
    """With the parcel's number in the address."""
    async with opened(NovaPoshtaPeer()) as adapter:
        about = await adapter.about()
    assert set(about.capabilities) == {ChangeAction.REDIRECT}
    assert about.portal_of(NUMBER) == f"https://novaposhta.ua/tracking/{NUMBER}"
