"""Coming in, going out, who am I: the same on the workbench and on the platform's face."""

from typing import Any

from litestar import Response, get, post
from msgspec import Struct

from roost.kernel.pure.text import phone
from roost.kernel.web import passwords
from roost.kernel.web.params import Desk, JSONBody

from .. import queries, views
from ..commands import entry
from ..commands.entry import AskCode, ChangePassword, Login, LoginByCode, Reset
from ..views import Me

PER_ADDRESS, PER_ACCOUNT = 10, 5  # logins a minute


class Said(Struct, frozen=True):
    message: str


CODE_SENT, PASSWORD_SET = Said("验证码已发送"), Said("密码已更新")


@get("/me")
async def me(desk: Desk) -> Me:
    return await desk.look(queries.me, show=lambda look, who: views.me(look, who, desk.door.face))


@post("/login")
async def login(desk: Desk, data: JSONBody[Login]) -> Response[Me]:
    digits = _counted(desk, data.phone)
    face = desk.door.face
    kept = await desk.look_as_nobody(queries.secret, face, digits)
    proof = kept if await passwords.fits(kept, data.password) else None
    return await _entered(desk, entry.by_password, digits, proof)


@post("/codes", status_code=200)
async def codes(desk: Desk, data: JSONBody[AskCode]) -> Said:
    return await _code_sent(desk, data, "login")


@post("/login_by_code")
async def login_by_code(desk: Desk, data: JSONBody[LoginByCode]) -> Response[Me]:
    return await _entered(desk, entry.by_code, _counted(desk, data.phone), data.code)


@post("/reset_codes", status_code=200)
async def reset_codes(desk: Desk, data: JSONBody[AskCode]) -> Said:
    return await _code_sent(desk, data, "reset")


@post("/reset", status_code=200)
async def reset(desk: Desk, data: JSONBody[Reset]) -> Said:
    digits = _counted(desk, data.phone)
    secret = await passwords.seal(data.password)
    await desk.work_as_nobody(entry.reset, desk.door.face, digits, data.code, secret)
    return PASSWORD_SET


@post("/password", status_code=200)
async def password(desk: Desk, data: JSONBody[ChangePassword]) -> Said:
    desk.limits.take("password", desk.token, PER_ACCOUNT)
    kept = await desk.look(queries.my_secret, show=views.as_is)
    proof = kept if await passwords.fits(kept, data.old) else None
    secret = await passwords.seal(data.password)
    await desk.work(entry.change_password, proof, secret, desk.token, show=views.as_is)
    return PASSWORD_SET


@post("/logout")
async def logout(desk: Desk) -> Response[None]:
    await desk.work(entry.leave, desk.token, show=views.as_is)
    return desk.logged_out()


async def _code_sent(desk: Desk, data: AskCode, purpose: str) -> Said:
    digits = _counted(desk, data.phone)
    await desk.work_as_nobody(entry.ask_code, desk.door.face, digits, purpose)
    return CODE_SENT


def _counted(desk: Desk, typed: str) -> str:
    digits = phone(typed)
    desk.limits.take("login", desk.address, PER_ADDRESS)
    desk.limits.take("login", digits, PER_ACCOUNT)
    return digits


async def _entered(desk: Desk, command: Any, digits: str, proof: str | None) -> Response[Me]:
    face, old = desk.door.face, desk.token

    def enter(work: Any) -> tuple[Me, str]:
        return views.entered(work, command(work, face, digits, proof, old), face)

    return desk.logged_in(*await desk.work_as_nobody(enter))


routes = [me, login, codes, login_by_code, reset_codes, reset, password, logout]
