"""Passwords: argon2id, hashed in threads of their own, before any transaction begins."""

from asyncio import get_running_loop
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from secrets import token_hex

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from roost.kernel.pure.refusal import Invalid

LEAST, MOST = 8, 128
_hasher = PasswordHasher()
_threads = ThreadPoolExecutor(2, "password")  # each hash holds 64 MiB


def sealed(password: str, pointer: str = "/password") -> str:
    """The hash to keep; refused when it is too short to be one."""
    if not LEAST <= len(password) <= MOST:
        raise Invalid(f"密码须为{LEAST}至{MOST}位", "bad_password", pointer, least=LEAST, most=MOST)
    return _hasher.hash(password)


async def seal(password: str, pointer: str = "/password") -> str:
    return await get_running_loop().run_in_executor(_threads, sealed, password, pointer)


async def fits(kept: str | None, password: str) -> bool:
    """One hash is computed whether there is one to compare with or not (promise S6)."""
    return await get_running_loop().run_in_executor(_threads, _fits, kept, password)


def _fits(kept: str | None, password: str) -> bool:
    try:
        return _hasher.verify(kept or _nobodys(), password) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash(token_hex(16))
