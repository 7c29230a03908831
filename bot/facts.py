"""Facts: what a beat may know. Read in the turn's transaction, or gathered from peers before it.

A beat that asks for something nobody has gathered yet is stopped by `Wanted`; the thing is fetched
outside the transaction and the beat is played again. So a beat simply asks, and stays pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.understanding.understood import Understood
from core.model.address import AddressQuery, Verdict
from core.model.carrier import Carrier, ChangeAction
from core.model.change import ASKED_TOGETHER, STANDING_CHANGES, Change
from core.model.consent import Consent
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.neighbour_ask import NextDoor
from core.model.options import Option, option, options
from core.model.payment import NO_MONEY, Payment, TakesMoney
from core.model.pickup_point import PickupPoint
from core.model.point_choice import Place
from core.model.promise import Hold
from core.model.saved_place import SavedPlace
from core.model.waiting import Waiting
from core.model.window import Window
from core.refusals import Refusal

LOCKERS_SHOWN_MAX = 3
UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class OffersFor:
    """The windows that the routes can still serve. What was told of the door in this very turn is
    not stored while they are looked for: it goes along."""

    delivery: DeliveryId
    door: DoorCard


@dataclass(frozen=True, slots=True)
class VerdictOn:
    """What we make of an address, or of words that amend a draft of one."""

    query: AddressQuery
    draft: Verdict | None = None


@dataclass(frozen=True, slots=True)
class LockersNear:
    """Pickup points that suit the parcel, the best first; only those without a step, where told."""

    delivery: DeliveryId
    step_free: bool = False


@dataclass(frozen=True, slots=True)
class QueueBefore:
    """How many people wait for a person before this chat, and how long it takes."""


@dataclass(frozen=True, slots=True)
class ReadingOf:
    """What words mean that nobody typed in one piece: a number filled in where it was not heard."""

    text: str
    zone: str


@dataclass(frozen=True, slots=True)
class ConsentsGiven:
    """What this chat has agreed to."""


@dataclass(frozen=True, slots=True)
class RainThen:
    """Whether it rains where a parcel may lie, while it may."""

    at: Location
    window: Window


@dataclass(frozen=True, slots=True)
class CarrierOptions:
    """What its carrier says may be changed on a parcel now: it is kept with the delivery."""

    delivery: DeliveryId


Need = (
    CarrierOptions
    | RainThen
    | ConsentsGiven
    | OffersFor
    | VerdictOn
    | LockersNear
    | QueueBefore
    | ReadingOf
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """`refusal` where the house refused to offer; `ill` where travel times were not to be had.

    `forecast`: those for which no route is planned yet. `extra`: how many seconds longer the
    vehicle drives.
    """

    windows: tuple[Window, ...] = ()
    soonest: Window | None = None
    greenest: frozenset[Window] = frozenset()
    forecast: frozenset[Window] = frozenset()
    extra: Mapping[Window, int] = field(default_factory=dict)
    refusal: Refusal | None = None
    ill: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockers:
    places: tuple[Place, ...] = ()
    ill: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """How many wait before this chat; when agents are there again, and how long it usually takes
    then."""

    before: int
    opens: datetime | None = None
    usual: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Consents:
    given: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class Rain:
    """When it is likely; None where it stays dry, or nobody knows."""

    likely: Window | None = None


@dataclass(frozen=True, slots=True)
class CarrierAsked:
    """It was; what it said, or failed to say, stands in the facts that are read next."""


Gathered = CarrierAsked | Rain | Consents | Offered | Verdict | Lockers | Queue | Understood


class Wanted(Exception):
    """A beat asked for something that has not been gathered yet."""

    def __init__(self, need: Need) -> None:
        super().__init__(type(need).__name__)
        self.need = need


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`deliveries` are this chat's own, newest last; `delivery` is the one we talk about."""

    now: datetime
    conversation: Conversation
    delivery: Delivery | None = None
    deliveries: tuple[Delivery, ...] = ()
    carrier: Carrier | None = None
    hold: Hold | None = None
    late_hold: Hold | None = None  # the one that was heard of has run out
    payment: Payment | None = None  # for the time that is held, or the one that was heard of
    takes_money: TakesMoney = NO_MONEY
    wishes: tuple[Waiting, ...] = ()  # windows it still waits for
    changes: tuple[Change, ...] = ()
    agreed: tuple[Change, ...] = ()  # what people of ours did while they held the talk
    places: tuple[SavedPlace, ...] = ()
    point: PickupPoint | None = None
    heard_at: datetime | None = None  # when the carrier last told of it, or of its vehicle
    next_door: NextDoor | None = None  # what this chat was asked as somebody's neighbour
    bot_name: str | None = None
    app_url: str | None = None  # a button may open a page of ours only where this is told
    reaches_courier: bool = False  # whoever is near the door reads what is written to them
    listens: bool = False  # somebody here writes down what is said aloud
    asks_carrier: bool = False  # it says of each parcel what may be changed, and has not yet
    gathered: tuple[tuple[Need, Gathered], ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are told: the carrier's, for the delivery we talk about."""
        return self.carrier.zone if self.carrier is not None else UTC_ZONE

    @property
    def open_deliveries(self) -> tuple[Delivery, ...]:
        return tuple(delivery for delivery in self.deliveries if not delivery.is_over)

    def options(self) -> dict[ChangeAction, Option]:
        """What may be changed now, by action; nothing where there is no delivery."""
        if self.delivery is None or self.carrier is None:
            return {}
        self._hear_carrier(self.delivery)
        return {found.action: found for found in options(self.delivery, self.carrier, self.now)}

    def may(self, action: ChangeAction) -> bool:
        if self.delivery is None or self.carrier is None:
            return False
        self._hear_carrier(self.delivery)
        return option(action, self.delivery, self.carrier, self.now).allowed

    @property
    def comes_by_day(self) -> bool:
        """Whether its carrier lets one choose a day, and no time of it."""
        if self.carrier is None:
            return False
        by_time, by_day = ChangeAction.CHANGE_WINDOW, ChangeAction.POSTPONE
        return not self.carrier.capability(by_time) and self.carrier.capability(by_day) is not None

    def _hear_carrier(self, delivery: Delivery) -> None:
        if self.asks_carrier:
            self._gathered(CarrierOptions(delivery.id), CarrierAsked)

    def offers(self) -> Offered:
        if self.delivery is None:
            return Offered()
        return self.offers_of(self.delivery)

    def usual_offers(self) -> Offered:
        """Those in the hours that they want for every parcel; all, where none of them is."""
        offered, wanted = self.offers(), self.conversation.preferences
        usual = tuple(window for window in offered.windows if wanted.suits(window, self.zone))
        return replace(offered, windows=usual) if usual else offered

    def offers_of(self, delivery: Delivery) -> Offered:
        return self._gathered(OffersFor(delivery.id, delivery.door_card), Offered)

    def verdict(self, query: AddressQuery, draft: Verdict | None = None) -> Verdict:
        known = self.delivery.address.verdict if self.delivery is not None else None
        if known is not None and query.home_town is None:
            query = replace(query, home_town=known.town)
        return self._gathered(VerdictOn(query, draft), Verdict)

    def lockers(self, *, step_free: bool = False) -> Lockers:
        if self.delivery is None:
            return Lockers()
        return self._gathered(LockersNear(self.delivery.id, step_free), Lockers)

    def queue(self) -> Queue:
        return self._gathered(QueueBefore(), Queue)

    def consents(self) -> Consents:
        return self._gathered(ConsentsGiven(), Consents)

    def reading(self, text: str) -> Understood:
        return self._gathered(ReadingOf(text, self.zone.key), Understood)

    def undoable(self) -> Change | None:
        """The newest wish that can still be taken back. What was told of a new door goes with the
        address that it was told with."""
        living = sorted(self.changes, key=lambda each: each.asked_at, reverse=True)
        found = [change for change in living if self.may_be_undone(change)]
        if not found or found[0].action is not ChangeAction.INSTRUCTIONS:
            return found[0] if found else None
        since = found[0].asked_at - ASKED_TOGETHER
        beside = (
            each
            for each in found
            if each.action is ChangeAction.CHANGE_ADDRESS and each.asked_at >= since
        )
        return next(beside, found[0])

    def may_be_undone(self, change: Change) -> bool:
        capability = self.carrier.capabilities.get(change.action) if self.carrier else None
        is_reversible = capability is not None and capability.reversible
        is_in_time = change.deadline is None or self.now < change.deadline
        still_makes_sense = is_in_time and is_reversible and self.may(change.action)
        return change.state in STANDING_CHANGES and still_makes_sense and not change.is_senders

    def with_gathered(self, need: Need, found: Gathered) -> "Facts":
        return replace(self, gathered=(*self.gathered, (need, found)))

    def waits(self) -> timedelta | None:
        """How much longer the courier stands at the door; None where nobody does."""
        until = self.delivery.waits_until if self.delivery is not None else None
        return until - self.now if until is not None and until > self.now else None

    def rain(self) -> Window | None:
        """When rain is likely at the door in the time that was promised."""
        delivery = self.delivery
        where = delivery.address.point if delivery is not None else None
        awaited = delivery.awaited if delivery is not None else None
        if where is None or awaited is None:
            return None
        return self._gathered(RainThen(where, awaited.window), Rain).likely

    def _gathered[G: (CarrierAsked, Rain, Consents, Offered, Verdict, Lockers, Queue, Understood)](
        self, need: Need, kind: type[G]
    ) -> G:
        for known, found in self.gathered:
            if known == need and isinstance(found, kind):
                return found
        raise Wanted(need)
