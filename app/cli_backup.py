"""Commands for backups: the whole database in one file, and the way back."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.settings import load

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Tools = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, help="The folder of pg_dump, pg_restore, psql; else PATH."
    ),
]


def add_to(cli: typer.Typer) -> None:
    cli.command("backup")(backup)
    cli.command("restore")(restore)


def backup(
    to: Annotated[Path, typer.Argument(help="A new file; or a folder, where it is named by now.")],
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="In a folder: how many to keep; older ones go when this is done."),
    ] = None,
    tools: Tools = None,
    as_json: Json = False,
) -> None:
    """Put the whole database into one file, beside a running house, and read it back."""
    from app.backing_up import named, thinned
    from app.progress import worked_on_a_terminal
    from storage.backups import BackupRefused, back_up

    if keep is not None and not to.is_dir():
        print("doorstep: --keep wants a folder", file=sys.stderr)
        raise typer.Exit(2)
    settings, wall = load(), datetime.now(UTC)
    target = named(to, settings, wall)
    try:
        with worked_on_a_terminal("Backing up, and reading it back"):
            contents = asyncio.run(back_up(settings.database_url, target, wall, tools))
    except BackupRefused as no:
        raise _refused(no) from None
    gone = thinned(to, keep) if keep is not None else []
    if as_json:
        told = {
            "file": str(target),
            "bytes": target.stat().st_size,
            "schema": contents.schema,
            "rows": dict(contents.rows),
            "removed": [str(path) for path in gone],
        }
        print(json.dumps(told))
        return
    print(
        f"{target}: {target.stat().st_size:,} bytes, schema {contents.schema},"
        f" {contents.row_count:,} rows in {len(contents.rows)} tables; read back, whole"
    )
    for path in gone:
        print(f"removed {path}")


def restore(
    source: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="What `doorstep backup` wrote.")
    ],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace what the database holds now.")
    ] = False,
    tools: Tools = None,
    as_json: Json = False,
) -> None:
    """Make the database of DOORSTEP_DATABASE_URL what the backup holds, and count it.

    The house must not run meanwhile. What is there is replaced only with --overwrite, and stays as
    it is if anything fails. Messages that may have been sent since are not sent again by
    themselves: they lie on the console's page Undelivered.
    """
    from app.progress import worked_on_a_terminal
    from storage.backups import BackupRefused, Over
    from storage.backups import restore as restored

    over = Over.WHAT_IS_THERE if overwrite else Over.NOTHING
    try:
        with worked_on_a_terminal("Restoring, and counting"):
            done = asyncio.run(
                restored(load().database_url, source, datetime.now(UTC), over, tools)
            )
    except BackupRefused as no:
        raise _refused(no) from None
    if as_json:
        told = {
            "schema": done.contents.schema,
            "rows": dict(done.contents.rows),
            "uncertain": done.uncertain,
        }
        print(json.dumps(told))
        return
    print(f"{done.contents.row_count:,} rows in {len(done.contents.rows)} tables; all are there")
    if done.uncertain:
        print(f"{done.uncertain} messages may have been sent since: see Undelivered in the console")


def _refused(no: Exception) -> typer.Exit:
    print(f"doorstep: {no}", file=sys.stderr)
    return typer.Exit(1)
