"""Minding: the forms by which agents tag, put off and pass on a talk, and name colleagues in it."""

from datetime import datetime, time, timedelta

from core.actions.house import House
from core.actions.minding import named_in
from core.commands import AgentRemarks, PassOn, SnoozeTalk, TagTalk
from core.model.ids import AgentId, ConversationId
from core.refusals import invalid, not_found
from web.console.tongue import Family
from web.console.views import zone_of

MORNING = time(9, 0)
# How long a talk may be out of the list, by the name that the form tells; "morning" is by the clock
# of the parcel's place.
_SPANS = {
    "15": timedelta(minutes=15),
    "60": timedelta(hours=1),
    "240": timedelta(hours=4),
    "morning": timedelta(),
}
SNOOZES = Family("snooze", _SPANS)


def tagged(id: ConversationId, form: dict[str, str]) -> TagTalk:
    return TagTalk(id, tuple(form.get("tags", "").split(",")))


async def snoozed(house: House, id: ConversationId, form: dict[str, str]) -> SnoozeTalk:
    """Raises Refused: invalid."""
    chosen, now = form.get("for", ""), house.clock.now()
    if not chosen:
        return SnoozeTalk(id, None)
    if chosen not in SNOOZES:
        raise invalid("for", "is not one of those that are offered")
    if chosen != "morning":
        return SnoozeTalk(id, now + _SPANS[chosen])
    async with house.store.read() as unit:
        deliveries = await unit.deliveries.of_conversation(id)
        zone = await zone_of(unit, deliveries[-1] if deliveries else None)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return SnoozeTalk(id, datetime.combine(tomorrow, MORNING, zone))


async def passed_on(house: House, id: ConversationId, form: dict[str, str]) -> PassOn:
    """Raises Refused: not-found."""
    to = AgentId(form.get("to", ""))
    async with house.store.read() as unit:
        person = await unit.access.person_by_id(to)
    if person is None:
        raise not_found("agent")
    return PassOn(id, to, person.name)


async def remarked(house: House, id: ConversationId, text: str) -> AgentRemarks:
    """ "@Ben" in a remark asks Ben to look."""
    async with house.store.read() as unit:
        people = await unit.access.people()
    return AgentRemarks(id, text, named_in(text, people))
