"""Who asks: a recipient, an agent, a sender, a carrier, a courier, a neighbour, or the house."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    RECIPIENT = "recipient"
    AGENT = "agent"
    SENDER = "sender"
    CARRIER = "carrier"
    PLANNER = "planner"
    LOCKER = "locker"
    COURIER = "courier"
    NEIGHBOUR = "neighbour"
    HOUSE = "house"


# Who may set a time for others: what they set, the recipient has not seen yet.
DISPATCHERS = frozenset({Role.AGENT, Role.CARRIER, Role.PLANNER})


@dataclass(frozen=True, slots=True)
class Asker:
    """`id` is the conversation, agent, key or link that asks: never a person's name."""

    role: Role
    id: str = ""

    def __str__(self) -> str:
        return f"{self.role}:{self.id}" if self.id else str(self.role)


HOUSE = Asker(Role.HOUSE)
