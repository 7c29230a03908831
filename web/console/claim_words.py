"""Claim words: what the page of claims calls things."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.model.claim import ClaimKind, Outcome
from core.model.evidence import Evidence, Finding

KIND: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.ATTEMPT: "An attempt that is disputed",
        ClaimKind.DAMAGED: "A damaged parcel",
        ClaimKind.NOT_RECEIVED: "A parcel that is not there",
        ClaimKind.WRONG_PLACE: "A parcel left at another house",
    }
)
FINDING: Mapping[Finding, str] = MappingProxyType(
    {
        Finding.AGREES: "the van was there",
        Finding.CONTRADICTS: "the van cannot have been there",
        Finding.UNKNOWN: "nobody knows where the van was",
    }
)
CLOSING: Mapping[str, str] = MappingProxyType(
    {Outcome.UPHELD: "They were right", Outcome.DECLINED: "It does not hold"}
)
SAID: Mapping[str, str] = MappingProxyType(
    {
        "taken": "It is yours until it is closed.",
        Outcome.UPHELD: "Closed, and the recipient hears that they were right.",
        Outcome.DECLINED: "Closed, and the recipient hears why.",
        "gone": "Somebody else was faster: nothing was changed.",
    }
)
LOOK_ONLY = "You may look at claims, and close none."


def evidence_in_words(evidence: Evidence) -> Sequence[str]:
    """What is known of an attempt: the same that its recipient was told."""
    metres = evidence.nearest_metres
    where = FINDING[evidence.finding]
    told = [where if metres is None else f"{where}: nearest {metres:,} m from the door"]
    if evidence.waited_seconds is not None:
        told.append(f"{round(evidence.waited_seconds / 60)} min at the door, by the report")
    return (*told, "a photo" if evidence.has_photo else "no photo")
