"""Provinces, cities and districts: an address is whole when it names one of each."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

FILE = Path(__file__).parent / "divisions.json"
EMPTY = (
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
)  # say nothing in an address


class Division(Struct, frozen=True):
    code: str
    name: str
    children: tuple["Division", ...] = ()


class District(Struct, frozen=True):
    """The lowest level, with its way down from the province."""

    code: str
    path: tuple[str, ...]

    @property
    def region(self) -> str:
        """浙江省杭州市西湖区, as it is written on a parcel."""
        return "".join(name for name in self.path if name not in EMPTY)


@cache
def provinces() -> tuple[Division, ...]:
    return msgspec.json.decode(FILE.read_bytes(), type=tuple[Division, ...])


@cache
def districts() -> dict[str, District]:
    return {
        district.code: District(district.code, (province.name, city.name, district.name))
        for province in provinces()
        for city in province.children
        for district in city.children
    }


def below(code: str) -> tuple[Division, ...] | None:
    """The children of a division; of the country for "". None where there is no such division."""
    if not code:
        return provinces()
    level = provinces()
    while level:
        step = next((d for d in level if code.startswith(d.code)), None)
        if step is None:
            return None
        if step.code == code:
            return step.children
        level = step.children
    return None
