"""Promulgation: who announces, who is told in which language, and that no mail goes out twice."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from accounts.models import User
from approvals.errors import Conflict, NotAllowed
from approvals.models import LedgerEntry
from regulations import promulgating, promulgation_mails, voiding
from regulations.models import Edition, Promulgation, PromulgationMail
from regulations.verification import problems
from tests.factories.world import PEOPLE, user
from tests.regulations.drafts import approved, issued, revise, second_edition
from tests.regulations.test_past import on_paper, row, with_past

pytestmark = pytest.mark.django_db
FUTURE = timezone.localdate() + timedelta(days=40)


class Post:
    """A mail server that keeps what it gets; `refused` maps an address to what it answers."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refused: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, opts: Any) -> str:  # noqa: E501
        if to in self.refused:
            return self.refused[to]
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.mails.append(
            (envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default))
        )
        return "250 OK"

    def count(self) -> Counter[str]:
        return Counter(to for receivers, _message in self.mails for to in receivers)

    def to(self, number: str) -> Any:
        wanted = f"{number.lower()}@hospital.example"
        return next(message for receivers, message in self.mails if wanted in receivers)


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Post()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.WAGTAILADMIN_BASE_URL = "https://portal.hospital.example"
    yield handler
    controller.stop()


def edition(**fields: Any) -> Edition:
    return issued(**fields).editions.get()


def states() -> Counter[str]:
    return Counter(PromulgationMail.objects.values_list("state", flat=True))


def test_everybody_active_is_told_once_in_his_language(post: Post) -> None:
    page = second_edition(
        issued(), change_note_zh_hans="增加第三条。", change_note_vi="Thêm Điều 3."
    )
    promulgating.promulgate(page.editions.get(sequence=2), user("T-WEB1"))
    assert post.mails == []  # the act sends nothing itself
    call_command("send_promulgations")
    call_command("send_promulgations")
    assert post.count() == {f"{number.lower()}@hospital.example": 1 for number in PEOPLE}
    vi, zh = post.to("T-STAFF"), post.to("T-NURS1")
    assert vi["Subject"].strip() == "Quy định mới: Quy định bảo vệ thông tin người bệnh"
    for said in ("09/QyĐ-BV", "Thêm Điều 3.", "01/09/2026",
                 f"https://portal.hospital.example/vi/library/{page.slug}/?edition=2"):
        assert said in vi.get_content(), said
    assert zh["Subject"].strip() == "制度公布：患者信息保护规定"
    for said in ("晨医发〔2026〕9号", "增加第三条。", f"/zh-hans/library/{page.slug}/?edition=2"):
        assert said in zh.get_content(), said
    assert "Thêm" not in zh.get_content()
    assert len({str(message["Message-ID"]) for _to, message in post.mails}) == len(PEOPLE)


def test_who_may_not_read_the_rule_is_not_told_of_it() -> None:
    guest = User.objects.create_user("T-GUEST", "x", name="Khách", email="guest@hospital.example")
    promulgating.promulgate(edition(), user("T-WEB1"))
    assert not PromulgationMail.objects.filter(to=guest).exists()
    public = edition(slug="cong-khai", audience="public", number_vi="x", number_zh="y")
    promulgating.promulgate(public, user("T-WEB1"))
    assert [one.promulgation.edition for one in PromulgationMail.objects.filter(to=guest)] == [
        public
    ]


def test_an_address_that_fails_stops_no_other_and_is_tried_again_where_that_helps(
    post: Post,
) -> None:
    post.refused = {
        "t-info1@hospital.example": "550 no such mailbox",
        "t-info2@hospital.example": "450 try later",
    }
    promulgating.promulgate(edition(), user("T-WEB1"))
    call_command("send_promulgations")
    assert states() == {"sent": len(PEOPLE) - 2, "failed": 1, "waiting": 1}
    assert PromulgationMail.objects.get(state="failed").said.startswith("550")
    post.refused = {}
    call_command("send_promulgations")  # too early
    assert states()["waiting"] == 1
    PromulgationMail.objects.filter(state="waiting").update(due_at=timezone.now())
    call_command("send_promulgations")
    assert states() == {"sent": len(PEOPLE) - 1, "failed": 1}
    assert set(post.count().values()) == {1}


