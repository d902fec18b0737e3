"""A person brings a file, looks at what would be taken, and has it taken."""

from roost.kernel.data.look import Look
from roost.kernel.data.machine import expect
from roost.kernel.data.sheets.faults import MOST_BYTES
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from ..models import Import
from ..permissions import IMPORT
from ..queries import imports
from ..states import Importing
from .import_staging import forget
from .import_taking import KIND
from .machine import IMPORT_MACHINE

NAME = 200


class Seen(Body, frozen=True):
    version: int | None = None


def may(look: Look) -> str:
    """Asked before a file is put down; the shop for which it will be."""
    look.actor.need(IMPORT)
    return look.shop_id


def upload(work: Work, file: str, name: str, size: int) -> Import:
    """`file` lies in the folder of imports; reading it begins once this is committed."""
    allowed = [intake.name for intake in imports.importable(work)]
    found = Import(
        shop_id=work.shop_id,
        id=work.new_id(),
        status=Importing.UPLOADED,
        file=file,
        name=clean(name[:NAME] or "-", NAME, "/file"),
        size=size,
        who=work.actor.id,
        who_name=work.actor.name,
        uploaded_at=work.now,
        allowed=allowed,
    )
    IMPORT_MACHINE.start(work, found)
    work.session.flush()
    return found


def take(work: Work, import_id: str, body: Seen) -> Import:
    """The rest happens by itself, chunk after chunk, also over a stop of the house."""
    found = _mine(work, import_id, body)
    found.taken_at = work.now
    IMPORT_MACHINE.move(work, found, "take")
    told = {"what": found.intake, "records": found.records, "file": found.name}
    audit.record(work, "orders.import", import_id, told)
    work.later(KIND, import_id, work.now, {})
    return found


def resume(work: Work, import_id: str, body: Seen) -> Import:
    """When a chunk failed again and again and was laid aside: another try from where it stands."""
    found = _mine(work, import_id, body)
    IMPORT_MACHINE.move(work, found, "resume")
    work.never_mind(KIND, import_id)
    work.later(KIND, import_id, work.now, {})
    return found


def cancel(work: Work, import_id: str, body: Seen) -> Import:
    """What is not taken yet will not be; what is here stays, for it is true."""
    found = _mine(work, import_id, body)
    found.ended_at = work.now
    IMPORT_MACHINE.move(work, found, "cancel")
    work.never_mind(KIND, import_id)
    forget(work, import_id)
    return found


def _mine(work: Work, import_id: str, body: Seen) -> Import:
    found = imports.one(work, import_id)
    expect(found, body.version)
    return found


__all__ = ["MOST_BYTES", "Seen", "cancel", "may", "resume", "take", "upload"]
