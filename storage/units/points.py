"""Pickup points, and the compartments that are taken there: never more than there are."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, and_, case, delete, insert, select, update

from core.model.ids import DeliveryId, PointRef
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, Reservation
from storage import dialect
from storage.bodies import Body, written
from storage.session import Session
from storage.tables import compartments, points, reservations

_BODY = Body(PickupPoint)
_C = compartments.c
_R = reservations.c


class SqlPoints:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, ref: PointRef) -> PickupPoint | None:
        query = select(points.c.body).where(points.c.ref == ref)
        return _BODY.maybe(await self._session.run(lambda db: db.scalar(query)))

    async def all(self) -> Sequence[PickupPoint]:
        query = select(points.c.body).order_by(points.c.ref)
        rows = await self._session.run(lambda db: db.scalars(query).all())
        return [_BODY.read(row) for row in rows]

    async def put(self, point: PickupPoint) -> None:
        body = written(point)
        await self._session.run(lambda db: _put(db, point, body))

    async def available(self, ref: PointRef) -> Mapping[Size, int]:
        query = select(_C.size, _C.capacity - _C.taken).where(_C.point == ref)
        rows = await self._session.run(lambda db: db.execute(query).all())
        return {Size(size): max(0, free) for size, free in rows}

    async def reserve(self, reservation: Reservation) -> bool:
        return await self._session.run(lambda db: _reserve(db, reservation))

    async def release(self, delivery: DeliveryId) -> None:
        await self._session.run(lambda db: _release(db, delivery))

    async def reservation_of(self, delivery: DeliveryId) -> Reservation | None:
        query = select(reservations).where(_R.delivery == delivery)
        row = await self._session.run(lambda db: db.execute(query).one_or_none())
        if row is None:
            return None
        return Reservation(
            point=PointRef(row.point), delivery=delivery, size=Size(row.size), made_at=row.made_at
        )


def _put(db: Connection, point: PickupPoint, body: str) -> None:
    dialect.put(db, points, ("ref",), ref=point.ref, body=body)
    # What is taken stays taken, even where the owner now lends us less.
    unlisted = and_(_C.point == point.ref, _C.size.not_in(list(point.compartments)))
    db.execute(delete(compartments).where(unlisted, _C.taken == 0))
    db.execute(update(compartments).where(unlisted).values(capacity=0, ceiling=_C.taken))
    for size, capacity in point.compartments.items():
        row = dialect.insert(db.dialect.name, compartments).values(
            point=point.ref, size=size, capacity=capacity, ceiling=capacity, taken=0
        )
        ceiling = case((_C.taken > capacity, _C.taken), else_=capacity)
        db.execute(
            row.on_conflict_do_update(
                index_elements=("point", "size"),
                set_={"capacity": capacity, "ceiling": ceiling},
            )
        )


def _reserve(db: Connection, reservation: Reservation) -> bool:
    """One guarded UPDATE takes the compartment; the table's CHECK stands behind it."""
    of_delivery = dialect.locked(
        select(_R.point, _R.size).where(_R.delivery == reservation.delivery)
    )
    before = db.execute(of_delivery).one_or_none()
    if before is not None and before == (reservation.point, reservation.size):
        return True
    take = (
        update(compartments)
        .where(_this(reservation.point, reservation.size), _C.taken < _C.capacity)
        .values(taken=_C.taken + 1)
    )
    if db.execute(take).rowcount == 0:
        return False
    if before is not None:
        _release(db, reservation.delivery)
    row = {
        "delivery": reservation.delivery,
        "point": reservation.point,
        "size": reservation.size,
        "made_at": reservation.made_at,
    }
    db.execute(insert(reservations), row)
    return True


def _release(db: Connection, delivery: DeliveryId) -> None:
    gone = delete(reservations).where(_R.delivery == delivery).returning(_R.point, _R.size)
    for point, size in db.execute(gone).all():
        left = _C.taken - 1
        db.execute(
            update(compartments)
            .where(_this(point, size))
            .values(taken=left, ceiling=case((left > _C.capacity, left), else_=_C.capacity))
        )


def _this(point: str, size: str) -> ColumnElement[bool]:
    return and_(_C.point == point, _C.size == size)
