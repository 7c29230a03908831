"""A carrier's setting: which fields its adapter wants, and what was told in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.model.ids import CarrierRef
from integrations.declaration import Declaration


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The setting of one carrier, checked: every field that its adapter knows, told or by default
    (an empty string where neither). `hook_secrets`: several while one is changed for another."""

    ref: CarrierRef
    fields: Mapping[str, str]
    hook_secrets: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Told({self.ref})"  # fields hold keys

    def __getitem__(self, name: str) -> str:
        return self.fields[name]

    def listed(self, name: str) -> tuple[str, ...]:
        """A field of several words, with commas between them."""
        return tuple(word.strip() for word in self.fields[name].split(",") if word.strip())


def told_to(
    declaration: Declaration,
    ref: CarrierRef,
    said: Mapping[str, str],
    hook_secrets: tuple[str, ...] = (),
) -> Told:
    """Raises ValueError with what is wrong in the setting."""
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
    return Told(ref=ref, fields=fields, hook_secrets=hook_secrets)


def _must_be_a_base(name: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{name} wants an address that begins with http:// or https://")
