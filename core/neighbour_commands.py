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
    """The recipient agrees that whoever they call so may hear that a parcel may come. `phone` is
    the neighbour's, as E.164, where an SMS shall ask them."""

    delivery: DeliveryId
    name: str
    phone: str | None = None


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
    """`answer`: accepted, refused or withdrawn, by the chat that opened the link."""

    conversation: ConversationId
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerOnPage:
    """The same, by whoever has the link and no chat."""

    token: str
    answer: str
