"""Tokens of other systems: shown once, kept as a digest, worth what their audience is worth."""

from __future__ import annotations

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.debug import SafeExceptionReporterFilter

from approvals import ledger
from approvals.models import LedgerEntry
from regulations.api import door, tokens
from regulations.models import ApiToken

pytestmark = pytest.mark.django_db


def get(token: str, path: str = "/", address: str = "10.1.2.3", scheme: str = "Bearer"):
    return Client(REMOTE_ADDR=address).get(
        f"/api/v1{path}", headers={"Authorization": f"{scheme} {token}"}
    )


def test_a_token_opens_and_is_nowhere_in_the_database():
    row, token = tokens.add("HIS", "staff")
    assert get(token).status_code == 200
    secret = token.rpartition("_")[2]
    row.refresh_from_db()
    stored = repr(ApiToken.objects.values()) + repr(LedgerEntry.objects.values())
    assert token not in stored and secret not in stored
    assert row.digest != secret


@pytest.mark.parametrize(
    "word", ["", "x", "hp_", "hp_0000000000000000_" + "A" * 43, "中文", "\x00"]
)
def test_another_word_opens_nothing(word):
    response = get(word)
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response["Content-Type"] == "application/problem+json"


def test_one_sign_more_or_less_opens_nothing():
    _row, token = tokens.add("HIS", "staff")
    other = "A" if token[-1] != "A" else "B"
    for wrong in (token[:-1], token + "A", token[:-1] + other, token.swapcase(), token[:-1] + "="):
        assert get(wrong).status_code == 401, wrong
    assert get(token, scheme="Basic").status_code == 401
    assert get(token, scheme="bearer").status_code == 200


def test_the_key_of_one_with_the_secret_of_another_opens_nothing():
    one, two = tokens.add("One", "staff")[1], tokens.add("Two", "public")[1]
    mixed = "_".join([*one.split("_", 2)[:2], two.split("_", 2)[2]])
    assert get(mixed).status_code == 401


def test_digests_are_compared_in_constant_time(monkeypatch):
    """Also where there is no such key: what was found out must not show in the steps taken."""
    compared = []
    real = tokens.hmac.compare_digest
    monkeypatch.setattr(
        tokens.hmac, "compare_digest", lambda a, b: compared.append(b) or real(a, b)
    )
    _row, token = tokens.add("HIS", "staff")
    for word in (token, "hp_0000000000000000_" + "A" * 43, "nothing"):
        tokens.find(word)
    assert len(compared) == 3


def test_a_token_ends_by_itself_and_by_being_revoked():
    row, token = tokens.add("HIS", "staff", days=1)
    ApiToken.objects.filter(pk=row.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert get(token).status_code == 401
    _row, other = tokens.add("LIS", "staff")
    tokens.revoke("LIS")
    assert get(other).status_code == 401


def test_a_token_of_a_network_opens_from_there_only():
    _row, token = tokens.add("HIS", "staff", ["10.1.0.0/16", "fd00::/8"])
    assert get(token, address="10.1.255.7").status_code == 200
    assert get(token, address="::ffff:10.1.2.3").status_code == 200
    assert get(token, address="fd00::1").status_code == 200
    for address in ("10.2.0.1", "fe80::1", "", "unknown"):
        assert get(token, address=address).status_code == 403, address


def test_values_out_of_range_make_no_token():
    for words in ({"days": 0}, {"per_minute": 0}, {"networks": ["10.0.0.1/8"]}, {"name": " "},
                  {"audience": "director"}):  # fmt: skip
        with pytest.raises(ValidationError):
            tokens.add(**{"name": "HIS", "audience": "staff", **words})
    assert not ApiToken.objects.exists()


def test_making_and_revoking_stand_in_the_ledger():
    tokens.add("HIS", "staff", ["10.1.0.0/16"], by="shell: root")
    tokens.revoke("HIS", by="shell: root")
    tokens.revoke("HIS", by="shell: root")  # the second time changes nothing
    lines = LedgerEntry.objects.filter(object_type="regulations.apitoken").order_by("sequence")
    assert [line.act for line in lines] == ["api_token_added", "api_token_revoked"]
    assert lines[0].data["networks"] == ["10.1.0.0/16"] and lines[0].data["by"] == "shell: root"
    assert not list(ledger.problems())


def test_the_time_of_last_use_is_written_at_most_once_an_hour():
    row, token = tokens.add("HIS", "staff")
    get(token)
    row.refresh_from_db()
    first = row.last_used_at
    assert first is not None
    with CaptureQueriesContext(connection) as queries:
        get(token)
    assert not [q for q in queries if q["sql"].startswith("UPDATE")]
    ApiToken.objects.filter(pk=row.pk).update(last_used_at=first - timedelta(minutes=61))
    get(token)
    row.refresh_from_db()
    assert row.last_used_at >= first


def test_each_token_has_its_own_limit():
    _row, narrow = tokens.add("Narrow", "staff", per_minute=3)
    _row, wide = tokens.add("Wide", "staff")
    answers = [get(narrow) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[0]["RateLimit-Remaining"] == "2"
    assert 0 < int(answers[3]["Retry-After"]) <= 60
    assert get(wide).status_code == 200


def test_who_guesses_is_slowed_down_by_address(settings):
    settings.API_ANONYMOUS_PER_MINUTE = 2
    assert [get("guess").status_code for _ in range(3)] == [401, 401, 429]
    assert get("guess", address="10.9.9.9").status_code == 401


def test_a_token_reaches_no_log_and_no_error_report(caplog, monkeypatch, rf):
    _row, token = tokens.add("HIS", "staff")
    seen = []

    def fails(request, *args):
        seen.append(request)
        raise RuntimeError("broken")

    monkeypatch.setattr("regulations.api.views._base", lambda: fails(seen))
    with caplog.at_level(logging.DEBUG), pytest.raises(RuntimeError):
        get(token, "/regulations")
    get(token[:-1])
    assert token not in caplog.text and token.rpartition("_")[2] not in caplog.text
    request = rf.get("/api/v1/", headers={"Authorization": f"Bearer {token}"})
    door.caller_of(request)
    assert "HTTP_AUTHORIZATION" not in request.META
    assert "Authorization" not in request.headers
    before = HttpRequest()
    before.META["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    assert token not in repr(SafeExceptionReporterFilter().get_safe_request_meta(before))


def test_a_token_in_the_address_is_refused_where_logs_would_keep_it():
    _row, token = tokens.add("HIS", "staff")
    response = Client().get("/api/v1/regulations", {"access_token": token})
    assert response.status_code == 400
    assert token not in response.text


def test_the_command_shows_the_token_once():
    out, err = StringIO(), StringIO()
    call_command(
        "api_token", "add", "HIS", "--audience", "staff", "--networks", "10.1.0.0/16",
        stdout=out, stderr=err,
    )  # fmt: skip
    token = out.getvalue().strip()
    assert get(token).status_code == 200
    listed = StringIO()
    call_command("api_token", "list", stdout=listed)
    assert "HIS: valid, staff" in listed.getvalue()
    assert token.rpartition("_")[2] not in listed.getvalue() + err.getvalue()
    call_command("api_token", "revoke", "HIS", stdout=StringIO())
    assert get(token).status_code == 401
    with pytest.raises(CommandError):
        call_command("api_token", "revoke", "LIS")
    with pytest.raises(CommandError):
        call_command("api_token", "add", "HIS", "--audience", "staff")
