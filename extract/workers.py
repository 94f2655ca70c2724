"""Reading episodes in other processes: chunks go out, readings come back in order, whoever reads them.

Any executor in the manner of `concurrent.futures` will do. What a worker dies of or hangs at is found by reading its
chunk again episode by episode, and only that episode is left out.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from orbitgraph.errors import ModelError, OrbitgraphError
from orbitgraph.extract import readings
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.readings import Reading
from orbitgraph.model import Episode, Topic

CHUNK = 32
"""How many episodes are read together, by one process or by many: so their number changes nothing."""
PATIENCE = 300.0
"""How many seconds a chunk may take before its worker counts as hanging; an episode alone has a third of it."""

_EPISODES = msgspec.json.Decoder(list[Episode])
_READINGS = msgspec.json.Decoder(list[Reading])


@dataclass(frozen=True)
class Reader:
    """How episodes are read: `key` names the topic scheme, which `topics` loads where it is needed."""

    key: str
    topics: Callable[[], Sequence[Topic]] = field(compare=False)
    model: str

    @property
    def gazetteer(self) -> Gazetteer:
        """Return the gazetteer of the scheme, made once in each process."""
        return _gazetteer(self)


@dataclass(frozen=True)
class Unread:
    """An episode that could not be read, and why."""

    episode: Episode
    reason: str


Start = Callable[[], Executor]
"""Starts the workers, and starts them anew where they have died."""


def read(
    episodes: Sequence[Episode],
    reader: Reader,
    start: Start | None = None,
    workers: int = 1,
    patience: float = PATIENCE,
) -> Iterator[Reading | Unread]:
    """Yield a reading of each episode in order, read by the workers that `start` starts, or else in this process."""
    chunks = [list(episodes[at : at + CHUNK]) for at in range(0, len(episodes), CHUNK)]
    if start is None or len(chunks) < 2:
        for chunk in chunks:
            yield from readings.read(chunk, reader.gazetteer, reader.model)
        return
    team = _Team(reader, start, patience)
    try:
        waiting: deque[tuple[list[Episode], Future[bytes]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, team.give(chunk)))
            if len(waiting) > 2 * workers:
                yield from _next(waiting, team)
        while waiting:
            yield from _next(waiting, team)
    finally:
        team.dismiss()


def processes(workers: int) -> Start:
    """Return what starts so many processes of this machine."""
    available = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in available else "spawn")
    if "forkserver" in available:
        # Imported once, and not by each worker again.
        context.set_forkserver_preload(["orbitgraph.extract.workers", "spacy"])
    return lambda: ProcessPoolExecutor(workers, mp_context=context)


def read_chunk(reader: Reader, episodes: bytes) -> bytes:
    """Read episodes in a worker; both sides are JSON, which is smaller and safer than pickled objects."""
    found = readings.read(_EPISODES.decode(episodes), reader.gazetteer, reader.model)
    return msgspec.json.encode(list(found))


@lru_cache(maxsize=1)
def _gazetteer(reader: Reader) -> Gazetteer:
    return Gazetteer(reader.topics())


class _Team:
    """The workers at hand; those that have died or hang are replaced."""

    def __init__(self, reader: Reader, start: Start, patience: float) -> None:
        self._reader, self._start, self._patience = reader, start, patience
        self._strangers = {each.pid for each in multiprocessing.active_children()}
        self._executor = start()

    def give(self, episodes: list[Episode]) -> Future[bytes]:
        """Let a worker read some episodes."""
        return self._executor.submit(read_chunk, self._reader, msgspec.json.encode(episodes))

    def take(self, work: Future[bytes], alone: bool = False) -> list[Reading] | str:
        """Wait for readings; return why there are none, after which the workers are new ones."""
        try:
            return _READINGS.decode(work.result(self._patience / 3 if alone else self._patience))
        except OrbitgraphError:
            raise
        except ImportError as error:
            raise ModelError(f"the workers have no {error.name}; install the same orbitgraph there") from None
        except TimeoutError:
            reason = "took too long"
        except Exception as error:
            reason = f"failed ({type(error).__name__})"
        self.dismiss()
        self._executor = self._start()
        return reason

    def dismiss(self) -> None:
        """End the workers, also those that hang."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        ours = [each for each in multiprocessing.active_children() if each.pid not in self._strangers]
        for child in ours:
            child.kill()
        for child in ours:
            child.join(10)


def _next(waiting: deque[tuple[list[Episode], Future[bytes]]], team: _Team) -> Iterator[Reading | Unread]:
    """Yield the readings of the first chunk that waits."""
    chunk, work = waiting.popleft()
    found = team.take(work)
    if not isinstance(found, str):
        yield from found
        return
    for episode in chunk:
        alone = team.take(team.give([episode]), alone=True)
        yield from [Unread(episode, alone)] if isinstance(alone, str) else alone
    # The workers that had them are gone.
    again = [(each, team.give(each)) for each, _ in waiting]
    waiting.clear()
    waiting.extend(again)
