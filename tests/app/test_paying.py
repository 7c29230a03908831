"""Money from a phone's button to the house and back, through the pretend Telegram's Bot API."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from app.outbox import Carry
from app.settings import WrongSetting, load
from app.telegram_post import TelegramPost
from app.till_post import TillPost
from bot.telegram.client import Client, connect
from bot.telegram.outlet import Outlet
from bot.telegram.polling import Polling
from bot.telegram.till import Till
from core.actions.changes import answer_change
from core.actions.paying import Round, look_after_payments
from core.model.asker import Asker, Role
from core.model.carrier import Capability, ChangeAction
from core.model.change import ChangeState
from core.model.parcel import STARS, Money
from core.model.payment import Payment, PaymentState, TakesMoney
from core.model.post import Channel, Incoming
from core.ports import RefusedForGood
from sandbox.telegram import Phone
from sandbox.telegram.screen import outcome_of
from sandbox.telegram.world import TelegramWorld
from storage.store import open_store
from tests.app.telegram_peer import TOKEN, pretend_telegram
from tests.bot.building import Building, build
from tests.bot.world import a_carrier

PROVIDER = "284685063:TEST:provider"
CARRIER = Asker(Role.CARRIER, "own-fleet")


@dataclass
class Town:
    """A phone, the house, and what carries words between the two, step by step."""

    building: Building
    world: TelegramWorld
    phone: Phone
    client: Client
    polling: Polling
    token: str = PROVIDER

    async def open(self, fee: Money) -> None:
        house = self.building.house
        takes = TakesMoney(provider=True, stars=True)
        house = replace(house, limits=replace(house.limits, takes_money=takes))
        self.building.house = house
        self.building.converse = replace(self.building.converse, house=house)
        await self.building.furnish()
        carrier = a_carrier()
        dear = carrier.capabilities | {
            ChangeAction.CHANGE_WINDOW: Capability(confirms=True, fee=fee)
        }
        async with house.store.begin() as unit:
            await unit.carriers.put(replace(carrier, capabilities=dear))

    async def goes_on(self) -> None:
        """Everything that waits in either direction, until nothing does."""
        for _ in range(6):
            await self.polling.once()
            await self.works()
            await self.carries()

    async def works(self) -> None:
        lanes, wall = self.building.lanes, self.building.clock.wall()
        for lease in await lanes.claim_in("w1", wall, 10):
            while rows := await lanes.next_in(lease, 10):
                for row in rows:
                    await self.building.converse.handle(lease, row)
            await lanes.release(lease, wall)

    async def carries(self) -> None:
        house, till = self.building.house, Till(self.client)
        outlet = Outlet(self.client, payment_token=self.token)
        letters = TelegramPost(house=house, outlet=outlet, quiet=None, chance=lambda: 0.0)
        money = TillPost(house=house, till=till, refunds=till, chance=lambda: 0.0)
        for channel, carry in (
            (Channel.TELEGRAM, letters.carry),
            (Channel.TILL, money.carry),
        ):
            await self._carried(channel, carry)

    async def _carried(self, channel: Channel, carry: Carry) -> None:
        lanes, wall = self.building.lanes, self.building.clock.wall()
        for lease in await lanes.claim_out(channel, "d1", wall, 10):
            while rows := await lanes.next_out(lease, wall, 10):
                for row in rows:
                    await lanes.sending(lease, [row])
                    ended = await carry(row)
                    assert ended.state is not None
                    await lanes.sent(lease, [(row, ended.state)], wall)
            await lanes.release(lease, wall)

    async def holds_a_time(self) -> None:
        """Link, number, address, and the first time of the list."""
        self.phone.start("lnk123")
        await self.goes_on()
        self.phone.share_contact()
        await self.goes_on()
        for verb in ("address.yes", "slot.pick"):
            self.phone.press(verb)
            await self.goes_on()

    async def pays(self) -> str | None:
        checkout = self.phone.pay()
        await self.goes_on()
        return await outcome_of(checkout, 0.0)

    async def payments(self) -> list[Payment]:
        async with self.building.house.store.read() as unit:
            return list(await unit.payments.of((await self.building.delivery()).id))

    async def carrier_says_no(self) -> None:
        house = self.building.house
        async with house.store.read() as unit:
            (change,) = await unit.changes.of((await self.building.delivery()).id)
        await answer_change(house, change.id, ChangeState.REJECTED, CARRIER, None)
        await self.goes_on()

    def shows(self, words: str) -> bool:
        return any(words in one.text for one in self.phone.messages())


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    store = await open_store(sqlite_url)
    built = build(store, store.lanes)
    async with pretend_telegram() as (world, url):
        bot = world.bots[TOKEN]
        bot.provider_tokens = frozenset({PROVIDER})
        aino = world.add_user(7, "Aino", "+358401234567", "en")
        client = connect(TOKEN, url)

        async def receive(rows: Sequence[Incoming]) -> None:
            await store.lanes.receive_many(rows)

        polling = Polling(client, bot.id, receive, built.clock.wall, long_poll_seconds=0)
        yield Town(built, world, Phone(world, aino, bot), client, polling)
        await client.aclose()
    await store.aclose()


async def test_somebody_pays_and_the_carrier_says_no(town: Town) -> None:
    """The invoice, the ten seconds, the booking, the no, and the money back."""
    await town.open(Money(Decimal("2.00"), "EUR"))
    await town.holds_a_time()
    invoice = town.phone.last()
    assert invoice.kind == "invoice"
    assert "book it as soon as you have paid" in invoice.content["invoice"]["description"]
    assert [b.text for row in invoice.buttons for b in row] == [
        "Pay €2.00",
        "Other time",
        "A person",
    ]
    assert await town.pays() is None
    assert town.shows("€2.00 is paid, and the time is booked")
    assert (await town.building.delivery()).promised is not None
    await town.carrier_says_no()
    assert town.shows("You get €2.00 back.")
    (payment,) = await town.payments()
    assert payment.state is PaymentState.REFUND_DUE
    (charge,) = town.world.till.charges.values()
    assert (payment.charge, payment.provider_charge) == (charge.id, charge.provider)


async def test_stars_come_back_to_the_phone(town: Town) -> None:
    """Telegram gives them back, once, and they are nobody's any more."""
    await town.open(Money(Decimal(5), STARS))
    await town.holds_a_time()
    assert await town.pays() is None
    await town.carrier_says_no()
    assert town.shows("You get 5 ⭐ back.")
    (charge,) = town.world.till.charges.values()
    assert charge.is_refunded
    (payment,) = await town.payments()
    assert (payment.state, payment.payer) == (PaymentState.REFUNDED, None)
    await look_after_payments(town.building.house, Round())
    await town.goes_on()
    refunds = [call for call in town.world.calls if call.method == "refundStarPayment"]
    assert [call.code for call in refunds] == [200]


