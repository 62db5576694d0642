"""The language check finds what it should, says where it stands, and never breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import language_check
from bot.language_check import (
    Rules,
    check_files,
    check_text,
    digits,
    flesch_douma,
    main,
    numbers_in,
    read_rules,
    sentences,
    syllables,
    texts_in,
    words,
)

PLAIN = "Je rug doet pijn. Vertel maar."


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(help_lines=Path("there-is-no-such-file.yml"))


def found(text: str, rules: Rules, *, name: str = "") -> set[str]:
    return {finding.rule for finding in check_text(text, rules, name=name)}


def response_file(folder: Path, *texts: str, name: str = "utter_proef") -> Path:
    path = folder / "proef.yml"
    variants = "".join(f"    - text: {text!r}\n" for text in texts)
    path.write_text(f'version: "3.1"\n\nresponses:\n  {name}:\n{variants}', encoding="utf-8")
    return path


def test_a_plain_text_has_no_findings(rules: Rules) -> None:
    assert check_text(PLAIN, rules) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("even", 2),
        ("over", 2),
        ("avond", 2),
        ("oma", 2),
        ("open", 2),
        ("rug", 1),
        ("nieuw", 1),
        ("buurvrouw", 2),
        ("lijf", 1),
        ("seizoen", 2),
        ("kopje", 2),
        ("één", 1),
        ("tv", 1),
    ],
)
def test_syllables_are_vowel_groups(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_end_at_a_full_stop_but_not_inside_a_site_or_number() -> None:
    text = "Bel 0800-0113. Chatten kan op 113.nl. Of niet?\nDag"
    assert sentences(text) == ["Bel 0800-0113.", "Chatten kan op 113.nl.", "Of niet?", "Dag"]
    assert words("Bel 088 0767 000 maar") == ["Bel", "0", "maar"]


def test_officialese_scores_far_below_everyday_words() -> None:
    official = "De participatievoorziening faciliteert arbeidsmarktgerelateerde dienstverlening."
    easy = flesch_douma("Je bent moe en je wilt rust.")
    hard = flesch_douma(official)
    assert easy is not None and hard is not None
    assert hard < 20 < 90 < easy
    assert flesch_douma("...") is None


def test_a_sentence_of_eighteen_words_passes_and_one_of_nineteen_does_not(rules: Rules) -> None:
    eighteen = "ja " * 18 + ". Ja."
    assert "lange_zin" not in found(eighteen, rules)
    assert "lange_zin" in found("ja " + eighteen, rules)


def test_the_mean_sentence_is_held_at_twelve_words(rules: Rules) -> None:
    assert "lange_zinnen" not in found("ja " * 12, rules)
    assert "lange_zinnen" in found("ja " * 13, rules)


def test_a_hard_text_is_found_only_when_it_is_long_enough(rules: Rules) -> None:
    hard = "Maatschappelijke ondersteuning organiseert wekelijkse ontmoetingsmogelijkheden"
    assert "moeilijk" not in found(hard, rules)
    assert "moeilijk" in found(f"{hard}. {hard}.", rules)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Hoe is het? En thuis?", "vragen"),
        ("Hoi! Welkom!", "uitroeptekens"),
        ("Bel 0900-0113.", "nummer"),
        ("Bel 0800 32 123 nu.", "nummer"),
        ("Bel 107.", "nummer"),
        ("Dit is {iets_nieuws}.", "variabele"),
        ("Fijn 🙂", "emoji"),
        ("Fijn :)", "emoji"),
        ("Je krijgt een buddy.", "engels"),
        ("Je bent WELKOM hier.", "hoofdletters"),
        ("   ", "leeg"),
    ],
)
def test_each_rule_finds_its_case(text: str, rule: str, rules: Rules) -> None:
    assert found(text, rules) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "Bel 112. Of bel 113 of 0800-0113.",
        "De Luisterlijn is er dag en nacht: 088 0767 000.",
        "Het UWV leest niet mee.",
        "Je woont in {wijk}.",
        "Om 4 uur is het stil. Na 100 meter ook.",
        "Chatten kan op 113.nl.",
        "Het is goed zo.",
        "Een rij van honderd brieven.",
        "De lijst is van 2024-05-31.",
    ],
)
def test_good_texts_are_left_alone(text: str, rules: Rules) -> None:
    assert found(text, rules) == set()


def test_each_banned_wording_is_found_in_its_example_and_has_a_mend(rules: Rules) -> None:
    for banned in rules.banned:
        mends = [finding.mend for finding in check_text(banned.example, rules)]
        assert any(banned.mend in mend for mend in mends), banned.pattern.pattern


def test_a_banned_word_inside_another_word_is_left_alone(rules: Rules) -> None:
    assert found("De ontmoeting is op de bank bij de stoep.", rules) == set()


def test_what_is_allowed_in_one_response_stays_banned_elsewhere(rules: Rules) -> None:
    text = "Of je een depressie hebt, weet ik niet."
    assert found(text, rules, name="utter_medical_limit") == set()
    assert found(text, rules, name="utter_danger_direct") == set()
    assert found(text, rules, name="utter_listen") == {"verboden"}


def test_another_language_is_held_to_numbers_and_signs_only(rules: Rules) -> None:
    name = "utter_language_en"
    assert found("Sorry, the only language that I understand is Dutch.", rules, name=name) == set()
    assert found("Please call 999 000 00 00.", rules, name=name) == {"nummer"}


def test_numbers_come_from_the_help_lines_file_when_it_exists(tmp_path: Path) -> None:
    lines = tmp_path / "hulplijnen.yml"
    lines.write_text(
        "lijnen:\n  - {naam: Proef, nummer: 0900-1450, open: true}\n  - {nummer: 112}\n"
        "  - {nummers: ['020 123 45 67']}\n",
        encoding="utf-8",
    )
    rules = read_rules(help_lines=lines)
    assert rules.numbers == {"09001450", "112", "0201234567"}
    assert found("Bel 0900 1450 of 020-1234567.", rules) == set()
    assert found("Bel 113.", rules) == {"nummer"}


@pytest.mark.parametrize("number", ["0900-0113", "0800 32 123", "106", "107", "1813"])
def test_old_and_foreign_numbers_are_never_allowed(number: str) -> None:
    assert {finding.rule for finding in check_text(f"Bel {number}.")} == {"nummer"}


def test_digits_and_numbers_ignore_grouping_and_other_values() -> None:
    assert digits("088 0767-000") == "0880767000"
    assert list(numbers_in({"a": True, "b": ["geen nummer", "bel 112"], "c": None})) == ["112"]


def test_findings_name_the_file_line_response_and_mend(tmp_path: Path, rules: Rules) -> None:
    path = response_file(tmp_path, PLAIN, "Je moet bellen.")
    [finding] = check_files([path], rules)
    assert (finding.file, finding.line, finding.name) == ("proef.yml", 6, "utter_proef")
    assert str(finding).startswith("proef.yml:6: utter_proef: [verboden] 'moet':")
    assert "mag" in finding.mend


def test_a_file_of_other_texts_is_read_by_its_keys(tmp_path: Path, rules: Rules) -> None:
    path = tmp_path / "nl.yml"
    path.write_text("fout:\n  leeg: U hebt niets getypt.\n  los: woord\n  lijst: [1, Dag hoor]\n")
    assert [text.name for text in texts_in(path)] == ["fout.leeg", "fout.lijst"]
    [finding] = check_files([path], rules)
    assert (finding.name, finding.line, finding.rule) == ("fout.leeg", 2, "verboden")


def test_texts_for_curators_are_left_alone_and_what_a_visitor_sees_is_not(
    tmp_path: Path, rules: Rules
) -> None:
    path = tmp_path / "nl.yml"
    path.write_text(
        "cli:\n  help: Lees de JSON in.\nproblems:\n  geen:\n    detail: Geen JSON object.\n"
        "    title: U hebt niets gestuurd.\n"
    )
    assert [finding.name for finding in check_files([path], rules)] == ["problems.geen.title"]


def test_variables_of_other_texts_are_their_own_business(tmp_path: Path, rules: Rules) -> None:
    path = tmp_path / "nl.yml"
    path.write_text("adres: De pagina staat op {address}.\n")
    assert check_files([path], rules) == []


def test_an_unreadable_file_is_one_finding(tmp_path: Path, rules: Rules) -> None:
    broken = tmp_path / "stuk.yml"
    broken.write_text("responses: [\n", encoding="utf-8")
    latin = tmp_path / "latin.yml"
    latin.write_bytes("a: één ding\n".encode("latin-1"))
    empty = tmp_path / "leeg.yml"
    empty.write_text("", encoding="utf-8")
    missing = tmp_path / "weg.yml"
    findings = check_files([broken, latin, empty, missing], rules)
    assert [(f.file, f.rule) for f in findings] == [
        ("stuk.yml", "onleesbaar"),
        ("latin.yml", "onleesbaar"),
        ("weg.yml", "onleesbaar"),
    ]


def test_a_phrase_that_comes_too_often_is_found_over_all_files(
    tmp_path: Path, rules: Rules
) -> None:
    path = response_file(tmp_path, *[f"Dat klinkt naar{' heel' * n} veel." for n in range(4)])
    [finding] = check_files([path], rules)
    assert finding.rule == "te_vaak"
    assert "4 keer" in finding.mend


def test_the_median_of_all_texts_is_held(tmp_path: Path, rules: Rules) -> None:
    middling = "Je woning en je vrienden zitten altijd ergens in je gedachten."
    assert check_text(middling, rules) == []
    assert {f.rule for f in check_files([response_file(tmp_path, middling)], rules)} == {
        "moeilijk_geheel"
    }


def test_the_command_prints_findings_and_says_by_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(response_file(tmp_path, PLAIN))]) == 0
    assert capsys.readouterr().out == ""
    assert main([str(response_file(tmp_path, "U moet bellen."))]) == 1
    assert capsys.readouterr().out.count("proef.yml:5") == 2


def test_the_command_without_files_reads_the_responses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    response_file(tmp_path, "Kop op.")
    monkeypatch.setattr(language_check, "RESPONSES", tmp_path)
    assert main([]) == 1


@settings(deadline=None)  # a busy machine is no finding
@given(st.text())
def test_any_text_is_checked_without_breaking(text: str) -> None:
    assert all(finding.mend and finding.rule for finding in check_text(text))


@settings(deadline=None)  # a busy machine is no finding
@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1))
def test_every_word_has_a_syllable_and_no_more_than_its_letters(word: str) -> None:
    assert 1 <= syllables(word) <= len(word.lower())


@settings(deadline=None)  # a busy machine is no finding
@given(st.lists(st.sampled_from(["Dag.", "Kom maar.", "Is dat zo?", "Ja!"]), max_size=8))
def test_joined_sentences_are_taken_apart_again(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@settings(deadline=None)  # a busy machine is no finding
@given(st.text(), st.text())
def test_a_longer_text_never_has_fewer_signs_to_mend(one: str, two: str) -> None:
    signs = {"vragen", "uitroeptekens"}
    first, both = ({f.rule for f in check_text(text)} & signs for text in (one, f"{one} {two}"))
    assert first <= both
