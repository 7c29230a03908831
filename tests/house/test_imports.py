"""Imports go down, and each library has one room that knows it."""

import subprocess
import sys

from tests.house.checkout import ROOT

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"


def test_every_import_contract_is_kept() -> None:
    """The contracts stand in pyproject.toml."""
    linted = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr
