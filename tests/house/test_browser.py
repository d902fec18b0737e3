import browser
import pytest
from playwright.sync_api import Page


def test_a_real_browser_opens_a_page(page: Page, request: pytest.FixtureRequest):
    page.set_content("<h1>归巢</h1>")
    assert page.inner_text("h1") == "归巢"
    assert request.node.get_closest_marker("browser")


def nothing() -> None:
    return None


def test_no_browser_at_all_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(browser, "found", nothing)
    monkeypatch.setattr(browser, "install", nothing)
    assert browser.main() == 1
    assert capsys.readouterr().err.strip() == browser.ADVICE


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHROME", "/opt/mine")
    assert browser.found() == "/opt/mine"
