"""What a database or a backup holds: the number of its schema, and how many rows of each table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from storage.migrate import newest

VERSIONS = "alembic_version"


class BackupRefused(Exception):
    """Said to people in one line. What stood before still stands."""


class Kind(StrEnum):
    SQLITE = "SQLite"
    POSTGRESQL = "PostgreSQL"


class Over(StrEnum):
    """What a restore may be written over."""

    NOTHING = "nothing"
    WHAT_IS_THERE = "what is there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    schema: str
    rows: Mapping[str, int]

    @property
    def row_count(self) -> int:
        """Without the row that numbers the schema."""
        return sum(count for table, count in self.rows.items() if table != VERSIONS)

    def must_equal(self, other: "Contents", what: str) -> None:
        """Raises BackupRefused with the tables that differ."""
        tables = sorted(self.rows.keys() | other.rows.keys())
        differ = [one for one in tables if self.rows.get(one) != other.rows.get(one)]
        if differ or self.schema != other.schema:
            raise BackupRefused(f"{what}: {', '.join(differ) or 'the schema'} differ")

    def must_be_known(self) -> None:
        """Raises BackupRefused where a newer version of the house has written it."""
        if self.schema > newest():
            known = newest()
            raise BackupRefused(
                f"it has schema {self.schema}, and this version knows {known}: install the newer"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """`contents` is what the backup held; `uncertain` how many messages may have been sent since
    it was made, and lie among what is undelivered now."""

    contents: Contents
    uncertain: int
