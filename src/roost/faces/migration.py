"""Writes the initial revision from the tables of all modules, or says where they differ.

Before the first release the revision is written again, not followed by a second one:
`python -m roost.faces.migration`; with `--check` nothing is written.
"""

import sys
from difflib import unified_diff

from sqlalchemy import create_engine

from roost.kernel.data import answers, appkeys, editions, files, outbox, schema, search, sessions
from roost.kernel.data.migrations import INITIAL
from roost.kernel.data.tables import Table

from .installed import modules

KERNEL = (
    answers,
    appkeys,
    editions,
    files,
    outbox,
    search,
    sessions,
)  # their tables are no module's


def main(check: bool) -> int:
    modules()
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Table.metadata.create_all(connection)
        made = schema.statements(connection)
        if not check:
            schema.write_initial(connection)
            return 0
    written = INITIAL.read_text(encoding="utf-8") if INITIAL.exists() else ""
    wanted = "\n;\n".join(made) + "\n;\n"
    lines = unified_diff(written.splitlines(), wanted.splitlines(), "migrations", "tables", "")
    told = "\n".join(lines)
    sys.stdout.write(told)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
