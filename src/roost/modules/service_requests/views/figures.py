"""Figures and the rows behind them."""

from roost.kernel.data.look import Look
from roost.kernel.data.pages import Page

from ..queries.figures import Counted, Figures
from . import common
from .common import Row


class CountedRow(Row, frozen=True, kw_only=True):
    """`counted_cycle`: a request that went two rounds may be counted twice."""

    counted_cycle: int


CountedPage = Page[CountedRow]


def board(_: Look, found: Figures) -> Figures:
    return found


def counted(look: Look, found: Page[Counted]) -> CountedPage:
    rows = [CountedRow(counted_cycle=c.cycle, **common.head(look, c.request)) for c in found.items]
    return Page(rows, found.now, found.next)
