"""The screens of staff, shop and audit in a real browser."""

import pytest
from doors import FIRST_RUN, OWNER_PHONE, PASSWORD, last_code
from playwright.sync_api import Page, expect
from served import chinese_left, faults, serving

PHONE = "13900000031"
PAGES = [
    "/staff",
    "/staff/new",
    "/staff/posts",
    "/staff/posts/new",
    "/staff/me",
    "/shop",
    "/shop/addresses",
    "/shop/service_rules",
    "/shop/card",
    "/shop/app_keys",
    "/audit",
]


@pytest.fixture
def house(world):
    with serving(world) as served:
        yield served


def enter(page: Page, address: str, path: str) -> None:
    """The owner of a shop that has just been founded."""
    ask = page.request
    headers = {"X-CSRF": "1"}
    ask.post(f"{address}/api/shop/first_run", headers=headers, data=FIRST_RUN)
    login = {"phone": OWNER_PHONE, "password": PASSWORD}
    assert ask.post(f"{address}/api/staff/login", headers=headers, data=login).ok
    page.goto(address + path)


@pytest.mark.proves("S2-07", "S2-08", "S2-18")
def test_a_post_is_made_on_the_way_and_the_form_is_still_filled_in(page, house, world):
    enter(page, house.at(), "/staff")
    page.get_by_role("button", name="新建账号").click()
    page.get_by_label("手机号").fill(PHONE)
    page.get_by_label("账户姓名").fill("小林")
    page.get_by_role("button", name="发送验证码").click()
    expect(page.get_by_text("验证码已发送")).to_be_visible()
    page.get_by_role("button", name="创建新岗位").click()
    page.get_by_label("岗位名称").fill("仓库")
    page.get_by_label("岗位描述").fill("打包与发货")
    page.locator("[data-module=audit]").get_by_text("操作日志").first.click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="新建账号")).to_be_visible()
    expect(page.get_by_label("手机号")).to_have_value(PHONE)
    expect(page.get_by_label("账户姓名")).to_have_value("小林")
    expect(page.get_by_role("combobox", name="请选择岗位: 仓库")).to_be_visible()
    page.get_by_label("验证码").fill(last_code(world))
    page.get_by_role("button", name="确认新建").click()
    row = page.get_by_role("row").filter(has_text="小林")
    expect(row).to_contain_text("已授权")
    expect(row).to_contain_text("仓库")
    assert page.url.endswith("/staff"), "back in the list by itself"


@pytest.mark.proves("S4-05")
def test_an_address_is_kept_on_a_phone(page, house):
    page.set_viewport_size({"width": 390, "height": 844})
    enter(page, house.at(), "/shop")
    page.get_by_role("tab", name="售后地址").click()
    page.get_by_role("button", name="新增售后地址").first.click()
    page.get_by_label("联系人").fill("张三")
    page.get_by_label("联系电话").fill("13700000001")
    page.get_by_label("具体地址").fill("文三路 1 号")
    for level, name in (("省", "浙江省"), ("市", "杭州市"), ("区", "西湖区")):
        page.get_by_role("combobox", name=level, exact=True).click()
        page.get_by_role("option", name=name, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(page.get_by_text("浙江省杭州市西湖区 文三路 1 号")).to_be_visible()
    expect(page.get_by_text("默认", exact=True)).to_be_visible()


def test_what_is_wrong_is_said_beside_its_field(page, house):
    enter(page, house.at(), "/shop/card")
    page.get_by_label("说明").fill("加微信领红包")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert")).to_have_text("卡片上不能有第三方账号或联系方式")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_accessible_and_in_english(page, house, theme):
    page.emulate_media(color_scheme=theme)
    page.add_init_script("localStorage.setItem('roost.language', 'en')")
    enter(page, house.at(), "/staff")
    found = {}
    for path in PAGES:
        page.goto(house.at() + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("status", name="Loading…")).to_have_count(0)
        found[path] = faults(page) + chinese_left(page)
    wrong = {fault for faults_of in found.values() for fault in faults_of}
    assert wrong == set(), "\n".join(sorted(wrong))


def test_the_platforms_people_have_the_same_pages(page, house):
    enter(page, house.at(), "/staff")
    login = {"phone": OWNER_PHONE, "password": PASSWORD}
    address = house.at("platform")
    page.request.post(f"{address}/p/api/staff/login", headers={"X-CSRF": "1"}, data=login)
    page.goto(f"{address}/staff")
    expect(page.get_by_role("row").filter(has_text="店主")).to_contain_text("已授权")
    page.goto(f"{address}/audit")
    expect(page.get_by_role("row").filter(has_text="登录")).to_have_count(1)
