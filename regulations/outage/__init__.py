"""The library as one archive of plain pages, to be read from a file share while the portal is down.

`packing` gathers what an audience may see; `pages` draws it; `workfile` keeps what is drawn, so
that a run that was broken off goes on where it was; `terms` and `pack.js` find words by the same
rules; `archive` writes the archive in one piece or not at all. `docs/operations.md` says when.
"""
