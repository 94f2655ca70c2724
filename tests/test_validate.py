import pytest
from pyoxigraph import RdfFormat, Store

from orbitgraph.graph.build import parts
from orbitgraph.graph.dataset import description
from orbitgraph.graph.serialise import sorted_lines
from orbitgraph.graph.tally import tally
from orbitgraph.graph.validate import Violation, check
from orbitgraph.model import (
    SIGNATURES,
    Audio,
    Contributor,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Location,
    Mention,
    MusicCredit,
    Predicate,
    Reason,
    Ref,
    RelatedEpisode,
    Relation,
    Show,
    Soundbite,
    Topic,
)
from orbitgraph.ontology import PREFIXES, shapes_turtle

BASE = "https://w3id.org/orbitgraph/id/"
E4 = f"{BASE}show/s/episode/4"
PREFIXED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
PREFIXED += f"BASE <{BASE}>\nPREFIX e: <{BASE}show/s/episode/>\n"
TEXT_END = len("All of it.")


def evidence(start: int) -> Evidence:
    return Evidence("s/4", start, start + 1, 0, TEXT_END, "rule", 0.5)


def full() -> Extraction:
    """Make an extraction with every class, every predicate and every kind of data."""
    ends = {cls.value: Ref(cls.value, f"Some {cls.value}") for cls in EntityClass}
    ends |= {"episode": Ref("episode", "s/5"), "handle": Ref("handle", "@x")}
    entities = [
        Entity(cls, ends[cls.value].name, ("alias",), (Mention(cls, evidence(count)),), about=("s/4",))
        for count, cls in enumerate(EntityClass)
    ]
    relations = [
        Relation(ends[min(subjects)], predicate, ends[kind], (evidence(count % 9),))
        for count, (predicate, (subjects, objects)) in enumerate(SIGNATURES.items())
        for kind in sorted(objects)
    ]
    four = Episode(
        *("s", "4", "All of it."),
        number=4,
        minutes=3,
        stars=1,
        licence="CC BY 3.0",
        audio=Audio("https://x.test/4.mp3", 2.5),
        music=(MusicCredit("intro", "T", ("A",), (2014,), "H"),),
        contributors=(Contributor("Ada", "art", "https://x.test/ada"),),
        season=2,
        season_name="Deep sea",
        seconds=170,
        language="en",
        image="https://x.test/4.jpg",
        transcript="https://x.test/4.vtt",
        chapters="https://x.test/my chapters",
        categories=("Optics", "light"),
        explicit=True,
        soundbites=(Soundbite(73.5, 60, "Blue sky"), Soundbite(0, 0.001)),
        locations=(Location("Ulm", "geo:48.4,9.99", "R2784"), Location("Bonn", made_there=True)),
    )
    show = Show(
        *("s", "S", "About", ("Ben",), "https://x.test/", "en", "https://x.test/feed", "Ada", "9b02"),
        *("https://x.test/s.jpg", "CC BY 4.0", ("Science",), False, (Location("Ulm", "geo:-90,180"),)),
    )
    shows = (show,)
    return Extraction(shows, (four, Episode("s", "5", "Five")), tuple(entities), tuple(relations))


VOID = f"{BASE}dataset"


def store() -> Store:
    related = [RelatedEpisode("s/4", 1, "s/5", 1.5, (Reason("topic", "both on X", 1.5),))]
    topics = [Topic(EntityClass.CONCEPT, "tunnel", BASE + "concept/tunnel")]
    found = Store()
    tallies = {}
    for part in parts(full(), related=related, topics=topics, tool_version="1"):
        found.extend(part.quads())
        tallies[part.graph] = tally(sorted_lines(part.quads()))
    found.extend(description(full(), topics=topics, tool_version="1")(tallies).quads())
    return found


def test_what_the_builder_makes_has_no_violations():
    assert check(store()) == []


