"""Another address: who may ask for it, what moves along, and what stands if it comes to nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from core.actions.ask import ask
from core.actions.changes import answer_change, expire_changes
from core.actions.correcting import Correction, correct
from core.actions.history import history_of
from core.actions.routes import put_route
from core.commands import (
    AskPerson,
    BookWindow,
    ChangeAddress,
    Command,
    ConfirmAddress,
    GiveInstructions,
    NotMine,
    ProveByCode,
    ProveByPhone,
    WithdrawChange,
)
from core.model.access import Scope, Webhook
from core.model.address import AddressQuery, VerdictCode
from core.model.asker import HOUSE, Asker, Role
from core.model.carrier import Capability, ChangeAction, CutOff
from core.model.change import Change, ChangeState
from core.model.conversation import Conversation
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import ApiKeyId, ChangeId, ConversationId, WebhookId
from core.model.location import Location
from core.model.parcel import Money, Parcel
from core.model.post import Channel
from core.model.promise import PromiseState
from core.model.recipient import Recipient
from core.model.route import PushedStop, Stop
from core.model.status import Status
from core.refusals import Refused
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.street import VERDICTS, Street, line
from tests.core.town import (
    CARRIER,
    FLEET,
    NOW,
    PLANNER,
    RECIPIENT,
    Town,
    a_delivery,
    a_van,
    door,
    window,
)

TEN = window(10)
VAN = a_van()
PHONE, CODE = "+358401234567", "123456"
SENDER, AGENT = Asker(Role.SENDER, "key_1"), Asker(Role.AGENT, "agt_1")
CARRIER_KEY = Asker(Role.CARRIER, "key_2")
TALK = Conversation(
    id=ConversationId("cnv_1"),
    lane="telegram:1:7",
    chat_id=7,
    user_id=7,
    bot_id=1,
    created_at=NOW,
    updated_at=NOW,
)
OLD_CARD = DoorCard(code="4471#", phone="+358409999999")


def aino(**told: object) -> Delivery:
    """At Testikatu 1, in a chat that proved it yesterday."""
    home = DeliveryAddress(text="Testikatu 1", country="FI", verdict=VERDICTS["Testikatu 1"])
    known: dict[str, object] = {
        "address": home,
        "door_card": OLD_CARD,
        "recipient": Recipient(name="Aino", phone=PHONE),
        "conversation": TALK.id,
        "proof_code": CODE,
        "proved_at": NOW - timedelta(days=2),
        "announced_by": str(SENDER),
    }
    return replace(a_delivery(1), **(known | told))  # type: ignore[arg-type]  # fields by name


AINO = aino()


@pytest.fixture
async def street(town: Town) -> AsyncIterator[Town]:
    """The town, with its chat, and its own street for a gazetteer."""
    house = replace(town.house, addresses=Street())
    town.house = house
    async with house.store.begin() as unit:
        await unit.conversations.put(replace(TALK, deliveries=(AINO.id,), focus=AINO.id))
    yield town


async def done_by(town: Town, command: Command, by: Asker = RECIPIENT) -> Change | None:
    return (await ask(town.house, command, by)).change


async def why_not(town: Town, command: Command, by: Asker = RECIPIENT) -> tuple[str, ...]:
    with pytest.raises(Refused) as no:
        await ask(town.house, command, by)
    return no.value.refusal.why_not or (no.value.refusal.code,)


def to(text: str, *, accept_unknown: bool = False) -> ChangeAddress:
    query = AddressQuery(text=text, country="FI", accept_unknown=accept_unknown)
    return ChangeAddress(AINO.id, query)


async def change_to(town: Town, text: str, by: Asker = RECIPIENT) -> ChangeId:
    change = await done_by(town, to(text), by)
    assert change is not None
    return change.id


async def corrected(town: Town, text: str, by: Asker = SENDER) -> Delivery:
    query = AddressQuery(text=text, country="FI")
    return await correct(town.house, AINO.id, Correction(address=query), by)


async def changes(town: Town) -> dict[str, ChangeState]:
    """The states of the address changes by where they would have gone."""
    async with town.house.store.read() as unit:
        found = await unit.changes.of(AINO.id)
    return {
        change.what.new: change.state  # type: ignore[union-attr]  # of an address
        for change in found
        if change.action is ChangeAction.CHANGE_ADDRESS
    }


# --- the gate ------------------------------------------------------------------------------------


async def test_a_number_in_the_same_street_is_a_tap(street: Town) -> None:
    """However old the proof is."""
    await street.furnish(AINO)
    await change_to(street, "Testikatu 9")
    assert (await street.delivery(AINO.id)).address.line == line(9)


@pytest.mark.parametrize("proof", [ProveByCode(TALK.id, CODE), ProveByPhone(TALK.id, PHONE)])
async def test_across_the_town_wants_a_proof_of_the_day(street: Town, proof: Command) -> None:
    """The chat that has the parcel proves it once more, and then it is a tap."""
    await street.furnish(AINO)
    assert await why_not(street, to("Kaukatie 1")) == ("prove-again",)
    assert (await street.delivery(AINO.id)).address == AINO.address
    await ask(street.house, proof, RECIPIENT)
    await change_to(street, "Kaukatie 1")


async def test_a_proof_is_worth_less_the_older_it_is(street: Town) -> None:
    """A day later it is asked for again."""
    await street.furnish(replace(AINO, proved_at=NOW))
    street.clock.at = NOW + timedelta(hours=24, seconds=1)
    assert await why_not(street, to("Kaukatie 1")) == ("prove-again",)


async def test_a_dear_parcel_for_another_town_wants_a_person(street: Town) -> None:
    """No proof opens that; an agent has looked, a sender answers for it."""
    phone = Parcel(value=Money(Decimal(1200), "EUR"))
    await street.furnish(aino(parcel=phone, proved_at=NOW))
    assert await why_not(street, to("Muukatu 1")) == ("wants-a-person",)
    await change_to(street, "Muukatu 1", AGENT)
    assert (await street.delivery(AINO.id)).address.line == "Muukatu 1, 00100 Helsinki"


async def test_who_goes_on_changing_is_led_to_a_person(street: Town) -> None:
    """The fifth change by chat, however near."""
    await street.furnish(replace(AINO, proved_at=NOW))
    for number in (2, 3, 4, 5):
        await change_to(street, f"Testikatu {number}")
    assert await why_not(street, to("Testikatu 6")) == ("wants-a-person",)


async def test_an_address_that_was_nowhere_can_be_put_right(street: Town) -> None:
    """Nobody can say how far that is: a proof of the day is enough."""
    lost = DeliveryAddress(text="behind the barn", verdict=VERDICTS["behind the barn, code 4711"])
    await street.furnish(aino(address=lost))
    assert await why_not(street, to("Testikatu 4")) == ("prove-again",)
    await ask(street.house, ProveByCode(TALK.id, CODE), RECIPIENT)
    await change_to(street, "Testikatu 4")


async def test_a_wrong_code_proves_nothing_and_counts(street: Town) -> None:
    """Also in a chat that has the parcel; the fifth locks it."""
    await street.furnish(AINO)
    for _ in range(5):
        assert await why_not(street, ProveByCode(TALK.id, "000000")) == ("wrong-code",)
    assert await why_not(street, ProveByCode(TALK.id, CODE)) == ("wrong-code",)
    assert (await street.delivery(AINO.id)).proved_at == AINO.proved_at


async def test_nobody_proves_again_what_is_not_theirs(street: Town) -> None:
    """By the parcel's name no more than by what the chat speaks of."""
    other = replace(a_delivery(2), proof_code="654321", recipient=Recipient(phone=PHONE))
    await street.furnish(replace(AINO, conversation=None), other)
    theirs = ProveByCode(TALK.id, "654321", other.id)
    assert await why_not(street, theirs) == ("not-found",)
    assert await why_not(street, ProveByCode(TALK.id, CODE)) == ("not-found",)
    assert await why_not(street, ProveByPhone(TALK.id, PHONE, other.id)) == ("not-found",)


