"""Showing: a stop as its card says it, in the courier's language and by the clock of the place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale

from core.actions.courier_day import CourierDay, CourierStop
from core.actions.courier_reports import AT_THE_DEPOT
from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.door_card import DoorCard, Lift, Parking, Reception
from core.model.door_line import CourierPhrase, DoorLine, Speaker
from core.model.overdue import is_passed_by
from core.model.reason import Reason
from core.model.route import StopState
from core.model.status import Flag, Status
from core.ports import Voice

AT_A_DOOR = tuple(
    reason
    for reason in Reason
    if reason not in (Reason.NOT_COLLECTED, Reason.CUSTOMS, Reason.SENDER_DATA)
)
_DOOR_WORDS = {
    Lift.YES: "lift-yes",
    Lift.NO: "lift-no",
    Lift.GROUND_FLOOR: "lift-ground",
    Reception.THERE: "reception-there",
    Reception.NONE: "reception-none",
    Parking.AT_THE_DOOR: "parking-door",
    Parking.IN_THE_YARD: "parking-yard",
    Parking.IN_THE_STREET: "parking-street",
}


@dataclass(frozen=True, slots=True)
class Showing:
    """`a_real_second` is how long a second of ours is in the world's time."""

    voice: Voice
    language: str
    zone: ZoneInfo
    now: datetime
    a_real_second: timedelta

    def words(self, key: str, **values: object) -> str:
        return self.voice.words(f"courier-page-{key}", self.language, **values)

    def clock(self, at: datetime) -> str:
        return at.astimezone(self.zone).strftime("%H:%M")

    def reason(self, reason: Reason) -> str:
        return self.voice.words(f"courier-reason-{reason.replace('_', '-')}", self.language)

    def phrase(self, phrase: CourierPhrase) -> str:
        return self.voice.words(f"courier-says-{phrase.replace('_', '-')}", self.language)

    # --- a stop -----------------------------------------------------------------------------------

    def state(self, each: CourierStop) -> str:
        """Which buttons its card has, and what its pill says."""
        delivery = each.delivery
        if each.is_behind:
            is_failed = each.stop.state is StopState.FAILED
            is_over = delivery is not None and delivery.status is Status.DELIVERED
            return "failed" if is_failed and not is_over else "done"
        if delivery is None:
            return "other"
        if delivery.status is Status.ARRIVING and delivery.arrived_at is not None:
            return "waiting" if self.wait_left(delivery) is not None else "arriving"
        if delivery.status in (Status.OUT_FOR_DELIVERY, Status.ARRIVING):
            return "out"
        return "loaded" if delivery.is_scanned else "planned"

    def wait_left(self, delivery: Delivery) -> int | None:
        """Real seconds until the courier may go; None where nobody waits."""
        until = delivery.waits_until
        if until is None or until <= self.now:
            return None
        return round((until - self.now) / self.a_real_second)

    def when(self, each: CourierStop) -> str:
        """What its recipient was told, else the planner's own window."""
        promise = each.delivery.awaited if each.delivery is not None else None
        window = promise.window if promise is not None else each.stop.window
        if window is None:
            return self.words("any-time")
        return f"{self.clock(window.start)}–{self.clock(window.end)}"

    def expected(self, each: CourierStop) -> str | None:
        """When we reckon that it is this one's turn."""
        if each.is_behind:
            return None
        eta = each.delivery.eta if each.delivery is not None else None
        at = eta.middle if eta is not None else each.stop.arrival
        return self.clock(at) if at is not None else None

    def parcel(self, delivery: Delivery) -> Iterator[tuple[str, str]]:
        """(kind, words) of what matters in the hand; the kind says how loud it is."""
        parcel = delivery.parcel
        yield "plain", f"{parcel.size} · {parcel.weight_kg:g} kg"
        if parcel.fragile:
            yield "loud", self.words("fragile")
        if parcel.signature_required:
            yield "loud", self.words("signature")
        if parcel.min_age is not None:
            yield "loud", self.words("age", age=parcel.min_age)
        if delivery.is_minor_present:
            yield "loud", self.words("minor-may" if delivery.minor_may_take else "minor")
        if Flag.PAYMENT_DUE in delivery.flags:
            yield "loud", self.words("payment")
        if delivery.seems_left_behind:
            yield "bad", self.words("not-scanned")
        if is_passed_by(delivery):
            yield "bad", self.words("passed-by")

    def door(self, card: DoorCard) -> Iterator[tuple[str, str, str]]:
        """(name of the field, its label, what it says), in the order in which one needs them."""
        limits = ((card.height_m_max, "m"), (card.weight_t_max, "t"))
        vehicle = [f"≤ {most:g} {unit}" for most, unit in limits if most is not None]
        told = (
            ("code", card.code),
            ("entrance", card.entrance),
            ("floor", card.floor),
            ("unit", card.unit),
            ("lift", self._door_word(card.lift)),
            ("reception", self._door_word(card.reception)),
            ("opening", card.opening_hours),
            ("parking", self._door_word(card.parking)),
            ("vehicle", ", ".join([*vehicle, *filter(None, [card.vehicle_limits])])),
            ("help", card.access_needs),
            ("note", card.note),
        )
        for name, value in told:
            if value:
                yield name, self.words(f"door-{name}"), value

    def _door_word(self, told: str | None) -> str | None:
        key = _DOOR_WORDS.get(told or "")  # type: ignore[call-overload]  # a word of any of the three
        return self.words(key) if key is not None else told

    def failed(self, delivery: Delivery) -> Attempt | None:
        last = delivery.attempts[-1] if delivery.attempts else None
        return last if last is not None and last.reason is not None else None

    # --- what was said ----------------------------------------------------------------------------

    def lines(self, each: CourierStop) -> Iterator[tuple[str, str, str, str, str]]:
        """(who, when, ready words, own words, language of these) of the present visit."""
        delivery = each.delivery
        since = delivery.attempts[-1].at if delivery is not None and delivery.attempts else None
        for line in each.lines:
            if since is None or line.at > since:
                ready = self.ready(line)
                yield line.by, self.clock(line.at), ready, line.text or "", self.written_in(line)

    def ready(self, line: DoorLine) -> str:
        if line.answer is not None:
            return self.words(f"answer-{line.answer.replace('_', '-')}")
        if line.phrase is None:
            return ""
        key = "recipient" if line.by is Speaker.RECIPIENT else "courier"
        return self.voice.words(f"{key}-says-{line.phrase.replace('_', '-')}", self.language)

    def written_in(self, line: DoorLine) -> str:
        """The language of what was written, where it is another one than this page's."""
        if not line.text or not line.language or line.language == self.language:
            return ""
        name = Locale(line.language).get_display_name(self.language) or line.language
        return self.words("written-in", name=name)

    # --- the day ----------------------------------------------------------------------------------

    def may_leave(self, day: CourierDay) -> bool:
        """Whether anything waits at the depot, and nothing is out yet."""
        waits = any(
            each.delivery is not None and each.delivery.status in AT_THE_DEPOT for each in day.ahead
        )
        is_out = any(
            one.status in (Status.OUT_FOR_DELIVERY, Status.ARRIVING, Status.DELIVERED)
            for one in day.ours
        )
        return waits and not is_out
