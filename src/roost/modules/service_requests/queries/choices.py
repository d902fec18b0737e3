"""Words for filters and forms, by the rules of the shop's platform at this moment."""

from msgspec import Struct

from roost.kernel.data.look import Look

from ..policies import LIMITS, REPLY, TYPES, Limits, Reply, Types


class Words(Struct, frozen=True):
    types: Types
    limits: Limits
    reply: Reply


def words(look: Look) -> Words:
    here = look.now, look.actor.profile, look.shop_id
    book = look.rules
    return Words(book.rule(TYPES, *here), book.rule(LIMITS, *here), book.rule(REPLY, *here))
