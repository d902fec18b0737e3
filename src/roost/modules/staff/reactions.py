"""What follows for the staff from facts of other modules."""

from roost.kernel.data.work import Work
from roost.kernel.pure.event import with_it
from roost.modules.shop import facade as shop
from roost.modules.shop.events import Changed, Founded

from . import content, queries
from .commands import people, posts


@with_it(Founded)
def owner_moves_in(work: Work, founded: Founded) -> None:
    digits = work.keys.open(queries.PHONE, bytes.fromhex(founded.owner_phone))
    people.found(work, founded.kind, founded.owner_name, digits, founded.owner_secret)
    if founded.kind == "platform":
        posts.furnish(work, content.PLATFORM)
    else:
        posts.furnish(work, content.MERCHANT)
        _posts_of_the_profile(work)


@with_it(Changed)
def profile_brings_posts(work: Work, told: Changed) -> None:
    if told.what == "profile":
        _posts_of_the_profile(work)


def _posts_of_the_profile(work: Work) -> None:
    posts.furnish(work, content.BY_PROFILE.get(shop.profile(work), ()))
