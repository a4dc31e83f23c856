"""What the tests stand on: a small hospital that came about the way a real one does."""
