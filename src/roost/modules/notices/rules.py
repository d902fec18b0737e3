"""How a person wants to be told, and when they want to be left alone (S2-02, S2-04, S4-14)."""

from datetime import datetime, time
from enum import StrEnum

from msgspec import Struct, field

from roost.kernel.pure.body import Body
from roost.kernel.pure.hours import Hours


class Level(StrEnum):
    INFO = "info"
    WARN = "warn"
    URGENT = "urgent"


class Sound(Body, frozen=True):
    """`volume` in percent; 0 is silence."""

    on: bool = True
    volume: int = 80


class Quiet(Body, frozen=True):
    on: bool = False
    opens: time = time(22)
    closes: time = time(8)

    def covers(self, moment: datetime) -> bool:
        return self.on and Hours(self.opens, self.closes).includes(moment)


class Setting(Body, frozen=True):
    """`popup`: browser notices; `sounds`: by level; `phone`: alerts to the phone when on duty."""

    popup: bool = True
    sounds: dict[Level, Sound] = field(default_factory=dict)
    quiet: Quiet = Quiet()
    phone: bool = True


class Reach(Struct, frozen=True):
    """By which ways a notice of this moment goes out."""

    sound: bool
    popup: bool
    phone: bool


def reach(setting: Setting, level: Level, moment: datetime, on_duty: bool) -> Reach:
    """Inside the quiet hours a notice still stands in the list, but makes no noise."""
    if setting.quiet.covers(moment):
        return Reach(False, False, False)
    sound = setting.sounds.get(level, Sound())
    return Reach(
        sound=sound.on and sound.volume > 0,
        popup=setting.popup,
        phone=setting.phone and on_duty and level is Level.URGENT,
    )
