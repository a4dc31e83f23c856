"""The Whoosh index: its folders and their swap, its writer, and its reader.

Whoosh files are pickles: the folder belongs to the application alone; never read one from
anybody else.
"""
