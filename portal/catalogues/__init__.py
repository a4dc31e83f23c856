"""The interface's words: collect them from the code, compile them, and say what is missing.

Works without gettext's programs, so that a fresh machine needs only Python. `compile` needs only
polib; `extract` and `check` also need Babel and Django's template lexer. No settings are read.

    python -m portal.catalogues compile    every .po under locale/ to .mo, where stale
    python -m portal.catalogues extract    our own strings into locale/{zh_Hans,vi}
    python -m portal.catalogues check      exit status 1 and a list, if anything is wrong
    python -m portal.catalogues check --vendor    the strings of installed packages as well
"""
