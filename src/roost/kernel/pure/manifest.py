"""A module in one page: its place in the navigation, what it permits, does and says."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from .actor import Permission
from .event import Event, Listener
from .policy import Policy


class Nav(Struct, frozen=True):
    """`group` is one of the navigation's groups; `needs` is the right that shows the entry."""

    group: str
    label_zh: str
    label_en: str
    order: int
    needs: Permission | None = None


class Manifest(Struct, frozen=True, kw_only=True):
    """Kinds of `kinds` and listeners of `hears` are known to waiting rows as `module.name`."""

    name: str
    nav: Nav | None = None
    permissions: tuple[Permission, ...] = ()
    doors: dict[str, Any] = {}  # face: router
    machines: tuple[Any, ...] = ()
    policies: tuple[Policy[Any], ...] = ()
    says: tuple[type[Event], ...] = ()
    hears: dict[str, Listener[Any]] = {}
    kinds: dict[str, Callable[..., object]] = {}  # name: serve(work, thing_id, payload)
    rows: dict[str, type[Any]] = {}  # kind: the table of its things, where the session knows all
    live: dict[str, Callable[..., Any]] = {}  # face: (live) → {frame type: handler}
    clocks: dict[str, tuple[str, str]] = {}  # clocks outside flows: what happens, zh and en
    owns_clocks: bool = False  # whose they are is its own matter: nobody takes them on the wall
    identify: dict[str, Callable[..., Any]] = {}  # face: (look, session) → Actor or None
    at_home: bool = False  # on the platform's face its people act as the staff of their own shop
    starts: tuple[Callable[[Any], object], ...] = ()  # (store): goes on with what a stop left
    intakes: tuple[Any, ...] = ()  # tables of other programs that it takes in

    def misnamed(self) -> Iterable[str]:
        """Everything that does not carry the module's name, the one rule of naming."""
        named = [p.code for p in self.permissions]
        named += [m.flow.name for m in self.machines]
        named += [p.name for p in self.policies]
        named += [e.name() for e in self.says]
        named += [intake.name for intake in self.intakes]
        return [n for n in named if n.partition(".")[0] != self.name]


class Declared(Struct, frozen=True):
    """What all manifests together declare, for modules that show the others without knowing them.

    `labels` name the steps of flows and other clocks: (module, step) → Chinese and English.
    """

    manifests: tuple[Manifest, ...]
    policies: dict[str, Policy[Any]]
    labels: dict[tuple[str, str], tuple[str, str]]
