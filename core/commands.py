"""Commands: what anyone may ask of the house. A value each; `core.actions` says how it is done."""

from dataclasses import dataclass
from datetime import date, datetime

from core.agent_commands import AgentRemarks as AgentRemarks
from core.agent_commands import AgentSays as AgentSays
from core.agent_commands import GroupCommand
from core.agent_commands import HandBack as HandBack
from core.agent_commands import LookAtTalk as LookAtTalk
from core.agent_commands import MoveToCarrier as MoveToCarrier
from core.agent_commands import PassOn as PassOn
from core.agent_commands import SnoozeTalk as SnoozeTalk
from core.agent_commands import TagTalk as TagTalk
from core.agent_commands import TakeOver as TakeOver
from core.agent_commands import WriteInTalk as WriteInTalk
from core.courier_commands import CourierCommand
from core.door_commands import AllowSooner as AllowSooner
from core.door_commands import AnswerRescue as AnswerRescue
from core.door_commands import CloseClaim as CloseClaim
from core.door_commands import DisputeAttempt as DisputeAttempt
from core.door_commands import KeepNextTry as KeepNextTry
from core.door_commands import MinorAnswers as MinorAnswers
from core.door_commands import RateDelivery as RateDelivery
from core.door_commands import ReportClaim as ReportClaim
from core.door_commands import TakeClaim as TakeClaim
from core.house_commands import HouseCommand
from core.model.address import AddressQuery
from core.model.address_wish import ProposedAddress
from core.model.door_card import DoorCard
from core.model.ids import (
    ChangeId,
    ConversationId,
    DeliveryId,
    HoldId,
    PlaceId,
    PointRef,
    WishId,
)
from core.model.preferences import Preferences
from core.model.recipient import Recipient
from core.model.window import Window
from core.neighbour_commands import AnswerNeighbour as AnswerNeighbour
from core.neighbour_commands import AnswerOnPage as AnswerOnPage
from core.neighbour_commands import AskNeighbour as AskNeighbour
from core.neighbour_commands import LeaveWithNeighbour as LeaveWithNeighbour
from core.neighbour_commands import OpenNeighbourLink as OpenNeighbourLink
from core.neighbour_commands import RevokeNeighbour as RevokeNeighbour


@dataclass(frozen=True, slots=True)
class HoldSlot:
    """Keep a window for a moment. Holding another one lets the first go."""

    delivery: DeliveryId
    window: Window


@dataclass(frozen=True, slots=True)
class ConfirmHold:
    """Make the held window a promise and ask the carrier for it."""

    hold: HoldId


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    hold: HoldId


@dataclass(frozen=True, slots=True)
class BookWindow:
    """Hold and confirm in one step (the API's `change_window` with a slot)."""

    delivery: DeliveryId
    window: Window


@dataclass(frozen=True, slots=True)
class NarrowWindow:
    """Who dispatches tells a promised window more exactly: either end, or both."""

    delivery: DeliveryId
    window: Window


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Tell me if this window becomes possible; whatever is promised meanwhile stays."""

    delivery: DeliveryId
    window: Window


@dataclass(frozen=True, slots=True)
class StopWaiting:
    """Wait for this window no more, or for none; what is held for it is let go."""

    delivery: DeliveryId
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class ConfirmAddress:
    """The recipient says the address is right as it stands. `accept_unknown`: also its number,
    which nobody knows."""

    delivery: DeliveryId
    accept_unknown: bool = False


@dataclass(frozen=True, slots=True)
class ChangeAddress:
    """Another or corrected address: words, components, or a pin."""

    delivery: DeliveryId
    query: AddressQuery


@dataclass(frozen=True, slots=True)
class KeepCompartment:
    """For a moment, while its recipient thinks about that point."""

    delivery: DeliveryId
    point: PointRef


@dataclass(frozen=True, slots=True)
class LetCompartmentGo:
    """They thought about it, and said no."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class Redirect:
    delivery: DeliveryId
    point: PointRef


@dataclass(frozen=True, slots=True)
class LeaveInSafePlace:
    delivery: DeliveryId
    note: str


@dataclass(frozen=True, slots=True)
class GiveInstructions:
    """What one must know at the door; what is given is merged into what is known."""

    delivery: DeliveryId
    door_card: DoorCard


@dataclass(frozen=True, slots=True)
class ChangeRecipient:
    delivery: DeliveryId
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class Postpone:
    delivery: DeliveryId
    until: date