async def test_a_number_proves_all_that_came_to_it(street: Town) -> None:
    """Other parcels of the chat to the same number are proved with it; a code proves its own."""
    second = replace(aino(), id=a_delivery(2).id, tracking_number="T2")
    await street.furnish(AINO, second)
    await ask(street.house, ProveByCode(TALK.id, CODE, AINO.id), RECIPIENT)
    assert (await street.delivery(second.id)).proved_at == second.proved_at
    await ask(street.house, ProveByPhone(TALK.id, PHONE), RECIPIENT)
    assert (await street.delivery(second.id)).proved_at == NOW


async def test_a_chat_that_gives_a_parcel_away_has_no_proof_of_it(street: Town) -> None:
    """Whoever opens it next proves from the start."""
    await street.furnish(replace(AINO, proved_at=NOW))
    await ask(street.house, NotMine(TALK.id, AINO.id), RECIPIENT)
    assert (await street.delivery(AINO.id)).proved_at is None


# --- a number that nobody knows ------------------------------------------------------------------


async def test_an_unknown_number_is_taken_on_its_persons_word(street: Town) -> None:
    """Between its neighbours, and flagged to whoever drives there."""
    await street.furnish(AINO)
    assert await why_not(street, to("Uusitie 7")) == ("address-not-located",)
    change = await done_by(street, to("Uusitie 7", accept_unknown=True))
    delivery = await street.delivery(AINO.id)
    assert (delivery.address.point, delivery.address.unproved) == (door(3), True)
    assert change is not None and change.what.verdict == "number_unknown"  # type: ignore[union-attr]


