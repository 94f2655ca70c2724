"""Text in, facts out: sources are read, names found, relations recognised; spaCy lives here and RDF does not."""
