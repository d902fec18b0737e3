"""Hours, profile, texts and the card of a shop."""

from datetime import time

import pytest
from doors import Client
from world import at, merchant

from roost.kernel.pure.hours import Hours
from roost.modules.shop import facade, rules


def test_hours_and_name_are_set_and_asked_by_others(world, desk, settings):
    before = settings()
    form = {"name": "新名", "opens": "08:30", "closes": "00:00", "version": before["version"]}
    after = desk.put("/api/shop/basics", form).json()
    assert (after["name"], after["opens"], after["closes"]) == ("新名", "08:30", "00:00")
    somebody = merchant("x", shop=before["id"])
    assert world.sees(somebody, facade.hours) == Hours(time(8, 30), time(0))
    stale = desk.put("/api/shop/basics", form)
    assert stale.status_code == 412, "somebody else has been there since"


@pytest.mark.parametrize(
    "change",
    [{"opens": "9:00"}, {"closes": "24:00"}, {"opens": "10:00", "closes": "10:00"}, {"name": " "}],
)
def test_hours_that_are_none_are_refused(desk, settings, change):
    form = {"name": "店", "opens": "09:00", "closes": "21:00", "version": settings()["version"]}
    assert desk.put("/api/shop/basics", form | change).status_code == 422


@pytest.mark.proves("S0-45")
def test_the_profile_is_switched_while_the_house_runs(desk, settings):
    before = settings()
    assert (before["profile"]["code"], len(before["channels"]["lines"])) == ("douyin", 3)
    form = {"profile": "pinduoduo", "version": before["version"]}
    assert desk.put("/api/shop/profile", form).json()["profile"]["label_zh"] == "拼多多"
    assert desk.get("/api/staff/me").json()["shop"]["profile"] == "pinduoduo"
    posts = desk.get("/api/staff/posts").json()["items"]
    assert len(posts) == 8, "the posts of the other platform have been added"
    assert settings()["channels"]["lines"] == []


@pytest.mark.proves("S4-07", "S4-24")
def test_the_platforms_own_channels_are_on_a_card(world, desk, settings):
    channels = settings()["channels"]
    numbers = [line["number"] for line in channels["lines"]]
    assert numbers == ["95152", "400-140-2108", "1010-1588"]
    assert (channels["opens"], channels["closes"]) == ("09:00:00", "21:00:00")
    assert "客服工作台" in channels["ways_zh"][0] and "下载" in channels["ways_zh"][1]
    assert "600 元/年" in channels["joining_zh"] and "先咨询" in channels["joining_zh"]
    assert settings()["channels_open"], "20:00"
    world.wait_until(at(1, 21))
    assert not settings()["channels_open"]


def test_welcome_and_offline_reply_are_the_shops_own(world, desk, settings):
    before = settings()
    form = {"welcome": "欢迎光临", "offline_reply": "", "version": before["version"]}
    desk.put("/api/shop/texts", form)
    somebody = merchant("x", shop=before["id"])
    assert world.sees(somebody, facade.texts) == facade.Texts("欢迎光临", "")


@pytest.mark.proves("S3-35")
def test_the_service_code_stays_what_it_was_and_no_door_changes_it(desk, settings):
    before = settings()
    assert before["link"] == f"http://testserver.local:8401/s/{before['code']}"
    picture = desk.get("/api/shop/qr.svg")
    form = {"name": "新名", "opens": "09:00", "closes": "21:00", "version": before["version"]}
    desk.put("/api/shop/basics", form)
    version = settings()["version"]
    desk.put("/api/shop/profile", {"profile": "kuaishou", "version": version})
    assert settings()["code"] == before["code"]
    assert desk.get("/api/shop/qr.svg").content == picture.content
    refused = desk.put("/api/shop/basics", form | {"code": "other", "version": version + 1})
    assert refused.json()["code"] == "unknown_field"
    assert _writes_about_the_code(desk) == []


def _writes_about_the_code(desk: Client) -> list[str]:
    routes = desk.http.app.routes
    return [r.path for r in routes if "/qr" in r.path and set(r.methods) - {"GET", "OPTIONS"}]


@pytest.mark.proves("S3-35")
def test_the_code_is_a_picture_to_print(desk):
    assert desk.get("/api/shop/qr.svg").content.startswith(b"<svg")
    assert desk.get("/api/shop/qr.png").content.startswith(b"\x89PNG")


@pytest.mark.proves("S3-36")
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("扫码联系客服", None),
        ("归巢小店 售后有保障", None),
        ("满300减50,7天无理由", None),
        ("详见 example.com", "url"),
        ("www。taobao。com 找我", "url"),
        ("HTTP://a.cn", "url"),
        ("ｈｔｔｐ://ａ.ｃｎ", "url"),
        ("加 微 信 领红包", "account"),
        ("加V领红包", "account"),
        ("客服 Q Q 在线", "account"),
        ("电话 138-0000-0001", "account"),
        ("关注 @guichao", "account"),
        ("也来看看对手店", "other_shop"),
        ("隔壁家旗舰店更便宜", "other_shop"),
    ],
)
def test_a_card_leads_nowhere_else(text, why):
    assert rules.foreign(text, "归巢小店", ["对手店"]) == why


@pytest.mark.proves("S3-36")
def test_the_words_on_the_card_are_checked_when_they_are_kept(desk, settings):
    form = {"title": "扫一扫", "line": "加微信送礼", "version": settings()["version"]}
    refused = desk.put("/api/shop/card", form)
    assert (refused.status_code, refused.json()["code"]) == (422, "card_account")
    assert refused.json()["errors"][0]["pointer"] == "/line"
    kept = desk.put("/api/shop/card", form | {"line": "售后问题随时问"}).json()
    assert (kept["card_title"], kept["card_line"]) == ("扫一扫", "售后问题随时问")
