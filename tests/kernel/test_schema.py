"""Tables and revisions lead to the same database; what is not ours is refused unchanged."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import create_engine
from world import World, at

from roost.faces import main
from roost.kernel.data import migrations, schema
from roost.kernel.data.owner import Owner, Taken
from roost.kernel.data.schema import NotOurs


@pytest.mark.whole
def test_the_revisions_make_what_the_tables_say():
    """Another process: here the toys of the tests are tables too."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    check = [sys.executable, "-m", "roost.faces.migration", "--check"]
    done = subprocess.run(check, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run make migration\n{done.stdout}{done.stderr}"


def test_an_empty_file_brought_up_by_revisions_is_the_same(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path}/revised.db")
    schema.upgrade(engine)
    with engine.connect() as connection:
        assert schema.revision(connection) == migrations.HEAD
        made = schema.statements(connection)
    engine.dispose()
    written = migrations.INITIAL.read_text(encoding="utf-8").split("\n;\n")
    assert sorted(made) == sorted(s for s in written if s)


def test_the_newest_revision_is_the_one_that_is_marked():
    assert max(f.name[:4] for f in migrations.VERSIONS.glob("0*.py")) == migrations.HEAD


def changed(path, words):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(words)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "更新的版本"),
        ("DELETE FROM alembic_version", "发布版本"),
        ("DROP TABLE alembic_version", "发布版本"),
    ],
)
def test_what_another_version_made_is_refused_and_left_as_it_is(tmp_path, words, told):
    path = tmp_path / "roost.db"
    World(path, at(1), []).close()
    before = changed(path, words)
    with pytest.raises(NotOurs, match=told):
        World(path, at(1), [])
    assert path.read_bytes() == before


def test_a_house_that_was_closed_is_opened_again(tmp_path):
    for _ in range(2):
        World(tmp_path / "roost.db", at(1), []).close()


def test_two_houses_never_open_the_same_folder(tmp_path):
    setting = main.Setting(tmp_path / "data", tmp_path / "key")
    first = main.open_store(setting)
    with pytest.raises(Taken, match=f"pid {os.getpid()}"):
        main.open_store(setting)
    first.close()
    main.open_store(setting).close()


HOLD = """
import sys, time; from pathlib import Path
from roost.kernel.data.owner import Owner
owner = Owner(Path(sys.argv[1])); print("held", flush=True); sys.stdin.read()
"""


def test_the_lock_of_a_killed_owner_is_free(tmp_path):
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=env, **pipes) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Taken, match=f"pid {other.pid}"):
            Owner(tmp_path)
        other.kill()
        other.wait()
    Owner(tmp_path).close()
