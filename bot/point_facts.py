"""Point facts: what one should know of a pickup point before choosing it, as a line of a list."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.wording import Lines, Text
from core.model.parcel import Size
from core.model.point_choice import Place

SOON = timedelta(days=7)  # later than that it is as good as always


def walk(place: Place) -> timedelta:
    return timedelta(minutes=place.walk_minutes)


def place_line(place: Place, size: Size, now: datetime) -> Text:
    """Name, way, hours, and how many are free: "Locker Kamppi: 4 min on foot, open until 22:00"."""
    told = (
        Text("locker-fact-walk", {"walk": walk(place)}),
        hours_fact(place, now),
        _room(place, size),
        Text("locker-fact-step-free") if place.point.wheelchair else None,
    )
    facts = Lines(tuple(each for each in told if each is not None), joined=", ")
    return Text("locker-line", {"point": place.point.name, "facts": facts})


def hours_fact(place: Place, now: datetime) -> Text | None:
    """Nothing where nobody told when it is open."""
    hours = place.hours
    if hours is None:
        return None
    changes = hours.changes_at
    is_soon = changes is not None and changes - now < SOON
    if hours.is_open:
        return Text("locker-fact-open", {"until": changes}) if is_soon else Text("locker-fact-day")
    return Text("locker-fact-opens", {"at": changes}) if is_soon else None


def remarks(places: Iterable[Place]) -> tuple[Text, ...]:
    """That no streets were known, where that is so."""
    is_guess = any(not place.on_streets for place in places)
    return (Text("locker-straight-line"),) if is_guess else ()


def _room(place: Place, size: Size) -> Text | None:
    """What is kept for them is theirs; a point that keeps none says nothing of room."""
    if place.is_kept:
        return Text("locker-fact-kept")
    if not place.point.keeps_room:
        return None
    return Text("locker-fact-free", {"count": place.free(size)})
