"""What goes over the wire of an OpenID Connect provider, of it what we use."""

from typing import Any

import msgspec


class Discovery(msgspec.Struct):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Tokens(msgspec.Struct):
    id_token: str


class Keys(msgspec.Struct):
    """As they are: the library reads them."""

    keys: list[dict[str, Any]]
