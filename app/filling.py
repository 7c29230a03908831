"""Filling the gazetteer on the command line: files in, what was dropped and why, what there is."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from address.gazetteers.row import AddressRow
from address.importers.files import rows_of
from address.importers.mapped_csv import read_mapping
from address.importers.report import CannotImport, ImportReport, Loss
from address.making.shelf import Shelf, Source
from app.addresses import shelf_of
from app.progress import told_on_a_terminal
from app.settings import Settings, WrongSetting


async def import_addresses(
    settings: Settings,
    file: Path,
    country: str,
    *,
    source: str | None,
    mapping: Path | None,
    loss: Loss,
) -> str:
    """Import one file; what to tell people. Raises WrongSetting."""
    try:
        return await asyncio.to_thread(
            _imported, shelf_of(settings), file, country, source or file.name, mapping, loss
        )
    except CannotImport as problem:
        raise WrongSetting(str(problem)) from None


def _imported(
    shelf: Shelf, file: Path, country: str, source: str, mapping: Path | None, loss: Loss
) -> str:
    report = ImportReport(source=source)
    by = read_mapping(mapping) if mapping else shelf.mapping_of(source, country)
    rows = rows_of(file, country, report, by)
    if loss is Loss.REFUSED:
        rows = _whole(rows, report)
    try:
        version = shelf.put(
            source,
            country,
            told_on_a_terminal(rows, f"Reading {file.name}", "addresses"),
            told_on_a_terminal,
            by,
            loss,
        )
    except CannotImport as problem:
        reasons = [reason.strip() for reason in report.reasons()]
        raise CannotImport("; ".join([str(problem), *reasons])) from None
    return "\n".join([*report.lines(), f"the gazetteer is now version {version}"])


def _whole(rows: Iterator[AddressRow], report: ImportReport) -> Iterator[AddressRow]:
    """Refuses at its end a file of lines that ends inside one."""
    yield from rows
    if report.is_cut:
        raise CannotImport(
            f"{report.source}: cut off inside its last line, so more may be missing: nothing was"
            " changed; --force takes it all the same"
        )


def remove_source(settings: Settings, name: str) -> None:
    """Forgets what a source brought. Raises WrongSetting where there is no such source."""
    shelf = shelf_of(settings)
    named = [source for source in shelf.sources() if source.name == name]
    if not named:
        raise WrongSetting(f"nothing was imported from {name}: see doorstep address sources")
    for source in named:
        shelf.remove(source.name, source.country, told_on_a_terminal)


def sources(settings: Settings) -> list[Source]:
    return shelf_of(settings).sources()


def source_lines(found: list[Source]) -> Iterator[str]:
    """For people, one a line."""
    for source in found:
        day = source.kept_at.strftime("%Y-%m-%d %H:%M UTC")
        yield f"{source.country}  {source.rows:>9,} rows  {day}  {source.name}"
    if not found:
        yield "nothing is imported yet: doorstep address import FILE --country FI"


def deliver_within(settings: Settings, file: Path | None) -> str:
    """From now on only these areas are delivered to; everywhere, without a file."""
    try:
        areas = shelf_of(settings).deliver_within(file)
    except CannotImport as problem:
        raise WrongSetting(str(problem)) from None
    if not areas:
        return "delivered to: everywhere"
    names = ", ".join(sorted({area.name for area in areas}))
    return (
        f"delivered to: {len(areas)} areas ({names})"
        if len(areas) > 1
        else f"delivered to: {names}"
    )
