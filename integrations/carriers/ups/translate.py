"""Translation of UPS's activities into the words of the house: pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec

from core.model.carrier import Capability, Carrier, ChangeAction, CutOff
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.parcel import Money
from core.model.status import EventType, Status
from core.model.their_options import TheirOption
from core.ports import SeenEvents
from integrations.carrier_kit.mapping import Mapping
from integrations.carrier_kit.zone import read_time
from integrations.carriers.ups import wire
from integrations.carriers.ups.asking import REQUESTS

MAPPING = Mapping.of(__package__)
FORMATS = ("%Y%m%d %H%M%S", "%Y%m%d %H:%M:%S")
WITH_OFFSET = tuple(f"{one} %z" for one in FORMATS)
DELIVERY_DAYS = frozenset({"RDD", "SDD"})
_FEE = re.compile(r"(\d{1,6}(?:\.\d{1,2})?) ([A-Z]{3})")
_GMT = ZoneInfo("UTC")
ELIGIBLE = "ELIGIBLE"
# An intercept has one name where it is asked whether it may be, and another where it is asked for.
FEATURES = {
    "FD": ChangeAction.POSTPONE,
    "RD": ChangeAction.CHANGE_ADDRESS,
    "RTS": ChangeAction.RETURN,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """`portal` is where recipients change what this API does not take."""

    ref: CarrierRef
    zone: ZoneInfo
    portal: str
    fee: Money | None
    mapping: Mapping

    def about(self) -> Carrier:
        """An intercept must come before the parcel is on its last way."""
        allowed = Capability(
            until=CutOff(status=Status.OUT_FOR_DELIVERY), fee=self.fee, confirms=True
        )
        return Carrier(
            ref=self.ref,
            name="UPS",
            timezone=self.zone.key,
            capabilities=dict.fromkeys(REQUESTS, allowed),
            portal=self.portal or None,
        )

    def seen(self, said: wire.Package) -> SeenEvents:
        """Oldest first. A line whose time cannot be read is left out."""
        lines = [line for raw in said.activity if (line := self._line(raw)) is not None]
        lines.sort(key=lambda line: line[1])
        events = [self._event(said.tracking_number, status, at) for status, at in lines]
        return SeenEvents(
            tracking_number=said.tracking_number,
            events=[event for event in events if event is not None],
        )

    def options(
        self, said: Sequence[wire.Feature], charges: Sequence[wire.Charge]
    ) -> Sequence[TheirOption]:
        """Of the intercepts that we ask for; nothing of one of which UPS itself does not know."""
        fees = {charge.intercept_option: _price(charge) for charge in charges if charge.successful}
        found: list[TheirOption] = []
        for one in said:
            action, value = FEATURES.get(one.intercept_feature), one.eligibility_value
            words = {value.create_eligibility, value.modify_eligibility}
            if action is None or ("UNKNOWN" in words and ELIGIBLE not in words):
                continue
            days = [read_time(f"{day.date} 000000", _GMT, *FORMATS) for day in value.days]
            told = TheirOption(
                action=action,
                allowed=ELIGIBLE in words,
                fee=fees.get(REQUESTS[action]),
                days=tuple(sorted(day.date() for day in days if day is not None)),
            )
            found.append(told)
        return found

    def pushed(self, said: wire.Pushed) -> SeenEvents:
        """Raises ValueError for one without a time."""
        at = self._at(
            f"{said.gmt_activity_date} {said.gmt_activity_time}",
            "",
            f"{said.local_activity_date} {said.local_activity_time}",
        )
        if at is None:
            raise ValueError("an event without a time")
        event = self._event(said.tracking_number, said.activity_status, at)
        return SeenEvents(
            tracking_number=said.tracking_number, events=[event] if event is not None else []
        )

    def _line(self, raw: msgspec.Raw) -> tuple[wire.Status, datetime] | None:
        try:
            said = msgspec.json.decode(raw, type=wire.Activity)
        except msgspec.DecodeError:
            return None
        local = f"{said.date} {said.time}"
        with_offset = f"{local} {said.gmt_offset}" if said.gmt_offset else ""
        at = self._at(f"{said.gmt_date} {said.gmt_time}", with_offset, local)
        return (said.status, at) if at is not None else None

    def _at(self, gmt: str, with_offset: str, local: str) -> datetime | None:
        return (
            read_time(gmt, _GMT, *FORMATS)
            or read_time(with_offset, _GMT, *WITH_OFFSET)
            or read_time(local, self.zone, *FORMATS)
        )

    def _event(self, number: str, status: wire.Status, at: datetime) -> CarrierEvent | None:
        """By its code; else by its type, where that means one thing only."""
        code = status.code
        if code not in self.mapping.codes and f"type.{status.type}" in self.mapping.codes:
            code = f"type.{status.type}"
        name = f"{number}/{status.code or status.type}/{at.isoformat()}"
        return self.mapping.told(code or f"type.{status.type}", name, at)


def _price(said: wire.Charge) -> Money | None:
    """Nothing where the shipper has paid; None for what is no amount."""
    if not _FEE.fullmatch(f"{said.total_charge} {said.currency_code}"):
        return None
    amount = Decimal(0) if said.shipper_paid_intercept_charges else Decimal(said.total_charge)
    return Money(amount, said.currency_code)


def days_of(said: wire.Package) -> Sequence[date]:
    """The days on which it is to come, as far as UPS says them."""
    found = [
        read_time(f"{day.date} 000000", _GMT, *FORMATS)
        for day in said.delivery_date
        if day.type in DELIVERY_DAYS
    ]
    return [at.date() for at in found if at is not None]


def goes_back(seen: SeenEvents) -> bool:
    return any(event.type is EventType.RETURNING for event in seen.events)


def fee_of(text: str) -> Money | None:
    """Raises ValueError."""
    if not text:
        return None
    found = _FEE.fullmatch(text.strip())
    if found is None:
        raise ValueError("fee: wants an amount and a currency, such as 21.00 USD")
    return Money(Decimal(found[1]), found[2])
