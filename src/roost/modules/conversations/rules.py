"""What the words of a chat mean for clocks and limits."""

import re
from datetime import datetime, timedelta

from roost.kernel.pure.flow import Deadline
from roost.kernel.pure.hours import Hours
from roost.kernel.pure.policy import Ruling
from roost.kernel.pure.refusal import Closed
from roost.kernel.pure.text import graphemes, mask_phones

from .policies import ReplyClock

TEXT = 2_000  # graphemes of one message
LONG = 20_000  # of a text that is to be sent in parts
PARTS = 20
PREVIEW = 60
CLIENT_ID = 64
RECALL = timedelta(minutes=2)
_LINES = re.compile(r"\n+")
_SENTENCE = re.compile(r"[^。!?!?;;…]+[。!?!?;;…]*[”」』)]*\s*")
SHORT = 12  # graphemes; a part shorter than this stays with its neighbour


def reply_due(at: datetime, ruling: Ruling[ReplyClock] | None) -> Deadline | None:
    """None where an answer is not counted: outside the hours, or before any rule."""
    if ruling is None or not Hours(ruling.rule.opens, ruling.rule.closes).includes(at):
        return None
    return Deadline(at + timedelta(seconds=ruling.rule.seconds), ruling.edition)


def answers(party: str, ruling: Ruling[ReplyClock] | None) -> bool:
    """Does a message of this sender answer the buyer? Texts of the house never do (S4-43)."""
    if party == "merchant":
        return True
    return party == "bot" and ruling is not None and ruling.rule.robot_counts


def split(text: str) -> list[str]:
    """A long text in parts as they are sent one by one: by lines, then by sentences (S3-07)."""
    parts: list[str] = []
    for line in _LINES.split(text):
        sentences = [s.strip() for s in _SENTENCE.findall(line)] or [line.strip()]
        parts += _joined([s for s in sentences if s])
    return _at_most(parts, PARTS)


def _joined(sentences: list[str]) -> list[str]:
    """Sentences of a word or two are not worth a bubble of their own."""
    found: list[str] = []
    for sentence in sentences:
        if found and (graphemes(sentence) < SHORT or graphemes(found[-1]) < SHORT):
            found[-1] += sentence
        else:
            found.append(sentence)
    return found


def _at_most(parts: list[str], most: int) -> list[str]:
    return parts if len(parts) <= most else [*parts[: most - 1], "\n".join(parts[most - 1 :])]


def preview(kind: str, text: str) -> str:
    """The line under a name in a list; phones are masked there too."""
    match kind:
        case "image":
            return "[图片]"
        case "recall":
            return "[撤回了一条消息]"
        case "card":
            return f"[卡片] {text}"[:PREVIEW]
        case _:
            return mask_phones(text.replace("\n", " "))[:PREVIEW]


def too_late_to_recall(sent: datetime, now: datetime) -> Closed | None:
    if now <= sent + RECALL:
        return None
    return Closed("too_late_to_recall", "消息发出超过2分钟,不能撤回")
