"""What was written once stays as it was written."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from roost.kernel.data.kept import append_only


class Base(DeclarativeBase):
    pass


class Entry(Base):
    __tablename__ = "entries"
    id: Mapped[int] = mapped_column(primary_key=True)


append_only(Entry)


@pytest.mark.parametrize("change", ["UPDATE entries SET id = 2", "DELETE FROM entries"])
def test_an_append_only_table_takes_rows_and_keeps_them(change):
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO entries (id) VALUES (1)"))
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))
    with engine.begin() as connection:
        assert connection.execute(text("SELECT id FROM entries")).all() == [(1,)]
    engine.dispose()
