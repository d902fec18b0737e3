from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.data.tables import Table


class Announcement(Table):
    """Of the platform to all shops and their buyers; it belongs to no shop."""

    __tablename__ = "rules_announcements"
    __table_args__ = (Index("rules_announcements_profile", "profile", "published", "id"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    policy: Mapped[str]
    profile: Mapped[str]  # "" stands for every platform
    published: Mapped[datetime]
    since: Mapped[datetime]
    title: Mapped[str]
    text: Mapped[str]
    edition: Mapped[str]
    who_name: Mapped[str] = mapped_column(default="")
