"""The one function that appends. A live batch, an HTTP request and a command's own text all end
here; `seq` comes from the thread's row under the writer, never from memory.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Raw

from roost.kernel.data import clocks, later
from roost.kernel.data.clocks import Plate
from roost.kernel.data.hot import listed
from roost.kernel.data.work import Work
from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.ids import new_id
from roost.kernel.pure.policy import Ruling
from roost.kernel.pure.refusal import Conflict, Forbidden, Invalid, NotFound, NotNow, Refusal
from roost.kernel.pure.text import mask_phones
from roost.kernel.pure.time import from_micros, micros
from roost.modules.shop import facade as shop

from .. import rules
from ..events import News
from ..models import Conversation, Thread
from ..policies import REPLY_CLOCK, ReplyClock
from ..states import Status
from . import abroad, episodes
from .lines import (
    ADD,
    ANSWERED,
    HEAD,
    HEADS_OF,
    KNOWN,
    SENT,
    TAKEN_BACK,
    Before,
    Head,
    Msg,
    Said,
    Sender,
    Word,
)

Outcome = Said | Refusal
_encode = msgspec.json.Encoder().encode
GONE = "会话已结束,不能再发送消息"


def append(work: Work, words: Sequence[Word]) -> list[Outcome]:
    """In the actor's own shop, all words of it; an outcome for each, in order."""
    return Batch(work).write(words)


