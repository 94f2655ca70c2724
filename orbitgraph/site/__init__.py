"""The show's own site: a graph in, static pages and files for other programs out."""