def test_an_episode_that_is_not_among_ours_may_be_referred_to():
    four = Episode("s", "4", "All of it.")
    ends = Ref("episode", "s/4"), Ref("episode", "s/99")
    relation = Relation(ends[0], Predicate.MENTIONS_EPISODE, ends[1], (evidence(0),))
    found = Store()
    for part in parts(Extraction((Show("s", "S"),), (four,), (), (relation,)), tool_version="1"):
        found.extend(part.quads())
    assert check(found) == []


MENTION = f"{E4}#mention-0-1-person"
PERSON = f"{BASE}person/some-person"


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (
            "DELETE WHERE { GRAPH ?g { e:4 schema:name ?name } }",
            Violation(E4, "Episode 4", "needs exactly one title (schema:name)", "Episode"),
        ),
        (
            "DELETE WHERE { GRAPH ?g { <show/s> schema:name ?name } }",
            Violation(BASE + "show/s", "S", "needs exactly one title (schema:name)", "Show"),
        ),
        (
            'INSERT DATA { GRAPH <g> { e:4 schema:datePublished "May" } }',
            Violation(
                *(E4, "Episode 4"),
                "has a publication date that is no single day (schema:datePublished): May",
                "Episode",
            ),
        ),
        (
            "DELETE WHERE { GRAPH ?g { <project/some-project> a doap:Project } }",
            Violation(
                *(BASE + "project/some-project", "Some project"),
                *("needs the type doap:Project besides orbit:Project", "Project"),
            ),
        ),
        (
            "INSERT DATA { GRAPH <g> { <place/some-place> orbit:candidate true } }",
            Violation(
                *(BASE + "place/some-place", "Some place"),
                *("is marked as a candidate and no concept", "candidate"),
            ),
        ),
        (
            "INSERT DATA { GRAPH <g> { <concept/some-concept> orbit:candidate false } }",
            Violation(
                *(BASE + "concept/some-concept", "Some concept"),
                *("has a mark of a candidate that is not simply true (orbit:candidate): false", "Concept"),
            ),
        ),
        (
            'INSERT DATA { GRAPH <g> { <place/some-place> rdfs:label "Elsewhere" } }',
            Violation(
                *(BASE + "place/some-place", "Elsewhere"),
                *("needs exactly one label (rdfs:label)", "Thing"),
            ),
        ),
        (
            "DELETE { GRAPH ?g { ?s orbit:confidence ?c } } INSERT { GRAPH ?g { ?s orbit:confidence 1.5 } }"
            f" WHERE {{ GRAPH ?g {{ ?s orbit:confidence ?c }} FILTER(?s = <{MENTION}>) }}",
            Violation(
                MENTION, "", "needs exactly one confidence from 0 to 1 (orbit:confidence): 1.5", "Mention"
            ),
        ),
        (
            f"DELETE WHERE {{ GRAPH ?g {{ <{MENTION}> prov:wasGeneratedBy ?run }} }}",
            Violation(
                *(MENTION, ""),
                *("needs exactly one run that generated it (prov:wasGeneratedBy)", "Mention"),
            ),
        ),
        (
            f"DELETE WHERE {{ GRAPH ?g {{ <{E4}#quote-0-1> oa:exact ?exact }} }}",
            Violation(f"{E4}#quote-0-1", "", "needs exactly one quotation of its words (oa:exact)", "Quote"),
        ),
        (
            f"DELETE WHERE {{ GRAPH ?g {{ <{E4}#at-0-1> oa:hasSelector <{E4}#position-0-1> }} }}",
            Violation(f"{E4}#at-0-1", "", "needs a position (oa:TextPositionSelector)", "TextPlace"),
        ),
        (
            f"DELETE WHERE {{ GRAPH ?g {{ <{E4}#position-0-1> oa:end 1 }} }} ;"
            f"INSERT DATA {{ GRAPH <g> {{ <{E4}#position-0-1> oa:end 0 }} }}",
            Violation(
                f"{E4}#position-0-1", "", "needs exactly one start, before its end (oa:start): 0", "Position"
            ),
        ),
        (
            "INSERT DATA { GRAPH <g> { <person/some-person> orbit:authorOf <work/other> ."
            ' <work/other> a orbit:Work, schema:CreativeWork, fabio:Work ; rdfs:label "Other" } }',
            Violation(
                *(PERSON, "Some person"),
                f"has a relation ({PREFIXES['orbit']}authorOf) that no rdf:Statement gives evidence for: "
                f"{BASE}work/other",
                "Stated",
            ),
        ),
        (
            f"DELETE WHERE {{ GRAPH ?g {{ <{VOID}> dcterms:rights ?rights }} }}",
            Violation(
                *(VOID, "S: knowledge graph of the show notes"),
                *("needs to say whose notes it is made from (dcterms:rights)", "DataSet"),
            ),
        ),
        (
            f"DELETE WHERE {{ GRAPH ?g {{ <{VOID}#class-orbit-Work> void:class ?class }} }}",
            Violation(
                *(f"{VOID}#class-orbit-Work", ""),
                "needs exactly one class or property whose part it is (void:class, void:property)",
                "PartOfDataSet",
            ),
        ),
        (
            "INSERT DATA { GRAPH <g> { e:4 orbit:relatedTo <place/some-place> } }",
            Violation(
                *(E4, "Episode 4"),
                f"has an orbit:relatedTo that is not an episode: {BASE}place/some-place",
                "relatedTo",
            ),
        ),
        (
            "INSERT DATA { GRAPH <g> { e:4 orbit:guest <place/some-place> } }",
            Violation(
                *(E4, "Episode 4"),
                *(f"has an orbit:guest that is not a person: {BASE}place/some-place", "guest"),
            ),
        ),
        (
            f'INSERT DATA {{ GRAPH <g> {{ <{E4}#music-1> orbit:creditRole "outro" }} }}',
            Violation(f"{E4}#music-1", "", "has a role that is no single word (orbit:creditRole)", "Music"),
        ),
        (
            "DELETE WHERE { GRAPH ?g { ?s orbit:score ?score } }",
            Violation(f"{E4}#related-1", "", "needs exactly one score (orbit:score)", "Relatedness"),
        ),
    ],
)
def test_one_thing_wrong_is_one_violation_in_words(update, expected):
    broken = store()
    broken.update(PREFIXED + update)
    assert check(broken) == [expected]


