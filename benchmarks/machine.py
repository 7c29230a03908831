"""The machine that figures were measured on: a figure without one says nothing."""

import os
import platform
import sqlite3
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")


def machine() -> dict[str, str]:
    """What to write beside every figure."""
    return {
        "cpu": _cpu(),
        "cores": str(len(os.sched_getaffinity(0))),
        "system": platform.platform(terse=True),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "sqlite": sqlite3.sqlite_version,
    }


def named() -> str:
    told = machine()
    cores = f"{told['cores']} cores"
    return ", ".join(
        (told["cpu"], cores, told["system"], told["python"], f"SQLite {told['sqlite']}")
    )


def _cpu() -> str:
    if CPU_INFO.is_file():
        for line in CPU_INFO.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
