"""A fingerprint: tells whether a carrier's event says the same as the one we know by its id.

Of what the event means, not of the bytes it came in: pushed alone, in a batch, or read by polling,
the same event is the same.
"""

import hashlib

import msgspec

from core.model.event import CarrierEvent


def fingerprint(event: CarrierEvent) -> str:
    told = msgspec.to_builtins(event, order="sorted")
    if not event.flags:
        del told["flags"]  # as it was before events had any: what was kept then is still the same
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
