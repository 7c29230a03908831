"""Texts: a language's Fluent files, read into one bundle; a broken one stops the start."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk


class BrokenTexts(Exception):
    """A text that cannot be read: found at the start, never in a talk."""


def bundle_of(texts: Path, language: str, locale: str) -> FluentBundle:
    """All files of a language in one bundle. Fluent's own invisible marks would stand around all
    that is filled in, and break copying: whoever speaks puts them where a language needs them.

    Raises BrokenTexts.
    """
    bundle = FluentBundle([locale], use_isolating=False)
    seen: set[str] = set()
    for path in sorted((texts / language).glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, Junk):
                raise BrokenTexts(f"{language}/{path.name}: {str(entry.content).strip()[:80]!r}")
            name = getattr(getattr(entry, "id", None), "name", None)
            if name in seen:
                raise BrokenTexts(f"{language}/{path.name}: {name} is there twice")
            if name is not None:
                seen.add(name)
        bundle.add_resource(resource)
    if not seen:
        raise BrokenTexts(f"no texts for {language}")
    return bundle
