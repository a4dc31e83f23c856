"""Which fonts the official PDFs are set in. Pure.

GB/T 9704-2012 and Nghị định 30/2020/NĐ-CP name fonts that may not be given away. Each named font
is a *role* here; a role takes the first family of its list that the machine has. The official
fonts stand first (a hospital that holds licences gets them), then free ones of the same style,
then free ones of the nearest style (`docs/fonts.md` shows the table).

Fonts are read from the configured folder (setting PORTAL_FONTS_DIR) and from where systems keep
them, once a process. Before anything is set, every character is looked up in the fonts chosen:
one that they lack is taken from another installed font, and if none has it, `CharactersMissing`
names it. No reader gets boxes.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import typst

from .glyphs import coverage

REGULAR, BOLD = 400, 700


@dataclass(frozen=True)
class Role:
    """A font a standard names. `families` are (family, weight), the most wanted first; `probe`
    holds characters that a font for this role must have at the very least."""

    key: str
    official: str
    families: tuple[tuple[str, int], ...]
    probe: str
    #: What brings a fitting free font, as Debian calls it.
    package: str
    italic: bool = False


_SONG = (
    ("Noto Serif CJK SC", REGULAR), ("Source Han Serif SC", REGULAR), ("Noto Serif SC", REGULAR),
    ("FandolSong", REGULAR), ("SimSun", REGULAR), ("STSong", REGULAR), ("Songti SC", REGULAR),
    ("AR PL UMing", REGULAR), ("AR PL SungtiL GB", REGULAR),
)
_HEI = (
    ("Noto Sans CJK SC", BOLD), ("Source Han Sans SC", BOLD), ("Noto Sans SC", BOLD),
    ("WenQuanYi Zen Hei", REGULAR), ("WenQuanYi Micro Hei", REGULAR), ("PingFang SC", BOLD),
    ("Heiti SC", REGULAR), ("Microsoft YaHei", BOLD), ("Droid Sans Fallback", REGULAR),
)
_TIMES = (
    "Times New Roman", "Tinos", "Liberation Serif", "TeX Gyre Termes", "Nimbus Roman",
    "FreeSerif", "Noto Serif", "DejaVu Serif",
)
_ZH_PROBE = "的一是不了在人有院章第条"
_VI_PROBE = "ĂÂĐÊÔƠƯăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def _times(weight: int) -> tuple[tuple[str, int], ...]:
    return tuple((family, weight) for family in _TIMES)


ROLES: Mapping[str, Role] = {
    role.key: role
    for role in (
        Role(
            "fangsong", "仿宋 (3号仿宋体, GB/T 9704-2012 5.2.2)",
            (
                ("FangSong_GB2312", REGULAR), ("仿宋_GB2312", REGULAR), ("FangSong", REGULAR),
                ("仿宋", REGULAR), ("FZFangSong-Z02S", REGULAR), ("STFangsong", REGULAR),
                ("FandolFang R", REGULAR), ("FandolFang", REGULAR),
                ("Zhuque Fangsong (technical preview)", REGULAR), ("Zhuque Fangsong", REGULAR),
                *_SONG,
            ),
            _ZH_PROBE, "fonts-noto-cjk",
        ),
        Role(
            "biaosong", "小标宋 (2号小标宋体, GB/T 9704-2012 7.2.4, 7.3.1)",
            (
                ("FZXiaoBiaoSong-B05S", REGULAR), ("FZXiaoBiaoSong-B05", REGULAR),
                ("方正小标宋简体", REGULAR), ("方正小标宋_GBK", REGULAR),
                *((family, BOLD) for family, _ in _SONG),
            ),
            _ZH_PROBE, "fonts-noto-cjk",
        ),
        Role(
            "heiti", "黑体 (GB/T 9704-2012 7.3.3, 7.3.7)",
            (("SimHei", REGULAR), ("黑体", REGULAR), ("STHeiti", REGULAR), *_HEI,
             ("FandolHei", BOLD)),
            _ZH_PROBE, "fonts-noto-cjk",
        ),
        Role(
            "kaiti", "楷体 (GB/T 9704-2012 7.3.3)",
            (
                ("KaiTi_GB2312", REGULAR), ("楷体_GB2312", REGULAR), ("KaiTi", REGULAR),
                ("楷体", REGULAR), ("STKaiti", REGULAR), ("Kaiti SC", REGULAR),
                ("LXGW WenKai", REGULAR), ("LXGW WenKai GB", REGULAR), ("AR PL UKai", REGULAR),
                ("FandolKai", REGULAR), ("AR PL KaitiM GB", REGULAR), *_SONG,
            ),
            _ZH_PROBE, "fonts-arphic-ukai",
        ),
        Role(
            "song", "宋体 (4号半角宋体, GB/T 9704-2012 7.5)", (("SimSun", REGULAR), *_SONG),
            _ZH_PROBE, "fonts-noto-cjk",
        ),
        Role(
            "times", "Times New Roman (Nghị định 30/2020/NĐ-CP, phụ lục I)", _times(REGULAR),
            _VI_PROBE, "fonts-croscore",
        ),
        Role(
            "times-bold", "Times New Roman, đậm (Nghị định 30/2020/NĐ-CP, phụ lục I)",
            _times(BOLD), _VI_PROBE, "fonts-croscore",
        ),
        Role(
            "times-italic", "Times New Roman, nghiêng (Nghị định 30/2020/NĐ-CP, phụ lục I)",
            _times(REGULAR), _VI_PROBE, "fonts-croscore", italic=True,
        ),
        Role(
            "times-bold-italic",
            "Times New Roman, đậm nghiêng (Nghị định 30/2020/NĐ-CP, phụ lục I)",
            _times(BOLD), _VI_PROBE, "fonts-croscore", italic=True,
        ),
    )
}
CHINESE_ROLES = ("fangsong", "biaosong", "heiti", "kaiti", "song")
VIETNAMESE_ROLES = ("times", "times-bold", "times-italic", "times-bold-italic")

_REMEDY = (
    "As root: apt-get install {packages}. Without root: put font files (.ttf, .otf, .ttc) into "
    "the folder that the setting PORTAL_FONTS_DIR names; on Debian and Ubuntu: apt-get download "
    "{packages}; for each file: dpkg-deb -x FILE.deb \"$PORTAL_FONTS_DIR\". Then restart the "
    "portal. docs/fonts.md names the fonts that fit."
)


class FontError(Exception):
    """A text that cannot be set with the fonts at hand; the message, for the log, says what to do.

    `packages` are what brings fitting fonts, as Debian calls them.
    """

    def __init__(self, message: str, packages: str) -> None:
        super().__init__(f"{message} {_REMEDY.format(packages=packages)}")
        self.packages = packages


class FontsMissing(FontError):
    """No installed font can stand for these roles."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self.roles = tuple(roles)
        names = "; ".join(f"{role.key}: {role.official}" for role in self.roles)
        packages = " ".join(sorted({role.package for role in self.roles}))
        super().__init__(
            f"The PDF cannot be made: no font on this machine can stand for {names}.",
            packages,
        )


