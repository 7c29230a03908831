"""The card: one living message a delivery, edited in place, that always says where it stands."""

from datetime import timedelta

from bot.buttons import Button, about, opening, plain
from bot.courier_place import near_picture
from bot.facts import Facts
from bot.turn import Say
from bot.visits import is_visit
from bot.wording import Lines, Text
from core.model.carrier import ChangeAction
from core.model.change import ASKED_TOGETHER, TICKS, AddressChange, Change, ChangeState
from core.model.delivery import Delivery
from core.model.left_there import left_there
from core.model.notice import Notice
from core.model.options import Option
from core.model.overdue import (
    SOON,
    eta_at,
    is_overdue,
    is_passed_by,
    is_unreported,
    told_until,
)
from core.model.pickup_ladder import days_left
from core.model.status import Flag, Status

DOOR = (
    ChangeAction.CHANGE_WINDOW,
    ChangeAction.CHANGE_ADDRESS,
    ChangeAction.REDIRECT,
    ChangeAction.INSTRUCTIONS,
    ChangeAction.NEIGHBOUR,
    ChangeAction.SAFE_PLACE,
)


HERE_BEFORE = timedelta(hours=1)  # who is early may say so


def slot_of(delivery: Delivery) -> str:
    return f"card:{delivery.id}"


def card(
    facts: Facts, *, fresh: bool = False, lead: Text | None = None, told: Notice | None = None
) -> Say:
    """The status card of the delivery we talk about. `lead` says first what has just happened. The
    notice that was `told` may know which vehicle is near: then the card shows where."""
    delivery = facts.delivery
    assert delivery is not None
    state, visit = state_line(facts), visit_line(facts)
    lines = [
        lead,
        Text("card-title", {"what": title(delivery), "carrier": carrier_name(facts)}),
        state,
        visit if visit != state else None,
        address_line(delivery),
        place_line(facts, state),
        reported_line(facts),
        tick_line(facts),
        until_line(facts),
        waiting_line(facts),
        delegate_line(delivery),
        attempts_line(delivery),
    ]
    return Say(
        key="card",
        values={"lines": Lines(tuple(line for line in lines if line is not None))},
        buttons=card_buttons(facts),
        slot=slot_of(delivery),
        fresh=fresh,
        picture=near_picture(told, delivery) if told is not None else None,
        route=told.route if told is not None else None,
    )


def card_buttons(facts: Facts) -> tuple[Button, ...]:
    """What is most likely wanted now; the rest is behind "change something"."""
    delivery = facts.delivery
    assert delivery is not None
    found: list[Button] = []
    if wants_a_time(facts) and facts.may(ChangeAction.CHANGE_WINDOW):
        found.append(about(delivery, "button-choose-time", "slot.other"))
    if delivery.status is Status.READY_FOR_PICKUP and facts.may(ChangeAction.EXTEND_PICKUP):
        found.append(about(delivery, "button-longer", "pickup.longer"))
    if delivery.status is Status.READY_FOR_PICKUP and delivery.pickup and delivery.pickup.code:
        found.append(about(delivery, "button-show-code", "pickup.code"))
    if may_be_here(facts):
        found.append(about(delivery, "button-here", "visit.here"))
    if delivery.status is Status.READY_FOR_PICKUP:
        found.append(about(delivery, "button-trouble", "trouble.ask"))
        found.append(
            about(delivery, "button-delegate-back", "delegate.back")
            if delivery.delegate is not None
            else about(delivery, "button-delegate", "delegate.name")
        )
    if facts.reaches_courier:
        found.append(about(delivery, "button-message-courier", "courier.say"))
    change = facts.undoable()
    if change is not None:
        found.append(about(delivery, "button-undo", "undo", change.id))
    if facts.app_url is not None and delivery.is_courier_near:
        found.append(opening(delivery, "button-near-map", "near.show", "/app/near"))
    if any(facts.may(action) for action in DOOR):
        found.append(about(delivery, "button-change-something", "menu"))
    found.append(plain("button-person", "human"))
    return tuple(found)


