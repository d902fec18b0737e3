"""A shop in which everything that can be typed is typed by somebody who wants a script to run."""

from base64 import urlsafe_b64encode

from doors import FIRST_RUN, OWNER_PHONE, PASSWORD, last_code
from msgspec import json
from served import Served
from trust.ink.corpus import CORPUS, PROBES, SIGN, Ink
from trust.ink.doors import Program, Side, all_operations
from trust.uploads import photo

from roost.faces.main import FACES
from roost.kernel.data.appkeys import signature

LOGIN = {"phone": OWNER_PHONE, "password": PASSWORD}
RIGHTS = ["conversations.view", "conversations.reply", "deadlines.view"]
AWAY = "https://evil.example/x.png?(__x())"
PHONES = [f"139000000{n:02}" for n in range(10, 40)]


class Inked:
    """The sides, and the ids of what they have made."""

    def __init__(self, served: Served, ink: Ink) -> None:
        self.served, self.world, self.ink = served, served.world, ink
        self.operations = all_operations(served.apps())
        self.ids: dict[str, str] = {}
        self.files = 0
        self.shop, self.buyer, self.platform = (self._side(face) for face in FACES)
        self._found()
        self.program = self._program()
        self._come_in()

    def _side(self, face: str) -> Side:
        return Side(self.served, face, self.ink, self.operations)

    def _found(self) -> None:
        made = FIRST_RUN | {"shop_name": self.ink(30), "owner_name": self.ink(20)}
        self.code = self.shop.post("/shop/first_run", made)["code"]
        for side in (self.shop, self.platform):
            side.login("/staff/login", LOGIN)

    def _program(self) -> Program:
        key = self.shop.post("/shop/app_keys", {"name": self.ink(30)})
        return Program(self.served, self.ink, self.operations, key)

    def _come_in(self) -> None:
        """By the shop's own app, which says what the buyer is called."""
        name = self.ink(30)
        known = {"id": "u1", "name": name, "at": int(self.world.real.timestamp())}
        payload, key = urlsafe_b64encode(json.encode(known)), self.program.key
        token = f"{key['id']}.{payload.decode()}.{signature(key['secret'], payload)}"
        self.buyer.post("/buyers/hand_over", {"shop_code": self.code, "token": token})
        self.ink.fields["buyers.token.name"] = {self.ink.marks[name]}

    def close(self) -> None:
        for side in (self.shop, self.buyer, self.platform, self.program):
            side.http.close()

    def file(self, side: Side, content: bytes = b"") -> str:
        """A picture whose name is the next in line."""
        names = CORPUS["names of files"]
        name = self.named("kernel.files.name", names[self.files % len(names)])
        return str(side.upload("/files", name, content or photo())["id"])

    def named(self, field: str, name: str) -> str:
        """A name with a mark of its own: no body has a field for it."""
        mark, self.files = f"{SIGN}F{self.files}", self.files + 1
        self.ink.fields.setdefault(field, set()).add(mark)
        return f"{mark}{PROBES[0]}{name}"


def settings(house: Inked) -> None:
    """What the shop says of itself, and the people in it."""
    shop, ink = house.shop, house.ink
    for path, body in (
        ("basics", {"name": ink(30), "opens": "09:00", "closes": "21:00"}),
        ("texts", {"welcome": ink(300), "offline_reply": ink(300)}),
        ("card", {"title": ink(16, ":/.@"), "line": ink(40, ":/.@")}),
    ):
        shop.put(f"/shop/{path}", body | {"version": shop.get("/shop")["version"]})
    for kind in ("returns", "policy", "warranty"):
        shop.post("/shop/service_rules", {"kind": kind, "text": ink(2_000)})
    for _ in range(3):
        to = {"contact": ink(20), "detail": ink(100), "phone": "13800000009"}
        shop.post("/shop/addresses", to | {"district": "330106", "is_default": True})
    people(house, house.shop, PHONES[:3])
    people(house, house.platform, PHONES[3:4])


def people(house: Inked, side: Side, phones: list[str]) -> None:
    ink = house.ink
    for digits in phones:
        post = {
            "name": ink(20),
            "description": ink(100),
            "grants": RIGHTS[: 3 if side is house.shop else 0],
        }
        made = side.post("/staff/posts", post)
        side.post("/staff/people/codes", {"phone": digits})
        form = {"phone": digits, "code": last_code(house.world), "post_id": made["id"]}
        form |= {"name": ink(20), "im_access": True}
        hired = side.post("/staff/people", form)
    again = {"name": ink(20), "im_access": True, "post_id": made["id"]}
    side.put("/staff/people/{id}", again | {"version": hired["version"]}, id=hired["id"])
    house.ids["post"] = made["id"]
    house.ids.setdefault("colleague", hired["id"])


def goods(house: Inked) -> None:
    ink, made = house.ink, []
    for side in (*[house.shop] * 5, house.program):
        sku = {"spec": ink(200), "code": ink(200), "price_fen": 4590, "stock": 99, "image": AWAY}
        body = {"product_no": ink(64), "title": ink(100), "category": ink(200), "skus": [sku]}
        body |= {"attributes": {ink(200): ink(200)}, "images": [AWAY]}
        made.append(side.post("/products", body))
    house.ids |= {"product": made[0]["id"], "sku": made[0]["skus"][0]["id"]}
