"""Sources -> shows and episodes: feeds, web pages, text pages, files, folders, URLs and lists of feeds."""
