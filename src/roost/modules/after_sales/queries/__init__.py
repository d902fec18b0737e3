from .cases import case_lines, find, open_lines, waybills_of
from .lists import Filter, cases_page, desk_page, mine

__all__ = [
    "Filter",
    "case_lines",
    "cases_page",
    "desk_page",
    "find",
    "mine",
    "open_lines",
    "waybills_of",
]