SEASON = f"{BASE}show/s/season/2"


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "message", "shape"),
    [
        (SEASON, "seasonNumber", '"two"', "exactly one number from 1 up (schema:seasonNumber)", "Season"),
        (SEASON, "seasonNumber", "0", "exactly one number from 1 up (schema:seasonNumber)", "Season"),
        (SEASON, "seasonNumber", "2.5", "exactly one number from 1 up (schema:seasonNumber)", "Season"),
        (E4, "partOfSeason", "2", "no schema:PodcastSeason (schema:partOfSeason)", "Episode"),
        (E4, "image", '"javascript:x"', "no single web address (schema:image)", "Published"),
        (E4, "image", "<urn:x>", "no single web address (schema:image)", "Published"),
        (f"{BASE}show/s", "webFeed", '"my feed"', "no single web address (schema:webFeed)", "Show"),
        (E4, "keywords", "3", "has a category that is no text (schema:keywords)", "Published"),
        (E4, "inLanguage", '""', "no single tag (schema:inLanguage)", "Published"),
        (E4, "isFamilyFriendly", '"no"', "for families (schema:isFamilyFriendly)", "Published"),
        (E4, "hasPart", '"0:30"', "no schema:Clip (schema:hasPart)", "Episode"),
        (f"{E4}#soundbite-1", "startOffset", "-1.0", "before its end (schema:startOffset)", "Soundbite"),
        (f"{E4}#soundbite-1", "startOffset", "133.5", "before its end (schema:startOffset)", "Soundbite"),
        (f"{E4}#soundbite-1", "startOffset", '"1:13"', "before its end (schema:startOffset)", "Soundbite"),
        (f"{E4}#soundbite-1", "endOffset", "200", "one end in seconds (schema:endOffset)", "Soundbite"),
        (
            E4,
            "contentLocation",
            f"<{E4}#soundbite-1>",
            "no schema:Place (schema:contentLocation)",
            "Published",
        ),
        (f"{E4}#place-1", "latitude", "90.5", "from -90 to 90 (schema:latitude)", "Location"),
        (f"{E4}#place-1", "longitude", "-181.0", "from -180 to 180 (schema:longitude)", "Location"),
        (f"{E4}#place-1", "sameAs", '"R2784"', "no web address (schema:sameAs)", "Location"),
        (f"{E4}#place-1", "name", '""', "needs exactly one name (schema:name)", "Location"),
        (E4, "contributor", '"Ada"', "no schema:Role (schema:contributor)", "Episode"),
        (f"{E4}#contributor-1", "roleName", "1", "needs exactly one role (schema:roleName)", "Contributor"),
        (f"{E4}#contributor-1", "url", "<urn:x>", "no single web address (schema:url)", "Contributor"),
    ],
)
def test_what_a_feed_cannot_mean_is_refused(subject, predicate, value, message, shape):
    broken = store()
    one = f"<{subject}> schema:{predicate}"
    update = f"DELETE {{ GRAPH ?g {{ {one} ?old }} }} INSERT {{ GRAPH ?g {{ {one} {value} }} }}"
    broken.update(PREFIXED + f"{update} WHERE {{ GRAPH ?g {{ {one} ?old }} }}")
    told = {
        (each.iri, each.message.partition("): ")[0].rstrip(")") + ")", each.shape) for each in check(broken)
    }
    assert [(iri, message in text, name) for iri, text, name in told] == [(subject, True, shape)]


