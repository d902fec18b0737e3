"""R2: what was acked survives a power cut at any moment, and the file is never corrupt."""

import tempfile
from pathlib import Path

import pytest
from trust.committing import ONE_BY_ONE, TOGETHER
from trust.power import Found, cut, recorded, recorder

IMAGES, TWIN_IMAGES = 2_000, 250
MEMORY = Path("/dev/shm")
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def scratch(tmp_path):
    """In memory where there is some: thousands of small databases are made here."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as folder:
        yield Path(folder).resolve()


def power_cuts(entry: str, images: int, scratch: Path) -> Found:
    entries = recorded(entry, recorder(scratch), scratch)
    found = cut(entries, scratch, images)
    assert found.images >= images
    assert found.acked == ONE_BY_ONE + TOGETHER, "the recorder has seen every ack"
    assert found.carried > 100, "the log was carried over and begun anew under way"
    return found


def test_no_power_cut_takes_away_what_was_acked_or_corrupts_the_file(scratch):
    found = power_cuts("trust.committing", IMAGES, scratch)
    assert found.corrupt == []
    assert found.lost == []


def test_a_house_that_syncs_now_and_then_is_caught(scratch):
    found = power_cuts("trust.twins.synced_now_and_then", TWIN_IMAGES, scratch)
    assert found.corrupt == []
    assert len(found.lost) > TWIN_IMAGES // 10
