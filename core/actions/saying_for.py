"""Saying for: one of us says what a recipient said, by the command that the recipient's own word
would have asked for."""

from datetime import datetime, time, timedelta, tzinfo

from core.actions.asking import as_it_serves
from core.actions.house import House
from core.actions.sooner import may_be_sooner
from core.commands import (
    AllowSooner,
    AnswerRescue,
    Command,
    ConfirmAddress,
    DisputeAttempt,
    NameDelegate,
    NotMine,
    ReportClaim,
    ReportTrouble,
    RevokeDelegate,
    SayHere,
    StopWaiting,
)
from core.model.delivery import Delivery
from core.model.options import options
from core.model.saying import AT_THE_DOOR, AT_THE_POINT, CLAIMED, WANTS_WORDS, Saying, sayings
from core.ports import Unit
from core.refusals import invalid, not_allowed

WORDS_LETTERS_MAX = 1000


async def sayings_of(house: House, unit: Unit, delivery: Delivery) -> list[Saying]:
    """What there is to be said of it now."""
    carrier = await unit.carriers.get(delivery.carrier)
    if carrier is None:
        return []
    now = house.clock.now()
    serving = await as_it_serves(unit, carrier, delivery)
    allowed = {one.action for one in options(delivery, serving, now) if one.allowed}
    waits = len(await unit.waitlist.of(delivery.id))
    found = sayings(delivery, allowed, now, waits=waits)
    return [Saying.SOONER, *found] if may_be_sooner(delivery, carrier, now) else found


def saying_for(delivery: Delivery, saying: Saying, words: str, zone: tzinfo) -> Command:
    """`words` are the recipient's, as they were heard; a time of the day is one of `zone`.

    Raises Refused: invalid where it says nothing without words; not-allowed.
    """
    words = words.strip()[:WORDS_LETTERS_MAX]
    if saying in WANTS_WORDS and not words:
        raise invalid("said", "is blank")
    id = delivery.id
    if saying in AT_THE_DOOR:
        return AnswerRescue(id, AT_THE_DOOR[saying], words or None)
    if saying in CLAIMED:
        return ReportClaim(id, CLAIMED[saying], words)
    if saying in AT_THE_POINT:
        return ReportTrouble(id, saying)
    match saying:
        case Saying.ADDRESS_RIGHT:
            return ConfirmAddress(id)
        case Saying.SOONER:
            return AllowSooner(id, _from(delivery, words, zone))
        case Saying.WAIT_NO_MORE:
            return StopWaiting(id)
        case Saying.NOBODY_CAME:
            return DisputeAttempt(id, words)
        case Saying.HERE:
            return SayHere(id)
        case Saying.DELEGATE:
            return NameDelegate(id, words)
        case Saying.NO_DELEGATE:
            return RevokeDelegate(id)
    if delivery.conversation is None:
        raise not_allowed(("wrong-status",))
    return NotMine(delivery.conversation, id)


def _from(delivery: Delivery, clock: str, zone: tzinfo) -> datetime:
    """ "14:30" of the promised day. Raises Refused(invalid)."""
    try:
        found = time.fromisoformat(clock)
    except ValueError:
        raise invalid("said", "is no time of the day") from None
    promise = delivery.awaited
    if promise is None or found.tzinfo is not None:
        raise invalid("said", "is no time of the day")
    opens = promise.window.start.astimezone(zone)
    at = datetime.combine(opens.date(), found, zone)
    return at if at <= opens else at - timedelta(days=1)
