"""A Dask cluster on 127.0.0.1 reads what one process reads, also where a worker is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from distributed import LocalCluster

from orbitgraph.errors import SourceError
from orbitgraph.extract import language, workers
from orbitgraph.extract.cluster import Cluster
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.workers import Reader, read
from orbitgraph.model import EntityClass, Episode, Topic

TOPICS = (Topic(EntityClass.PROJECT, "Kettle", "urn:kettle"),)
READER = Reader("tea", partial(tuple, TOPICS), language.DEFAULT_MODEL)


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalCluster]:
    monkeypatch.setattr(workers, "CHUNK", 2)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as found:
        yield found


def test_a_cluster_reads_what_one_process_reads_though_a_worker_is_killed(local: LocalCluster) -> None:
    episodes = [
        Episode("tea", str(n), f"Talk {n}", n, paragraphs=(f"Ann Lee {n} pours Kettle at Acme.",))
        for n in range(1, 13)
    ]
    alone = list(read(episodes, READER))
    cluster = Cluster(local.scheduler_address)
    assert cluster.workers == 2
    together = []
    for found in read(episodes, READER, cluster, cluster.workers):
        together.append(found)
        if len(together) == 3:
            # The nanny of the worker starts another one in its place.
            next(iter(local.workers.values())).process.process.kill()
    cluster.close()
    assert all(isinstance(each, Reading) for each in alone)
    assert together == alone


def test_no_scheduler_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orbitgraph.extract.cluster._WAIT", "1s")
    with pytest.raises(
        SourceError, match=r"^tcp://127.0.0.1:9: no Dask scheduler answers \(.*leave out --on$"
    ):
        Cluster("tcp://127.0.0.1:9")
