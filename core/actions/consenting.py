"""Consenting: what people agreed to is written down by the fact, and ends when it is taken back."""

from datetime import datetime

from core.actions.house import House
from core.model.consent import DAYS_MAX, Consent, ConsentFact
from core.model.delivery import Delivery
from core.model.ids import ConsentId, ConversationId
from core.ports import Unit


async def consented(
    house: House,
    unit: Unit,
    delivery: Delivery,
    who: ConversationId,
    fact: ConsentFact,
    until: datetime | None = None,
) -> None:
    """They have just agreed to it."""
    now = house.clock.now()
    consent = Consent(
        id=ConsentId(house.new_id("cns")),
        conversation=who,
        delivery=delivery.id,
        fact=fact,
        given_at=now,
        until=until or now + DAYS_MAX,
    )
    await unit.consents.put(consent)


async def withdraw_consents(
    house: House, unit: Unit, delivery: Delivery, *facts: ConsentFact
) -> None:
    """It was taken back, or is about nothing any more."""
    now = house.clock.now()
    for each in await unit.consents.about(delivery.id):
        if each.fact in facts and each.stands(now):
            await unit.consents.put(each.withdrawn(now))
