"""Figures on the command line: counted from the database, as JSON or as a table to read."""

from collections.abc import Iterator
from datetime import date, datetime, time

from app.compose import opened_store
from app.settings import Settings, WrongSetting
from core.actions.counted import days_zone, gather
from core.actions.figures import Figures
from core.actions.figures import figures as counted
from core.model.ids import CarrierRef

INDENT = "  "


async def figures(settings: Settings, since: str | None, carrier: str | None) -> Figures:
    """The figures since a day, as it begins for the board. Raises WrongSetting for no day."""
    day = _day(since) if since else None
    async with opened_store(settings) as store, store.read() as unit:
        of = CarrierRef(carrier) if carrier else None
        zone = await days_zone(unit, settings.zone)
        begins = datetime.combine(day, time(), zone) if day is not None else None
        return counted(await gather(unit, begins, of))


def rendered(found: Figures) -> str:
    """A line a figure; what nothing was measured for yet says so."""
    return "\n".join(_lines(found, ""))


def _lines(found: Figures, indent: str) -> Iterator[str]:
    width = max((len(name) for name in found), default=0)
    for name, value in found.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{name}"
            yield from _lines(value, indent + INDENT)
        else:
            yield f"{indent}{name:<{width}}  {_said(value)}"


def _said(value: object) -> str:
    if value is None or value == {}:
        return "not measured yet"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongSetting(f"--since wants a day such as 2026-11-24, not {text}") from None
