"""Tests talk to this machine only; in CI none is skipped."""

import socket
import threading

import pytest
from manners import StaysHere


@pytest.mark.parametrize("host", ["93.184.216.34", "10.0.0.1", "2606:2800:220:1::1"])
def test_no_test_reaches_another_machine(host: str):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as out, pytest.raises(StaysHere):
        out.connect((host, 80))
    with socket.socket(family, socket.SOCK_DGRAM) as out, pytest.raises(StaysHere):
        out.sendto(b"?", (host, 53))


def test_no_test_asks_for_a_name():
    with pytest.raises(StaysHere):
        socket.getaddrinfo("shop.example", 443)


def hang_up(server: socket.socket) -> None:
    server.accept()[0].close()


def test_this_machine_answers():
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=hang_up, args=(server,)).start()
        with socket.create_connection(("localhost", server.getsockname()[1])) as out:
            assert out.recv(1) == b""


SKIPS = """
    import pytest
    def test_leaves(): pytest.skip("no compiler")
    @pytest.mark.skip(reason="later")
    def test_is_put_off(): pass
    @pytest.mark.xfail
    def test_is_expected_to_fail(): assert False
"""


@pytest.fixture
def house(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("CI", "true")
    pytester.makeini("[pytest]\naddopts = -p manners")
    return pytester


def test_a_skip_is_a_failure_in_ci(house: pytest.Pytester):
    house.makepyfile(SKIPS)
    result = house.runpytest_inprocess()
    result.assert_outcomes(failed=1, errors=1, xfailed=1)
    result.stdout.fnmatch_lines("*nothing is skipped*no compiler*")


def test_a_whole_file_cannot_be_skipped_in_ci(house: pytest.Pytester):
    house.makepyfile("import pytest\npytest.importorskip('no_such_module')")
    house.runpytest_inprocess().assert_outcomes(errors=1)


def test_elsewhere_a_skip_is_a_skip(house: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CI", "")
    house.makepyfile(SKIPS)
    house.runpytest_inprocess().assert_outcomes(skipped=2, xfailed=1)
