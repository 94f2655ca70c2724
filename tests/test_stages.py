"""The text of a trace: a block for each stage, whole and harmless."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from orbitgraph.answers.stages import as_text
from orbitgraph.answers.tracing import Trace
from orbitgraph.extract import language
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading.sources import Source
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.spans import Found
from orbitgraph.model import (
    EPISODE,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Guest,
    Link,
    Mention,
    Predicate,
    Ref,
    Relation,
    Show,
)

PROJECT, ORGANISATION, PERSON = EntityClass.PROJECT, EntityClass.ORGANISATION, EntityClass.PERSON
READ = Episode(
    show="tea-talk",
    key="2",
    number=2,
    title="Mesh, with Ann Lee",
    guests=(Guest("Ann Lee", "Mesh"),),
    hosts=("Mia Blum",),
    published=date(2020, 2, 2),
    minutes=24,
    paragraphs=("Ann Lee of Mesh uses tea mesh. See the page.",),
    credits="Produced by Mia Blum.",
    links=(Link(0, 35, "the page", "https://tea.example/"),),
)
TEA_MESH = Found(41, 49, PROJECT, "Tea Mesh", "gazetteer", 0.9)
STANDING = (
    Found(0, 4, PROJECT, "Mesh", "system-written", 0.65, 3),
    Found(11, 18, PERSON, "Ann Lee", "people-given", 0.97, 0),
    Found(31, 35, ORGANISATION, "Mesh", "organisation-of-guest", 0.95, 0),
    TEA_MESH,
)
DROPPED = (
    Found(31, 35, ORGANISATION, "Mesh", "organisation-employer", 0.7, 2),
    Found(45, 49, PROJECT, "mesh", "system-written", 0.65, 3),
)


def evidence(start: int, end: int, rule: str, confidence: float, sentence: tuple[int, int]) -> Evidence:
    return Evidence("tea-talk/2", start, end, *sentence, rule, confidence)


def made() -> Trace:
    (doc,) = language.parse([READ.text[: READ.notes_end]], "blank:en")
    proofs = [evidence(e.start, e.end, e.extractor, e.confidence, (0, 64)) for e in STANDING]
    of_mesh = evidence(20, 35, "affiliation", 0.85, (20, 50))
    guest, ann = evidence(11, 18, "title", 0.98, (0, 18)), Ref("person", "Ann Lee")
    relations = (
        Relation(ann, Predicate.GUEST_OF, Ref(EPISODE, "tea-talk/2"), (guest,)),
        Relation(ann, Predicate.CONTRIBUTES_TO, Ref("project", "Tea Mesh"), (of_mesh,)),
    )
    things = [(PROJECT, "Mesh", ()), (PERSON, "Ann Lee", ()), (ORGANISATION, "Mesh", ())]
    entities = (
        *(Entity(*thing, (Mention(thing[0], each),)) for thing, each in zip(things, proofs, strict=False)),
        Entity(EntityClass.CONCEPT, "tea mesh", ("Tea Mesh",), (Mention(EntityClass.CONCEPT, proofs[3]),)),
    )
    return Trace(
        Source("page.txt", b"12345"),
        Show("tea-talk", "Tea Talk"),
        ("Support us, " + "please, " * 20,),
        "en_invented 1.0",
        Notes(READ, doc),
        (*STANDING, *DROPPED),
        Reading(READ, tuple(zip(STANDING, proofs, strict=True)), relations),
        entities,
        relations[:1],
        (("orbit:Mention", 36), ("rdf:Statement", 7)),
    )


WHOLE = """\
1. Source
   read from: page.txt, 5 bytes
   show: tea-talk, “Tea Talk”
   episode: tea-talk/2, 2020-02-02, 24 minutes
   title: Mesh, with Ann Lee
   guests: Ann Lee (Mesh)
   hosts: Mia Blum
   links: 1
   span   text      target
   -----  --------  --------------------
   55-63  the page  https://tea.example/

2. Notes
   span   part         text
   -----  -----------  --------------------------------------------
   0-18   title        Mesh, with Ann Lee
   20-64  paragraph 1  Ann Lee of Mesh uses tea mesh. See the page.
   66-87  credits      Produced by Mia Blum.
   cut as boilerplate: 1
   Support us, please, please, please, please, please, please, please, please, ple…

