"""A delivery: the job of bringing a parcel to a recipient."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from core.model.address import ROUTABLE, Components, Granularity, Verdict, VerdictCode
from core.model.attempt import Attempt, Proof
from core.model.business import names_a_business
from core.model.delegate import Delegate
from core.model.door_card import DoorCard
from core.model.eta import Eta
from core.model.ids import CarrierRef, ConversationId, DeliveryId, PointRef
from core.model.location import Location
from core.model.neighbour_ask import NeighbourAsk
from core.model.parcel import Parcel
from core.model.pickup_point import Pickup
from core.model.promise import Promise
from core.model.reason import Reason
from core.model.recipient import Recipient
from core.model.rescue import Rescue
from core.model.secret_words import veiled_code
from core.model.status import LOWERS, ON_THE_ROAD, OVER, RAISES, EventType, Flag, Status, after
from core.model.their_options import TheirOptions
from core.model.visit import Visit

TO_A_STREET = ROUTABLE | {Granularity.STREET}


class Format(StrEnum):
    """What kind of place the parcel goes to."""

    DOOR = "door"
    PICKUP_POINT = "pickup_point"
    LOCKER = "locker"
    TERMINAL = "terminal"
    TERMINAL_TO_TERMINAL = "terminal_to_terminal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderRules:
    """What the sender lets the recipient do with this parcel."""

    safe_place: bool = True
    neighbour: bool = True
    locker: bool = True
    address_change: bool = True
    minors: bool = False  # a child at home may take it


@dataclass(frozen=True, slots=True)
class Confirmation:
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryAddress:
    """The address as it was told, and what we make of it. `text` is kept word for word."""

    text: str | None = None
    components: Components | None = None
    country: str | None = None
    location: Location | None = None  # told by the sender or a confirmed pin
    verdict: Verdict | None = None
    confirmed: Confirmation | None = None
    unproved: bool = False  # a house number that only its recipient knows, placed by its neighbours

    @property
    def point(self) -> Location | None:
        """Where to drive to; None while nobody knows well enough, or has said which of two."""
        if self.is_torn:
            return None
        if self.location is not None:
            return self.location
        if self.verdict is not None and (self.verdict.is_located or self.unproved):
            return self.verdict.location
        return None

    @property
    def is_torn(self) -> bool:
        """Whether one place was told in words and another one by a pin, and nobody has chosen."""
        is_mismatch = self.verdict is not None and self.verdict.verdict is VerdictCode.PIN_MISMATCH
        return is_mismatch and self.location is not None and self.confirmed is None

    @property
    def postcode(self) -> str | None:
        """As it was found, else as it was told."""
        found = self.verdict.components.postcode if self.verdict is not None else None
        told = self.components.postcode if self.components is not None else None
        return found or told

    @property
    def shown(self) -> str:
        """One line for people who open no door: without the code that was told with it."""
        verdict = self.verdict
        if self.description is not None:
            return self.description
        if verdict is not None and verdict.formatted:
            return verdict.formatted
        if self.text:
            said = verdict.instructions if verdict is not None else None
            code = said.gate_code if said is not None else None
            return veiled_code(self.text, code) if code else self.text
        if self.location is not None:
            return f"{self.location.lat:.5f}, {self.location.lon:.5f}"
        return ""

    @property
    def description(self) -> str | None:
        """What a place without a street is called by who lives there: "the mill by the lake"."""
        verdict = self.verdict
        if verdict is None or verdict.verdict is not VerdictCode.PIN_ONLY:
            return None
        said = verdict.instructions
        return said.note if said is not None and verdict.components.street is None else None

    @property
    def roughly(self) -> Location | None:
        """Where it is as far as anybody knows, to within a street."""
        verdict = self.verdict
        is_near = verdict is not None and verdict.granularity in TO_A_STREET
        return self.point or (verdict.location if verdict is not None and is_near else None)

    @property
    def accepted(self) -> "DeliveryAddress":
        """The number taken on its recipient's word, where it lies between two that are known."""
        found = self.verdict
        is_between = (
            found is not None
            and found.verdict is VerdictCode.NUMBER_UNKNOWN
            and found.granularity is Granularity.INTERPOLATED
            and found.location is not None
        )
        return replace(self, unproved=is_between)

    @property
    def line(self) -> str:
        """One line for people."""
        if self.description is not None:
            return self.description
        if self.verdict is not None and self.verdict.formatted:
            return self.verdict.as_told
        return self.text or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressVersion:
    """An address that a delivery had: how it came, when, and from whom (an asker).

    `text` is what was told, word for word, for as long as the delivery is kept; it may hold a code.
    `line` is for people to see.
    """

    number: int
    at: datetime
    by: str
    how: str  # "announced", "corrected", "changed", "put back"
    text: str | None = None
    line: str = ""
    verdict: VerdictCode | None = None


