"""What somebody types who wants a script of theirs to run before another's eyes (promise S8)."""

import json
from itertools import count

from architecture.tree import ROOT

FILE = ROOT / "tests/data/scripts.json"
CORPUS: dict[str, list[str]] = json.loads(FILE.read_text(encoding="utf-8"))
UNREADABLE = ("\x00", "\ufffe", "\uffff")  # no door takes them in a body
SIGN = "§"
PROBES = ("\"'><b on>", "<b on>")  # what is drawn as markup anywhere gets a handler, and is seen
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def readable(payload: str) -> bool:
    return not any(sign in payload for sign in UNREADABLE)


def ordered() -> list[str]:
    """One of each group in turn, so that neighbours are of different kinds."""
    groups = [[p for p in group if readable(p)] for group in CORPUS.values()]
    longest = max(map(len, groups))
    return [group[n] for n in range(longest) for group in groups if n < len(group)]


class Ink:
    """Hands out texts to be typed. Each begins with a mark of its own, by which it is found again,
    and a probe, and carries as many payloads as fit, the next in line.
    """

    def __init__(self) -> None:
        self.ring = ordered()
        self.at = 0
        self.marks: dict[str, str] = {}  # text: its mark
        self.fields: dict[str, set[str]] = {}  # field: the marks of what it was given
        self.refused: set[str] = set()  # fields at which one was tried in vain
        self.times = dict.fromkeys(self.ring, 0)
        self._numbers = count()

    def __call__(self, most: int, but: str = "") -> str:
        """`but`: signs that the field does not take."""
        mark = self._mark()
        text = mark + next(probe for probe in PROBES if len(mark + probe) <= most)
        last = -1
        for n in range(len(self.ring)):
            payload = self.ring[(self.at + n) % len(self.ring)]
            if len(text) + 1 + len(payload) > most or set(but) & set(payload):
                if last >= 0:
                    break
                continue
            text += f" {payload}"
            self.times[payload] += 1
            last = n
        self.at = (self.at + last + 1) % len(self.ring)
        self.marks[text] = mark
        return text

    def whole(self, most: int) -> list[str]:
        """All of them, in as many texts as it takes."""
        self.at, texts = 0, [self(most)]
        while self.at:
            before = self.at
            texts.append(self(most))
            if self.at < before:
                break
        return texts

    def _mark(self) -> str:
        n = next(self._numbers)
        return f"{SIGN}{DIGITS[n // 36]}{DIGITS[n % 36]}"
