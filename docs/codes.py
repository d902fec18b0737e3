"""Writes docs/codes.csv: every code of a refusal with the sentences it comes with: `make docs`.

The web says each of them in English by its code.
"""

import ast
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from roost.kernel.pure import refusal
from roost.kernel.web import errors

DOCS = Path(__file__).parent
SOURCE = DOCS.parent / "src/roost"
FILE = DOCS / "codes.csv"
REFUSALS = {
    name: kind
    for name, kind in vars(refusal).items()
    if isinstance(kind, type) and issubclass(kind, refusal.Refusal)
}
SENTENCE_FIRST, CODE_FIRST = (0, 1), (1, 0)


def codes(root: Path = SOURCE) -> dict[str, list[str]]:
    """Code → its sentences, with {} where a value stands."""
    found: dict[str, set[str]] = {}
    for file in sorted(root.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for code, sentence in _said(tree):
            found.setdefault(code, set()).add(sentence)
    return {code: sorted(s for s in said if s) for code, said in sorted(found.items())}


def _said(tree: ast.AST) -> Iterator[tuple[str, str]]:
    own = _subclasses(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _call(node, own)


def _call(node: ast.Call, own: dict[str, str]) -> Iterator[tuple[str, str]]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name == "Closed":
        yield from _pair(node, CODE_FIRST)
    elif name in REFUSALS or name in own:
        default = own.get(name) or str(getattr(REFUSALS.get(name), "code", ""))
        yield from _pair(node, SENTENCE_FIRST, default)
    elif name in ("Unfit", "plain"):
        status = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else 0
        for _, code in _pair(node, (1, 1)):
            yield code, errors.SENTENCES.get(int(str(status)) or 0, "")


def _pair(node: ast.Call, order: tuple[int, int], default: str = "") -> Iterator[tuple[str, str]]:
    sentence, code = (_argument(node, place) for place in order)
    named = next((_text(k.value) for k in node.keywords if k.arg == "code"), "")
    if told := named or code or default:
        yield told, sentence


def _argument(node: ast.Call, place: int) -> str:
    return _text(node.args[place]) if place < len(node.args) else ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(v) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return ""


def _subclasses(tree: ast.AST) -> dict[str, str]:
    """Refusals that a file makes for itself, with the code they carry."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            bases = {b.id for b in node.bases if isinstance(b, ast.Name)}
            if bases & (REFUSALS.keys() | found.keys()) and node.name != "Unfit":
                found[node.name] = _own_code(node.body)
    return found


def _own_code(body: Iterable[ast.stmt]) -> str:
    for line in body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple | ast.Constant):
            texts = [n.value for n in ast.walk(line.value) if isinstance(n, ast.Constant)]
            return next((t for t in texts if isinstance(t, str)), "")
    return ""


def written(found: dict[str, list[str]]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["code", "sentences"])
    rows.writerows([code, " / ".join(said)] for code, said in found.items())
    return out.getvalue()


if __name__ == "__main__":
    FILE.write_text(written(codes()), encoding="utf-8")
