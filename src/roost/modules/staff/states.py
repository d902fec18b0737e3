"""The life of an account. Until its phone is proved there is a form and a code, but no account."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from roost.kernel.pure.actor import Party
from roost.kernel.pure.flow import Flow, Step
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Closed

from .permissions import MANAGE


class Status(StrEnum):
    AUTHORIZED = "authorized"
    DISABLED = "disabled"
    UNBOUND = "unbound"
    DELETED = "deleted"


MANAGERS = {Party.MERCHANT, Party.PLATFORM}


def not_the_owner(account: Any, _now: datetime, _rules: RuleBook) -> Closed | None:
    return Closed("owner_stays", "主账号不能停用、解绑或删除") if account.owner else None


def _step(name: str, source: Status, target: Status) -> Step[Status]:
    return Step(name, source, target, MANAGERS, MANAGE, not_the_owner)


FLOW = Flow(
    "staff",
    {
        "disable": ("停用", "Suspend"),
        "enable": ("启用", "Reinstate"),
        "unbind": ("解绑", "Unbind"),
        "delete": ("删除", "Delete"),
    },
    {
        Status.AUTHORIZED: ("已授权", "Authorised"),
        Status.DISABLED: ("已停用", "Suspended"),
        Status.UNBOUND: ("已解绑", "Unbound"),
        Status.DELETED: ("已删除", "Deleted"),
    },
    _step("disable", Status.AUTHORIZED, Status.DISABLED),
    _step("enable", Status.DISABLED, Status.AUTHORIZED),
    _step("unbind", Status.AUTHORIZED, Status.UNBOUND),
    _step("unbind", Status.DISABLED, Status.UNBOUND),
    _step("delete", Status.AUTHORIZED, Status.DELETED),
    _step("delete", Status.DISABLED, Status.DELETED),
    _step("delete", Status.UNBOUND, Status.DELETED),
)
