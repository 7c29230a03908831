"""Options: what may still be changed on a delivery now, why not, and until when.

Buttons, the API's `/options` and the actions themselves all ask this one function, so that what is
offered is never refused and what is refused is never offered. What the carrier says of all its
parcels counts until it was asked about this one (`core/model/their_options.py`).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.carrier import Carrier, ChangeAction, CutOff
from core.model.delivery import Delivery, Format
from core.model.parcel import Money
from core.model.risk import Worth, worth
from core.model.status import Status
from core.model.their_options import TheirOption
from core.model.window import Window

_ORDER = (
    Status.ANNOUNCED,
    Status.SCHEDULED,
    Status.LOADED,
    Status.OUT_FOR_DELIVERY,
    Status.ARRIVING,
)

# What makes sense at all in a status, whatever the carrier says.
_HOME = {
    ChangeAction.CHANGE_WINDOW,
    ChangeAction.CHANGE_ADDRESS,
    ChangeAction.REDIRECT,
    ChangeAction.NEIGHBOUR,
    ChangeAction.SAFE_PLACE,
    ChangeAction.INSTRUCTIONS,
    ChangeAction.CHANGE_RECIPIENT,
    ChangeAction.POSTPONE,
    ChangeAction.RETURN,
    ChangeAction.CANCEL,
}
_UNDER_WAY = _HOME - {ChangeAction.POSTPONE, ChangeAction.CHANGE_WINDOW}
_AT_THE_DOOR = {
    ChangeAction.REDIRECT,
    ChangeAction.NEIGHBOUR,
    ChangeAction.SAFE_PLACE,
    ChangeAction.INSTRUCTIONS,
    ChangeAction.CHANGE_WINDOW,
    ChangeAction.RETURN,
}
MAKES_SENSE: dict[Status, set[ChangeAction]] = {
    Status.ANNOUNCED: _HOME,
    Status.SCHEDULED: _HOME,
    Status.LOADED: _HOME,
    Status.OUT_FOR_DELIVERY: _UNDER_WAY,
    Status.ARRIVING: _AT_THE_DOOR,
    Status.ATTEMPT_FAILED: _HOME,
    Status.READY_FOR_PICKUP: {
        ChangeAction.EXTEND_PICKUP,
        ChangeAction.RETURN,
        ChangeAction.CHANGE_RECIPIENT,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`until` is the cut-off (None: none known). `why_not` holds codes, empty where allowed."""

    action: ChangeAction
    allowed: bool
    why_not: tuple[str, ...] = ()
    until: datetime | None = None
    fee: Money | None = None
    needs: tuple[str, ...] = ()
    asynchronous: bool = True
    link: str | None = None  # the carrier's own page, where its recipients change it themselves
    days: tuple[date, ...] = ()  # of which a later one must be, where the carrier told them
    told_at: datetime | None = None  # when the carrier was asked about this very parcel

    def takes_day(self, day: date) -> bool:
        return not self.days or day in self.days

    def first_day(self, since: date) -> date | None:
        """The first one from then on; None where the carrier offers none."""
        return min((day for day in self.days if day >= since), default=None) if self.days else since


# Where nobody who knows the parcel takes it in: what can break is put down by others, or kicked.
_OUT_OF_HAND = frozenset({ChangeAction.NEIGHBOUR, ChangeAction.SAFE_PLACE})
# Why not, where it lies in the parcel and its sender, and no other time changes it.
OF_THE_PARCEL = frozenset(
    {"sender-does-not-allow", "must-be-handed-over", "fragile", "too-valuable"}
)

# What a carrier may say of one parcel in our own words; anything else of theirs is a plain no.
THEIR_WORDS = frozenset(
    {
        "carrier-does-not-offer",
        "wrong-status",
        "must-be-handed-over",
        "fragile",
        "too-valuable",
        "not-at-a-door",
        "on-hold",
        "no-pickup",
        "already-extended",
        "past-cutoff",
        "outside-area",
        "already-so",
        "not-reversible",
    }
)
CARRIER_SAYS_NO = "carrier-says-no"

