"""The record of proofs: what counts, what does not, and that it cannot be claimed in vain."""

import json
from pathlib import Path

import pytest
import requirements

TESTS = str(Path(requirements.__file__).parent)


@pytest.fixture
def house(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", TESTS)
    monkeypatch.setenv("CI", "")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini("[pytest]\naddopts = -p proofs -p xdist")
    return pytester


def kept(house: pytest.Pytester) -> dict[str, dict[str, object]]:
    return json.loads((house.path / requirements.PROOFS).read_text())


def ended(house: pytest.Pytester) -> dict[str, set[str]]:
    return requirements.outcomes(house.path / requirements.PROOFS)


def test_a_test_that_passed_is_kept_with_its_ids(house: pytest.Pytester):
    house.makepyfile("""
        import pytest
        @pytest.mark.proves("S1-05", "S0-25")
        def test_held(): pass
        def test_claims_nothing(): pass
    """)
    house.runpytest_inprocess().assert_outcomes(passed=2)
    assert list(kept(house).values()) == [{"ids": ["S0-25", "S1-05"], "outcome": "passed"}]


def test_failing_skipping_and_breaking_prove_nothing(house: pytest.Pytester):
    house.makepyfile("""
        import pytest
        @pytest.fixture
        def broken():
            yield
            raise OSError
        @pytest.mark.proves("S1-05")
        def test_fails(): assert False
        @pytest.mark.proves("S1-11")
        def test_skips(): pytest.skip()
        @pytest.mark.proves("S1-12")
        @pytest.mark.xfail
        def test_is_expected_to_fail(): assert False
        @pytest.mark.proves("S1-13")
        def test_leaves_a_mess(broken): pass
    """)
    house.runpytest_inprocess()
    assert ended(house) == {
        "S1-05": {"failed"},
        "S1-11": {"skipped"},
        "S1-12": {"skipped"},
        "S1-13": {"failed"},
    }


def test_a_crash_proves_nothing(house: pytest.Pytester):
    house.makepyfile("""
        import os, pytest
        @pytest.mark.proves("S1-05")
        def test_crashes(): os._exit(1)
    """)
    house.runpytest_inprocess("-n1", "--max-worker-restart=0")
    assert ended(house) == {"S1-05": {"failed"}}


def test_several_runs_and_workers_add_up(house: pytest.Pytester):
    house.makepyfile(
        test_one="import pytest\n@pytest.mark.proves('S1-05')\ndef test_it(): pass",
        test_two="import pytest\n@pytest.mark.proves('S1-11')\ndef test_it(): pass",
        test_three="import pytest\n@pytest.mark.proves('S1-12')\ndef test_it(): pass",
    )
    house.runpytest_inprocess("-n2", "test_one.py", "test_two.py").assert_outcomes(passed=2)
    house.runpytest_inprocess("test_three.py").assert_outcomes(passed=1)
    assert ended(house) == {name: {"passed"} for name in ("S1-05", "S1-11", "S1-12")}


@pytest.mark.parametrize(
    ("claim", "workers"),
    [("'S9-99'", "-n0"), ("'S9-99'", "-n1"), ("'S1-05 S1-06'", "-n0"), ("", "-n0")],
)
def test_a_claim_that_the_register_does_not_know_stops_the_run(
    house: pytest.Pytester, claim: str, workers: str
):
    house.makepyfile(f"""
        import pytest
        class TestIt:
            @pytest.mark.proves({claim})
            def test_it(self): pass
    """)
    result = house.runpytest_inprocess(workers)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines("*TestIt::test_it: *")


def test_a_claim_of_one_example_is_looked_at_too(house: pytest.Pytester):
    house.makepyfile("""
        import pytest
        @pytest.mark.parametrize("n", [pytest.param(1, marks=pytest.mark.proves("S9-99"))])
        def test_it(n): pass
    """)
    house.runpytest_inprocess().assert_outcomes(errors=1)


def row(*ids: str) -> requirements.Row:
    return requirements.Row(ids, "R", "orders", "", "")


def test_a_row_is_proved_by_any_of_its_ids_and_undone_by_any_failure():
    assert requirements.is_proved(row("S0-25", "S1-05"), {"S1-05": {"passed", "skipped"}})
    assert not requirements.is_proved(row("S0-25", "S1-05"), {"S1-05": {"skipped"}})
    assert not requirements.is_proved(
        row("S0-25", "S1-05"), {"S1-05": {"passed"}, "S0-25": {"failed"}}
    )


def write(root: Path, **tests: tuple[str, str]) -> None:
    file = root / requirements.PROOFS
    file.parent.mkdir(parents=True)
    kept = {name: {"ids": [known], "outcome": end} for name, (known, end) in tests.items()}
    file.write_text(json.dumps(kept))


def test_the_summary_ends_with_the_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write(tmp_path, a=("S0-35", "passed"), b=("S4-06", "passed"), c=("S2-38", "failed"))
    assert requirements.main(root=tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("conversations     1/10 not yet: S2-38 S2-39")
    assert lines[-1] == "proved 1 of 292"


def test_one_module_is_listed_row_by_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write(tmp_path, a=("S3-97", "passed"))
    assert requirements.main("coupons", tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:7] for line in lines] == ["not yet", "proved ", "proved "]
    assert lines[-1] == "proved 1 of 2"


def test_an_unknown_module_is_refused(tmp_path: Path):
    assert requirements.main("no_such", tmp_path) == 1
