"""A signature: shows who sent a webhook's bytes, and when (Standard Webhooks, symmetric `v1`).

What is signed is `id.timestamp.body`, with HMAC-SHA256 under the bytes behind `whsec_`.
"""

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

TOLERANCE_SECONDS = 300  # an older or newer timestamp is somebody's replay, or a wrong clock
ID_HEADER = "webhook-id"
TIMESTAMP_HEADER = "webhook-timestamp"
SIGNATURE_HEADER = "webhook-signature"
SECRET_PREFIX = "whsec_"
SECRET_BYTES_MIN = 16
SIGNATURES_MAX = 10  # while a secret is changed there are two
_VERSION = "v1,"


class NotSigned(Exception):
    """The headers are not those of somebody who has the secret, or not of now."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A shared secret; its bytes never show in a log."""

    key: bytes

    def __repr__(self) -> str:
        return "Secret(...)"

    @classmethod
    def read(cls, text: str) -> "Secret":
        """From `whsec_<base64>`. Raises ValueError."""
        try:
            key = base64.b64decode(text.removeprefix(SECRET_PREFIX), validate=True)
        except binascii.Error:
            raise ValueError("a webhook's secret is whsec_ and base64") from None
        if len(key) < SECRET_BYTES_MIN:
            raise ValueError(f"a webhook's secret has at least {SECRET_BYTES_MIN} bytes")
        return cls(key)


def signed(secret: Secret, id: str, wall: datetime, body: bytes) -> dict[str, str]:
    """The three headers of a webhook that is sent now."""
    stamp = str(int(wall.timestamp()))
    return {
        ID_HEADER: id,
        TIMESTAMP_HEADER: stamp,
        SIGNATURE_HEADER: _VERSION + _signature(secret, id, stamp, body),
    }


def signed_id(secret: Secret, headers: Mapping[str, str], body: bytes, wall: datetime) -> str:
    """The webhook's id, once it is proved. Raises NotSigned."""
    id, stamp = headers.get(ID_HEADER, ""), headers.get(TIMESTAMP_HEADER, "")
    if not id or not id.isprintable() or not (stamp.isascii() and stamp.isdigit()):
        raise NotSigned("a header is missing")
    if abs(wall.timestamp() - int(stamp)) > TOLERANCE_SECONDS:
        raise NotSigned("the timestamp is not of now")
    wanted = (_VERSION + _signature(secret, id, stamp, body)).encode()
    given = headers.get(SIGNATURE_HEADER, "").split()[:SIGNATURES_MAX]
    # Every one is compared, so that the time taken says nothing.
    found = [hmac.compare_digest(wanted, one.encode()) for one in given]
    if not any(found):
        raise NotSigned("no signature fits")
    return id


def signed_by_any(
    secrets: Sequence[Secret], headers: Mapping[str, str], body: bytes, wall: datetime
) -> str:
    """The id of a webhook signed with one of these: two while one is changed for another. Raises
    NotSigned."""
    for secret in secrets[:-1]:
        try:
            return signed_id(secret, headers, body, wall)
        except NotSigned:
            continue
    return signed_id(secrets[-1], headers, body, wall)


def _signature(secret: Secret, id: str, stamp: str, body: bytes) -> str:
    mac = hmac.digest(secret.key, f"{id}.{stamp}.".encode() + body, "sha256")
    return base64.b64encode(mac).decode()
