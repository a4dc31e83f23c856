"""A small founded hospital: sections, three departments with their pages, people in every role.

Made once a test session, through the portal's own services, outside any test's transaction.
"""

from __future__ import annotations

from typing import Any

from accounts import roles
from accounts.models import Department, User
from accounts.services import move_to_department, set_roles
from accounts.sync import sync_roles
from approvals import founding, services
from approvals.models import Submission
from pages.models import (
    DepartmentIndexPage,
    DepartmentPage,
    HealthIndexPage,
    HomePage,
    NewsIndexPage,
    RecruitmentIndexPage,
    TenderIndexPage,
)
from regulations.models import RegulationIndexPage

PASSWORD = "Mot-mat-khau-dai-9"

#: employee number -> (name, language, department, roles)
PEOPLE: dict[str, tuple[str, str, str, set[str]]] = {
    "T-INFO1": ("Lê Minh", "vi", "INFO", {roles.STAFF, roles.CONTRIBUTOR}),
    "T-INFO2": ("周敏", "zh-hans", "INFO", {roles.STAFF, roles.CONTRIBUTOR}),
    "T-NURS1": ("王芳", "zh-hans", "NURS", {roles.STAFF, roles.CONTRIBUTOR}),
    "T-WEB1": ("Hoàng Yến", "vi", "WEB", {roles.STAFF, roles.WEB_TEAM}),
    "T-WEB2": ("孙悦", "zh-hans", "WEB", {roles.STAFF, roles.WEB_TEAM}),
    "T-CONF": ("Phạm Dũng", "vi", "INFO", {roles.STAFF, roles.CONFIDENTIALITY_REVIEWER}),
    "T-DIR": ("陈立", "zh-hans", "NURS", {roles.STAFF, roles.DIRECTOR}),
    "T-DEP": ("Trần Thu", "vi", "NURS", {roles.STAFF, roles.DEPUTY}),
    "T-ADM": ("管理员", "zh-hans", "INFO", {roles.STAFF, roles.SYSTEM_ADMINISTRATOR}),
    "T-AUD": ("Đặng Lan", "vi", "NURS", {roles.STAFF, roles.SECURITY_AUDITOR}),
    "T-STAFF": ("Ngô Hà", "vi", "NURS", {roles.STAFF}),
}

DEPARTMENTS = {
    "INFO": ("信息科", "Phòng Công nghệ thông tin"),
    "NURS": ("护理部", "Phòng Điều dưỡng"),
    "WEB": ("网站管理组", "Bộ phận quản lý website"),
}


def user(number: str) -> User:
    return User.objects.get(employee_number=number)


def make_people() -> None:
    for position, (code, (zh, vi)) in enumerate(DEPARTMENTS.items()):
        Department.objects.create(code=code, name_zh_hans=zh, name_vi=vi, order=position)
    sync_roles()
    for number, (name, language, department, codes) in PEOPLE.items():
        person = User.objects.create_user(
            number,
            PASSWORD,
            name=name,
            language=language,
            email=f"{number.lower()}@hospital.example",
        )
        set_roles(person, codes)
        move_to_department(person, Department.objects.get(code=department))
    User.objects.create_superuser("T-ROOT", PASSWORD, name="root")
    User.objects.create_user("T-GONE", PASSWORD, name="gone", is_active=False)


def _section(model: type[Any], slug: str, zh: str, vi: str) -> Any:
    return model(heading_zh_hans=zh, heading_vi=vi, slug=slug, audience="public")


def found() -> HomePage:
    home = _section(HomePage, "home", "晨曦医院", "Bệnh viện Bình Minh")
    sections = [
        _section(DepartmentIndexPage, "departments", "科室", "Khoa, phòng"),
        _section(NewsIndexPage, "news", "新闻", "Tin tức"),
        _section(HealthIndexPage, "health", "健康", "Sức khỏe"),
        _section(RecruitmentIndexPage, "recruitment", "招聘", "Tuyển dụng"),
        _section(TenderIndexPage, "tenders", "招标", "Mời thầu"),
        _section(RegulationIndexPage, "library", "制度库", "Thư viện quy định"),
    ]
    sections[-1].audience = "staff"
    return founding.found(founding.Founding(home, sections), hostname="testserver")


def pass_all(page: Any, author: User) -> Submission:
    """Submit, check and approve `page` as three different people."""
    submission = services.submit(page, author)
    checker = next(user(n) for n in ("T-WEB1", "T-WEB2") if n != author.employee_number)
    services.check(submission, checker)
    services.approve(submission, user("T-DIR"))
    submission.refresh_from_db()
    return submission


def make() -> None:
    make_people()
    found()
    sync_roles()
    index = DepartmentIndexPage.objects.get()
    for code, (zh, vi) in DEPARTMENTS.items():
        page = DepartmentPage(
            heading_zh_hans=zh,
            heading_vi=vi,
            slug=code.lower(),
            audience="public",
            department=Department.objects.get(code=code),
            owner=user("T-WEB2"),
            group="administrative",
            body_zh_hans=blocks("本科室为各科室服务。"),
            body_vi=blocks("Phòng phục vụ các khoa."),
        )
        index.add_child(instance=page)
        page.save_revision(user=user("T-WEB2"))
        pass_all(page, user("T-WEB2"))
        index = DepartmentIndexPage.objects.get()


def blocks(text: str) -> list[tuple[str, Any]]:
    """A body of one paragraph."""
    return [("paragraph", f"<p>{text}</p>")]


def workspace(code: str) -> DepartmentPage:
    return DepartmentPage.objects.get(department__code=code)
