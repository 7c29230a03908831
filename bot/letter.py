"""A letter: one message on its way out, as the outbox keeps it. Telegram's own words come later."""

from enum import StrEnum

import msgspec

from core.model.ids import ConversationId, DeliveryId, PaymentId, ProofPictureId, RouteRef
from core.model.map_picture import MapPicture
from core.model.shown import Shown


class Live(StrEnum):
    """A place on Telegram's own map: it moves, or it ends."""

    MOVES = "moves"
    OVER = "over"


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """What an invoice asks for, in the currency's smallest units. `payload` is the payment's own
    name: nobody sees it."""

    title: str
    payload: PaymentId
    currency: str
    units: int


class Letter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`text` is HTML. `slot` names the message that this one replaces, unless it is `fresh`.

    `silent`: where it cannot edit one, the new message does not ring.

    `kind` is the notice's that it tells (empty for an answer) and `zone` the recipient's: quiet
    hours are judged by them when the letter's turn has come. `apps` are the paths that buttons
    open, by what the button carries. `picture` is drawn when it leaves: here stands only where, and
    in `route` whose vehicle is shown in it, or on Telegram's own map where the letter is `live`.
    `proof` names the photo of a hand-over, which is looked up when it leaves. `delivery` and `fact`
    say what it tells of, for another way where this chat turns out to be shut. `answers` is the
    message that it answers; what is `shown` is copied from where it stands. With a `bill` it is an
    invoice, and its text says what for.
    """

    conversation: ConversationId
    chat_id: int
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    apps: dict[str, str] = {}
    picture: MapPicture | None = None
    proof: ProofPictureId | None = None
    share: str | None = None
    keyboard: str | None = None
    slot: str | None = None
    fresh: bool = False
    silent: bool = False
    secret: bool = False
    route: RouteRef | None = None
    live: Live | None = None
    answers: int | None = None
    shown: Shown | None = None
    bill: Bill | None = None
    kind: str = ""
    delivery: DeliveryId | None = None
    fact: str = ""
    zone: str = "UTC"


def packed(letter: Letter) -> bytes:
    return msgspec.json.encode(letter)


def unpacked_letter(body: bytes) -> Letter:
    """Raises msgspec.DecodeError for what is no letter."""
    return msgspec.json.decode(body, type=Letter)
