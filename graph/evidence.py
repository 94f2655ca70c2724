"""Where an episode's text names a thing or states a fact, as rows: annotations, selectors, statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.iris import digest
from orbitgraph.graph.terms import Row, day, decimal, describe, number, term, words
from orbitgraph.model import Evidence, Mention, Predicate

_FORMER = {
    Predicate.AFFILIATED_WITH: Literal(False),
    Predicate.FORMERLY_AFFILIATED_WITH: Literal(True),
}


class Marks:
    """Makes the rows of one episode's evidence; spans that mentions and statements share are told once.

    `text` is the episode's, `episode` its IRI, `run` the node of the run that found everything.
    """

    def __init__(self, text: str, episode: str, run: NamedNode) -> None:
        self._text = text
        self._base = episode + "#"
        self._episode = NamedNode(episode)
        self._source = self._node("text")
        self._run = run
        self._sentences: dict[tuple[int, int], tuple[int, int]] = {}
        self._told: set[str] = set()

    def mention_rows(self, mention: Mention, thing: NamedNode) -> Iterator[Row]:
        """Yield the annotation of one mention of a thing, with its place in the text."""
        found = mention.evidence
        span = self._span(found)
        yield from self._place_rows(found, span)
        yield from describe(
            self._node(f"mention-{span}-{mention.cls}"),
            ("rdf:type", term("oa:Annotation")),
            ("rdf:type", term("orbit:Mention")),
            ("oa:motivatedBy", term("oa:identifying")),
            ("oa:hasBody", thing),
            ("oa:hasTarget", self._node("at-" + span)),
            ("orbit:confidence", decimal(found.confidence)),
            ("orbit:extractor", words(found.extractor)),
            ("prov:wasGeneratedBy", self._run),
        )

    def fact_rows(
        self,
        subject: NamedNode,
        predicate: Predicate,
        object_: NamedNode | Literal,
        evidence: Iterable[Evidence],
        published: date | None,
    ) -> Iterator[Row]:
        """Yield the plain triple, its statement, each piece of evidence, and a membership where it is one."""
        proofs = sorted(set(evidence))
        name = term("orbit:" + predicate)
        key = digest(f"{subject} {name} {object_}")
        statement = self._node("statement-" + key)
        nodes = [self._node(f"evidence-{key}-{count}") for count in range(1, len(proofs) + 1)]
        yield subject, name, object_
        yield from describe(
            statement,
            ("rdf:type", term("rdf:Statement")),
            ("rdf:subject", subject),
            ("rdf:predicate", name),
            ("rdf:object", object_),
            ("orbit:statedIn", self._episode),
            ("orbit:confidence", decimal(max(proof.confidence for proof in proofs))),
            ("prov:wasGeneratedBy", self._run),
            *(("prov:wasDerivedFrom", node) for node in nodes),
        )
        for node, proof in zip(nodes, proofs, strict=True):
            yield from self._proof_rows(node, statement, proof)
        if predicate in _FORMER:
            yield from describe(
                self._node("membership-" + key),
                ("rdf:type", term("org:Membership")),
                ("org:member", subject),
                ("org:organization", object_),
                ("orbit:former", _FORMER[predicate]),
                ("orbit:statedIn", self._episode),
                ("orbit:statedOn", day(published)),
                ("prov:wasDerivedFrom", statement),
            )

    def _proof_rows(self, node: NamedNode, statement: NamedNode, proof: Evidence) -> Iterator[Row]:
        span = self._span(proof)
        yield from self._place_rows(proof, span)
        yield from describe(
            node,
            ("rdf:type", term("oa:Annotation")),
            ("rdf:type", term("orbit:Evidence")),
            ("oa:motivatedBy", term("oa:describing")),
            ("oa:hasBody", statement),
            ("oa:hasTarget", self._node("at-" + span)),
            ("orbit:confidence", decimal(proof.confidence)),
            ("orbit:extractor", words(proof.extractor)),
        )

    def _span(self, found: Evidence) -> str:
        """Name a span; where two extractors drew different sentences around it, the second is told apart."""
        sentence = found.sentence_start, found.sentence_end
        first = self._sentences.setdefault((found.start, found.end), sentence)
        name = f"{found.start}-{found.end}"
        return name if first == sentence else f"{name}-in-{found.sentence_start}-{found.sentence_end}"

    def _place_rows(self, found: Evidence, span: str) -> Iterator[Row]:
        if span in self._told:
            return
        if found.sentence_end > len(self._text):
            raise ValueError(f"evidence beyond the end of the text: {found!r}")
        self._told.add(span)
        place, quote, position = (self._node(f"{kind}-{span}") for kind in ("at", "quote", "position"))
        yield from describe(
            place,
            ("rdf:type", term("oa:SpecificResource")),
            ("oa:hasSource", self._source),
            ("oa:hasSelector", quote),
            ("oa:hasSelector", position),
        )
        yield from describe(
            quote,
            ("rdf:type", term("oa:TextQuoteSelector")),
            ("oa:exact", words(self._text[found.start : found.end])),
            ("oa:prefix", words(self._text[found.sentence_start : found.start])),
            ("oa:suffix", words(self._text[found.end : found.sentence_end])),
        )
        yield from describe(
            position,
            ("rdf:type", term("oa:TextPositionSelector")),
            ("oa:start", number(found.start)),
            ("oa:end", number(found.end)),
        )

    def _node(self, fragment: str) -> NamedNode:
        return NamedNode(self._base + fragment)
