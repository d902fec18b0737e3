"""The screen of imports without its browser: files in, figures out, through the real door."""

from pathlib import Path

from doors import found_a_shop, open_face

from roost.kernel.data import bell

FILES = Path(__file__).parents[2] / "data" / "imports"


class ImportDesk:
    def __init__(self, world, client) -> None:
        self.world, self.client = world, client

    def upload(self, content: bytes, name: str = "orders.csv"):
        files = {"data": (name, content, "text/csv")}
        headers = {"X-CSRF": "1"}
        return self.client.http.post("/api/orders/imports", files=files, headers=headers)

    def bring(self, content: bytes | str, name: str = "orders.csv") -> dict:
        """Uploaded and read; `content` may be the name of an example."""
        if isinstance(content, str):
            name, content = f"{content}.csv", (FILES / f"{content}.csv").read_bytes()
        reply = self.upload(content, name)
        assert reply.status_code == 201, reply.text
        self.read()
        return self.get(reply.json()["id"])

    def read(self) -> None:
        """Files are read aside, one after the other: behind them all."""
        self.world.store.aside(lambda: None).result()

    def get(self, id: str, what: str = "") -> dict:
        reply = self.client.get(f"/api/orders/imports/{id}{what}")
        assert reply.status_code == 200, reply.text
        return reply.json()

    def ask(self, id: str, step: str):
        return self.client.post(f"/api/orders/imports/{id}/{step}", {})

    def take(self, id: str) -> dict:
        reply = self.ask(id, "take")
        assert reply.status_code == 200, reply.text
        self.world.wait()
        return self.get(id)

    def chunk(self) -> None:
        bell.ring(self.world.store)

    def whole(self, content: bytes | str) -> dict:
        return self.take(self.bring(content)["id"])

    def orders(self, **asked) -> list[dict]:
        found, cursor = [], None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = self.client.get("/api/orders/", limit=100, **asked, **more).json()
            found += page["items"]
            cursor = page["next"]
            if not cursor:
                return found

    def counts(self) -> dict[str, int]:
        return self.client.get("/api/orders/", limit=1).json()["counts"]

    def order(self, number: str) -> dict:
        (found,) = self.orders(number=number)
        return found


__all__ = ["ImportDesk", "found_a_shop", "open_face"]