def test_an_address_no_mail_can_be_made_for_fails_alone(post: Post) -> None:
    broken = user("T-AUD")
    broken.email = "a\nBcc: all@x.example"
    broken.save(update_fields=["email"])
    promulgating.promulgate(edition(), user("T-WEB1"))
    call_command("send_promulgations")
    assert states() == {"sent": len(PEOPLE) - 1, "failed": 1}


def test_without_a_mail_server_all_of_them_wait(settings: Any, post: Post, capsys: Any) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    promulgating.promulgate(edition(), user("T-WEB1"))
    call_command("send_promulgations")
    assert states() == {"waiting": len(PEOPLE)}
    settings.EMAIL_PORT = port
    call_command("send_promulgations", limit=3)
    assert states() == {"waiting": len(PEOPLE) - 3, "sent": 3}
    call_command("send_promulgations")
    assert set(post.count().values()) == {1} and len(post.mails) == len(PEOPLE)


def test_a_process_that_dies_after_handing_over_sends_nothing_twice(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    promulgating.promulgate(edition(), user("T-WEB1"))
    close = promulgation_mails._close
    calls = []

    def dies(row: Any, state: str, said: str) -> str:
        calls.append(row.pk)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return close(row, state, said)

    monkeypatch.setattr(promulgation_mails, "_close", dies)
    with pytest.raises(KeyboardInterrupt):
        call_command("send_promulgations")
    monkeypatch.setattr(promulgation_mails, "_close", close)
    call_command("send_promulgations")
    assert set(post.count().values()) == {1} and len(post.mails) == len(PEOPLE)
    assert states() == {"sent": len(PEOPLE) - 1, "sending": 1}
    assert promulgation_mails.send_again() == 0  # not before somebody could have looked
    PromulgationMail.objects.update(tried_at=timezone.now() - timedelta(hours=2))
    assert promulgation_mails.send_again() == 1


def test_a_row_that_another_process_claimed_is_left_to_it(post: Post) -> None:
    promulgating.promulgate(edition(), user("T-WEB1"))
    taken = PromulgationMail.objects.first()
    PromulgationMail.objects.filter(pk=taken.pk).update(state="sending")
    from django.core.mail import get_connection

    server = get_connection()
    assert promulgation_mails._deliver(taken.pk, server) == ""
    server.close()
    assert post.mails == []


def test_who_left_or_may_not_read_it_any_more_is_left_out(post: Post) -> None:
    from accounts.services import set_roles

    promulgating.promulgate(edition(), user("T-WEB1"))
    gone = user("T-STAFF")
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    set_roles(user("T-NURS1"), set())
    call_command("send_promulgations")
    assert states() == {"sent": len(PEOPLE) - 2, "skipped": 2}
    assert "t-staff@hospital.example" not in post.count()


@pytest.mark.parametrize("number", [*sorted(set(PEOPLE) - {"T-WEB1", "T-WEB2"}), "T-ROOT"])
def test_only_the_web_team(number: str, signed_in: Any) -> None:
    one = edition()
    with pytest.raises(NotAllowed):
        promulgating.promulgate(one, user(number))
    browser = signed_in(number)
    for name, rest in (("regulations_promulgations", []), ("regulations_promulgate", [one.pk])):
        answer = browser.get(reverse(name, args=rest))
        assert answer.status_code == 404 or "sign-in" in answer.headers.get("Location", "")
        browser.post(reverse(name, args=rest))
    assert not Promulgation.objects.exists()


def test_the_screen_announces_and_shows_how_far_the_mails_are(signed_in: Any, post: Post) -> None:
    one = edition()
    browser = signed_in("T-WEB1")
    address = reverse("regulations_promulgate", args=[one.pk])
    assert address in browser.get(reverse("regulations_promulgations")).content.decode()
    assert browser.get(address).status_code == 200 and not Promulgation.objects.exists()
    assert browser.post(address).status_code == 302
    call_command("send_promulgations", limit=4)
    html = browser.get(reverse("regulations_promulgations")).content.decode()
    assert address not in html and f"4 / {len(PEOPLE)}" in html
    assert browser.post(address).status_code == 404  # once
    line = LedgerEntry.objects.get(act="promulgate")
    assert (line.actor, line.role) == (user("T-WEB1"), roles.WEB_TEAM)
    assert line.data["edition"] == one.pk


def test_what_was_promulgated_is_not_withdrawn_and_the_other_way_round() -> None:
    page = second_edition(issued(), effective_date=FUTURE)
    second = page.editions.get(sequence=2)
    promulgating.promulgate(second, user("T-WEB1"))
    assert voiding.obstacle(second)
    with pytest.raises(Conflict):
        promulgating.promulgate(second, user("T-WEB2"))
    other = second_edition(issued(slug="khac", number_vi="x"), number_vi="y", effective_date=FUTURE)
    voiding.draft_withdrawal(other, 2, user("T-INFO1"))
    approved(revise(other, change_note_zh_hans="误。", change_note_vi="Nhầm."))
    with pytest.raises(Conflict):
        promulgating.promulgate(other.editions.get(sequence=2), user("T-WEB1"))


def test_what_comes_from_paper_is_not_offered() -> None:
    page = approved(with_past(on_paper(), row(2018, 3)))
    fresh = second_edition(page, is_historical=False)
    offered = list(promulgating.open_editions())
    assert offered == [fresh.editions.get(sequence=3)]
    with pytest.raises(Conflict):
        promulgating.promulgate(page.editions.get(sequence=1), user("T-WEB1"))


def test_staff_find_it_in_the_library_and_outsiders_learn_nothing(
    signed_in: Any, client: Client
) -> None:
    one = edition(change_note_vi="Bản đầu.")
    public = edition(slug="cong-khai", audience="public", number_vi="x", heading_vi="Công khai")
    for row_ in (one, public):
        promulgating.promulgate(row_, user("T-WEB1"))
    staff = signed_in("T-STAFF")
    for address in ("/vi/library/", reverse("regulations:new_rules")):
        html = staff.get(address.replace("/zh-hans/", "/vi/")).content.decode()
        assert "Quy định mới" in html and "Bản đầu." in html
        assert "/?edition=1" in html
    assert client.get("/vi/new-rules/").status_code == 302
    assert list(promulgating.new_in_the_rules(None)) == [public.promulgation]


def test_a_superseded_right_to_read_takes_it_from_the_list() -> None:
    page = issued(audience="public")
    promulgating.promulgate(page.editions.get(), user("T-WEB1"))
    assert promulgating.new_in_the_rules(None).exists()
    approved(revise(page, change="editorial", audience="staff", summary_vi="x"))
    assert not promulgating.new_in_the_rules(None).exists()
    assert promulgating.new_in_the_rules(user("T-STAFF")).exists()


def test_few_queries_however_many(signed_in: Any, django_assert_max_num_queries: Any) -> None:
    staff = signed_in("T-STAFF")
    promulgating.promulgate(edition(), user("T-WEB1"))
    staff.get("/vi/new-rules/")
    with django_assert_max_num_queries(14) as few:
        staff.get("/vi/new-rules/")
    for place in range(4):
        promulgating.promulgate(edition(slug=f"s{place}", number_vi=f"{place}"), user("T-WEB1"))
    with django_assert_max_num_queries(len(few)):
        staff.get("/vi/new-rules/")


def test_nobody_is_announced_without_a_line_in_the_ledger() -> None:
    one = edition()
    assert list(problems()) == []
    made = Promulgation.objects.create(edition=one, by=user("T-WEB1"))
    assert any("promulgat" in problem for problem in problems())
    for sql in (f"DELETE FROM regulations_promulgation WHERE id = {made.pk}",
                "UPDATE regulations_promulgation SET by_id = by_id"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
