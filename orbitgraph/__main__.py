"""`python -m orbitgraph`: the same command as `orbitgraph`."""

import sys

from orbitgraph.cli import main

sys.exit(main())
