"""How far a long work has come: its number of steps, their rate, and the time that remains."""

from __future__ import annotations

import time
from collections.abc import Callable

_FIRST = 5.0
"""After how many seconds a rate is told: before, it is that of loading the language model."""


class Pace:
    """Tells `progress` after each step of reading notes where the work stands."""

    def __init__(
        self, steps: int, progress: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._steps, self._progress, self._clock = steps, progress, clock
        self._done, self._start = 0, clock()

    def step(self) -> None:
        """Count one step."""
        self._done += 1
        seconds = self._clock() - self._start
        told = f"reading the notes: {self._done} of {self._steps} episodes"
        if seconds >= _FIRST:
            rate = self._done / seconds
            told += f", {rate:.1f} a second, {_length((self._steps - self._done) / rate)} left"
        self._progress(told)


def _length(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
