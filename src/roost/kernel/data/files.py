"""What people put in: a row that says what it is, and a blob under an id that nobody can guess."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from unicodedata import category, normalize

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Mapped, mapped_column

from roost.kernel.pure import face
from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.refusal import Invalid, NotFound, TooMany
from roost.kernel.pure.time import EPOCH, local

from .look import Look
from .pictures import Redrawn
from .tables import Record, Table
from .work import Work

A_DAY = 200 * 1024 * 1024  # bytes that one person may put in
LINK = timedelta(days=1)  # a link lives at least one and less than two of these
NAME = 120
PURPOSE = "file link"


class File(Record, Table):
    """`size` is what was sent; `name` is for people's eyes, never a path nor a type."""

    __tablename__ = "files"
    __table_args__ = (Index("files_who", "shop_id", "who", "at"),)
    kind: Mapped[str]  # picture | pdf | video
    mime: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]  # of what is kept
    name: Mapped[str]
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    thumb: Mapped[bool] = mapped_column(default=False)
    party: Mapped[Party]
    who: Mapped[str]
    at: Mapped[datetime]  # of the machine's clock


class Cabinet:
    """The blobs, in a folder beside the database. A blob is never changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, database: Path) -> "Cabinet":
        return cls(database.with_name("files"))

    def put(self, drawn: Redrawn) -> str:
        """On the disk before any row speaks of it."""
        id = token_hex(16)
        try:
            self._write(id, drawn.data)
            if drawn.thumb:
                self._write(f"{id}.thumb", drawn.thumb)
        except OSError:  # the disk is full: half a blob is of no use
            self.drop(id)
            raise
        return id

    def read(self, id: str, thumb: bool = False) -> bytes:
        return self._path(f"{id}.thumb" if thumb else id).read_bytes()

    def drop(self, id: str) -> None:
        """Only while no row speaks of it."""
        for name in (id, f"{id}.thumb"):
            self._path(name).unlink(missing_ok=True)

    def _write(self, name: str, data: bytes) -> None:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def room(look: Look, size: int) -> None:
    """Whether this person may put in so much more today."""
    today = local(look.real).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = (File.who == look.actor.id, File.party == look.actor.party, File.at >= today)
    used = look.session.scalar(select(func.coalesce(func.sum(File.size), 0)).where(*mine)) or 0
    if used + size > A_DAY:
        wait = int((today + timedelta(days=1) - look.real).total_seconds()) + 1
        raise TooMany("今日上传已达200MB上限,请明日再试", "upload_quota", retry_after=wait)


def add(work: Work, id: str, name: str, size: int, drawn: Redrawn) -> File:
    room(work, size)
    file = File(
        shop_id=work.shop_id,
        id=id,
        kind=drawn.kind,
        mime=drawn.mime,
        size=size,
        sha256=sha256(drawn.data).hexdigest(),
        name=shown_name(name),
        width=drawn.width,
        height=drawn.height,
        thumb=bool(drawn.thumb),
        party=work.actor.party,
        who=work.actor.id,
        at=work.real,
    )
    work.session.add(file)
    return file


def claim(look: Look, ids: Sequence[str], most: int, pointer: str = "/files") -> list[File]:
    """The caller's own files, to be hung on something: nobody hangs up what another has put in.

    People of a shop share theirs.
    """
    if len(ids) > most or len(set(ids)) != len(ids):
        raise Invalid(f"最多上传{most}个文件", "too_many_files", pointer, most=most)
    if not ids:
        return []
    known = {f.id: f for f in _at_home(look, ids) if _put_by(look.actor, f)}
    if missing := [i for i in ids if i not in known]:
        raise Invalid("文件不存在或已失效", "no_such_file", pointer, file=missing[0])
    return [known[i] for i in ids]


def kept(look: Look, id: str) -> File:
    """One that somebody has claimed already: of this shop, or the platform's own."""
    found = look.session.get(File, (look.shop_id, id))
    if found is None and look.actor.shop_id != look.shop_id:
        found = next((f for f in _at_home(look, [id]) if _put_by(look.actor, f)), None)
    if found is None:
        raise NotFound("文件不存在")
    return found


def link(look: Look, id: str, shop_id: str = "", thumb: bool = False) -> str:
    """An address for the eyes of the one who looks: a view hands it out where it shows the thing
    on which the file hangs. `shop_id` where another shop's person, such as the platform's, put
    it in."""
    shop = shop_id or look.shop_id
    until = (int((look.real - EPOCH) / LINK) + 2) * int(LINK.total_seconds())
    key = f"{until}.{look.keys.sign(PURPOSE, _said(look.actor, shop, id, until))}"
    where = face.PATHS[face.OF.get(look.actor.party, "workbench")]
    small = "&thumb=true" if thumb else ""
    return f"{where}/files/{id}?shop={shop}&key={key}{small}"


def readable(look: Look, id: str, shop: str = "", key: str = "") -> File:
    """By link; without one by the people of its shop and by whoever put it in."""
    if key and _genuine(look, id, shop, key):
        look.narrow(shop)
        return look.get(File, id, "文件不存在")
    file = look.session.get(File, (look.actor.shop_id, id))
    if file is None or not (look.actor.party is Party.MERCHANT or _put_by(look.actor, file)):
        raise NotFound("文件不存在")
    return file


def shown_name(name: str) -> str:
    """Only for display: the last part, without anything invisible, the end (its type) kept."""
    plain = normalize("NFKC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(c for c in plain if category(c)[0] != "C" and c not in '<>:"|?*').strip(" .")
    stem, dot, end = plain.rpartition(".")
    if len(plain) > NAME:
        plain = f"{stem[: NAME - 10]}{dot}{end[:9]}" if dot else plain[:NAME]
    return plain or "file"


def _at_home(look: Look, ids: Sequence[str]) -> Sequence[File]:
    """Who puts a file in does so in the shop of their own session, the platform in its own."""
    here, look.shop_id = look.shop_id, look.actor.shop_id
    try:
        return look.session.scalars(select(File).where(File.id.in_(ids))).all()
    finally:
        look.shop_id = here


def _put_by(actor: Actor, file: File) -> bool:
    if actor.shop_id != file.shop_id or actor.party != file.party:
        return False
    return actor.party is not Party.BUYER or actor.id == file.who


def _said(actor: Actor, shop: str, id: str, until: int) -> bytes:
    return f"{actor.party}\n{actor.shop_id}\n{actor.id}\n{shop}\n{id}\n{until}".encode()


def _genuine(look: Look, id: str, shop: str, key: str) -> bool:
    until, _, signature = key.partition(".")
    if not until.isdecimal() or int(until[:15]) < (look.real - EPOCH).total_seconds():
        return False
    said = _said(look.actor, shop, id, int(until[:15]))
    return look.keys.signed(PURPOSE, said, signature)
