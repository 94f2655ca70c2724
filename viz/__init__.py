"""Plain data in, pictures out: the places of the dots, the explorer page and a page for pyvis."""
