"""The demo hospital: what it says, what it shows, and (elsewhere) how it is loaded."""
