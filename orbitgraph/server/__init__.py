"""The graph over HTTP: SPARQL 1.1 Protocol, pages, and an address for each thing."""
