"""S0-12: goods that are called back unlock the money by coming back, and by nothing less."""

from types import SimpleNamespace

import pytest
from vectors import rows

from roost.modules.after_sales.rules.lock import locked


@pytest.mark.proves("S0-12", "S3-75", "S3-78")
@pytest.mark.parametrize(("given", "expected"), rows("refund_lock"))
def test_the_refund_lock(given, expected):
    case = SimpleNamespace(
        path=given["path"],
        goods_back=given["returned"] or given["recalled"],
        lost=given["lost"],
        platform_ruled=given["platform_ruled"],
        strategy=given["strategy"],
    )
    verdict = locked(case, confirmed=given["confirmed_goods_not_returned"])
    assert (verdict is None) == expected["enabled"]
    assert verdict is None or verdict.why
