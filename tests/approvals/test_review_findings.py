"""Ways past the gate, and traces of what a reader may not see, that reviews found once."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.test import Client, override_settings
from django.utils import timezone
from PIL import Image
from wagtail.models import Revision

from accounts import roles
from accounts.models import Department
from accounts.services import set_roles
from approvals import mails, publishing, review, services
from approvals.errors import Incomplete, NotAllowed, NotApproved
from approvals.models import Decision, LedgerHead, Submission
from approvals.verification import problems
from pages.models import DepartmentIndexPage, DepartmentPage, NewsPage, PortalImage
from regulations.models import Edition, Printing, Provision
from tests.factories import drafts
from tests.factories.world import blocks, pass_all, workspace
from tests.regulations.drafts import issued

pytestmark = pytest.mark.django_db


# -- no trace of what one may not see ------------------------------------------------------------
@pytest.mark.parametrize("method", ["get", "head", "options", "post", "put", "patch", "delete"])
def test_no_method_tells_that_a_page_for_staff_exists(people, client, method):
    page = drafts.news(audience="staff", slug="noi-bo")
    pass_all(page, people("T-INFO1"))
    asked = Client()
    asked.force_login(people("T-STAFF"))
    address = NewsPage.objects.get(pk=page.pk).get_url()
    assert asked.get(address).status_code == 200
    there, nowhere = (
        getattr(client, method)(path)
        for path in (address, address.replace("noi-bo", "khong-co"))
    )
    assert (there.status_code, "Allow" in there) == (404, False)
    assert (nowhere.status_code, "Allow" in nowhere) == (404, False)


@pytest.mark.parametrize("method", ["get", "options"])
def test_the_tree_address_of_a_staff_regulation_is_nowhere(client, method):
    page = issued()
    address = f"/vi{workspace('INFO').get_url().removeprefix('/zh-hans')}{page.slug}/"
    assert getattr(client, method)(address).status_code == 404


def _linking(target, text="xem thêm"):
    link = f'<p><a linktype="page" id="{target.pk}">{text}</a> <a href="/ngoai/">ngoài</a></p>'
    return {"body_zh_hans": [("paragraph", link)], "body_vi": [("paragraph", link)]}


def test_a_link_leads_only_where_the_reader_may_go(people, client, signed_in):
    inside = drafts.news(audience="staff", slug="ke-hoach-noi-bo")
    pass_all(inside, people("T-INFO1"))
    page = drafts.news(slug="cong-khai", **_linking(inside))
    pass_all(page, people("T-INFO1"))
    address = NewsPage.objects.get(pk=page.pk).get_url()
    shown = client.get(address).content.decode()
    assert "xem thêm" in shown and 'href="/ngoai/"' in shown
    assert "ke-hoach-noi-bo" not in shown
    assert "ke-hoach-noi-bo" in signed_in("T-STAFF").get(address).content.decode()


def test_a_link_to_a_draft_names_it_to_nobody(people, client, signed_in):
    draft = drafts.news(slug="chua-ai-duyet")
    page = drafts.news(slug="cong-khai", **_linking(draft))
    pass_all(page, people("T-INFO1"))
    address = NewsPage.objects.get(pk=page.pk).get_url()
    for reader in (client, signed_in("T-INFO1")):
        shown = reader.get(address).content.decode()
        assert "xem thêm" in shown and "chua-ai-duyet" not in shown


def test_what_was_read_signed_in_stays_in_no_browser(people, client, signed_in):
    page = drafts.news(slug="cong-khai")
    pass_all(page, people("T-INFO1"))
    address = NewsPage.objects.get(pk=page.pk).get_url()
    kept = signed_in("T-STAFF").get(address)["Cache-Control"]
    assert {"private", "no-store"} <= set(kept.split(", "))
    assert not client.get(address).has_header("Cache-Control")


# -- what stands above a page ----------------------------------------------------------------------
@pytest.fixture
def new_department_page(people):
    department = Department.objects.create(code="NEWD", name_zh_hans="新科", name_vi="Khoa mới")
    page = DepartmentPage(
        heading_zh_hans="新科", heading_vi="Khoa mới", slug="khoa-moi", audience="public",
        department=department, owner=people("T-WEB1"), group="clinical",
        body_zh_hans=blocks("新。"), body_vi=blocks("Mới."),
    )  # fmt: skip
    DepartmentIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=people("T-WEB1"))
    return DepartmentPage.objects.get(pk=page.pk)


def _news_below(parent, author, **fields):
    page = NewsPage(
        heading_zh_hans="消息", heading_vi="Tin", body_zh_hans=blocks("一。"),
        body_vi=blocks("Một."), date=date(2026, 11, 1), owner=author,
        **{"audience": "public", **fields},
    )  # fmt: skip
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(user=author)
    return page


def test_nothing_is_submitted_below_a_page_that_is_not_live(people, new_department_page):
    page = _news_below(new_department_page, people("T-WEB1"))
    with pytest.raises(Incomplete):
        services.submit(page, people("T-WEB1"))


def test_nothing_public_below_a_page_for_staff_nor_the_other_way_round(people):
    home = workspace("INFO")
    drafts.edit(home, people("T-INFO1"), audience="staff")
    child = drafts.news(people("T-INFO1"))
    pass_all(child, people("T-INFO1"))
    with pytest.raises(Incomplete):
        services.submit(home, people("T-INFO1"))
    nursing = workspace("NURS")
    drafts.edit(nursing, people("T-NURS1"), audience="staff")
    pass_all(nursing, people("T-NURS1"))
    with pytest.raises(Incomplete):
        services.submit(drafts.news(people("T-NURS1"), code="NURS"), people("T-NURS1"))
    pass_all(
        drafts.news(people("T-NURS1"), code="NURS", audience="staff"), people("T-NURS1")
    )


# -- four eyes -------------------------------------------------------------------------------------
def test_who_wrote_the_draft_that_was_brought_back_decides_nothing(people):
    """Returned, written anew by others, approved, and then turned back to the first draft."""
    director = people("T-DEP")
    page = drafts.news(people("T-INFO1"))
    set_roles(director, {roles.STAFF, roles.CONTRIBUTOR})
    old = drafts.edit(page, director, summary_vi="Lời của phó giám đốc")
    set_roles(director, {roles.STAFF, roles.DEPUTY})
    drafts.edit(page, people("T-INFO1"), summary_vi="Lời khác hẳn")
    pass_all(page, people("T-INFO1"))
    draft = Revision.objects.get(pk=old.pk).as_object()
    draft.save_revision(user=people("T-INFO2"), log_action=True, previous_revision=old)
    submission = services.submit(page, people("T-INFO2"))
    services.check(submission, people("T-WEB1"))
    with pytest.raises(NotAllowed) as refused:
        services.approve(submission, people("T-DEP"))
    assert refused.value.code == "contributed"
    services.approve(submission, people("T-DIR"))


def test_going_back_to_what_was_approved_excludes_nobody_more(people):
    page = drafts.news(people("T-INFO1"))
    first = pass_all(page, people("T-INFO1")).revision
    drafts.edit(page, people("T-INFO1"), summary_vi="Lời khác")
    pass_all(page, people("T-INFO1"))
    first.as_object().save_revision(
        user=people("T-INFO2"), log_action=True, previous_revision=first
    )
    submission = services.submit(page, people("T-INFO2"))
    assert {user.employee_number for user in submission.contributors.all()} == {"T-INFO2"}


def test_reviewers_see_where_a_link_leads(people):
    def body(address):
        return [("paragraph", f'<p><a href="{address}">Xem tại đây</a></p>')]

    page = drafts.news(body_vi=body("https://moh.example/"))
    pass_all(page, people("T-INFO1"))
    drafts.edit(page, people("T-INFO1"), body_vi=body("https://evil.example/"))
    submission = services.submit(page, people("T-INFO1"))
    changed, _is_new = review.changes(submission)
    shown = {piece.kind: piece.text for change in changed for piece in change.pieces}
    assert "evil" in shown["added"] and "moh" in shown["removed"]


def test_reviewers_read_the_words_that_go_with_a_picture(people, signed_in):
    out = io.BytesIO()
    Image.new("RGB", (20, 10)).save(out, "PNG")
    picture = PortalImage.objects.create(
        title="t", file=ContentFile(out.getvalue(), "a.png"), alt_zh_hans="大楼正面",
        alt_vi="Mặt trước tòa nhà", uploaded_by_user=people("T-INFO1"),
    )  # fmt: skip
    submission = services.submit(drafts.news(cover=picture), people("T-INFO1"))
    shown = signed_in("T-WEB1").get(f"/vi/review/{submission.pk}/", follow=True).content.decode()
    assert "大楼正面" in shown and "Mặt trước tòa nhà" in shown


# -- issued text -----------------------------------------------------------------------------------
def _forged(page, decision):
    """A further printing of the latest edition, with an approval of another text behind it."""
    last = Printing.objects.filter(edition__page=page).latest("pk")
    forged = Printing.objects.get(pk=last.pk)
    forged.pk, forged._state.adding, forged.sequence = None, True, last.sequence + 1
    forged.heading_vi, forged.decision = "Chưa ai duyệt", decision
    forged.created_at = timezone.now()
    return forged


def test_issued_rows_come_only_with_a_publication():
    page = issued()
    printing = Printing.objects.get(edition__page=page)
    edition = Edition.objects.get(pk=printing.edition_id)
    edition.pk, edition._state.adding, edition.sequence = None, True, 2
    for row in (
        edition,
        _forged(page, printing.decision),
        Provision(printing=printing, eid="art_99", kind="article", position=99, depth=0),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()
    assert list(problems()) == []


def test_verification_compares_printings_with_what_was_approved():
    page = issued()
    decision = Printing.objects.get(edition__page=page).decision
    with publishing.ticket(decision):
        _forged(page, decision).save()
    found = " ".join(problems())
    assert "does not say what the approved revision says" in found
    assert "more than one printing" in found


# -- the record ------------------------------------------------------------------------------------
def test_a_ledger_without_its_end_is_noticed(people):
    pass_all(drafts.news(), people("T-INFO1"))
    assert list(problems()) == []
    LedgerHead.objects.all().delete()
    assert any("where it ends" in problem for problem in problems())


def test_an_approval_without_the_earlier_step_is_noticed(people):
    page = drafts.news()
    submission = services.submit(page, people("T-INFO1"))
    Submission.objects.filter(pk=submission.pk).update(step="director")
    submission.refresh_from_db()
    decision = services._record(submission, Decision.Kind.APPROVE, people("T-DIR"))
    publishing.publish(decision)
    assert any("without the check" in problem for problem in problems())


# -- what fails beside an act ----------------------------------------------------------------------
def test_a_mail_that_cannot_be_made_stops_neither_the_act_nor_the_other_mails(
    people, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    made = mails.EmailMessage

    class Picky(made):
        def send(self, *args, **kwargs):
            if "web1" in self.to[0]:
                raise ValueError("no such mail")
            return super().send(*args, **kwargs)

    monkeypatch.setattr(mails, "EmailMessage", Picky)
    with django_capture_on_commit_callbacks(execute=True):
        services.submit(drafts.news(), people("T-INFO1"))
    assert [mail.to[0] for mail in mailoutbox] == ["t-web2@hospital.example"]


def test_whatever_a_page_refuses_at_publication_is_said_and_undone(people, monkeypatch):
    submission = services.submit(drafts.news(), people("T-INFO1"))
    services.check(submission, people("T-WEB1"))

    def taken(self, *args, **kwargs):
        raise ValidationError({"slug": "taken"})

    monkeypatch.setattr(Revision, "publish", taken)
    with pytest.raises(NotApproved, match="taken"):
        services.approve(submission, people("T-DIR"))
    submission.refresh_from_db()
    assert (submission.state, submission.step) == ("waiting", "director")


# -- input that is too long ------------------------------------------------------------------------
@override_settings(MAX_REQUEST_BYTES=1000, MAX_CMS_REQUEST_BYTES=5000)
def test_a_request_is_refused_before_anything_of_it_is_read(signed_in):
    anonymous, staff = Client(), signed_in("T-INFO1")
    for client, path, size, expected in (
        (anonymous, "/vi/account/sign-in/", 2000, True),
        (anonymous, "/cms/documents/add/", 2000, True),
        (staff, "/vi/account/", 2000, True),
        (staff, "/cms/documents/add/", 2000, False),
        (staff, "/cms/documents/add/", 6000, True),
        (anonymous, "/vi/account/sign-in/", 500, False),
    ):
        answer = client.post(path, b"x" * size, content_type="text/plain")
        assert (answer.status_code == 413) is expected, (path, size, answer.status_code)


def test_numbers_of_thousands_of_digits_are_no_error(people, client):
    assert client.get("/vi/tenders/", {"year": "9" * 5000}).status_code == 200


def test_a_department_page_is_not_copied_into_an_error(signed_in, new_department_page):
    index = DepartmentIndexPage.objects.get()
    answer = signed_in("T-WEB1").post(
        f"/cms/pages/{new_department_page.pk}/copy/",
        {"new_title": "x", "new_slug": "x", "new_parent_page": index.pk, "alias": ""},
    )
    assert answer.status_code < 500 and DepartmentPage.objects.filter(slug="x").count() == 0
