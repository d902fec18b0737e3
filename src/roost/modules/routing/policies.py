"""Numbers of the reception desk that no source gives (RD-15), with the marks of a long wait."""

from msgspec import Struct

from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.time import EPOCH


class Grace(Struct, frozen=True):
    """How long a lost connection is waited for."""

    seconds: int


class WaitMarks(Struct, frozen=True):
    """Minutes; a wait strictly longer than a mark carries its label. Colours by the same rule."""

    minutes: tuple[int, ...]
    yellow_over: int
    red_over: int


GRACE: Policy[Grace] = Policy(
    "routing.disconnect_grace",
    Grace,
    [Edition(EPOCH, Grace(90), "自定")],
    ("断线宽限", "Grace for a lost connection"),
)
WAIT_MARKS: Policy[WaitMarks] = Policy(
    "routing.wait_marks",
    WaitMarks,
    [Edition(EPOCH, WaitMarks((1, 2, 3, 5, 10), yellow_over=2, red_over=10), "自定")],
    ("排队等待标记", "Marks of a long wait"),
)
