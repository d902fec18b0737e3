"""How other modules tell people something."""

from roost.kernel.data.work import Work
from roost.kernel.pure.actor import Permission
from roost.modules.staff import facade as staff

from .commands import Words
from .commands import tell as _tell
from .rules import Level


def tell(
    work: Work,
    *,
    kind: str,
    title: tuple[str, str],
    text: str = "",
    link: str = "",
    level: str = "info",
    to: str | None = None,
    needs: Permission | None = None,
    phone: bool = False,
) -> None:
    """To one person, or to everybody who holds a right. `phone`: urgent ones ring phones too."""
    words = Words(kind, title, text, link, Level(level))
    _tell(work, [to] if to else _readers(work, needs), words, phone)


def _readers(work: Work, needs: Permission | None) -> list[str]:
    return staff.holders(work, needs) if needs else [p.id for p in staff.people(work)]