@dataclass(frozen=True, slots=True)
class ExtendPickup:
    delivery: DeliveryId
    until: datetime


@dataclass(frozen=True, slots=True)
class NameDelegate:
    """Somebody else may fetch it, once. Asked by its recipient, who says their name."""

    delivery: DeliveryId
    name: str


@dataclass(frozen=True, slots=True)
class RevokeDelegate:
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class SayHere:
    """Its recipient stands at the point."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class ReportTrouble:
    """What is wrong where the parcel waits: "shut", "empty" or "wrong" (`core.actions.trouble`)."""

    delivery: DeliveryId
    what: str


@dataclass(frozen=True, slots=True)
class SendBackParcel:
    delivery: DeliveryId
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CallOffDelivery:
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class WithdrawChange:
    change: ChangeId


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A chat opened a delivery's link: nothing is shown before the proof."""

    conversation: ConversationId
    token: str


@dataclass(frozen=True, slots=True)
class ProveByPhone:
    """The number is what Telegram vouches for: the contact's own user id is the sender's.

    `delivery`: what a chat that has it already shows again to be its own.
    """

    conversation: ConversationId
    phone: str
    delivery: DeliveryId | None = None


@dataclass(frozen=True, slots=True)
class ProveByCode:
    """The parcel's code; `delivery` as with the number."""

    conversation: ConversationId
    code: str
    delivery: DeliveryId | None = None


@dataclass(frozen=True, slots=True)
class NotMine:
    """The delivery is not this person's: the chat is unbound and the sender told."""

    conversation: ConversationId
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class AskPerson:
    """`proposed`: the address that was wished and wants a person. `about`: the parcel that it is
    about, where that is another one than the talk was about before."""

    conversation: ConversationId
    why: str = "asked"
    proposed: ProposedAddress | None = None
    about: DeliveryId | None = None


@dataclass(frozen=True, slots=True)
class GrantAddress:
    """One of us has looked: the parcel goes where its recipient wished."""

    conversation: ConversationId
    wish: WishId


@dataclass(frozen=True, slots=True)
class DeclineAddress:
    """One of us has looked: it stays as it is."""

    conversation: ConversationId
    wish: WishId


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    conversation: ConversationId
    language: str


@dataclass(frozen=True, slots=True)
class StopMessages:
    """No more unasked messages; answers still come."""

    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class ForgetMe:
    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class SavePlace:
    """Keep where this delivery goes for the next parcel; the same label is said anew."""

    conversation: ConversationId
    delivery: DeliveryId
    label: str


@dataclass(frozen=True, slots=True)
class KeepCode:
    """Keep the door's code for the next parcels to it, for a limited time."""

    conversation: ConversationId
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class RemovePlace:
    conversation: ConversationId
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Prefer:
    """What a person wants of every parcel from now on; none of it takes everything back."""

    conversation: ConversationId
    preferences: Preferences


Command = (
    HoldSlot
    | ConfirmHold
    | ReleaseHold
    | BookWindow
    | NarrowWindow
    | AllowSooner
    | WaitFor
    | StopWaiting
    | ConfirmAddress
    | ChangeAddress
    | KeepCompartment
    | LetCompartmentGo
    | Redirect
    | LeaveWithNeighbour
    | LeaveInSafePlace
    | GiveInstructions
    | ChangeRecipient
    | Postpone
    | ExtendPickup
    | NameDelegate
    | RevokeDelegate
    | ReportTrouble
    | SayHere
    | SendBackParcel
    | CallOffDelivery
    | WithdrawChange
    | MoveToCarrier
    | AnswerRescue
    | MinorAnswers
    | DisputeAttempt
    | ReportClaim
    | TakeClaim
    | CloseClaim
    | KeepNextTry
    | AskNeighbour
    | RevokeNeighbour
    | OpenNeighbourLink
    | AnswerNeighbour
    | AnswerOnPage
    | RateDelivery
    | OpenLink
    | ProveByPhone
    | ProveByCode
    | NotMine
    | AskPerson
    | GrantAddress
    | DeclineAddress
    | TakeOver
    | AgentSays
    | AgentRemarks
    | HandBack
    | LookAtTalk
    | WriteInTalk
    | PassOn
    | SnoozeTalk
    | TagTalk
    | ChooseLanguage
    | StopMessages
    | ForgetMe
    | Prefer
    | SavePlace
    | KeepCode
    | RemovePlace
    | CourierCommand
    | GroupCommand
    | HouseCommand
)
