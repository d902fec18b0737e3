"""Search by words, Chinese included: single characters and pairs of them are the tokens.

The shop and the kind of thing stand inside the match, so that no statement can leave them out.
Nothing that is kept encrypted is ever put in here.
"""

import unicodedata
from collections.abc import Sequence
from typing import Any

import regex
from sqlalchemy import DDL, Select, bindparam, event, false, select, text
from sqlalchemy import column as named
from sqlalchemy import table as source
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import UniqueConstraint

from .look import Look
from .tables import Table
from .work import Work

_RUN = regex.compile(r"\p{Han}+|[\p{L}\p{N}]+?(?=\p{Han}|[^\p{L}\p{N}]|$)")
MOST_WORDS = 20


class SearchRow(Table):
    """Which row of the full-text table speaks of which thing."""

    __tablename__ = "search_rows"
    __table_args__ = (UniqueConstraint("shop_id", "kind", "thing"),)
    row: Mapped[int] = mapped_column(primary_key=True)
    shop_id: Mapped[str]
    kind: Mapped[str]
    thing: Mapped[str]


CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, tokenize='unicode61')"
ON_SQLITE = DDL(CREATE).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call] # SQLAlchemy's
event.listen(Table.metadata, "after_create", ON_SQLITE)

WORDS = source("search_words", named("rowid"), named("words"))
MATCH = text("search_words MATCH :asked")
ENTER = text(
    "INSERT INTO search_rows (shop_id, kind, thing) VALUES (:shop_id, :kind, :thing)"
    " ON CONFLICT (shop_id, kind, thing) DO UPDATE SET thing = excluded.thing RETURNING row"
)
CLEAR = text("DELETE FROM search_words WHERE rowid = :row")
WRITE = text("INSERT INTO search_words (rowid, words) VALUES (:row, :words)")


def put(work: Work, kind: str, thing: str, words: str) -> None:
    """What the thing can be found by, in place of what it was found by before."""
    mine = {"shop_id": work.shop_id, "kind": kind, "thing": thing}
    row = work.session.execute(ENTER, mine).scalar_one()
    work.session.execute(CLEAR, {"row": row})
    told = " ".join([*_home(kind, work.shop_id), *tokens(words)])
    work.session.execute(WRITE, {"row": row, "words": told})


def found(look: Look, kind: str, words: str) -> Select[Any]:
    """The ids of what is found, as a select to stand inside another; nothing for no word."""
    asked = [f'"{t}"' for t in _home(kind, look.shop_id)] + _asked(words)
    things = select(SearchRow.thing).join(WORDS, WORDS.c.rowid == SearchRow.row)
    mine = (SearchRow.shop_id == look.shop_id, SearchRow.kind == kind)
    if not _asked(words):
        return things.where(false())
    return things.where(MATCH.bindparams(bindparam("asked", " AND ".join(asked))), *mine)


def tokens(words: str) -> list[str]:
    """手机壳 A12 → 手 手机 机 机壳 壳 a12."""
    kept: list[str] = []
    for run in _runs(words):
        kept += _pairs(run, with_single=True) if _is_han(run) else [run]
    return kept


def _asked(words: str) -> list[str]:
    """Pairs where there are two characters; a word of letters is found by its beginning."""
    asked: list[str] = []
    for run in _runs(words)[:MOST_WORDS]:
        han = _is_han(run)
        asked += [f'"{t}"' for t in _pairs(run, with_single=False)] if han else [f'"{run}"*']
    return asked


def _runs(words: str) -> Sequence[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", words).lower())


def _is_han(run: str) -> bool:
    return regex.match(r"\p{Han}", run) is not None


def _pairs(run: str, with_single: bool) -> list[str]:
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    return [*run, *pairs] if with_single or not pairs else pairs


def _home(kind: str, shop_id: str) -> list[str]:
    """One token each, whatever signs the id has."""
    return [f"kind{kind.encode().hex()}", f"shop{shop_id.encode().hex()}"]
