"""`roost import`: the same two steps as on the screen, with their progress in a terminal."""

from pathlib import Path
from time import sleep

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from roost.kernel.pure.money import yuan
from roost.kernel.web.uploads import kept
from roost.modules.orders.facade import ImportCard, import_folder

from .errands import Bring, House, Which, laid_down

EVERY = 0.05  # seconds between two looks at how far it is
BARS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


def bring(
    house: House, data: Path, file: Path, shop: str, check_only: bool, out: Console
) -> ImportCard:
    """Ends the command with 1 when the file is refused or the taking does not come to its end."""
    if not file.is_file():
        out.print(f"Refused: {file} is no file")
        raise SystemExit(2)
    name = laid_down(data, file)
    with kept(import_folder(data / "roost.db") / name):
        begun = house.bring(Bring(shop, name, file.name, file.stat().st_size))
    which = Which(shop, begun.id)
    with Progress(*BARS, console=out) as shown:
        found = _until(house, which, shown, "Reading", "uploaded")
        if found.status == "checked" and not check_only:
            house.take(which)
            found = _until(house, which, shown, "Taking", "taking")
    _tell(house, which, found, out)
    if found.status not in ("checked", "done"):
        raise SystemExit(1)
    return found


def _until(house: House, which: Which, shown: Progress, what: str, status: str) -> ImportCard:
    task = shown.add_task(what, total=None)
    while (found := house.look_at(which)).status == status:
        _draw(shown, task, found)
        sleep(EVERY)
    _draw(shown, task, found)
    return found


def _draw(shown: Progress, task: object, found: ImportCard) -> None:
    taking = found.status in ("taking", "done")
    done, total = (found.done, found.records) if taking else (found.rows, None)
    shown.update(task, completed=done, total=total)  # type: ignore[arg-type] # rich's own id


def _tell(house: House, which: Which, found: ImportCard, out: Console) -> None:
    if found.why:
        out.print(f"Refused: {found.why}", highlight=False)
        return
    lacking = f", {found.lacking} without their order" if found.lacking else ""
    out.print(
        f"{found.layout}: {found.rows} rows, {found.records} {found.what}, {yuan(found.fen)} yuan;"
        f" {found.added} added, {found.updated} updated, {found.unchanged} unchanged,"
        f" {found.kept} kept as they are{lacking}",
        highlight=False,
    )
    if found.faults:
        out.print(f"{found.faults} rows were not taken:")
        for row, number, why in house.faults(which).rows:
            out.print(f"  row {row} {number}: {why}", highlight=False, markup=False)


__all__ = ["bring"]
