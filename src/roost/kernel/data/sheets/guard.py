"""The mark before a text that a spreadsheet program would take for a formula (promise S12)."""

from typing import Final

import regex

_MARK: Final = "'"
_HIDDEN: Final = r"\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800"
_QUOTES: Final = r"""\p{Quotation_Mark}`´"""
_SIGNS: Final = r"=+\-@＝＋－＠﹢﹣﹦﹫|%"
_DANGEROUS: Final = regex.compile(rf"'*[\t\r\n\0]|[{_HIDDEN}{_QUOTES}]*[{_SIGNS}]")


def is_dangerous(text: str) -> bool:
    """The first sign that is seen begins a formula, or the text begins with TAB, CR, LF or NUL.

    Marks before these count as dangerous too; without that a typed mark would be lost on return.
    """
    return not _is_harmless(text[:1]) and _DANGEROUS.match(text) is not None


def _is_harmless(first: str) -> bool:
    """Most cells begin so; asked first, because the whole question costs five times as much."""
    return first.isalnum() if first.isascii() else "一" <= first <= "鿿"


def guarded(text: str) -> str:
    """With `'` before it where it is dangerous; `unguarded` gives back exactly what was."""
    return _MARK + text if is_dangerous(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text[:1] == _MARK and is_dangerous(text[1:]) else text
