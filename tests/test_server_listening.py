"""Starting and stopping: one line for what goes wrong, and a good end on a signal."""

from __future__ import annotations

import importlib.util
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from orbitgraph import cli

SERVE = [sys.executable, "-m", "orbitgraph", "serve"]


def refused(*options: str) -> tuple[int, str]:
    done = subprocess.run([*SERVE, *options], capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_port_in_use(graph_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, said = refused("--graph", str(graph_folder), "--port", port)
    assert code == 1
    assert said.startswith(f"orbitgraph: cannot listen on 127.0.0.1, port {port} (Address already in use)")
    assert said.count("\n") == 1


def test_a_host_that_is_none(graph_folder: Path) -> None:
    code, said = refused("--graph", str(graph_folder), "--host", "256.0.0.1", "--port", "0")
    assert (code, said.count("\n"), "cannot listen on 256.0.0.1" in said) == (1, 1, True)


def test_no_graph(tmp_path: Path) -> None:
    code, said = refused("--graph", str(tmp_path), "--port", "0")
    assert (code, said) == (
        1,
        f"orbitgraph: {tmp_path}: holds no graph (graph.nq is missing); run `orbitgraph build` to make it\n",
    )


def test_a_damaged_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("no quads\n", encoding="utf-8")
    code, said = refused("--graph", str(tmp_path), "--port", "0")
    assert (code, said.count("\n"), "the graph is damaged" in said) == (1, 1, True)


@pytest.mark.parametrize(
    "options",
    [("--port", "70000"), ("--timeout", "0"), ("--timeout", "nan"), ("--workers", "0"), ("--memory", "x")],
)
def test_wrong_options(options: tuple[str, str]) -> None:
    code, said = refused(*options)
    assert (code, options[0] in said) == (2, True)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "jinja2" else real(name))
    assert cli.main(["serve"]) == 2
    assert (
        capsys.readouterr().err == "orbitgraph: serve needs the package jinja2; install orbitgraph[serve]\n"
    )


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(serve: Any, how: signal.Signals) -> None:
    values = "VALUES ?x { " + "1 " * 800 + "}"
    long = f"SELECT (COUNT(*) AS ?n) {{ {values} {values.replace('?x', '?y')} }}"
    with serve() as served, ThreadPoolExecutor(1) as client:
        under_way = client.submit(served.query, long)
        time.sleep(0.1)
        served.process.send_signal(how)
        # What is under way is answered.
        assert under_way.result()[0] == 200
        assert served.process.wait(10) == 0
        assert "Traceback" not in served.log.read_text()


def test_without_an_explorer_the_queries_come_first(serve: Any) -> None:
    with serve() as served:
        (served.log.parent / "explorer.html").unlink()
        status, headers, _ = served.ask("/")
        assert (status, headers["location"]) == (303, "queries")
