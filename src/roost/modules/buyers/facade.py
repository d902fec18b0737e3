"""What the modules above ask about buyers."""

from roost.kernel.data.work import Work

from . import commands
from .queries import BuyerCard, card, cards, page


def guest(work: Work) -> str:
    """A new guest of this shop."""
    return commands.guest(work).id


def known(work: Work, id: str, name: str) -> str:
    """Somebody whom the house knows under an id of its own: made once, the name kept up."""
    return commands.known(work, id, name).id


__all__ = ["BuyerCard", "card", "cards", "guest", "known", "page"]
