"""The kinds of regulations the library sorts by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What a regulation is about, in the order of the library's list."""

    GOVERNANCE = "governance", _("Hospital administration")
    QUALITY = "quality", _("Medical quality and safety")
    NURSING = "nursing", _("Nursing")
    INFECTION = "infection", _("Infection control")
    MEDICINES = "medicines", _("Medicines")
    RECORDS = "records", _("Medical records")
    INFORMATION = "information", _("Information and publishing")
    CONFIDENTIALITY = "confidentiality", _("Confidentiality and data protection")
    PERSONNEL = "personnel", _("Personnel and training")
    PROCUREMENT = "procurement", _("Procurement and finance")
    EQUIPMENT = "equipment", _("Equipment and logistics")
    ORDER = "order", _("Order and visiting")
    EMERGENCY = "emergency", _("Emergencies and fire safety")
