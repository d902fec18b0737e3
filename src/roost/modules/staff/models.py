from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Record, Stateful, Table, belongs_to

from .states import Status


class Person(Stateful, Table):
    """An account. The row stays for ever, so that what was done keeps a name; the phone does not.

    `phone_key` is unique over all shops while the phone is bound (S2-11).
    """

    __tablename__ = "staff"
    __table_args__ = (
        belongs_to("staff_posts", "post_id"),
        Index("staff_phone", "phone_key", unique=True),
        Index("staff_list", "shop_id", "status", "id"),
        Index("staff_post", "shop_id", "post_id"),
    )
    status: Mapped[Status]
    name: Mapped[str]
    owner: Mapped[bool]
    im_access: Mapped[bool]
    post_id: Mapped[str | None]
    phone: Mapped[bytes | None]
    phone_key: Mapped[str | None]
    secret: Mapped[str | None]  # hash of the password; None until one is set
    joined: Mapped[datetime]


class Post(Record, Table):
    """`grants` are permission codes, or patterns of them."""

    __tablename__ = "staff_posts"
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    grants: Mapped[list[Any]]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 # as SQLAlchemy wants it


class Code(Table):
    """A one-time code, known by its hash. It belongs to a phone, a purpose and who asked for it.

    Times are of the machine's clock. Rows are written alike for phones that nobody has (S6).
    """

    __tablename__ = "staff_codes"
    __table_args__ = (
        Index("staff_codes_last", "phone_key", "purpose", "context", "sent", "id"),
        Index("staff_codes_phone", "phone_key", "sent"),
        Index("staff_codes_account", "account", "sent", "phone_key"),
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    phone_key: Mapped[str]
    purpose: Mapped[str]
    context: Mapped[str]
    account: Mapped[str]  # whose daily allowance it used up
    hash: Mapped[str]
    sent: Mapped[datetime]
    used: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
