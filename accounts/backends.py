"""Who may sign in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from .models import User


class EmployeeBackend(ModelBackend):
    """Signs people in by employee number. A superuser signs in nowhere, by whatever route.

    `get_user` is asked at every request, so that a forged or older session does not help either.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        return isinstance(user, User) and user.is_active and not user.is_superuser