async def test_who_drives_to_an_unknown_number_hears_so(street: Town, store: SqlStore) -> None:
    """In the stop, also of what is asked later."""
    await street.furnish(AINO)
    async with store.begin() as unit:
        await unit.webhooks.put(a_webhook(Scope.CARRIER))
    await done_by(street, to("Uusitie 7", accept_unknown=True))
    await done_by(street, GiveInstructions(AINO.id, DoorCard(code="99#")))
    assert [told["stop"]["unproved"] for told in await heard(store)] == [True, True]


async def test_a_number_that_only_the_street_is_known_of_is_not_taken(street: Town) -> None:
    """Nobody drives to the middle of a street on somebody's word."""
    await street.furnish(AINO)
    asked = to("Uusitie 99", accept_unknown=True)
    assert await why_not(street, asked) == ("address-not-located",)


async def test_the_senders_own_unknown_number_is_confirmed_as_such(street: Town) -> None:
    """Only where it is said to be right although nobody knows it."""
    told = DeliveryAddress(text="Uusitie 7", verdict=VERDICTS["Uusitie 7"])
    await street.furnish(aino(address=told))
    assert await why_not(street, ConfirmAddress(AINO.id)) == ("address-not-located",)
    await ask(street.house, ConfirmAddress(AINO.id, accept_unknown=True), RECIPIENT)
    address = (await street.delivery(AINO.id)).address
    assert address.unproved and address.confirmed is not None and address.point == door(3)


async def test_a_time_is_wanted_once_an_unknown_number_stands(
    street: Town, store: SqlStore
) -> None:
    """Until then nobody could plan one."""
    told = DeliveryAddress(text="Uusitie 7", verdict=VERDICTS["Uusitie 7"])
    await street.furnish(aino(address=told))
    await ask(street.house, ConfirmAddress(AINO.id, accept_unknown=True), RECIPIENT)
    keys = await store.database.look(lambda db: db.scalars(select(inbox.c.id)).all())
    assert [key for key in keys if "time_wanted/confirmed" in key]
    await ask(street.house, ConfirmAddress(AINO.id), RECIPIENT)
    assert (await street.delivery(AINO.id)).address.unproved


