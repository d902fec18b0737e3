"""What a table is made of."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKeyConstraint, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

from roost.kernel.pure.time import from_micros, micros


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as whole microseconds of UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_micros(value)


class Table(DeclarativeBase):
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        bytes: LargeBinary,
    }


class Tenant:
    """A shop's row. The shop leads its key, and every statement on it names the shop."""

    shop_id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)


class Record(Tenant):
    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)


class Stateful(Record):
    """A row with a status, which only its machine writes, and a version that every write raises."""

    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined] # a mixin


def belongs_to(table: str, column: str) -> ForeignKeyConstraint:
    """A reference inside the shop: one shop's row cannot even point to another's."""
    return ForeignKeyConstraint(
        ["shop_id", column],
        [f"{table}.shop_id", f"{table}.id"],
        deferrable=True,
        initially="DEFERRED",
    )
