"""An address: what was told, and what we make of it."""

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from core.model.address import AddressQuery, Components, Verdict
from core.model.countries import is_country
from core.model.delivery import DeliveryAddress
from core.model.ids import DeliveryId
from core.model.secret_words import veiled, veiled_code, veiled_note
from core.refusals import invalid
from web.api.translate.shapes import maybe_location, maybe_point
from web.api.wire import address as wire


def query(told: wire.ToldAddress, language: str | None, field: str = "address") -> AddressQuery:
    """Raises Refused(invalid) where nothing was told."""
    if told.text is None and told.components is None and told.location is None:
        raise invalid(field, "needs text, components or a location")
    if told.text is not None and not told.text.strip():
        raise invalid(f"{field}.text", "is blank")
    if told.text is None and told.location is None and not _names_a_place(told.components):
        raise invalid(f"{field}.components", "name no street, town or postcode")
    countries = (
        (f"{field}.country", told.country),
        (f"{field}.components.country", told.components.country if told.components else None),
    )
    for name, code in countries:
        if code is not None and not is_country(code):
            raise invalid(name, "is no country of ISO 3166-1")
    country = next((code for _, code in countries if code), None)
    return AddressQuery(
        text=told.text,
        components=msgspec.convert(told.components, Components, from_attributes=True)
        if told.components
        else None,
        country=country.upper() if country else None,
        pin=maybe_location(told.location),
        language=language,
        accept_unknown=told.accept_unknown,
    )


def told(address: DeliveryAddress) -> wire.ToldAddress:
    """What was told, as it may be told again."""
    return wire.ToldAddress(
        text=address.text,
        components=_components(address.components) if address.components else None,
        location=maybe_point(address.location),
        country=address.country,
        accept_unknown=address.unproved,
    )


_OF_A_HOUSE = frozenset({"unit", "entrance", "floor", "postcode", "district"})
# Which parts of a line that was read were true of the old part alone, and go with it.
_GOES_WITH: dict[str, frozenset[str]] = {
    "street": _OF_A_HOUSE | {"house_number"},
    "house_number": _OF_A_HOUSE,
    "city": frozenset({"postcode", "district", "region"}),
    "postcode": frozenset({"district"}),
}


def read_parts(address: DeliveryAddress, anew: Iterable[str]) -> wire.Components:
    """The parts of an address told as a line, for some of them to be told anew."""
    found = address.verdict.components if address.verdict is not None else Components()
    gone = {name for part in anew for name in _GOES_WITH.get(part, ())}
    return _components(replace(found, **dict.fromkeys(gone)))


def _names_a_place(parts: wire.Components | None) -> bool:
    return parts is not None and any(
        value and value.strip() for value in (parts.street, parts.postcode, parts.city)
    )


def address_wire(id: DeliveryId, address: DeliveryAddress, *, codes: bool) -> wire.Address:
    """`codes`: with what the address line said of door codes."""
    confirmed = address.confirmed
    said = address.verdict.instructions if address.verdict is not None else None
    code = said.gate_code if said is not None and not codes else None
    text = veiled_code(address.text, code) if address.text and code else address.text
    return wire.Address(
        text=_shown(text, codes=codes),
        components=_components(address.components) if address.components else None,
        country=address.country,
        location=maybe_point(address.point),
        formatted=address.line if codes else veiled(address.line),
        unproved=address.unproved,
        verdict=verdict_wire(id, address.verdict, codes=codes) if address.verdict else None,
        confirmed=wire.Confirmed(at=confirmed.at, by=confirmed.by) if confirmed else None,
    )


def verdict_wire(id: DeliveryId, verdict: Verdict, *, codes: bool) -> wire.Verdict:
    said = verdict.instructions
    return wire.Verdict(
        id=id,
        verdict=verdict.verdict,
        confidence=verdict.confidence,
        granularity=verdict.granularity,
        components=_components(verdict.components),
        formatted=verdict.formatted,
        location=maybe_point(verdict.location),
        sigma_m=verdict.sigma_m,
        suggestions=[
            wire.VerdictSuggestion(
                formatted=one.formatted,
                components=_components(one.components),
                location=maybe_point(one.location),
                score=one.score,
            )
            for one in verdict.suggestions
        ],
        corrections=[
            wire.VerdictCorrection(
                component=one.component, written=one.written, corrected=one.corrected
            )
            for one in verdict.corrections
        ],
        instructions=wire.VerdictInstructions(
            gate_code=said.gate_code if codes else None,
            floor=said.floor,
            phone=said.phone,
            note=said.note if codes or said.note is None else veiled_note(said.note),
        )
        if said
        else None,
        statuses={name: status.value for name, status in verdict.statuses.items()},
    )


def _shown(text: str | None, *, codes: bool) -> str | None:
    return text if codes or text is None else veiled(text)


def _components(components: Components) -> wire.Components:
    return msgspec.convert(components, wire.Components, from_attributes=True)
