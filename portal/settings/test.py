"""Settings for the tests: SQLite in a file, or whatever DATABASE_URL names."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 - a settings module extends the base by taking all of it
from .base import DATABASES

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105 - signs nothing outside a test run
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_scratch = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = _scratch / "media"
OUTAGE_DIR = _scratch / "outage"
SEARCH_INDEX_DIR = _scratch / "search"
EXPORT_CACHE_DIR = _scratch / "exports"
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = _scratch / "static"
STATIC_ROOT.mkdir()
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"].pop("init_command", None)  # a memory database has no WAL
SEARCH_SELF_HEAL = False  # a test that wants a rebuild asks for it
API_ANONYMOUS_PER_MINUTE = 1_000_000  # all tests come from one address; some set a limit
