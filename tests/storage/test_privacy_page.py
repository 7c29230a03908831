"""The page of privacy: every table stands on it, with the days that the code keeps it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Table

from storage.tables import meta

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text()
ROWS = dict(re.findall(r"^\| `(\w+)` \| (\d+|until it goes)\b[^|]*\|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("table", meta.sorted_tables, ids=lambda table: table.name)
def test_every_table_stands_on_the_page_with_its_days(table: Table) -> None:
    """Whoever keeps something new, or longer, says so there."""
    days = table.info["kept_days"]
    assert ROWS.get(table.name) == ("until it goes" if days is None else str(days))


def test_no_table_stands_there_that_is_gone() -> None:
    """What is not kept is not promised."""
    assert ROWS.keys() <= {table.name for table in meta.sorted_tables}
