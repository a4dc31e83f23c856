"""Two texts of one regulation compared: which provision is which, and what its words became.

Pure functions on plain values, no Django. `matching` says which provision of one edition is which
of another, `identity` gives it a name that lasts, `words` compares the wording, `tables` a table,
`whole` puts everything together for a view, `drift` finds a language left behind.
"""
