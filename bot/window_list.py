"""The window list: windows as buttons, marked and paged, with what must be known before a tap."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import Button, about, opening, packed_window
from bot.facts import Facts, Offered
from bot.preferred import hours_text
from bot.suiting import local_day, nearest, suiting
from bot.turn import Say
from bot.understanding.understood import SpokenTime
from bot.wording import Lines, Text
from core.actions.waiting import WISHES_MAX
from core.actions.windows import days_offered, windows_ahead
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.parcel import Money
from core.model.promise import Hold
from core.model.window import Window

SHOWN_MAX = 3  # with "more", "another day" and "a person" that makes six buttons
CALENDAR_MIN = 9  # from so many on, a calendar shows them better than buttons
WAITS_SHOWN_MAX = 2
EVENING = time(17, 0)
CALENDAR = "/app/slots"


def listed(
    key: str,
    shown: Sequence[Window],
    offered: Offered,
    facts: Facts,
    *more: Button,
    **values: object,
) -> Say:
    """The windows as buttons. Marks are explained where there are any, and a fee is told before
    anything is tapped."""
    delivery = facts.delivery
    assert delivery is not None
    lines = tuple(_remarks(shown, offered, facts))
    remarks = Text("slot-remarks", {"lines": Lines(lines)}) if lines else ""
    buttons = (*window_buttons(delivery, shown, offered), *more)
    return Say(key=key, values={"remarks": remarks, **values}, buttons=buttons)


def window_buttons(
    delivery: Delivery, windows: Sequence[Window], offered: Offered
) -> tuple[Button, ...]:
    return tuple(
        about(
            delivery,
            f"button-window{_mark(window, offered)}",
            "slot.pick",
            *packed_window(window),
            window=window,
        )
        for window in windows
    )


def later_buttons(
    delivery: Delivery, facts: Facts, offered: Offered, spoken: SpokenTime, *, away: bool
) -> tuple[Button, ...]:
    """What one can wait for: the window that was wished, or to be back; a day behind all that are
    offered."""
    if away:
        return _postpone_button(delivery, facts, _back(spoken))
    waits = wait_buttons(delivery, wished(facts, offered, spoken))
    return waits or _postpone_button(delivery, facts, _beyond_all(facts, offered, spoken))


def _postpone_button(delivery: Delivery, facts: Facts, until: date | None) -> tuple[Button, ...]:
    """The parcel may wait until then."""
    if until is None or not facts.may(ChangeAction.POSTPONE):
        return ()
    return (about(delivery, "button-postpone", "postpone.ask", until.isoformat(), day=until),)


def _back(spoken: SpokenTime) -> date | None:
    """The first day on which who is away for days is there again."""
    said = (spoken, *spoken.or_else)
    days = [day for each in said if (day := each.day_to or each.day) is not None]
    is_for_days = days and all(each.start is None and each.end is None for each in said)
    return max(days) + timedelta(days=1) if is_for_days else None


def _beyond_all(facts: Facts, offered: Offered, spoken: SpokenTime) -> date | None:
    """The first day that was wished for, where it comes after every day that is offered."""
    wishes = (spoken, *spoken.or_else)
    days = [each.day for each in wishes if each.day is not None]
    last = max((local_day(window, facts.zone) for window in offered.windows), default=None)
    is_beyond = last is not None and len(days) == len(wishes) and min(days) > last
    return min(days) if is_beyond else None


def wait_buttons(delivery: Delivery, windows: Sequence[Window]) -> tuple[Button, ...]:
    """Tell me if it becomes possible."""
    return tuple(
        about(delivery, "button-wait", "slot.wait", *packed_window(window), window=window)
        for window in windows[:WAITS_SHOWN_MAX]
    )


def calendar_button(delivery: Delivery, offered: Offered, facts: Facts) -> tuple[Button, ...]:
    """Many windows are shown on a page; none where no page can open."""
    if facts.app_url is None or len(offered.windows) < CALENDAR_MIN:
        return ()
    return (opening(delivery, "button-all-times", "slot.all", CALENDAR),)


def wishable(facts: Facts, offered: Offered) -> tuple[Window, ...]:
    """The carrier's own windows that may still be chosen, and are not free just now."""
    delivery, carrier = facts.delivery, facts.carrier
    if delivery is None or carrier is None or len(facts.wishes) >= WISHES_MAX:
        return ()
    known = {*offered.windows, *(wish.window for wish in facts.wishes)}
    if delivery.promised is not None:
        known.add(delivery.promised.window)
    return tuple(w for w in windows_ahead(delivery, carrier, facts.now) if w not in known)


def wished(facts: Facts, offered: Offered, spoken: SpokenTime) -> tuple[Window, ...]:
    """Those of them that were wished for."""
    if not spoken.says_when:
        return ()
    found = suiting(wishable(facts, offered), spoken, facts.zone)
    return nearest(found, spoken, facts.zone)


