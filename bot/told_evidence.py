"""Told evidence: what is known of a failed attempt, honestly, in a line each."""

from datetime import timedelta

from bot.wording import Lines, Text
from core.model.attempt import Attempt
from core.model.evidence import Evidence, Finding

MOMENT = 60  # seconds; a shorter visit is no wait


def told_evidence(attempt: Attempt) -> Lines:
    """Where the vehicle was, how long they waited, and whether there is a picture."""
    known = attempt.evidence
    return Lines(_lines(known) if known is not None else (), joined="")


def _lines(known: Evidence) -> tuple[Text, ...]:
    where = Text("evidence-unknown")
    if known.nearest_metres is not None and known.finding is not Finding.UNKNOWN:
        is_near = known.finding is Finding.AGREES
        key = "evidence-near" if is_near else "evidence-far"
        where = Text(key, {"metres": known.nearest_metres})
    photo = Text("evidence-photo" if known.has_photo else "evidence-no-photo")
    if known.waited_seconds is None or known.waited_seconds < MOMENT:
        return where, photo
    span = timedelta(seconds=known.waited_seconds)
    return where, Text("evidence-waited", {"span": span}), photo
