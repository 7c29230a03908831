"""Proofs: how a sender shows that a push is its own, each carrier in its own way.

All fail closed: a proof without a secret cannot be made, a header that is missing or not of this
world proves nothing, and every comparison takes as long whatever it finds. With several secrets
any of them will do, so that one can be changed for another without losing a push.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address, ip_network
from typing import Literal, Protocol

from core.model.signature import NotSigned, Secret, signed_by_any
from core.ports import Push

SECRET_BYTES_MIN = 8
_DIGEST_BYTES = {"sha256": 32, "sha512": 64}


class Proof(Protocol):
    def proved(self, push: Push) -> str:
        """The push's id: the sender's, or made of its bytes. Raises NotSigned."""
        ...


class Hmac:
    """A MAC of the raw body in a header, in hex or base64, perhaps behind a prefix."""

    def __init__(
        self,
        header: str,
        digest: Literal["sha256", "sha512"],
        encoding: Literal["hex", "base64"],
        keys: Iterable[bytes],
        prefix: str = "",
    ) -> None:
        self._header, self._digest, self._prefix = header, digest, prefix
        self._decoded = _from_hex if encoding == "hex" else _from_base64
        self._keys = _long_enough(keys)

    def proved(self, push: Push) -> str:
        said = push.headers.get(self._header, "").strip()
        if not said.startswith(self._prefix):
            raise NotSigned("the signature is of another kind")
        given = self._decoded(said.removeprefix(self._prefix))
        if len(given) != _DIGEST_BYTES[self._digest]:
            raise NotSigned("no signature")
        wanted = [hmac.digest(key, push.body, self._digest) for key in self._keys]
        _any_fits(given, wanted)
        return body_id(push.body)


class StandardWebhooks:
    """`webhook-id`, `webhook-timestamp`, `webhook-signature`; the secrets as `whsec_<base64>`."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = [Secret.read(one) for one in secrets]
        if not self._secrets:
            raise ValueError("a hook wants a secret")

    def proved(self, push: Push) -> str:
        return signed_by_any(self._secrets, push.headers, push.body, push.wall)


class StaticHeader:
    """A header that holds the secret itself, perhaps behind a prefix such as `Bearer `."""

    def __init__(self, header: str, secrets: Iterable[str], prefix: str = "") -> None:
        self._header, self._prefix = header, prefix
        self._wanted = _hashed(secrets)

    def proved(self, push: Push) -> str:
        said = push.headers.get(self._header, "")
        if not said.startswith(self._prefix):
            raise NotSigned("the header is missing")
        _any_fits(_hash(said.removeprefix(self._prefix)), self._wanted)
        return body_id(push.body)


class UrlToken:
    """A secret in the address that they were given: `/hooks/REF?token=…`."""

    def __init__(self, secrets: Iterable[str], name: str = "token") -> None:
        self._name = name
        self._wanted = _hashed(secrets)

    def proved(self, push: Push) -> str:
        _any_fits(_hash(push.query.get(self._name, "")), self._wanted)
        return body_id(push.body)


class FromNetworks:
    """The caller's own address. Behind a proxy that is the proxy's: use another proof beside it."""

    def __init__(self, networks: Iterable[str]) -> None:
        try:
            self._networks = [ip_network(one) for one in networks]
        except ValueError:
            raise ValueError("hook_networks: wants networks such as 192.0.2.0/24") from None
        if not self._networks:
            raise ValueError("a hook wants a network to be called from")

    def proved(self, push: Push) -> str:
        try:
            caller = ip_address(push.remote)
        except ValueError:
            raise NotSigned("nobody knows where it comes from") from None
        if not any(caller in network for network in self._networks):
            raise NotSigned("it comes from somewhere else")
        return body_id(push.body)


class AllOf:
    """Each of them is asked for."""

    def __init__(self, proofs: Sequence[Proof]) -> None:
        if not proofs:
            raise ValueError("a hook wants something to prove it by")
        self._proofs = proofs

    def proved(self, push: Push) -> str:
        for proof in self._proofs:
            proof.proved(push)
        return body_id(push.body)


def body_id(body: bytes) -> str:
    """The same bytes again are the same push."""
    return hashlib.sha256(body).hexdigest()[:32]


def hex_key(secret: str) -> bytes:
    """The bytes behind a secret in hex. Raises ValueError."""
    try:
        return bytes.fromhex(secret)
    except ValueError:
        raise ValueError("hook_secret: wants hexadecimal digits") from None


def _any_fits(given: bytes, wanted: Sequence[bytes]) -> None:
    """Every one is compared, so that the time taken says nothing. Raises NotSigned."""
    found = [hmac.compare_digest(given, one) for one in wanted]
    if not any(found):
        raise NotSigned("no signature fits")


def _hash(text: str) -> bytes:
    """Of one length, so that a comparison does not tell how long the secret is."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()


def _hashed(secrets: Iterable[str]) -> Sequence[bytes]:
    return [hashlib.sha256(one).digest() for one in _long_enough(one.encode() for one in secrets)]


def _long_enough(keys: Iterable[bytes]) -> Sequence[bytes]:
    found = tuple(keys)
    if not found or any(len(key) < SECRET_BYTES_MIN for key in found):
        raise ValueError(f"hook_secret: wants at least {SECRET_BYTES_MIN} bytes")
    return found


def _decoder(read: Callable[[str], bytes]) -> Callable[[str], bytes]:
    def decoded(text: str) -> bytes:
        try:
            return read(text)
        except (ValueError, binascii.Error):
            raise NotSigned("a signature in another encoding") from None

    return decoded


_from_hex = _decoder(bytes.fromhex)
_from_base64 = _decoder(lambda text: base64.b64decode(text, validate=True))
