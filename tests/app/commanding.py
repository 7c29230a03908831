"""The command line in this process: what somebody types, and what comes back."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from app.main import main


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str

    def json(self) -> object:
        return json.loads(self.out)

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Doorstep(Protocol):
    def __call__(
        self, *arguments: str, told: str = "", settings: Mapping[str, str] | None = None
    ) -> Ended: ...


@dataclass(frozen=True, slots=True)
class Terminal:
    """Somebody's terminal in `folder`: nobody's own settings come in."""

    folder: Path
    patch: pytest.MonkeyPatch
    screen: pytest.CaptureFixture[str]

    def doorstep(
        self, *arguments: str, told: str = "", settings: Mapping[str, str] | None = None
    ) -> Ended:
        self.patch.chdir(self.folder)
        self.patch.setattr("sys.argv", ["doorstep", *arguments])
        self.patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told.encode()), "utf-8"))
        with pytest.MonkeyPatch.context() as once:
            for name, value in (settings or {}).items():
                once.setenv(f"DOORSTEP_{name}", value)
            try:
                main()
                code: object = 0
            except SystemExit as ended:
                code = ended.code
        said = self.screen.readouterr()
        return Ended(code if isinstance(code, int) else 0, said.out, said.err)
