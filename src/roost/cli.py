"""The `roost` command: everything an engineer does with a shop's house from a shell."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from cyclopts.validators import Number
from rich.console import Console
from rich.prompt import Prompt
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

import roost
from roost.demo import run
from roost.faces import bringing, errands
from roost.faces import main as house
from roost.faces.installed import modules
from roost.kernel.data import backup as backups
from roost.kernel.data.disk import fault
from roost.kernel.data.owner import Taken
from roost.kernel.pure.profile import Profile
from roost.kernel.pure.refusal import Refusal
from roost.kernel.pure.text import phone as checked_phone
from roost.kernel.web import passwords

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
    buyer_url: str = "",
) -> None:
    """Serve a shop: one process, three addresses.

    Plain http is spoken on loopback only, or with --lan; behind a proxy with TLS give its
    https address as --public-url. --buyer-url is where buyers find it: it is printed on the
    service card.
    """
    secure = public_url.startswith("https://")
    if host not in ("127.0.0.1", "localhost", "::1") and not (lan or secure):
        out.print("Refused: plain http off loopback needs --lan (no TLS) or --public-url https://…")
        raise SystemExit(2)
    setting = house.Setting(data, keys, host, ports, secure, buyer_url=buyer_url)
    _say_where(setting)
    _or_refused(lambda: house.run(setting))


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
    pace: Annotated[float, Parameter(validator=Number(gte=0, lte=100))] = 1.0,
) -> None:
    """A shop that lives: believable goods and orders, simulated buyers, a time machine.

    --pace says how many times as lively as usual; at 0 nobody comes by himself.
    ROOST_DEMO_CHECK=1 looks whether everything works and ends.
    """
    setting = house.Setting(data, keys, host, ports)
    _or_refused(lambda: run.run(run.Demo(setting, buyers, pace), _say))


@app.command
def backup(target: Path, data: Path = DATA, keys: Path = KEYS, with_key: bool = False) -> None:
    """Write the whole house into one file, beside a running server too.

    The key is left out unless --with-key: without it nobody can read what is sealed.
    """
    _or_refused(lambda: backups.backup(data, keys, target, with_key))
    out.print(f"Written: {target}")


@app.command
def verify(path: Path) -> None:
    """Read a backup to its last byte and open the database in it, in a temporary place."""
    _or_refused(lambda: backups.verify(path))
    out.print(f"Sound: {path}")


@app.command
def restore(path: Path, data: Path = DATA, keys: Path = KEYS) -> None:
    """Bring a backup back into an empty data folder."""
    _or_refused(lambda: backups.restore(path, data, keys))
    out.print(f"Restored: {data}")


@app.command(name="import")
def bring(
    file: Path, shop: str, data: Path = DATA, keys: Path = KEYS, check_only: bool = False
) -> None:
    """Take the orders or after-sale cases of a CSV or XLSX into a shop, named by its code.

    The code stands on the shop's service card; what the file holds is told by its header row. A
    running server takes it in; without one that is done here. --check-only reads and tells.
    """
    with _said(), _house(data, keys) as house_:
        bringing.bring(house_, data, file, shop, check_only, out)


shop_commands = App(name="shop", help="The shops of this house.")
app.command(shop_commands)


@shop_commands.command(name="add")
def add_shop(
    name: str,
    phone: str,
    owner: str,
    profile: Profile = Profile.DOUYIN,
    data: Path = DATA,
    keys: Path = KEYS,
) -> None:
    """A further shop with its owner, whose password is asked for."""
    password = os.environ.get("ROOST_PASSWORD") or Prompt.ask("Password", password=True)
    with _said(), _house(data, keys) as house_:
        told = (name, profile, owner, checked_phone(phone), passwords.sealed(password))
        made = house_.add_shop(errands.NewShop(*told))
    out.print(f"{made.name}: shop code {made.code}", highlight=False)


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


@contextmanager
def _house(data: Path, keys: Path) -> Iterator[errands.House]:
    """The running house, or this one opened."""
    setting = house.Setting(data, keys)
    with errands.house(data, lambda: house.open_store(setting)) as opened:
        yield opened


@contextmanager
def _said() -> Iterator[None]:
    """Whatever is refused, be it by a full disk, is said in a sentence."""
    try:
        yield
    except (Refusal, backups.Unsound, backups.NotOurs, Taken) as no:
        out.print(f"Refused: {no}")
        raise SystemExit(2) from no
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        if (no_room := fault(error)) is None:
            raise
        out.print(f"Refused: {no_room} ({str(error).splitlines()[0]})")
        raise SystemExit(2) from error


def _say(sentence: str) -> None:
    out.print(sentence, soft_wrap=True, highlight=False)


def _or_refused(deed: Callable[[], object]) -> None:
    with _said():
        deed()


def _say_where(setting: house.Setting) -> None:
    names = zip(house.FACES, setting.ports, strict=True)
    where = " ".join(f"{face}=http://{setting.host}:{port}" for face, port in names)
    _say(f"Serving {where}")


def main() -> None:
    app()
