"""Who is acting, and what they may do."""

from enum import StrEnum

from msgspec import Struct

from .refusal import Forbidden


class Party(StrEnum):
    MERCHANT = "merchant"
    BUYER = "buyer"
    PLATFORM = "platform"
    CONNECTOR = "connector"  # imports and the open API
    SYSTEM = "system"  # the house itself: robot, welcome texts, clocks


class Permission(Struct, frozen=True, kw_only=True):
    """A right, as data: the tree of a post is drawn from these (S2-09)."""

    code: str
    label_zh: str
    label_en: str
    parties: frozenset[Party] = frozenset({Party.MERCHANT})
    refusal: str = ""  # the exact sentence, where a source gives one
    owner_only: bool = False  # never part of a post

    @property
    def sentence(self) -> str:
        return self.refusal or f"该岗位无{self.label_zh}的权限,不允许操作"


class Actor(Struct, frozen=True):
    """`grants` are permission codes; the owner's and the platform head's are all of their party.

    `profile` is the trading platform whose rules the actor's shop follows at this moment.
    """

    party: Party
    id: str
    shop_id: str
    name: str = ""
    grants: frozenset[str] = frozenset()
    owner: bool = False
    profile: str = ""

    @property
    def crosses_shops(self) -> bool:
        return self.party in (Party.PLATFORM, Party.SYSTEM)

    def may(self, permission: Permission) -> bool:
        if self.party not in permission.parties:
            return False
        if self.owner:
            return True
        return not permission.owner_only and permission.code in self.grants

    def need(self, permission: Permission) -> None:
        if not self.may(permission):
            raise Forbidden(permission.sentence, "no_permission", permission=permission.code)


def system(shop_id: str, name: str = "system") -> Actor:
    """The house acting in a shop: a clock that rings, a robot that answers."""
    return Actor(Party.SYSTEM, name, shop_id, owner=True)
