"""Failure drawings: how many tries came to nothing on each day, and at which hours of the week."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from core.actions.mining import Failure
from web.console.tongue import day_briefly, day_on_axis, said, weekdays

HEIGHT, COLUMN, GAP, SIDE = 72, 14, 4, 8
BASE = HEIGHT + 2
LABELS_EVERY = 7
BAND_HOURS = 2
LEVELS = 4  # how deep a cell may be coloured


def by_day(failures: Sequence[Failure]) -> Markup:
    """A column a day, also for days without any between the first and the last."""
    counts = Counter(failure.local.date() for failure in failures)
    first, last = min(counts), max(counts)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    most = max(counts.values())
    width = 2 * SIDE + len(days) * (COLUMN + GAP)
    told = "; ".join(_of(day, counts[day]) for day in days if counts[day])
    parts = [
        Markup('<svg class="trend" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
            width, HEIGHT + 20, said("in-vain-drawn", days=told)
        ),
        Markup('<line class="hour" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, BASE, BASE),
    ]
    for at, day in enumerate(days):
        x, high = SIDE + at * (COLUMN + GAP), round(HEIGHT * counts[day] / most)
        parts.append(
            Markup(
                '<rect class="column lost" x="{}" y="{}" width="{}" height="{}" rx="3">'
                "<title>{}</title></rect>"
            ).format(x, BASE - high, COLUMN, high, _of(day, counts[day]))
        )
        if at % LABELS_EVERY == 0:
            parts.append(
                Markup('<text x="{}" y="{}">{}</text>').format(
                    x + COLUMN / 2, HEIGHT + 16, day_on_axis(day)
                )
            )
    return Markup("").join([*parts, Markup("</svg>")])


@dataclass(frozen=True, slots=True)
class Week:
    """Rows are the days of the week, columns `bands` of hours; a cell is how many, and how deep."""

    bands: Sequence[str]
    rows: Sequence[tuple[str, Sequence[tuple[int, int]]]]


def week_of(failures: Sequence[Failure]) -> Week:
    """By the clock where each happened; hours at which nothing did, before and after, are left
    out, and days, too."""
    counts = Counter((each.local.weekday(), each.local.hour // BAND_HOURS) for each in failures)
    bands = range(min(band for _, band in counts), max(band for _, band in counts) + 1)
    most = max(counts.values())
    return Week(
        bands=[f"{band * BAND_HOURS:02}–{(band + 1) * BAND_HOURS:02}" for band in bands],
        rows=[
            (name, [_cell(counts[day, band], most) for band in bands])
            for day, name in enumerate(weekdays())
            if any(counts[day, band] for band in bands)
        ],
    )


def _cell(count: int, most: int) -> tuple[int, int]:
    return count, -(-LEVELS * count // most)


def _of(day: date, count: int) -> str:
    return said("day-count", day=day_briefly(day), count=count)
