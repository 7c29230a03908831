"""The start: no import compiles a long expression, reads a lexicon or waits for another's work."""

import subprocess
import sys

from core.late_pattern import LETTERS_MAX
from tests.house.checkout import ROOMS, ROOT

LONG = f"""
import os, re, sys
compiled = re._compiler.compile
def told(pattern, flags=0):
    frame = sys._getframe(1)
    while "/re/" in frame.f_code.co_filename.replace(os.sep, "/"):
        frame = frame.f_back
    where = os.path.relpath(frame.f_code.co_filename, {str(ROOT)!r})
    if where.split(os.sep)[0] in {ROOMS!r} and len(pattern) > {LETTERS_MAX}:
        print(f"{{where}}:{{frame.f_lineno}}")
    return compiled(pattern, flags)
re._compiler.compile = told
import app.main, app.serve
"""
READ = """
import app.main, app.serve
from bot.understanding.time_lexicon import time_words
print(time_words.cache_info().currsize)
"""


def test_no_import_compiles_a_long_expression() -> None:
    """A longer one is a `LatePattern`: together they would take half of a start."""
    assert printed(LONG) == ""


def test_no_import_reads_the_words_of_time() -> None:
    """They are read beside the start's other work."""
    assert printed(READ).strip() == "0"


def printed(program: str) -> str:
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout
