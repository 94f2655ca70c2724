"""Errors that reach the user: one line each, with what is wrong, which thing, and what to do."""


class OrbitgraphError(Exception):
    """Base of every error whose text is meant for the user; the command line prints it and exits with 1."""

    exit_code = 1


class UsageError(OrbitgraphError):
    """The command was called wrongly (an unknown query, a missing parameter); exit code 2."""

    exit_code = 2


class SourceError(OrbitgraphError):
    """A source cannot be read as show notes."""


class ModelError(OrbitgraphError):
    """The spaCy pipeline is missing or lacks a component."""


class OutputError(OrbitgraphError):
    """The output folder cannot be written or holds no graph."""


class QueryError(OrbitgraphError):
    """A query cannot be loaded, bound or answered."""


class RefusedError(QueryError):
    """A query asks for what is never done: to change data, or to call another server."""


class LimitError(QueryError):
    """An answer would be larger than is allowed."""


class TopicsError(OrbitgraphError):
    """A topic scheme cannot be used."""


class GoldError(OrbitgraphError):
    """A table of what is expected cannot be used."""


class EndpointError(QueryError):
    """A SPARQL server cannot be reached, refuses, or does not answer as one."""
