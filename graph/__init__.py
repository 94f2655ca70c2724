"""The graph: quads made from the model, the files and stores that hold them, and their checks."""
