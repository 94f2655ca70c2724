"""Other stores: the graph is loaded into a server that speaks SPARQL, graph by graph."""
