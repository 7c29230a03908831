"""`doorstep understand`: whatever stands on a line is answered by a line, and the run goes on."""

import json
import subprocess
import sys

BAD = (
    b'{"id":1,"text":"where is my parcel"}',
    b'{"id":2,"text":"\xff\xfe broken"}',
    b"not json at all",
    b'{"id":3}',
    b'{"id":4,"text":"yes \\ud83d"}',
    b'{"id":5,"text":"' + b"a" * 4096 + b'"}',
    b'{"id":6,"text":7}',
    b'{"id":7,"text":"tomorrow","at":"9999-12-31T23:00:00+00:00"}',
    b'{"id":8,"text":"tomorrow","at":"noon"}',
    b'{"id":9,"text":"tomorrow","at":"2026-11-23T10:00:00"}',
    b"[1,2]",
    b'{"id":"\\ud800","text":""}',
    b'{"id":10,"text":"' + b"9" * 30000 + b'"}',
    b'{"id":11,"text":"\xe2\x80\x8f\xe2\x80\xaa\xe2\x80\x8d kiitos"}',
)


def test_every_line_is_answered_and_none_ends_the_run() -> None:
    """Bad UTF-8, halves of letters, no text, no time, far too much of it."""
    run = subprocess.run(
        [sys.executable, "-m", "app.main", "understand", "--jsonl"],
        input=b"\n".join(BAD) + b"\n",
        capture_output=True,
        timeout=100,
        check=False,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr.decode()
    assert len(answers) == len(BAD)
    by_id = {str(answer["id"]): answer for answer in answers}
    assert by_id["1"]["intent"] == "track"
    assert by_id["4"]["intent"] == "confirm"
    assert by_id["11"]["intent"] == "thanks"
    assert "intent" in by_id["5"]
    assert "intent" in by_id["10"]
    for wrong in ("3", "6", "7", "8", "9"):
        assert "error" in by_id[wrong], wrong
