"""Neighbour commands: what is asked of a neighbour, and what they answer."""

from dataclasses import dataclass

from core.model.ids import ConversationId, DeliveryId


@dataclass(frozen=True, slots=True)
class LeaveWithNeighbour:
    delivery: DeliveryId
    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class AskNeighbour:
    """The recipient agrees that whoever they call so may hear that a parcel may come."""

    delivery: DeliveryId
    name: str


@dataclass(frozen=True, slots=True)
class RevokeNeighbour:
    """The link that was made for a neighbour opens nothing any more."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class OpenNeighbourLink:
    """A chat opened a link that was forwarded to it."""

    conversation: ConversationId
    token: str


@dataclass(frozen=True, slots=True)
class AnswerNeighbour:
    """`answer`: accepted or refused, by the chat that opened the link."""

    conversation: ConversationId
    answer: str
