"""extract/corpus"""
