"""Whether a sentence states a thing or denies it, asks it, supposes it, plans it or hands on a rumour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.masks import Masked, pattern

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset("can could may might must should will would ca ’d 'd".split())
# "X wants to use Y", "is rumoured to use Y", "stopped using Y": what follows is no fact.
_UNREAL = frozenset(
    "aim allege ask avoid cease claim consider decline dream expect fail forget hop hope hypothesise imagine intend "
    "lack need plan ponder promise propose refuse rumour rumor say seek speculate stop suggest suppose think try "
    "want wish wonder".split()
)
_SPOKEN_OF = frozenset("allege believe claim expect plan rumour rumor say schedule suppose think".split())
_DOUBTS = frozenset("allegedly hardly never perhaps possibly purportedly reportedly supposedly".split())
_CONDITIONS = frozenset("if whether unless".split())
_LESS = frozenset("instead rather without".split())

_DENIALS = re.compile(
    r"\b(?:not(?!\s+(?:only|just|long|least))|never|cannot|no\s+longer|neither|nor|can|could|might|may|would|should|"
    r"allegedly|hardly|perhaps|possibly|purportedly|reportedly|supposedly|rumou?red|rumou?rs?|"
    r"(?:alleged|believed|claimed|expected|reported|said|scheduled|supposed|thought)\s+to)\b|n['’]t\b"
)
_BEFORE = re.compile(
    r"\b(?:if|whether|unless|no|nobody|rumou?rs?|rumou?red|reportedly|allegedly)\s+(?:that\s+)?(?:the\s+)?$"
    r"|(?:\b(?:not|never|cannot|can|could|might|may|would|should|must)|n['’]t)\s+(?:yet\s+)?(?:have\s+)?(?:be\s+|been\s+)?$"
)
_WILL = re.compile(r"\b(?:will|would|plans?|wants?|hopes?)\b")


def asserted(source: str, sentence: Masked, *, planned: bool = False) -> Iterator[re.Match[str]]:
    """Yield the matches of a rule that the sentence states; `planned`: what will be counts as well."""
    if sentence.text.rstrip().endswith("?"):
        return
    for match in pattern(source).finditer(sentence.text):
        before = sentence.text[max(0, match.start() - 24) : match.start()]
        if _DENIALS.search(match[0]) or _BEFORE.search(before):
            continue
        if planned or not _WILL.search(match[0]):
            yield match


def is_denied(verb: Token, *, planned: bool = False, able: bool = False) -> bool:
    """Tell whether a verb's statement is negated, asked or only possible; `able`: "can speak it" is a statement."""
    allowed = {"will"} if planned else set()
    allowed |= {"can"} if able else set()
    if verb.sent.text.rstrip().endswith("?"):
        return True
    token, depth = verb, 0
    while depth < 6:
        if _has_denial(token, allowed):
            return True
        if token.dep_ == "xcomp" or (token.dep_ == "acl" and token.tag_ == "VB"):
            if _leads_nowhere(token.head):
                return True
            token = token.head
        elif token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX") and not _is_clause(token):
            token = token.head
        elif token.dep_ == "pcomp":
            return (
                token.head.lower_ in _LESS or token.head.nbor(-1).lower_ in _LESS if token.head.i else False
            )
        elif token.dep_ == "ccomp":
            return _is_hearsay(token.head)
        else:
            return False
        depth += 1
    return False


def _has_denial(token: Token, allowed: set[str]) -> bool:
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" and not any(c.lower_ in ("only", "just") for c in (child.nbor(1),)):
            return True
        if child.dep_ == "aux" and word in _HEDGES - allowed:
            return True
        if word in _DOUBTS or (child.dep_ == "mark" and word in _CONDITIONS):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            word in ("nobody", "none", "nothing", "neither")
            or any(c.lower_ in ("no", "neither") for c in child.children if c.dep_ in ("det", "preconj"))
        ):
            return True
        if child.dep_ == "dobj" and word in ("none", "nothing"):
            return True
        if child.dep_ in ("dobj", "attr") and any(
            c.lower_ == "no" for c in child.children if c.dep_ == "det"
        ):
            return True
        if word == "longer" and any(c.lower_ == "no" for c in child.children):
            return True
    return False


def _leads_nowhere(head: Token) -> bool:
    return head.lemma_.lower() in _UNREAL or head.lemma_.lower() in (
        "plan",
        "proposal",
        "wish",
        "attempt",
        "reluctant",
    )


def _is_hearsay(head: Token) -> bool:
    """Tell "it is rumoured that", "some say that" from "Ann says that"."""
    lemma = head.lemma_.lower()
    if lemma in ("suggest", "propose", "wish", "hope", "doubt", "deny", "speculate", "wonder", "imagine"):
        return True
    if lemma not in _SPOKEN_OF:
        return False
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or subject.lower_ in ("it", "some", "people", "rumours", "others")


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children)
