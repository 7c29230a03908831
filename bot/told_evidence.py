"""Told evidence: what is known of a failed attempt, honestly, in a line each."""

from datetime import timedelta

from bot.wording import Address, Lines, Text
from core.model.attempt import Attempt, Proof
from core.model.evidence import Evidence, Finding

MOMENT = 60  # seconds; a shorter visit is no wait


def told_evidence(attempt: Attempt) -> Lines:
    """Where the vehicle was, how long they waited, and whether there is a picture."""
    known = attempt.evidence
    link = picture_link(attempt.proof)
    return Lines(_lines(known, link) if known is not None else (), joined="")


def picture_link(proof: Proof | None) -> Text | str:
    """Where the carrier keeps the picture of a hand-over or of an attempt, as a link of the web."""
    url = proof.url if proof is not None and proof.url is not None else ""
    is_link = url.startswith(("https://", "http://"))
    return Text("left-link", {"url": Address(url)}) if is_link else ""


def _lines(known: Evidence, link: Text | str) -> tuple[Text, ...]:
    where = Text("evidence-unknown")
    if known.nearest_metres is not None and known.finding is not Finding.UNKNOWN:
        is_near = known.finding is Finding.AGREES
        key = "evidence-near" if is_near else "evidence-far"
        where = Text(key, {"metres": known.nearest_metres})
    photo = Text("evidence-no-photo")
    if known.has_photo:
        photo = Text("evidence-photo", {"link": link})
    lines = [where]
    if known.reported_metres is not None:
        lines.append(Text("evidence-reported", {"metres": known.reported_metres}))
    if known.waited_seconds is not None and known.waited_seconds >= MOMENT:
        span = timedelta(seconds=known.waited_seconds)
        lines.append(Text("evidence-waited", {"span": span}))
    return (*lines, photo)
