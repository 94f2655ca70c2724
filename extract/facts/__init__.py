"""What the notes state: relations between the names that were found, with the words that state them."""
