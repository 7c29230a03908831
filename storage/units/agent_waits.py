"""Agent waits: added when they are over, read newest first."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from core.model.agent_wait import AgentWait
from core.model.ids import CarrierRef
from storage.session import Session
from storage.tables import agent_waits

_T = agent_waits.c


class SqlAgentWaits:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, wait: AgentWait) -> None:
        row = insert(agent_waits).values(
            carrier=wait.carrier, asked_at=wait.asked_at, ended_at=wait.ended_at, came=wait.came
        )
        await self._session.run(lambda db: db.execute(row))

    async def since(
        self, since: datetime | None, carrier: CarrierRef | None, limit: int
    ) -> Sequence[AgentWait]:
        query = select(_T.carrier, _T.asked_at, _T.ended_at, _T.came)
        if since is not None:
            query = query.where(_T.ended_at >= since)
        if carrier is not None:
            query = query.where(_T.carrier == carrier)
        newest = query.order_by(_T.ended_at.desc(), _T.seq.desc()).limit(limit)
        rows = await self._session.run(lambda db: db.execute(newest).all())
        return [
            AgentWait(carrier=by, asked_at=asked, ended_at=ended, came=came)
            for by, asked, ended, came in rows
        ]
