"""Leases: what only one process may do at a time, in wall time."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, case, or_, update

from storage import dialect
from storage.session import Database
from storage.tables import leases

_T = leases.c
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class SqlLeases:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, owner: str, wall: datetime, seconds: float) -> int | None:
        """A new owner comes with a new epoch; whoever renews keeps theirs. One that would last for
        more than twice as long was taken by a clock that was wrong: it is over."""
        until = wall + timedelta(seconds=seconds)
        beyond = wall + timedelta(seconds=2 * seconds)

        def work(db: Connection) -> int | None:
            row = dialect.insert(db.dialect.name, leases).values(
                name=name, owner=owner, until=until, epoch=1
            )
            taken = row.on_conflict_do_update(
                index_elements=("name",),
                set_={
                    "owner": owner,
                    "until": until,
                    "epoch": case((_T.owner == owner, _T.epoch), else_=_T.epoch + 1),
                },
                where=or_(_T.owner == owner, _T.until <= wall, _T.until > beyond),
            )
            epoch: int | None = db.scalar(taken.returning(_T.epoch))
            return epoch

        return await self._database.write(work)

    async def let_go(self, owner: str) -> None:
        """The rows stay, so that epochs only grow."""
        over = update(leases).where(_T.owner == owner).values(until=LONG_AGO, owner="")
        await self._database.write(lambda db: db.execute(over))
