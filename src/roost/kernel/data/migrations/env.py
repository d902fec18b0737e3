"""Alembic asks here: the connection is brought by whoever upgrades."""

from alembic import context

from roost.kernel.data.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
