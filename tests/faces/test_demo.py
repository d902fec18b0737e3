"""The demo shop: what `ROOST_DEMO_CHECK=1 make demo` promises."""

import os
import subprocess
from pathlib import Path

from trust.house import free_ports

from .test_errands import ROOST


def test_the_demo_founds_a_shop_that_has_something_on_every_list(tmp_path: Path):
    """The check ends with 0 only when it has; whatever was refused on the way is in the log."""
    ports = [str(port) for port in free_ports(3)]
    told = ["--data", str(tmp_path / "demo"), "--keys", str(tmp_path / "key"), "--ports", *ports]
    done = subprocess.run(
        [*ROOST, "demo", *told],
        env=os.environ | {"ROOST_DEMO_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert f"READY workbench=http://127.0.0.1:{ports[0]}" in said
    assert '"event": "refused"' not in said