NEEDS: dict[ChangeAction, tuple[str, ...]] = {
    ChangeAction.CHANGE_WINDOW: ("slot_id",),
    ChangeAction.CHANGE_ADDRESS: ("address",),
    ChangeAction.REDIRECT: ("locker",),
    ChangeAction.NEIGHBOUR: ("name", "unit"),
    ChangeAction.SAFE_PLACE: ("note",),
    ChangeAction.INSTRUCTIONS: ("door_card",),
    ChangeAction.CHANGE_RECIPIENT: ("recipient",),
    ChangeAction.POSTPONE: ("until",),
    ChangeAction.EXTEND_PICKUP: ("until",),
    ChangeAction.RETURN: ("reason",),
    ChangeAction.CANCEL: (),
}


def options(delivery: Delivery, carrier: Carrier, now: datetime) -> tuple[Option, ...]:
    """Every action that the API knows, allowed or with the reasons why not."""
    return tuple(option(action, delivery, carrier, now) for action in ChangeAction)


def option(action: ChangeAction, delivery: Delivery, carrier: Carrier, now: datetime) -> Option:
    capability = carrier.capabilities.get(action)
    theirs = theirs_of(action, delivery, now)
    until = until_of(action, delivery, carrier, now)
    usual = capability.until if capability is not None and theirs is None else CutOff()
    why_not = (
        *(
            code
            for code, says_no in (
                ("carrier-does-not-offer", capability is None or not capability.allowed),
                ("wrong-status", not _makes_sense(action, delivery, carrier)),
                ("sender-does-not-allow", _sender_says_no(action, delivery)),
                ("must-be-handed-over", _must_be_handed_over(action, delivery)),
                ("fragile", action in _OUT_OF_HAND and delivery.parcel.fragile),
                ("too-valuable", _too_valuable(action, delivery)),
                ("not-at-a-door", _not_at_a_door(action, delivery, carrier)),
                ("address-not-located", _is_nowhere(action, delivery, carrier)),
                ("on-hold", _is_on_hold(action, delivery)),
                ("no-pickup", action is ChangeAction.EXTEND_PICKUP and delivery.pickup is None),
                ("already-extended", _is_extended(action, delivery)),
                ("past-cutoff", until is not None and now >= until),
                ("past-cutoff", _status_passed(usual, delivery)),
            )
            if says_no
        ),
        *_their_no(theirs),
    )
    fee = capability.fee if capability else None
    return Option(
        action=action,
        allowed=not why_not,
        why_not=tuple(dict.fromkeys(why_not)),
        until=until,
        fee=theirs.fee or fee if theirs is not None else fee,
        needs=NEEDS[action],
        asynchronous=theirs is None or theirs.asynchronous,
        link=_elsewhere(why_not, delivery, carrier),
        days=theirs.days if theirs is not None else (),
        told_at=_told_at(theirs, delivery),
    )


def theirs_of(action: ChangeAction, delivery: Delivery, now: datetime) -> TheirOption | None:
    """What the carrier said of this parcel a moment ago; None where it said nothing that counts."""
    told = delivery.their_options
    counts = told is not None and told.count(delivery.carrier, delivery.status, now)
    return told.of(action) if told is not None and counts else None


def until_of(
    action: ChangeAction, delivery: Delivery, carrier: Carrier, now: datetime
) -> datetime | None:
    """The cut-off: their own where they told one. Who said yes a moment ago is not too late."""
    capability = carrier.capabilities.get(action)
    usual = cut_off(capability.until, delivery, carrier) if capability else None
    theirs = theirs_of(action, delivery, now)
    if theirs is None or theirs.until is not None:
        return usual if theirs is None else theirs.until
    return usual if usual is not None and now < usual else None


def _their_no(theirs: TheirOption | None) -> tuple[str, ...]:
    if theirs is None or theirs.allowed:
        return ()
    said = theirs.why_not or (CARRIER_SAYS_NO,)
    return tuple(code if code in THEIR_WORDS else CARRIER_SAYS_NO for code in said)


def _told_at(theirs: TheirOption | None, delivery: Delivery) -> datetime | None:
    told = delivery.their_options
    return told.at if theirs is not None and told is not None else None


def _elsewhere(why_not: tuple[str, ...], delivery: Delivery, carrier: Carrier) -> str | None:
    """Only where nothing but our carrier's API stands in the way."""
    if why_not != ("carrier-does-not-offer",):
        return None
    return carrier.portal_of(delivery.tracking_number)


