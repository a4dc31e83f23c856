"""People and departments."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from . import roles


def normalise_employee_number(value: str | None) -> str:
    """Employee numbers are compared without case and without the blanks people type."""
    return "".join((value or "").split()).upper()


class UserManager(BaseUserManager["User"]):
    def create_user(self, employee_number: str, password: str | None = None, **fields: Any) -> User:
        number = normalise_employee_number(employee_number)
        if not number:
            raise ValueError("A user needs an employee number.")
        user = self.model(employee_number=number, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, employee_number: str, password: str | None = None, **fields: Any
    ) -> User:
        """For the shell only: a superuser can sign in nowhere (see `accounts.backends`)."""
        return self.create_user(employee_number, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(employee_number=normalise_employee_number(username))


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with the employee number (工号 / mã nhân viên).

    People are deactivated, never deleted: decisions name them for ever.
    """

    employee_number = models.CharField(
        _("employee number"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[0-9A-Z][0-9A-Z.-]*$")],
    )
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    department = models.ForeignKey(
        "accounts.Department",
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("since"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "employee_number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    #: Wagtail and Django ask for it; no Django admin is installed.
    is_staff = False

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["employee_number"]

    def __str__(self) -> str:
        return self.name or self.employee_number

    def clean(self) -> None:
        super().clean()
        self.employee_number = normalise_employee_number(self.employee_number)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """What the CMS calls a person in its menu. Names here are not split in two."""
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles that count for this person; none for who is deactivated or a superuser."""
        if not self.is_active or self.is_superuser:
            return frozenset()
        names = self.groups.values_list("name", flat=True)
        prefix = roles.ROLE_GROUP_PREFIX
        return roles.effective(n[len(prefix) :] for n in names if n.startswith(prefix))

    def has_role(self, *codes: str) -> bool:
        return not self.roles.isdisjoint(codes)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """A superuser holds no permission of itself: its use is break-glass, from the shell."""
        return not self.is_superuser and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return not self.is_superuser and super().has_module_perms(app_label)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ValidationError(_("People are deactivated, never deleted."))


class Department(models.Model):
    """A 科室 / khoa, phòng: who writes. Its `workspace` is the page under which it may write."""

    code = models.CharField(
        _("code"), max_length=20, unique=True, validators=[RegexValidator(r"^[A-Z0-9-]+$")]
    )
    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("head"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    workspace = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workspace_of",
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name or self.code

    def clean(self) -> None:
        """A department is not, however indirectly, its own parent."""
        seen = {self.pk}
        parent = self.parent
        while parent is not None:
            if parent.pk in seen:
                raise ValidationError({"parent": _("A department cannot belong to itself.")})
            seen.add(parent.pk)
            parent = parent.parent
