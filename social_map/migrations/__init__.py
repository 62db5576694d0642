"""How the tables of the map became what they are: one Alembic revision for each change.

`upgrade` runs them. It is imported only when a database is behind, since Alembic is slow to load.
A new revision: change `social_map/models.py`, then
`alembic -c social_map/migrations/alembic.ini revision --autogenerate -m "what changes"`,
read the result, and put its number into `store.HEAD`. A test compares models and revisions.
"""
