"""A whole house in one file, taken while it runs; and back again.

The file is a tar of a fixed form: manifest.json, manifest.sha256, roost.db, the blobs, and the key
when asked for. Reading it back, every byte must be as this module would have written it: a flipped
bit anywhere is refused, and so is whatever an archive could smuggle in (promises B1, B3, B4).
"""

import json
import os
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NoReturn

import roost

from .owner import Owner
from .schema import MARK, NotOurs, refuse_unknown

FORM, BLOCK, RECORD, CHUNK = 1, 512, 10_240, 1024 * 1024
MANIFEST, SUM, DATABASE, KEY = "manifest.json", "manifest.sha256", "roost.db", "key"
MOST_MANIFEST = 256 * CHUNK
_PART = re.compile(r"roost\.db|key|files/[0-9a-f]{2}/[0-9a-f]{32}(?:\.thumb)?")


class Unsound(Exception):
    """The file is not a whole backup; nothing has been taken from it."""


def backup(data: Path, keys: Path, target: Path, with_key: bool = False) -> None:
    """Beside a running house too. The old file at `target` stays whole until the new one is."""
    if not (data / DATABASE).exists():
        _unsound(f"{data} holds no house")
    with TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy = Path(folder) / DATABASE
        house = f"{(data / DATABASE).absolute().as_uri()}?mode=rw"  # rw: none is made by looking
        with closing(sqlite3.connect(house, uri=True)) as running:
            running.execute("VACUUM INTO ?", (str(copy),))
        parts = {DATABASE: copy} | dict(_blobs(copy, data))
        if with_key:
            parts[KEY] = keys
        fresh = Path(folder) / "backup.tar"
        fresh.touch(mode=0o600)
        with fresh.open("wb") as file:
            _write(file, parts)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    _sync(target.parent)


def verify(path: Path) -> dict[str, Any]:
    """Reads all of it, then opens the database in a temporary place. The manifest, when sound."""
    with TemporaryDirectory(prefix="roost-verify-") as folder:
        return _unpacked(path, Path(folder))


def restore(path: Path, data: Path, keys: Path) -> dict[str, Any]:
    """Into an empty data folder, whole or not at all."""
    with Owner(data):
        if (data / DATABASE).exists() or (data / "files").exists():
            _unsound(f"{data} already holds a house: restore into an empty folder")
        with TemporaryDirectory(dir=data, prefix=".restore-") as folder:
            manifest = _unpacked(path, Path(folder))
            _key(Path(folder) / KEY, keys)
            if (Path(folder) / "files").exists():
                (Path(folder) / "files").replace(data / "files")
            (Path(folder) / DATABASE).replace(data / DATABASE)
        _sync(data)
    return manifest


def _blobs(copy: Path, data: Path) -> Iterator[tuple[str, Path]]:
    """Of the rows in the copy: a blob is on the disk before its row is, and never changes."""
    with closing(sqlite3.connect(copy)) as snapshot:
        rows = snapshot.execute("SELECT id, thumb FROM files ORDER BY id").fetchall()
    for id, thumb in rows:
        for name in (id, f"{id}.thumb") if thumb else (id,):
            yield f"files/{name[:2]}/{name}", data / "files" / name[:2] / name


def _write(out: IO[bytes], parts: dict[str, Path]) -> None:
    told = {name: _measure(path) for name, path in parts.items()}
    made = datetime.now(UTC).isoformat(timespec="seconds")
    body = json.dumps(
        {"form": FORM, "version": roost.__version__, "made": made, "parts": told}
    ).encode()
    for name, content in ((MANIFEST, body), (SUM, sha256(body).hexdigest().encode())):
        out.write(_head(name, len(content)) + content + _padding(len(content)))
    for name, path in parts.items():
        with path.open("rb") as part:
            out.write(_head(name, told[name]["size"]))
            shutil.copyfileobj(part, out, CHUNK)
            out.write(_padding(told[name]["size"]))
    out.write(_end(out.tell()))


def _measure(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return {"size": file.tell(), "sha256": digest}


def _unpacked(path: Path, folder: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        manifest = _manifest(file)
        for name, told in manifest["parts"].items():
            _part(file, name, told, folder)
        at = file.tell()
        if file.read() != _end(at):
            _unsound("something stands behind the last part")
    _sound_database(folder / DATABASE)
    return manifest


def _manifest(file: IO[bytes]) -> dict[str, Any]:
    body = _small(file, MANIFEST, MOST_MANIFEST)
    if _small(file, SUM, 64) != sha256(body).hexdigest().encode():
        _unsound("the manifest has been changed")
    manifest: dict[str, Any] = json.loads(body)
    if manifest.get("form") != FORM:
        _unsound("made by a version whose form is not known here")
    if DATABASE not in manifest["parts"] or not all(map(_PART.fullmatch, manifest["parts"])):
        _unsound("it names parts that no backup has")
    return manifest


def _small(file: IO[bytes], name: str, most: int) -> bytes:
    head = file.read(BLOCK)
    size = _size(head)
    if size > most or head != _head(name, size):
        _unsound(f"{name} is missing or changed")
    content = file.read(size)
    if file.read(-size % BLOCK) != _padding(size) or len(content) != size:
        _unsound(f"{name} is cut off")
    return content


def _size(head: bytes) -> int:
    digits = head[124:135]
    if not re.fullmatch(rb"[0-7]{11}", digits):
        _unsound("this is not a backup")
    return int(digits, 8)


def _part(file: IO[bytes], name: str, told: dict[str, Any], folder: Path) -> None:
    size, digest = told["size"], sha256()
    if file.read(BLOCK) != _head(name, size):
        _unsound(f"{name} is missing or changed")
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as out:
        left = size
        while left and (chunk := file.read(min(CHUNK, left))):
            digest.update(chunk)
            out.write(chunk)
            left -= len(chunk)
        out.flush()
        os.fsync(out.fileno())
    if left or digest.hexdigest() != told["sha256"] or file.read(-size % BLOCK) != _padding(size):
        _unsound(f"{name} is damaged")


def _sound_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        try:
            whole = database.execute("PRAGMA integrity_check").fetchone()[0]
            torn = database.execute("PRAGMA foreign_key_check").fetchone()
            found = database.execute(f"SELECT version_num FROM {MARK}").fetchone()  # noqa: S608 # a constant
        except sqlite3.DatabaseError as error:
            raise Unsound("the database in it cannot be read") from error
    if whole != "ok" or torn is not None:
        _unsound("the database in it is damaged")
    refuse_unknown(found[0] if found else None)


def _key(brought: Path, keys: Path) -> None:
    if not brought.exists():
        return
    if keys.exists() and keys.read_bytes() != brought.read_bytes():
        _unsound(f"{keys} holds another key than the one this house was sealed with")
    if not keys.exists():
        keys.parent.mkdir(parents=True, exist_ok=True)
        brought.chmod(0o600)
        shutil.move(brought, keys)


def _head(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return b"\0" * (-size % BLOCK)


def _end(at: int) -> bytes:
    return b"\0" * (2 * BLOCK + -(at + 2 * BLOCK) % RECORD)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unsound(why: str) -> NoReturn:
    raise Unsound(f"备份不可用: {why}")


__all__ = ["NotOurs", "Unsound", "backup", "restore", "verify"]
