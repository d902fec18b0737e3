from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Table

PHONE = "buyers.phone"  # what the phone is sealed and blinded for


class Buyer(Record, Table):
    """One shop's buyer: a guest until a phone is proved or the shop's own app names them.

    `external_id` is the shop's own number for the buyer; `merged_into` is set on one who turned
    out to be another, and whose rows have gone over to that other.
    """

    __tablename__ = "buyers"
    __table_args__ = (
        Index("buyers_phone", "shop_id", "phone_blind", unique=True),
        Index("buyers_external", "shop_id", "external_id", unique=True),
    )
    name: Mapped[str]
    guest: Mapped[bool] = mapped_column(default=True)
    phone: Mapped[bytes | None]
    phone_blind: Mapped[str | None]
    external_id: Mapped[str | None]
    merged_into: Mapped[str | None]
    created_at: Mapped[datetime]
