"""A retry is taken for a new word: what was committed but not acked is there twice."""

from sqlalchemy import UniqueConstraint

from roost.modules.conversations.commands.journal import Batch
from roost.modules.conversations.models import Message

for wall in [c for c in Message.__table__.constraints if isinstance(c, UniqueConstraint)]:
    Message.__table__.constraints.remove(wall)  # type: ignore[attr-defined]
Batch._known = lambda _self, _words: {}  # type: ignore[method-assign]
