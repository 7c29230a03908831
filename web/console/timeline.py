"""A timeline: a route's day as a drawing, left to right, made here so that no script is needed.

Places along the line are shares of the day in per cent, so that it fits any screen and letters keep
their size. They follow the time that goes by, also on the nights when clocks change; what the clock
on the wall says is written beside them. Colours never speak alone: each thing has a title, and the
table below says the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from markupsafe import Markup, escape

from core.actions.day_gaps import DayGap
from core.actions.day_routes import DayRoute, DayStop
from web.console import route_words as words
from web.console.tongue import said

HEIGHT = 104
HOURS_Y, WINDOW_Y, LINE_Y, SLACK_Y, GAP_Y = 12, 26, 52, 72, 94
NUMBER_SHARE = 2.2  # two numbers closer than that would lie on each other
BLOCK_SHARE_MIN = 0.7
GAP_SHARE = 4.4
EDGE = 6.0  # nearer to a side half a clock is cut off on a phone
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Axis:
    """From when until when (UTC) a drawing reaches; every route of a page has the same. `zone` is
    whose clock is written on it."""

    begin: datetime
    end: datetime
    zone: tzinfo

    @classmethod
    def over(cls, routes: Sequence[DayRoute], zone: tzinfo) -> "Axis":
        """Whole hours of the clock around everything."""
        begin = min(min(route.leaves, *_starts(route)) for route in routes)
        end = max(max(route.back, route.route.end.at) for route in routes)
        last = _whole_hour(end, zone)
        return cls(_whole_hour(begin, zone), last if last == end else last + _HOUR, zone)

    def at(self, moment: datetime) -> float:
        """The share of the day that is over by then, in per cent."""
        whole = (self.end - self.begin) / timedelta(seconds=1)
        share = 100 * ((moment - self.begin) / timedelta(seconds=1)) / max(whole, 1.0)
        return min(100.0, max(0.0, share))

    def clock(self, moment: datetime) -> str:
        return words.clock(moment, self.zone)

    def hours(self) -> Iterator[datetime]:
        """Each an hour after the one before, whatever the clock makes of it."""
        at = self.begin
        while at <= self.end:
            yield at
            at += _HOUR


def drawn(route: DayRoute, axis: Axis, now: datetime) -> Markup:
    """The drawing of one route."""
    parts = [
        *_hours(axis),
        *_ways(route, axis),
        *(part for stop in route.stops for part in _stop(stop, axis)),
        *_numbers(route.stops, axis),
        *_gaps(route, axis),
        *_now(axis, now),
    ]
    label = escape(words.route_in_words(route, axis.clock))
    return Markup(
        f'<svg class="timeline" role="img" aria-label="{label}" width="100%" height="{HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )


def _hours(axis: Axis) -> Iterator[str]:
    every = 2 if (axis.end - axis.begin) > 9 * _HOUR else 1
    for number, at in enumerate(axis.hours()):
        x = f"{axis.at(at):.2f}%"
        yield f'<line class="hour" x1="{x}" x2="{x}" y1="{HOURS_Y + 4}" y2="{HEIGHT}"/>'
        if number % every == 0 and 1 < axis.at(at) < 97:
            side = " first" if axis.at(at) < EDGE else " last" if axis.at(at) > 100 - EDGE else ""
            yield f'<text class="clock{side}" x="{x}" y="{HOURS_Y}">{axis.clock(at)}</text>'


def _ways(route: DayRoute, axis: Axis) -> Iterator[str]:
    """On the road, and waiting for a window to open."""
    left = route.leaves
    for stop in route.stops:
        arrives = stop.starts - stop.waits
        yield _line(
            "way", axis, left, arrives, LINE_Y, said("drawn-road", span=_span(arrives - left))
        )
        if stop.waits:
            told = said("drawn-waits", span=_span(stop.waits))
            yield _line("wait", axis, arrives, stop.starts, LINE_Y, told)
        left = stop.ends
    yield _line(
        "way", axis, left, route.back, LINE_Y, said("drawn-home", time=axis.clock(route.back))
    )
    if route.slack > timedelta():
        told = said("drawn-spare", span=_span(route.slack))
        yield _line("slack", axis, route.back, route.route.end.at, SLACK_Y, told)


def _stop(stop: DayStop, axis: Axis) -> Iterator[str]:
    kind = words.stop_kind(stop)
    told = escape(words.stop_in_words(stop, axis.clock))
    x, ends = axis.at(stop.starts), axis.at(stop.ends)
    wide = max(BLOCK_SHARE_MIN, ends - x)
    yield (
        f'<rect class="stop {kind}{" behind" if stop.is_behind else ""}" x="{x:.2f}%" '
        f'y="{LINE_Y - 9}" width="{wide:.2f}%" height="18" rx="3"><title>{told}</title></rect>'
    )
    if stop.stop.window is not None:
        window = stop.stop.window
        start, end = axis.clock(window.start), axis.clock(window.end)
        title = said("stop-in-window", start=start, end=end)
        yield _line(f"window {kind}", axis, window.start, window.end, WINDOW_Y + 4, title)
    if not stop.is_behind and stop.slack > timedelta():
        title = said("drawn-until", time=axis.clock(stop.latest))
        yield _line("slack", axis, stop.starts, stop.latest, SLACK_Y, title)


def _numbers(stops: Sequence[DayStop], axis: Axis) -> Iterator[str]:
    """Each stop's number, as long as it does not lie on the one before."""
    last = -NUMBER_SHARE
    for stop in stops:
        x = axis.at(stop.starts)
        if x - last >= NUMBER_SHARE:
            last = x
            yield f'<text class="number" x="{x:.2f}%" y="{LINE_Y - 13}">{stop.number}</text>'


