"""Translation of InPost's tracking into the words of the house: pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from core.model.carrier import Carrier
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.location import Location
from core.model.status import EventType
from core.ports import SeenEvents
from integrations.carrier_kit.mapping import Mapping
from integrations.carrier_kit.zone import read_time
from integrations.carriers.inpost import wire

MAPPING = Mapping.of(__package__)
DELIVERED, FROM_POINT = "delivered", "delivered.from_point"


@dataclass(frozen=True, slots=True)
class Reader:
    """`portal` is where recipients change what this API does not take."""

    ref: CarrierRef
    zone: ZoneInfo
    portal: str

    def about(self) -> Carrier:
        """Nothing can be changed by this API, and nothing is pretended."""
        return Carrier(
            ref=self.ref, name="InPost", timezone=self.zone.key, portal=self.portal or None
        )

    def seen(self, said: wire.Tracking) -> SeenEvents:
        """Oldest first. A line whose time cannot be read is left out: the next ones say more."""
        place = _place(said)
        lines = [line for raw in said.tracking_details if (line := self._line(raw)) is not None]
        events: list[CarrierEvent] = []
        waited = False
        for status, at in sorted(lines, key=lambda line: line[1]):
            code = FROM_POINT if status == DELIVERED and waited else status
            name = f"{said.tracking_number}/{status}/{at.isoformat()}"
            event = MAPPING.told(code, name, at)
            if event is None:
                continue
            if event.type is EventType.READY_FOR_PICKUP:
                waited, event = True, replace(event, location=place)
            events.append(event)
        return SeenEvents(tracking_number=said.tracking_number, events=events)

    def _line(self, raw: msgspec.Raw) -> tuple[str, datetime] | None:
        try:
            said = msgspec.json.decode(raw, type=wire.Detail)
        except msgspec.DecodeError:
            return None
        at = read_time(said.datetime, self.zone, "%Y-%m-%d %H:%M:%S %z")
        return (said.status, at) if at is not None else None


def pushed(said: wire.Pushed) -> Sequence[SeenEvents]:
    """Nobody signed it: it is a hint that there is something to be read."""
    number = said.payload.tracking_number
    return [SeenEvents(tracking_number=number, is_hint=True)] if number else []


def _place(said: wire.Tracking) -> Location | None:
    custom = said.custom_attributes
    machine = custom.target_machine_detail if custom is not None else None
    if machine is None or machine.location is None:
        return None
    return Location(machine.location.latitude, machine.location.longitude)
