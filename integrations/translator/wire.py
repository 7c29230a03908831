"""What goes over the wire of a translator that speaks LibreTranslate's API."""

import msgspec


class Asked(msgspec.Struct, rename="camel", omit_defaults=True):
    q: list[str]
    source: str
    target: str
    api_key: str | None = msgspec.field(name="api_key", default=None)
    format: str = msgspec.field(default_factory=lambda: "text")


class Told(msgspec.Struct, rename="camel"):
    """One text for each that was asked, in their order."""

    translated_text: list[str]


class Language(msgspec.Struct):
    code: str
