"""The page's files as esbuild made them."""

import base64
import gzip

import pytest

from orbitgraph.errors import OrbitgraphError
from orbitgraph.viz import bundle
from orbitgraph.viz.bundle import policy, web, web_block


def test_a_packed_file_is_unpacked_or_handed_on() -> None:
    text = web("editor.js.gz")
    assert text.startswith('"use strict";(()=>{')
    assert gzip.decompress(base64.b64decode(web_block("editor.js.gz"))).decode() == text


def test_the_policy_allows_nothing_but_what_it_hashes() -> None:
    script = "'sha256-LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564='"
    style = "'sha256-/N4rLtula/QIYB+3If6bXDONEO5CnqBPrlURto+/j7k='"
    assert policy(scripts=["foo"], styles=["bar"]) == (
        f"default-src 'none'; script-src {script}; style-src {style}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert policy(scripts=["foo"], styles=["bar"], engine=True) == (
        f"default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; img-src data:; "
        "worker-src blob:; base-uri 'none'; form-action 'none'"
    )


def test_what_is_missing_is_told_with_the_remedy() -> None:
    with pytest.raises(OrbitgraphError, match=r"nothing\.js is not there: in a checkout run `make bundle`"):
        bundle.web("nothing.js")
