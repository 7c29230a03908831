"""The evidence of a day: what Doorstep says at its end, beside what the carriers remember."""

from dataclasses import dataclass
from typing import Any

from sandbox.day.people import Resident
from sandbox.day.report import ChangeTrail
from sandbox.day.script import OWN, POST
from sandbox.day.world import World
from sandbox.doorstep import Doorstep

PAGE_ITEMS = 200


@dataclass(slots=True)
class Evidence:
    """`deliveries` by delivery id and `trails` as Doorstep and the carriers tell them."""

    deliveries: dict[str, dict[str, Any]]
    trails: list[ChangeTrail]


async def gather(world: World, residents: list[Resident]) -> Evidence:
    deliveries: dict[str, dict[str, Any]] = {}
    for resident in residents:
        if resident.delivery:
            api = world.carrier if resident.part.carrier == OWN else world.post
            answer = await api.get(f"/v1/deliveries/{resident.delivery}")
            deliveries[resident.delivery] = answer.body if answer.ok else {}
    numbers = {resident.delivery: resident.tracking_number for resident in residents}
    trails = [
        *(_own(world, change, numbers) for change in await _changes(world.carrier, OWN)),
        *_posted(world, await _changes(world.post, POST), numbers),
    ]
    return Evidence(deliveries, trails)


async def _changes(api: Doorstep, carrier: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = await api.get(f"/v1/changes?carrier={carrier}&limit={PAGE_ITEMS}{cursor}")
        items += answer.body.get("items", [])
        if not answer.body.get("next"):
            return items
        cursor = f"&cursor={answer.body['next']}"


def _own(world: World, change: dict[str, Any], numbers: dict[str, str]) -> ChangeTrail:
    entry = world.fleet.ledger.entries.get(str(change["id"]))
    return ChangeTrail(
        carrier=OWN,
        tracking_number=numbers.get(str(change.get("delivery_id")), "?"),
        action=str(change.get("action", "")),
        state=str(change.get("state", "")),
        received=entry is not None,
        signature="none" if entry is None else "valid" if entry.signature_valid else "BAD",
        answer="" if entry is None else f"{entry.answer} {entry.answer_status}",
        applied=entry is not None and entry.applied,
    )


def _posted(
    world: World, changes: list[dict[str, Any]], numbers: dict[str, str]
) -> list[ChangeTrail]:
    """parcel-post's trail: a change of Doorstep's and the call that brought it, in their order."""
    calls: dict[tuple[str, str], list[str]] = {}
    for asked in world.company.changes.values():
        calls.setdefault((asked.tracking_number, asked.action), []).append(asked.state)
    trails = []
    for change in sorted(changes, key=lambda change: str(change.get("asked_at", ""))):
        number = numbers.get(str(change.get("delivery_id")), "?")
        states = calls.get((number, str(change.get("action"))), [])
        state = states.pop(0) if states else ""
        trails.append(
            ChangeTrail(
                carrier=POST,
                tracking_number=number,
                action=str(change.get("action", "")),
                state=str(change.get("state", "")),
                received=bool(state),
                signature="by key",
                answer=state,
                applied=state == "applied",
            )
        )
    return trails
