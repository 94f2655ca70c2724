from __future__ import annotations

import time
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.extract.reading.repair import well_formed

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<rss><a>x</b></a></rss>", "<rss><a>x</a></rss>"),
        ("<rss><a>x<b>y</rss>", "<rss><a>x<b>y</b></a></rss>"),
        ("<rss><item>1<item>2</rss>", "<rss><item>1</item><item>2</item></rss>"),
        ("<rss>?a=1&b=2 & &copy; &#233; &lt; &foo;</rss>", "<rss>?a=1&amp;b=2 &amp; © é &lt; &amp;foo;</rss>"),
        ("<rss><title>x</titel>y</rss>", "<rss><title>x</title>y</rss>"),
        ("<item><title>x<b>y<guid>z</item>", "<item><title>x<b>y</b></title><guid>z</guid></item>"),
        ("<rss>a < b &#0;&#xFFFFFF;</rss>", "<rss>a &lt; b </rss>"),
        ("<rss><![CDATA[<p>&amp;]]>", "<rss>&lt;p&gt;&amp;amp;</rss>"),
        ("<rss><![CDATA[cut <p", "<rss>cut &lt;p</rss>"),
        ("<rss><a x=1 y='2&3' x=4 z/></rss>", '<rss><a x="1" y="2&amp;3"/></rss>'),
        ("<rss>x</rss><rss>again</rss>", "<rss>x</rss>"),
        ("<rss><!-- a --><!ENTITY x 'y'>b<!-- cut", "<rss>b</rss>"),
        ("<rss", ""),
        ("<rss><itunes:a/></rss>", f'<rss xmlns:itunes="{ITUNES}"><itunes:a/></rss>'),
        ("<rss><q:a/><b xmlns:q='u r i'/></rss>", '<rss xmlns:q="uri"><q:a/><b xmlns:q="uri"/></rss>'),
    ],
)  # fmt: skip
def test_what_is_broken_is_mended(text: str, expected: str) -> None:
    assert well_formed(text) == expected


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            """<a> </a> <item> </item> <p:b> </p:b> <p:c\tq:d="1"> <c\td='&'> <c\td=" <c/>
            & &amp; &#0; < > ]]> <![CDATA[ ]]
            <!-- --> <? ?> <!X> xmlns:p='' " ' text é <a\txmlns:p="u"> <a\txmlns:xml="u"> <a\txmlns="">""".split()
        ),
        max_size=30,
    )
)
def test_any_pieces_after_a_root_give_well_formed_xml(parts: list[str]) -> None:
    ET.fromstring(well_formed("<rss>" + " ".join(parts).replace("\t", " ")))


@pytest.mark.parametrize(
    "text", ["<a>" * 300_000, "</a>" * 300_000, "<" * 500_000, '<a "' * 200_000, "&" * 500_000, "<!--" * 200_000]
)  # fmt: skip
def test_repairing_takes_time_in_proportion(text: str) -> None:
    began = time.process_time()

    ET.fromstring(well_formed(f"<rss>{text}"))

    assert time.process_time() - began < 4
