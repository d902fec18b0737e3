"""A database is made, brought up to date, or refused with a sentence before anything changes."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from .migrations import HEAD, HERE, INITIAL, VERSIONS
from .tables import Table

MARK = "alembic_version"
SHADOWS = ("sqlite_", MARK, "search_words_")  # kept by SQLite itself


class NotOurs(Exception):
    """The file cannot be opened by this version; the words are for whoever started it."""


def bring_up(engine: Engine) -> None:
    """A fresh file is made from the tables; an older one migrated; a newer one is refused."""
    with engine.connect() as connection:
        names, found = tables(connection), revision(connection)
        connection.rollback()
    if not names:
        with engine.begin() as connection:
            Table.metadata.create_all(connection)
            _mark(connection)
        return
    refuse_unknown(found)
    if found != HEAD:
        upgrade(engine)


def refuse_unknown(found: str | None) -> None:
    if found is None:
        raise NotOurs("此数据库不是由发布版本创建的,无法打开 (no revision is marked in it)")
    known = {file.name.partition("_")[0] for file in VERSIONS.glob("*.py")}
    if found not in known:
        raise NotOurs(f"此数据库来自更新的版本({found}),请先升级 Roost (made by a newer version)")


def upgrade(engine: Engine) -> None:
    """Each revision is one transaction: broken off, it is begun again at the next start."""
    from alembic import command  # noqa: PLC0415 # only when there is something to do
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(HERE))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def revision(connection: Connection) -> str | None:
    if MARK not in tables(connection):
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {MARK}").scalar()  # noqa: S608 # a constant
    return None if found is None else str(found)


def tables(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name) for (name,) in rows}


def statements(connection: Connection) -> list[str]:
    """What would make this database again, in an order in which it can be made."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'table' DESC,"
        " type = 'index' DESC, name"
    )
    return [str(sql).strip() for name, sql in rows if not str(name).startswith(SHADOWS)]


def write_initial(connection: Connection, file: Path = INITIAL) -> None:
    file.write_text("\n;\n".join(statements(connection)) + "\n;\n", encoding="utf-8")


def _mark(connection: Connection) -> None:
    connection.exec_driver_sql(f"CREATE TABLE {MARK} (version_num VARCHAR(32) NOT NULL)")
    connection.exec_driver_sql(f"INSERT INTO {MARK} VALUES (?)", (HEAD,))  # noqa: S608 # a constant
