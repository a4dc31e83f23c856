"""Many files at once on their way to drafts: stored first, read one by one, corrected, decided.

`storing` takes files, `reading` reads them, `documents` corrects what was read, `drafting` makes
drafts. All is kept in the database after each step: whoever closes the browser or kills a process
goes on where it stood. Only the owner of a batch may do anything with it; the views ask for that.
"""