def out_of_reach(facts: Facts, spoken: SpokenTime) -> Text | None:
    """Why a day cannot be had whatever the routes say: too far ahead, or before we may come."""
    delivery, carrier = facts.delivery, facts.carrier
    if delivery is None or carrier is None or spoken.day is None:
        return None
    first, last = days_offered(delivery, carrier, facts.now)
    wishes = (spoken, *spoken.or_else)
    days = [(wish.day, wish.day_to or wish.day) for wish in wishes if wish.day is not None]
    if first <= last and all(begin > last for begin, _ in days):
        return Text("slot-too-far", {"day": last})
    if delivery.earliest == first and all(end < first for _, end in days):
        return Text("slot-not-before", {"day": first})
    return None


def varied(
    windows: Iterable[Window], zone: ZoneInfo, green: frozenset[Window] = frozenset()
) -> tuple[Window, ...]:
    """The soonest, the first evening and the first of another day come first, in order of time; one
    of the green ones, where there are any, instead of the other day."""
    ordered = sorted(windows)
    if not ordered:
        return ()
    first = ordered[0]
    evening = next((w for w in ordered if w.start.astimezone(zone).time() >= EVENING), None)
    other = next((w for w in ordered if local_day(w, zone) != local_day(first, zone)), None)
    if green.isdisjoint({first, evening, other}):
        other = next((w for w in ordered if w in green), other)
    chosen = sorted({w for w in (first, evening, other) if w is not None})
    rest_of = [w for w in ordered if w not in chosen]
    while len(chosen) < SHOWN_MAX and rest_of:
        chosen.append(rest_of.pop(0))
    return (*sorted(chosen), *rest_of)


def days_of(windows: Iterable[Window], zone: ZoneInfo) -> list[date]:
    return sorted({local_day(window, zone) for window in windows})


def page_of[T](things: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int | None]:
    """One page, and the number of the next; behind the last the first comes again."""
    begin = page * size
    if not 0 <= begin < len(things):
        begin, page = 0, 0
    if len(things) <= size:
        return things, None
    is_last = begin + size >= len(things)
    return things[begin : begin + size], 0 if is_last else page + 1


def day_named(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def page_named(word: str = "0") -> int:
    return int(word) if word.isdecimal() and len(word) < 4 else 0


def _mark(window: Window, offered: Offered) -> str:
    """Which text the button has: a mark says nothing where there is no choice."""
    if len(offered.windows) < 2:
        return ""
    is_soonest = window == offered.soonest
    is_greenest = window in offered.greenest and not offered.greenest.issuperset(offered.windows)
    return (
        "-both"
        if is_soonest and is_greenest
        else ("-soonest" if is_soonest else "-greenest" if is_greenest else "")
    )


def _remarks(shown: Sequence[Window], offered: Offered, facts: Facts) -> Iterable[Text]:
    usual = facts.conversation.preferences
    if usual.has_hours and not any(usual.suits(window, facts.zone) for window in shown):
        yield Text("preference-outside", {"hours": hours_text(usual)})
    marks = {_mark(window, offered) for window in shown} - {""}
    if marks in ({"-soonest"}, {"-greenest"}):
        yield Text(f"slot-mark{marks.pop()}")
    elif marks:
        yield Text("slot-mark-both")
    if shown and offered.forecast.issuperset(shown):
        yield Text("slot-forecast")
    elif offered.forecast.intersection(shown):
        first = min(offered.forecast.intersection(shown))
        yield Text("slot-forecast-from", {"day": local_day(first, facts.zone)})
    yield from _prices(shown, offered, facts)


def _prices(shown: Sequence[Window], offered: Offered, facts: Facts) -> Iterable[Text]:
    """What each costs, in one sentence where that is the same for all."""
    if facts.carrier is None:
        return
    prices = {window: facts.carrier.price_of(offered.extra.get(window)) for window in shown}
    told = set(prices.values())
    if len(told) == 1:
        yield from _price_told(*told)
        return
    for window in sorted(shown):
        price = prices[window]
        if price is not None and price.amount:
            key = "slot-fee-each" if price.amount > 0 else "slot-reward-each"
            yield Text(key, {"window": window, "fee": price.without_sign})


def price_of(hold: Hold) -> Text | str:
    """What the held time costs, told before it is booked."""
    lines = _price_told(hold.fee)
    return Text("slot-remarks", {"lines": Lines(lines)}) if lines else ""


def _price_told(price: Money | None) -> tuple[Text, ...]:
    """What a time costs, or what its recipient is given for it; nothing where it is free."""
    if price is None or not price.amount:
        return ()
    key = "slot-fee" if price.amount > 0 else "slot-reward"
    return (Text(key, {"fee": price.without_sign}),)
