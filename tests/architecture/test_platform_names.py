"""One core for every trading platform: what differs stands in policies and content (S0-45)."""

import re
from collections.abc import Iterable
from pathlib import Path

from architecture.tree import ROOT, files, plant

NAMES = re.compile(
    r"抖店|抖音|飞鸽|拼多多|多多客服|快手|淘宝|天猫|千牛"
    r"|(?<![a-z])(?:doudian|douyin|feige|pinduoduo|pdd|kuaishou|kwai|taobao|tmall)(?![a-z])",
    re.IGNORECASE,
)
MAY_NAME = re.compile(
    r"/(?:policies|content)(?:/|\.py$)"  # editions by profile, texts and tables
    r"|/rules/(?:layouts?|statuses)(?:/|\.py$)"  # the columns and words of each export
)


def named(root: Path) -> Iterable[str]:
    modules = root / "src/roost/modules"
    for file in files(modules, ".py", under=["."]):
        name = file.relative_to(modules).as_posix()
        if MAY_NAME.search(name):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if found := NAMES.search(line):
                yield f"{name}:{number}: {found.group()}"


def test_no_module_knows_a_platform_by_name():
    assert list(named(ROOT)) == []


def test_a_platform_that_is_named_is_seen(tmp_path: Path):
    plant(
        tmp_path,
        {
            "src/roost/modules/orders/commands.py": "x = 1\nif profile == 'douyin': ...",
            "src/roost/modules/orders/rules/layouts.py": "# 抖店",
            "src/roost/modules/after_sales/rules/layout.py": "# 抖店",
            "src/roost/modules/orders/rules/prices.py": "# 拼多多",
            "src/roost/modules/shop/policies.py": "PROFILE = 'tmall'",
            "src/roost/modules/shop/policies/hours.py": "PROFILE = 'tmall'",
            "src/roost/modules/shop/content/__init__.py": "PROFILE = 'tmall'",
            "src/roost/modules/shop/views.py": "TMALL_ONLY = 1",
            "src/roost/modules/shop/queries.py": "pddx = 1",
        },
    )
    assert list(named(tmp_path)) == [
        "orders/commands.py:2: douyin",
        "orders/rules/prices.py:1: 拼多多",
        "shop/views.py:1: TMALL",
    ]
