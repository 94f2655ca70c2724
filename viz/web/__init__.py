"""The text of the explorer page: its frame, its style and the parts of its script."""
