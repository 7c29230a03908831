"""The checks of a day: what must be true in the evening, judged by phones, doors and carriers."""

import unicodedata
from datetime import datetime
from typing import Any

from sandbox.day.evidence import Evidence
from sandbox.day.neighbours import Neighbours
from sandbox.day.people import Resident
from sandbox.day.report import ChangeTrail, Check, DayReport
from sandbox.day.script import OWN, POST
from sandbox.day.world import World
from sandbox.recipients.cast import Stranger
from sandbox.recipients.persona import Scene

FINAL = ("delivered", "collected", "returned", "cancelled")
NEVER_SENT = ("superseded", "cancelled", "expired")
TOLD_LATE = ("broken", "released")


def judge(
    world: World,
    residents: list[Resident],
    stranger: Stranger,
    neighbours: Neighbours,
    evidence: Evidence,
    report: DayReport,
) -> list[Check]:
    return [
        _began(world),
        _every_scene(report),
        _every_person(report),
        _every_change_came(evidence.trails),
        _only_good_signatures(world),
        _accepted_is_applied(evidence.trails),
        _post_applied(evidence.trails),
        _promises(world, residents, evidence),
        _window_went(neighbours, residents),
        _stranger_saw_nothing(stranger, residents),
        _final(residents, evidence),
        _right_hands(residents),
        _events_taken(world),
        _nothing_broke(world),
    ]


def _began(world: World) -> Check:
    wrong = [f"{a.status} {a.code or a.body}" for a in world.began if not a.ok]
    return Check("carriers, routes and deliveries were taken in", not wrong, "; ".join(wrong)[:400])


def _every_scene(report: DayReport) -> Check:
    missing = [scene.value for scene, by in report.by_scene().items() if not by]
    return Check("every scene was played to its end", not missing, ", ".join(missing))


def _every_person(report: DayReport) -> Check:
    stuck = [f"{p.name} ({p.manner})" for p in report.played if p.trouble]
    return Check("every person's script came to its end", not stuck, ", ".join(stuck))


def _every_change_came(trails: list[ChangeTrail]) -> Check:
    own = [t for t in trails if t.carrier == OWN]
    lost = [t for t in own if not t.received and t.state not in NEVER_SENT]
    detail = f"{len(own) - len(lost)} of {len(own)}" + _named(lost)
    return Check("every change reached the carrier's webhook", bool(own) and not lost, detail)


def _only_good_signatures(world: World) -> Check:
    received = world.fleet.webhooks.received
    bad = sum(not webhook.signature_valid for webhook in received)
    return Check(
        "every webhook had a valid signature",
        bool(received) and not bad,
        f"{len(received) - bad} of {len(received)}",
    )


def _accepted_is_applied(trails: list[ChangeTrail]) -> Check:
    own = [t for t in trails if t.carrier == OWN and t.received]
    odd = [
        t
        for t in own
        if t.answer.startswith("accept")
        and not (t.applied and t.state in ("applied", "superseded"))
        and t.state not in NEVER_SENT
    ]
    return Check("what own-fleet accepted is applied", not odd, _named(odd).strip())


def _post_applied(trails: list[ChangeTrail]) -> Check:
    post = [t for t in trails if t.carrier == POST and t.state not in NEVER_SENT]
    odd = [t for t in post if not (t.applied and t.state == "applied")]
    detail = f"{len(post) - len(odd)} of {len(post)}" + _named(odd)
    return Check("parcel-post's changes are applied", bool(post) and not odd, detail)


def _promises(world: World, residents: list[Resident], evidence: Evidence) -> Check:
    """Kept, or told: a delay that the delivery carries openly, or a promise openly broken."""
    silent: list[str] = []
    kept = 0
    for resident in residents:
        delivery = evidence.deliveries.get(resident.delivery, {})
        promise: dict[str, Any] = delivery.get("promise") or {}
        came = world.fleet.courier.arrived_at.get(resident.tracking_number)
        if not promise or came is None or resident.order is None:
            continue
        start, end = (datetime.fromisoformat(promise[key]) for key in ("start", "end"))
        told = "delayed" in delivery.get("flags", []) or promise.get("state") in TOLD_LATE
        if start <= came <= end:
            kept += 1
        elif not told:
            silent.append(f"{resident.part.name} at {came:%H:%M} for {start:%H:%M}-{end:%H:%M} UTC")
    return Check(
        "no promise was broken in silence", not silent, f"{kept} kept" + _listed("; ", silent)
    )


def _window_went(neighbours: Neighbours, residents: list[Resident]) -> Check:
    """The neighbours took it, the house offered it no more, and its onlooker heard so."""
    seen = any(Scene.SLOT_TAKEN in resident.persona.played for resident in residents)
    detail = neighbours.trouble or f"taken by {len(neighbours.holds)} neighbours"
    return Check("a window that neighbours took was seen to go", neighbours.gone and seen, detail)


def _stranger_saw_nothing(stranger: Stranger, residents: list[Resident]) -> Check:
    seen = _plain(stranger.hand.everything())
    victim = next(r for r in residents if r.persona.life.token == stranger.life.token)
    life = victim.persona.life
    secrets = [*life.name.split(), life.home.street, life.phone_number, victim.tracking_number]
    leaked = [secret for secret in secrets if _plain(secret) in seen]
    return Check(
        "a stranger with the link saw nothing", bool(seen) and not leaked, "; ".join(leaked)
    )


def _final(residents: list[Resident], evidence: Evidence) -> Check:
    open_ones = [
        f"{resident.part.name}: {status}"
        for resident in residents
        if (status := evidence.deliveries.get(resident.delivery, {}).get("status")) not in FINAL
    ]
    done = len(residents) - len(open_ones)
    detail = f"{done} of {len(residents)}" + _listed("; ", open_ones)
    return Check("every delivery reached a final state", not open_ones, detail)


def _right_hands(residents: list[Resident]) -> Check:
    without = [r.part.name for r in residents if not r.persona.life.door.parcels]
    return Check("every parcel is in its recipient's hands", not without, ", ".join(without))


def _events_taken(world: World) -> Check:
    refused = world.fleet.reporter.refused
    detail = f"{world.fleet.reporter.sent} events" + "".join(f"; {r}"[:200] for r in refused[:3])
    return Check("Doorstep took every event of own-fleet", not refused, detail)


def _nothing_broke(world: World) -> Check:
    broken = world.failures()
    return Check("nothing broke behind the scenes", not broken, "; ".join(broken)[:400])


def _named(trails: list[ChangeTrail]) -> str:
    return _listed("; ", [f"{t.tracking_number} {t.action} {t.state}" for t in trails])


def _listed(between: str, items: list[str]) -> str:
    return between + between.join(items) if items else ""


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
