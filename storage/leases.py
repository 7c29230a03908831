"""Leases: what only one process may do at a time, in wall time."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, case, delete, or_

from storage import dialect
from storage.session import Database
from storage.tables import leases

_T = leases.c


class SqlLeases:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, owner: str, wall: datetime, seconds: float) -> int | None:
        """A new owner comes with a new epoch; whoever renews keeps theirs."""
        until = wall + timedelta(seconds=seconds)

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
                where=or_(_T.owner == owner, _T.until <= wall),
            )
            epoch: int | None = db.scalar(taken.returning(_T.epoch))
            return epoch

        return await self._database.write(work)

    async def let_go(self, owner: str) -> None:
        await self._database.write(lambda db: db.execute(delete(leases).where(_T.owner == owner)))