@pytest.mark.parametrize("predicate", Predicate)
def test_each_predicate_refuses_other_ends(predicate):
    # A place can be neither end of any relation.
    found = Store()
    place = f"<{BASE}place/some-place>"
    found.load(f"{place} <{PREFIXES['orbit']}{predicate}> {place} .", RdfFormat.N_TRIPLES)
    told = {(each.shape, each.message.partition(":")[0].split()[0]) for each in check(found)}
    assert told == {(str(predicate), "is"), (str(predicate), "has"), ("Stated", "has")}


def test_a_statement_needs_evidence_and_a_predicate_of_the_closed_set():
    broken = store()
    broken.update(
        PREFIXED + "DELETE { GRAPH ?g { ?s prov:wasDerivedFrom ?e ; rdf:predicate orbit:reach } }"
        " INSERT { GRAPH ?g { ?s rdf:predicate schema:knows } }"
        " WHERE { GRAPH ?g { ?s a rdf:Statement ; rdf:predicate orbit:reach ; prov:wasDerivedFrom ?e } }"
    )
    assert [(each.shape, each.message) for each in check(broken)] == [
        ("Stated", f"has a relation ({PREFIXES['orbit']}reach) that no rdf:Statement gives evidence for: @x"),
        ("Statement", "has no evidence (prov:wasDerivedFrom)"),
        (
            "Statement",
            "needs exactly one predicate, of the closed set (rdf:predicate): https://schema.org/knows",
        ),
    ]


def test_the_shapes_know_every_predicate():
    for predicate in Predicate:
        assert f"shape:{predicate} a sh:NodeShape" in shapes_turtle()


def test_a_long_value_is_cut_and_a_violation_reads_as_one_line():
    broken = store()
    broken.update(PREFIXED + f'INSERT DATA {{ GRAPH <g> {{ e:4 orbit:stars "{"a b " * 40}" }} }}')
    lines = [str(violation) for violation in check(broken)]
    value = ("a b " * 40)[:79] + "…"
    assert lines[0] == (
        f"Episode 4 <{E4}> has a rating that is no single count of stars (orbit:stars) [shape Episode]"
    )
    assert lines[1].endswith(f"(orbit:stars): {value} [shape Episode]")
