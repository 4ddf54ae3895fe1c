"""Numbers as Arabic writes them: the slow, obvious way round from the parser's."""

from __future__ import annotations

UNITS = ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
ORDINALS = ["", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
TENS = ["", "عشرة", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
HUNDREDS = ["", "مئة", "مئتين", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
THOUSANDS = ["", "ألف", "ألفين", "ثلاثة آلاف"]


def ordinal(number: int) -> str:
    """The ordinal of 1–39, definite, genitive."""
    if number <= 10:
        return ORDINALS[number]
    unit, ten = number % 10, number // 10
    head = "الحادي" if unit == 1 else ORDINALS[unit]
    if number < 20:
        return f"{head} عشر"
    return f"{head} وال{TENS[ten]}" if unit else f"ال{TENS[ten]}"


def _below_hundred(number: int) -> str:
    if number < 10:
        return UNITS[number]
    if number == 10:
        return TENS[1]
    unit = number % 10
    if number < 20:
        return {1: "أحد عشر", 2: "اثني عشر"}.get(unit, f"{UNITS[unit]} عشر")
    return f"{UNITS[unit]} و{TENS[number // 10]}" if unit else TENS[number // 10]


def cardinal(number: int) -> str:
    """The cardinal of 1–3999, accusative, masculine counted thing."""
    parts = [THOUSANDS[number // 1000], HUNDREDS[number // 100 % 10], _below_hundred(number % 100)]
    return " و".join(part for part in parts if part)


def in_digits(number: int | str, zero: str) -> str:
    """Digits of another script, given its zero."""
    return "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in str(number))
