"""What is in force, what is coming, and what was announced."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace
from sqlalchemy import select

from roost.kernel.data import editions
from roost.kernel.data.editions import EditionRow, as_row
from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.policy import Edition, Policy, in_force, name_of
from roost.kernel.pure.refusal import NotFound

from .models import Announcement
from .permissions import PUBLISH, VIEW
from .policies import SIGNATURE

MOST = 100


class EditionCard(Struct, frozen=True):
    """One edition of one rule. `state`: past, in_force or coming, seen from now; `edition` is the
    name that a clock keeps of it.

    `by`: built_in, platform or shop; `who` published it and when, where a person did.
    """

    policy: str
    label_zh: str
    label_en: str
    since: datetime
    profile: str | None
    source: str
    state: str
    rule: Any
    edition: str
    by: str
    who: str = ""
    published: datetime | None = None
    signature_zh: str = ""
    signature_en: str = ""


class RuleList(Struct, frozen=True):
    items: list[EditionCard]
    now: datetime


def announcements(look: Look) -> Sequence[Announcement]:
    """For one platform's shops and their buyers, the newest first."""
    if look.actor.party is Party.MERCHANT:
        look.actor.need(VIEW)
    mine = Announcement.profile.in_(("", look.actor.profile))
    newest = select(Announcement).where(mine).order_by(Announcement.id.desc()).limit(MOST)
    return look.session.scalars(newest).all()


def all_announcements(look: Look) -> Sequence[Announcement]:
    look.actor.need(PUBLISH)
    newest = select(Announcement).order_by(Announcement.id.desc()).limit(MOST)
    return look.session.scalars(newest).all()


def rule_list(look: Look) -> RuleList:
    """Every edition that concerns the caller's shop, by rule and date."""
    look.actor.need(VIEW)
    return RuleList(_editions(look, look.actor.profile), look.now)


def rule_list_of(look: Look, profile: str) -> RuleList:
    look.actor.need(PUBLISH)
    return RuleList(_editions(look, profile), look.now)


def edition(look: Look, name: str) -> EditionCard:
    """The one that a clock names, whatever platform it is of; of one day's two the later (B-03)."""
    look.actor.need(PUBLISH if look.actor.party is Party.PLATFORM else VIEW)
    policy = look.declared.policies.get(name.partition("@")[0])
    found = _of(look, policy, editions.written(look, policy.name), None) if policy else ()
    if not (same := [card for card in found if card.edition == name]):
        raise NotFound("没有这一版规则")
    return same[-1]


def _editions(look: Look, profile: str) -> list[EditionCard]:
    kept: dict[str, list[EditionRow]] = defaultdict(list)
    for row in editions.written(look):
        kept[row.policy].append(row)
    policies = sorted(look.declared.policies.values(), key=lambda p: p.name)
    return [card for p in policies for card in _of(look, p, kept[p.name], profile)]


def _of(
    look: Look, policy: Policy[Any], kept: Sequence[EditionRow], profile: str | None
) -> Iterator[EditionCard]:
    """The built-in ones and those that were written, by their date; without a profile of all."""
    told: list[tuple[Edition[Any], EditionRow | None]] = [(e, None) for e in policy.built_in]
    told += [(as_row(row).edition_of(policy), row) for row in kept]
    mine = [(e, row) for e, row in told if _concerns(e, profile, look.shop_id)]
    whose = look.actor.profile if profile is None else profile
    holds = in_force([e for e, _ in mine], look.now, whose, look.shop_id)
    for edition, row in sorted(mine, key=lambda one: one[0].since):
        card = _card(policy, edition, look.now, edition is holds)
        yield _published(look, card, row) if row else card


def _concerns(edition: Edition[Any], profile: str | None, shop_id: str) -> bool:
    here = profile is None or edition.profile in (None, profile)
    return here and edition.shop_id in (None, shop_id)


def _card(policy: Policy[Any], edition: Edition[Any], now: datetime, in_force: bool) -> EditionCard:
    state = "coming" if edition.since > now else "in_force" if in_force else "past"
    return EditionCard(
        policy.name,
        policy.label_zh,
        policy.label_en,
        edition.since,
        edition.profile,
        edition.source,
        state,
        to_builtins(edition.rule),
        name_of(policy, edition),
        "built_in",
    )


def _published(look: Look, card: EditionCard, row: EditionRow) -> EditionCard:
    """Whose word it was (B-03): a person of the platform signs in its name, the shop in its own."""
    if row.shop_id:
        return replace(card, by="shop", who=row.who_name, published=row.published)
    signed = look.rules.rule(SIGNATURE, row.published, row.profile)
    return replace(
        card,
        by="platform",
        who=row.who_name,
        published=row.published,
        signature_zh=signed.zh,
        signature_en=signed.en,
    )
