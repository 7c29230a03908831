"""Saved places: kept for the next parcel without any code, five of them, until taken away."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.commands import Command, ForgetMe, RemovePlace, SavePlace
from core.model.address import Instructions
from core.model.asker import Asker, Role
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import ConversationId, PlaceId
from core.model.saved_place import PLACES_MAX, SavedPlace
from core.refusals import Refused
from storage.erase import erase
from storage.forget import forget
from storage.store import SqlStore
from storage.tables.base import PLACE_DAYS
from tests.core.street import NOWHERE, UNKNOWN, VERDICTS, Street, line
from tests.core.test_addressing import AINO, TALK
from tests.core.town import NOW, Town, a_delivery, door

ME = Asker(Role.RECIPIENT, TALK.id)
TYPED = "testikatu 1, code 4711, ring at the neighbour's"
CARD = DoorCard(code="4711", note=TYPED, phone="+358401234567", entrance="B", lift="no", floor="3")
HOME = replace(
    AINO,
    address=DeliveryAddress(
        text=TYPED,
        country="FI",
        verdict=replace(
            VERDICTS["Testikatu 1"], instructions=Instructions(gate_code="4711", note=TYPED)
        ),
    ),
    door_card=CARD,
)


@pytest.fixture
async def talk(town: Town) -> AsyncIterator[Town]:
    town.house = replace(town.house, addresses=Street())
    await town.furnish(HOME)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(TALK, deliveries=(HOME.id,), focus=HOME.id))
    yield town


async def places(town: Town) -> list[SavedPlace]:
    async with town.house.store.read() as unit:
        return list(await unit.saved_places.of(TALK.id))


async def save(town: Town, label: str, delivery: Delivery = HOME) -> None:
    await ask(town.house, SavePlace(TALK.id, delivery.id, label), ME)


async def why_not(town: Town, command: Command) -> str:
    with pytest.raises(Refused) as no:
        await ask(town.house, command, ME)
    refusal = no.value.refusal
    return refusal.why_not[0] if refusal.why_not else refusal.code


async def test_a_place_is_kept_without_codes_and_words(talk: Town) -> None:
    """Where it is and what is true of the house; not what was typed, which may hold a code."""
    await save(talk, "  my   home ")
    (place,) = await places(talk)
    assert (place.label, place.gazetteer_version, place.saved_at) == ("my home", "street-1", NOW)
    assert place.address.text == line(1)
    assert place.address.point == door(1)
    assert place.door_card == DoorCard(entrance="B", lift="no", floor="3")
    assert "4711" not in repr(place) and "neighbour" not in repr(place)


async def test_a_place_is_asked_for_again_as_it_is(talk: Town) -> None:
    """What the house makes of its query is what was saved."""
    await save(talk, "home")
    (place,) = await places(talk)
    found = await talk.house.addresses.check(place.query)
    assert found.location == place.address.point


async def test_a_number_nobody_knows_is_saved_with_its_persons_word(talk: Town) -> None:
    """So that it is found again as it was accepted."""
    told = DeliveryAddress(text="Uusitie 7", country="FI", verdict=UNKNOWN).accepted
    new = replace(a_delivery(2), address=told, conversation=TALK.id)
    await talk.furnish(new)
    await save(talk, "cottage", new)
    (place,) = await places(talk)
    assert place.query.accept_unknown is True


async def test_the_same_word_means_the_new_place(talk: Town) -> None:
    """In whatever letters; it keeps its id, so that an old button still means it."""
    await save(talk, "Home")
    (before,) = await places(talk)
    moved = replace(
        a_delivery(2),
        address=DeliveryAddress(text="x", verdict=VERDICTS["Testikatu 2"]),
        conversation=TALK.id,
    )
    await talk.furnish(moved)
    await save(talk, "HOME", moved)
    (after,) = await places(talk)
    assert (after.id, after.label, after.address.text) == (before.id, "HOME", line(2))


async def test_five_are_enough(talk: Town) -> None:
    """A sixth waits until one is taken away."""
    for number in range(PLACES_MAX):
        await save(talk, f"place {number}")
    assert await why_not(talk, SavePlace(TALK.id, HOME.id, "one more")) == "too-many-places"
    first = (await places(talk))[0]
    await ask(talk.house, RemovePlace(TALK.id, first.id), ME)
    await save(talk, "one more")
    assert len(await places(talk)) == PLACES_MAX


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SavePlace(TALK.id, HOME.id, " "), "invalid"),
        (SavePlace(TALK.id, HOME.id, "x" * 41), "invalid"),
        (SavePlace(TALK.id, a_delivery(9).id, "home"), "not-found"),
        (RemovePlace(TALK.id, PlaceId("plc_9")), "not-found"),
    ],
)
async def test_what_cannot_be_kept_is_refused(talk: Town, command: Command, code: str) -> None:
    """A label without words, or of a story's length; what is not there."""
    assert await why_not(talk, command) == code


async def test_of_anothers_parcel_and_of_nowhere_nothing_is_kept(talk: Town) -> None:
    """Only where this chat's own parcel goes, once that is known."""
    theirs = replace(a_delivery(2), conversation=ConversationId("cnv_2"))
    lost = replace(
        a_delivery(3), conversation=TALK.id, address=DeliveryAddress(text="x", verdict=NOWHERE)
    )
    await talk.furnish(theirs, lost)
    assert await why_not(talk, SavePlace(TALK.id, theirs.id, "home")) == "not-found"
    assert await why_not(talk, SavePlace(TALK.id, lost.id, "home")) == "address-not-located"


async def test_nobody_takes_away_what_is_anothers(talk: Town) -> None:
    """The place's id alone opens nothing."""
    await save(talk, "home")
    (place,) = await places(talk)
    assert await why_not(talk, RemovePlace(ConversationId("cnv_2"), place.id)) == "not-found"
    assert await places(talk) == [place]


async def test_places_go_with_what_their_person_said(talk: Town) -> None:
    """By /forget."""
    await save(talk, "home")
    await ask(talk.house, ForgetMe(TALK.id), ME)
    assert await places(talk) == []


@pytest.mark.parametrize("name", [HOME.id, TALK.id, "+358401234567"])
async def test_an_erased_person_has_no_places(talk: Town, store: SqlStore, name: str) -> None:
    """By whatever they are known."""
    await save(talk, "home")
    await erase(store, name, NOW)
    assert await places(talk) == []


async def test_a_place_that_nobody_renewed_for_a_year_is_forgotten(
    talk: Town, store: SqlStore
) -> None:
    """Its days are named with its table."""
    await save(talk, "home")
    assert "saved_places" not in await forget(store, NOW + timedelta(days=PLACE_DAYS - 1))
    gone = await forget(store, NOW + timedelta(days=PLACE_DAYS + 1))
    assert gone["saved_places"] == 1