async def test_what_is_known_is_not_flagged(street: Town) -> None:
    """Whatever word is given for it."""
    await street.furnish(AINO)
    await done_by(street, to("Testikatu 5", accept_unknown=True))
    assert not (await street.delivery(AINO.id)).address.unproved


# --- what moves along ----------------------------------------------------------------------------


async def promised_at_ten(town: Town) -> None:
    await town.furnish(VAN, replace(AINO, proved_at=NOW))
    await town.ask(BookWindow(AINO.id, TEN))


async def stands_at(town: Town) -> list[object]:
    return [stop.location for stop in (await town.route(VAN.ref)).stops if stop.key == AINO.id]


async def test_a_senders_correction_takes_the_promise_along(street: Town) -> None:
    """The stop stands at the new door in the same window, and who drives is asked for it."""
    await promised_at_ten(street)
    delivery = await corrected(street, "Testikatu 8")
    assert await stands_at(street) == [door(8)]
    assert delivery.promised is not None and delivery.promised.window == TEN
    assert delivery.address.confirmed is None
    assert await changes(street) == {line(8): ChangeState.SENT}


async def test_a_correction_to_where_no_van_gets_gives_the_promise_back(street: Town) -> None:
    """Openly: the ledger says so, the stop is gone, the person chooses again."""
    await promised_at_ten(street)
    street.clock.at = TEN.end - timedelta(seconds=30)
    delivery = await corrected(street, "Testikatu 8")
    assert delivery.promise is not None and delivery.promise.state is PromiseState.RELEASED
    assert delivery.status is Status.ANNOUNCED
    assert await stands_at(street) == []


async def test_a_correction_to_nowhere_takes_no_promise_away(street: Town) -> None:
    """A slip of the pen is refused, and all stays; where nothing is promised it may be told."""
    await promised_at_ten(street)
    with pytest.raises(Refused) as no:
        await corrected(street, "behind the barn, code 4711")
    assert no.value.refusal.code == "address-not-located"
    delivery = await street.delivery(AINO.id)
    assert delivery.promised is not None and delivery.address.line == line(1)
    assert await stands_at(street) == [door(1)]


async def test_a_correction_of_nothing_is_no_news(street: Town, store: SqlStore) -> None:
    """The same told again moves nothing; a status is told where it is another one."""
    await street.furnish(AINO)
    everything = replace(a_webhook(Scope.SENDER), events=("*",))
    async with store.begin() as unit:
        await unit.webhooks.put(everything)
    street.clock.at = NOW + timedelta(minutes=5)
    assert (await correct(street.house, AINO.id, Correction(), SENDER)).updated_at == NOW
    priority = await correct(street.house, AINO.id, Correction(priority=3), SENDER)
    assert priority.updated_at == street.clock.at
    assert await heard(store) == []


async def test_a_carriers_own_correction_asks_nobody(street: Town) -> None:
    """It knows already."""
    await promised_at_ten(street)
    await corrected(street, "Testikatu 8", CARRIER_KEY)
    assert await stands_at(street) == [door(8)]
    assert await changes(street) == {}


async def test_a_correction_of_what_stays_the_same_asks_nobody(street: Town) -> None:
    """The same house, told once more."""
    await promised_at_ten(street)
    await corrected(street, "Testikatu 1")
    assert await changes(street) == {}
    assert await stands_at(street) == [door(1)]


async def test_a_planned_visit_without_a_promise_moves_too(street: Town) -> None:
    """Anywhere into its day; the planner that put it there hears of the route."""
    visit = Stop(key=AINO.id, delivery=AINO.id, location=door(1), service_seconds=180, units=1)
    await street.furnish(AINO, a_van(1, visit))
    await change_to(street, "Testikatu 9")
    moved = (await street.route(VAN.ref)).stops[0]
    assert (moved.location, moved.window, moved.promised) == (door(9), None, False)


# --- what stands when it comes to nothing --------------------------------------------------------


