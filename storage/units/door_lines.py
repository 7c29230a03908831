"""Door lines: what a recipient and the courier on the way to them said to each other."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select, update

from core.model.door_line import DoorLine
from core.model.ids import DeliveryId
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Prepared
from storage.session import Session, kept
from storage.tables import door_lines

_BODY = Body(DoorLine)
_T = door_lines.c
_OF = Prepared[str](select(_T.body).where(_T.delivery == bindparam("this")).order_by(_T.seq))


class SqlDoorLines:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, delivery: DeliveryId) -> Sequence[DoorLine]:
        query = kept(self._session, _OF)
        rows = await self._session.run(lambda db: query.values(db, {"this": delivery}))
        return [_BODY.read(row) for row in rows]

    async def add(self, line: DoorLine) -> bool:
        row = {"id": line.id, "delivery": line.delivery, "at": line.at, "body": written(line)}
        return await self._session.run(lambda db: dialect.add(db, door_lines, ("id",), **row))

    async def put(self, line: DoorLine) -> None:
        new = update(door_lines).where(_T.id == line.id).values(body=written(line))
        await self._session.run(lambda db: db.execute(new))

    async def forget(self, delivery: DeliveryId) -> None:
        gone = delete(door_lines).where(_T.delivery == delivery)
        await self._session.run(lambda db: db.execute(gone))