def cut_off(until: CutOff, delivery: Delivery, carrier: Carrier) -> datetime | None:
    """The moment after which the carrier takes no change; None where no window bounds it."""
    promise = delivery.promised
    if promise is None or delivery.status is Status.ATTEMPT_FAILED:
        return None
    if promise.is_at_a_point and delivery.status is Status.READY_FOR_PICKUP:
        return None  # who did not come then may come at another time: the parcel waits
    return closes_at(until, promise.window, carrier)


def closes_at(until: CutOff, window: Window, carrier: Carrier) -> datetime | None:
    """The moment after which the carrier hears no more of a window; None where none bounds it."""
    moments: list[datetime] = []
    if until.hours_before_window is not None:
        moments.append(window.start - timedelta(hours=until.hours_before_window))
    if until.local_time is not None:
        moments.append(_last_before(window.start, until.local_time, carrier.zone))
    return min(moments, default=None)


def _last_before(begins: datetime, clock: time, zone: ZoneInfo) -> datetime:
    """The last time that the clock there says so before a window begins: "20:00" is the evening
    before a morning."""
    day = begins.astimezone(zone).date()
    at = datetime.combine(day, clock, zone)
    if at > begins:
        at = datetime.combine(day - timedelta(days=1), clock, zone)
    return at.astimezone(begins.tzinfo)


def _status_passed(until: CutOff, delivery: Delivery) -> bool:
    """True where the delivery has reached the status before which a change must come."""
    if until.status is None or delivery.status not in _ORDER or until.status not in _ORDER:
        return False
    return _ORDER.index(delivery.status) >= _ORDER.index(until.status)


def _sender_says_no(action: ChangeAction, delivery: Delivery) -> bool:
    rules = delivery.rules
    allowed = {
        ChangeAction.SAFE_PLACE: rules.safe_place,
        ChangeAction.NEIGHBOUR: rules.neighbour,
        ChangeAction.REDIRECT: rules.locker,
        ChangeAction.CHANGE_ADDRESS: rules.address_change,
    }
    return not allowed.get(action, True)


def _must_be_handed_over(action: ChangeAction, delivery: Delivery) -> bool:
    if action is ChangeAction.SAFE_PLACE:
        return delivery.parcel.wants_a_person
    if action in (ChangeAction.NEIGHBOUR, ChangeAction.REDIRECT):
        return delivery.parcel.min_age is not None
    return False


def _too_valuable(action: ChangeAction, delivery: Delivery) -> bool:
    """What is worth stealing lies nowhere alone, whatever its sender forgot to say."""
    return action is ChangeAction.SAFE_PLACE and worth(delivery.parcel.value) >= Worth.DEAR


def _makes_sense(action: ChangeAction, delivery: Delivery, carrier: Carrier) -> bool:
    """A parcel that waits where recipients come by the hour has a time still to be chosen."""
    waits = delivery.status is Status.READY_FOR_PICKUP and carrier.point is not None
    may_come = waits and action is ChangeAction.CHANGE_WINDOW
    return may_come or action in MAKES_SENSE.get(delivery.status, set())


def _not_at_a_door(action: ChangeAction, delivery: Delivery, carrier: Carrier) -> bool:
    if action is ChangeAction.CHANGE_WINDOW and carrier.point is not None:
        return False
    at_a_door = {
        ChangeAction.CHANGE_WINDOW,
        ChangeAction.CHANGE_ADDRESS,
        ChangeAction.NEIGHBOUR,
        ChangeAction.SAFE_PLACE,
        ChangeAction.INSTRUCTIONS,
    }
    return action in at_a_door and delivery.format is not Format.DOOR


def _is_nowhere(action: ChangeAction, delivery: Delivery, carrier: Carrier) -> bool:
    """No time is offered for a door that nobody can drive to."""
    is_for_a_door = delivery.format is Format.DOOR and carrier.point is None
    is_a_time = action is ChangeAction.CHANGE_WINDOW
    return is_a_time and is_for_a_door and delivery.address.point is None


def _is_extended(action: ChangeAction, delivery: Delivery) -> bool:
    """More time is given once: somebody else waits for the place."""
    is_more_time = action is ChangeAction.EXTEND_PICKUP
    return is_more_time and delivery.pickup is not None and delivery.pickup.extended


def _is_on_hold(action: ChangeAction, delivery: Delivery) -> bool:
    return action is ChangeAction.CHANGE_WINDOW and "on_hold" in delivery.flags
