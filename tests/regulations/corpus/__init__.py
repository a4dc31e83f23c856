"""Documents that the project writes itself, with the trees they must give.

`specimens.specimen(kind, seed)` makes one; the same seed gives the same bytes. The command
`python -m tests.regulations.corpus --seed N --count M` reads M others and prints the score.
"""
