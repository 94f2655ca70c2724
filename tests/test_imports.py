"""Imports run one way: model <- ontology <- the stages <- pipeline, answers, site, server <- commands <- cli."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = (
    "model",
    "ontology",
    "extract",
    "graph",
    "queries",
    "viz",
    "answers",
    "stores",
    "server",
    "site",
    "commands",
)
STAGES = ("extract", "graph", "queries", "viz")
BASE = {"model", "errors", "__version__"}
ALLOWED = {
    "model": {"model"},
    "errors": set[str](),
    "__init__": {"errors", "library"},
    "library": BASE | {"ontology", "graph", "queries"},
    "__main__": {"cli"},
    "ontology": BASE | {"ontology"},
    "extract": BASE | {"extract"},
    "graph": BASE | {"ontology", "graph"},
    "queries": BASE | {"ontology", "queries"},
    "viz": BASE | {"viz"},
    "gaps": BASE,
    "report": BASE | {"gaps"},
    "folders": BASE,
    "settings": BASE | {"extract"},
    "state": BASE | {"folders", "graph"},
    "explorer": BASE | {"ontology", *STAGES},
    "pipeline": BASE | {"explorer", "report", "state", "folders", "settings", "ontology", *STAGES},
    "answers": BASE | {"answers", "folders", "state", "gaps", "report", "ontology", *STAGES},
    "stores": BASE | {"stores", "ontology", "queries"},
    "server": BASE | {"server", "ontology", "graph", "queries", "viz"},
    "site": BASE | {"site", "ontology", "graph", "queries"},
    "commands": BASE
    | {
        "commands",
        "answers",
        "stores",
        "server",
        "site",
        "report",
        "pipeline",
        "settings",
        "ontology",
        "extract",
        "graph",
        "queries",
    },
    "cli": BASE | {"commands"},
}
RDF = {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl", "SPARQLWrapper"}
LANGUAGE = {"spacy", "thinc"}
FORBIDDEN = {
    "extract": RDF,
    "graph": LANGUAGE,
    "queries": LANGUAGE,
    "ontology": LANGUAGE,
    "viz": RDF | LANGUAGE,
}


def modules() -> Iterator[tuple[str, Path]]:
    """Yield (part of the house, file) for every module of the package."""
    for path in sorted((ROOT / "orbitgraph").glob("*.py")):
        yield path.stem, path
    for folder in PARTS:
        for path in sorted((ROOT / "orbitgraph" / folder).rglob("*.py")):
            yield folder, path


def imported(path: Path) -> Iterator[str]:
    """Yield the full names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_module_has_its_place() -> None:
    assert {part for part, _ in modules()} == set(ALLOWED)


@pytest.mark.parametrize(
    ("part", "path"), [pytest.param(*each, id=str(each[1].relative_to(ROOT))) for each in modules()]
)
def test_imports_follow_the_arrow(part: str, path: Path) -> None:
    names = list(imported(path))
    own = {name.split(".")[1] for name in names if name.startswith("orbitgraph.")}
    assert own <= ALLOWED[part], f"{path.name} imports {sorted(own - ALLOWED[part])}"
    outside = {name.split(".")[0] for name in names}
    assert not outside & FORBIDDEN.get(part, set())


@pytest.mark.parametrize(
    ("part", "path"), [pytest.param(*each, id=str(each[1].relative_to(ROOT))) for each in modules()]
)
def test_data_files_are_found_as_resources(part: str, path: Path) -> None:
    assert "__file__" not in path.read_text(encoding="utf-8"), f"{part}: use importlib.resources.files"
