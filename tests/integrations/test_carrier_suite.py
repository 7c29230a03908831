"""The contract suite: what every carrier's adapter does beside a peer that behaves badly."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from core.model.change import ChangeState
from core.model.ids import CarrierRef
from core.ports import (
    CarrierAdapter,
    ChangesDelivery,
    ListsDeliveries,
    TellsOptions,
    TooFast,
    Tracks,
    Unavailable,
    UncertainEffect,
)
from integrations.carriers import OURS
from tests.integrations.aftership_peer import AfterShipPeer
from tests.integrations.carrier_peers import KEY, NAME, PHONE, STREET, Fault, Peer, opened
from tests.integrations.inpost_peer import InPostPeer
from tests.integrations.nova_poshta_peer import NovaPoshtaPeer
from tests.integrations.onfleet_peer import OnfleetPeer
from tests.integrations.ups_peer import UpsPeer

PEERS: dict[str, Callable[[], Peer]] = {
    "aftership": AfterShipPeer,
    "inpost": InPostPeer,
    "nova-poshta": NovaPoshtaPeer,
    "onfleet": OnfleetPeer,
    "ups": UpsPeer,
}
# Proved in files of their own: the sandbox speaks the one, and the other needs no HTTP.
ELSEWHERE = {"carrier-api-v1", "file-drop"}
CHANGING = ["nova-poshta", "onfleet", "ups"]
TELLING = ["nova-poshta", "onfleet", "ups"]
DONE = frozenset({ChangeState.SENT, ChangeState.ACCEPTED, ChangeState.APPLIED})


def changing(adapter: CarrierAdapter) -> ChangesDelivery:
    assert isinstance(adapter, ChangesDelivery)
    return adapter


async def look(adapter: CarrierAdapter, peer: Peer) -> object:
    """Whatever it looks at."""
    if isinstance(adapter, ListsDeliveries):
        return await adapter.deliveries(None, None)
    if isinstance(adapter, Tracks):
        return await adapter.tracked([peer.delivery()])
    await adapter.check()
    return None


def test_every_adapter_is_in_the_suite() -> None:
    """One that is not proved here is not proved."""
    assert set(PEERS) | ELSEWHERE == set(OURS)


@pytest.mark.parametrize("name", PEERS)
async def test_who_is_let_in_may_look(name: str) -> None:
    """Nothing is changed by it."""
    peer = PEERS[name]()
    async with opened(peer) as adapter:
        await adapter.check()
        await look(adapter, peer)
        about = await adapter.about()
        assert about.ref == adapter.ref
        assert peer.done == 0
        can_change = isinstance(adapter, ChangesDelivery)
        assert can_change or not any(one.allowed for one in about.capabilities.values())


@pytest.mark.parametrize("name", TELLING)
async def test_what_may_be_changed_is_what_is_taken(name: str) -> None:
    """The vendor says so of this parcel, and nothing is changed by asking; none of it is an action
    that its declaration does not allow at all."""
    peer = PEERS[name]()
    async with opened(peer) as adapter:
        assert isinstance(adapter, TellsOptions)
        told = {one.action: one for one in await adapter.options(peer.delivery())}
        assert told[peer.change().action].allowed
        assert set(told) <= set((await adapter.about()).capabilities)
        assert peer.done == 0


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize(
    "fault",
    [Fault.DOWN, Fault.ERROR, Fault.TOO_FAST, Fault.NONSENSE, Fault.LOST, Fault.LOCKED_OUT],
)
async def test_who_does_not_say_what_may_be_changed_is_ill(name: str, fault: Fault) -> None:
    """It is a look: neither a no, nor uncertain."""
    peer = PEERS[name]()
    async with opened(peer) as adapter:
        assert isinstance(adapter, TellsOptions)
        peer.fault, peer.looks = fault, True
        with pytest.raises(Unavailable) as ill:
            await adapter.options(peer.delivery())
        assert not isinstance(ill.value, UncertainEffect)


@pytest.mark.parametrize("name", CHANGING)
async def test_the_same_key_twice_changes_once(name: str) -> None:
    """As after a worker that fell over at the last moment."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        adapter, change = changing(opened_one), peer.change()
        first = await adapter.request(change, peer.delivery(), change.id)
        again = await adapter.request(change, peer.delivery(), change.id)
        assert first.state in DONE
        assert again.state in DONE
        assert peer.done == 1
        assert (await adapter.state_of(change, peer.delivery())).state in DONE


@pytest.mark.parametrize("name", CHANGING)
async def test_a_lost_answer_is_read_back(name: str) -> None:
    """It was done: that is found out, and not done again."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        adapter, change = changing(opened_one), peer.change()
        peer.fault = Fault.LOST
        with pytest.raises(UncertainEffect):
            await adapter.request(change, peer.delivery(), change.id)
        peer.fault = None
        found = await adapter.read_back(change, peer.delivery())
        assert found is not None
        assert found.state in DONE
        assert peer.done == 1


@pytest.mark.parametrize("name", CHANGING)
async def test_what_never_arrived_is_not_found(name: str) -> None:
    """So that it may be sent; and there is nothing to take back."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        adapter, change = changing(opened_one), peer.change()
        assert await adapter.read_back(change, peer.delivery()) is None
        assert (await adapter.withdraw(change, peer.delivery())).state is ChangeState.CANCELLED
        assert peer.done == 0


