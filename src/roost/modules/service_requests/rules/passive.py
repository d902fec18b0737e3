"""Signs of passive handling. They only propose; a person of the platform decides (S1-38, RD-24)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Sign(StrEnum):
    NO_REPLY = "no_reply"
    TIMEOUT = "timeout"
    EMPTY = "empty_reply"
    NO_PROOF = "agreed_without_proof"
    REPEATED = "repeated_text"


SIGNS: Final[dict[Sign, tuple[str, str]]] = {
    Sign.NO_REPLY: ("超时且从未回复", "Timed out without any reply"),
    Sign.TIMEOUT: ("超时未处理", "Timed out"),
    Sign.EMPTY: ("回复内容为空", "Empty reply"),
    Sign.NO_PROOF: ("称已协商一致但无材料", "Says agreed, shows nothing"),
    Sign.REPEATED: ("与前次回复内容相同", "Same text as before"),
}
_WORDS: Final = re.compile(r"\w")


class Said(Struct, frozen=True):
    text: str
    files: int
    agreed: bool


def of_timeout(watched: Sequence[Sign], ever_replied: bool) -> Sign | None:
    """The graver of the two where nothing was ever said, as far as it is watched for."""
    if not ever_replied and Sign.NO_REPLY in watched:
        return Sign.NO_REPLY
    return Sign.TIMEOUT if Sign.TIMEOUT in watched else None


def of_reply(watched: Sequence[Sign], said: Said, before: Iterable[str]) -> list[Sign]:
    """`before`: the texts of this request's earlier replies."""
    text = plain(said.text)
    found = {
        Sign.EMPTY: not text and not said.files,
        Sign.NO_PROOF: said.agreed and not said.files,
        Sign.REPEATED: bool(text) and text in {plain(old) for old in before},
    }
    return [sign for sign in watched if found.get(sign)]


def plain(text: str) -> str:
    """Letters, figures and signs of writing alone: a changed comma is not another answer."""
    return "".join(_WORDS.findall(unicodedata.normalize("NFKC", text))).casefold()