async def test_an_undone_change_takes_the_promise_back_with_it(street: Town) -> None:
    """The old door, the old card, the same window."""
    await promised_at_ten(street)
    change = await change_to(street, "Testikatu 8")
    await done_by(street, WithdrawChange(change))
    delivery = await street.delivery(AINO.id)
    assert delivery.address.line == line(1)
    assert delivery.door_card.code == "4471#"
    assert delivery.promised is not None and delivery.promised.window == TEN
    assert await stands_at(street) == [door(1)]


async def test_what_a_sender_put_right_is_not_the_recipients_to_undo(street: Town) -> None:
    """They may ask for another address; the sender takes its own back."""
    await promised_at_ten(street)
    await corrected(street, "Testikatu 8")
    async with street.house.store.read() as unit:
        (change,) = [each for each in await unit.changes.of(AINO.id) if each.is_senders]
    assert await why_not(street, WithdrawChange(change.id)) == ("sender-does-not-allow",)
    await done_by(street, WithdrawChange(change.id), SENDER)
    assert (await street.delivery(AINO.id)).address.line == line(1)


async def test_of_two_changes_the_second_refused_leaves_what_the_carrier_knows(
    street: Town,
) -> None:
    """Never the first, which it was asked for and has not answered."""
    await promised_at_ten(street)
    await change_to(street, "Testikatu 8")
    second = await change_to(street, "Testikatu 9")
    await answer_change(street.house, second, ChangeState.REJECTED, CARRIER_KEY)
    assert (await street.delivery(AINO.id)).address.line == line(1)
    assert await stands_at(street) == [door(1)]
    assert await changes(street) == {
        line(8): ChangeState.SUPERSEDED,
        line(9): ChangeState.REJECTED,
    }


async def test_what_was_accepted_is_what_a_second_no_falls_back_to(street: Town) -> None:
    """The carrier said yes to the first: it knows that one."""
    await promised_at_ten(street)
    first = await change_to(street, "Testikatu 8")
    await answer_change(street.house, first, ChangeState.ACCEPTED, CARRIER_KEY)
    second = await change_to(street, "Testikatu 9")
    await answer_change(street.house, second, ChangeState.REJECTED, CARRIER_KEY)
    assert (await street.delivery(AINO.id)).address.line == line(8)
    assert await stands_at(street) == [door(8)]


async def test_an_earlier_change_that_ends_moves_no_later_one(street: Town) -> None:
    """It goes where the newest says; and if that comes to nothing too, where it was before both."""
    await promised_at_ten(street)
    first = await change_to(street, "Testikatu 8")
    await answer_change(street.house, first, ChangeState.ACCEPTED, CARRIER_KEY)
    second = await change_to(street, "Testikatu 9")
    await done_by(street, WithdrawChange(first))
    assert (await street.delivery(AINO.id)).address.line == line(9)
    await answer_change(street.house, second, ChangeState.REJECTED, CARRIER_KEY)
    delivery = await street.delivery(AINO.id)
    assert (delivery.address.line, delivery.door_card.code) == (line(1), "4471#")


async def test_a_change_without_an_answer_in_time_goes_back(street: Town) -> None:
    """The promise keeps its window at the old door; with no roads at hand it is given back."""
    until = Capability(until=CutOff(hours_before_window=1), confirms=True)
    strict = replace(
        CARRIER, capabilities=CARRIER.capabilities | {ChangeAction.CHANGE_ADDRESS: until}
    )
    await promised_at_ten(street)
    async with street.house.store.begin() as unit:
        await unit.carriers.put(strict)
    await change_to(street, "Testikatu 8")
    street.clock.at = TEN.start - timedelta(minutes=30)
    assert await expire_changes(street.house) == 1
    assert (await street.delivery(AINO.id)).address.line == line(1)
    assert await stands_at(street) == [door(1)]
    assert await expire_changes(street.house) == 0


# --- versions ------------------------------------------------------------------------------------


async def history(town: Town) -> list[tuple[str, str]]:
    async with town.house.store.read() as unit:
        delivery = await unit.deliveries.get(AINO.id)
        assert delivery is not None
        found = await history_of(unit, delivery)
    return [(entry.who, entry.what) for entry in found if entry.kind == "address"]


