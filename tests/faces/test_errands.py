"""What is asked from a shell: of the running house by its socket, or of one opened for it."""

import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import AF_UNIX, socket
from tempfile import TemporaryDirectory

import pytest
from trust.house import free_ports

from roost.faces import errands, main
from roost.kernel.data.owner import Taken
from roost.kernel.pure.profile import Profile

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests/data/imports"
FILE = FILES / "jushuitan_orders.csv"
ROOST = [sys.executable, "-c", "from roost.cli import app; app()"]


@pytest.fixture
def data():
    """A path short enough for a socket."""
    with TemporaryDirectory(prefix="house-") as folder:
        yield Path(folder)


def roost(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {"PYTHONPATH": str(ROOT / "src"), "ROOST_PASSWORD": "correct horse", "COLUMNS": "200"}
    more = ["--data", str(data), "--keys", str(data / "key")]
    return subprocess.run(
        [*ROOST, *words, *more], env=env, capture_output=True, text=True, check=False
    )


def a_shop(data: Path, phone: str = "13800000002") -> str:
    """Its code."""
    made = roost(data, "shop", "add", "归巢二店", phone, "店主")
    assert made.returncode == 0, made.stdout + made.stderr
    return made.stdout.split()[-1]


@contextmanager
def served(data: Path):
    ports = [str(port) for port in free_ports(3)]
    words = ["serve", "--data", str(data), "--keys", str(data / "key")]
    env = {"PYTHONPATH": str(ROOT / "src")}
    server = subprocess.Popen(
        [*ROOST, *words, "--ports", *ports], env=env, stdout=subprocess.PIPE, text=True
    )
    try:
        wait_for(data / errands.SOCKET, server)
        yield server
    finally:
        server.terminate()
        server.communicate()


def wait_for(path: Path, server: subprocess.Popen[str]) -> None:
    while server.poll() is None:
        with socket(AF_UNIX) as knock, suppress(OSError):
            knock.connect(str(path))
            return


def test_orders_come_in_without_a_server(data):
    told = roost(data, "import", str(FILE), "--shop", a_shop(data))
    assert told.returncode == 0, told.stdout + told.stderr
    assert "28 orders" in told.stdout and "28 added" in told.stdout
    assert "row 14" in told.stdout and "row 23" in told.stdout


def test_orders_come_in_beside_a_running_server(data):
    code = a_shop(data)
    with served(data):
        with pytest.raises(Taken):
            main.open_store(main.Setting(data, data / "key"))
        told = roost(data, "import", str(FILE), "--shop", code)
        again = roost(data, "import", str(FILE), "--shop", code)
        another = a_shop(data, "13800000003")
    assert "28 added" in told.stdout, told.stdout + told.stderr
    assert "28 unchanged" in again.stdout and another != code


def test_cases_come_in_by_the_same_command(data):
    code, cases = a_shop(data), str(FILES / "doudian_after_sales.csv")
    early = roost(data, "import", cases, "--shop", code)
    assert "30 after-sale cases" in early.stdout and "30 without their order" in early.stdout
    assert "订单不在系统中，请先导入订单" in early.stdout and early.returncode == 0
    roost(data, "import", str(FILES / "doudian_orders.csv"), "--shop", code)
    seen = roost(data, "import", cases, "--shop", code, "--check-only")
    assert "2793.30 yuan" in seen.stdout and "0 added" in seen.stdout
    told = roost(data, "import", cases, "--shop", code)
    assert "30 added" in told.stdout and "row " not in told.stdout, told.stdout + told.stderr


def test_what_is_no_table_ends_with_a_sentence(data, tmp_path):
    code = a_shop(data)
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    told = roost(data, "import", str(tmp_path / "x.csv"), "--shop", code)
    assert told.returncode == 1 and "Refused: 认不出这张表的表头" in told.stdout
    told = roost(data, "import", str(FILE), "--shop", "nowhere")
    assert told.returncode == 2 and "Refused: 没有这个店铺码" in told.stdout


def test_only_the_owner_of_the_folder_may_knock(data):
    here = errands.listening(data)
    assert here is not None
    assert (data / errands.SOCKET).stat().st_mode & 0o777 == 0o600
    here.close()


def test_a_house_that_is_opened_for_an_errand_is_shut_behind_it(data):
    setting = main.Setting(data, data / "key")
    for n in range(2):
        with errands.house(data, lambda: main.open_store(setting)) as house:
            made = house.add_shop(
                errands.NewShop(f"店{n}", Profile.TMALL, "店主", f"1380000000{n}", "hash")
            )
        assert made.profile == "tmall"
