"""Files of addresses: which importer reads which, told by the name and the first bytes."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from address.importers.ban import ban_rows
from address.importers.mapped_csv import ColumnMapping, mapped_rows, read_mapping
from address.importers.openaddresses import openaddresses_csv_rows, openaddresses_geojson_rows
from address.importers.osm import osm_rows
from address.importers.report import CannotImport, ImportReport
from address.row import AddressRow

HEAD_BYTES = 65_536
OSM_ENDINGS = (".osm.pbf", ".osm", ".osm.gz", ".osm.bz2", ".pbf")


def rows_of(
    path: Path, country: str, report: ImportReport, mapping: Path | ColumnMapping | None = None
) -> Iterator[AddressRow]:
    """The rows of any file we know, streaming. Raises CannotImport with one line for people."""
    name = path.name.lower()
    if mapping is not None:
        by = read_mapping(mapping) if isinstance(mapping, Path) else mapping
        return mapped_rows(path, country, by, report)
    if name.endswith(OSM_ENDINGS):
        return osm_rows(path, country, report)
    bare = name.removesuffix(".gz")
    if bare.endswith(".csv"):
        return openaddresses_csv_rows(path, country, report)
    if bare.endswith((".geojson", ".geojsonl", ".geojsons", ".ndjson", ".json", ".jsonl")):
        if _is_ban(path):
            return ban_rows(path, country, report)
        return openaddresses_geojson_rows(path, country, report)
    raise CannotImport(
        f"{path.name}: not OSM (.osm.pbf, .osm, .osm.gz), OpenAddresses (.csv, .geojson,"
        " .geojsonl) or BAN (.json); another CSV needs --map"
    )


def _is_ban(path: Path) -> bool:
    """BAN's lines are streets; GeoJSON says so itself."""
    try:
        with path.open("rb") as raw:
            head = raw.read(HEAD_BYTES)
        if head[:2] == b"\x1f\x8b":
            with gzip.open(path) as packed:
                head = packed.read(HEAD_BYTES)
    except (OSError, EOFError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    line = head.decode("utf-8-sig", errors="replace").lstrip().split("\n", 1)[0]
    try:
        first = json.loads(line)
    except ValueError:
        return '"housenumbers"' in line
    return isinstance(first, dict) and first.get("type") not in ("Feature", "FeatureCollection")
