"""Paying for a time in the chat: never booked unpaid, never kept when the time is lost, and never
taken or given back twice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from bot.letter import Letter
from bot.notices import CannotRead
from core.actions.ask import ask
from core.actions.asking import question
from core.actions.holds import expire_holds
from core.actions.losing import Cause, lose_promise
from core.actions.paying import Round, look_after_payments, take_money
from core.actions.refunding import StarRefund, given_back
from core.commands import ForgetMe, NarrowWindow
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.ids import PaymentId
from core.model.parcel import STARS, Money
from core.model.payment import Charge, PaymentState, TakesMoney, Why
from core.model.promise import PromiseState
from core.model.window import Window
from tests.bot.building import Building
from tests.bot.paying import CARRIER, Paying

FIVE_STARS = Money(Decimal(5), STARS)


@pytest.fixture
async def paying(building: Building) -> AsyncIterator[Paying]:
    yield Paying(building)


def words(letters: list[Letter]) -> str:
    return " / ".join(letter.text for letter in letters)


async def states(paying: Paying) -> list[PaymentState]:
    return [one.state for one in await paying.payments()]


async def test_a_time_is_booked_by_its_money_alone(paying: Paying) -> None:
    """A yes in words asks for it again; paid, it is booked and said so."""
    await paying.open()
    bill = await paying.bill()
    assert (bill.currency, bill.units, bill.title) == ("EUR", 200, "Delivery time")
    again = await paying.building.types("yes")
    assert again[-1].bill is not None
    assert (await paying.building.delivery()).promised is None
    assert (await paying.checks_out(bill)).why_not is None
    told = await paying.is_charged(bill)
    assert "€2.00 is paid, and the time is booked" in words(told)
    assert (await paying.building.delivery()).promised is not None
    (payment,) = await paying.payments()
    assert (payment.state, payment.charge, payment.payer) == (PaymentState.BOOKED, "tg1", None)


async def test_what_is_said_beside_a_yes_is_kept_until_it_is_paid(paying: Paying) -> None:
    """The code is noted, the money asked for, and nothing booked before."""
    await paying.open()
    await paying.bill()
    again = await paying.building.types("yes, gate code 4521")
    assert again[-1].bill is not None
    delivery = await paying.building.delivery()
    assert (delivery.door_card.code, delivery.promised) == ("4521", None)


async def test_without_the_setting_a_yes_books(paying: Paying) -> None:
    """The fee is told, as ever, and nothing is asked for."""
    await paying.open(takes=TakesMoney())
    (held,) = await paying.building.presses("slot.pick")
    assert held.bill is None
    assert "€2.00" in held.text
    await paying.building.presses("slot.yes")
    assert (await paying.building.delivery()).promised is not None
    assert await paying.payments() == []


async def test_no_money_is_taken_where_nothing_is_kept_for_it(paying: Paying) -> None:
    """Run out, another price, another person, or paid already: each says why."""
    await paying.open()
    bill = await paying.bill()
    assert "somebody else" in str((await paying.checks_out(bill, payer=8)).why_not)
    assert "price has changed" in str((await paying.checks_out(bill, units=100)).why_not)
    paying.building.clock.at += timedelta(minutes=6)
    assert "no longer kept" in str((await paying.checks_out(bill)).why_not)
    assert await states(paying) == [PaymentState.ASKED]


async def test_what_is_paid_is_not_paid_again(paying: Paying) -> None:
    """A second Pay is stopped before any money is taken."""
    await paying.open()
    bill = await paying.bill()
    await paying.pays(bill)
    assert (await paying.checks_out(bill)).why_not == "This is paid already."


async def test_the_time_is_kept_until_the_money_is_here(paying: Paying) -> None:
    """Who pressed Pay in its last second does not lose it to the clock."""
    await paying.open()
    bill = await paying.bill()
    paying.building.clock.at += timedelta(seconds=299)
    assert (await paying.checks_out(bill)).why_not is None
    paying.building.clock.at += timedelta(seconds=30)
    assert await expire_holds(paying.building.house) == 0
    await paying.is_charged(bill)
    assert (await paying.building.delivery()).promised is not None


async def test_the_carriers_no_gives_it_back(paying: Paying) -> None:
    """They hear of both, and the shop by which charge, once."""
    await paying.open()
    await paying.pays(await paying.bill())
    told = await paying.carrier_says(ChangeState.REJECTED)
    assert "You get €2.00 back. It can take a few days until you see it." in words(told)
    (due,) = await paying.refunds_due()
    assert due["amount"] == {"amount": "2.00", "currency": "EUR"}
    assert (due["charge_id"], due["provider_charge_id"]) == ("tg1", "prov-tg1")
    assert (due["why"], due["tracking_number"]) == ("over", "JJFI60000000001")
    await look_after_payments(paying.building.house, Round())
    assert await paying.refunds_due() == []
    assert await states(paying) == [PaymentState.REFUND_DUE]


async def test_an_update_that_comes_twice_pays_once(paying: Paying) -> None:
    """The same charge under another update's number, and once more after the refund."""
    await paying.open()
    bill = await paying.bill()
    await paying.pays(bill)
    assert await paying.is_charged(bill) == []
    assert await states(paying) == [PaymentState.BOOKED]
    await paying.carrier_says(ChangeState.REJECTED)
    await paying.is_charged(bill)
    assert await states(paying) == [PaymentState.REFUND_DUE]
    assert len(await paying.refunds_due()) == 1


