"""Narrowing: the form beside a talk in which a promised time is told more exactly, or as wide as it
was chosen, and what it asks for. The same command as by the API, under the agent's name."""

from datetime import date, datetime, time, timedelta, tzinfo

from core.actions.house import House
from core.actions.narrowing import chosen_window
from core.commands import NarrowWindow
from core.model.ids import ConversationId
from core.model.window import Window
from core.refusals import invalid, not_allowed, not_found
from web.console.sessions import SignedIn
from web.console.views import deliveries_seen, zone_of


async def narrowed(
    house: House, who: SignedIn, talk: ConversationId, form: dict[str, str]
) -> NarrowWindow:
    """What was typed, in the zone of the page. The form names the promise that it showed, so that a
    page that stood open tells nothing of another one.

    Raises Refused: not-found, invalid, not-allowed.
    """
    async with house.store.read() as unit:
        known = await deliveries_seen(unit, who, talk)
        delivery = next((one for one in known if one.id == form.get("delivery")), None)
        if delivery is None:
            raise not_found("delivery")
        zone = await zone_of(unit, delivery)
        changes = await unit.changes.of(delivery.id)
    promise = delivery.awaited
    if promise is None or promise.id != form.get("promise"):
        raise not_allowed(("time-has-changed",))
    chosen = chosen_window(promise, changes)
    first, last = _clock(form.get("start", "")), _clock(form.get("end", ""))
    start = _at(chosen.start.astimezone(zone).date(), first, zone)
    if start < chosen.start and _next_day(start, zone) < chosen.end:
        start = _next_day(start, zone)  # a window over midnight
    end = _at(start.astimezone(zone).date(), last, zone)
    if end <= start and _next_day(end, zone) <= chosen.end:
        end = _next_day(end, zone)
    if end <= start:
        raise invalid("window", "ends before it begins")
    return NarrowWindow(delivery.id, Window(start, end))


def _clock(typed: str) -> time:
    """ "14:30", as browsers send it. Raises Refused(invalid)."""
    try:
        found = time.fromisoformat(typed)
    except ValueError:
        raise invalid("window", "is no time of the day") from None
    if found.tzinfo is not None:
        raise invalid("window", "is no time of the day")
    return found


def _at(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone)


def _next_day(at: datetime, zone: tzinfo) -> datetime:
    local = at.astimezone(zone)
    return _at(local.date() + timedelta(days=1), local.timetz().replace(tzinfo=None), zone)
