import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.reading import feed_podcast
from orbitgraph.extract.reading.syndication import LISTED
from orbitgraph.model import Contributor, Location, Soundbite


def fields(element: str, *given: tuple[dict[str, str], str]) -> dict[str, object]:
    """Make an entry with these elements, as the parser lists them: names of attributes in lower case."""
    return {LISTED: [(element, attributes, value) for attributes, value in given]}


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, "host"),
        ({"role": " Guest "}, "guest"),
        ({"role": "editor", "group": "Visuals"}, "editor"),
        ({"group": "Visuals"}, "visuals"),
        ({"group": "cast"}, "host"),
    ],
)
def test_a_person_has_a_role_a_group_or_is_a_host(attributes: dict[str, str], expected: str) -> None:
    found = feed_podcast.contributors(fields("person", (attributes, "Ada Byron"), (attributes, " ")))
    assert found == (Contributor("Ada Byron", expected),)


def test_the_transcript_that_is_easiest_to_read_is_taken() -> None:
    found = fields(
        "transcript",
        ({"url": "https://a.example/1.json", "type": "application/json"}, ""),
        ({"url": "https://a.example/1.vtt", "type": "TEXT/VTT"}, ""),
        ({"url": "https://a.example/1.srt", "type": "application/srt"}, ""),
        ({"url": "javascript:x", "type": "text/plain"}, ""),
    )
    assert feed_podcast.transcript(found) == "https://a.example/1.srt"
    assert feed_podcast.transcript({}) is None


def test_the_first_web_address_is_the_file_of_chapters() -> None:
    found = fields("chapters", ({"url": "ftp://a.example/1"}, ""), ({"url": "https://a.example/1.json"}, ""))
    assert feed_podcast.chapters_file(found) == "https://a.example/1.json"
    assert feed_podcast.chapters_file({}) is None


def test_a_season_may_have_a_name() -> None:
    assert feed_podcast.season_name(fields("season", ({"name": " Deep  sea "}, "2"))) == "Deep sea"
    assert feed_podcast.season_name(fields("season", ({}, "2"))) is None


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        ("73.0", "60.0", (73.0, 60.0)),
        (" 0 ", "1.23456", (0.0, 1.235)),
        ("359999", "1", (359999.0, 1.0)),
        ("360000", "1", None),
        ("5", "0", None),
        ("5", "0.0001", None),
        ("-5", "10", None),
        ("5", "-10", None),
        ("1:13", "10", None),
        ("nan", "10", None),
        ("inf", "10", None),
        ("1e3", "10", None),
        ("\u0665", "10", None),
        ("", "10", None),
        ("5", "", None),
        ("5", "9" * 400, None),
    ],
)
def test_a_soundbite_has_a_start_and_a_length(
    start: str, length: str, expected: tuple[float, float] | None
) -> None:
    found = feed_podcast.soundbites(
        fields("soundbite", ({"starttime": start, "duration": length}, "Hear this"))
    )
    assert found == ((Soundbite(*expected, "Hear this"),) if expected else ())


def test_soundbites_stand_once_and_may_have_no_title_or_lack_their_times() -> None:
    times = {"starttime": "1", "duration": "2"}
    found = fields("soundbite", (times, ""), ({}, "No times"), (times, "One"), (times, "One"))
    assert feed_podcast.soundbites(found) == (Soundbite(1, 2), Soundbite(1, 2, "One"))


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, Location("Ulm")),
        ({"rel": "subject"}, Location("Ulm")),
        ({"rel": "creator"}, Location("Ulm", made_there=True)),
        ({"rel": "elsewhere"}, Location("Ulm")),
        ({"geo": "geo:48.4,9.99", "osm": "R2784"}, Location("Ulm", "geo:48.4,9.99", "R2784")),
        ({"geo": " geo:-33.86,151.2;u=250 "}, Location("Ulm", "geo:-33.86,151.2;u=250")),
        ({"geo": "geo:1,2,300"}, Location("Ulm", "geo:1,2,300")),
        ({"osm": "N240#2"}, Location("Ulm", osm="N240#2")),
        ({"geo": "48.4,9.99", "osm": "2784"}, Location("Ulm")),
        ({"geo": "geo:48.4", "osm": "X2784"}, Location("Ulm")),
        ({"geo": 'geo:48.4,9.99" onclick=x', "osm": "R2784/../../x"}, Location("Ulm")),
        ({"geo": "javascript:x", "osm": "R" + "9" * 30}, Location("Ulm")),
    ],
)
def test_a_location_has_a_name_and_what_is_whole_of_the_rest(
    attributes: dict[str, str], expected: Location
) -> None:
    assert feed_podcast.locations(fields("location", (attributes, "Ulm"), (attributes, ""))) == (expected,)


@given(st.dictionaries(st.sampled_from(["starttime", "duration", "geo", "osm", "rel"]), st.text()), st.text())
def test_any_text_is_read_or_left_out(attributes: dict[str, str], value: str) -> None:
    for each in feed_podcast.soundbites(fields("soundbite", (attributes, value))):
        assert each.start >= 0 < each.length
    for place in feed_podcast.locations(fields("location", (attributes, value))):
        assert place.name == place.name.strip() != ""
        assert (place.geo or "geo:").startswith("geo:")
