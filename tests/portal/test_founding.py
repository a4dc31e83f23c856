"""A portal is founded once, by command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_an_empty_database_becomes_a_portal_once(tmp_path: Path) -> None:
    environment = {
        **{k: v for k, v in os.environ.items() if k != "SECRET_KEY"},
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}",
        "PORTAL_VAR_DIR": str(tmp_path),
        "PORTAL_MEDIA_DIR": str(tmp_path / "media"),
        "HOSPITAL_NAME_VI": "Bệnh viện Thử Nghiệm",
        "PYTHONUTF8": "1",
    }

    def manage(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment,
            text=True,
            capture_output=True,
            check=False,
            timeout=600,
        )

    assert manage("migrate", "-v0").returncode == 0
    assert manage("found").returncode == 0
    second = manage("found")
    assert second.returncode == 1
    assert "Traceback" not in second.stderr
    assert manage("verify_approvals").returncode == 0
    home = manage(
        "shell",
        "-v0",
        "-c",
        "from pages.models import HomePage as H;"
        "print(H.objects.get(live=True).heading_vi, H.objects.get().get_children().live().count())",
    )
    assert home.stdout.strip().endswith("Bệnh viện Thử Nghiệm 6")
