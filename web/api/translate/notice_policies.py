"""A notice policy, both ways."""

from datetime import time

from core.model.notice_policy import NoticePolicy
from core.refusals import invalid
from web.api.wire import notice_policies as wire


def policy(said: wire.NoticePolicy) -> NoticePolicy:
    """Raises Refused(invalid) for one that cannot be."""
    try:
        return NoticePolicy(
            quietly=frozenset(said.quietly),
            never=frozenset(said.never),
            pings_a_day=said.pings_a_day,
            near_stops=said.near_stops,
            near_minutes=said.near_minutes,
            told_again_minutes=said.told_again_minutes,
            late_minutes=said.late_minutes,
            sooner_minutes=said.sooner_minutes,
            day_before_at=time.fromisoformat(said.day_before_at),
            pickup_ends_hours=said.pickup_ends_hours,
            by_mail=frozenset(said.by_mail),
            by_sms=frozenset(said.by_sms),
        )
    except ValueError as problem:
        raise invalid("quietly", str(problem)) from None


def policy_wire(found: NoticePolicy) -> wire.NoticePolicy:
    return wire.NoticePolicy(
        quietly=tuple(sorted(found.quietly)),
        never=tuple(sorted(found.never)),
        pings_a_day=found.pings_a_day,
        near_stops=found.near_stops,
        near_minutes=found.near_minutes,
        told_again_minutes=found.told_again_minutes,
        late_minutes=found.late_minutes,
        sooner_minutes=found.sooner_minutes,
        day_before_at=f"{found.day_before_at:%H:%M}",
        pickup_ends_hours=found.pickup_ends_hours,
        by_mail=tuple(sorted(found.by_mail)),
        by_sms=tuple(sorted(found.by_sms)),
    )
