"""Turning text in either language into terms: one analysis for the index and for the query.

Pure: no Django, no database, no index. The parts, in the order in which text passes them:

- ``normal``      one spelling for what means the same (NFKC, lower case, Simplified characters);
- ``pieces``      runs of Han characters, words, numbers;
- ``references``  第十二条 = Điều 12 = ``art:12``, document numbers;
- ``terms``       the terms under which a text is found;
- ``sounds``      titles by pinyin and by initials;
- ``words``       words of a Chinese query.

``ANALYSIS_VERSION`` is written beside the index: an index made by another analysis is rebuilt.
"""

ANALYSIS_VERSION = 1
"""Raise it with every change that gives a text other terms."""