3. Language
   en_invented 1.0: 3 sentences, 0 entities
   span   sentence
   -----  ------------------------------
   0-18   Mesh, with Ann Lee
   20-50  Ann Lee of Mesh uses tea mesh.
   51-64  See the page.

   no entities

4. Findings
   span   class         name      finder                 rank  confidence  words
   -----  ------------  --------  ---------------------  ----  ----------  --------
   0-4    project       Mesh      system-written            3        0.65  Mesh
   11-18  person        Ann Lee   people-given              0        0.97  Ann Lee
   31-35  organisation  Mesh      organisation-of-guest     0        0.95  Mesh
   41-49  project       Tea Mesh  gazetteer                 1         0.9  tea mesh

5. Dropped because they overlapped
   span   class         name  finder                 rank  confidence  gives_way_to
   -----  ------------  ----  ---------------------  ----  ----------  ---------------------------------
   31-35  organisation  Mesh  organisation-employer     2         0.7  the same by organisation-of-guest
   45-49  project       mesh  system-written            3        0.65  41-49 project Tea Mesh

6. Relations
   subject  predicate      object     rule         confidence  span   evidence
   -------  -------------  ---------  -----------  ----------  -----  ---------------
   Ann Lee  guestOf        Episode 2  title              0.98  11-18  Ann Lee
   Ann Lee  contributesTo  Tea Mesh   affiliation        0.85  20-35  Ann Lee of Mesh

7. Resolution (of this episode alone; a build weighs all episodes)
   class         thing     mentions  also_written  made_of
   ------------  --------  --------  ------------  ----------------
   project       Mesh             1
   person        Ann Lee          1
   organisation  Mesh             1
   concept       tea mesh         1  Tea Mesh      project Tea Mesh
   things made of several names: none
   names left ambiguous: 1
   Mesh (project) and Mesh (organisation)
   left out: Ann Lee contributesTo Tea Mesh

8. Quads
   kind           quads
   -------------  -----
   orbit:Mention     36
   rdf:Statement      7
   all               43
"""


def test_a_trace_has_a_block_for_each_stage() -> None:
    assert as_text(made()) == WHOLE


def test_empty_stages_say_so() -> None:
    empty = replace(
        READ, title="Hm", guests=(), hosts=(), published=None, minutes=None, paragraphs=(), links=()
    )
    silent = replace(empty, credits="")
    (doc,) = language.parse([silent.text], "blank:en")
    notes, reading = Notes(silent, doc), Reading(silent, (), ())
    text = as_text(
        replace(
            made(), cut=(), notes=notes, candidates=(), reading=reading, entities=(), relations=(), quads=()
        )
    )
    assert "   guests: none\n   hosts: none\n   links: none\n\n2. Notes" in text
    assert (
        "4. Findings\n   none\n\n5. Dropped because they overlapped\n   none\n\n6. Relations\n   none\n"
        in text
    )
    assert "   names left ambiguous: none\n" in text


def test_hostile_texts_stay_harmless() -> None:
    bad = "\x1b[31m\u202e\x07"
    read = replace(
        READ,
        title=f"Mesh, with {bad}",
        guests=(Guest(bad, bad),),
        hosts=(bad,),
        key=bad,
        paragraphs=(f"Ann Lee of {bad}\n\r uses tea mesh. See the page.",),
        links=(Link(0, 0, bad, bad),),
    )
    (doc,) = language.parse([read.text[: read.notes_end]], "blank:en")
    found = Found(0, 30, PROJECT, bad, bad, 0.5)
    proof = Evidence(read.id, 0, 30, 0, 30, bad, 0.5)
    relation = Relation(Ref("person", bad), Predicate.REACH, Ref("handle", bad), (proof,))
    twins = tuple(Entity(cls, bad, (bad,), (Mention(cls, proof),)) for cls in (PROJECT, ORGANISATION))
    trace = Trace(
        Source(bad, b""),
        Show(bad, bad),
        (bad,),
        bad,
        Notes(read, doc),
        (found, replace(found, extractor="other")),
        Reading(read, ((found, proof),), (relation,)),
        twins,
        (),
        ((bad, 1),),
    )
    text = as_text(trace)
    assert text.replace("\n", "").isprintable()
    assert text.count("\\u001b") > 20
