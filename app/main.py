"""The command line: `doorstep`, one command for everything.

Exit codes: 0 success, 1 a refusal with one clear line on stderr, 2 wrong usage. Each command
imports what it needs when it runs, so that `--help` and `run` start at once.
"""

import sys

import typer

from app import (
    cli_access,
    cli_address,
    cli_backup,
    cli_care,
    cli_notices,
    cli_queue,
    cli_run,
    cli_secrets,
    cli_slots,
)
from app.settings import WrongSetting

cli = typer.Typer(
    name="doorstep",
    help="Coordinates deliveries with recipients by chat, and tells carriers what was agreed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
cli_run.add_to(cli)
cli_access.add_to(cli)
cli_address.add_to(cli)
cli_care.add_to(cli)
cli_backup.add_to(cli)
cli_queue.add_to(cli)
cli_slots.add_to(cli)
cli_notices.add_to(cli)
cli_secrets.add_to(cli)


def main() -> None:
    """The console script."""
    try:
        cli()
    except SystemExit:  # how every command ends; what follows need not be loaded for it
        raise
    except _said_in_one_line() as no:
        print(f"doorstep: {no}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _said_in_one_line() -> tuple[type[Exception], ...]:
    """Looked at when something was raised: the ports bring half of the house with them."""
    from core.ports import Unavailable
    from core.refusals import Refused

    return WrongSetting, Refused, Unavailable, FileNotFoundError


if __name__ == "__main__":
    main()
