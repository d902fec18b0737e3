"""A shop with an owner at the workbench."""

from contextlib import ExitStack

import pytest
from doors import Client, come_in, found_a_shop, last_code, open_face
from sqlalchemy import select
from world import merchant

from roost.kernel.data.store import NOBODY
from roost.kernel.pure.profile import Profile
from roost.modules.audit.models import Deed
from roost.modules.shop import facade as shop
from roost.modules.staff import queries
from roost.modules.staff.commands import people

PHONE = "13900000001"


class Office:
    """What the owner does at the desk, in few words."""

    def __init__(self, world, desk: Client) -> None:
        self.world, self.desk = world, desk
        self.owner = found_a_shop(desk)

    def posts(self) -> dict[str, dict]:
        return {p["name"]: p for p in self.desk.get("/api/staff/posts").json()["items"]}

    def post(self, *grants: str, name: str = "运营") -> dict:
        made = self.desk.post("/api/staff/posts", {"name": name, "grants": list(grants)})
        assert made.status_code == 201, made.text
        return made.json()

    def invite(self, phone: str = PHONE):
        return self.desk.post("/api/staff/people/codes", {"phone": phone})

    def hire(self, phone: str = PHONE, code: str | None = None, **other):
        body = {
            "phone": phone,
            "code": code or last_code(self.world),
            "name": "小林",
            "post_id": self.posts()["售前客服"]["id"],
            "im_access": True,
        }
        return self.desk.post("/api/staff/people", body | other)

    def hired(self, phone: str = PHONE, **other) -> dict:
        assert self.invite(phone).status_code == 200
        made = self.hire(phone, **other)
        assert made.status_code == 201, made.text
        return made.json()

    def come_in(self, client: Client, phone: str = PHONE) -> dict:
        return come_in(self.world, client, phone)

    def deeds(self, what: str = "") -> list[str]:
        def ask(look):
            with look.all_shops("test"):
                return look.session.scalars(select(Deed.what).order_by(Deed.real, Deed.seq)).all()

        return [w for w in self.world.sees(NOBODY, ask) if w.startswith(what)]


@pytest.fixture
def office(world):
    with open_face(world) as desk:
        yield Office(world, desk)


@pytest.fixture
def browser_of(world):
    """Further browsers, closed in the end."""
    with ExitStack() as stack:
        yield lambda face="workbench", **more: stack.enter_context(open_face(world, face, **more))


class Rival:
    """Another shop of the same installation, with an owner and a sub-account."""

    phone, clerk = "13800000009", "13900000009"

    def __init__(self, world) -> None:
        world.does(NOBODY, shop.add, "对手店", Profile.DOUYIN, "对手", self.phone, "no hash")
        self.id = world.sees(NOBODY, self._find)
        owner = merchant("rival", shop=self.id, owner=True)
        hand = people.Person(name="对手客服", owner=False, im_access=True)
        world.does(owner, people._join, "merchant", self.clerk, hand)
        self.clerk_id = hand.id

    def _find(self, look):
        found = queries.bound(look, "merchant", self.phone)
        return found.shop_id


@pytest.fixture
def rival(world, office) -> Rival:
    return Rival(world)
