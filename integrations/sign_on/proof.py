"""Proof: what a signed token must say before somebody is believed to be who it names."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from core.ports import NotSignedOn

# Signatures by a key that the provider alone has; "none" and shared secrets prove nothing here.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
KINDS = ("RSA", "EC")
LEEWAY_SECONDS = 60
AGE_SECONDS_MAX = 600


class UnknownKey(Exception):
    """It is signed by a key that the provider had not when it was asked for them."""


def e_mail_of(
    token: str,
    keys: Sequence[Mapping[str, Any]],
    *,
    issuer: str,
    client: str,
    nonce: str,
    wall: datetime,
) -> str:
    """The verified e-mail that the token names. Raises NotSignedOn, UnknownKey."""
    claims = _signed(token, keys)
    now = int(wall.timestamp())
    registry = jwt.JWTClaimsRegistry(
        now=now,
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": issuer},
        aud={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        registry.validate(claims)
    except JoseError as wrong:
        raise NotSignedOn(f"the token does not hold: {wrong.error}") from None
    if now - claims["iat"] > AGE_SECONDS_MAX:
        raise NotSignedOn("the token is old")
    audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    asked_by = claims.get("azp", client if audience == [client] else None)
    if client not in audience or asked_by != client:
        raise NotSignedOn("the token is for somebody else")
    email = claims.get("email")
    if not isinstance(email, str) or "@" not in email or claims.get("email_verified") is not True:
        raise NotSignedOn("the token names no e-mail that was verified")
    return email.strip().lower()


def _signed(token: str, keys: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    usable = [
        dict(key) for key in keys if key.get("kty") in KINDS and key.get("use", "sig") == "sig"
    ]
    if not usable:
        raise UnknownKey
    try:
        found = KeySet.import_key_set({"keys": usable})
        return jwt.decode(token, found, algorithms=ALGORITHMS).claims
    except InvalidKeyIdError:
        raise UnknownKey from None
    except (JoseError, ValueError) as wrong:
        raise NotSignedOn(f"the token is not signed: {type(wrong).__name__}") from None
