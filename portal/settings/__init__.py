"""Settings: `base` for what never changes, `dev`, `test` and `production` for what does."""
