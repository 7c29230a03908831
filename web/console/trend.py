"""Trend: a column for each day, as high as what came at the first attempt; drawn without script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from web.console.tongue import day_briefly, day_on_axis, number, said

HEIGHT = 96
SIDE = 8  # so that the first label is whole
COLUMN, GAP = 18, 6
BASE = HEIGHT + 2
LABELS_EVERY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One day: how many deliveries came to their end, and the share of them in question."""

    day: date
    count: int
    share: float | None


def points(days: Mapping[date, Mapping[str, object]]) -> Sequence[Point]:
    """Of each day its first attempts."""
    found = []
    for day, told in days.items():
        first, closed = told["first_attempt_success"], told["closed"]
        share = first.get("all") if isinstance(first, Mapping) else None
        count = closed if isinstance(closed, int) else 0
        found.append(Point(day=day, count=count, share=share))
    return found


def drawn(told: Sequence[Point]) -> Markup:
    """The whole scale is 0 to 100 %; what a column says also stands in words in it."""
    width = 2 * SIDE + max(1, len(told)) * (COLUMN + GAP)
    parts = [
        Markup('<svg class="trend" viewBox="0 0 {} {}" role="img" aria-label="{}">').format(
            width, HEIGHT + 20, _said(told)
        ),
        Markup('<line class="hour" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, BASE, BASE),
    ]
    for at, point in enumerate(told):
        x = SIDE + at * (COLUMN + GAP) + GAP / 2
        high = round(HEIGHT * (point.share or 0.0))
        parts.append(
            Markup(
                '<rect class="column" x="{}" y="{}" width="{}" height="{}" rx="3">'
                "<title>{}</title></rect>"
            ).format(x, BASE - high, COLUMN, high, _of(point))
        )
        if at % LABELS_EVERY == 0:
            parts.append(
                Markup('<text x="{}" y="{}">{}</text>').format(
                    x + COLUMN / 2, HEIGHT + 16, day_on_axis(point.day)
                )
            )
    return Markup("").join([*parts, Markup("</svg>")])


def _said(told: Sequence[Point]) -> str:
    return said("trend-said", days="; ".join(_of(point) for point in told))


def _of(point: Point) -> str:
    share = said("trend-nothing")
    if point.share is not None:
        share = said("percent", share=number(100 * point.share, 0))
    return said("trend-day", day=day_briefly(point.day), share=share, count=point.count)
