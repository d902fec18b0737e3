"""The list of codes is complete, so that the web can say each of them in English."""

import re
import sys
from pathlib import Path

import pytest
from architecture.tree import ROOT, plant

sys.path.append(str(ROOT / "docs"))
import codes  # a script beside the list it makes


@pytest.mark.whole
def test_the_list_of_codes_is_up_to_date():
    assert codes.FILE.read_text(encoding="utf-8") == codes.written(codes.codes()), "run make docs"


def test_codes_are_written_as_names():
    odd = [c for c in codes.codes() if not c.replace("{}", "x").isidentifier() or c != c.lower()]
    assert odd == []


def test_every_way_to_refuse_is_seen(tmp_path: Path):
    plant(
        tmp_path,
        {
            "a.py": "raise Conflict('已关闭', 'closed')",
            "b.py": "raise Invalid(f'最多{n}个', 'too_many_things', '/x')",
            "c.py": "x = Closed('not_yet', '还没到时间')",
            "d.py": "class Own(Refusal):\n    status, code = 400, 'own'\nraise Own('不行')",
            "e.py": "raise NotFound('记录不存在')",
            "f.py": "raise Unfit(414, 'url_too_long')",
            "g.py": "raise Conflict('x', code='by_name')",
        },
    )
    assert codes.codes(tmp_path) == {
        "by_name": ["x"],
        "closed": ["已关闭"],
        "not_found": ["记录不存在"],
        "not_yet": ["还没到时间"],
        "own": ["不行"],
        "too_many_things": ["最多{}个"],
        "url_too_long": ["地址过长"],
    }


# Said to programs, which read the code; no page of ours asks in a way that earns them.
TO_PROGRAMS = {
    *("bad_client_id", "bad_frame", "bad_headers", "bad_limit", "bad_parameters", "bom"),
    *("bad_signature", "bad_token", "encoded_body", "headers_too_large", "key_required"),
    *("key_too_long", "line_repeated", "no_socket", "no_time_zone", "not_a_buyer"),
    *("not_multipart", "replayed", "stale_timestamp", "stale_token", "too_deep", "too_slow"),
    *("gone", "not_json", "unknown_exemption", "unknown_waybill", "unsigned", "url_too_long"),
    "wrong_amount",
}
ENGLISH = re.compile(r"(?:refusals: |addRefusals\()\{(.*?)(?:\n *\}| \},?\n)", re.DOTALL)
WORD = re.compile(r"(?:^|[\s{])(\w+): *\n? *[\"`]")


@pytest.mark.whole
def test_each_code_that_a_person_may_meet_is_said_in_english():
    known = {
        code
        for file in (ROOT / "web/src").rglob("*.ts*")
        if not file.name.endswith(("words.zh.ts", ".test.ts"))
        for block in ENGLISH.findall(file.read_text(encoding="utf-8"))
        for code in WORD.findall(block)
    }
    plain = {code for code in codes.codes() if "{}" not in code}
    assert plain - known - TO_PROGRAMS == set(), "add it to the refusals of words.en.ts"
    assert plain >= TO_PROGRAMS, "gone: strike it out"
