"""A carrier's setting: which fields its adapter wants, and what was told in them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.model.breaker import ACCOUNT
from core.model.ids import CarrierRef
from core.ports import Turns
from integrations.carrier_kit.http import Pace
from integrations.declaration import Declaration
from integrations.point_list import Told as PointsTold

PACE = "calls_a_second"  # a field of adapters whose carriers differ in it
CALLS_A_SECOND_MIN = 0.01
DIGEST_LETTERS = 16
CALLS_A_SECOND_MAX = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The setting of one carrier, checked: every field that its adapter knows, told or by default
    (an empty string where neither). `hook_secrets`: several while one is changed for another.
    `pace` is for its `Caller`; None where it names no limit."""

    ref: CarrierRef
    fields: Mapping[str, str]
    hook_secrets: tuple[str, ...] = ()
    pace: Pace | None = None

    def __repr__(self) -> str:
        return f"Told({self.ref})"  # fields hold keys

    def __getitem__(self, name: str) -> str:
        return self.fields[name]

    def own_points(self, url: str = "", key: str = "") -> PointsTold:
        """Whose list of points is called by the carrier's own name, and is of use to it alone."""
        return PointsTold(name=str(self.ref), url=url, key=key, carrier=self.ref)

    def wants(self, name: str) -> bool:
        """A field that says yes or nothing. Raises ValueError for another word."""
        if self.fields[name].casefold() not in ("", "yes", "no"):
            raise ValueError(f"{name} wants yes or no")
        return self.fields[name].casefold() == "yes"

    def listed(self, name: str) -> tuple[str, ...]:
        """A field of several words, with commas between them."""
        return tuple(word.strip() for word in self.fields[name].split(",") if word.strip())


def told_to(
    declaration: Declaration,
    ref: CarrierRef,
    said: Mapping[str, str],
    hook_secrets: tuple[str, ...] = (),
    turns: Turns | None = None,
) -> Told:
    """`turns` are those of all processes. Raises ValueError with what is wrong in the setting."""
    known = {want.name: want for want in declaration.wants}
    for name in said:
        if name not in known:
            names = ", ".join(sorted(known)) or "none"
            raise ValueError(f"{name} is no field of {declaration.name}; its fields are {names}")
    fields = {name: said.get(name) or want.default for name, want in known.items()}
    for name, want in known.items():
        if want.is_required and not fields[name]:
            raise ValueError(f"{name} is missing: {want.says}")
        if want.is_url and fields[name]:
            _must_be_a_base(name, fields[name])
    if hook_secrets and not declaration.hook:
        raise ValueError(f"hook_secret: {declaration.name} pushes nothing")
    return Told(
        ref=ref,
        fields=fields,
        hook_secrets=hook_secrets,
        pace=_pace(
            account_of(declaration, fields), fields.get(PACE) or declaration.calls_a_second, turns
        ),
    )


def account_of(declaration: Declaration, fields: Mapping[str, str]) -> str:
    """Whose calls a carrier counts: a host, and by what we are let in there. Settings that share
    both share the budget. Of the secrets only a digest is told."""
    host = urlsplit(fields.get("url") or "").netloc or declaration.name
    words = [fields[want.name] for want in declaration.wants if want.is_secret]
    digest = hashlib.sha256("\0".join(words).encode()).hexdigest()[:DIGEST_LETTERS]
    return f"{ACCOUNT}{host}/{digest}"


def _pace(peer: str, told: str | float | None, turns: Turns | None) -> Pace | None:
    if not told:
        return None
    try:
        calls_a_second = float(told)
    except ValueError:
        calls_a_second = 0.0
    if not CALLS_A_SECOND_MIN <= calls_a_second <= CALLS_A_SECOND_MAX:
        raise ValueError(f"{PACE} wants a number from {CALLS_A_SECOND_MIN} to {CALLS_A_SECOND_MAX}")
    return Pace(calls_a_second=calls_a_second, peer=peer, turns=turns)


def _must_be_a_base(name: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{name} wants an address that begins with http:// or https://")
