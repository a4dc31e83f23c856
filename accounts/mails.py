"""Mails about accounts, in the receiver's language."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from .models import User, normalise_employee_number

logger = logging.getLogger(__name__)
#: Seconds in which nobody is sent a second link on request: a form anybody can post is no way to
#: fill a colleague's mailbox.
PAUSE = 120
_executor: ThreadPoolExecutor | None = None


def password_link(user: User) -> str:
    """The address, with host, at which `user` chooses a new password; in the user's language.

    The host comes from the settings: a request's own Host header would let a stranger send
    somebody a link that leads elsewhere.
    """
    with translation.override(user.language):
        path = reverse(
            "accounts:password_reset_confirm",
            args=[
                urlsafe_base64_encode(force_bytes(user.pk)),
                default_token_generator.make_token(user),
            ],
        )
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def send_password_link(user: User) -> Future[None]:
    """Mail the link, outside the request: how long sending takes must not tell who exists."""
    global _executor
    if _executor is None:
        _executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="accounts-mail")
    return _executor.submit(_send, user, password_link(user))


def request_password_link(employee_number: str) -> Future[None] | None:
    """Somebody says to have forgotten the password. Whoever asks learns nothing from the answer.

    A superuser, a closed account or one without an address gets no mail.
    """
    number = normalise_employee_number(employee_number)
    user = (
        User.objects.filter(employee_number=number, is_active=True, is_superuser=False)
        .exclude(email="")
        .first()
    )
    if user is None or not cache.add(f"accounts:link:{user.pk}", True, PAUSE):
        return None
    return send_password_link(user)


def _send(user: User, link: str) -> None:
    try:
        with translation.override(user.language):
            body = render_to_string(
                "accounts/mail/password_link.txt",
                {
                    "person": user,
                    "link": link,
                    "minutes": settings.PASSWORD_RESET_TIMEOUT // 60,
                    "hospital": settings.HOSPITAL_NAME[user.language],
                },
            )
            subject = _("Choose a new password for the hospital portal")
        EmailMessage(subject, body, to=[user.email]).send()
    except Exception:  # a mail server that is down is the operator's news, not the visitor's
        logger.exception("The password link for %s was not sent.", user.employee_number)
