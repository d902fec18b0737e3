"""What a disk refused is told apart from a bug, and begun again when there is room."""

import errno
import io
import sqlite3
from pathlib import Path

import pytest
from kernel.toy import MANIFEST, Note, notes
from litestar.testing import create_test_client
from sqlalchemy.exc import OperationalError
from trust.full_disk import full, pages, written
from world import OWNER

from roost.faces import health
from roost.kernel.data import disk, logs
from roost.kernel.data.disk import Disk, TransactionGone
from roost.kernel.data.hot import Hot
from roost.kernel.data.sqlite import one_page
from roost.kernel.data.store import NOBODY
from roost.kernel.pure.refusal import Busy, Refusal, Unwritable

DEV_FULL = Path("/dev/full")


def of_sqlite(code):
    error = sqlite3.OperationalError("so said SQLite")
    error.sqlite_errorcode = code
    return error


def wrapped(error):
    outer = OperationalError("INSERT", {}, error)
    outer.__cause__ = error
    return outer


def in_the_course_of(error, late):
    late.__context__ = error
    return late


FULL, IO_WRITE = sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE
FAULTS = {
    "full": (of_sqlite(FULL), "no_space"),
    "wrapped": (wrapped(of_sqlite(FULL)), "no_space"),
    "a failed write": (of_sqlite(IO_WRITE), "disk_failed"),
    "an index that cannot grow": (of_sqlite(disk.NO_INDEX), "no_space"),
    "somebody else's lock": (of_sqlite(sqlite3.SQLITE_BUSY), "cannot_write"),
    "no room for a file": (OSError(errno.ENOSPC, "x"), "no_space"),
    "a file that failed": (OSError(errno.EIO, "x"), "disk_failed"),
    "gone": (TransactionGone(), "disk_failed"),
    "gone because full": (in_the_course_of(of_sqlite(FULL), TransactionGone()), "no_space"),
    "known already": (Unwritable("no", "no_space"), "no_space"),
}
BUGS = {
    "a wrong statement": of_sqlite(sqlite3.SQLITE_ERROR),
    "a look that writes": of_sqlite(sqlite3.SQLITE_READONLY),
    "a file that is not there": FileNotFoundError(errno.ENOENT, "x"),
    "a broken line": BrokenPipeError(errno.EPIPE, "x"),
    "a bug": KeyError("full"),
    "a refusal": in_the_course_of(of_sqlite(FULL), Refusal("no")),
    "a busy house": Busy("later"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_disk_is_known_by_its_code(name):
    error, code = FAULTS[name]
    no = disk.fault(error)
    assert (no.code, no.status) == (code, 503)


@pytest.mark.parametrize("name", BUGS)
def test_what_is_no_fault_of_the_disk_stays_what_it_is(name):
    assert disk.fault(BUGS[name]) is None


@pytest.fixture
def toys(open_world):
    world = open_world([MANIFEST])
    one_page(world.store._bare)  # the log is there
    return world


def put(work, text, more=0):
    work.session.add(Note(shop_id=work.shop_id, id=work.new_id(), text=text + "x" * more))
    work.session.flush()


HOT = Hot("INSERT INTO toy_notes (shop_id, id, text) VALUES (:shop_id, :id, :text)")


def goes_on(work):
    work.session.add(Note(shop_id=work.shop_id, id="late", text="late"))
    work.session.flush()


def goes_on_hot(work):
    HOT.each(work, [{"shop_id": work.shop_id, "id": "late", "text": "late"}])


@pytest.mark.parametrize("then", [lambda _: None, goes_on, goes_on_hot])
def test_a_deed_that_makes_light_of_a_full_disk_leaves_nothing(toys, then):
    """The database has taken it back already: what came after would stand alone."""

    def careless(work):
        put(work, "first")
        try:
            with work.attempt():
                put(work, "large", 100_000)
        except Exception:
            then(work)

    with pages(toys.store), pytest.raises(Unwritable):
        toys.does(OWNER, careless)
    assert toys.sees(OWNER, notes) == []
    toys.does(OWNER, put, "next")
    assert toys.sees(OWNER, notes) == ["next"]


def test_a_statement_of_the_hot_path_is_refused_like_any_other(toys):
    row = {"shop_id": "shop-1", "id": "n", "text": "x" * 100_000}
    with pages(toys.store), pytest.raises(Unwritable) as refused:
        toys.does(OWNER, lambda work: HOT.each(work, [row]))
    assert refused.value.code == "no_space"


def test_a_disk_that_cannot_be_read_is_said_and_stops_no_writer(toys):
    def ask(_):
        raise of_sqlite(sqlite3.SQLITE_IOERR_READ)

    with pytest.raises(Unwritable):
        toys.sees(OWNER, ask)
    assert toys.store.disk.trouble is None


# What nobody waits for.


def surely(toys, *words):
    for word in words:
        key, text = word.split()
        toys.store.surely(key, OWNER, lambda work, text=text: put(work, text))
    toys.does(OWNER, lambda _: None)


def test_of_what_nobody_waits_for_the_last_of_each_kind_is_done_when_there_is_room(toys):
    with full(written(toys.store.path)):
        surely(toys, "a one", "b two", "a three")
        surely(toys, "c four", "b five")
        assert toys.sees(OWNER, notes) == []
        toys.store.tidy()
        assert toys.store.disk.trouble, "it is still full"
    toys.store.tidy()
    assert toys.store.disk.trouble is None
    assert sorted(toys.sees(OWNER, notes)) == ["five", "four", "three"]
    surely(toys, "a six")
    assert toys.sees(OWNER, notes)[-1] == "six"


def test_what_is_refused_while_it_is_paid_keeps_the_trouble(toys):
    with full(written(toys.store.path)):
        surely(toys, "a one")
        paid = toys.store.disk.pay()
        toys.does(NOBODY, lambda _: None)
        toys.store.disk.well(paid)
        assert toys.store.disk.trouble
    toys.store.tidy()
    assert toys.sees(OWNER, notes) == ["one"]


def test_a_bug_in_what_nobody_waits_for_is_heard(toys, capsys):
    def stumble(_):
        raise KeyError("stumbled")

    toys.store.surely("key", OWNER, stumble)
    toys.does(OWNER, lambda _: None)
    assert "stumbled" in capsys.readouterr().out


def test_a_trouble_is_told_once_when_it_begins_and_once_when_it_is_over(toys, capsys):
    with full(written(toys.store.path)):
        for _ in range(5):
            with pytest.raises(Unwritable):
                toys.does(OWNER, put, "note")
    toys.store.tidy()
    told = capsys.readouterr().out
    assert told.count("nothing can be written") == told.count("it can be written again") == 1


@pytest.mark.skipif(not DEV_FULL.exists(), reason="the full file is Linux's own")
def test_what_is_told_on_a_full_disk_is_lost_and_nothing_else():
    with io.TextIOWrapper(io.FileIO(DEV_FULL, "w"), write_through=True) as told:
        with pytest.raises(OSError, match="No space"):
            print("lost", file=told, flush=True)
        logs.Line(told).error("lost")


def test_a_monitor_is_told_whether_the_house_can_write(toys):
    with create_test_client(health.routes(toys.store)) as client:
        well = client.get("/health")
        assert (well.status_code, well.json()) == (200, {"writes": True})
        with full(written(toys.store.path)), pytest.raises(Unwritable):
            toys.does(OWNER, put, "note")
        ill = client.get("/health")
        assert (ill.status_code, ill.headers["retry-after"]) == (503, "5")
        assert ill.headers["content-type"] == "application/problem+json"
        toys.store.tidy()
        assert client.get("/health").status_code == 200


def test_a_house_that_is_told_of_no_trouble_has_none():
    calm = Disk()
    calm.well(calm.pay())
    assert calm.trouble is None
