"""The database of one process: one writer thread, a few readers, and both clocks."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct
from sqlalchemy import Engine
from sqlalchemy.orm.exc import StaleDataError
from structlog import get_logger

from roost.kernel.pure.actor import Actor, Party
from roost.kernel.pure.policy import RuleBook
from roost.kernel.pure.refusal import Overtaken, Refusal
from roost.kernel.pure.time import BusinessTime

from . import counts
from .crypto import Keys
from .disk import Disk, fault
from .look import Look, Scene
from .registry import Registry
from .schema import bring_up
from .sqlite import checkpoint, one_page, reading, writing
from .walls import ShopSession, guard
from .work import Collected, Work

T = TypeVar("T")
Who = Actor | Callable[[Look], Actor]
NOBODY = Actor(Party.SYSTEM, "nobody", "", owner=True)
READERS, EXPORTS = 4, 2
MOST_KNOWN = 20_000
log = get_logger("store")


class Store:
    """`bus` is told, after each commit, whom to wake; it must be quick and may be replaced."""

    def __init__(
        self,
        path: Path,
        registry: Registry,
        time: BusinessTime,
        keys: Keys,
        rules: RuleBook | None = None,
    ) -> None:
        self.path, self.registry, self.time, self.keys = path, registry, time, keys
        self.rules = rules or RuleBook()
        self.bus: Callable[[Collected], object] = lambda _: None
        self.disk = Disk()
        self.stopping = False  # who works aside looks here between two pieces
        self._writing, self._reading = writing(path), reading(path, READERS)
        self._known: dict[Any, Any] = {}  # what the writer has asked once; see Look.once
        self.closing: list[Callable[[], object]] = []  # called when the last engine is shut
        self._bare = writing(path)  # for the tables themselves, before anybody's rows are asked
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._aside = ThreadPoolExecutor(1, "aside")
        self._exports = ThreadPoolExecutor(EXPORTS, "export")
        guard(self._writing)
        guard(self._reading)

    def work(self, who: Who, deed: Callable[[Work], T]) -> Future[T]:
        """Queued to the one writer; committed when the future has its answer."""
        return self._writer.submit(self._work, who, deed)

    def surely(self, key: str, who: Who, deed: Callable[[Work], object]) -> None:
        """Nobody waits for it, but it must be: on a full disk as soon as there is room again."""
        self.disk.surely(key, lambda: self.work(who, deed))

    def look(self, who: Who, ask: Callable[[Look], T]) -> Future[T]:
        return self._readers.submit(self._look, who, ask)

    def aside(self, deed: Callable[..., object], *args: object) -> Future[object]:
        """Slow and outside of any transaction, one after the other: reading a file, say.

        What it leaves half done when the house stops must be found and begun again at the start.
        """
        return self._aside.submit(self._alone, deed, *args)

    def export(self, deed: Callable[..., object], *args: object) -> Future[object]:
        """Writing a table out: two at once at most, so that readers are left for people."""
        return self._exports.submit(self._alone, deed, *args)

    def create(self) -> None:
        """Made, or brought up to date; refused when a newer version has made it."""
        bring_up(self._bare)

    def tidy(self) -> None:
        """Now and then, in a thread of its own: spares the writer the work on the file, and asks
        a disk that refused something whether it takes it now.
        """
        if self.disk.trouble is not None and self._takes():
            trouble = self.disk.pay()
            self._writer.submit(self.disk.well, trouble).result()
        checkpoint(self._bare)  # on a full disk too: the log has room again where it is

    def close(self) -> None:
        self.stopping = True
        for slow in (self._aside, self._exports):
            slow.shutdown(cancel_futures=True)
        for pool in (self._writer, self._readers):
            pool.shutdown()
        for engine in (self._writing, self._reading, self._bare):
            engine.dispose()
        for hook in self.closing:
            hook()

    def _work(self, who: Who, deed: Callable[[Work], T]) -> T:
        collected = Collected()
        try:
            with _session(self._writing) as session, session.begin():
                session.info["once"] = self._remembered()
                work = Work(session, NOBODY, self._scene(), self.registry, collected)
                work.become(_named(work, who))
                answer = _done(deed, work)
                session.flush()
                counts.settle(work)
        except StaleDataError as stale:
            raise Overtaken("记录已被他人更新,请刷新后重试") from stale
        except Exception as error:
            self._give_up(error)
        self._tell(collected)
        if isinstance(answer, Kept):
            raise answer.refusal
        return answer

    def _look(self, who: Who, ask: Callable[[Look], T]) -> T:
        try:
            with _session(self._reading) as session:
                look = Look(session, NOBODY, self._scene())
                look.become(_named(look, who))
                return ask(look)
        except Exception as error:
            if (no := fault(error)) is None:
                raise
            raise no from error

    def _alone(self, deed: Callable[..., object], *args: object) -> object:
        """Nobody waits for it: a bug is written down, and does not go unheard."""
        try:
            return deed(*args)
        except Exception as error:
            if fault(error) is None:
                log.error("a deed aside failed", exc_info=error)
            self._give_up(error)

    def _give_up(self, error: Exception) -> NoReturn:
        """What the disk refused is a refusal for the caller; a wrong statement is a bug."""
        if (no := fault(error)) is None:
            raise error
        no.__cause__ = no.__cause__ or error
        self.disk.refused(no, self.time.real())
        raise no

    def _takes(self) -> bool:
        try:
            one_page(self._bare)
        except Exception as error:
            if fault(error) is None:
                raise
            return False
        return True

    def _remembered(self) -> dict[Any, Any]:
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        return self._known

    def _tell(self, collected: Collected) -> None:
        if collected.rules:
            self.rules = self.rules.plus(*collected.rules)
        for hook in collected.hooks:
            hook()
        if collected.wakes or collected.pushes:
            self.bus(collected)

    def _scene(self) -> Scene:
        time, declared, trouble = self.time, self.registry.declared, self.disk.trouble
        mute = trouble.since if trouble else None
        return Scene(time.now(), time.real(), self.rules, self.keys, declared, mute_since=mute)


class Group(Generic[T]):
    """Group commit: what waits when the writer comes round is done in one transaction.

    `deed` gets the work and the waiting items and returns an outcome for each, in order; a refusal
    is an outcome too. `tell` is called once a batch, after the commit, in the writer's thread.
    A bug in one item spares the others: they are done again, one by one.
    """

    LEAST, MOST = 16, 1_024
    LONG = 0.030  # seconds of one transaction: others wait for the writer too

    def __init__(
        self,
        store: Store,
        deed: Callable[[Work, list[T]], list[Any]],
        tell: Callable[[list[tuple[T, Any]]], object],
    ) -> None:
        self.store, self.deed, self.tell = store, deed, tell
        self.size = 128  # grows while batches are quick, shrinks when one was long
        self._waiting: list[T] = []
        self._lock = Lock()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def put(self, item: T) -> None:
        """To be called from one thread only, the event loop's."""
        with self._lock:
            self._waiting.append(item)
            first = len(self._waiting) == 1
        if first:
            self.store._writer.submit(self._drain)

    def _drain(self) -> None:
        """One batch; what is left queues up again, behind whoever waits for the writer."""
        with self._lock:
            batch = self._waiting[: self.size]
        began = monotonic()
        outcomes = list(zip(batch, self._outcomes(batch), strict=True))
        self._learn(len(batch), monotonic() - began)
        with self._lock:
            del self._waiting[: len(batch)]
            more = bool(self._waiting)
        if more:
            self.store._writer.submit(self._drain)
        try:
            self.tell(outcomes)
        except Exception as error:  # what was done is done, and the next batch waits
            log.error("nobody could be told", items=len(batch), exc_info=error)

    def _learn(self, items: int, took: float) -> None:
        if took > self.LONG:
            self.size = max(self.LEAST, min(self.size, items) // 2)
        elif items == self.size:
            self.size = min(self.MOST, self.size * 2)

    def _outcomes(self, batch: list[T]) -> list[Any]:
        try:
            return self.store._work(NOBODY, lambda work: self.deed(work, batch))
        except Refusal as no:  # a full disk: it would refuse each of them
            return [no] * len(batch)
        except Exception as error:
            log.error("batch failed", items=len(batch), exc_info=error)
            if len(batch) == 1:
                return [error]
            return [outcome for item in batch for outcome in self._outcomes([item])]


class Kept(Struct, frozen=True):
    """A refusal whose transaction is committed all the same."""

    refusal: Refusal


def _done(deed: Callable[[Work], T], work: Work) -> T | Kept:
    try:
        return deed(work)
    except Refusal as no:
        if not no.keeps:
            raise
        return Kept(no)


def _named(look: Look, who: Who) -> Actor:
    return who if isinstance(who, Actor) else who(look)


def _session(engine: Engine) -> ShopSession:
    return ShopSession(engine, expire_on_commit=False)
