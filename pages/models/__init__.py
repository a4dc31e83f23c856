"""The page types of the website and the files they show: one file each."""

from .department import (
    DepartmentDuty,
    DepartmentHours,
    DepartmentPage,
    DepartmentPerson,
)
from .department_index import DepartmentIndexPage
from .documents import PortalDocument
from .health import HealthPage
from .health_index import HealthIndexPage
from .home import HomePage
from .images import PortalImage, PortalRendition
from .news import NewsPage
from .news_index import NewsIndexPage
from .recruitment import RecruitmentPage, RecruitmentPosition
from .recruitment_index import RecruitmentIndexPage
from .standard import StandardPage
from .tender import TenderClarification, TenderDocument, TenderLot, TenderPage
from .tender_index import TenderIndexPage

__all__ = [
    "DepartmentDuty",
    "DepartmentHours",
    "DepartmentIndexPage",
    "DepartmentPage",
    "DepartmentPerson",
    "HealthIndexPage",
    "HealthPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "RecruitmentIndexPage",
    "RecruitmentPage",
    "RecruitmentPosition",
    "StandardPage",
    "TenderClarification",
    "TenderDocument",
    "TenderIndexPage",
    "TenderLot",
    "TenderPage",
]
