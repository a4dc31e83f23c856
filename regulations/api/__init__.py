"""The library for other systems of the hospital: read-only JSON at `/api/v1/`.

What stands in an answer is a contract (`contract`, `openapi.json`): names are added, never changed
or taken away within a version. `docs/api.md` says it in words.
"""