VERSIONS_MAX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`newest_event_at` is when the newest carrier event happened: older ones no longer move us."""

    id: DeliveryId
    tracking_number: str
    carrier: CarrierRef
    merchant: str | None = None
    recipient: Recipient = field(default_factory=Recipient)
    address: DeliveryAddress = field(default_factory=DeliveryAddress)
    versions: tuple[AddressVersion, ...] = ()  # of the address, oldest first
    parcel: Parcel = field(default_factory=Parcel)
    format: Format = Format.DOOR
    point: PointRef | None = None
    from_point: PointRef | None = None
    service_seconds: int = 180
    earliest: date | None = None
    latest: date | None = None
    recurrence: str | None = None
    priority: int = 0
    rules: SenderRules = field(default_factory=SenderRules)
    door_card: DoorCard = field(default_factory=DoorCard)
    status: Status = Status.ANNOUNCED
    flags: frozenset[Flag] = frozenset()
    newest_event_at: datetime | None = None
    delayed_by: Reason | None = None  # as the carrier told last, until this attempt ends
    promise: Promise | None = None
    eta: Eta | None = None
    pickup: Pickup | None = None
    delegates: tuple[Delegate, ...] = ()  # who may fetch it for its recipient, newest last
    visit: Visit | None = None  # who came to the point where it waits, or goes
    proof: Proof | None = None
    moved_from: tuple[CarrierRef, ...] = ()  # carriers that could not bring it
    arrived_at: datetime | None = None  # when the courier came to the door the last time
    passed_at: datetime | None = None  # when it was told that its vehicle went on without it
    waits_until: datetime | None = None  # how long the courier waits there (world time)
    rescue: Rescue | None = None  # what was answered to the courier who waits, or waited last
    neighbour_ask: NeighbourAsk | None = None  # the newest; its words go once the parcel is there
    attempts: tuple[Attempt, ...] = ()
    attempts_max: int = 3
    conversation: ConversationId | None = None
    announced_by: str = ""  # the asker who brought it to us
    chat_token: str = ""
    proof_code: str = ""
    proof_tries: int = 0
    proof_locked_until: datetime | None = None  # world time
    loaded_at: datetime | None = None  # the last scan into a vehicle
    unloaded_at: datetime | None = None  # the last scan out of one
    missed_scan_at: datetime | None = None  # its route left without a scan of it (world time)
    nudged_at: datetime | None = None  # when it heard that a van is near (world time)
    proved_at: datetime | None = None  # when its chat showed the last time whose it is (world time)
    their_options: TheirOptions | None = None  # what its carrier told last of what may be changed
    rated: int | None = None  # stars, once they were told to carrier and sender
    minor_at: datetime | None = None  # a child answered, during this attempt (world time)
    created_at: datetime
    updated_at: datetime

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def is_business(self) -> bool:
        """Whether it goes to a company: there one asks for opening hours and reception. The sender
        told so, it comes again and again, or a name or the address line carries a company's."""
        if self.recipient.company is not None or self.recurrence is not None:
            return True
        verdict = self.address.verdict
        found = verdict.components.country if verdict is not None else None
        said = verdict.instructions if verdict is not None else None
        told = (self.recipient.name, self.address.text, said.note if said is not None else None)
        country = found or self.address.country
        return any(names_a_business(each, country) for each in told)

    @property
    def stop_seconds(self) -> int:
        """How long a visit takes, with all that is known of the door."""
        return self.service_seconds + self.door_card.extra_seconds(self.parcel)

    @property
    def is_on_the_road(self) -> bool:
        return self.status in ON_THE_ROAD

    @property
    def is_courier_near(self) -> bool:
        """A few stops away, and not at the door yet."""
        return self.status is Status.ARRIVING and self.arrived_at is None

    @property
    def is_scanned(self) -> bool:
        """Whether somebody scanned it into a vehicle, and not out of it again."""
        if self.loaded_at is None:
            return False
        return self.unloaded_at is None or self.unloaded_at < self.loaded_at

    @property
    def is_minor_present(self) -> bool:
        """Whether a child has answered, and nobody has shown since then whose chat it is."""
        if self.minor_at is None:
            return False
        return self.proved_at is None or self.proved_at <= self.minor_at

    @property
    def minor_may_take(self) -> bool:
        """By the sender's rule, and where nothing wants a grown-up's hand."""
        return self.rules.minors and not self.parcel.wants_a_person

    @property
    def is_expected_late(self) -> bool:
        """Whether the courier is likelier than not to come after the promised window."""
        if self.is_over or self.awaited is None or self.eta is None:
            return False
        return self.eta.middle > self.awaited.window.end

    def waits_for_now(self, now: datetime) -> datetime | None:
        """Until when the courier stands at the door; None where nobody does."""
        is_there = self.status is Status.ARRIVING and self.waits_until is not None
        return self.waits_until if is_there and now < (self.waits_until or now) else None

    @property
    def is_between_terminals(self) -> bool:
        """Two operators hand it over: there is no recipient."""
        return self.format is Format.TERMINAL_TO_TERMINAL

    @property
    def wants_an_age_check(self) -> bool:
        """Whether the courier must look who takes it."""
        is_child = self.is_minor_present and not self.minor_may_take
        return self.parcel.min_age is not None or is_child

    @property
    def seems_left_behind(self) -> bool:
        """Whether its vehicle left with others that were scanned, and without a scan of it."""
        return self.missed_scan_at is not None and not self.is_scanned

    @property
    def promised(self) -> Promise | None:
        """The promise that stands, if one does."""
        return self.promise if self.promise is not None and self.promise.stands else None

    @property
    def awaited(self) -> Promise | None:
        """The standing promise that somebody comes to its recipient."""
        promise = self.promised
        return None if promise is None or promise.is_at_a_point else promise

    @property
    def comes_then(self) -> Promise | None:
        """The standing promise that its recipient may come to a pickup point."""
        promise = self.promised
        return promise if promise is not None and promise.is_at_a_point else None

    @property
    def came_at(self) -> datetime | None:
        """When it was handed over; None while it was not."""
        done = (each.at for each in self.attempts if each.reason is None)
        return next(done, None)

    @property
    def fetched_at(self) -> PointRef | None:
        """The pickup point where its recipient will fetch it, or where it waits; None for a door,
        and while nobody has said yes to a redirect."""
        there = self.pickup.point if self.pickup is not None else None
        is_sure = there == self.point or self.status is Status.READY_FOR_PICKUP
        return there if is_sure else None

    @property
    def attempts_left(self) -> int:
        """How many tries are left; disputed and disproved ones are not counted."""
        return max(0, self.attempts_max - sum(attempt.counts for attempt in self.attempts))

    @property
    def delegate(self) -> Delegate | None:
        """Who may fetch it now, if its recipient named somebody."""
        return next((each for each in self.delegates if each.stands), None)

    @property
    def pickup_until(self) -> datetime | None:
        return self.pickup.until if self.pickup is not None else None

    def chat_link(self, bot_name: str | None) -> str | None:
        """None while no bot runs, or once the link was taken back."""
        if not bot_name or not self.chat_token:
            return None
        return f"https://t.me/{bot_name}?start={self.chat_token}"

    def addressed(self, address: DeliveryAddress, how: str, by: str, at: datetime) -> "Delivery":
        """The delivery with this address from now on. The first version and the newest stay."""
        known = self.versions
        if not known and self.address != DeliveryAddress():
            known = (_version(1, self.address, "announced", self.announced_by, self.created_at),)
        number = known[-1].number + 1 if known else 1
        kept = (*known, _version(number, address, how, by, at))
        if len(kept) > VERSIONS_MAX:
            kept = (kept[0], *kept[2:])
        return replace(self, address=address, versions=kept, updated_at=max(at, self.updated_at))

    def moved(self, event: EventType, at: datetime) -> "Delivery":
        """The delivery after an event, by the one table of moves (`core.model.status.MOVES`)."""
        raised = {RAISES[event]} if event in RAISES else set()
        return replace(
            self,
            status=after(self.status, event),
            flags=(self.flags - LOWERS.get(event, frozenset())) | raised,
            updated_at=max(at, self.updated_at),
        )

    def flagged(self, *flags: Flag) -> "Delivery":
        return replace(self, flags=self.flags | set(flags))


def _version(
    number: int, address: DeliveryAddress, how: str, by: str, at: datetime
) -> AddressVersion:
    return AddressVersion(
        number=number,
        at=at,
        by=by,
        how=how,
        text=address.text,
        line=address.shown,
        verdict=address.verdict.verdict if address.verdict is not None else None,
    )
