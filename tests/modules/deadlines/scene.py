"""A house with the wall, a toy with clocks of its own, and the five matters of the home page."""

from datetime import timedelta

from kernel.toy import ANSWER
from kernel.toy import MANIFEST as TOY
from msgspec.structs import replace
from world import merchant

from roost.faces.installed import modules
from roost.kernel.data import clocks
from roost.kernel.data.clocks import Plate
from roost.kernel.pure.actor import Permission
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.manifest import Manifest, Nav
from roost.modules.deadlines import content
from roost.modules.deadlines.permissions import VIEW

FIVE = [b.module for b in content.BLOCKS]
CLERK = merchant("clerk", VIEW, "orders.view")


def module(name, **more):
    sees = Permission(code=f"{name}.view", label_zh=name, label_en=name)
    return Manifest(name=name, nav=Nav("x", name, name, 1, sees), permissions=(sees,), **more)


def manifests():
    wall = [m for m in modules() if m.name == "deadlines"]
    toy = replace(TOY, nav=Nav("x", "玩具", "Toy", 1, ANSWER))
    return [*wall, toy, *(module(name) for name in FIVE), module("chats", owns_clocks=True)]


def wind(work, name, thing, hours, fen=None, owner=None, segments=()):
    due = work.now + timedelta(hours=hours)
    deadline = Deadline(due, "deadlines.parcel_check@2024-01-01", segments)
    clocks.wind(work, name, thing, "miss", deadline, Plate(f"{name} {thing}", fen, owner))


def stop(work, name, thing):
    clocks.set_hands(work, name, thing, ["miss"], clocks.Hand.STOPPED)


def ring(work, name, thing, to=clocks.Hand.RUNG):
    clocks.set_hands(work, name, thing, ["miss"], to)
