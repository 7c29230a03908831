"""A person: somebody to whom parcels are sent, as a shop knows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: str
    phone: str
    language: str

    def wire(self) -> dict[str, str]:
        return {"name": self.name, "phone": self.phone, "language": self.language}