def wants_a_time(facts: Facts) -> bool:
    """Whether none stands; who did not come to a pickup point in theirs may choose again. What goes
    to a point where nobody comes by the hour wants none, also while the carrier is being asked."""
    delivery = facts.delivery
    if delivery is not None and delivery.pickup is not None and not is_visit(facts):
        return False
    visit = delivery.comes_then if delivery is not None else None
    is_over = visit is not None and visit.window.end <= facts.now
    return delivery is not None and (delivery.promised is None or is_over)


def may_be_here(facts: Facts) -> bool:
    """Whether they may stand at the point about now, where one comes by the hour."""
    delivery = facts.delivery
    promise = delivery.comes_then if delivery is not None else None
    if delivery is None or promise is None or delivery.is_over:
        return False
    is_told = delivery.visit is not None and delivery.visit.came_at is not None
    return not is_told and promise.window.start - HERE_BEFORE <= facts.now


def title(delivery: Delivery) -> str:
    """What people know a parcel by: the shop, else the number on the label."""
    return delivery.merchant or delivery.tracking_number


def carrier_name(facts: Facts) -> str:
    return facts.carrier.name if facts.carrier is not None else ""


def state_line(facts: Facts) -> Text:
    """Where it stands, in one sentence."""
    delivery = facts.delivery
    assert delivery is not None
    promise, eta = delivery.awaited, eta_at(delivery, facts.now)
    match delivery.status:
        case _ if is_passed_by(delivery):
            return Text("state-passed-by")
        case _ if is_overdue(delivery, facts.now):
            return Text("state-overdue", {"until": told_until(delivery)})
        case Status.ANNOUNCED | Status.SCHEDULED if (visit := visit_line(facts)) is not None:
            return visit
        case Status.ATTEMPT_FAILED | Status.ANNOUNCED | Status.SCHEDULED if promise is not None:
            return Text("state-promised", {"window": promise.window})
        case Status.LOADED if promise is not None:
            return Text("state-loaded-promised", {"window": promise.window})
        case Status.OUT_FOR_DELIVERY if eta is not None:
            return Text("state-eta", {"start": eta.start, "end": eta.end})
        case Status.OUT_FOR_DELIVERY if promise is not None:
            return Text("state-out-promised", {"window": promise.window})
        case Status.ARRIVING if is_unreported(delivery, facts.now):
            return Text("state-was-at-the-door", {"at": delivery.arrived_at})
        case Status.ARRIVING if delivery.arrived_at is not None:
            return Text("state-at-the-door")
        case Status.ARRIVING if eta is not None and eta.start > facts.now + SOON:
            return Text("state-eta", {"start": eta.start, "end": eta.end})
        case Status.READY_FOR_PICKUP if delivery.pickup_until is not None and facts.point:
            return Text("state-ready", {"point": point_name(facts), "until": delivery.pickup_until})
        case Status.DELIVERED if left_there(delivery, facts.changes) is not None:
            return Text("state-delivered")  # nobody took it: the question beside it says where
        case Status.DELIVERED if delivery.proof is not None and delivery.proof.name:
            return Text("state-delivered-to", {"name": delivery.proof.name})
        case Status.DELIVERED if delivery.proof is not None and delivery.proof.kind == "pin":
            return Text("state-delivered-by-code")
        case _ if Flag.ON_HOLD in delivery.flags or Flag.CUSTOMS in delivery.flags:
            return Text("state-on-hold")
        case status if (
            Flag.REDIRECTED in delivery.flags and delivery.pickup and not delivery.is_over
        ):
            return Text("state-redirected", {"point": point_name(facts)})
        case status:
            return Text(f"state-{status.replace('_', '-')}")


def visit_line(facts: Facts) -> Text | None:
    """When they come to the pickup point, where that was promised."""
    delivery = facts.delivery
    visit = delivery.comes_then if delivery is not None else None
    if visit is None:
        return None
    return Text("card-visit", {"point": point_name(facts), "window": visit.window})


