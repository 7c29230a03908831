"""Ids: a prefix that says of what, and a hundred bits of chance."""

import base64
import secrets


def new_id(prefix: str) -> str:
    """`dlv_` and twenty lower-case letters and digits (base32, 100 bits)."""
    chance = base64.b32encode(secrets.token_bytes(13)).decode().lower()
    return f"{prefix}_{chance[:20]}"
