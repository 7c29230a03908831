"""The wire of a file drop: the columns of its CSV files, in UTF-8."""

from collections.abc import Mapping
from dataclasses import dataclass

# What we lay down: one file a change, with a head and one line.
OUT = (
    "change_id",
    "action",
    "tracking_number",
    "deadline",
    "recipient",
    "phone",
    "address",
    "lat",
    "lon",
    "window_start",
    "window_end",
    "until",
    "point",
    "note",
)
# What the carrier lays down; the first three are a must.
TRACKING_NUMBER, EVENT, OCCURRED_AT = "tracking_number", "event", "occurred_at"
REASON, NOTE, EVENT_ID = "reason", "note", "event_id"


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is that of the line in its file, from 1."""

    number: int
    cells: Mapping[str, str]

    def said(self, column: str) -> str:
        return self.cells.get(column, "").strip()
