"""All tables, indexes and triggers of the first release, as they stand in 0001_initial.sql."""

from alembic import op

from roost.kernel.data.migrations import INITIAL

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    for statement in INITIAL.read_text(encoding="utf-8").split("\n;\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def downgrade() -> None:
    """Before the first release there was nothing."""
    raise NotImplementedError