def point_name(facts: Facts) -> str | Text:
    """Its name, else where it stands; nobody reads a blank where nobody knows either."""
    point = facts.point
    told = point.name.strip() or point.address.strip() if point is not None else ""
    return told or Text("point-unnamed")


def address_line(delivery: Delivery) -> Text | None:
    is_elsewhere = delivery.pickup is not None or delivery.is_over or not delivery.address.line
    return None if is_elsewhere else Text("card-address", {"address": delivery.address.line})


def place_line(facts: Facts, state: Text) -> Text | None:
    """The pickup point that it goes to, where no other line names it."""
    delivery = facts.delivery
    if delivery is None or delivery.pickup is None or delivery.is_over or "point" in state.values:
        return None
    return Text("card-place", {"point": point_name(facts)}) if visit_line(facts) is None else None


def reported_line(facts: Facts) -> Text | None:
    """On the road we say how old our knowledge is, rather than guess."""
    delivery = facts.delivery
    assert delivery is not None
    at = facts.heard_at or delivery.newest_event_at
    if not delivery.is_on_the_road or at is None:
        return None
    return Text("card-reported", {"at": at})


def tick_line(facts: Facts) -> Text | None:
    """The three ticks of the newest wish that stands: asked, accepted, in the courier's hands."""
    change = newest(facts.changes)
    delivery = facts.delivery
    if change is None or delivery is None or delivery.is_over:
        return None
    if delivery.status is Status.READY_FOR_PICKUP:
        return None  # it is where it was wished to
    ticks = TICKS[change.state]
    if ticks == 0:
        return None
    wish = "entrance" if is_entrance(change) else change.action.replace("_", "-")
    return Text(f"ticks-{ticks}", {"what": Text(f"wish-{wish}")})


def is_entrance(change: Change) -> bool:
    """A pin at the same address shows its door: nobody moves."""
    return isinstance(change.what, AddressChange) and change.what.old == change.what.new


def newest(changes: tuple[Change, ...]) -> Change | None:
    """The newest wish. What went with it, a note for the new door, does not stand before it."""
    living = [each for each in changes if each.state is not ChangeState.SUPERSEDED]
    found = max(living, key=lambda each: each.asked_at, default=None)
    if found is None or found.action is not ChangeAction.INSTRUCTIONS:
        return found
    since = found.asked_at - ASKED_TOGETHER
    beside = [c for c in living if c.action is not found.action and c.asked_at >= since]
    return max(beside, key=lambda each: each.asked_at, default=found)


def until_line(facts: Facts) -> Text | None:
    """The last moment to change the time, where there is one."""
    found = facts.options().get(ChangeAction.CHANGE_WINDOW)
    delivery = facts.delivery
    if delivery is None or delivery.promised is None or not _is_bounded(found):
        return None
    assert found is not None
    return Text("card-changeable-until", {"at": found.until})


def waiting_line(facts: Facts) -> Text | None:
    """How many days are left to fetch it; the last one is told in hours, by the state."""
    delivery = facts.delivery
    if delivery is None or delivery.status is not Status.READY_FOR_PICKUP:
        return None
    until = delivery.pickup_until
    left = days_left(until, facts.now) if until is not None else 0
    return Text("card-days-left", {"count": left}) if left > 1 else None


def delegate_line(delivery: Delivery) -> Text | None:
    """Who may fetch it for them."""
    delegate = delivery.delegate if not delivery.is_over else None
    return Text("card-delegate", {"name": delegate.name}) if delegate is not None else None


def _is_bounded(found: Option | None) -> bool:
    return found is not None and found.allowed and found.until is not None


def attempts_line(delivery: Delivery) -> Text | None:
    has_failed = any(attempt.reason for attempt in delivery.attempts)
    if not has_failed or delivery.is_over:
        return None
    return Text("card-attempts", {"left": delivery.attempts_left})
