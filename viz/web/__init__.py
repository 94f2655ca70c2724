"""viz/web"""
