"""Search beside its peers: see benchmarks/README.md."""
