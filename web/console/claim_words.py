"""Claim words: what the page of claims calls things."""

from collections.abc import Sequence

from core.model.claim import ClaimKind, Outcome
from core.model.evidence import Evidence, Finding
from web.console.tongue import Family, number, said

KIND = Family("claim-kind", ClaimKind)
FINDING = Family("finding", Finding)
CLOSING = Family("closing", (Outcome.UPHELD, Outcome.DECLINED))
SAID = Family("claims-said", ("taken", *CLOSING, "gone"))


def evidence_in_words(evidence: Evidence) -> Sequence[str]:
    """What is known of an attempt: the same that its recipient was told."""
    metres = evidence.nearest_metres
    where = FINDING[evidence.finding]
    told = [where if metres is None else said("nearest", where=where, metres=number(metres, 0))]
    if evidence.waited_seconds is not None:
        told.append(said("waited", count=round(evidence.waited_seconds / 60)))
    return (*told, said("with-photo") if evidence.has_photo else said("without-photo"))