class Batch:
    def __init__(self, work: Work) -> None:
        self.work, self.shop_id, self.now = work, work.shop_id, micros(work.moment)
        self.moment = from_micros(self.now)  # as it will be read again
        self.rows: list[dict[str, Any]] = []
        self.wound: dict[str, tuple[str, datetime, Deadline, Plate]] = {}
        self.stopped: list[str] = []
        self.answered: list[dict[str, Any]] = []
        self.first: dict[str, int] = {}  # thread: the first seq that is new
        self.opened: dict[str, Head] = {}  # threads whose conversation wants a place
        self._ruling: tuple[Ruling[ReplyClock] | None] | None = None

    def write(self, words: Sequence[Word]) -> list[Outcome]:
        self.work.flush_of(Thread, Conversation)
        self.known = self._known(words)
        self.heads = self._heads(words)
        outcomes = [self._outcome(word) for word in words]
        self._save()
        self._place()
        return [self._addressed(w, o) for w, o in zip(words, outcomes, strict=True)]

    def _known(self, words: Sequence[Word]) -> dict[tuple[str, str], Before]:
        ids = [w.client_id for w in words if not w.fresh]
        asked = {"shop": self.shop_id, "ids": listed(ids)}
        said = [Before(*row) for row in KNOWN.rows(self.work, asked)] if ids else []
        return {(one.client_id, one.sender): one for one in said}

    def _heads(self, words: Sequence[Word]) -> dict[str, Head]:
        """A buyer need not name his thread: he has one, or gets it with his first word."""
        own = [word for word in words if not word.thread and word.party == "buyer"]
        heads = self._found({w.thread for w in words}, {w.sender for w in own})
        threads = {head.buyer_id: head.id for head in heads.values()}
        unknown = {w.sender for w in own} - threads.keys()
        made = {buyer: episodes.thread_of(self.work, buyer) for buyer in sorted(unknown)}
        for word in own:
            word.thread = threads.get(word.sender) or made[word.sender]
        return heads | (self._found(set(made.values()), set()) if made else {})

    def _found(self, threads: set[str], buyers: set[str]) -> dict[str, Head]:
        asked = {"shop": self.shop_id, "ids": listed(threads), "buyers": listed(buyers)}
        return {row[0]: Head(*row) for row in HEADS_OF.rows(self.work, asked)}

    def _outcome(self, word: Word) -> Outcome:
        try:
            if (before := self.known.get((word.client_id, word.sender))) is not None:
                return _again(word, before)
            return self._say(word)
        except Refusal as no:
            return no

    def _say(self, word: Word) -> Said:
        head = self.heads.get(word.thread)
        if head is None:
            raise NotFound("会话不存在")
        self._admit(word, head)
        if word.recalls:
            self._take_back(word)
        head.seq += 1
        self._keep_time(word, head)
        head.last_at, head.touched = self.now, True
        if word.kind != "note" and (word.party != "system" or head.waiting_seq == 0):
            # what the buyer waits with is not covered by a greeting
            head.last_text, head.last_party = rules.preview(word.kind, word.text), word.party
        self.first.setdefault(head.id, head.seq)
        said = self._row(word, head)
        kept = (said.thread, said.seq, said.id, micros(said.at), word.kind, word.body, word.asked)
        self.known[(word.client_id, word.sender)] = Before(word.client_id, word.sender, *kept)
        return said

    def _admit(self, word: Word, head: Head) -> None:
        if word.party == "buyer":
            if head.buyer_id != word.sender:
                raise NotFound("会话不存在")
            if head.status in (None, Status.CLOSED):
                episodes.begin(self.work, head, word.name)
            if head.status == Status.OPENED:
                self.opened[head.id] = head
        elif word.party == "merchant":
            _may_speak(word, head)
        elif word.party == "bot" and head.status == Status.HUMAN:
            raise Conflict("已由人工客服接待", "taken_over")  # it would talk over a person

    def _keep_time(self, word: Word, head: Head) -> None:
        if word.party == "buyer":
            head.unread += word.kind != "recall"
            if head.waiting_seq == 0 and word.kind != "recall":
                self._start_clock(head)
        elif word.kind not in ("note", "recall"):
            head.buyer_unread += 1
            if rules.answers(word.party, self.ruling):
                head.unread = 0
                self._stop_clock(head)

    def _start_clock(self, head: Head) -> None:
        head.waiting_seq, head.waiting_since = head.seq, self.now
        ruling = self.ruling
        if ruling and ruling.rule.from_reception and head.status != Status.HUMAN:
            return
        if deadline := rules.reply_due(self.moment, ruling):
            plate = Plate(title=head.buyer_name or "", owner=head.owner or "")
            self.wound[head.conversation] = (head.conversation, self.moment, deadline, plate)
            head.due = micros(deadline.due)

    def _stop_clock(self, head: Head) -> None:
        if head.waiting_seq == 0:
            return
        times = {"shop_id": self.shop_id, "thread": head.id, "at": self.now}
        self.answered.append(times | {"first": head.waiting_seq, "last": head.seq})
        wound_here = self.wound.pop(head.conversation, None)
        if head.due is not None and wound_here is None:
            self.stopped.append(head.conversation)
        head.waiting_seq, head.waiting_since, head.due = 0, None, None

    def _row(self, word: Word, head: Head) -> Said:
        id = new_id(self.moment)
        self.rows.append(
            {
                "shop_id": self.shop_id,
                "thread": head.id,
                "seq": head.seq,
                "id": id,
                "at": self.now,
                "conversation": head.conversation,
                "party": word.party,
                "sender": word.sender,
                "name": word.name,
                "kind": word.kind,
                "body": word.body,
                "asked": word.asked,
                "client_id": word.client_id,
            }
        )
        sender = Sender(word.party, word.sender, word.name)
        body = Raw(mask_phones(word.body).encode())
        data = _encode(Msg(head.id, head.seq, id, self.moment, sender, word.kind, body))
        return Said(word.client_id, head.id, head.seq, id, self.moment, data)

    def _take_back(self, word: Word) -> None:
        where = {"shop": self.shop_id, "thread": word.thread, "seq": word.recalls}
        at, sender, kind, recalled = SENT.first(self.work, where) or (0, "", "", 0)
        if sender != word.sender or kind in ("recall", "system"):
            raise NotFound("消息不存在")
        if recalled:
            raise Conflict("消息已撤回", "recalled_already")
        if late := rules.too_late_to_recall(from_micros(at), self.moment):
            raise NotNow(late)
        TAKEN_BACK.each(self.work, [where])

    @property
    def ruling(self) -> Ruling[ReplyClock] | None:
        """The reply clock of this shop and moment, looked up when the first word needs it."""
        if self._ruling is None:
            profile = shop.profile(self.work)
            book = self.work.rules
            self._ruling = (book.of(REPLY_CLOCK, self.moment, profile, self.shop_id),)
        return self._ruling[0]

    def _save(self) -> None:
        if not self.rows:
            return
        work, session = self.work, self.work.session
        ADD.each(work, self.rows)
        HEAD.each(work, [h.row(self.shop_id) for h in self.heads.values() if h.touched])
        if self.answered:
            ANSWERED.each(work, self.answered)
        clocks.stop_many(work, "conversations", "reply", self.stopped)
        clocks.wind_many(work, "conversations", "reply", list(self.wound.values()))
        self._leave_news()
        abroad.wake(work, (head.buyer_id for head in self.heads.values() if head.touched))
        for thing in list(session.identity_map.values()):
            if isinstance(thing, Thread):
                session.expire(thing)

    def _leave_news(self) -> None:
        """One row a listener and thread says where to read on; nobody listens, nothing is left."""
        rows: list[dict[str, Any]] = []
        for kind, _ in self.work.registry.heard.get(News, ()):
            for thread, seq in self.first.items():
                news = News(at=self.moment, shop_id=self.shop_id, thing=thread, seq=seq)
                payload = msgspec.to_builtins(news)
                rows.append(later.row(kind, self.shop_id, thread, self.moment, payload))
        if rows:
            self.work.write(later.ADD, rows)

    def _place(self) -> None:
        for head in self.opened.values():
            if head.touched:
                episodes.receive(self.work, head)

    def _addressed(self, word: Word, outcome: Outcome) -> Outcome:
        """To whom it is shown is read last: the first word of an episode has found its agent."""
        if isinstance(outcome, Refusal) or not outcome.data:
            return outcome
        to = addressees(self.shop_id, self.heads[outcome.thread], word)
        return msgspec.structs.replace(outcome, to=to)


