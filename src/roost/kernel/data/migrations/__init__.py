"""From one released schema to the next. A fresh database is made from the tables themselves and
marked with the newest revision; a check holds both ways to the same end.
"""

from pathlib import Path

HERE = Path(__file__).parent
VERSIONS = HERE / "versions"
INITIAL = VERSIONS / "0001_initial.sql"
HEAD = "0001"  # the newest revision in versions/

__all__ = ["HEAD", "HERE", "INITIAL", "VERSIONS"]
