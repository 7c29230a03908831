"""Translation of Nova Poshta's documents and orders into the words of the house: pure."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.model.carrier import Capability, Carrier, ChangeAction
from core.model.change import ChangeState
from core.model.delivery import Delivery, Format
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.status import EventType
from core.ports import SeenEvents
from integrations.carrier_kit.mapping import Mapping
from integrations.carrier_kit.zone import read_time
from integrations.carriers.nova_poshta import wire

MAPPING = Mapping.of(__package__)
# Four ways of writing a time, each without its offset.
FORMATS = ("%d.%m.%Y %H:%M:%S", "%H:%M %d.%m.%Y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y")
TO_A_POINT = ("Warehouse", "Postomat")
# How far a redirect has come. A word that is not here leaves it where it stood, and people look.
ORDER_STATES = {
    "нове": ChangeState.SENT,
    "в обробці": ChangeState.SENT,
    "прийняте": ChangeState.ACCEPTED,
    "прийнято": ChangeState.ACCEPTED,
    "виконане": ChangeState.APPLIED,
    "виконано": ChangeState.APPLIED,
    "відхилене": ChangeState.REJECTED,
    "відхилено": ChangeState.REJECTED,
    "скасоване": ChangeState.CANCELLED,
    "скасовано": ChangeState.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """`portal` is where recipients change what this API does not take."""

    ref: CarrierRef
    zone: ZoneInfo
    portal: str

    def about(self) -> Carrier:
        """A parcel goes to another of its points; the rest is changed in its own app."""
        return Carrier(
            ref=self.ref,
            name="Nova Poshta",
            timezone=self.zone.key,
            capabilities={ChangeAction.REDIRECT: Capability(confirms=True)},
            portal=self.portal or None,
        )

    def seen(self, said: wire.Document, delivery: Delivery) -> SeenEvents:
        """What a document shows now: one fact a code and day, since it shows no history. Raises
        ValueError for one without any time."""
        event = self._event(said, delivery)
        events = [event] if event is not None else []
        return SeenEvents(tracking_number=delivery.tracking_number, events=events)

    def _event(self, said: wire.Document, delivery: Delivery) -> CarrierEvent | None:
        code = str(said.status_code if said.status_code is not None else "")
        meaning = MAPPING.codes.get(code)
        is_handed_over = meaning is not None and meaning.event is EventType.DELIVERED
        if meaning is not None and meaning.event is None:
            return None
        if is_handed_over and _to_a_point(said, delivery):
            code = f"{code}.from_point"
        at = self._at(said, is_handed_over=is_handed_over)
        day = at.astimezone(self.zone).date()
        return MAPPING.told(code, f"{said.number}/{code}/{day}", at)

    def _at(self, said: wire.Document, *, is_handed_over: bool) -> datetime:
        handed_over = said.recipient_date_time if is_handed_over else None
        for text in (handed_over, said.tracking_update_date, said.date_scan, said.date_created):
            at = read_time(text or "", self.zone, *FORMATS)
            if at is not None:
                return at
        raise ValueError("a document without a time")


def order_state(said: wire.Order) -> ChangeState | None:
    """None for a word that we do not know."""
    return ORDER_STATES.get(said.order_status.strip().casefold())


def _to_a_point(said: wire.Document, delivery: Delivery) -> bool:
    if said.service_type:
        return said.service_type.endswith(TO_A_POINT)
    return delivery.format is not Format.DOOR
