"""The schedule: what is looked at, and how often."""

from collections.abc import Awaitable, Callable

from app.compose import Home, sync_seconds
from app.group_words import group_words
from app.ticks import Tick
from bot.topics.mirror import Budget, mirror
from core.actions.baton import end_leases
from core.actions.changes import expire_changes
from core.actions.driven_days import learn_noises
from core.actions.etas import Ways, recompute_etas
from core.actions.holds import expire_holds
from core.actions.house import House
from core.actions.keys import end_expired_keys
from core.actions.loading import Checked, check_loading
from core.actions.making_room import make_room_due
from core.actions.nudging import Round, nudge
from core.actions.paying import Round as Payments
from core.actions.paying import look_after_payments
from core.actions.point_feeds import sync_points_due
from core.actions.reminders import remind
from core.actions.reoffering import reoffer
from core.actions.replanning import replan_due
from core.actions.settling import settle_forecasts
from core.actions.syncing import Polled, sync_due
from core.actions.timers import ring_timers
from core.actions.waitlist import Lookout, serve_waitlist
from storage.forget import forget

FORGET_EVERY_SECONDS = 3600.0
ETAS_EVERY_SECONDS = 30.0
REMIND_EVERY_SECONDS = 60.0
LOADING_EVERY_SECONDS = 60.0
SYNC_EVERY_SECONDS = 1.0  # each carrier and planner has its own row that says when it is due
SETTLE_EVERY_SECONDS = 60.0
NUDGE_EVERY_SECONDS = 300.0
NOISES_EVERY_SECONDS = 3600.0
PAYMENTS_EVERY_SECONDS = 5.0
KEYS_EVERY_SECONDS = 60.0
SHORT_SECONDS = 1.0


def ticks(home: Home, owner: str, hurry: float = 1.0) -> list[Tick]:
    """`hurry` above 1 looks more often: for a world whose days are shorter than ours."""
    house = home.house
    polled = [
        Polled(adapter=adapter, every_seconds=sync_seconds(home.settings.carriers[ref]))
        for ref, adapter in home.carriers.items()
    ]

    lookout, all_round, ways, checked = Lookout(), Round(), Ways(), Checked()
    payments = Payments()

    def each(name: str, seconds: float, do: Callable[[], Awaitable[object]]) -> Tick:
        return Tick(name, max(0.25, seconds / hurry), do)

    desk, budget = group_words(home.voice, home.settings.telegram_group_language), Budget()
    topics = [each("topics", SHORT_SECONDS, lambda: mirror(house, desk, budget))]
    return [
        *(topics if house.limits.has_group else []),
        each("holds", SHORT_SECONDS, lambda: expire_holds(house)),
        each("timers", SHORT_SECONDS, lambda: ring_timers(house)),
        each("nudges", NUDGE_EVERY_SECONDS, lambda: nudge(house, all_round)),
        each("places", SHORT_SECONDS, lambda: _give_places(house, lookout)),
        each("changes", SHORT_SECONDS, lambda: expire_changes(house)),
        each("payments", PAYMENTS_EVERY_SECONDS, lambda: look_after_payments(house, payments)),
        each("leases", SHORT_SECONDS, lambda: end_leases(house)),
        each("carriers", SYNC_EVERY_SECONDS, lambda: sync_due(house, polled, owner)),
        each("points", SYNC_EVERY_SECONDS, lambda: sync_points_due(house, home.feeds, owner)),
        each("planner", SYNC_EVERY_SECONDS, lambda: replan_due(house, home.planner)),
        each("room", SYNC_EVERY_SECONDS, lambda: make_room_due(house, home.planner)),
        each("forecasts", SETTLE_EVERY_SECONDS, lambda: settle_forecasts(house)),
        each("etas", ETAS_EVERY_SECONDS, lambda: recompute_etas(house, ways)),
        each("noises", NOISES_EVERY_SECONDS, lambda: learn_noises(house)),
        each("loading", LOADING_EVERY_SECONDS, lambda: check_loading(house, checked)),
        each("reminders", REMIND_EVERY_SECONDS, lambda: remind(house)),
        each("keys", KEYS_EVERY_SECONDS, lambda: end_expired_keys(house)),
        each("forgetting", FORGET_EVERY_SECONDS, lambda: forget(home.store, house.clock.now())),
    ]


async def _give_places(house: House, lookout: Lookout) -> None:
    """What becomes free goes to whose promise was broken before it goes to who waits."""
    await reoffer(house)
    await serve_waitlist(house, lookout)
