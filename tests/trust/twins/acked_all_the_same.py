"""Words are answered as they were laid down, whatever becomes of the commit."""

import sys
from typing import Any

from bench import house
from roost.kernel.data.store import NOBODY, Group
from roost.kernel.data.work import Work
from roost.kernel.pure.refusal import Unwritable


def hopeful(self: Group[Any], batch: list[Any]) -> list[Any]:
    laid: list[Any] = []

    def lay(work: Work) -> None:
        laid[:] = self.deed(work, batch)

    try:
        self.store._work(NOBODY, lay)
    except Unwritable as no:
        return laid or [no] * len(batch)
    return laid


Group._outcomes = hopeful  # type: ignore[method-assign]

if __name__ == "__main__":
    house.main(sys.argv[1:])
