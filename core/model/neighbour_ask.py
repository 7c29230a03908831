"""A neighbour's ask: a link that the recipient forwards or an SMS carries, and what is answered.

Whoever opens it learns that a parcel for a flat may come in a window, and nothing else. It works
for the first who opens it in a chat or answers on its page, until it ends or is taken back. Who
said yes may take that back until the parcel is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from core.model.ids import ConversationId
from core.model.window import Window

TOKEN_PREFIX = "n-"
HOURS_MAX = timedelta(hours=24)
SMS_ASKED_MAX = 2  # for one parcel: each costs somebody money, and rings at a stranger's


class AskState(StrEnum):
    ASKED = "asked"  # the link was made
    OPENED = "opened"  # one chat has it
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"  # a yes that they took back


class AskEvent(StrEnum):
    OPEN = "open"
    ACCEPT = "accept"
    REFUSE = "refuse"
    EXPIRE = "expire"
    REVOKE = "revoke"
    WITHDRAW = "withdraw"


_S, _E = AskState, AskEvent
ASK_MOVES: Mapping[AskState, Mapping[AskEvent, AskState]] = MappingProxyType(
    {
        _S.ASKED: {_E.OPEN: _S.OPENED, _E.EXPIRE: _S.EXPIRED, _E.REVOKE: _S.REVOKED},
        _S.OPENED: {
            _E.ACCEPT: _S.ACCEPTED,
            _E.REFUSE: _S.REFUSED,
            _E.EXPIRE: _S.EXPIRED,
            _E.REVOKE: _S.REVOKED,
        },
        _S.ACCEPTED: {_E.WITHDRAW: _S.WITHDRAWN},
        _S.REFUSED: {},
        _S.EXPIRED: {},
        _S.REVOKED: {},
        _S.WITHDRAWN: {},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourAsk:
    """`name` is how the recipient calls them; it is told to the carrier, once they agree. `phone`
    (E.164) is where the SMS goes, None where the link is forwarded; `sms_asked` counts the SMS that
    were asked for this parcel. `on_page`: whoever answered did so on the link's page."""

    token: str
    name: str
    asked_at: datetime
    expires_at: datetime
    window: Window | None = None
    state: AskState = AskState.ASKED
    neighbour: ConversationId | None = None
    phone: str | None = None
    sms_asked: int = 0
    on_page: bool = False

    def is_open(self, now: datetime) -> bool:
        return AskEvent.REVOKE in ASK_MOVES[self.state] and now < self.expires_at

    def may(self, event: AskEvent) -> bool:
        return event in ASK_MOVES[self.state]

    def after(self, event: AskEvent) -> "NeighbourAsk":
        return replace(self, state=ASK_MOVES[self.state][event])

    @property
    def key(self) -> str:
        """Tells it from any other of the same parcel, and opens nothing."""
        return self.asked_at.isoformat()

    @property
    def is_for_a_page(self) -> bool:
        """Whether its page may show it: no chat has it."""
        return self.neighbour is None

    def opened_by(self, neighbour: ConversationId) -> "NeighbourAsk":
        return replace(self.after(AskEvent.OPEN), neighbour=neighbour)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDoor:
    """All that a neighbour may know: for which door, and when. `ask` tells old buttons apart."""

    ask: str
    flat: str
    house: str
    window: Window | None
    state: AskState
    until: datetime


def ends_at(now: datetime, window: Window | None) -> datetime:
    """A link is worth something until the parcel comes, and no longer than a day."""
    latest = now + HOURS_MAX
    return min(latest, window.end) if window is not None and window.end > now else latest
