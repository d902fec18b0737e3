"""A file fits in the head: at most 300 lines, a function at most 40."""

import ast
from collections.abc import Iterable
from pathlib import Path

from architecture.tree import ROOT, files, parsed, plant

FILE, FUNCTION = 300, 40


def long_files(root: Path) -> Iterable[str]:
    for file in files(root, ".py", ".ts", ".tsx"):
        lines = len(file.read_text(encoding="utf-8").splitlines())
        if lines > FILE:
            yield f"{file.relative_to(root)}: {lines} lines"


def long_functions(root: Path) -> Iterable[str]:
    for file in files(root, ".py"):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    yield f"{file.relative_to(root)}: {node.name} has {lines} lines"


def test_no_file_outgrows_a_screenful_of_screens():
    assert list(long_files(ROOT)) == []


def test_no_function_outgrows_a_screen():
    assert list(long_functions(ROOT)) == []


def test_a_long_file_is_seen(tmp_path: Path):
    plant(
        tmp_path,
        {
            "src/roost/long.py": "x = 1\n" * 301,
            "src/roost/short.py": "x = 1\n" * 300,
            "web/src/long.tsx": "\n" * 301,
            "web/src/api/generated/client.ts": "\n" * 5000,
            "web/node_modules/x/index.ts": "\n" * 5000,
        },
    )
    assert list(long_files(tmp_path)) == [
        "src/roost/long.py: 301 lines",
        "web/src/long.tsx: 301 lines",
    ]


def test_a_long_function_is_seen(tmp_path: Path):
    body = "    x = 1\n"
    plant(
        tmp_path,
        {
            "tests/a.py": "def long():\n" + body * 40,
            "tests/b.py": "def short():\n" + body * 39,
            "tests/c.py": "class C:\n    async def long(self):\n" + ("    " + body) * 40,
        },
    )
    assert list(long_functions(tmp_path)) == [
        "tests/a.py: long has 41 lines",
        "tests/c.py: long has 41 lines",
    ]
