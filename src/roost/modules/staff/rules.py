"""What a post's rows of rights mean, and what keeps a one-time code from being guessed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from functools import lru_cache

from msgspec import Struct

from roost.kernel.pure.actor import Actor, Party, Permission
from roost.kernel.pure.manifest import Declared, Manifest, Nav

from .content import GROUPS

MILLISECOND = timedelta(milliseconds=1)
RECEPTION = "conversations."  # what an account without im access has no part in (S2-17)


@lru_cache(256)
def _granted(patterns: tuple[str, ...], im_access: bool, codes: tuple[str, ...]) -> frozenset[str]:
    named = {code for code in codes if any(fnmatchcase(code, p) for p in patterns)}
    return frozenset(c for c in named if im_access or not c.startswith(RECEPTION))


def granted(
    patterns: Iterable[str], im_access: bool, party: Party, declared: Declared
) -> frozenset[str]:
    """Patterns are codes or prefixes such as `orders.*`: modules that come later join in."""
    return _granted(tuple(patterns), im_access, grantable(party, declared.manifests))


def grantable(party: Party, manifests: Iterable[Manifest]) -> tuple[str, ...]:
    return tuple(p.code for p in permissions(party, manifests) if not p.owner_only)


def permissions(party: Party, manifests: Iterable[Manifest]) -> list[Permission]:
    return [p for m in manifests for p in m.permissions if party in p.parties]


def navigation(
    manifests: Iterable[Manifest], actor: Actor, face: str, im_access: bool
) -> list[tuple[str, Nav]]:
    """The entries that this person sees: a module without a right in it is not there (S2-09).

    Without im access there is no reception, not even for an owner (S2-17).
    """
    shown = [(m.name, m.nav) for m in manifests if m.nav and face in m.doors and _open(m, actor)]
    shown = [(n, v) for n, v in shown if im_access or f"{n}." != RECEPTION]
    return sorted(shown, key=lambda entry: entry[1].order)


def _open(manifest: Manifest, actor: Actor) -> bool:
    needs = manifest.nav.needs if manifest.nav else None
    if needs and actor.party in needs.parties:
        return actor.may(needs)
    return any(actor.may(p) for p in manifest.permissions)


def tree(party: Party, manifests: Iterable[Manifest]) -> list[Manifest]:
    """Modules with something to permit, as the navigation has them; without entry at the end."""
    groups = list(GROUPS)
    shown = [m for m in manifests if choices(m, party)]
    return sorted(shown, key=lambda m: _place(m.nav, groups))


def choices(manifest: Manifest, party: Party) -> list[Permission]:
    return [p for p in manifest.permissions if party in p.parties and not p.owner_only]


def _place(nav: Nav | None, groups: list[str]) -> tuple[int, int]:
    return (groups.index(nav.group), nav.order) if nav else (len(groups), 0)


class CodeRule(Struct, frozen=True):
    """`ttl` to the millisecond, both ends included; `tries` wrong ones at most."""

    ttl: timedelta = timedelta(minutes=5)
    tries: int = 5
    resend: timedelta = timedelta(seconds=60)
    per_phone_an_hour: int = 5
    per_account_a_day: int = 20
    phones_a_day: int = 20


def spoilt(rule: CodeRule, sent: datetime, now: datetime, tries: int, used: bool) -> str | None:
    """Why a code, however right, is no longer taken."""
    if used:
        return "used"
    if tries >= rule.tries:
        return "too_many_tries"
    return "expired" if (now - sent) // MILLISECOND * MILLISECOND > rule.ttl else None


def may_resend(rule: CodeRule, sent: datetime, now: datetime) -> bool:
    return now - sent >= rule.resend


OWNER = "该手机号已成为店铺主账号,请更换其他手机号"  # S2-14
HERE = "该手机号已绑定至此店铺"  # S2-12
ELSEWHERE = "该手机号已绑定至其他店铺,需要先解绑该手机号或更换其他手机号"  # S2-13


def prompt(owner_of_any_shop: bool, bound_here: bool, bound_elsewhere: bool) -> str | None:
    """Why this phone cannot have a new account; that it is an owner's is said first (S2-14)."""
    if owner_of_any_shop:
        return OWNER
    if bound_here:
        return HERE
    return ELSEWHERE if bound_elsewhere else None
