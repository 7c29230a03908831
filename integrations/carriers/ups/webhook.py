"""Track Alert's pushes: whoever subscribed gave it a credential, and it sends that back."""

from collections.abc import Sequence

from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.proofs import StaticHeader
from integrations.carriers.ups import wire
from integrations.carriers.ups.translate import Reader

BEARER_IN = "authorization"  # there a credential stands behind a word


def hook_of(secrets: Sequence[str], header: str, reader: Reader) -> JsonHook[wire.Pushed] | None:
    """None without a credential: then nothing is heard."""
    if not secrets:
        return None
    prefix = "Bearer " if header.casefold() == BEARER_IN else ""
    proof = StaticHeader(header, secrets, prefix)
    return JsonHook("UPS", proof, wire.Pushed, lambda said: [reader.pushed(said)])
