"""What every table shares: the list they all stand in, names of constraints, days to forget."""

from typing import Any

from sqlalchemy import MetaData

meta = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

DELIVERY_DAYS = 180  # disputes and figures of half a year
TALK_DAYS = 90  # what people wrote
PROOF_DAYS = 90  # what a courier showed as proof: longer than anybody disputes one
POST_DAYS = 14  # longer than any peer repeats anything
ROUTE_DAYS = 90
POSITION_DAYS = 7
AUDIT_DAYS = 730  # longer than anybody asks who has read what
MONEY_DAYS = 730  # longer than a bank lets anybody ask for it back
PLACE_DAYS = 365  # whoever gets parcels at all gets one again within a year
PUSH_DAYS = 3  # as long as it takes to see that something is read wrongly, and to mend it
GEOCODE_DAYS = 30  # what others know of an address changes, and nobody should be asked it twice


def kept_days(days: int, since: str) -> dict[str, Any]:
    """Rows are forgotten so many days after the time in the column `since`."""
    return {"kept_days": days, "since": since}


KEPT: dict[str, Any] = {"kept_days": None}  # until somebody takes it away
