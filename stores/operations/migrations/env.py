"""How Alembic runs here: on the connection that Operations.open hands in."""

from alembic import context

from stores.operations.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
