"""Maps: who draws the map around a pin, by the settings."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integrations.maps.extract.client import ExtractMaps

__all__ = ["open_maps"]


def open_maps(extract: Path | None, cache: Path) -> "ExtractMaps | None":
    """Over an OSM extract; None where there is none. Its map is made in the background: what is
    asked for before it is there is Unavailable."""
    if extract is None:
        return None
    from integrations.maps.extract.client import ExtractMaps

    return ExtractMaps(extract, cache)
