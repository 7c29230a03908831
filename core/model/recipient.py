"""A recipient: the person a delivery is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """`phone` is E.164 ("+358401234567"), `language` an ISO 639-1 code; each may be unknown.

    `company`: it comes to a business, where there are opening hours and a reception.
    """

    name: str | None = None
    phone: str | None = None
    language: str | None = None
    email: str | None = None
    company: str | None = None
