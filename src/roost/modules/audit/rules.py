"""What a seal is made of."""

from typing import Any

import msgspec

from roost.kernel.pure.time import micros


def words(deed: Any, before: str) -> bytes:
    """Every field of the row and the seal before it, in one form only."""
    told = [
        before,
        deed.shop_id,
        deed.seq,
        micros(deed.at),
        micros(deed.real),
        deed.party,
        deed.who,
        deed.name,
        deed.what,
        deed.thing,
        deed.data,
    ]
    return msgspec.json.encode(told, order="sorted")
