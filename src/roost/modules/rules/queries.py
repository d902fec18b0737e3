"""What is in force, what is coming, and what was announced."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, to_builtins
from sqlalchemy import select

from roost.kernel.data.look import Look
from roost.kernel.pure.actor import Party
from roost.kernel.pure.policy import Edition, Policy

from .models import Announcement
from .permissions import PUBLISH, VIEW

MOST = 100


class EditionCard(Struct, frozen=True):
    """One edition of one rule. `state`: past, in_force or coming, seen from now."""

    policy: str
    label_zh: str
    label_en: str
    since: datetime
    profile: str | None
    source: str
    state: str
    rule: Any


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


def _editions(look: Look, profile: str) -> list[EditionCard]:
    cards: list[EditionCard] = []
    for policy in sorted(look.declared.policies.values(), key=lambda p: p.name):
        written = [r.edition_of(policy) for r in look.rules.rows if r.policy == policy.name]
        concerned = [e for e in (*policy.built_in, *written) if _concerns(e, profile, look.shop_id)]
        ruling = look.rules.of(policy, look.now, profile, look.shop_id)
        for edition in sorted(concerned, key=lambda e: e.since):
            in_force = ruling is not None and edition.rule == ruling.rule
            cards.append(_card(policy, edition, look.now, in_force))
    return cards


def _concerns(edition: Edition[Any], profile: str, shop_id: str) -> bool:
    return edition.profile in (None, profile) and edition.shop_id in (None, shop_id)


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
    )
