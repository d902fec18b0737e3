"""Where buyers send goods back to (S4-05)."""

from roost.kernel.data.machine import expect
from roost.kernel.data.work import Work
from roost.kernel.pure.body import Body
from roost.kernel.pure.refusal import Conflict, Invalid
from roost.kernel.pure.text import clean
from roost.modules.audit import facade as audit

from .. import queries, rules
from ..models import Address
from ..permissions import EDIT
from .settings import tell

CONTACT, DETAIL, MOST = 20, 120, 50
WHY = {
    "contact": "请填写联系人",
    "phone": "请填写正确的联系电话(手机、带区号的座机或 400 电话)",
    "district": "请选择省、市、区",
    "detail": "请填写具体地址",
}


class AddressForm(Body, frozen=True):
    """`district` is a code of the table of divisions; `version` what the form was filled from."""

    contact: str
    phone: str
    district: str
    detail: str
    is_default: bool = False
    version: int | None = None


def create(work: Work, data: AddressForm) -> Address:
    """The first is the default."""
    work.actor.need(EDIT)
    there = queries.addresses(work)
    if len(there) >= MOST:
        raise Conflict(f"最多{MOST}个售后地址", "too_many_addresses", most=MOST)
    address = Address(shop_id=work.shop_id, id=work.new_id(), is_default=False)
    _fill(address, data)
    work.session.add(address)
    if data.is_default or not there:
        _default(work, address)
    return _written(work, address, "address_created")


def edit(work: Work, id: str, data: AddressForm) -> Address:
    work.actor.need(EDIT)
    address = _one(work, id)
    expect(address, data.version)
    _fill(address, data)
    if data.is_default:
        _default(work, address)
    return _written(work, address, "address_changed")


def choose(work: Work, id: str) -> Address:
    work.actor.need(EDIT)
    address = _one(work, id)
    _default(work, address)
    return _written(work, address, "address_chosen")


def delete(work: Work, id: str) -> None:
    """With the default gone the oldest that is left takes its place."""
    work.actor.need(EDIT)
    address = _one(work, id)
    work.session.delete(address)
    work.session.flush()
    left = queries.addresses(work)
    if address.is_default and left:
        _default(work, left[0])
    _written(work, address, "address_deleted")


def _one(work: Work, id: str) -> Address:
    return work.get(Address, id, "售后地址不存在")


def _fill(address: Address, data: AddressForm) -> None:
    """All that is wrong would be many refusals; the first is told, with its field."""
    contact = clean(data.contact, CONTACT, "/contact", empty=True)
    detail = clean(data.detail, DETAIL, "/detail", empty=True)
    for field in rules.missing(contact, data.phone.strip(), data.district, detail):
        raise Invalid(WHY[field], f"address_{field}", f"/{field}")
    address.contact, address.phone = contact, data.phone.strip()
    address.district, address.detail = data.district, detail


def _default(work: Work, address: Address) -> None:
    for other in queries.addresses(work):
        other.is_default = False
    address.is_default = True


def _written(work: Work, address: Address, deed: str) -> Address:
    audit.record(work, f"shop.{deed}", address.id)
    tell(work, address.id, "address")
    return address
