"""The process dies in the middle of a batch: nothing twice, nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

from kernel.toy import CRASHED, MANIFEST, notes, ping
from world import OWNER

RING = """
import sys; from pathlib import Path
from kernel.toy import MANIFEST
from world import KEYS, at
from roost.kernel.data import bell; from roost.kernel.data.registry import Registry
from roost.kernel.data.store import Store
from roost.kernel.pure.time import BusinessTime
bell.SECONDS = 60  # one batch, however slow the machine
bell.ring(Store(Path(sys.argv[1]), Registry([MANIFEST]), BusinessTime(), KEYS))
"""


def rung_elsewhere(database: Path) -> int:
    env = os.environ | {"CRASH": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ringing = [sys.executable, "-c", RING, str(database)]
    return subprocess.run(ringing, env=env, check=False).returncode


def test_a_crash_in_the_middle_of_a_batch(open_world, tmp_path):
    world = open_world([MANIFEST])
    texts = ["one", "two", "crash", "four"]
    for text in texts:
        world.does(OWNER, ping, text, text)
    assert rung_elsewhere(tmp_path / "roost.db") == CRASHED
    assert world.sees(OWNER, notes) == []
    world.wait()
    assert world.sees(OWNER, notes) == texts
    world.wait(days=1)
    assert world.sees(OWNER, notes) == texts
