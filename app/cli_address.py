"""Commands for addresses: fill the gazetteer, check a line, run libpostal in its own process."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

import typer

from app.settings import load

address = typer.Typer(help="The gazetteer, and what we make of an address.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Country = Annotated[str | None, typer.Option(help="ISO 3166 code, such as FI.")]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(address, name="address")
    cli.command("address-parser")(address_parser)


@address.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    country: Annotated[str, typer.Option(help="ISO 3166 code, such as FI.")],
    mapping: Annotated[
        Path | None,
        typer.Option("--map", exists=True, help="Which column is what (TOML); is remembered."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(help="Its name, if not the file's: it takes the place of its older rows."),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Take a file that is cut off, or brings far less than it did before."
        ),
    ] = False,
) -> None:
    """Fill the gazetteer from OSM, OpenAddresses, BAN or any CSV; may be repeated.

    OSM: .osm.pbf, .osm, .osm.gz. OpenAddresses: .csv, .geojson, .geojsonl.
    BAN and Addok: .json, .sjson. Text may be gzipped. Any other CSV is read
    with --map mapping.toml, which says which of its columns is what:

    \b
    delimiter = ";"            # else , ; tab or |, as the headings have it
    encoding = "cp1251"        # else UTF-8 or UTF-16
    \\[columns]
    street = "Straße"
    house_number = ["Nr", "Zusatz"]    # several columns are joined
    lat = "Breite"
    lon = "Länge"
    postcode = "PLZ"           # these may be missing:
    city = "Ort"               # postcode, city, district, region, unit, id

    A file that is cut off inside its last line, or brings less than nine
    tenths of what the same source brought before, is refused, and the old
    gazetteer stays: --force says that it is meant.
    """
    from address.importers.report import Loss
    from app.filling import import_addresses
    from core.model.countries import is_country

    if not is_country(country):
        print(f"doorstep: --country {country} is no code of ISO 3166-1", file=sys.stderr)
        raise typer.Exit(2)
    loss = Loss.MEANT if force else Loss.REFUSED
    reading = import_addresses(
        load(), file, country.upper(), source=source, mapping=mapping, loss=loss
    )
    print(asyncio.run(reading))


@address.command("sources")
def sources(
    remove: Annotated[str | None, typer.Option(help="Forget what this source brought.")] = None,
    as_json: Json = False,
) -> None:
    """What the gazetteer is made of."""
    from app import filling

    settings = load()
    if remove is not None:
        filling.remove_source(settings, remove)
    found = filling.sources(settings)
    if as_json:
        print(json.dumps([source.as_dict() for source in found]))
        return
    for line in filling.source_lines(found):
        print(line)


@address.command("learned")
def learned(
    forget: Annotated[str | None, typer.Option(help="Take this one back, by its id.")] = None,
    as_json: Json = False,
) -> None:
    """House numbers that nobody knew until a parcel was handed over there."""
    from app import learning

    found = asyncio.run(learning.learned_addresses(load(), forget))
    for line in [learning.as_json(found)] if as_json else learning.as_lines(found):
        print(line)


@address.command("areas")
def areas(
    file: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="Polygons (GeoJSON).")
    ] = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help="Forget the areas.")] = False,
) -> None:
    """Say where we deliver: what lies outside is answered as outside_area."""
    from app.filling import deliver_within

    if (file is None) is not everywhere:
        print("doorstep: name a file of areas, or --everywhere", file=sys.stderr)
        raise typer.Exit(2)
    print(deliver_within(load(), file))


@address.command("check")
def check(
    text: Annotated[str | None, typer.Argument(help="An address as somebody wrote it.")] = None,
    country: Country = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read {"id","text","country"} a line on standard input.')
    ] = False,
) -> None:
    """Print the verdict on an address."""
    from app.addresses import check_lines

    settings = load()
    if jsonl:
        asyncio.run(check_lines(settings, questions(_standard_input()), country, print))
        return
    if text is None:
        print("doorstep: say which address, or use --jsonl", file=sys.stderr)
        raise typer.Exit(2)
    asyncio.run(check_lines(settings, iter([{"id": None, "text": text}]), country, print))


def _standard_input() -> TextIO:
    """A line that is no UTF-8 is one bad line; those after it are read."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin


def questions(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """JSON lines as they come; what is no object becomes a question without a text."""
    for line in lines:
        if line.strip():
            try:
                asked = json.loads(line)
            except (ValueError, RecursionError):
                asked = None
            yield asked if isinstance(asked, dict) else {}


def address_parser(
    socket: Annotated[Path | None, typer.Option(help="The unix socket to listen on.")] = None,
) -> None:
    """libpostal in its own process, on a unix socket."""
    from app.addresses import run_parser

    # The codes of the process tell its parent why; for people it went well, or it did not.
    raise typer.Exit(min(1, abs(run_parser(load(), socket))))
