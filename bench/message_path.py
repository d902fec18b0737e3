"""Durable delivery: a buyer's word is committed, acked to him and shown to his agent."""

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import msgspec
import uvloop

from . import house
from .wire import Wire, open_wire

ROUNDS, SECONDS, WARM = 3, 3.0, 1.0
SOCKETS, DESKS, WINDOW = 400, 20, 4
RATE, PACED = 1_000, 5.0
IDLE = 600
TEXT = "请问这件衣服现在下单今天可以发货吗?我想周末之前收到,谢谢" * 2


class Counter:
    def __init__(self) -> None:
        self.acked = self.delivered = self.refused = 0
        self.waits: list[float] = []


class Talker:
    """A buyer with `WINDOW` words under way: each ack lets the next one go."""

    def __init__(self, wire: Wire, name: str, counter: Counter) -> None:
        self.wire, self.name, self.counter, self.n = wire, name, counter, 0
        self.running = True
        self.tail = b'","body":{"kind":"text","text":"' + TEXT.encode() + b'"}}'
        wire.heard = self.heard

    def start(self) -> None:
        for _ in range(WINDOW):
            self.say()

    def say(self) -> None:
        self.n += 1
        key = f"{perf_counter():.6f}-{self.name}-{self.n}".encode()
        self.wire.send(b'{"t":"send","client_id":"' + key + self.tail)

    def heard(self, frame: bytes) -> None:
        if frame.startswith(b'{"t":"ack"'):
            self.counter.acked += 1
            if self.running:
                self.say()
        elif frame.startswith(b'{"t":"nack"'):
            self.counter.refused += 1


class Listener:
    def __init__(self, wire: Wire, counter: Counter) -> None:
        self.counter = counter
        wire.heard = self.heard

    def heard(self, frame: bytes) -> None:
        if b'"party":"buyer"' in frame[:200]:
            self.counter.delivered += 1


async def echo_rate(port: int) -> float:
    """Frames a second, one in and one out, by as many sockets as talk in the house."""
    wires = [await open_wire(port, "/echo") for _ in range(SOCKETS)]
    counter = Counter()
    frame = b'{"t":"send","client_id":"0-0-0","body":{"kind":"text","text":"' + TEXT.encode()
    for wire in wires:

        def heard(_: bytes, wire: Wire = wire) -> None:
            counter.acked += 1
            wire.send(frame + b'"}}')

        wire.heard = heard
        for _ in range(WINDOW):
            wire.send(frame + b'"}}')
    await asyncio.sleep(WARM)
    rate = await _rate(lambda: counter.acked)
    for wire in wires:
        wire.close()
    return rate


async def _rate(count: Any) -> float:
    before, began = count(), perf_counter()
    await asyncio.sleep(SECONDS)
    return (count() - before) / (perf_counter() - began)


async def sit_down(port: int, logins: house.Logins, counter: Counter) -> list[Wire]:
    """The agents' screens open, and they go online."""
    wires = []
    for _, token in logins.agents[:DESKS]:
        wire = await open_wire(port, "/api/live", f"roost_workbench={token}")
        Listener(wire, counter)
        wires.append(wire)
        await go_online(port, token)
    return wires


