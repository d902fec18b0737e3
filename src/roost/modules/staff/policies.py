from roost.kernel.pure.policy import Edition, Policy
from roost.kernel.pure.time import EPOCH

from .rules import CodeRule

CODE = Policy(
    "staff.code",
    CodeRule,
    [Edition(EPOCH, CodeRule(), "S2-10; limits our own")],
    ("一次性验证码", "One-time codes"),
)