def _gaps(route: DayRoute, axis: Axis) -> Iterator[str]:
    """What one more stop would cost, where it could come at all."""
    last = -GAP_SHARE
    for gap in route.gaps:
        x = axis.at(_middle(route, gap))
        title = escape(said("drawn-one-more", extra=words.extra(gap.extra)))
        yield (
            f'<circle class="gap" cx="{x:.2f}%" cy="{LINE_Y}" r="4"><title>{title}</title></circle>'
        )
        if x - last >= GAP_SHARE:
            last = x
            told = escape(words.extra_briefly(gap.extra))
            yield f'<text class="cost" x="{min(max(x, 2.0), 97.0):.2f}%" y="{GAP_Y}">{told}</text>'


def _now(axis: Axis, now: datetime) -> Iterator[str]:
    if axis.begin < now < axis.end:
        x = f"{axis.at(now):.2f}%"
        title = escape(said("drawn-now"))
        yield (
            f'<line class="now" x1="{x}" x2="{x}" y1="16" y2="{HEIGHT}">'
            f"<title>{title}</title></line>"
        )


def _line(kind: str, axis: Axis, begin: datetime, end: datetime, y: int, title: str) -> str:
    if end <= begin:
        return ""
    x1, x2 = axis.at(begin), axis.at(end)
    return (
        f'<line class="{kind}" x1="{x1:.2f}%" x2="{x2:.2f}%" y1="{y}" y2="{y}">'
        f"<title>{escape(title)}</title></line>"
    )


def _whole_hour(at: datetime, zone: tzinfo) -> datetime:
    """When the clock on the wall began the hour that it shows."""
    local = at.astimezone(zone)
    return local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)


def _middle(route: DayRoute, gap: DayGap) -> datetime:
    """Between the stop before a gap and the one after it."""
    before = route.stops[gap.position - 1].ends if gap.position else route.leaves
    is_last = gap.position >= len(route.stops)
    after = route.back if is_last else route.stops[gap.position].starts
    return before + (after - before) / 2


def _starts(route: DayRoute) -> list[datetime]:
    return [stop.starts for stop in route.stops] or [route.leaves]


def _span(length: timedelta) -> str:
    return words.span(length)
