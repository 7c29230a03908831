"""A life: what a persona knows, and what of it nobody else may learn."""

from dataclasses import dataclass

from sandbox.town import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """`home` is where they live. Somebody who has the link of another one's parcel has their own
    phone number all the same."""

    name: str
    phone: str
    language: str
    home: Address
    token: str
    delivery: str
    tracking_number: str
    recipient_phone: str
    proof_code: str

    @property
    def secrets(self) -> tuple[str, ...]:
        """What a stranger must never read."""
        first, _, last = self.name.partition(" ")
        return (
            first,
            last,
            self.home.street,
            self.recipient_phone,
            self.tracking_number,
            self.proof_code,
        )
