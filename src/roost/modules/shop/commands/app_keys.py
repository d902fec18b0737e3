"""Keys with which other programs sign at the open API."""

from collections.abc import Sequence

from roost.kernel.data import appkeys
from roost.kernel.data.appkeys import AppKey, Made
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from .. import queries
from ..permissions import APP_KEYS

NAME = 30


class NewKey(Body, frozen=True):
    """`name` says which program will sign with it."""

    name: str


def make(work: Work, body: NewKey) -> Made:
    """The secret is shown this once."""
    work.actor.need(APP_KEYS)
    made = appkeys.make(work, clean(body.name, NAME, "/name"))
    audit.record(work, "shop.make_key", made.id, {"name": made.name})
    return made


def revoke(work: Work, key_id: str) -> Sequence[AppKey]:
    work.actor.need(APP_KEYS)
    appkeys.revoke(work, key_id)
    audit.record(work, "shop.revoke_key", key_id)
    return queries.app_keys(work)
