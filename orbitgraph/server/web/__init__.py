"""The templates, style and script of the server's pages."""
