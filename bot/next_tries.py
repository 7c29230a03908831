"""Next tries: which windows are kept and shown for somebody who was missed."""

from bot.buttons import Button, about, packed_window
from bot.facts import Facts
from bot.suiting import local_day
from bot.window_list import EVENING
from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.promise import Hold
from core.model.reason import ROOTS, Fault
from core.model.window import Window


def next_tries(facts: Facts, last: Attempt) -> list[Window]:
    """The best first: who was not at home by day may be so in the evening; who only waited in vain
    is served as soon as it goes."""
    assert last.reason is not None
    wants_evening = ROOTS[last.reason].fault is Fault.RECIPIENT

    def late(window: Window) -> bool:
        return wants_evening and window.start.astimezone(facts.zone).time() < EVENING

    return sorted(facts.usual_offers().windows, key=lambda each: (late(each), each))


def take_button(delivery: Delivery, hold: Hold | None) -> tuple[Button, ...]:
    """One tap books what is kept."""
    if hold is None:
        return ()
    name = str(hold.id)
    return (about(delivery, "button-take-window", "slot.yes", name, window=hold.window),)


def later_button(delivery: Delivery, facts: Facts) -> tuple[Button, ...]:
    """One more window, on a later day than the one that is kept."""
    if facts.hold is None:
        return ()
    day = local_day(facts.hold.window, facts.zone)
    later = (w for w in sorted(facts.usual_offers().windows) if local_day(w, facts.zone) > day)
    return tuple(
        about(delivery, "button-window", "slot.pick", *packed_window(each), window=each)
        for each in list(later)[:1]
    )
