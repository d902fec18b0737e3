from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.kept import append_only
from roost.kernel.data.tables import Record, Table, belongs_to
from roost.kernel.pure.actor import Party

from .rules import Kind


class Item(Record, Table):
    """Something that can be shown later, as it was `at` that instant. Never changed nor removed.

    `module` and `thing`: in what it occurred. `file` is None where a fact was only written down,
    in `note`; `sha256` is of the kept file, else of the note. `file_shop` is the shop in which
    the file lies: the platform's own files lie in the platform's. The rest of `file_…` is copied
    from its row, so that a list is one statement.
    """

    __tablename__ = "evidence_items"
    __table_args__ = (
        belongs_to("orders", "order_id"),
        Index("evidence_items_order", "shop_id", "order_id", "id"),
        Index("evidence_items_thing", "shop_id", "module", "thing", "id"),
    )
    order_id: Mapped[str]
    module: Mapped[str]
    thing: Mapped[str]
    kind: Mapped[Kind]
    sha256: Mapped[str]
    at: Mapped[datetime]
    party: Mapped[Party]
    who: Mapped[str]
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    file: Mapped[str | None]
    file_shop: Mapped[str] = mapped_column(default="")
    file_kind: Mapped[str] = mapped_column(default="")
    file_mime: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str] = mapped_column(default="")
    file_size: Mapped[int] = mapped_column(default=0)
    file_thumb: Mapped[bool] = mapped_column(default=False)
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)


append_only(Item)
