"""The door for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()

# What was loaded by now stays until the end: looking through it again at every full collection
# would hold up a request now and then (by 90 ms before, 12 ms now: docs/library-speed.md).
gc.collect()
gc.freeze()
