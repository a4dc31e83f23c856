"""A small library with everything a pack can hold, and its pack."""

from __future__ import annotations

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from regulations.models import RegulationAttachment
from regulations.outage import packing
from tests.factories import library
from tests.factories.library import Copy, Issue, Rule, article_text
from tests.flows import scene
from tests.regulations import drafts

TODAY = timezone.localdate()
PAST = TODAY - timedelta(days=300)


def stock() -> Any:
    """A regulation with a file and an edition to come, and others around it; its page."""
    draft = drafts.regulation(audience="staff").get_latest_revision_as_object()
    file = scene.document("INFO", "T-INFO1", "bieu-mau", b"%PDF-1.4 form")
    draft.attachments = [RegulationAttachment(document=file, title_vi="Biểu mẫu", sort_order=0)]
    draft.save_revision(user=draft.owner)
    page = drafts.approved(draft)
    drafts.second_edition(
        page,
        effective_date=TODAY + timedelta(days=30),
        text_vi=drafts.VI.replace("ban hành", "công bố"),
        text_zh_hans=drafts.ZH.replace("发布", "公布"),
    )
    text = article_text(3)
    library.stock([
        Rule("hand-hygiene", [Issue(PAST, [Copy("public", "手卫生规定", "Quy định vệ sinh tay",
                                                text=text)], number_vi="07/QyĐ-BV")],
             category="infection", audience="public", code="NURS"),
        Rule("gone", [Issue(PAST, [Copy("staff", "旧规定", "Quy định cũ", text=text)]),
                      Issue(PAST + timedelta(days=9), [Copy("staff", "旧规定", "Quy định cũ")],
                            is_repeal=True)]),
        Rule("only-vi", [Issue(PAST, [Copy("staff", "不可见", "Chỉ tiếng Việt", only_in="vi",
                                           text=text)])]),
        Rule("con", [Issue(PAST, [Copy("staff", "<script>alert(1)</script>", "Đặc biệt & lạ",
                                       text=text)])]),
        Rule("later", [Issue(TODAY + timedelta(days=5), [Copy("staff", "将来", "Sắp tới",
                                                              text=text)])]),
    ])  # fmt: skip
    return page


def made(folder: Path, audience: str = "staff", **words: Any) -> Path:
    """The pack of `audience`, unpacked."""
    out = folder / f"{audience}.zip"
    packing.make(out, audience, **words)
    target = folder / audience
    with zipfile.ZipFile(out) as pack:
        pack.extractall(target)
    return target


def manifest(pack: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((pack / "manifest.json").read_text())
    return found


def everything(pack: Path) -> str:
    """All texts of a pack in one."""
    kinds = {".html", ".js", ".json"}
    return "\n".join(path.read_text() for path in sorted(pack.rglob("*")) if path.suffix in kinds)


__all__ = ["PAST", "TODAY", "date", "everything", "made", "manifest", "stock"]