async def test_every_address_stands_in_the_history(street: Town) -> None:
    """Who and from where to where; what came to nothing too."""
    await promised_at_ten(street)
    await change_to(street, "Testikatu 8")
    await corrected(street, "Testikatu 9")
    change = await change_to(street, "Testikatu 7", AGENT)
    await done_by(street, WithdrawChange(change), AGENT)
    assert await history(street) == [
        (str(RECIPIENT), f"changed: {line(1)} → {line(8)}"),
        (str(SENDER), f"corrected: {line(8)} → {line(9)}"),
        (str(AGENT), f"changed: {line(9)} → {line(7)}"),
        (str(HOUSE), f"put back: {line(7)} → {line(1)}"),
    ]


async def test_another_place_of_the_same_house_is_no_other_address(street: Town) -> None:
    """A pin at its door: the history does not say that it moved."""
    await street.furnish(AINO)
    pinned = AddressQuery(text="Testikatu 1", country="FI", pin=door(2))
    await ask(street.house, ChangeAddress(AINO.id, pinned), RECIPIENT)
    assert await history(street) == [(str(RECIPIENT), f"changed: the place of {line(1)}")]


async def test_the_history_tells_no_code(street: Town) -> None:
    """Also of a line that was nowhere on the map; the words themselves stay with the delivery."""
    await street.furnish(AINO)
    await corrected(street, "behind the barn, code 4711")
    await corrected(street, "Testikatu 2")
    told = " ".join(what for _, what in await history(street))
    assert "4711" not in told and "behind the barn, code •••" in told
    texts = [version.text for version in (await street.delivery(AINO.id)).versions]
    assert texts == ["Testikatu 1", "behind the barn, code 4711", "Testikatu 2"]


# --- who hears -----------------------------------------------------------------------------------


def a_webhook(scope: Scope, number: int = 1) -> Webhook:
    return Webhook(
        id=WebhookId(f"whk_{scope}"),
        url=f"http://127.0.0.1:1/{scope}",
        events=("delivery.address_changed", "delivery.instructions_changed"),
        secret="whsec_x",
        carrier=FLEET if scope is Scope.CARRIER else None,
        scope=scope,
        key=ApiKeyId("key_1"),
        created_at=NOW,
    )


async def heard(store: SqlStore) -> list[dict[str, Any]]:
    """What the events say that wait for webhooks, oldest first."""
    return [event["data"] for event in await events(store)]


async def events(store: SqlStore) -> list[dict[str, Any]]:
    """What waits for webhooks, oldest first."""
    found = []
    for lease in await store.lanes.claim_out(Channel.WEBHOOK, "test", NOW, 99):
        rows = await store.lanes.next_out(lease, NOW, 99)
        found += [msgspec.json.decode(row.outgoing.body) for row in rows]
    return [each["event"] for each in found]


@pytest.mark.parametrize("scope", [Scope.CARRIER, Scope.SENDER])
async def test_old_and_new_reach_who_drives_and_who_sent(
    street: Town, store: SqlStore, scope: Scope
) -> None:
    """With who asked and the verdict; the door's code goes to who stands at the door alone."""
    await promised_at_ten(street)
    async with store.begin() as unit:
        await unit.webhooks.put(a_webhook(scope))
    await change_to(street, "Testikatu 8")
    door = DoorCard(code="99#", note="tai 2288, alaovi 9043, blue door")
    await done_by(street, GiveInstructions(AINO.id, door))
    told, then = await heard(store)
    assert (told["old"], told["new"]) == (line(1), line(8))
    assert (told["by"], told["verdict"]) == (str(RECIPIENT), "deliverable")
    assert "unproved" not in told["stop"]
    card, is_carrier = then["stop"]["door_card"], scope is Scope.CARRIER
    assert card["code"] == ("99#" if is_carrier else None)
    assert card["note"] == (door.note if is_carrier else "tai •••, alaovi •••, blue door")


