"""The `roost` command: everything an engineer does with a shop's house from a shell."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console
from rich.table import Table

import roost
from roost.demo import run
from roost.faces import main as house
from roost.faces.installed import modules

app = App(name="roost", help="Roost 归巢: customer service and after-sales of an online shop.")
out = Console()
DATA = Path("data")
KEYS = Path("~/.config/roost/key").expanduser()


@app.command
def serve(
    data: Path = DATA,
    keys: Path = KEYS,
    host: str = "127.0.0.1",
    lan: bool = False,
    ports: Annotated[tuple[int, int, int], Parameter(help="workbench, buyer, platform")] = (
        8400,
        8401,
        8402,
    ),
    public_url: str = "",
) -> None:
    """Serve a shop: one process, three addresses.

    Plain http is spoken on loopback only, or with --lan; behind a proxy with TLS give its
    https address as --public-url.
    """
    secure = public_url.startswith("https://")
    if host not in ("127.0.0.1", "localhost", "::1") and not (lan or secure):
        out.print("Refused: plain http off loopback needs --lan (no TLS) or --public-url https://…")
        raise SystemExit(2)
    setting = house.Setting(data, keys, host, ports, secure)
    _say_where(setting)
    house.run(setting)


@app.command
def demo(
    data: Path = Path("data/demo"),
    keys: Path = Path("data/demo.key"),
    host: str = "127.0.0.1",
    ports: Annotated[tuple[int, int, int], Parameter(help="workbench, buyer, platform")] = (
        8400,
        8401,
        8402,
    ),
    buyers: int = 4,
    pace: float = 1.0,
) -> None:
    """A shop that lives: believable goods and orders, simulated buyers, a time machine.

    ROOST_DEMO_CHECK=1 looks whether everything works and ends.
    """
    run.run(run.Demo(house.Setting(data, keys, host, ports), buyers, pace), _say)


@app.command(name="modules")
def show_modules() -> None:
    """The installed modules, with what each permits, says and hears."""
    table = Table("module", "navigation", "permissions", "machines", "policies", "events")
    for m in modules():
        table.add_row(
            m.name,
            f"{m.nav.label_zh} {m.nav.label_en}" if m.nav else "",
            str(len(m.permissions)),
            str(len(m.machines)),
            str(len(m.policies)),
            str(len(m.says)),
        )
    out.print(table)


@app.command
def version() -> None:
    """The version of this installation."""
    out.print(roost.__version__)


def _say(sentence: str) -> None:
    out.print(sentence, soft_wrap=True, highlight=False)


def _say_where(setting: house.Setting) -> None:
    names = zip(house.FACES, setting.ports, strict=True)
    where = " ".join(f"{face}=http://{setting.host}:{port}" for face, port in names)
    out.print(f"READY {where}", soft_wrap=True)


def main() -> None:
    app()
