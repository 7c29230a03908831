"""The people of a day: the script's parts given homes, parcels, phones and chat links."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from sandbox.day.script import OWN, PARTS, STRANGER, Part
from sandbox.day.world import World
from sandbox.door import Door
from sandbox.own_fleet.order import Order
from sandbox.parcel_carrier.parcel import Parcel
from sandbox.person import Person
from sandbox.recipients.cast import Stranger
from sandbox.recipients.hand import Hand, Phone
from sandbox.recipients.persona import Life, Persona
from sandbox.town import Address

FIRST_USER_ID = 2001
LINK_WITHIN_SECONDS = 25.0
LOOK_SECONDS = 0.25


class Phones(Protocol):
    """Whoever hands out pretend phones: a user of the pretend Telegram each."""

    def phone(self, *, user_id: int, name: str, number: str, language: str) -> Phone: ...


@dataclass(slots=True)
class Resident:
    """A part of the script, come to life; the parcel is own-fleet's order or parcel-post's."""

    part: Part
    persona: Persona
    tracking_number: str
    order: Order | None = None
    parcel: Parcel | None = None
    delivery: str = ""


async def move_in(world: World, phones: Phones) -> list[Resident]:
    """Everybody gets a home; every parcel is announced by its carrier's own way."""
    homes = world.town.pick(world.chance, 2 * len(PARTS))
    residents = [
        _resident(world, phones, part, at, homes[2 * at], homes[2 * at + 1])
        for at, part in enumerate(PARTS)
    ]
    orders = [resident.order for resident in residents if resident.order is not None]
    world.began += await world.fleet.announce(orders, world.today)
    for resident in residents:
        if resident.order is not None:
            resident.delivery = resident.order.delivery or ""
            resident.persona.life.token = resident.order.chat_token
            resident.persona.life.proof_code = resident.order.proof_code
        elif resident.parcel is not None:
            world.company.take_in(resident.parcel)
    return residents


async def learn_link(world: World, resident: Resident) -> bool:
    """parcel-post's parcels are found by Doorstep itself; their links are asked for by number."""
    waited = 0.0
    while waited < LINK_WITHIN_SECONDS:
        answer = await world.post.get(f"/v1/deliveries?tracking_number={resident.tracking_number}")
        for item in answer.body.get("items", []):
            resident.delivery = str(item["id"])
            token = str(item.get("chat_link", "")).partition("start=")[2]
            if token:
                resident.persona.life.token = token
                return True
        await asyncio.sleep(LOOK_SECONDS)
        waited += LOOK_SECONDS
    return False


def stranger(world: World, phones: Phones, victim: Resident) -> Stranger:
    """Somebody with a phone of their own and another one's link."""
    life = Life(
        name=STRANGER,
        phone_number="+358409999999",
        language="en",
        home=victim.persona.life.home,
        door=Door(victim.persona.life.door.place),
        token=victim.persona.life.token,
    )
    return Stranger(
        life=life,
        hand=Hand(
            phones.phone(
                user_id=FIRST_USER_ID + len(PARTS),
                name=STRANGER,
                number=life.phone_number,
                language="en",
            )
        ),
        lockers=world.lockers,
        chance=world.chance,
        door_wait_seconds=world.settings.door_wait_seconds,
        a_day_seconds=world.settings.day_seconds,
    )


def _resident(  # a part and its two addresses: the home, and the one the shop may have written
    world: World, phones: Phones, part: Part, at: int, home: Address, other: Address
) -> Resident:
    number = f"+35840200{at:04d}"
    person = Person(
        name=part.name,
        phone=f"+35840300{at:04d}" if part.other_phone else number,
        language=part.language,
    )
    door = Door(home.place)
    phone = phones.phone(
        user_id=FIRST_USER_ID + at, name=part.name, number=number, language=part.language
    )
    persona = part.manner(
        life=Life(
            name=part.name,
            phone_number=number,
            language=part.language,
            home=home,
            door=door,
            token="",
        ),
        hand=Hand(phone),
        lockers=world.lockers,
        chance=world.chance,
        door_wait_seconds=world.settings.door_wait_seconds,
        a_day_seconds=world.settings.day_seconds,
    )
    written = part.written(home, other, world.chance)
    if part.carrier == OWN:
        order = Order(
            tracking_number=f"JJFI{world.today:%y%m%d}{at:05d}",
            recipient=person,
            address_text=written,
            door=door,
            size=part.size,
            arrives_damaged=part.damaged,
        )
        return Resident(part, persona, order.tracking_number, order=order)
    parcel = Parcel(
        tracking_number=f"PPFI{world.today:%y%m%d}{at:05d}",
        recipient=person,
        address_text=written,
        door=door,
        created_at=world.clock.now(),
        size=part.size,
    )
    return Resident(part, persona, parcel.tracking_number, parcel=parcel)