# --- one tap, and what is no news ----------------------------------------------------------------


async def test_what_was_told_of_the_new_door_goes_with_its_address(street: Town) -> None:
    """Taken back by one tap: the old door with its own code, and no question left about the new."""
    await promised_at_ten(street)
    change = await change_to(street, "Testikatu 8")
    await done_by(street, GiveInstructions(AINO.id, DoorCard(code="99#", floor="3")))
    await done_by(street, WithdrawChange(change))
    delivery = await street.delivery(AINO.id)
    assert (delivery.address.line, delivery.door_card) == (line(1), OLD_CARD)
    async with street.house.store.read() as unit:
        states = {each.action: each.state for each in await unit.changes.of(AINO.id)}
    assert states[ChangeAction.INSTRUCTIONS] is ChangeState.CANCELLED


async def test_an_undone_code_is_not_the_courier_s_any_more(street: Town) -> None:
    """The card is as it was before it was told."""
    await street.furnish(AINO)
    change = await done_by(street, GiveInstructions(AINO.id, DoorCard(code="99#", floor="3")))
    assert change is not None
    await done_by(street, WithdrawChange(change.id))
    assert (await street.delivery(AINO.id)).door_card == OLD_CARD


async def test_the_same_address_once_more_stays_confirmed_and_is_no_version(
    street: Town, store: SqlStore
) -> None:
    """Nobody is asked, and nothing is told."""
    await street.furnish(AINO)
    async with store.begin() as unit:
        await unit.webhooks.put(replace(a_webhook(Scope.CARRIER), events=("delivery.*",)))
    await done_by(street, ConfirmAddress(AINO.id))
    known = await street.delivery(AINO.id)
    await heard(store)
    await corrected(street, line(1))
    again = await street.delivery(AINO.id)
    assert again.address.confirmed == known.address.confirmed is not None
    assert again.versions == known.versions
    assert await heard(store) == []


async def test_a_pin_at_the_same_house_is_told_as_its_door(street: Town, store: SqlStore) -> None:
    """The carrier hears where the entrance is, not that somebody moved."""
    await street.furnish(AINO)
    async with store.begin() as unit:
        await unit.webhooks.put(replace(a_webhook(Scope.CARRIER), events=("*",)))
    near = Location(door(1).lat + 0.0002, door(1).lon)
    query = AddressQuery(text="Testikatu 1", country="FI", pin=near)
    await done_by(street, ChangeAddress(AINO.id, query))
    (event,) = await events(store)
    assert event["type"] == "delivery.instructions_changed"
    assert event["data"]["action"] == "change_address"
    assert event["data"]["stop"]["location"]["lat"] == near.lat


async def test_a_plan_with_the_old_place_does_not_win_over_a_new_address(street: Town) -> None:
    """Ours is kept and whoever plans reads so; a door of the same house is theirs to know."""
    await street.furnish(AINO)
    await change_to(street, "Testikatu 29")
    old = PushedStop(delivery=AINO.id, location=door(1))
    await put_route(street.house, VAN, [old], PLANNER)
    assert await stands_at(street) == [door(29)]
    async with street.house.store.read() as unit:
        entries = await history_of(unit, await street.delivery(AINO.id))
    assert "the plan has an old place of it, ours is kept" in [entry.what for entry in entries]
    back_door = Location(door(29).lat + 0.0003, door(29).lon)
    newer = replace(VAN, version=2, body_hash="2")
    await put_route(street.house, newer, [replace(old, location=back_door)], PLANNER)
    assert await stands_at(street) == [back_door]


