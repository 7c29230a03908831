"""What is read for a talk before a beat is played."""

from dataclasses import replace

from bot.knowing import facts_of
from core.actions.ask import ask
from core.commands import SavePlace
from core.model.asker import Asker, Role
from tests.bot.building import Building
from tests.bot.world import DELIVERY, TALK, World, a_delivery

AINO = Asker(Role.RECIPIENT, TALK)


async def test_a_talk_knows_its_places(building: Building) -> None:
    """With a parcel and, for whoever only looks at them, without one."""
    await building.furnish(a_delivery())
    talk = World().talk
    async with building.house.store.begin() as unit:
        await unit.conversations.put(replace(talk, deliveries=(DELIVERY,), focus=DELIVERY))
    await ask(building.house, SavePlace(TALK, DELIVERY, "home"), AINO)
    async with building.house.store.read() as unit:
        known = await unit.conversations.get(TALK)
        assert known is not None
        facts = await facts_of(building.house, unit, known)
        assert facts.delivery is not None
        without = await facts_of(building.house, unit, replace(known, deliveries=(), focus=None))
    assert without.delivery is None
    assert [place.label for place in facts.places] == ["home"]
    assert facts.places == without.places
