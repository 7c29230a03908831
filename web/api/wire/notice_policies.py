"""A notice policy: what the recipients of a merchant are told, how, and how often."""

from typing import Annotated

from msgspec import Meta

from core.model.notice_policy import (
    HOURS_MAX,
    MINUTES_MAX,
    NEAR_STOPS_MAX,
    PINGS_A_DAY_MAX,
    USUAL_POLICY,
    Moment,
)
from web.api.wire.carriers import LocalTime
from web.api.wire.shapes import Name, Wire

_USUAL = USUAL_POLICY
Moments = Annotated[tuple[Moment, ...], Meta(max_length=len(Moment))]
Minutes = Annotated[int, Meta(ge=1, le=MINUTES_MAX)]


def _sorted(moments: frozenset[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(moments))


class OfMerchant(Wire, frozen=True, kw_only=True):
    merchant: Name | None = None


class NoticePolicy(Wire, frozen=True, kw_only=True):
    """A moment that is named neither `quietly` (the living card alone says it) nor `never` is a new
    message that rings, as long as the delivery has not rung `pings_a_day` times that day. `by_mail`
    and `by_sms` are told so to who cannot be reached in the chat."""

    quietly: Moments = _sorted(_USUAL.quietly)
    never: Moments = ()
    pings_a_day: Annotated[int, Meta(ge=1, le=PINGS_A_DAY_MAX)] = _USUAL.pings_a_day
    near_stops: Annotated[int, Meta(ge=1, le=NEAR_STOPS_MAX)] = _USUAL.near_stops
    near_minutes: Minutes | None = _USUAL.near_minutes
    told_again_minutes: Minutes = _USUAL.told_again_minutes
    late_minutes: Annotated[int, Meta(ge=0, le=MINUTES_MAX)] = _USUAL.late_minutes
    sooner_minutes: Annotated[int, Meta(ge=10, le=MINUTES_MAX)] | None = _USUAL.sooner_minutes
    day_before_at: LocalTime = f"{_USUAL.day_before_at:%H:%M}"
    pickup_ends_hours: Annotated[int, Meta(ge=1, le=HOURS_MAX)] = _USUAL.pickup_ends_hours
    by_mail: Moments = _sorted(_USUAL.by_mail)
    by_sms: Moments = _sorted(_USUAL.by_sms)
