"""Sealing: a secret that must be known again lies encrypted in its row, and opens nowhere else.

A sealed value reads `sealed1:KEY:BASE64`: a name of the key that sealed it, which tells nothing of
the key, then nonce, ciphertext and tag of AES-256-GCM. Where it lies is authenticated beside it. A
value without that beginning is plain: from before there was a key, or of a house that has none.
"""

import base64
import binascii
import os
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.model.access import Person, Webhook

MARK = b"sealed1:"
NONCE_BYTES = 12
KEY_BYTES = 32
NAME_BYTES = 8
NAMES_A_PARCEL = b"dlv_"


class KeyNotGiven(Exception):
    """A value was sealed by a key that is not among those given."""


class Spoilt(Exception):
    """A sealed value was altered, or lies where another one was sealed."""


class State(StrEnum):
    PLAIN = "plain"
    NEWEST = "newest"  # sealed by the first key
    OLDER = "older"  # sealed by another one that was given
    LOCKED = "locked"  # its key was not given
    SPOILT = "spoilt"


class Through(Protocol):
    """What is done to a secret, by the name of its place: sealing, opening, or looking at it."""

    def __call__(self, place: str, value: bytes) -> bytes: ...


class Sealing:
    """The first of the given keys seals, each of them opens; without any, values stay plain."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._ciphers = {
            _derived(key, b"name", NAME_BYTES).hex().encode(): AESGCM(
                _derived(key, b"AES-256-GCM", KEY_BYTES)
            )
            for key in keys
        }
        self._newest = next(iter(self._ciphers), None)

    @property
    def has_keys(self) -> bool:
        return self._newest is not None

    def seal(self, place: str, value: bytes) -> bytes:
        """Raises ValueError where a plain value looks like a sealed one."""
        if value.startswith(MARK):
            raise ValueError(f"what is kept as {place} begins like a sealed value")
        if self._newest is None:
            return value
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._ciphers[self._newest].encrypt(nonce, value, place.encode())
        return MARK + self._newest + b":" + base64.b64encode(sealed)

    def open(self, place: str, value: bytes) -> bytes:
        """Raises KeyNotGiven, Spoilt."""
        if not value.startswith(MARK):
            return value
        name, _, written = value.removeprefix(MARK).partition(b":")
        if name not in self._ciphers:
            raise KeyNotGiven(f"{place} was sealed by a key that is not given")
        try:
            sealed = base64.b64decode(written, validate=True)
            nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
            return self._ciphers[name].decrypt(nonce, rest, place.encode())
        except (InvalidTag, binascii.Error, ValueError):
            raise Spoilt(f"{place} is not what was sealed there") from None

    def renew(self, place: str, value: bytes) -> bytes:
        """Sealed by the first key; what is so already stays. Raises KeyNotGiven, Spoilt."""
        plain = self.open(place, value)
        return value if self._is_of_newest(value) else self.seal(place, plain)

    def state(self, place: str, value: bytes) -> State:
        if not value.startswith(MARK):
            return State.PLAIN
        try:
            self.open(place, value)
        except KeyNotGiven:
            return State.LOCKED
        except Spoilt:
            return State.SPOILT
        return State.NEWEST if self._is_of_newest(value) else State.OLDER

    def _is_of_newest(self, value: bytes) -> bool:
        return self._newest is not None and value.startswith(MARK + self._newest + b":")


PLAIN = Sealing()


def of_secret(name: str, value: bytes, through: Through) -> bytes:
    return through(f"secrets {name}", value)


def of_person(person: Person, through: Through) -> Person:
    if person.totp is None:
        return person
    return replace(person, totp=through(f"people {person.id} totp", person.totp.encode()).decode())


def of_webhook(webhook: Webhook, through: Through) -> Webhook:
    told = through(f"webhooks {webhook.id} secret", webhook.secret.encode())
    return replace(webhook, secret=told.decode())


def of_answer(scope: str, key: str, answer: bytes, through: Through) -> bytes:
    """The answer that told a webhook's secret holds it, too. One that names a parcel stays plain:
    whoever erases a person finds it by that name."""
    return answer if NAMES_A_PARCEL in answer else through(f"answers {scope} {key}", answer)


def _derived(key: str, purpose: bytes, length: int) -> bytes:
    info = b"doorstep, secrets at rest: " + purpose
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(key.encode())
