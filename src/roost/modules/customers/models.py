from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Table

from .rules import Stage


class Opportunity(Record, Table):
    """What might be sold to a buyer: amount in fen, and the next step that somebody will take."""

    __tablename__ = "customers_opportunities"
    __table_args__ = (Index("customers_opportunities_buyer", "shop_id", "buyer_id", "id"),)
    buyer_id: Mapped[str]
    stage: Mapped[Stage]
    amount_fen: Mapped[int]
    next_step: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[str]
    staff_name: Mapped[str]
    at: Mapped[datetime]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # as SQLAlchemy wants it
