"""InPost's pushes: nobody signs them, so the address holds a token and what it says is a hint."""

from collections.abc import Mapping, Sequence

from integrations.carrier_kit.hooks import JsonHook
from integrations.carrier_kit.proofs import AllOf, FromNetworks, Proof, UrlToken
from integrations.carriers.inpost import wire
from integrations.carriers.inpost.translate import pushed


def hook_of(secrets: Sequence[str], networks: Sequence[str]) -> JsonHook[wire.Pushed] | None:
    """None without a token and networks: then nothing is heard. Raises ValueError."""
    proofs: list[Proof] = []
    if secrets:
        proofs.append(UrlToken(secrets))
    if networks:
        proofs.append(FromNetworks(networks))
    return JsonHook("InPost", AllOf(proofs), wire.Pushed, pushed, _greeted) if proofs else None


def _greeted(query: Mapping[str, str]) -> str | None:
    """It looks whether somebody is there, and asks nothing."""
    return "ok"
