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
    readers = [to] if to else [p.id for p in staff.people(work) if _reads(work, p.id, needs)]
    _tell(work, readers, words, phone)


def _reads(work: Work, staff_id: str, needs: Permission | None) -> bool:
    return needs is None or staff.may(work, staff_id, needs)
