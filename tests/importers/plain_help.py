"""What the tests of pasted text share: a draft in each language, and a short way to look at what was read."""

from __future__ import annotations

import re
from collections import Counter

from resdraft.importers import Imported, read_plain
from resdraft.model import Clause, Json, Resolution, blocks, to_record, validate

ENGLISH = """The Security Council,

Recalling its resolution 2178 (2014), and reaffirming that terrorism in all forms and manifestations
constitutes one of the most serious threats to peace,

Determined to combat by all means this threat,

1. Calls upon all States to participate in these efforts “with the consent of the State”;

2. Decides that all States shall:

(a) Freeze without delay funds and other financial assets;

(b) Prevent:

(i) Entry into or transit through their territories;

(ii) Supply of arms;

and requests the Committee to report;

3. Decides to remain seized of the matter.
"""
FRENCH = """Le Conseil de sécurité,

Rappelant sa résolution 2178 (2014) et réaffirmant que le terrorisme est l’une des menaces les plus graves,

Résolu à lutter par tous les moyens contre cette menace,

1. Demande à tous les États de participer à ces efforts ;

2. Décide que tous les États doivent :

a) Geler sans attendre les fonds et autres avoirs financiers ;

b) Empêcher l’entrée sur leur territoire ;

3. Décide de rester saisi de la question.
"""
RUSSIAN = """Совет Безопасности,

ссылаясь на свою резолюцию 2178 (2014) и вновь подтверждая, что терроризм представляет собой угрозу,

выражая решимость бороться с этой угрозой всеми средствами,

1. призывает все государства участвовать в этих усилиях;

2. постановляет, что все государства должны:

a) безотлагательно заморозить средства и другие финансовые активы;

b) предотвращать въезд на свою территорию;

3. постановляет продолжать заниматься этим вопросом.
"""
ARABIC = """إن مجلس الأمن،

إذ يشير إلى قراره 2178 (2014)، وإذ يعيد تأكيد أن الإرهاب يشكل أحد أشد الأخطار التي تهدد السلام،

وإذ يؤكد من جديد تصميمه على مكافحة هذا التهديد بجميع الوسائل،

1 - يهيب بجميع الدول أن تشارك في هذه الجهود؛

2 - يقرر أن على جميع الدول:

(أ) أن تجمد دون تأخير الأموال وغيرها من الأصول المالية؛

(ب) أن تمنع الدخول إلى أراضيها؛

3 - يقرر أن يبقي المسألة قيد نظره.
"""
CHINESE = """安全理事会，

回顾其2014年9月24日第2178(2014)号决议，重申一切形式和表现的恐怖主义是对和平与安全的最严重威胁之一，

决心采取一切手段打击这一威胁，

1. 促请所有国家参与这些努力；

2. 决定所有国家应：

(a) 毫不拖延地冻结资金和其他金融资产；

(b) 防止入境或过境；

3. 决定继续处理此案。
"""
TEXTS = {"en": ENGLISH, "fr": FRENCH, "ru": RUSSIAN, "ar": ARABIC, "zh": CHINESE}


def rows(resolution: Resolution) -> list[str]:
    """Every clause as "LABEL words", every other block by its kind."""
    found = []
    for place in blocks(resolution):
        block = place.block
        if isinstance(block, Clause):
            found.append(f"{place.label} {block.text.plain}")
            continue
        found.append(type(block).__name__)
    return found


def labels(resolution: Resolution) -> list[str]:
    """The labels of all clauses."""
    return [place.label for place in blocks(resolution) if isinstance(place.block, Clause)]


def openers(resolution: Resolution) -> list[str]:
    """The emphasised start of each clause, empty where there is none."""
    found = []
    for place in blocks(resolution):
        if isinstance(place.block, Clause):
            text = place.block.text
            marks = [m for m in text.marks if m.kind in ("italic", "bold") and m.start == 0]
            found.append(text.plain[: marks[0].end] if marks else "")
    return found


def pasted(text: str) -> Imported:
    """What `read_plain` gives, normal as promised."""
    imported = read_plain(text)
    assert validate(imported.resolution) == ()
    return imported


_WORD = re.compile(r"[^\W_]+")


def lost_words(text: str, imported: Imported) -> Counter[str]:
    """Words of the text that stand neither in the Resolution nor in a doubt; those of labels are not looked at."""
    said: list[str] = [doubt.message for doubt in imported.warnings]

    def collect(value: Json) -> None:
        if isinstance(value, str):
            said.append(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                said.append(key)
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    collect(to_record(imported.resolution))
    return Counter(_WORD.findall(text.lower())) - Counter(_WORD.findall(" ".join(said).lower()))
