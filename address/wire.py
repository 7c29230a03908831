"""The wire: a verdict as other programs read it, names and shapes as they were promised."""

import msgspec

from core.model.address import Components, Correction, Suggestion, Verdict, VerdictCode
from core.model.location import Location


class PointWire(msgspec.Struct, frozen=True, kw_only=True):
    lat: float
    lon: float


class ComponentsWire(msgspec.Struct, frozen=True, kw_only=True):
    street: str | None = None
    house_number: str | None = None
    unit: str | None = None
    entrance: str | None = None
    floor: str | None = None
    postcode: str | None = None
    city: str | None = None
    district: str | None = None
    region: str | None = None
    country: str | None = None


class SuggestionWire(msgspec.Struct, frozen=True, kw_only=True):
    formatted: str
    components: ComponentsWire
    location: PointWire | None
    score: float


class CorrectionWire(msgspec.Struct, frozen=True, kw_only=True):
    component: str
    written: str | None = msgspec.field(name="from")
    corrected: str | None = msgspec.field(name="to")


class InstructionsWire(msgspec.Struct, frozen=True, kw_only=True):
    gate_code: str | None = None
    floor: str | None = None
    phone: str | None = None
    note: str | None = None


class VerdictWire(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is the asker's own, told back."""

    id: str | int | None
    verdict: str
    confidence: float
    granularity: str
    components: ComponentsWire
    formatted: str
    location: PointWire | None
    sigma_m: float | None
    suggestions: list[SuggestionWire]
    corrections: list[CorrectionWire]
    instructions: InstructionsWire | None
    statuses: dict[str, str]


class UnreadWire(VerdictWire, frozen=True, kw_only=True):
    """Where a verdict was asked for, but no text told: a verdict too, and what was wrong."""

    error: str


def unread_wire(error: str, id: str | int | None = None) -> UnreadWire:
    """Nothing that was asked is no address; whoever reads one shape can go on."""
    nothing = verdict_wire(Verdict(verdict=VerdictCode.NOT_AN_ADDRESS, confidence=0.0), id)
    return UnreadWire(**msgspec.structs.asdict(nothing), error=error)


def verdict_wire(verdict: Verdict, id: str | int | None = None) -> VerdictWire:
    """The verdict as the API and the command line show it; encode it with msgspec.json."""
    said = verdict.instructions
    return VerdictWire(
        id=id,
        verdict=verdict.verdict.value,
        confidence=verdict.confidence,
        granularity=verdict.granularity.value,
        components=_components(verdict.components),
        formatted=verdict.formatted,
        location=_point(verdict.location),
        sigma_m=verdict.sigma_m,
        suggestions=[_suggestion(one) for one in verdict.suggestions],
        corrections=[_correction(one) for one in verdict.corrections],
        instructions=InstructionsWire(
            gate_code=said.gate_code, floor=said.floor, phone=said.phone, note=said.note
        )
        if said
        else None,
        statuses={name: status.value for name, status in verdict.statuses.items()},
    )


def _components(told: Components) -> ComponentsWire:
    return msgspec.convert(told, ComponentsWire, from_attributes=True)


def _point(location: Location | None) -> PointWire | None:
    return PointWire(lat=location.lat, lon=location.lon) if location else None


def _suggestion(one: Suggestion) -> SuggestionWire:
    return SuggestionWire(
        formatted=one.formatted,
        components=_components(one.components),
        location=_point(one.location),
        score=one.score,
    )


def _correction(one: Correction) -> CorrectionWire:
    return CorrectionWire(component=one.component, written=one.written, corrected=one.corrected)
