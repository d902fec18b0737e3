from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def brought(tmp_path: Path) -> Callable[..., Path]:
    def bring(content: bytes, name="没有扩展名"):
        file = tmp_path / name
        file.write_bytes(content)
        return file

    return bring
