"""Which verbs state which relation, and which of their places hold its ends: the vocabulary of the rules on verbs."""

from __future__ import annotations

from typing import NamedTuple

from orbitgraph.model import Predicate

DOER, DONE, THEME, INTO = "doer", "done", "theme", "in into within"
"""Who acts, what is acted on, and the grammatical subject of either voice; other places are prepositions.

"done:project" takes only findings of one class.
"""


class Frame(NamedTuple):
    """`predicate` holds between two places of any of the verbs; the classes of what stands there decide the rest."""

    predicate: Predicate
    subject: str
    object: str
    verbs: frozenset[str]
    extractor: str
    confidence: float
    planned: bool = False
    able: bool = False


def _frames(*rows: tuple[Predicate, str, str, str, str, float]) -> tuple[Frame, ...]:
    planned = (Predicate.SPOKE_AT, Predicate.PUBLISHED_AT, Predicate.AUTHOR_OF)
    return tuple(
        Frame(
            predicate,
            subject,
            object_,
            frozenset(verbs.split()),
            extractor,
            confidence,
            predicate in planned,
            predicate is Predicate.SUPPORTS,
        )
        for predicate, subject, object_, verbs, extractor, confidence in rows
    )


_WORKING = (
    "accelerate analyse balance bypass cache capture check classify compute control coordinate count detect display "
    "draw encrypt enforce filter find forward handle hide index inspect manage map measure monitor parse plot poll "
    "predict process protect rank read record redirect replay replicate route sample schedule search serialise sign "
    "solve sort split steer store stream synchronise track transform translate tunnel verify visualise"
)
_MAKING = (
    "announce architect author begin build code create design develop devise engineer establish found implement "
    "initiate introduce invent launch make originate prototype publish release start unveil write"
)
_READING = (
    "decode do emit encode export generate have import ingest know learn output parse produce read send ship "
    "write"
)
_SUPPORTING = (
    "accept add feature gain handle implement include negotiate offer provide receive speak support target "
    "terminate understand"
)
_GIVING = "deliver give hold present"

