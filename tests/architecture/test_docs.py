"""The upper half of a module's page is what its manifest says."""

import sys
from pathlib import Path

import pytest
from architecture.tree import ROOT
from kernel.toy import MANIFEST

from roost.faces.installed import modules

sys.path.append(str(ROOT / "docs"))
import generate  # a script beside the pages it makes


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "modules").mkdir()
    (tmp_path / "requirements.csv").write_text("ids,type,module,title_zh,title_en\n")
    return tmp_path


def write(docs: Path) -> Path:
    for file, text in generate.stale(docs, [MANIFEST]):
        file.write_text(text)
    return docs / "modules" / f"{MANIFEST.name}.md"


@pytest.mark.whole
def test_every_page_is_up_to_date():
    late = [file.name for file, _ in generate.stale(ROOT / "docs", modules())]
    assert late == [], "run make docs"


def test_a_page_tells_of_permissions_steps_policies_and_events(docs: Path):
    text = write(docs).read_text()
    told = [*(p.code for p in MANIFEST.permissions), *(p.name for p in MANIFEST.policies)]
    told += [step.name for m in MANIFEST.machines for step in m.flow.steps]
    told += [event.name() for event in MANIFEST.says]
    assert [name for name in told if name not in text] == []


def test_what_was_written_by_hand_is_kept(docs: Path):
    file = write(docs)
    file.write_text(file.read_text() + "Why it is so.\n")
    assert generate.stale(docs, [MANIFEST]) == []
    file.write_text(file.read_text().replace("## Permissions", "## Rights"))
    assert "## Permissions" in write(docs).read_text()
    assert file.read_text().endswith("Why it is so.\n")


def test_a_stale_page_is_seen(docs: Path):
    file = write(docs)
    file.write_text("Nothing.\n")
    assert [path for path, _ in generate.stale(docs, [MANIFEST])] == [file]
