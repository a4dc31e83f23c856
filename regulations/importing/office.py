"""Old Word files and RTF through LibreOffice, where it is installed: a process of its own with a
profile of its own, macros off, and a limit of time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .limits import MAX_BYTES
from .source import UnreadableSource

SECONDS = 60.0
_PROGRAMS = ("soffice", "libreoffice")
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_MISSING = {
    "doc": "Old Word files (.doc) cannot be read; save the file as .docx.",
    "rtf": "RTF files cannot be read; save the file as .docx.",
}


def program() -> str:
    """The path of LibreOffice, "" where it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), "")


def convert_office(data: bytes, kind: str) -> bytes:
    """A .doc or .rtf (`kind`) as the bytes of a .docx."""
    soffice = program()
    if not soffice:
        raise UnreadableSource(_MISSING[kind])
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        here = Path(folder)
        profile = here / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        source = here / f"source.{kind}"
        source.write_bytes(data)
        _run(
            [
                soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
                "--nologo", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML",
                "--outdir", str(here / "out"), str(source),
            ],
            here,
        )  # fmt: skip
        made = here / "out" / "source.docx"
        if not made.is_file() or made.stat().st_size > MAX_BYTES:
            raise UnreadableSource("The Word file is damaged and cannot be opened.")
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Runs it in a group of its own: LibreOffice starts others, which must end with it."""
    _lift_limits()
    environment = {"HOME": str(folder), "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603 - the program's own path, our own arguments
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource("The file took too long to read.") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _lift_limits() -> None:
    """LibreOffice needs more room than a reader; its own limit is `SECONDS`."""
    try:
        import resource
    except ImportError:
        return
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        soft, hard = resource.getrlimit(kind)
        if soft != hard:
            resource.setrlimit(kind, (hard, hard))