VERBS = _frames(
    (
        Predicate.USES,
        DOER,
        DONE,
        "adopt ask bundle call combine compile consume deploy embed employ exploit extend incorporate integrate "
        "invoke launch leverage load place query require reuse spawn use utilise utilize wrap",
        "verb-uses",
        0.8,
    ),
    (Predicate.USES, DOER, "done:concept", "apply compute perform", "verb-uses", 0.7),
    (Predicate.USES, DOER, "done:project", "need", "verb-uses", 0.7),
    *(
        (Predicate.USES, THEME, prepositions, verbs, "verb-uses", 0.75)
        for prepositions, verbs in (
            ("on upon around", "base center centre layer lean rely depend rest"),
            ("atop from on upon with around", "build construct solve"),
            ("from", "adapt borrow derive fork grow make evolve descend"),
            ("out-of", "grow evolve"),
            ("in", "code program write"),
            ("in", "define describe express formulate model specify"),
            ("in on with using via", "implement"),
            ("through via", "expose"),
            ("with", "combine integrate pair"),
            ("of", "consist make"),
            ("on atop over", "deploy live run sit stand"),
            ("in into to", "keep move offload persist put record save spill store"),
            ("as", "encode express model represent store"),
            ("by from with", "feed"),
            ("from", "draw fetch import load pull read replay retrieve take"),
            ("with", _WORKING),
            ("to", "attach delegate listen subscribe talk speak"),
            ("with", "ship"),
        )
    ),
    # What one builds something into is used only where it has a name of its own.
    (
        Predicate.USES,
        INTO,
        "done:project",
        "embed implement include incorporate integrate merge",
        "verb-uses",
        0.7,
    ),
    (Predicate.USES, "for", "done:project", "design", "verb-uses", 0.7),
    (Predicate.USES, DONE, DOER, "back drive power underlie underpin", "verb-powers", 0.75),
    (Predicate.SUPPORTS, DOER, DONE, _SUPPORTING, "verb-supports", 0.75),
    (Predicate.SUPPORTS, DOER, DONE, f"talk {_READING}", "verb-supports", 0.75),
    (Predicate.SUPPORTS, THEME, "to with", "conform comply interoperate adhere work", "verb-supports", 0.75),
    (
        Predicate.SUPPORTS,
        THEME,
        "over through using via",
        "communicate configure connect control deliver expose export import listen manage push receive "
        "report send serve speak stream sync talk transfer",
        "verb-supports",
        0.75,
    ),
    (
        Predicate.SUPPORTS,
        THEME,
        "as in:protocol",
        "encapsulate encode exchange export save serialise serialize store write",
        "verb-supports",
        0.75,
    ),
    (
        Predicate.SUPPORTS,
        "in into to within",
        DONE,
        f"bring {_SUPPORTING} {_MAKING} integrate",
        "verb-supports",
        0.75,
    ),
    (Predicate.DEVELOPED_BY, DONE, DOER, _MAKING, "verb-makes", 0.8),
    (Predicate.DEVELOPED_BY, DONE, "at within", _MAKING, "verb-makes", 0.8),
    (
        Predicate.DEVELOPED_BY,
        THEME,
        "at within from of out-of",
        "begin come emerge hatch hail originate start",
        "verb-makes",
        0.7,
    ),
    (
        Predicate.DEVELOPED_BY,
        DONE,
        "doer:organisation",
        "donate maintain manufacture open-source operate sell",
        "verb-makes",
        0.75,
    ),
    (Predicate.DEVELOPED_BY, "after", "doer:organisation", "look", "verb-makes", 0.7),
    (Predicate.DEVELOPED_BY, "behind", "doer:organisation", "be stand", "verb-makes", 0.7),
    (Predicate.CONTRIBUTES_TO, DOER, "on to", "collaborate contribute hack work", "verb-works-on", 0.8),
    (Predicate.CONTRIBUTES_TO, DOER, DONE, "maintain lead co-lead steer", "verb-works-on", 0.8),
    (Predicate.CONTRIBUTES_TO, DOER, DONE, "work hack", "verb-works-on", 0.8),
    (Predicate.CONTRIBUTES_TO, DOER, "in with", "involve", "verb-works-on", 0.8),
    (
        Predicate.COMPARED_WITH,
        DONE,
        "against alongside and beside with to",
        "benchmark compare contrast liken match measure pit set",
        "verb-compares",
        0.75,
    ),
    (
        Predicate.COMPARED_WITH,
        DOER,
        DONE,
        "beat outdo outperform outpace rival resemble replace",
        "verb-compares",
        0.75,
    ),
    (Predicate.COMPARED_WITH, THEME, "from", "differ", "verb-compares", 0.75),
    (Predicate.COMPARED_WITH, THEME, "with", "compete", "verb-compares", 0.75),
    (Predicate.PART_OF, THEME, DONE, "join", "verb-part", 0.8),
    (Predicate.PART_OF, THEME, "to into", "belong merge", "verb-part", 0.75),
    (Predicate.PART_OF, THEME, "to:organisation", "move", "verb-part", 0.75),
    (Predicate.PART_OF, DONE, "to:organisation", "contribute donate give hand transfer", "verb-part", 0.75),
    (Predicate.PART_OF, DONE, "doer:organisation", "acquire absorb buy host own", "verb-part", 0.75),
    (Predicate.PART_OF, "done:project", DOER, "comprise contain", "verb-part", 0.75),
    (Predicate.PART_OF, "of:project", "theme:project", "consist", "verb-part", 0.75),
    (Predicate.AFFILIATED_WITH, DOER, DONE, "join", "verb-works-at", 0.8),
    (Predicate.AFFILIATED_WITH, DOER, DONE, "head run direct", "verb-works-at", 0.8),
    (Predicate.AFFILIATED_WITH, THEME, "at for with by", "employ", "verb-works-at", 0.8),
    (Predicate.AFFILIATED_WITH, DONE, DOER, "employ", "verb-works-at", 0.8),
    (
        Predicate.AFFILIATED_WITH,
        THEME,
        "at for with",
        "intern lecture serve study teach work",
        "verb-works-at",
        0.8,
    ),
    (Predicate.FORMERLY_AFFILIATED_WITH, DOER, DONE, "leave quit depart", "verb-left", 0.8),
    (Predicate.FORMERLY_AFFILIATED_WITH, DOER, "from", "retire resign depart", "verb-left", 0.8),
    (
        Predicate.ADVISED_BY,
        DONE,
        DOER,
        "advise co-advise coadvise supervise co-supervise mentor",
        "verb-advises",
        0.85,
    ),
    (Predicate.ADVISED_BY, THEME, "under with", "study", "verb-advises", 0.75),
    (
        Predicate.AUTHOR_OF,
        DOER,
        DONE,
        f"author coauthor co-author co-write cowrite pen publish write {_GIVING}",
        "verb-writes",
        0.8,
    ),
    (Predicate.PUBLISHED_AT, DONE, "at in during to", f"accept publish {_GIVING}", "verb-publishes", 0.8),
    (Predicate.PUBLISHED_AT, DOER, "at in", "appear", "verb-publishes", 0.8),
    (Predicate.PUBLISHED_AT, THEME, "at", "debut", "verb-publishes", 0.8),
    (
        Predicate.SPOKE_AT,
        DOER,
        "at to in during",
        "keynote lecture speak talk demo demonstrate present",
        "verb-speaks",
        0.8,
    ),
)
"""What verbs state."""