async def test_who_pays_twice_gets_the_second_back(paying: Paying) -> None:
    """Two phones at once: both were let through before either was paid."""
    await paying.open()
    bill = await paying.bill()
    await paying.checks_out(bill)
    await paying.checks_out(bill)
    await paying.is_charged(bill, "tg1")
    told = await paying.is_charged(bill, "tg2")
    assert "You have paid twice. You get €2.00 back." in words(told)
    (due,) = await paying.refunds_due()
    assert due["charge_id"] == "tg2"
    assert await states(paying) == [PaymentState.BOOKED, PaymentState.REFUND_DUE]
    assert (await paying.building.delivery()).promised is not None


async def test_a_crash_after_the_money_books_all_the_same(paying: Paying) -> None:
    """What was written down before is found by the next look, and once."""
    await paying.open()
    bill = await paying.bill()
    charge = Charge(
        payment=bill.payload, currency="EUR", units=200, payer=7, id="tg1", provider_id="p"
    )
    await take_money(paying.building.house, charge)
    assert await states(paying) == [PaymentState.PAID]
    await look_after_payments(paying.building.house, Round())
    await look_after_payments(paying.building.house, Round())
    assert await states(paying) == [PaymentState.BOOKED]
    told = await paying.is_charged(bill)
    assert words(told).count("is paid") == 1
    async with paying.building.house.store.read() as unit:
        delivery = await paying.building.delivery()
        assert len(await unit.promises.of(delivery.id)) == 1


async def test_paid_and_gone_is_given_back(paying: Paying) -> None:
    """Nobody drives that day any more: the money was too late, and comes back with a reason."""
    await paying.open()
    bill = await paying.bill()
    await paying.checks_out(bill)
    async with paying.building.house.store.begin() as unit:
        hold = await unit.holds.standing((await paying.building.delivery()).id)
        assert hold is not None
        route = await unit.routes.lock(hold.route_ref)
        assert route is not None
        full = replace(route.vehicle, units=1)
        others = tuple(stop for stop in route.stops if stop.key != hold.id)
        await unit.routes.put(replace(route.with_stops(others), vehicle=full))
    told = await paying.is_charged(bill)
    assert "That time could not be booked any more. You get €2.00 back." in words(told)
    assert await states(paying) == [PaymentState.REFUND_DUE]
    assert (await paying.building.delivery()).promised is None


async def test_money_that_nobody_asked_for_is_laid_aside(paying: Paying) -> None:
    """People look; it is not lost in a log."""
    await paying.open()
    bill = await paying.bill()
    with pytest.raises(CannotRead):
        await paying.is_charged(msgspec.structs.replace(bill, payload=PaymentId("pay_unknown")))


