"""A long reading in a process of its own: it holds up no answer and takes its memory along.

`frames` starts this file's `main` on a generator function of the house; what that yields arrives
here piece by piece, and a refusal there is one here. Frames on the pipe: a byte for the kind,
four bytes of length, the content.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

import msgspec

import roost
from roost.kernel.pure.refusal import Invalid, Refusal, TooLarge

_HOUSE: Final = str(Path(roost.__file__).parents[1])
_PIECE, _NO, _END = b"p", b"n", b"e"
_NICE: Final = 10  # answers to people come first
_KINDS: Final[dict[int, type[Refusal]]] = {413: TooLarge, 422: Invalid}


class Said(msgspec.Struct, array_like=True):
    """A refusal on its way between two processes."""

    status: int
    code: str
    sentence: str
    params: dict[str, Any]

    def refusal(self) -> Refusal:
        return _KINDS.get(self.status, Invalid)(self.sentence, self.code, **self.params)


def frames(target: str, *arguments: str) -> Iterator[bytes]:
    """What the generator function `target` (module:name) yields. Closing ends the process."""
    child = subprocess.Popen(  # noqa: S603 # our own interpreter and module, no shell
        [sys.executable, "-P", "-m", __name__, target, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": _HOUSE},
    )
    with child:
        try:
            yield from _received(child)
        finally:
            child.kill()


def _received(child: subprocess.Popen[bytes]) -> Iterator[bytes]:
    while child.stdout:
        kind, content = _frame(child.stdout)
        if kind == _PIECE:
            yield content
        elif kind == _NO:
            raise msgspec.msgpack.decode(content, type=Said).refusal()
        elif kind == _END:
            return
        else:
            break
    raise RuntimeError(f"the reading process ended with {child.wait()}")


def _frame(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    kind = pipe.read(1)
    return kind, pipe.read(int.from_bytes(pipe.read(4), "big"))


def _send(pipe: IO[bytes], kind: bytes, content: bytes = b"") -> None:
    pipe.write(kind + len(content).to_bytes(4, "big") + content)
    pipe.flush()


def main(target: str, *arguments: str) -> None:
    os.nice(_NICE)
    module, _, name = target.partition(":")
    pipe = sys.stdout.buffer
    try:
        for piece in getattr(import_module(module), name)(*arguments):
            _send(pipe, _PIECE, piece)
    except Refusal as no:
        said = Said(no.status, no.code, str(no), no.params)
        _send(pipe, _NO, msgspec.msgpack.encode(said))
    else:
        _send(pipe, _END)


if __name__ == "__main__":
    main(*sys.argv[1:])
