"""Agent hours: when people of ours answer, as OpenStreetMap writes opening hours."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class AgentHours:
    """`hours` such as "Mo-Fr 08:00-18:00; PH off", in this zone, with this country's holidays."""

    hours: str
    zone: ZoneInfo
    country: str