async def test_undo_gives_it_back_and_the_next_time_is_paid_anew(paying: Paying) -> None:
    """Undo and redo: each money once, in each direction."""
    await paying.open()
    await paying.pays(await paying.bill(), "tg1")
    told = await paying.building.types("undo")
    assert "You get €2.00 back" in words(told)
    await paying.building.presses("slot.other")
    second = await paying.bill()
    await paying.pays(second, "tg2")
    assert await states(paying) == [PaymentState.REFUND_DUE, PaymentState.BOOKED]
    assert len(await paying.refunds_due()) == 1


async def test_another_time_is_paid_and_the_first_comes_back_with_the_yes(paying: Paying) -> None:
    """Until the carrier agrees the first may stand again: nothing is given back for it."""
    await paying.open()
    await paying.pays(await paying.bill(), "tg1")
    await paying.carrier_says(ChangeState.ACCEPTED)
    await paying.building.types("another time please")
    await paying.pays(await paying.bill(), "tg2")
    await look_after_payments(paying.building.house, Round())
    assert await states(paying) == [PaymentState.BOOKED, PaymentState.BOOKED]
    await paying.carrier_says(ChangeState.ACCEPTED)
    assert await states(paying) == [PaymentState.REFUND_DUE, PaymentState.BOOKED]


async def test_a_time_given_up_before_any_answer_comes_back_at_once(paying: Paying) -> None:
    """The carrier had agreed to nothing: what replaces it is all that stands."""
    await paying.open()
    await paying.pays(await paying.bill(), "tg1")
    await paying.building.types("another time please")
    await paying.pays(await paying.bill(), "tg2")
    await look_after_payments(paying.building.house, Round())
    assert await states(paying) == [PaymentState.REFUND_DUE, PaymentState.BOOKED]


async def test_a_late_yes_asks_for_the_money(paying: Paying) -> None:
    """The hold ran out, the time is free: it is held again, and paid like any other."""
    await paying.open()
    await paying.bill()
    paying.building.clock.at += timedelta(minutes=6)
    assert await expire_holds(paying.building.house) == 1
    told = await paying.building.work()
    assert "still free" in words(told)
    (again,) = await paying.building.presses("slot.yes")
    assert again.bill is not None
    await paying.pays(again.bill)
    assert await states(paying) == [PaymentState.ASKED, PaymentState.BOOKED]


async def test_the_carrier_hears_that_it_is_paid(paying: Paying) -> None:
    """So that nobody takes it at the door."""
    await paying.open()
    await paying.pays(await paying.bill())
    delivery = await paying.building.delivery()
    async with paying.building.house.store.read() as unit:
        (change,) = await unit.changes.of(delivery.id)
        told = await question(unit, delivery, change)
    assert told["fee"] == {"amount": "2.00", "currency": "EUR"}
    assert told["paid"] is True


async def test_who_asks_what_is_due_hears_where_it_is_paid(paying: Paying) -> None:
    """Here, and by no link, while something is to be paid; after that nothing is."""
    await paying.open()
    bill = await paying.bill()
    asked = "got sms pay 1.99 is it you"
    assert "stands in this chat, with its button" in words(await paying.building.types(asked))
    await paying.pays(bill)
    assert "nothing is due in this chat" in words(await paying.building.types(asked))


async def test_who_came_in_time_has_earned_it(paying: Paying) -> None:
    """A kept promise stays paid."""
    await paying.open()
    await paying.pays(await paying.bill())
    await paying.carrier_says(ChangeState.ACCEPTED)
    delivery = await paying.building.delivery()
    assert delivery.promised is not None
    kept = replace(delivery.promised, state=PromiseState.KEPT)
    async with paying.building.house.store.begin() as unit:
        await unit.promises.put(kept)
    await look_after_payments(paying.building.house, Round())
    assert await states(paying) == [PaymentState.EARNED]


async def test_a_no_to_the_other_time_keeps_the_first_paid(paying: Paying) -> None:
    """Only the second money goes back: the first time stands again."""
    await paying.open()
    await paying.pays(await paying.bill(), "tg1")
    await paying.carrier_says(ChangeState.ACCEPTED)
    await paying.building.types("another time please")
    await paying.pays(await paying.bill(), "tg2")
    await paying.carrier_says(ChangeState.REJECTED)
    assert await states(paying) == [PaymentState.BOOKED, PaymentState.REFUND_DUE]
    assert [due["charge_id"] for due in await paying.refunds_due()] == ["tg2"]


