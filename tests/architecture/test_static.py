"""What never stands in the source, whoever writes it (promise S16)."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from architecture.tree import ROOT, files, parsed, plant

CALLS = {
    "eval": "runs text",
    "exec": "runs text",
    "compile": "runs text",
    "__import__": "runs text",
    "os.system": "runs a shell",
    "os.popen": "runs a shell",
    "pickle.load": "runs what it reads",
    "pickle.loads": "runs what it reads",
    "pickle.Unpickler": "runs what it reads",
    "marshal.load": "runs what it reads",
    "marshal.loads": "runs what it reads",
    "shelve.open": "runs what it reads",
    "yaml.load": "runs what it reads",
    "tempfile.mktemp": "a name that somebody else may take",
    "random.choice": "no secret is made of this",
    "xml.etree.ElementTree.parse": "follows entities",
    "xml.etree.ElementTree.fromstring": "follows entities",
    "tarfile.open": "an archive may name any place",
    "zipfile.ZipFile.extractall": "an archive may name any place",
    "shutil.unpack_archive": "an archive may name any place",
    "hashlib.md5": "broken",
    "hashlib.sha1": "broken",
}
KEYWORDS = {"shell": True, "verify": False, "check_hostname": False, "autoescape": False}
MODULES = {"pickle", "marshal", "shelve", "telnetlib", "xmlrpc", "dill", "cloudpickle"}
SQL = re.compile(
    r"^\s*(SELECT\b.*\bFROM|INSERT\s+INTO|UPDATE\b.*\bSET|DELETE\s+FROM)\b", re.I | re.S
)
RAW = re.compile(
    r"dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML"
    r"|document\.write\(|\beval\(|new Function\(|javascript:"
)
EXCUSED = re.compile(r"# noqa: S\d+(?:, \w+)* # \w")  # with its reason behind it


def source(root: Path) -> Iterator[Path]:
    return (f for f in files(root, ".py") if f.is_relative_to(root / "src"))


def found(root: Path) -> Iterable[str]:
    for file in source(root):
        lines = file.read_text(encoding="utf-8").splitlines()
        names = _imported(parsed(file))
        for node in ast.walk(parsed(file)):
            where = f"{file.relative_to(root)}:{getattr(node, 'lineno', 0)}"
            for what in _wrong(node, names):
                if not _excused(lines, node):
                    yield f"{where}: {what}"


def _wrong(node: ast.AST, names: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (m for m in _modules(node) if m.partition(".")[0] in MODULES)
    if isinstance(node, ast.Call):
        called = _called(node.func, names)
        if called in CALLS:
            yield f"{called}: {CALLS[called]}"
        yield from (f"{k.arg}=" for k in node.keywords if k.arg in KEYWORDS and _set(k))
    if _made_up(node) and SQL.search(_words(node)):
        yield "SQL put together from text"


def _set(keyword: ast.keyword) -> bool:
    value = keyword.value
    return isinstance(value, ast.Constant) and value.value is KEYWORDS[str(keyword.arg)]


def _imported(tree: ast.AST) -> dict[str, str]:
    """What a name stands for: `from os import system as s` makes s os.system."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {a.asname: a.name for a in node.names if a.asname}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            known |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return known


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [a.name for a in node.names]
    return [node.module] if node.module and not node.level else []


def _called(func: ast.expr, names: dict[str, str]) -> str:
    parts: list[str] = []
    while isinstance(func, ast.Attribute):
        parts.append(func.attr)
        func = func.value
    if not isinstance(func, ast.Name):
        return ""
    return ".".join([names.get(func.id, func.id), *reversed(parts)])


def _made_up(node: ast.AST) -> bool:
    """An f-string with a hole, or text that is added, filled or formatted."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(v, ast.FormattedValue) for v in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return not isinstance(node.right, ast.Constant) or not isinstance(node.left, ast.Constant)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "format"
    return False


def _words(node: ast.AST) -> str:
    texts = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
    return " ".join(t for t in texts if isinstance(t, str))


def _excused(lines: list[str], node: ast.AST) -> bool:
    first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", None) or 1
    return any(EXCUSED.search(line) for line in lines[first - 1 : last])


def raw_html(root: Path) -> Iterable[str]:
    for file in files(root, ".ts", ".tsx"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if found := RAW.search(line):
                yield f"{file.relative_to(root)}:{number}: {found.group()}"


def test_nothing_dangerous_stands_in_the_source():
    assert list(found(ROOT)) == []


def test_no_page_is_given_raw_html():
    assert list(raw_html(ROOT)) == []


PLANTED = {
    "eval": "eval('1')",
    "exec": "exec('x = 1')",
    "pickle": "import pickle\npickle.loads(b'')",
    "pickle by another name": "from pickle import loads as read\nread(b'')",
    "yaml": "import yaml\nyaml.load('')",
    "a shell": "import subprocess\nsubprocess.run('ls', shell=True)",
    "system": "from os import system\nsystem('ls')",
    "no certificate": "import httpx\nhttpx.get('https://x', verify=False)",
    "an f-string": "def f(t):\n    return f'SELECT * FROM {t}'",
    "filled text": "def f(t):\n    return 'DELETE FROM %s' % t",
    "formatted text": "def f(t):\n    return 'UPDATE {} SET x = 1'.format(t)",
    "added text": "def f(t):\n    return 'INSERT INTO x VALUES (' + t + ')'",
    "an excuse without a reason": "def f(t):\n    return f'SELECT * FROM {t}'  # noqa: S608",
    "an archive": "import tarfile\ntarfile.open('x')",
    "md5": "import hashlib\nhashlib.md5(b'')",
}
HARMLESS = {
    "a reasoned excuse": "def f(t):\n    return f'SELECT * FROM {t}'  # noqa: S608 # a constant",
    "plain SQL": "Q = 'SELECT id FROM x WHERE shop_id = :shop'",
    "words": "def f(n):\n    return f'please select one of {n} from the list'",
    "other names": "import re\nre.compile('x')\ndef f(run):\n    run(shell=False, verify=True)",
}


@pytest.mark.parametrize("case", PLANTED)
def test_what_is_planted_is_seen(tmp_path: Path, case):
    plant(tmp_path, {"src/roost/bad.py": PLANTED[case]})
    assert list(found(tmp_path))


@pytest.mark.parametrize("case", HARMLESS)
def test_what_is_harmless_is_passed_over(tmp_path: Path, case):
    plant(tmp_path, {"src/roost/good.py": HARMLESS[case]})
    assert list(found(tmp_path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "<div dangerouslySetInnerHTML={{ __html: x }} />",
        "node.innerHTML = x",
        "document.write(x)",
        "eval(x)",
        '<a href="javascript:alert(1)">x</a>',
    ],
)
def test_raw_html_is_seen(tmp_path: Path, line):
    plant(tmp_path, {"web/src/bad.tsx": line})
    assert list(raw_html(tmp_path))
