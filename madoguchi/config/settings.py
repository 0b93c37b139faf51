"""Settings of one installation, read from the environment (see docs/operations.md)."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

from .hosts import allowed_hosts, inner_addresses
from .logs import LOGGING as LOGGING
from .secret import secret_key
from .storage import attachments_storage, static_headers

ROOT = Path(__file__).resolve().parents[1]
HOME = Path(os.environ.get("MADOGUCHI_HOME") or Path.cwd() / "var")

SECRET_KEY = secret_key(HOME)
DEBUG = os.environ.get("MADOGUCHI_DEBUG") == "1"
MADOGUCHI_DEMO = os.environ.get("MADOGUCHI_DEMO") == "1"
ADDRESS_GIVEN = os.environ.get("MADOGUCHI_ADDRESS", "").rstrip("/")
MADOGUCHI_ADDRESS = ADDRESS_GIVEN or f"http://localhost:{os.environ.get('MADOGUCHI_PORT') or 8400}"
ALLOWED_HOSTS = allowed_hosts(os.environ, ADDRESS_GIVEN)
MADOGUCHI_INNER_ADDRESSES = inner_addresses(os.environ, MADOGUCHI_ADDRESS if MADOGUCHI_DEMO else "")

INSTALLED_APPS = [
    "servestatic.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django_htmx",
    "lucide",
    "csp",
    "madoguchi.core",
    "madoguchi.ui",
    "madoguchi.people",
    "madoguchi.commerce",
    "madoguchi.knowledge",
    "madoguchi.conversations",
    "madoguchi.tasks",
    "madoguchi.assistant",
    "madoguchi.routing",
    "madoguchi.feedback",
    "madoguchi.gaps",
    "madoguchi.notices",
    "madoguchi.crossing",
    "madoguchi.journeys",
    "madoguchi.channels",
    "madoguchi.channels.email",
    "madoguchi.channels.webchat",
    "madoguchi.channels.form",
    "madoguchi.channels.contact",
    "madoguchi.channels.post",
    "madoguchi.channels.counter",
    "madoguchi.listening",
    "madoguchi.desk",
    "madoguchi.portal",
    "madoguchi.insights",
    "madoguchi.administration",
    "madoguchi.editorial",
    "madoguchi.api",
    "madoguchi.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "madoguchi.core.web.logged.LogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "madoguchi.core.options.OptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "madoguchi.people.following.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "madoguchi.core.audit.ActorMiddleware",
    "madoguchi.core.web.away.DatabaseAwayMiddleware",
    "madoguchi.ui.web.errors.UnavailableMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "madoguchi.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "madoguchi.ui.context.look",
            ],
        },
    }
]


def database() -> dict[str, object]:
    """DATABASE_URL as Django wants it, with a pool per process."""
    parts = conninfo_to_dict(os.environ.get("DATABASE_URL", "postgresql:///madoguchi"))
    pool = {"min_size": 1, "max_size": int(os.environ.get("MADOGUCHI_POOL", "8")), "timeout": 1.5}
    named = {"dbname", "user", "password", "host", "port"}
    more = {name: value for name, value in parts.items() if name not in named}  # sslmode, sslrootcert …
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", "madoguchi"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**more, "pool": pool, "prepare_threshold": 5},  # for core.prepared
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["madoguchi.people.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_NAME = "madoguchi_staff"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "madoguchi_csrf"
if ADDRESS_GIVEN.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
LOGIN_REDIRECT_URL = "/settings/start/"
LOGIN_URL = "/account/login/"
ACCOUNT_ADAPTER = "madoguchi.people.adapters.StaffAdapter"
ACCOUNT_FORMS = {"login": "madoguchi.people.forms.SignInForm"}
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}  # ours are in the adapter, and lock nobody out
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # the mail was proof, and the browser is known from here on
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
MFA_ADAPTER = "madoguchi.people.second_factors.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "madoguchi.people.forms.CodeForm",
    "reauthenticate": "madoguchi.people.forms.CodeAgainForm",
    "activate_totp": "madoguchi.people.forms.ActivateAppForm",
    "add_webauthn": "madoguchi.people.forms.AddPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = False  # a passkey cannot be guessed, and a limit would let somebody lock colleagues out
SOCIALACCOUNT_ADAPTER = "madoguchi.people.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = (
    True  # the form-action of our security policy forbids a form that leads elsewhere
)
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
MADOGUCHI_CHANNELS = "madoguchi.config.channels.CHANNELS"
MADOGUCHI_LISTENING = "madoguchi.config.listening.ADAPTERS"
MADOGUCHI_ROLL_CALL = float(os.environ.get("MADOGUCHI_ROLL_CALL", "1"))
MADOGUCHI_REACH = "madoguchi.config.channels.REACH"
MADOGUCHI_HOLD = "madoguchi.desk.dispatching.hold_letter"
MADOGUCHI_CONFIRM_CODE = "madoguchi.journeys.prove_identity.confirm"
MADOGUCHI_MOVED = "madoguchi.journeys.prove_identity.moved"
MADOGUCHI_LINE_LOGIN = "https://access.line.me"
MADOGUCHI_LINE_API = os.environ.get("MADOGUCHI_LINE_API", "https://api.line.me")
MADOGUCHI_LINE_DATA = os.environ.get("MADOGUCHI_LINE_DATA", "https://api-data.line.me")
MADOGUCHI_META_API = os.environ.get("MADOGUCHI_META_API", "https://graph.facebook.com/v26.0")
MADOGUCHI_WHATSAPP_API = os.environ.get("MADOGUCHI_WHATSAPP_API", "")  # where one is played apart
MADOGUCHI_MESSENGER_API = os.environ.get("MADOGUCHI_MESSENGER_API", "")
MADOGUCHI_INSTAGRAM_API = os.environ.get("MADOGUCHI_INSTAGRAM_API", "")
MADOGUCHI_PHONE = os.environ.get("MADOGUCHI_PHONE", "")  # where the demo's phone is plugged in
MADOGUCHI_APPS = "/demo/phone/?" if MADOGUCHI_PHONE.startswith("{") else ""

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "madoguchi_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("MADOGUCHI_TIME_ZONE", "Asia/Tokyo")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "attachments": attachments_storage(HOME),
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "madoguchi.ui.storage.HashedStorage"},
}
SERVESTATIC_USE_FINDERS = not STATIC_ROOT.is_dir()  # collected ones are enough, and quick to read
SERVESTATIC_ADD_HEADERS_FUNCTION = static_headers
SERVESTATIC_MIMETYPES = {".webmanifest": "application/manifest+json"}

MADOGUCHI_NAVIGATION = "madoguchi.config.navigation"
MADOGUCHI_PANELS = "madoguchi.config.panels"
MADOGUCHI_SETTINGS_FILE = "madoguchi.config.settings_file"
MADOGUCHI_CHECKLIST = "madoguchi.config.checklist"

CSRF_FAILURE_VIEW = "madoguchi.ui.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF],
    }
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

MADOGUCHI_BACKUP = "madoguchi.config.backups.schedule.make_tonights"
MADOGUCHI_BACKUPS = Path(os.environ.get("MADOGUCHI_BACKUPS") or HOME / "backups")
MADOGUCHI_NOTICE_WAYS = "madoguchi.config.notices.WAYS"
MADOGUCHI_LISTENERS = "madoguchi.config.listeners.LISTENERS"
MADOGUCHI_TASKS = "madoguchi.config.tasks.TASKS"
MADOGUCHI_ATTACHMENT_BYTES = int(os.environ.get("MADOGUCHI_ATTACHMENT_BYTES", "20000000"))
MADOGUCHI_REQUEST_BYTES = MADOGUCHI_ATTACHMENT_BYTES + 5_000_000
MADOGUCHI_VIDEO_BYTES = int(os.environ.get("MADOGUCHI_VIDEO_BYTES", "200000000"))
MADOGUCHI_LARGER_REQUESTS = dict.fromkeys(
    ("/knowledge/files/", "/knowledge/imports/"), MADOGUCHI_VIDEO_BYTES + 5_000_000
)
MADOGUCHI_WHISPER_MODEL = os.environ.get("MADOGUCHI_WHISPER_MODEL", "")
MADOGUCHI_PUSH_SERVICES = tuple(filter(None, os.environ.get("MADOGUCHI_PUSH_SERVICES", "").split(",")))
MADOGUCHI_PAYMENT_PROVIDER = "madoguchi.commerce.stripe.checkout"
MADOGUCHI_STRIPE_ADDRESS = os.environ.get("MADOGUCHI_STRIPE_ADDRESS", "https://api.stripe.com")
MADOGUCHI_STRIPE_PAGES = os.environ.get("MADOGUCHI_STRIPE_PAGES", "https://checkout.stripe.com")
MADOGUCHI_SCANS = os.environ.get("MADOGUCHI_SCANS", "")
MADOGUCHI_SMTP_URL = os.environ.get("MADOGUCHI_SMTP_URL", "")
MADOGUCHI_MAIL_FROM = os.environ.get("MADOGUCHI_MAIL_FROM", "support@madoguchi.example")
