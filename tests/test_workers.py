"""Workers: the same readings in the same order whoever reads, and only what cannot be read is left out."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from orbitgraph.errors import ModelError
from orbitgraph.extract import language, readings, workers
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.workers import Reader, Unread, processes, read
from orbitgraph.model import EntityClass, Episode, Topic

TOPICS = (Topic(EntityClass.PROJECT, "Kettle", "urn:kettle"),)


def reader(model: str = language.DEFAULT_MODEL) -> Reader:
    return Reader("tea", partial(tuple, TOPICS), model)


def episodes(*notes: str) -> list[Episode]:
    return [
        Episode("tea", str(number), f"Talk {number}", number, paragraphs=(each,))
        for number, each in enumerate(notes, start=1)
    ]


def texts(number: int) -> list[str]:
    return [f"Ann Lee {each} pours Kettle at Acme." for each in range(number)]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CHUNK", 3)


def in_words(found: Sequence[Reading | Unread]) -> list[str]:
    return [f"{each.episode.key} {each.reason if isinstance(each, Unread) else 'read'}" for each in found]


@pytest.mark.usefixtures("small_chunks")
def test_processes_read_what_one_process_reads() -> None:
    all_ = episodes(*texts(10))
    alone = list(read(all_, reader()))
    assert in_words(alone) == [f"{number} read" for number in range(1, 11)]
    assert list(read(all_, reader(), processes(2), 2)) == alone


def test_few_episodes_start_no_workers() -> None:
    def start() -> Executor:
        raise AssertionError("started")

    assert in_words(list(read(episodes(*texts(2)), reader(), start, 2))) == ["1 read", "2 read"]


def deadly(found: Sequence[Episode], *_: object) -> Iterator[Reading]:
    for each in found:
        if "poison" in each.text:
            os._exit(1)
        if "tar" in each.text:
            time.sleep(60)
        if "bug" in each.text:
            raise KeyError("bug")
        yield Reading(each, (), ())


def runs(pid: int | None) -> bool:
    """Tell whether a process is there and no zombie, which another thread may not have asked for yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize(
    ("word", "reason"),
    [("poison", "failed (BrokenProcessPool)"), ("tar", "took too long"), ("bug", "failed (KeyError)")],
)
def test_only_what_kills_or_stops_a_worker_is_left_out(
    monkeypatch: pytest.MonkeyPatch, word: str, reason: str
) -> None:
    # The children are forks, so that they have the deadly reader, too.
    monkeypatch.setattr(readings, "read", deadly)
    start = partial(ProcessPoolExecutor, 2, mp_context=multiprocessing.get_context("fork"))
    all_ = episodes("a", "b", "c", "d", word, "f", "g", "h", "i", "j")

    found = list(read(all_, reader(), start, 2, patience=3))

    assert in_words(found) == [f"{n} {reason if n == 5 else 'read'}" for n in range(1, 11)]
    end = time.monotonic() + 10
    while (left := [each.pid for each in multiprocessing.active_children() if runs(each.pid)]) and (
        time.monotonic() < end
    ):
        time.sleep(0.1)
    assert left == []


class _Losing(ThreadPoolExecutor):
    """Loses the first piece of work that it is given, as a cluster may lose a node; its successor loses none."""

    lost = 0

    def submit(self, *work: Any, **more: Any) -> Future[Any]:  # type: ignore[override]
        if type(self).lost:
            return super().submit(*work, **more)
        type(self).lost += 1
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("gone"))
        return future


@pytest.mark.usefixtures("small_chunks")
def test_work_that_was_lost_is_done_again_by_any_executor() -> None:
    all_ = episodes(*texts(7))
    assert list(read(all_, reader(), lambda: _Losing(1), 1)) == list(read(all_, reader()))
    assert _Losing.lost == 1


@pytest.mark.usefixtures("small_chunks")
def test_a_missing_language_model_is_no_fault_of_an_episode() -> None:
    with pytest.raises(ModelError, match="'nowhere' is not installed"):
        list(read(episodes(*texts(4)), reader("nowhere"), lambda: ThreadPoolExecutor(1), 1))
