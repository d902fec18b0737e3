"""Sealed is sealed: for one purpose, untouched, and under a key that is nobody else's to read."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from roost.kernel.data.crypto import Keys

KEYS = Keys(b"k" * 32)
PHONE = "13800001234"


@given(st.text())
def test_what_is_sealed_opens_again(text):
    assert KEYS.open("toy", KEYS.seal("toy", text)) == text


def test_the_same_text_never_seals_the_same():
    assert len({KEYS.seal("toy", PHONE) for _ in range(200)}) == 200


def test_a_sealed_value_carries_nothing_of_its_text():
    assert PHONE.encode() not in KEYS.seal("toy", PHONE)


def test_a_changed_byte_is_found_wherever_it_is():
    sealed = KEYS.seal("toy", PHONE)
    for place in range(len(sealed)):
        changed = bytes([*sealed[:place], sealed[place] ^ 1, *sealed[place + 1 :]])
        with pytest.raises((InvalidTag, ValueError)):
            KEYS.open("toy", changed)
    for short in range(len(sealed)):
        with pytest.raises((InvalidTag, ValueError)):
            KEYS.open("toy", sealed[:short])


def test_a_purpose_opens_only_its_own():
    with pytest.raises(InvalidTag):
        KEYS.open("other", KEYS.seal("toy", PHONE))
    with pytest.raises(InvalidTag):
        Keys(b"j" * 32).open("toy", KEYS.seal("toy", PHONE))


def test_a_blind_token_is_steady_and_differs_by_purpose_and_by_key():
    assert KEYS.blind("toy", PHONE) == KEYS.blind("toy", PHONE)
    others = {KEYS.blind("other", PHONE), KEYS.sign("toy", PHONE.encode())}
    assert len(others | {KEYS.blind("toy", PHONE), Keys(b"j" * 32).blind("toy", PHONE)}) == 4


@pytest.mark.parametrize("forged", ["", "é", "0" * 64])
def test_a_forged_signature_is_refused(forged):
    assert KEYS.signed("toy", b"data", KEYS.sign("toy", b"data"))
    assert not KEYS.signed("toy", b"data", forged)
    assert not KEYS.signed("toy", b"date", KEYS.sign("toy", b"data"))


def test_the_key_file_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "secret" / "key"
    first = Keys.at(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert Keys.at(path).open("toy", first.seal("toy", PHONE)) == PHONE
    assert [p.name for p in path.parent.iterdir()] == ["key"]


def test_half_a_key_is_refused(tmp_path):
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(ValueError, match="32 bytes"):
        Keys.at(tmp_path / "key")
