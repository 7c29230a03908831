"""Risk flags: what an agent is told of a parcel before they promise anything."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.evidence import Evidence, Finding
from core.model.parcel import Money, Parcel
from core.model.reason import Reason
from core.model.risk_flag import RiskFlag, risk_flags
from tests.bot.world import NOW, a_delivery

ABSENT = Attempt(at=NOW, reason=Reason.RECIPIENT_ABSENT)
NOT_THERE = replace(ABSENT, evidence=Evidence(finding=Finding.CONTRADICTS))
IS = a_delivery()


def test_an_ordinary_parcel_has_none() -> None:
    assert risk_flags(IS, NOW) == ()


@pytest.mark.parametrize(
    ("delivery", "flags"),
    [
        (replace(IS, parcel=Parcel(value=Money(Decimal(900), "EUR"))), (RiskFlag.DEAR,)),
        (replace(IS, minor_at=NOW), (RiskFlag.MINOR,)),
        (replace(IS, minor_at=NOW, proved_at=NOW + timedelta(minutes=1)), ()),
        (replace(IS, proof_locked_until=NOW + timedelta(hours=1)), (RiskFlag.LOCKED,)),
        (replace(IS, proof_locked_until=NOW), ()),
        (replace(IS, attempts=(ABSENT,)), ()),
        (replace(IS, attempts=(NOT_THERE,)), (RiskFlag.DOUBTED,)),
        (replace(IS, attempts=(ABSENT, ABSENT)), (RiskFlag.LAST_TRY,)),
        (replace(IS, missed_scan_at=NOW), (RiskFlag.LEFT_BEHIND,)),
    ],
)
def test_what_is_to_be_minded(delivery: Delivery, flags: tuple[RiskFlag, ...]) -> None:
    assert risk_flags(delivery, NOW) == flags
