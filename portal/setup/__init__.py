"""Set-up of a fresh machine. Runs before any dependency exists: the standard library only."""