async def test_a_refund_that_telegram_made_before_a_crash_is_done(town: Town) -> None:
    """It says that it has given them back already: that is a yes."""
    await town.open(Money(Decimal(5), STARS))
    await town.holds_a_time()
    await town.pays()
    (charge,) = town.world.till.charges.values()
    till = Till(town.client)
    await till.give_back(7, charge.id)
    await till.give_back(7, charge.id)
    with pytest.raises(RefusedForGood):
        await till.give_back(7, "no-such-charge")


async def test_a_hold_that_ran_out_is_not_paid(town: Town) -> None:
    """The phone shows why, and nothing is taken."""
    await town.open(Money(Decimal("2.00"), "EUR"))
    await town.holds_a_time()
    town.building.clock.at += town.building.clock.patience(301)
    why = await town.pays()
    assert why is not None
    assert why.startswith("This time is no longer kept for you. Nothing was paid")
    assert town.world.till.charges == {}


async def test_a_provider_that_telegram_refuses_is_said_so(town: Town) -> None:
    """Nobody waits for an invoice that never comes."""
    town.token = "284685063:TEST:revoked"
    await town.open(Money(Decimal("2.00"), "EUR"))
    await town.holds_a_time()
    assert town.shows("I cannot take the payment just now")
    assert (await town.building.delivery()).promised is None


async def test_too_little_for_a_provider_is_said_so(town: Town) -> None:
    """Telegram takes about a dollar at the least."""
    await town.open(Money(Decimal("0.20"), "EUR"))
    await town.holds_a_time()
    assert town.shows("I cannot take the payment just now")


@pytest.mark.parametrize(
    ("told", "takes"),
    [
        (None, TakesMoney()),
        ("stars", TakesMoney(stars=True)),
        (PROVIDER, TakesMoney(provider=True, stars=True)),
    ],
)
def test_the_setting_says_what_is_taken(told: str | None, takes: TakesMoney) -> None:
    """Nothing, Stars alone, or both."""
    settings = load(payment_token=told)
    assert settings.takes_money == takes
    assert settings.provider_token == (PROVIDER if told == PROVIDER else "")


def test_what_is_no_token_stops_the_start() -> None:
    """In one line that names it, without what was told."""
    with pytest.raises(WrongSetting, match="DOORSTEP_PAYMENT_TOKEN: wants a payment provider"):
        load(payment_token="hunter2")
