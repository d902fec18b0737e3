"""Posts: a name and what it may do."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta
from sqlalchemy import select

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from .. import content, queries, rules
from ..models import Person, Post
from ..permissions import MANAGE
from . import people

NAME, DESCRIPTION, RIGHTS = 20, 200, 1_000


class PostForm(Body, frozen=True):
    """`grants` are permission codes; `version` is what the form was filled from."""

    name: str
    grants: Annotated[list[str], Meta(max_length=RIGHTS)]
    description: str = ""
    version: int | None = None


def create(work: Work, data: PostForm) -> Post:
    work.actor.need(MANAGE)
    queries.at_home(work)
    post = Post(shop_id=work.shop_id, id=work.new_id(), name=_name(work, data.name), grants=[])
    post.description = _description(data)
    post.grants = sorted(_codes(work, data.grants))
    work.session.add(post)
    audit.record(work, "staff.post_created", post.id, _told(post))
    return post


def edit(work: Work, id: str, data: PostForm) -> Post:
    """Who has the post logs in anew when its rights have changed (promise S13)."""
    work.actor.need(MANAGE)
    queries.at_home(work)
    post = work.get(Post, id, "岗位不存在")
    expect(post, data.version)
    if data.name.strip() != post.name:
        post.name = _name(work, data.name)
    post.description = _description(data)
    asked, had = _codes(work, data.grants), _expanded(work, post)
    if asked != had:  # else the patterns stay, and modules that come later still join in
        post.grants = sorted(asked)
        _new_rights(work, queries.members(work, id))
    audit.record(work, "staff.post_changed", id, _told(post))
    return post


def delete(work: Work, id: str) -> None:
    work.actor.need(MANAGE)
    queries.at_home(work)
    post = work.get(Post, id, "岗位不存在")
    if count := len(queries.members(work, id)):
        raise Conflict(f"还有{count}个账号使用此岗位,请先为其更换岗位", "post_in_use", count=count)
    for gone in work.session.scalars(select(Person).where(Person.post_id == id)):
        gone.post_id = None
    audit.record(work, "staff.post_deleted", id, _told(post))
    work.session.delete(post)


def furnish(work: Work, presets: Sequence[content.Preset]) -> None:
    """The posts that a shop finds; one that is there by name already stays as it is."""
    there = set(queries.post_names(work).values())
    for preset in presets:
        if preset.name not in there:
            post = Post(shop_id=work.shop_id, id=work.new_id(), grants=list(preset.grants))
            post.name, post.description = preset.name, preset.description
            work.session.add(post)


def _new_rights(work: Work, members: Sequence[Person]) -> None:
    for person in members:
        people.end_and_tell(work, person, "rights")


def _name(work: Work, typed: str) -> str:
    name = clean(typed, NAME, "/name")
    if name in queries.post_names(work).values():
        raise Invalid("已有同名岗位", "post_exists", "/name")
    return name


def _description(data: PostForm) -> str:
    return clean(data.description, DESCRIPTION, "/description", empty=True)


def _codes(work: Work, codes: Sequence[str]) -> frozenset[str]:
    known = rules.grantable(work.actor.party, work.declared.manifests)
    if strange := sorted(set(codes) - set(known)):
        raise Invalid(f"没有这项权限:{strange[0]}", "unknown_permission", "/grants")
    return frozenset(codes)


def _expanded(work: Work, post: Post) -> frozenset[str]:
    return rules.granted(post.grants, True, work.actor.party, work.declared)


def _told(post: Post) -> dict[str, object]:
    return {"name": post.name, "grants": post.grants}
