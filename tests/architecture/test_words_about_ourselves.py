"""The project names no machine on which it was written and no shop where its parts were bought."""

import configparser
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from architecture.tree import ROOT, plant

SETTINGS = [Path("/etc/pip.conf"), Path("~/.config/pip/pip.conf"), Path("~/.npmrc")]
KEYS = {"registry", "index-url", "extra-index-url"}
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs.org"]
WORKPLACES = ["/home", "/Users", "/root", "/builds"]


def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def hosts_in_use() -> Iterable[str]:
    """The registries that this machine is set up with."""
    for file in SETTINGS:
        settings = configparser.ConfigParser(
            interpolation=None, strict=False, allow_no_value=True, delimiters="="
        )
        try:
            text = file.expanduser().read_text(encoding="utf-8")
        except OSError:
            continue
        settings.read_string(text if text.lstrip().startswith("[") else f"[npm]\n{text}")
        for section in settings.sections():
            for key in KEYS & set(settings[section]):
                yield from (
                    urlsplit(word).hostname or "" for word in settings[section][key].split()
                )


def pattern(root: Path) -> re.Pattern[str]:
    hosts = {*REGISTRIES, *(h for h in hosts_in_use() if "." in h)} - {"127.0.0.1"}
    places = {*WORKPLACES, str(root.parent)} - {"/"}
    host = "|".join(map(re.escape, sorted(hosts)))
    place = "|".join(map(re.escape, sorted(places)))
    return re.compile(rf"(?:{host})|(?<![\w./}}$-])(?:{place})/\w")


def told(root: Path, listed: Iterable[Path]) -> Iterable[str]:
    telling = pattern(root)
    for file in listed:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # pictures and sheets
        for number, line in enumerate(lines, 1):
            if found := telling.search(line):
                yield f"{file.relative_to(root)}:{number}: {found.group()}"


def test_no_file_tells_where_it_was_written():
    assert list(told(ROOT, tracked(ROOT))) == []


def test_a_telling_file_is_seen(tmp_path: Path):
    house = tmp_path / "roost"
    plant(
        house,
        {
            "a.md": f"fine\nsee {tmp_path}/notes",
            "b.json": '{"resolved": "https://registry.' + 'npmjs.org/x"}',
            "c.py": "DATA = '/ho" + "me/somebody/data'",
            "d.py": "route = 'src/home/page', '/homes', '/b/api/home/x', f'{base}/root/x'",
        },
    )
    seen = list(told(house, sorted(house.iterdir())))
    assert [line.split(":")[0:2] for line in seen] == [
        ["a.md", "2"],
        ["b.json", "1"],
        ["c.py", "1"],
    ]
