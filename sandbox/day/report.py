"""The report of a day: who played what to its end, what became of each change, what was checked."""

from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.recipients.persona import Scene
from sandbox.table import headed, table


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """One person's day."""

    name: str
    manner: str
    carrier: str
    scenes: tuple[Scene, ...]
    ended: str
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTrail:
    """One change, as Doorstep and the carrier each remember it."""

    carrier: str
    tracking_number: str
    action: str
    state: str
    received: bool
    signature: str
    answer: str
    applied: bool


@dataclass(slots=True)
class DayReport:
    played: list[Played] = field(default_factory=list)
    changes: list[ChangeTrail] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return bool(self.checks) and all(check.ok for check in self.checks)

    def render(self) -> str:
        """A plain-text summary for the terminal."""
        parts = [
            headed("Scenes played to their end", table(("scene", "by"), self._scene_rows())),
            headed(
                "People",
                table(
                    ("who", "manner", "carrier", "ended", "trouble"),
                    [(p.name, p.manner, p.carrier, p.ended, p.trouble[:300]) for p in self.played],
                ),
            ),
            headed(
                "Changes",
                table(
                    ("parcel", "action", "state", "received", "signature", "answer", "applied"),
                    [_change_row(change) for change in self.changes],
                ),
            ),
            headed(
                "Checks",
                "\n".join(
                    f"  {'ok ' if check.ok else 'NO '} {check.name}"
                    + (f": {check.detail}" if check.detail else "")
                    for check in self.checks
                ),
            ),
            "The day went well." if self.ok else "The day did NOT go well.",
        ]
        return "\n\n".join(parts) + "\n"

    def wire(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "scenes": self.by_scene(),
            "people": [asdict(person) for person in self.played],
            "changes": [asdict(change) for change in self.changes],
            "checks": [asdict(check) for check in self.checks],
        }

    def by_scene(self) -> dict[Scene, list[str]]:
        return {
            scene: [person.manner for person in self.played if scene in person.scenes]
            for scene in Scene
        }

    def _scene_rows(self) -> list[tuple[str, ...]]:
        return [
            (scene.value, ", ".join(manners) or "nobody")
            for scene, manners in self.by_scene().items()
        ]


def _change_row(change: ChangeTrail) -> tuple[str, ...]:
    return (
        change.tracking_number,
        change.action,
        change.state,
        "yes" if change.received else "no",
        change.signature,
        change.answer,
        "yes" if change.applied else "no",
    )