async def test_undo_of_another_time_brings_the_paid_one_back(paying: Paying) -> None:
    """It is theirs already: nobody pays for it twice."""
    await paying.open()
    await paying.pays(await paying.bill(), "tg1")
    await paying.carrier_says(ChangeState.ACCEPTED)
    first = (await paying.building.delivery()).promised
    await paying.building.types("another time please")
    await paying.pays(await paying.bill(), "tg2")
    await paying.building.types("undo")
    again = (await paying.building.delivery()).promised
    assert first is not None
    assert again is not None
    assert again.window == first.window
    assert await states(paying) == [PaymentState.BOOKED, PaymentState.REFUND_DUE]


async def test_a_broken_promise_gives_it_back(paying: Paying) -> None:
    """Once nobody else comes in the same time: until that is known, nothing is said."""
    await paying.open()
    await paying.pays(await paying.bill())
    house = paying.building.house
    async with house.store.begin() as unit:
        delivery = await unit.deliveries.get((await paying.building.delivery()).id)
        assert delivery is not None
        await lose_promise(house, unit, delivery, Cause.VAN)
    await look_after_payments(house, Round())
    assert await states(paying) == [PaymentState.BOOKED]
    async with house.store.begin() as unit:
        await unit.timers.cancel(f"reoffer/{delivery.id}")
    await look_after_payments(house, Round())
    assert await states(paying) == [PaymentState.REFUND_DUE]


async def test_a_time_told_more_exactly_stays_paid(paying: Paying) -> None:
    """It is the same promise to its person."""
    await paying.open()
    await paying.pays(await paying.bill())
    await paying.carrier_says(ChangeState.ACCEPTED)
    promise = (await paying.building.delivery()).promised
    assert promise is not None
    inner = Window(promise.window.start + timedelta(minutes=30), promise.window.end)
    await ask(paying.building.house, NarrowWindow(promise.delivery, inner), CARRIER)
    await look_after_payments(paying.building.house, Round())
    assert await states(paying) == [PaymentState.BOOKED]


async def test_stars_go_back_by_telegram(paying: Paying) -> None:
    """The shop hears nothing, and nobody keeps whose they were."""
    await paying.open(fee=FIVE_STARS)
    bill = await paying.bill()
    assert (bill.currency, bill.units) == (STARS, 5)
    await paying.pays(bill)
    told = await paying.carrier_says(ChangeState.REJECTED)
    assert "You get 5 ⭐ back." in words(told)
    assert "few days" not in words(told)
    (payment,) = await paying.payments()
    assert payment.payer == 7
    assert await paying.till() == [StarRefund(payment.id)]
    assert await paying.refunds_due() == []
    await given_back(paying.building.house, payment.id)
    await given_back(paying.building.house, payment.id)
    (payment,) = await paying.payments()
    assert (payment.state, payment.payer) == (PaymentState.REFUNDED, None)
    assert (payment.charge, payment.why) == ("tg1", Why.OVER)


async def test_who_is_forgotten_leaves_the_charge_alone(paying: Paying) -> None:
    """Bookkeeping of nobody."""
    await paying.open(fee=FIVE_STARS)
    await paying.pays(await paying.bill())
    talk = await paying.building.talk()
    await ask(paying.building.house, ForgetMe(talk.id), Asker(Role.RECIPIENT, talk.id))
    house = paying.building.house
    async with house.store.read() as unit:
        (kept,) = await unit.payments.in_state([PaymentState.BOOKED], "", 10)
    assert (kept.payer, kept.charge) == (None, "tg1")


async def test_an_agent_in_the_talk_holds_up_no_payment(paying: Paying) -> None:
    """Money is answered whoever speaks."""
    await paying.open()
    bill = await paying.bill()
    await paying.building.types("I want to talk to a person")
    await paying.pays(bill)
    assert (await paying.building.delivery()).promised is not None