async def go_online(port: int, token: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = b'{"to":"online"}'
    head = (
        f"POST /api/routing/me/presence HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-CSRF: 1\r\n"
        f"Cookie: roost_workbench={token}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + body)
    answer = await reader.read()
    assert b" 200 " in answer[:20], answer
    writer.close()


async def come_in(port: int, logins: house.Logins, counter: Counter) -> list[Talker]:
    return [
        Talker(await open_wire(port + 1, "/b/api/live", f"roost_buyer={token}"), str(n), counter)
        for n, (_, token) in enumerate(logins.buyers[:SOCKETS])
    ]


async def saturated(port: int, logins: house.Logins) -> tuple[float, float, Counter]:
    """Deliveries a second with every buyer's window full, and delivered ÷ acked at the end."""
    counter = Counter()
    desks = await sit_down(port, logins, counter)
    talkers = await come_in(port, logins, counter)
    await greeted(talkers, counter)
    for talker in talkers:
        talker.start()
    await asyncio.sleep(WARM)
    rate = await _rate(lambda: counter.delivered)
    for talker in talkers:
        talker.running = False
    await settled(counter)
    for wire in [*desks, *(t.wire for t in talkers)]:
        wire.close()
    return rate, counter.delivered / max(counter.acked, 1), counter


async def greeted(talkers: list[Talker], counter: Counter) -> None:
    """Every buyer's first word has found its agent: what is measured is the talk after it."""
    for talker in talkers:
        talker.running = False
        talker.say()
    while counter.acked + counter.refused < len(talkers):
        await asyncio.sleep(0.05)
    await settled(counter)
    for talker in talkers:
        talker.running = True


async def settled(counter: Counter) -> None:
    """Until nothing more arrives."""
    before = -1
    while counter.delivered + counter.acked != before:
        before = counter.delivered + counter.acked
        await asyncio.sleep(0.5)


async def paced(port: int, logins: house.Logins) -> list[float]:
    """Milliseconds from send to the agent's screen, at a steady thousand a second."""
    counter = Counter()
    desks = await sit_down(port, logins, counter)
    talkers = await come_in(port, logins, counter)

    waits: list[float] = []

    def heard(frame: bytes) -> None:
        now = perf_counter()
        if b'"party":"buyer"' in frame[:200] and (at := frame.find(b"@@")) > 0:
            waits.append((now - float(frame[at + 2 : frame.find(b"@@", at + 2)])) * 1000)

    for wire in desks:
        wire.heard = heard
    await greeted(talkers, counter)
    for talker in talkers:
        talker.running = False
    end, turn, at = perf_counter() + PACED, 0, perf_counter()
    while at < end:
        talker = talkers[turn % len(talkers)]
        talker.tail = (
            f'","body":{{"kind":"text","text":"@@{perf_counter():.6f}@@{TEXT}"}}}}'.encode()
        )
        talker.say()
        turn, at = turn + 1, at + 1 / RATE
        if at > perf_counter():
            await asyncio.sleep(at - perf_counter())
    await asyncio.sleep(1)
    for wire in [*desks, *(t.wire for t in talkers)]:
        wire.close()
    return sorted(waits)


def synced(folder: Path, times: int = 300) -> list[float]:
    """Milliseconds of write and fdatasync, in the same run on the same disk."""
    took = []
    with (folder / "probe").open("wb") as file:
        for _ in range(times):
            began = perf_counter()
            file.write(b"\0" * 4096)
            file.flush()
            os.fdatasync(file.fileno())
            took.append((perf_counter() - began) * 1000)
    return sorted(took)


def resident(pid: int) -> int:
    """KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


async def idle(port: int, logins: house.Logins, pid: int) -> float:
    before = resident(pid)
    cookies = [f"roost_buyer={token}" for _, token in logins.buyers[SOCKETS : SOCKETS + IDLE]]
    wires = [await open_wire(port + 1, "/b/api/live", cookie) for cookie in cookies]
    await asyncio.sleep(1)
    grown = resident(pid) - before
    for wire in wires:
        wire.close()
    return grown / len(wires)


def percentile(ordered: list[float], part: float) -> float:
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else float("nan")


async def measure(results: dict[str, Any], folder: Path, port: int, echo_port: int) -> None:
    pairs = []
    with house.serving("roost", str(folder), str(port)) as (process, line):
        logins = msgspec.json.decode(line, type=house.Logins)
        await _up(port)
        memory = await idle(port, logins, process.pid)
        for _ in range(ROUNDS):
            with house.serving("echo", str(echo_port)):
                await _up(echo_port)
                echoed = await echo_rate(echo_port)
            rate, share, counter = await saturated(port, logins)
            pairs.append((rate / echoed, rate, echoed, share))
            print(
                f"echo {echoed:,.0f}/s  delivered {rate:,.0f}/s  ratio {rate / echoed:.3f}"
                f"  delivered÷acked {share:.4f}  refused {counter.refused}"
            )
        waits = await paced(port, logins)
    disk = synced(folder)
    ratio, rate, echoed, share = sorted(pairs)[len(pairs) // 2]
    results["durable_delivery"] = _line(rate, "messages/s", echoed, ratio)
    results["delivered_of_acked"] = _line(min(p[3] for p in pairs), "of 1", None, None)
    results["delivery_p50_at_1000"] = _line(percentile(waits, 0.5), "ms", None, None)
    results["delivery_p99_at_1000"] = _line(
        percentile(waits, 0.99), "ms", percentile(disk, 0.99), None
    )
    results["idle_socket"] = _line(memory, "KiB", None, None)


def _line(value: float, unit: str, baseline: float | None, ratio: float | None) -> dict[str, Any]:
    return {"value": value, "unit": unit, "baseline": baseline, "ratio": ratio}


async def _up(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


def run(results: dict[str, Any]) -> None:
    print(f"rate limits are raised {house.LIMITS:,.0f} times; {SOCKETS} buyers, {DESKS} agents")
    with (
        TemporaryDirectory(prefix="roost-bench-") as folder,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(measure(results, Path(folder), 18400, 18490))