def _again(word: Word, before: Before) -> Said:
    """A retry at any age gets the first answer; another word under the same key is refused."""
    same = (word.asked or word.body) == (before.asked or before.body)
    if not same or word.kind != before.kind or word.thread not in ("", before.thread):
        raise Invalid("此 client_id 已用于另一条消息", "key_reused", "/client_id")
    return Said(word.client_id, before.thread, before.seq, before.id, from_micros(before.at))


def _may_speak(word: Word, head: Head) -> None:
    inside = word.sender == head.owner or word.sender in _ids(head.collaborators)
    if not (inside or word.everywhere):
        raise Forbidden("该会话由其他客服接待,您不能发言", "not_yours")
    if word.kind not in ("note", "recall") and head.status != Status.HUMAN:
        raise Conflict(GONE if head.status in (None, Status.CLOSED) else "请先领取会话", "not_open")


def addressees(shop_id: str, head: Head, word: Word) -> tuple[str, ...]:
    """Principals and the thread's watchers; a note never goes to the buyer."""
    held = head.held_seq is not None and word.party == "buyer"
    to = [] if word.kind == "note" else [f"buyer:{shop_id}:{head.buyer_id}"]
    if head.owner and not held:
        to.append(f"merchant:{shop_id}:{head.owner}")
    to += [f"merchant:{shop_id}:{who}" for who in (*_ids(head.collaborators), *word.at)]
    return (*dict.fromkeys(to), f"thread:{shop_id}:{head.id}")


def _ids(kept: str | list[Any] | None) -> list[str]:
    if not kept or kept == "[]":
        return []
    return kept if isinstance(kept, list) else msgspec.json.decode(kept, type=list[str])
