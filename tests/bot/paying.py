"""A house that takes money, and somebody who pays: the updates that Telegram would send."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec

from bot.cashier import Verdict
from bot.letter import Bill, Letter
from core.actions.changes import answer_change
from core.actions.refunding import StarRefund
from core.model.access import Scope, Webhook
from core.model.asker import Asker, Role
from core.model.carrier import Capability, ChangeAction
from core.model.change import ChangeState
from core.model.ids import WebhookId
from core.model.lane import CHECKOUT
from core.model.parcel import Money
from core.model.payment import Payment, TakesMoney
from core.model.post import Channel, RowState
from tests.bot.building import AINO, LANE, Building
from tests.bot.world import a_carrier

TWO_EUROS = Money(Decimal("2.00"), "EUR")
SHOP = "https://shop.example/hook"
CARRIER = Asker(Role.CARRIER, "own-fleet")


@dataclass
class Paying:
    """`building` with a fee for each change of time."""

    building: Building
    number: int = 5000

    async def open(
        self,
        fee: Money = TWO_EUROS,
        takes: TakesMoney = TakesMoney(provider=True, stars=True),  # noqa: B008 (frozen)
    ) -> None:
        """Up to the list of times."""
        house = self.building.house
        limits = replace(house.limits, takes_money=takes)
        self.building.house = replace(house, limits=limits)
        self.building.converse = replace(self.building.converse, house=self.building.house)
        await self.building.furnish()
        carrier = a_carrier()
        dear = carrier.capabilities | {
            ChangeAction.CHANGE_WINDOW: Capability(confirms=True, fee=fee)
        }
        async with self.building.house.store.begin() as unit:
            await unit.carriers.put(replace(carrier, capabilities=dear))
            await unit.webhooks.put(
                Webhook(
                    id=WebhookId("whk_1"),
                    url=SHOP,
                    events=("payment.*",),
                    secret="whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0",
                    scope=Scope.CARRIER,
                    created_at=self.building.clock.now(),
                )
            )
        await self.building.proven()
        await self.building.presses("address.yes")

    async def bill(self) -> Bill:
        """The first time of the list, held; what the invoice asks for."""
        self.building.clock.at += timedelta(seconds=20)
        (letter,) = await self.building.presses("slot.pick")
        assert letter.bill is not None, letter
        return letter.bill

    async def checks_out(self, bill: Bill, payer: int = 7, units: int | None = None) -> Verdict:
        """Pay is pressed; what Telegram is told."""
        self.number += 1
        query = {
            "id": f"pq{self.number}",
            "from": AINO | {"id": payer},
            "currency": bill.currency,
            "total_amount": units or bill.units,
            "invoice_payload": bill.payload,
        }
        await self.building.receive_in(LANE + CHECKOUT, self.number, pre_checkout_query=query)
        self.building.sent += await self.building.work()
        (verdict,) = await self.till()
        assert isinstance(verdict, Verdict)
        assert verdict.query == query["id"]
        return verdict

    async def is_charged(self, bill: Bill, charge: str = "tg1", number: int = 0) -> list[Letter]:
        """The money was taken: one update, worked off."""
        self.number += 1
        message = self.building.message(successful_payment=charged(bill, charge))
        await self.building.receive(number or self.number, message=message)
        return await self.building.work()

    async def pays(self, bill: Bill, charge: str = "tg1") -> list[Letter]:
        verdict = await self.checks_out(bill)
        assert verdict.why_not is None
        return await self.is_charged(bill, charge)

    async def till(self) -> list[Verdict | StarRefund]:
        return [
            msgspec.json.decode(body, type=Verdict | StarRefund)
            for body in await self.taken(Channel.TILL)
        ]

    async def refunds_due(self) -> list[dict[str, Any]]:
        """What the shop hears."""
        return [
            msgspec.json.decode(body)["event"]["data"] for body in await self.taken(Channel.WEBHOOK)
        ]

    async def taken(self, channel: Channel) -> list[bytes]:
        """All that waits to be carried away by it."""
        bodies, lanes = [], self.building.lanes
        wall = self.building.clock.wall()
        for lease in await lanes.claim_out(channel, "d1", wall, 10):
            while rows := await lanes.next_out(lease, wall, 10):
                for row in rows:
                    await lanes.sending(lease, [row])
                    bodies.append(row.outgoing.body)
                    await lanes.sent(lease, [(row, RowState.DONE)], wall)
            await lanes.release(lease, wall)
        return bodies

    async def payments(self) -> list[Payment]:
        async with self.building.house.store.read() as unit:
            return list(await unit.payments.of((await self.building.delivery()).id))

    async def carrier_says(self, state: ChangeState) -> list[Letter]:
        """To what it was asked last."""
        async with self.building.house.store.read() as unit:
            changes = await unit.changes.of((await self.building.delivery()).id)
        newest = max(changes, key=lambda each: each.asked_at)
        await answer_change(self.building.house, newest.id, state, CARRIER, None)
        return await self.building.work()


def charged(bill: Bill, charge: str) -> dict[str, Any]:
    return {
        "currency": bill.currency,
        "total_amount": bill.units,
        "invoice_payload": bill.payload,
        "telegram_payment_charge_id": charge,
        "provider_payment_charge_id": f"prov-{charge}",
    }
