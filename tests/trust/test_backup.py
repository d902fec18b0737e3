"""A backup is the whole house, or it is refused; so is whatever else calls itself one."""

import io
import json
import random
import shutil
import sqlite3
import tarfile
import threading
from contextlib import closing
from hashlib import sha256

import pytest
from kernel.toy import MANIFEST, Note
from sqlalchemy import select
from trust.uploads import photo
from world import OWNER, World, at

from roost.kernel.data import backup, files, pictures
from roost.kernel.data.backup import Unsound
from roost.kernel.data.files import Cabinet
from roost.kernel.data.owner import Owner, Taken

KEY, NOT_HUNG = b"k" * 32, 60


def write(work, text):
    work.session.add(Note(shop_id=work.shop_id, id=work.new_id(), text=text))


def texts(look):
    return set(look.session.scalars(select(Note.text)))


@pytest.fixture
def house(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    world = World(data / "roost.db", at(1, 20), [MANIFEST])
    (tmp_path / "key").write_bytes(KEY)
    drawn = pictures.Redrawn("picture", "image/jpeg", photo(), b"thumb", 64, 48)
    id = Cabinet.beside(world.store.path).put(drawn)
    world.does(OWNER, files.add, id, "收据.jpg", 1, drawn)
    for n in range(20):
        world.does(OWNER, write, f"note {n}")
    yield world
    world.close()


def made(house, tmp_path, **more):
    target = tmp_path / "backup.tar"
    backup.backup(house.store.path.parent, tmp_path / "key", target, **more)
    return target


def test_a_house_comes_back_as_it_was(house, tmp_path):
    target = made(house, tmp_path, with_key=True)
    again = tmp_path / "again"
    backup.restore(target, again, tmp_path / "new" / "key")
    assert (tmp_path / "new" / "key").read_bytes() == KEY
    assert (tmp_path / "new" / "key").stat().st_mode & 0o777 == 0o600
    world = World(again / "roost.db", at(1, 20), [MANIFEST])
    assert world.sees(OWNER, texts) == house.sees(OWNER, texts)
    [file] = world.sees(OWNER, lambda look: look.session.scalars(select(files.File)).all())
    cabinets = [Cabinet.beside(w.store.path) for w in (world, house)]
    for thumb in (False, True):
        assert cabinets[0].read(file.id, thumb) == cabinets[1].read(file.id, thumb)
    left = {p.name for p in again.iterdir()}
    assert left <= {"files", "roost.db", "roost.db-wal", "roost.db-shm", "roost.lock"}
    world.close()


def test_what_was_answered_before_it_began_is_in_it_while_others_write_on(house, tmp_path):
    """And the writer writes on: no deed waits for the whole of the backup."""
    told, begun, stop = [], threading.Event(), threading.Event()

    def keep_writing():
        n = 0
        while not stop.is_set():
            house.does(OWNER, write, f"stream {n}")
            told.append(f"stream {n}")
            begun.set()
            n += 1

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for _ in range(3):
            assert begun.wait(NOT_HUNG)
            before = set(told)
            target = made(house, tmp_path)
            again = tmp_path / f"again-{len(told)}"
            backup.restore(target, again, tmp_path / "key")
            with closing(sqlite3.connect(again / "roost.db")) as copy:
                kept = {text for (text,) in copy.execute("SELECT text FROM toy_notes")}
            assert before <= kept
            begun.clear()
    finally:
        stop.set()
        writer.join()


def test_a_copy_of_the_file_alone_would_lack_what_was_answered_last(house, tmp_path):
    """The twin: the newest rows stand in the log beside it."""
    house.does(OWNER, write, "the last word")
    shutil.copy(house.store.path, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        try:
            kept = {text for (text,) in copy.execute("SELECT text FROM toy_notes")}
        except sqlite3.OperationalError:
            kept = set()
    assert "the last word" not in kept


def test_a_flipped_bit_is_found_wherever_it_is(house, tmp_path):
    target = made(house, tmp_path)
    whole = target.read_bytes()
    dice = random.Random(7)
    head = range(0, 3 * 512)
    places = [*dice.sample(head, 60), *dice.sample(range(len(whole)), 440)]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        target.write_bytes(changed)
        with pytest.raises(Unsound):
            backup.verify(target)
    target.write_bytes(whole)
    assert backup.verify(target)["parts"]["roost.db"]["size"] > 0


@pytest.mark.parametrize("cut", [0, 1, 511, 512, 1024, 5000, -1, -512])
def test_a_backup_that_is_cut_off_is_refused(house, tmp_path, cut):
    target = made(house, tmp_path)
    target.write_bytes(target.read_bytes()[:cut])
    with pytest.raises(Unsound):
        backup.verify(target)


def member(name, content=b"x", kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = len(content), kind, link
    return info, content


HOSTILE = {
    "a way out": [member("../evil")],
    "a way out behind a name": [member("files/../../evil")],
    "a place of its own": [member("/etc/evil")],
    "a link": [member("roost.db", b"", tarfile.SYMTYPE, "/etc/passwd")],
    "a hard link": [member("roost.db", b"", tarfile.LNKTYPE, "../evil")],
    "a device": [member("roost.db", b"", tarfile.CHRTYPE)],
    "a folder": [member("files", b"", tarfile.DIRTYPE)],
    "twice the same": [member("roost.db"), member("roost.db")],
    "nothing": [],
}


def archive(path, members):
    with tarfile.open(path, "w") as tar:
        for info, content in members:
            tar.addfile(info, io.BytesIO(content))


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("named", [False, True])
def test_a_hostile_archive_is_refused_and_leaves_nothing(tmp_path, case, named):
    """Also when its manifest is in order and names what is in it."""
    target, inside = tmp_path / "evil.tar", tmp_path / "deep" / "data"
    members = HOSTILE[case]
    if named:
        parts = {i.name: {"size": len(c), "sha256": sha256(c).hexdigest()} for i, c in members}
        body = json.dumps({"form": 1, "parts": parts}).encode()
        digest = sha256(body).hexdigest().encode()
        members = [member("manifest.json", body), member("manifest.sha256", digest), *members]
    archive(target, members)
    with pytest.raises(Unsound):
        backup.restore(target, inside, tmp_path / "key")
    left = {p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()}
    assert {str(p) for p in left} == {"evil.tar", "deep/data/roost.lock"}


def test_a_house_is_restored_only_where_none_is(house, tmp_path):
    target = made(house, tmp_path)
    again = tmp_path / "again"
    backup.restore(target, again, tmp_path / "key")
    with pytest.raises(Unsound, match="already holds a house"):
        backup.restore(target, again, tmp_path / "key")


def test_a_backup_under_another_key_is_not_restored(house, tmp_path):
    target = made(house, tmp_path, with_key=True)
    (tmp_path / "other").write_bytes(b"j" * 32)
    with pytest.raises(Unsound, match="another key"):
        backup.restore(target, tmp_path / "again", tmp_path / "other")
    assert not (tmp_path / "again" / "roost.db").exists()


def test_a_backup_of_a_newer_version_is_refused(house, tmp_path):
    with closing(sqlite3.connect(house.store.path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    target = made(house, tmp_path)
    with pytest.raises(backup.NotOurs, match="更新的版本"):
        backup.verify(target)


def test_a_backup_that_fails_leaves_the_old_one_whole(house, tmp_path):
    target = made(house, tmp_path)
    before = target.read_bytes()
    with pytest.raises(FileNotFoundError):
        backup.backup(house.store.path.parent, tmp_path / "no key", target, with_key=True)
    assert target.read_bytes() == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".backup")]


def test_nothing_is_restored_into_a_house_that_is_open(house, tmp_path):
    target = made(house, tmp_path)
    with Owner(tmp_path / "again"), pytest.raises(Taken):
        backup.restore(target, tmp_path / "again", tmp_path / "key")


def test_a_folder_without_a_house_is_not_backed_up(tmp_path):
    with pytest.raises(Unsound, match="holds no house"):
        backup.backup(tmp_path, tmp_path / "key", tmp_path / "backup.tar")
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_reads_a_backup(house, tmp_path):
    assert made(house, tmp_path).stat().st_mode & 0o777 == 0o600


def test_the_key_is_left_out_unless_it_is_asked_for(house, tmp_path):
    assert "key" not in backup.verify(made(house, tmp_path))["parts"]
    assert KEY not in made(house, tmp_path).read_bytes()