async def test_of_two_places_neither_is_driven_to_until_somebody_has_chosen(street: Town) -> None:
    """What is chosen stands, and the plan's visit goes there."""
    torn = DeliveryAddress(
        text="Testikatu 1",
        country="FI",
        location=door(20),
        verdict=replace(VERDICTS["Testikatu 1"], verdict=VerdictCode.PIN_MISMATCH),
    )
    planned = Stop(key=AINO.id, delivery=AINO.id, location=door(20), service_seconds=60, units=1)
    await street.furnish(aino(address=torn, proved_at=NOW), a_van(1, planned))
    assert (await street.delivery(AINO.id)).address.point is None
    assert await why_not(street, BookWindow(AINO.id, TEN)) == ("address-not-located",)
    await change_to(street, "Testikatu 1")
    assert (await street.delivery(AINO.id)).address.point == door(1)
    assert await stands_at(street) == [door(1)]


async def test_a_shop_hears_that_its_customer_waits_for_a_person_and_why(
    street: Town, store: SqlStore
) -> None:
    """Who locked the address learns that it is wrong; no other shop does."""
    await street.furnish(AINO)
    hook = replace(a_webhook(Scope.SENDER), events=("conversation.*",))
    other = replace(hook, id=WebhookId("whk_other"), key=ApiKeyId("key_9"))
    async with store.begin() as unit:
        await unit.webhooks.put(hook)
        await unit.webhooks.put(other)
    await ask(street.house, AskPerson(TALK.id, "address_change"), RECIPIENT)
    (told,) = await heard(store)
    assert (told["delivery_id"], told["why"], told["state"]) == (
        AINO.id,
        "address_change",
        "waiting",
    )
    assert (told["tracking_number"], told["carrier"]) == (AINO.tracking_number, AINO.carrier)


async def test_a_shop_hears_of_the_parcel_that_the_person_was_asked_about(
    street: Town, store: SqlStore
) -> None:
    """Not of the one that was spoken of before."""
    other = aino(id=a_delivery(2).id, tracking_number="JJFI2", announced_by=str(SENDER))
    await street.furnish(AINO, other)
    async with store.begin() as unit:
        await unit.webhooks.put(replace(a_webhook(Scope.SENDER), events=("conversation.*",)))
        await unit.conversations.put(replace(TALK, deliveries=(AINO.id, other.id), focus=AINO.id))
    await ask(street.house, AskPerson(TALK.id, "address_change", about=other.id), RECIPIENT)
    (told,) = await heard(store)
    assert (told["delivery_id"], told["tracking_number"]) == (other.id, "JJFI2")


# --- the same address once more -----------------------------------------------------------------


@pytest.mark.parametrize("by", [RECIPIENT, AGENT, SENDER, CARRIER_KEY], ids=lambda by: str(by.role))
async def test_an_address_that_stands_already_is_no_change(street: Town, by: Asker) -> None:
    """Whoever asks: a carrier is not asked twice for the same."""
    await street.furnish(AINO)
    await change_to(street, "Testikatu 9")
    assert await why_not(street, to("Testikatu 9"), by) == ("already-so",)
    assert len(await changes(street)) == 1


async def test_to_ask_for_the_address_that_stands_confirms_it(
    street: Town, store: SqlStore
) -> None:
    """A yes to it, in other words; the sender hears of it."""
    await street.furnish(AINO)
    async with store.begin() as unit:
        await unit.webhooks.put(a_webhook(Scope.SENDER))
    assert await done_by(street, to("Testikatu 1")) is None
    assert (await street.delivery(AINO.id)).address.confirmed is not None
    assert await changes(street) == {}


async def test_an_address_that_came_to_nothing_may_be_asked_for_again(street: Town) -> None:
    """It does not stand any more."""
    await street.furnish(replace(AINO, proved_at=NOW))
    change = await change_to(street, "Testikatu 9")
    await answer_change(street.house, change, ChangeState.REJECTED, CARRIER_KEY)
    await change_to(street, "Testikatu 9")


async def test_two_short_ways_are_a_long_one(street: Town) -> None:
    """What a person must look at is not reached in steps; the way back is short."""
    await street.furnish(AINO)
    await change_to(street, "Testikatu 80")
    assert await why_not(street, to("Testikatu 160")) == ("prove-again",)
    await change_to(street, "Testikatu 1")
