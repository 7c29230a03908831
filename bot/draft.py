"""A draft: a new address on its way to be right; what the scenes that correct it share."""

from dataclasses import dataclass

from bot.buttons import Button, about, fingerprint
from core.model.address import AddressQuery, Suggestion, Verdict
from core.model.delivery import Delivery

SUGGESTIONS_SHOWN_MAX = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What was asked of the gazetteer, and what it made of it."""

    query: AddressQuery | None = None
    verdict: Verdict | None = None

    @property
    def line(self) -> str:
        """The new address as people read it."""
        if self.verdict is not None and self.verdict.formatted:
            return self.verdict.formatted
        return place_of(self.query) if self.query is not None else ""

    @property
    def version(self) -> str:
        """What a card with the new address shows: an old one is told from a new one by it."""
        where = place_of(self.query) if self.query is not None else ""
        return "n" + fingerprint(f"{self.line}/{where}")


def place_of(query: AddressQuery) -> str:
    if query.pin is None:
        return query.text or ""
    return f"{query.pin.lat:.5f}, {query.pin.lon:.5f}"


def picks(delivery: Delivery, verdict: Verdict) -> tuple[Button, ...]:
    """A button for each address that may be meant."""
    return tuple(
        about(
            delivery,
            "button-address",
            "address.pick",
            str(number),
            fingerprint(found.formatted),
            address=found.formatted,
        )
        for number, found in enumerate(verdict.suggestions[:SUGGESTIONS_SHOWN_MAX])
    )


def suggested(verdict: Verdict, number: str, shown: str) -> Suggestion | None:
    """The suggestion that a button named, if the draft is still that one."""
    if not number.isdecimal() or int(number) >= len(verdict.suggestions):
        return None
    found = verdict.suggestions[int(number)]
    return found if fingerprint(found.formatted) == shown else None


def may_be_address(text: str) -> bool:
    """Something with a letter and a digit may be one; the gazetteer has the last word."""
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)
