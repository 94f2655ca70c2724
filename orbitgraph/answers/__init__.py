"""What the commands tell about a graph that is there: why it says something, how good it is, how it was made."""
