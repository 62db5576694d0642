from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mail me op jan.de-boer@voorbeeld.nl graag", "mail me op [e-mail] graag"),
        ("mijn nummer is 06-12345678", "mijn nummer is [telefoon]"),
        ("bel 0612345678 of +31 6 12345678", "bel [telefoon] of [telefoon]"),
        ("038 421 31 55 is van thuis", "[telefoon] is van thuis"),
        ("bsn 123456782", "bsn [nummer]"),
        ("bsn 1234.56.782", "bsn [nummer]"),
        ("NL91 ABNA 0417 1643 00 is mijn rekening", "[rekening] is mijn rekening"),
        ("nl91abna0417164300", "[rekening]"),
    ],
)
def test_personal_numbers_are_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).found


@pytest.mark.parametrize(
    "text",
    [
        "ik heb 112 gebeld",
        "is het 0800-0113 of 113?",
        "de luisterlijn 088 0767 000",
        "geboren op 12-03-1971",
        "open van 10.00-12.30",
        "ik ben 47 en al 3 jaar thuis",
        "1000 brieven",
        "het kost 12,50 euro",
        "Heiligeweg 1, 8011 AB",
    ],
)
def test_ordinary_numbers_and_help_lines_stay(text: str) -> None:
    assert mask(text).text == text
    assert not mask(text).found


@given(st.text(max_size=400))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(st.integers(min_value=100_000_000, max_value=999_999_999))
def test_no_nine_digits_in_a_row_survive(number: int) -> None:
    if not str(number).startswith(("800", "900", "88", "84", "14")):
        assert str(number) not in mask(f"mijn bsn is {number}, klopt dat").text
