"""What kinds of proof there are, and how much of it goes into one document."""

from enum import StrEnum
from hashlib import sha256
from typing import Final

NOTE: Final = 500  # characters of a note
MOST: Final = 30  # items in one document


class Kind(StrEnum):
    WEIGHT_PHOTO = "weight_photo"
    CARRIER_WEIGHT = "carrier_weight"
    LABEL_PHOTO = "label_photo"
    SHIP_PROOF = "ship_proof"
    CARRIER_PROOF = "carrier_proof"
    RED_SEAL = "red_seal"
    INSPECTION = "inspection"
    CASE = "case"
    RESEND = "resend"
    REPLY = "reply"
    CHAT = "chat"
    TRACKING = "tracking"
    MERGED = "merged"
    OTHER = "other"


KINDS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.WEIGHT_PHOTO: ("发货称重图", "Weighing photo"),
    Kind.CARRIER_WEIGHT: ("快递内网称重图", "Carrier's weight record"),
    Kind.LABEL_PHOTO: ("面单合照", "Goods with their label"),
    Kind.SHIP_PROOF: ("发货凭证", "Shipping proof"),
    Kind.CARRIER_PROOF: ("物流方证明", "Carrier's statement"),
    Kind.RED_SEAL: ("红章证明", "Stamped certificate"),
    Kind.INSPECTION: ("验货照片", "Inspection photo"),
    Kind.CASE: ("售后举证", "Case evidence"),
    Kind.RESEND: ("补发面单", "Waybill of a resend"),
    Kind.REPLY: ("服务单附件", "File of a service request"),
    Kind.CHAT: ("聊天记录", "Chat excerpt"),
    Kind.TRACKING: ("物流轨迹", "Tracking"),
    Kind.MERGED: ("合并文档", "Bound document"),
    Kind.OTHER: ("其他凭证", "Other"),
}


def digest(text: str) -> str:
    """The hash of what was only written down."""
    return sha256(text.encode()).hexdigest()
