"""Translation of AfterShip's checkpoints into the words of the house: pure."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from core.model.carrier import Carrier
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.ports import SeenEvents
from integrations.carrier_kit.mapping import Mapping
from integrations.carrier_kit.zone import read_time
from integrations.carriers.aftership import wire

MAPPING = Mapping.of(__package__)


@dataclass(frozen=True, slots=True)
class Reader:
    """`slug` is AfterShip's name for the carrier; `portal` its page for recipients."""

    ref: CarrierRef
    zone: ZoneInfo
    slug: str
    portal: str

    def about(self) -> Carrier:
        """Nothing can be changed by who only tracks."""
        return Carrier(
            ref=self.ref, name=self.slug, timezone=self.zone.key, portal=self.portal or None
        )

    def seen(self, said: wire.Tracking) -> SeenEvents:
        """Oldest first. A line whose time cannot be read is left out."""
        lines = [line for raw in said.checkpoints if (line := self._line(raw)) is not None]
        lines.sort(key=lambda line: line[1])
        events = [_event(said.tracking_number, point, at) for point, at in lines]
        return SeenEvents(
            tracking_number=said.tracking_number,
            events=[event for event in events if event is not None],
        )

    def _line(self, raw: msgspec.Raw) -> tuple[wire.Checkpoint, datetime] | None:
        try:
            said = msgspec.json.decode(raw, type=wire.Checkpoint)
        except msgspec.DecodeError:
            return None
        at = read_time(said.checkpoint_time or "", self.zone)
        return (said, at) if at is not None else None


def _event(number: str, said: wire.Checkpoint, at: datetime) -> CarrierEvent | None:
    """By its subtag; else by its tag, where that means one thing only."""
    subtag, tag = said.subtag or "", said.tag or ""
    code = tag if subtag not in MAPPING.codes and tag in MAPPING.codes else subtag or tag
    return MAPPING.told(code, f"{number}/{subtag or tag}/{at.isoformat()}", at)
