"""`corrections.tsv`: what a user corrects by hand, one correction a line, as typed data.

Six columns separated by tabs: action, kind (a class of things, or a relation), name, value, episode, words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from orbitgraph.errors import UsageError
from orbitgraph.model import EntityClass, Predicate

FILE = Path("corrections.tsv")
"""Read from the current folder where no other file is named."""

_COLUMNS = ("action", "kind", "name", "value", "episode", "words")


class Action(StrEnum):
    """What a line does."""

    RENAME = "rename"
    RETYPE = "retype"
    SAME_AS = "same-as"
    SPLIT = "split"
    DROP = "drop"
    ADD = "add"


@dataclass(frozen=True)
class Correction:
    """One line; `place` is its file and number, an empty text an empty cell.

    `name` is a thing's label or, where `kind` is a relation, the subject's; `value` is the new label or class, the
    label of the other thing, or the object. `episode` (key or id) and `words` limit the line to the mentions of
    that episode and to those written so; what is added has both.
    """

    place: str
    action: Action
    kind: EntityClass | Predicate
    name: str
    value: str = ""
    episode: str = ""
    words: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the cells of the line as texts."""
        return (self.action, self.kind, self.name, self.value, self.episode, self.words)


# Which cells behind the name must be filled, and which may be.
_Cells = tuple[frozenset[str], frozenset[str]]
_LIMITS = frozenset({"episode", "words"})
_CHANGED: _Cells = frozenset({"value"}), _LIMITS
_OF_THINGS: dict[Action, _Cells] = dict.fromkeys(Action, _CHANGED) | {
    Action.DROP: (frozenset(), _LIMITS),
    Action.ADD: (_LIMITS, frozenset()),
}
_OF_FACTS: dict[Action, _Cells] = {
    Action.DROP: (frozenset({"value"}), frozenset({"episode"})),
    Action.ADD: (frozenset({"value", "episode", "words"}), frozenset()),
}


def load(path: Path | None) -> tuple[Correction, ...]:
    """Read a file of corrections; without a path that of the current folder, if there is one.

    Raises `UsageError` in one line for a missing or faulty file.
    """
    if path is None and not FILE.is_file():
        return ()
    path = path or FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file; name a file of corrections (tab-separated)") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); name a file of corrections in UTF-8") from None
    return parse(text, str(path))


def parse(text: str, name: str) -> tuple[Correction, ...]:
    """Return the corrections of a text; `name` is that of its file.

    Empty lines, lines that begin with # and a line of headings are skipped. Raises `UsageError`, which names the
    line, for any other that is no correction.
    """
    return tuple(_corrections(text, name))


def _corrections(text: str, name: str) -> Iterator[Correction]:
    # Only line feeds part lines: a label may hold other signs that Python counts as ends.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        while cells and not cells[-1]:
            cells.pop()
        if not cells or line.startswith("#") or cells[0] == _COLUMNS[0]:
            continue
        place = f"{name}:{number}"
        try:
            yield _correction(place, cells)
        except ValueError as error:
            raise UsageError(f"{place}: {error}") from None


def _correction(place: str, cells: list[str]) -> Correction:
    if len(cells) > len(_COLUMNS):
        raise ValueError(f"has {len(cells)} columns; there are {len(_COLUMNS)}: {', '.join(_COLUMNS)}")
    action, kind, name, *_ = filled = [*cells, *[""] * (len(_COLUMNS) - len(cells))]
    if action not in set(Action):
        raise ValueError(
            f"{action!r} is no action; use {_choice(Action)}, and tabs between the columns "
            f"{', '.join(_COLUMNS)}"
        )
    found = Correction(place, Action(action), _kind(Action(action), kind), *filled[2:])
    allowed = _OF_FACTS if isinstance(found.kind, Predicate) else _OF_THINGS
    needed, possible = allowed[found.action]
    given = {column for column, cell in zip(_COLUMNS[3:], filled[3:], strict=True) if cell}
    what = f"{action} of a {'relation' if isinstance(found.kind, Predicate) else 'thing'}"
    if not name:
        raise ValueError(f"{what} needs a name in the third column")
    for column in _COLUMNS[3:]:
        if column in needed - given:
            raise ValueError(f"{what} needs a cell {column!r}; the columns are {', '.join(_COLUMNS)}")
        if column in given - needed - possible:
            raise ValueError(f"{what} takes no cell {column!r}; the columns are {', '.join(_COLUMNS)}")
    if found.action is Action.RETYPE and found.value not in set(EntityClass):
        raise ValueError(f"{found.value!r} is no class; use {_choice(EntityClass)}")
    before = found.kind if found.action is Action.RETYPE else name
    if isinstance(found.kind, EntityClass) and found.value == before:
        raise ValueError(f"{action} from {found.value!r} to the same changes nothing; remove the line")
    return found


def _kind(action: Action, kind: str) -> EntityClass | Predicate:
    if kind in set(EntityClass):
        return EntityClass(kind)
    if action not in _OF_FACTS:
        raise ValueError(f"{kind!r} is no class; use {_choice(EntityClass)}")
    if kind in set(Predicate):
        return Predicate(kind)
    raise ValueError(f"{kind!r} is no class and no relation; use {_choice([*EntityClass, *Predicate])}")


def _choice(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"
