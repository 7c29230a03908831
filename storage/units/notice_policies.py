"""Policies of notices: what a sender's key, or the operator, told for one merchant or for all."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, literal, select

from core.model.notice_policy import NoticePolicy, PolicyOf
from storage import dialect
from storage.bodies import Body, written
from storage.prepared import Given, Prepared
from storage.session import Session
from storage.tables import notice_policies

_BODY = Body(NoticePolicy)
_T = notice_policies.c
_ROWS = select(_T.owner, _T.merchant, _T.body)
_ALL = Prepared[str](_ROWS)
_AROUND = Prepared[str](
    _ROWS.where(
        _T.owner.in_([bindparam("this_owner"), literal("")]),
        _T.merchant.in_([bindparam("for"), literal("")]),
    )
)


class SqlNoticePolicies:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def around(self, whose: PolicyOf) -> Mapping[PolicyOf, NoticePolicy]:
        return await self._found(_AROUND, {"this_owner": whose.owner, "for": whose.merchant})

    async def all(self) -> Mapping[PolicyOf, NoticePolicy]:
        return await self._found(_ALL, {})

    async def _found(self, query: Prepared[str], given: Given) -> Mapping[PolicyOf, NoticePolicy]:
        rows = await self._session.run(lambda db: query.rows(db, given))
        return {
            PolicyOf(owner=owner, merchant=merchant): _BODY.read(body)
            for owner, merchant, body in rows
        }

    async def put(self, whose: PolicyOf, policy: NoticePolicy) -> None:
        row = {"owner": whose.owner, "merchant": whose.merchant, "body": written(policy)}
        keys = ("owner", "merchant")
        await self._session.run(lambda db: dialect.put(db, notice_policies, keys, **row))

    async def remove(self, whose: PolicyOf) -> bool:
        gone = delete(notice_policies).where(_T.owner == whose.owner, _T.merchant == whose.merchant)
        return await self._session.run(lambda db: db.execute(gone).rowcount) > 0
