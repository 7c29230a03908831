"""Proofs' pictures: what a courier showed of a hand-over."""

from sqlalchemy import delete, select

from core.model.ids import DeliveryId, ProofPictureId
from core.model.proof_picture import ProofPicture
from storage import dialect
from storage.session import Session
from storage.tables import proof_pictures

_T = proof_pictures.c


class SqlProofPictures:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, id: ProofPictureId) -> ProofPicture | None:
        query = select(proof_pictures).where(_T.id == id)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        if row is None:
            return None
        return ProofPicture(
            id=ProofPictureId(row.id),
            delivery=DeliveryId(row.delivery),
            kept_at=row.kept_at,
            mime=row.mime,
            content=bytes(row.content),
        )

    async def keep(self, picture: ProofPicture) -> None:
        row = {
            "id": picture.id,
            "delivery": picture.delivery,
            "kept_at": picture.kept_at,
            "mime": picture.mime,
            "content": picture.content,
        }
        await self._session.run(lambda db: dialect.add(db, proof_pictures, ("id",), **row))

    async def forget(self, delivery: DeliveryId) -> None:
        gone = delete(proof_pictures).where(_T.delivery == delivery)
        await self._session.run(lambda db: db.execute(gone))
