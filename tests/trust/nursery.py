"""Servers that are born knowing everything: the imports are paid once, each birth is a fork.

`python -m trust.nursery <entry> <folder> <port> <buyers> <agents>` hears a word a line. `begin`
starts a server, which prints the logins; the name of a signal ends it, and `gone` is printed when
it is. `entry` is the house's own, or a twin that plants its bug by being imported.
"""

import gc
import os
import signal
import sys
from importlib import import_module

from msgspec.structs import replace

from bench import house
from roost.faces import main as faces
from roost.faces.installed import modules
from roost.kernel.pure.manifest import Manifest

SPOKEN = {"conversations", "routing"}


def few_doors() -> list[Manifest]:
    """All modules with all their listeners, but only the doors that this trial goes through."""
    return [m if m.name in SPOKEN else replace(m, doors={}) for m in modules()]


def end(server: int, sign: signal.Signals) -> None:
    if not server:
        raise ProcessLookupError("nobody is born")  # 0 would be everybody around
    os.kill(server, sign)
    os.waitpid(server, 0)


def main(entry: str, *arguments: str) -> None:
    import_module(entry)
    learned = few_doors()
    faces.modules = lambda: learned
    gc.freeze()  # what was learned is shared by all who are born
    server = 0
    while word := sys.stdin.readline().strip():
        if word != "begin":
            end(server, signal.Signals[word])
            server = 0
            print("gone", flush=True)
        elif (server := os.fork()) == 0:
            return house.main(["roost", *arguments])
    if server:
        end(server, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
