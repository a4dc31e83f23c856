"""`python -m portal.setup.postgresql URL`: exit status 0 if a database may be created there."""

from __future__ import annotations

import sys


def may_create_database(url: str) -> bool:
    import psycopg

    try:
        with psycopg.connect(url.replace("postgres://", "postgresql://", 1),
                             connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        print(error, file=sys.stderr)
        return False
    return bool(row and row[0])


if __name__ == "__main__":
    sys.exit(0 if may_create_database(sys.argv[1]) else 1)