class CharactersMissing(FontError):
    """No installed font has these characters."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(sorted(set(characters)))
        shown = ", ".join(
            f"{char} (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})"
            for char in self.characters[:20]
        )
        more = len(self.characters) - 20
        super().__init__(
            "The PDF cannot be made: no font on this machine has the characters "
            f"{shown}{f' and {more} more' if more > 0 else ''}.",
            "fonts-noto-cjk fonts-noto-core",
        )


@dataclass(frozen=True, order=True)
class Face:
    family: str
    weight: int
    italic: bool
    path: str
    index: int

    def missing(self, characters: Iterable[str]) -> set[str]:
        return coverage(self.path, self.index).missing(characters)


@dataclass(frozen=True)
class Library:
    """The fonts of some folders; `handle` is what typst compiles with."""

    handle: typst.Fonts
    faces: tuple[Face, ...]
    by_family: Mapping[str, tuple[Face, ...]] = field(repr=False)

    def face(self, family: str, weight: int, italic: bool = False) -> Face | None:
        """The face of the family next to this weight, None where the family is not there."""
        faces = [face for face in self.by_family.get(family, ()) if face.italic == italic]
        return min(faces, key=lambda face: (abs(face.weight - weight), face), default=None)


@dataclass(frozen=True)
class Choice:
    """What typst is told: role -> families, the wanted one first, and the weight of it."""

    library: Library = field(repr=False)
    stacks: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, int]

    def to_data(self) -> dict[str, dict[str, object]]:
        return {
            key: {"font": list(stack), "weight": self.weights[key],
                  "style": "italic" if ROLES[key].italic else "normal"}
            for key, stack in self.stacks.items()
        }


_configured: list[Path] = []


def configure(folder: str | os.PathLike[str] | None) -> None:
    """The folder to look in first, whatever the system has. Called once, at the start."""
    _configured[:] = [Path(folder)] if folder else []
    library.cache_clear()


def folders() -> tuple[str, ...]:
    """Where fonts are looked for, the configured folder first; only what is there."""
    home = Path.home()
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    places = [
        *_configured,
        Path(os.environ.get("XDG_DATA_HOME", str(home / ".local/share"))) / "fonts",
        home / ".fonts",
        *(Path(each) / "fonts" for each in shared if each),
        Path("/usr/share/fonts"),
    ]
    if sys.platform == "darwin":
        places += [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    if sys.platform == "win32":
        places.append(Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts")
    return tuple(dict.fromkeys(str(place) for place in places if place.is_dir()))


@lru_cache(maxsize=2)
def library(places: tuple[str, ...]) -> Library:
    """The fonts of these folders, read once a process (0.2 s for a hundred megabytes)."""
    handle = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(places)
    )
    faces = tuple(
        sorted(
            Face(info.family, info.weight, info.style != "normal", info.path, info.index)
            for info in handle.fonts()
            if info.path
        )
    )
    by_family: dict[str, list[Face]] = {}
    for face in faces:
        by_family.setdefault(face.family, []).append(face)
    return Library(handle, faces, {name: tuple(found) for name, found in by_family.items()})


def _for_role(role: Role, fonts: Library) -> Face | None:
    for family, weight in role.families:
        face = fonts.face(family, weight, role.italic)
        if face and not face.missing(role.probe):
            return face
    if role.italic:  # upright letters are better than none
        upright = "times-bold" if role.families[0][1] == BOLD else "times"
        return _for_role(ROLES[upright], fonts)
    # Any font that has the letters is better than boxes; the same one every time.
    return next((each for each in fonts.faces if not each.missing(role.probe)), None)


def _looked_up(text: Iterable[str]) -> dict[str, None]:
    """The characters that need a glyph. In the order of the text, so that one text always
    chooses the same fonts."""
    return {
        char: None
        for char in dict.fromkeys(char for each in text for char in each)
        if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")
    }


def choose(
    roles: Iterable[str], text: Iterable[str], places: tuple[str, ...] | None = None
) -> Choice:
    """The fonts for these roles, completed until every character of `text` has a glyph.

    Raises FontsMissing, CharactersMissing.
    """
    keys = tuple(roles)
    fonts = library(folders() if places is None else places)
    faces = {key: _for_role(ROLES[key], fonts) for key in keys}
    absent = [ROLES[key] for key, face in faces.items() if face is None]
    if absent:
        library.cache_clear()  # fonts that are brought in meanwhile are found without a restart
        raise FontsMissing(absent)
    chosen = {key: face for key, face in faces.items() if face is not None}
    common = list(dict.fromkeys(face.family for face in chosen.values()))
    # What a role's font lacks, any of the others may lend.
    missing = set(_looked_up(text))
    for family in common:
        face = fonts.by_family[family][0]
        missing = face.missing(missing)
    for face in fonts.faces:
        if not missing:
            break
        left = face.missing(missing)
        if len(left) < len(missing) and face.family not in common:
            common.append(face.family)
            missing = left
    if missing:
        raise CharactersMissing(missing)
    return Choice(
        fonts,
        {key: tuple(dict.fromkeys((face.family, *common))) for key, face in chosen.items()},
        {key: face.weight for key, face in chosen.items()},
    )
