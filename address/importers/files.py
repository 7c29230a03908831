"""Files of addresses: which importer reads which, told by the name and what stands in it."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from address.gazetteers.row import AddressRow
from address.importers.ban import ban_rows
from address.importers.json_files import objects
from address.importers.mapped_csv import ColumnMapping, mapped_rows, read_mapping
from address.importers.openaddresses import feature_rows, openaddresses_csv_rows
from address.importers.report import CannotImport, ImportReport

OSM_ENDINGS = (".osm.pbf", ".osm", ".osm.gz", ".osm.bz2", ".pbf")
JSON_ENDINGS = (".geojson", ".geojsonl", ".geojsons", ".ndjson", ".json", ".jsonl", ".sjson")
TABLE_ENDINGS = (".csv", ".tsv", ".txt")


def rows_of(
    path: Path, country: str, report: ImportReport, mapping: Path | ColumnMapping | None = None
) -> Iterator[AddressRow]:
    """The rows of any file we know, streaming. Raises CannotImport with one line for people."""
    name = path.name.lower()
    if mapping is not None:
        by = read_mapping(mapping) if isinstance(mapping, Path) else mapping
        return mapped_rows(path, country, by, report)
    if name.endswith(OSM_ENDINGS):
        from address.importers.osm import osm_rows  # osmium is heavy, and a table needs none

        return osm_rows(path, country, report)
    bare = name.removesuffix(".gz")
    if bare.endswith(TABLE_ENDINGS):
        return openaddresses_csv_rows(path, country, report)
    if bare.endswith(JSON_ENDINGS):
        return _json_rows(path, country, report)
    raise CannotImport(
        f"{path.name}: not OSM (.osm.pbf, .osm, .osm.gz), OpenAddresses (.csv, .geojson,"
        " .geojsonl) or BAN (.json, .sjson); another CSV needs --map"
    )


def _json_rows(path: Path, country: str, report: ImportReport) -> Iterator[AddressRow]:
    """BAN's objects are streets; GeoJSON's are features, and say so."""
    found = objects(path, report)
    for first in found:
        rows = feature_rows if _is_feature(first) else ban_rows
        yield from rows(chain((first,), found), country, report)


def _is_feature(one: object) -> bool:
    return isinstance(one, dict) and ("geometry" in one or one.get("type") == "Feature")
