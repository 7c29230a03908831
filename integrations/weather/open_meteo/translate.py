"""Between our words and Open-Meteo's, both ways; pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from core.model.location import Location
from core.model.window import Window
from integrations.weather.open_meteo.wire import Hourly

LIKELY_FROM = 50.0  # percent
DAYS = 8  # further on a chance of an hour says little
DECIMALS = 2  # about a kilometre: the sky is the same there, and nobody's door is told
HOUR = timedelta(hours=1)


def question(at: Location) -> Mapping[str, str]:
    return {
        "latitude": f"{at.lat:.{DECIMALS}f}",
        "longitude": f"{at.lon:.{DECIMALS}f}",
        "hourly": "precipitation_probability",
        "timeformat": "unixtime",
        "timezone": "GMT",
        "forecast_days": str(DAYS),
    }


def likely(told: Hourly, window: Window) -> Window | None:
    """From the first to the last likely hour, as far as they lie in the window."""
    hours = [
        Window(end - HOUR, end)
        for seconds, chance in zip(told.time, told.precipitation_probability, strict=True)
        if chance is not None and chance >= LIKELY_FROM
        for end in (datetime.fromtimestamp(seconds, UTC),)
    ]
    wet = [each for each in hours if each.start < window.end and each.end > window.start]
    if not wet:
        return None
    first, last = min(each.start for each in wet), max(each.end for each in wet)
    return Window(max(first, window.start), min(last, window.end))
