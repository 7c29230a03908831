"""Scenery: what is gathered about a talk before its topic is written."""

from datetime import UTC, tzinfo

from bot.topics.rendering import Scene
from bot.topics.words import DeskWords
from core.actions.asking import as_it_serves
from core.actions.house import House
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.options import options
from core.model.risk_flag import risk_flags
from core.ports import Unit


async def scene_of(house: House, unit: Unit, talk: Conversation, desk: DeskWords) -> Scene:
    """In one look."""
    deliveries = await unit.deliveries.of_conversation(talk.id)
    about = next((one for one in deliveries if one.id == talk.focus), None)
    about = about or (deliveries[-1] if deliveries else None)
    people = await unit.access.people()
    allowed = []
    if about is not None and (carrier := await unit.carriers.get(about.carrier)) is not None:
        serving = await as_it_serves(unit, carrier, about)
        found = options(about, serving, house.clock.now())
        allowed = [one.action for one in found if one.allowed]
    return Scene(
        talk=talk,
        deliveries=deliveries,
        about=about,
        zone=await zone_of(unit, about),
        allowed=allowed,
        risks=risk_flags(about, house.clock.now()) if about is not None else (),
        names={person.id: person.name for person in people},
        telegram_ids={
            person.id: person.telegram_id for person in people if person.telegram_id is not None
        },
        veil=desk.forms.veil(deliveries),
        public_url=house.limits.app_url,
    )


async def zone_of(unit: Unit, delivery: Delivery | None) -> tzinfo:
    """Where the parcel goes; UTC before that is known."""
    carrier = await unit.carriers.get(delivery.carrier) if delivery is not None else None
    return carrier.zone if carrier is not None else UTC
