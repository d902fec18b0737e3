"""An import that is stopped, given up or in a hurry: its place is kept with what was taken."""

import os
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from data.order_sheets import write_doudian
from modules.orders.import_desk import FILES, ImportDesk, actor, found_a_shop, open_face
from sqlalchemy import func, select
from statements import statements
from world import at

from roost.modules.orders.commands import (
    import_orders,
    import_staging,
    import_taking,
    importing,
)
from roost.modules.orders.models import ImportBlock
from roost.modules.orders.queries.intakes import LEAST
from roost.modules.orders.views.intake import INTAKE

MARCH = at(1, 20) + timedelta(days=75)
TESTS = Path(__file__).parents[2]
KILLED = """
import os, sys
from pathlib import Path
from world import World, at
from datetime import timedelta
from itertools import pairwise
from roost.kernel.data import bell
from roost.modules.orders.commands import import_taking
world = World(Path(sys.argv[1]), at(1, 20) + timedelta(days=75))
import_taking.MOST = 100
for _ in range(int(sys.argv[2])):
    bell.ring(world.store)
real = import_taking._count
def die(*args):
    real(*args)
    args[0].session.flush()
    os._exit(9)
import_taking._count = die
bell.ring(world.store)
"""


@pytest.fixture
def desk(open_world, tmp_path):
    world = open_world(begin=MARCH)
    with open_face(world) as client:
        found_a_shop(client)
        yield ImportDesk(world, client)


@pytest.fixture
def rows(tmp_path):
    """The bytes of a table of so many rows."""

    def write(n: int) -> bytes:
        write_doudian(tmp_path / "many.csv", n)
        return (tmp_path / "many.csv").read_bytes()

    return write


def test_a_taking_that_is_killed_goes_on_where_it_stood(desk, rows):
    seen = desk.bring(rows(1_000))
    desk.ask(seen["id"], "take")
    env = os.environ | {"PYTHONPATH": f"{TESTS.parent / 'src'}:{TESTS}"}
    command = [sys.executable, "-c", KILLED, str(desk.world.store.path), "3"]
    assert subprocess.run(command, env=env, check=False).returncode == 9
    half = desk.get(seen["id"])
    assert half["status"] == "taking" and 0 < half["done"] < half["records"]
    assert desk.counts()["all"] == half["done"]
    desk.world.wait()
    done = desk.get(seen["id"])
    assert (done["status"], done["added"]) == ("done", seen["records"])
    assert sum(o["payable_fen"] for o in desk.orders()) == seen["sums"][0]["fen"]


def test_a_file_half_read_at_the_stop_is_read_anew_at_the_start(desk):
    owner = actor(desk.client)
    folder = import_staging.folder(desk.world.store.path)
    folder.mkdir()
    (folder / "waits").write_bytes((FILES / "doudian_orders.csv").read_bytes())
    (folder / "nobodys").write_bytes(b"left behind")
    found = desk.world.does(owner, importing.upload, "waits", "抖店.csv", 1)
    half = import_staging.Laid(INTAKE, 5, [], [], b"")
    desk.world.does(owner, import_staging._lay, found.id, half)
    import_staging.go_on(desk.world.store)
    desk.read()
    seen = desk.get(found.id)
    assert (seen["status"], seen["rows"], seen["records"]) == ("checked", 30, 24)
    assert list(folder.iterdir()) == []


def test_a_cancelled_taking_keeps_what_is_here_and_takes_no_more(desk, rows):
    seen = desk.bring(rows(600))
    desk.ask(seen["id"], "take")
    desk.chunk()
    here = desk.get(seen["id"])["done"]
    assert desk.ask(seen["id"], "cancel").status_code == 200
    desk.world.wait()
    assert desk.counts()["all"] == here < seen["records"]
    assert desk.get(seen["id"])["status"] == "cancelled"
    assert desk.world.sees(actor(desk.client), blocks) == 0


def test_a_chunk_that_was_laid_aside_is_tried_again_on_request(desk, monkeypatch):
    seen = desk.bring("doudian_orders")
    desk.ask(seen["id"], "take")

    def fails(*_):
        raise OSError("the disk is away")

    with monkeypatch.context() as broken:
        broken.setattr(import_orders, "adopt", fails)
        desk.world.wait(hours=1)
    assert desk.get(seen["id"])["done"] == 0
    assert desk.ask(seen["id"], "resume").status_code == 200
    desk.world.wait()
    assert desk.get(seen["id"])["status"] == "done"


def test_a_chunk_has_so_many_statements_however_many_rows(desk, rows, monkeypatch):
    monkeypatch.setattr(import_taking, "_pace", lambda *_: 400)
    seen = desk.bring(rows(1_200))
    desk.ask(seen["id"], "take")
    counted = []
    for _ in range(3):
        before = desk.get(seen["id"])["done"]
        with statements(desk.world) as told:
            desk.chunk()
        counted.append((desk.get(seen["id"])["done"] - before, len(told)))
    (few, first), (many, second), _ = counted
    assert few < many and max(first, second) <= 34
    # Blocks of a hundred rows are the only thing of which more is read for more.
    assert second - first <= 4


def test_no_chunk_has_more_than_five_hundred_rows(desk):
    assert import_taking._pace(LEAST, 500, 500, 0.0001) == import_taking.MOST == 500
    assert import_taking._pace(LEAST, 500, 500, 0.060) == 250
    assert import_taking._pace(LEAST, 110, 110, 0.060) == LEAST


def test_changed_orders_go_a_few_at_a_time(desk):
    old = (FILES / "pinduoduo_orders.csv").read_bytes().decode()
    desk.whole(old.encode())
    seen = desk.bring(old.replace("已发货，待签收,", "已签收,").encode())
    desk.ask(seen["id"], "take")
    steps = []
    while (found := desk.get(seen["id"]))["status"] == "taking":
        steps.append(found["updated"])
        desk.chunk()
    assert all(b - a <= import_orders.CHANGES for a, b in pairwise(steps))


def blocks(look) -> int:
    return look.session.scalar(select(func.count()).select_from(ImportBlock))
