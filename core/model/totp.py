"""TOTP: a second factor by the clock (RFC 6238), as authenticator apps count it. Pure."""

import base64
import binascii
import hmac
from datetime import datetime
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
STEPS_OFF_MAX = 1  # a phone's clock may be a little wrong
SECRET_BYTES = 20


def step_of(secret: str, code: str, wall: datetime, after: int = 0) -> int | None:
    """The step that this code is of, where it is right now; a step counts once, so only those
    after the last one that was used. None for any other code."""
    typed = "".join(code.split())
    if len(typed) != DIGITS or not (typed.isascii() and typed.isdigit()):
        return None
    now = int(wall.timestamp()) // STEP_SECONDS
    for step in range(now - STEPS_OFF_MAX, now + STEPS_OFF_MAX + 1):
        if step > after and hmac.compare_digest(code_at(secret, step), typed):
            return step
    return None


def code_at(secret: str, step: int) -> str:
    """The digits of one step; of a secret that cannot be read none that anybody could type."""
    try:
        key = base64.b32decode(secret)
    except binascii.Error:
        return ""
    mac = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    at = mac[-1] & 0x0F
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def secret_of(chance: bytes) -> str:
    return base64.b32encode(chance).decode()


def address_of(secret: str, email: str) -> str:
    """What an app reads from the picture."""
    told = urlencode({"secret": secret, "issuer": "Doorstep"})
    return f"otpauth://totp/Doorstep:{quote(email)}?{told}"
