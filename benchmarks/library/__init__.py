"""The library of regulations at size: see docs/library-speed.md."""
