"""Plays migrations on the connection it is given; `storage.migrate` is the only one that asks."""

from alembic import context

from storage.tables import meta

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=meta, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
