"""Traditional characters to Simplified (opencc), Taiwan's words included where it uses them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import opencc

_TAIWAN = re.compile(
    r"資訊|資料庫|網路|軟體|硬體|程式|伺服器|印表機|滑鼠|隨身碟|列印|預設|使用者|行動電話|智慧型|品質|登入|"
    r"檔案|記憶體|視訊|訊息|電腦"
)
_MAINLAND = re.compile(
    r"信息|數據|網絡|軟件|硬件|程序|服務器|打印機|鼠標|U盤|打印|默認|用戶|移動電話|智能|質量|登錄|"
    r"文件|內存|視頻|消息|計算機"
)
_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=4)
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters, not merely quotes one.

    Compared are the characters that only Traditional and those that only Simplified has.
    """
    sample = "".join(_HAN.findall(text[:20000]))
    if not sample:
        return False
    simple = _converter("t2s").convert(sample)
    traditional = sum(1 for a, b in zip(sample, simple, strict=False) if a != b)
    complex_form = _converter("s2t").convert(sample)
    simplified = sum(1 for a, b in zip(sample, complex_form, strict=False) if a != b)
    return traditional * 20 > len(sample) and traditional > simplified


def to_simplified(lines: Sequence[str]) -> list[str]:
    """Each line in Simplified characters, Taiwan's words in those of the mainland.

    A mainland text that a web site merely re-wrote in Traditional characters keeps its words:
    there the vocabulary table would turn 文件 into 文档 and 核心 into 内核.
    """
    text = "\n".join(lines)
    mainland = len(_MAINLAND.findall(text)) > len(_TAIWAN.findall(text))
    convert = _converter("tw2s" if mainland else "tw2sp").convert
    return [convert(line) if _HAN.search(line) else line for line in lines]
