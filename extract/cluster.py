"""Workers of a Dask cluster that is already there, as an executor in the manner of `concurrent.futures`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from orbitgraph.errors import SourceError, UsageError

_RETRIES = 3
"""How often the scheduler gives work to another worker where one is lost."""
_WAIT = "20s"


class Cluster:
    """A connection to a scheduler (`tcp://host:port`); call it for an executor, close it after use."""

    def __init__(self, address: str) -> None:
        """Connect. Raises `UsageError` without the extra `dask`, `SourceError` where no scheduler answers."""
        try:
            from distributed import Client
        except ImportError:
            raise UsageError("--on needs Dask: pip install 'orbitgraph[dask]'") from None
        try:
            self._client: Any = Client(address, timeout=_WAIT)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise SourceError(
                f"{address}: no Dask scheduler answers ({reason}); start one with 'dask scheduler', or leave out --on"
            ) from None

    @property
    def workers(self) -> int:
        """Return how many chunks the cluster can read at a time."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def __call__(self) -> Executor:
        """Return an executor that gives its work to the cluster."""
        return _Given(self._client)

    def close(self) -> None:
        """Leave the cluster as it is, and go."""
        self._client.close()


class _Given(Executor):
    """Dask's own executor; its `shutdown` does not know all arguments of `concurrent.futures`."""

    def __init__(self, client: Any) -> None:
        self._inner = client.get_executor(retries=_RETRIES, pure=False)

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Give work to the cluster."""
        future: Future[Any] = self._inner.submit(work, *arguments, **named)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take back what was not done yet."""
        self._inner.shutdown(wait=wait and not cancel_futures)
