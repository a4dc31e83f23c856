"""Settings for one's own machine and for the demo. Never for a server that others reach."""

from .base import *  # noqa: F403 - a settings module extends the base by taking all of it
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", False)
# The demo serves on the loopback address only; the key protects nothing of worth.
SECRET_KEY = env.str("SECRET_KEY", "demo-only-key-not-for-production-0123456789abcdefghijklmnop")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
VAR_DIR.mkdir(parents=True, exist_ok=True)
