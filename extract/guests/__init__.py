"""Who is on a show: guests and hosts, learned from tags, title conventions and notes; what repeats is no note."""
