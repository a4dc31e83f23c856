"""Three regulations without a line in the record, for processes of a test."""

import django

django.setup()

from datetime import date  # noqa: E402 - the models are there only now
from unittest import mock  # noqa: E402

from tests.factories import library  # noqa: E402

if __name__ == "__main__":
    with mock.patch.object(library, "_tell"):
        library.stock(
            library.Rule(f"rule-{name}", [library.Issue(date(2024, 1, 1))]) for name in "abc"
        )
