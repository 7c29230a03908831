"""A change at parcel-post: asked by API, answered by its office some minutes later."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.stop import Window

ACCEPTED_AFTER = timedelta(minutes=3)
APPLIED_AFTER = timedelta(minutes=9)
ENDS = ("applied", "rejected", "cancelled")


@dataclass(slots=True, kw_only=True)
class AskedChange:
    id: str
    tracking_number: str
    action: str
    body: dict[str, Any]
    asked_at: datetime
    state: str = "queued"
    reason: str | None = None
    history: list[tuple[str, datetime]] = field(default_factory=list)

    def moves_to(self, state: str, at: datetime) -> None:
        self.state = state
        self.history.append((state, at))

    def due(self, now: datetime) -> str | None:
        """The state that its time has come for, if any."""
        if self.state == "queued" and now >= self.asked_at + ACCEPTED_AFTER:
            return "accepted"
        if self.state == "accepted" and now >= self.asked_at + APPLIED_AFTER:
            return "applied"
        return None

    def window(self) -> Window | None:
        """The wished window, wherever the body of the change holds it."""
        slot = self.body.get("slot") or self.body.get("promise")
        stop = self.body.get("stop") or {}
        for found in (self.body.get("window"), stop.get("window"), slot):
            if isinstance(found, dict) and "start" in found:
                return Window.read(found)
        return None

    def location(self) -> dict[str, float] | None:
        address = self.body.get("address")
        stop = self.body.get("stop") or {}
        for holder in (self.body, stop, address):
            if isinstance(holder, dict) and isinstance(holder.get("location"), dict):
                return dict(holder["location"])
        return None

    def address_text(self) -> str | None:
        for found in (self.body.get("address"), (self.body.get("stop") or {}).get("address")):
            if isinstance(found, str):
                return found
            if isinstance(found, dict) and (found.get("text") or found.get("formatted")):
                return str(found.get("text") or found["formatted"])
        return None

    def point(self) -> str:
        locker = self.body.get("locker") or self.body.get("point")
        return str(locker.get("ref", "")) if isinstance(locker, dict) else str(locker or "")

    def wire(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "tracking_number": self.tracking_number,
            "action": self.action,
            "state": self.state,
            "asked_at": self.asked_at.isoformat(),
            "deadline": (self.asked_at + timedelta(hours=1)).isoformat(),
            "reason": self.reason,
        }
