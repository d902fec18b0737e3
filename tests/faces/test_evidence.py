"""Proofs in a real browser: hung on an order, and handed in as one document with a note."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from . import house, pages
from .conftest import CSRF
from .house import House
from .matters import Matter

NOTE = "发货称重 1.2 kg,与面单一致"
STYLES = [("zh-CN", "light"), ("en", "dark")]


@pytest.fixture(scope="module")
def matter(home: House) -> Matter:
    return Matter(home)


@pytest.fixture
def order(matter: Matter) -> str:
    """One on which nothing hangs yet."""
    return str(matter.complain_again()["order_id"])


@pytest.fixture
def desk(home: House, context: BrowserContext, page: Page) -> Iterator[Page]:
    login = {"phone": house.PHONE, "password": house.PASSWORD}
    reply = context.request.post(f"{home.desk}/api/staff/login", data=login, headers=CSRF)
    assert reply.ok, reply.text()
    page.set_viewport_size(pages.DESK)
    with pages.watched(page):
        yield page


def photo(name: str, colour: str) -> dict[str, object]:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    return {"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def hang(desk: Page, kind: str, note: str, *files: dict[str, object]) -> None:
    desk.get_by_role("button", name="留存凭证").click()
    sheet = desk.get_by_role("dialog")
    sheet.get_by_label("选择文件").set_input_files(list(files))
    expect(sheet.get_by_role("img", name="选择文件")).to_have_count(len(files))
    sheet.get_by_role("combobox", name="凭证类型").click()
    desk.get_by_role("option", name=kind, exact=True).click()
    sheet.get_by_label("说明").fill(note)
    sheet.get_by_role("button", name="留存", exact=True).click()
    expect(sheet).to_have_count(0)


def test_pictures_are_hung_and_come_down_as_one_pdf_with_the_note_before_them(
    home: House, order: str, desk: Page
):
    desk.goto(f"{home.desk}/orders/{order}")
    hang(desk, "发货称重图", "发货前", photo("秤", "white"), photo("面单", "yellow"))
    hang(desk, "面单合照", "", photo("合照", "green"))
    proofs = desk.locator(".sheet", has=desk.get_by_role("heading", name="凭证", exact=True))
    expect(proofs.get_by_role("checkbox")).to_have_count(3)
    for box in proofs.get_by_role("checkbox").all():
        box.check()
    proofs.get_by_role("button", name="合并为 PDF(3)").click()
    sheet = desk.get_by_role("dialog")
    make = sheet.get_by_role("button", name="生成 PDF")
    expect(make).to_be_disabled()
    sheet.get_by_label("举证说明").fill(NOTE)
    with desk.expect_download() as coming:
        make.click()
    assert coming.value.suggested_filename.startswith("举证材料-")
    assert coming.value.suggested_filename.endswith(".pdf")
    with pikepdf.open(coming.value.path()) as pdf:
        assert len(pdf.pages) == 1 + 3
        words = pdf.pages[0].Contents.read_bytes()
        assert NOTE.encode("utf-16-be").hex().encode() in words.lower()
        assert all("/Im" in page.Resources.XObject for page in list(pdf.pages)[1:])
    expect(desk.get_by_role("dialog")).to_contain_text("PDF 已生成")
    with desk.expect_download() as again:
        desk.get_by_role("dialog").get_by_role("button", name="重新下载").click()
    assert again.value.path().read_bytes() == coming.value.path().read_bytes()
    desk.get_by_role("dialog").get_by_role("button", name="关闭").click()
    expect(proofs.get_by_text("合并文档")).to_be_visible()
    expect(proofs).to_contain_text(NOTE)


@pytest.mark.parametrize(("language", "theme"), STYLES)
def test_everybody_can_keep_and_bind_proofs(
    home: House, order: str, desk: Page, language: str, theme: str
):
    desk.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    desk.goto(f"{home.desk}/orders/{order}")
    pages.settled(desk)
    hang(desk, "发货称重图", "发货前", photo("秤", "white"))
    desk.evaluate("language => localStorage.setItem('roost.language', language)", language)
    desk.reload()
    pages.settled(desk)
    proof = desk.locator(".ev-list input").first
    proof.check()
    desk.locator(".ev-list").scroll_into_view_if_needed()
    pages.picture(desk, f"screen-evidence-{theme}")
    desk.get_by_role("button", name="PDF").click()
    expect(desk.get_by_role("dialog")).to_be_visible()
    assert pages.faults(desk) == []
    if language == "en":
        assert pages.chinese(desk) == []
