"""Audit: added to its chain and read, newest first; nothing here changes a line."""

from collections.abc import Sequence

from sqlalchemy import select

from core.model.audit import AuditLine
from core.model.ids import AgentId
from storage.audit_chain import append
from storage.session import Session
from storage.tables import audit

_T = audit.c


class SqlAudit:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, line: AuditLine) -> None:
        await self._session.run(lambda db: append(db, line))

    async def page(
        self, *, person: AgentId | None, about: str, before: int | None, limit: int
    ) -> Sequence[AuditLine]:
        query = select(audit).order_by(_T.seq.desc()).limit(limit)
        if person is not None:
            query = query.where(_T.person == person)
        if about:
            query = query.where(_T.about == about)
        if before is not None:
            query = query.where(_T.seq < before)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return [
            AuditLine(
                seq=row.seq, at=row.at, person=AgentId(row.person), deed=row.deed, about=row.about
            )
            for row in rows
        ]
