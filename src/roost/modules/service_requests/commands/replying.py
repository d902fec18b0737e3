"""The shop answers a request: solved, or not and why (S1-25, S1-39, S1-40)."""

from typing import Annotated, Any

from msgspec import Meta

from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Invalid, NotFound
from roost.kernel.pure.text import clean
from roost.modules.after_sales import facade as after_sales
from roost.modules.evidence import facade as evidence

from ..models import Reply as Row
from ..models import Request
from ..policies import REPLY, of
from ..policies import Reply as Rule
from . import suggesting, surveying, watching
from .creating import FileId
from .machine import hung, mine, move

TEXT, MOST_FILES = 500, 20


class Reply(Body, frozen=True):
    """`agreed`: already settled with the buyer, or refunded; then material is required."""

    resolved: bool
    reason: str | None = None
    text: str = ""
    files: Annotated[tuple[FileId, ...], Meta(max_length=MOST_FILES)] = ()
    case_id: str | None = None
    agreed: bool = False
    suggestion: str | None = None
    version: int | None = None


def reply(work: Work, request_id: str, data: Reply) -> Request:
    request = mine(work, request_id, data.version)
    rule = of(request, work.rules, REPLY, work.moment)
    text = clean(data.text, TEXT, "/text", empty=True)
    _complete(rule, data, text)
    case_id = _case(work, request, data.case_id)
    kept = hung(work, data.files, rule.files)
    row = _row(work, request, data, text, kept)
    told = {"resolved": data.resolved, "files": kept, "cycle": request.cycle} | _reason(rule, row)
    fields: dict[str, Any] = {"resolved": data.resolved, "case_id": case_id or request.case_id}
    if request.first_reply_at is None:
        fields["first_reply_at"] = work.moment
    move(work, request, "reply", text, told, **fields)
    work.session.add(row)
    suggesting.used(work, request, row.suggestion)
    watching.replied(work, request, row)
    evidence.hang_all(work, request.order_id, "service_requests", request.id, kept, "reply", text)
    surveying.schedule(work, request)
    work.session.flush()
    return request


def _complete(rule: Rule, data: Reply, text: str) -> None:
    if len(data.files) > rule.files:
        most = rule.files
        raise Invalid(f"最多上传{most}张图片", "too_many_files", "/files", most=most)
    if data.agreed and not data.files:
        raise Invalid("请上传与消费者达成一致的相关材料", "no_proof_of_agreement", "/files")
    reasons = {r.code: r for r in rule.reasons}
    if data.resolved:
        return
    if data.reason not in reasons:
        raise Invalid("请如实选择未解决的原因", "no_reason", "/reason")
    if reasons[data.reason].explained and not text:
        raise Invalid("选择「其他」时请填写说明", "reason_unexplained", "/text")


def _case(work: Work, request: Request, case_id: str | None) -> str | None:
    """An after-sale of the same order, or none."""
    if not case_id:
        return None
    try:
        card = after_sales.card(work, case_id)
    except NotFound:
        card = None
    if card is None or card.order_id != request.order_id:
        raise Invalid("售后单不属于该订单", "other_order", "/case_id")
    return card.id


def _row(work: Work, request: Request, data: Reply, text: str, kept: list[str]) -> Row:
    return Row(
        shop_id=request.shop_id,
        id=work.new_id(),
        request_id=request.id,
        cycle=request.cycle,
        resolved=data.resolved,
        reason="" if data.resolved else data.reason or "",
        text=text,
        files=kept,
        case_id=data.case_id or None,
        agreed=data.agreed,
        suggestion=data.suggestion or "",
        at=work.moment,
        by=work.actor.id,
        name=work.actor.name,
    )


def _reason(rule: Rule, row: Row) -> dict[str, str]:
    words = {r.code: r for r in rule.reasons}
    if row.reason not in words:
        return {}
    chosen = words[row.reason]
    return {"reason_zh": chosen.label_zh, "reason_en": chosen.label_en}
