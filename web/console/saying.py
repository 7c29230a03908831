"""Saying: what the forms beside a talk ask for, by which one of us says what its recipient said
elsewhere. The same commands as the recipient's own word, under the agent's name."""

from collections.abc import Mapping

from core.actions.house import House
from core.actions.saying_for import saying_for
from core.commands import Command
from core.model.ids import ConversationId
from core.model.saying import Saying
from core.refusals import not_found
from web.console.sessions import SignedIn
from web.console.views import deliveries_seen, zone_of


async def said_for(
    house: House, who: SignedIn, talk: ConversationId, saying: str, form: Mapping[str, str]
) -> Command:
    """Raises Refused: not-found, invalid, not-allowed."""
    async with house.store.read() as unit:
        known = await deliveries_seen(unit, who, talk)
        delivery = next((one for one in known if one.id == form.get("delivery")), None)
        if delivery is None or saying not in set(Saying):
            raise not_found("delivery")
        zone = await zone_of(unit, delivery)
    return saying_for(delivery, Saying(saying), form.get("words", ""), zone)
