"""Settings that hold for every installation. What differs comes from environment variables."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

BASE_DIR = Path(__file__).resolve().parents[2]
# What the running portal writes and may be deleted between runs, but for the database and uploads.
env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)
VAR_DIR = Path(env.str("PORTAL_VAR_DIR", str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "portal",
    "accounts",
    "pages",
    "regulations",
    "search",
    "modeltranslation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "approvals",  # after wagtail.admin: it takes the place of Wagtail's workflow mails
    "modelcluster",
    "taggit",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portal.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.CmsContentPolicyMiddleware",
    "portal.middleware.RememberLanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.locale_middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.middleware.RequestSizeMiddleware",  # knows the person; nothing has read the body yet
    "accounts.middleware.SessionEndMiddleware",
    "accounts.middleware.UserLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "approvals.middleware.CmsGuardMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.portal",
            ],
        },
    },
]

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes its lock at BEGIN and waits for it, instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.backends.EmployeeBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("employee_number", "name", "email")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
     "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "portal:start"
LOGOUT_REDIRECT_URL = "portal:root"
PASSWORD_RESET_TIMEOUT = 3600  # seconds
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
# Ward computers are shared: lock the pair, so that nobody can lock a colleague out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"  # as Django's form calls it, whatever our field's name
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_VERBOSE = False
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", 10) * 3600  # whatever one does, a day's shift ends it
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_MINUTES", 60) * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# --- two languages ----------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "vendor"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "zh-hans"
MODELTRANSLATION_LANGUAGES = ("zh-hans", "vi")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("zh-hans", "vi")
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)


def MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME(name: str, language: str) -> str:
    """What a column of one language is called, for instance where versions are compared."""
    return f"{name} · {'Tiếng Việt' if language == 'vi' else '中文'}"


USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "portal.formats"
TIME_ZONE = env.str("TIME_ZONE", "Asia/Ho_Chi_Minh")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

# --- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = _("Hospital portal")
#: Where people reach the portal; "" where it is not known: addresses then follow the request.
PORTAL_BASE_URL = env.str("PORTAL_BASE_URL", "")
WAGTAILADMIN_BASE_URL = PORTAL_BASE_URL or "http://127.0.0.1:8000"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "approvals.finish.finish_workflow"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAIL_MODERATION_ENABLED = False
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "pages.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "pages.PortalDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.file_forms.PortalImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.file_forms.PortalDocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]  # no SVG: it can carry scripts
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_RESPONSIVE_HTML = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no outside hosts
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# Bytes of a whole request, looked at before anything of it is read: of a visitor, and of somebody
# signed in who uploads a file in the CMS (`pages.uploads.MAX_DOCUMENT_BYTES` and the form).
MAX_REQUEST_BYTES = DATA_UPLOAD_MAX_MEMORY_SIZE
MAX_CMS_REQUEST_BYTES = 60 * 1024 * 1024
TAGGIT_CASE_INSENSITIVE = True

# --- files ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = Path(env.str("PORTAL_MEDIA_DIR", str(BASE_DIR / "media")))
# Nothing serves this prefix: uploads go out through a view that asks who is looking.
MEDIA_URL = "/media/"
SEARCH_INDEX_DIR = VAR_DIR / "search"
SEARCH_SELF_HEAL = True  # a missing or damaged index is made again in the background
# Exports (PDF, Word, ...) are kept in a folder that may be deleted. How many PDFs are typeset at
# once over all processes, and how long a reader waits for a place.
EXPORT_CACHE_DIR = VAR_DIR / "exports"
EXPORT_CACHE_BYTES = env.int("EXPORT_CACHE_MB", 512) * 1024 * 1024
EXPORT_PROCESSES = env.int("EXPORT_PROCESSES", 2)
EXPORT_WAIT_SECONDS = env.float("EXPORT_WAIT_SECONDS", 15.0)
# Fonts for the official PDFs, looked at before those of the system: docs/fonts.md.
PORTAL_FONTS_DIR = env.str("PORTAL_FONTS_DIR", "")

# --- security ---------------------------------------------------------------------------------
# Addresses of one's own proxies, whose X-Real-IP is believed. None by default.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", [])
X_FRAME_OPTIONS = "SAMEORIGIN"  # the CMS shows previews in a frame of its own
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

# --- mail, log --------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "portal@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        name: {"level": "WARNING"} for name in ("axes", "wagtail", "django_tasks", "jieba")
    },
}

# --- other systems ---------------------------------------------------------------------------
# Requests a minute of one address that shows no token; each token has its own limit.
OUTAGE_DIR = VAR_DIR / "outage"  # the library as an archive, for when the portal is down
API_ANONYMOUS_PER_MINUTE = env.int("API_ANONYMOUS_PER_MINUTE", 60)

# --- the hospital -----------------------------------------------------------------------------
HOSPITAL_NAME = {
    "zh-hans": env.str("HOSPITAL_NAME_ZH_HANS", "黎明综合医院"),
    "vi": env.str("HOSPITAL_NAME_VI", "Bệnh viện Đa khoa Bình Minh"),
}
# ISO 3166-1, in small letters: whose law the regulations belong to (Akoma Ntoso asks for it).
HOSPITAL_COUNTRY = env.str("HOSPITAL_COUNTRY", "vn")
# The head of an official document: the body above the hospital, and where documents are signed.
HOSPITAL_SUPERIOR = {
    "zh-hans": env.str("HOSPITAL_SUPERIOR_ZH_HANS", ""),
    "vi": env.str("HOSPITAL_SUPERIOR_VI", ""),
}
HOSPITAL_PLACE = {
    "zh-hans": env.str("HOSPITAL_PLACE_ZH_HANS", ""),
    "vi": env.str("HOSPITAL_PLACE_VI", ""),
}
