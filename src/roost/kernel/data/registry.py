"""What the manifests declare, by event and by the name under which a row waits."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import convert

from roost.kernel.pure.event import Event, Listener
from roost.kernel.pure.manifest import Declared, Manifest

Serve = Callable[[Any, str, dict[str, Any]], object]


class Registry:
    def __init__(self, manifests: Iterable[Manifest]) -> None:
        self.manifests = tuple(manifests)
        self.heard: dict[type[Event], list[tuple[str, Listener[Any]]]] = {}
        self.kinds: dict[str, Serve] = {}
        self.tables: dict[str, type[Any]] = {}  # of whose rows a kind takes a step
        self.declared = Declared(self.manifests, {}, {})
        for manifest in self.manifests:
            self._enter(manifest)

    def _enter(self, manifest: Manifest) -> None:
        for name, listener in manifest.hears.items():
            self._listen(f"{manifest.name}.{name}", listener)
        for name, serve in manifest.kinds.items():
            self.kinds[f"{manifest.name}.{name}"] = serve
        for name, table in manifest.rows.items():
            self.tables[f"{manifest.name}.{name}"] = table
        for machine in manifest.machines:
            rings = machine.rings()
            self.kinds |= rings
            self.tables |= dict.fromkeys(rings, machine.table)
            for step, label in machine.flow.labels.items():
                self.declared.labels[(machine.flow.name, step)] = label
        for step, label in manifest.clocks.items():
            self.declared.labels[(manifest.name, step)] = label
        self.declared.policies.update({p.name: p for p in manifest.policies})

    def _listen(self, kind: str, listener: Listener[Any]) -> None:
        self.heard.setdefault(listener.event, []).append((kind, listener))
        # A row written by a newer node may carry fields that this one does not know: passed over.
        self.kinds[kind] = lambda work, _, payload: listener.react(
            work, convert(payload, listener.event)
        )
