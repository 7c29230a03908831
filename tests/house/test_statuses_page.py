"""The page of statuses is drawn from the tables that decide, and is current."""

import runpy

from tests.house.checkout import ROOT


def test_the_page_of_statuses_is_drawn_from_the_tables() -> None:
    """`python scripts/draw_statuses.py` draws it anew."""
    drawn = runpy.run_path(str(ROOT / "scripts" / "draw_statuses.py"))["page"]()
    assert (ROOT / "docs" / "statuses.md").read_text() == drawn + "\n"