@pytest.mark.parametrize("name", CHANGING)
async def test_what_was_asked_is_taken_back_or_said_to_stand(name: str) -> None:
    """Never a pretended yes."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        adapter, change = changing(opened_one), peer.change()
        await adapter.request(change, peer.delivery(), change.id)
        taken_back = await adapter.withdraw(change, peer.delivery())
        assert taken_back.state in (ChangeState.CANCELLED, ChangeState.REJECTED)
        is_gone = await adapter.read_back(change, peer.delivery()) is None
        assert is_gone == (taken_back.state is ChangeState.CANCELLED)


@pytest.mark.parametrize("name", CHANGING)
async def test_what_was_asked_of_the_carrier_before_is_taken_back_there(name: str) -> None:
    """Another one brings the parcel by now: no newer wish of ours takes the place of the old."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        adapter, change = changing(opened_one), peer.change()
        told = await adapter.request(change, peer.delivery(), change.id)
        given_up = replace(change, state=ChangeState.SUPERSEDED, their_id=told.their_id)
        moved = replace(peer.delivery(), carrier=CarrierRef("another"))
        taken_back = await adapter.withdraw(given_up, moved)
        is_gone = await adapter.read_back(change, peer.delivery()) is None
        assert is_gone == (taken_back.state is ChangeState.CANCELLED)


@pytest.mark.parametrize("name", CHANGING)
async def test_a_no_is_a_no(name: str) -> None:
    """Also under HTTP 200, where the vendor says it so; with its code, and nobody's name."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        peer.fault = Fault.REFUSES
        change = peer.change()
        answer = await changing(opened_one).request(change, peer.delivery(), change.id)
        assert answer.state is ChangeState.REJECTED
        assert answer.why_not
        assert NAME not in answer.why_not
        assert peer.done == 0


@pytest.mark.parametrize("name", CHANGING)
async def test_too_fast_is_waited_for(name: str) -> None:
    """As long as it says, and nothing has happened."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        peer.fault = Fault.TOO_FAST
        change = peer.change()
        with pytest.raises(TooFast) as fast:
            await changing(opened_one).request(change, peer.delivery(), change.id)
        assert fast.value.seconds == 7


@pytest.mark.parametrize("name", CHANGING)
@pytest.mark.parametrize("fault", [Fault.DOWN, Fault.LOCKED_OUT])
async def test_who_did_not_take_it_did_nothing(name: str, fault: Fault) -> None:
    """It may be sent again at once."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        peer.fault = fault
        change = peer.change()
        with pytest.raises(Unavailable) as ill:
            await changing(opened_one).request(change, peer.delivery(), change.id)
        assert not isinstance(ill.value, UncertainEffect)


@pytest.mark.parametrize("name", CHANGING)
async def test_an_error_of_theirs_is_uncertain(name: str) -> None:
    """Nobody knows how far they came."""
    peer = PEERS[name]()
    async with opened(peer) as opened_one:
        peer.fault = Fault.ERROR
        change = peer.change()
        with pytest.raises(UncertainEffect):
            await changing(opened_one).request(change, peer.delivery(), change.id)


@pytest.mark.parametrize("name", PEERS)
@pytest.mark.parametrize(
    "fault",
    [Fault.DOWN, Fault.ERROR, Fault.TOO_FAST, Fault.NONSENSE, Fault.LOST, Fault.LOCKED_OUT],
)
async def test_an_ill_carrier_is_unavailable_to_who_only_looks(name: str, fault: Fault) -> None:
    """Looking has no effect that could be uncertain."""
    peer = PEERS[name]()
    async with opened(peer) as adapter:
        peer.fault, peer.looks = fault, True
        with pytest.raises(Unavailable) as ill:
            await look(adapter, peer)
        assert not isinstance(ill.value, UncertainEffect)


@pytest.mark.parametrize("name", PEERS)
async def test_a_slow_carrier_may_be_left(name: str) -> None:
    """Whoever waits for it can stop."""
    peer = PEERS[name]()
    async with opened(peer) as adapter:
        peer.fault, peer.looks = Fault.SLOW, True
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await look(adapter, peer)


@pytest.mark.parametrize("name", PEERS)
async def test_neither_keys_nor_people_are_logged(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever goes well or wrong; the errors that are raised say no more."""
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    for fault in (None, *(fault for fault in Fault if fault is not Fault.SLOW)):
        peer = PEERS[name]()
        async with opened(peer) as adapter:
            peer.fault, peer.looks = fault, True
            for call in (look(adapter, peer), _asked(adapter, peer), _told(adapter, peer)):
                try:
                    said.append(repr(await call))
                except Unavailable as ill:
                    said.append(str(ill))
    told = caplog.text + "".join(one for one in said if "SeenDelivery" not in one)
    assert not [word for word in (KEY, NAME, PHONE, STREET) if word in told]


async def _asked(adapter: CarrierAdapter, peer: Peer) -> object:
    if not isinstance(adapter, ChangesDelivery):
        return None
    change = peer.change()
    return await adapter.request(change, peer.delivery(), change.id)


async def _told(adapter: CarrierAdapter, peer: Peer) -> object:
    return await adapter.options(peer.delivery()) if isinstance(adapter, TellsOptions) else None
