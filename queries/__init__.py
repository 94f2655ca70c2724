"""Questions to the graph: the catalogue of SPARQL files, and how queries are run and their answers shown."""
