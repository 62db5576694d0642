"""The recognition of danger: lists of sentences, the pattern language, what always holds."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.normalise import Word, fold
from bot.safety import (
    LEVELS,
    Reason,
    Verdict,
    assess,
    clauses_in_doubt,
    combine,
    doubt,
    explain,
    follow_up,
    follow_ups,
    may_go_on,
)
from bot.safety.next_turn import read_follow_ups
from bot.safety.patterns import Compiler, PatternError
from bot.safety.sounds import Sounds, sound
from bot.safety.verdict import DATA, read_rules, rules

HERE = Path(__file__).resolve().parent / "safety"


def load(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


BY_LEVEL: dict[str, list[str]] = load("niveaus.yml")
DANGER: dict[str, dict[str, list[str]]] = load("gevaar.yml")
CALM: dict[str, list[str]] = load("geen_crisis.yml")

# ---- the lists -------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_hears_its_own_sentences(level: str) -> None:
    missed = [text for text in BY_LEVEL[level] if assess(text).level != level]
    assert not missed


def test_misspelt_and_mixed_wishes_to_die_are_heard() -> None:
    texts = BY_LEVEL["misspeld_en_gemengd"]
    assert not [text for text in texts if assess(text).crisis != "crisis_suicide"]


def test_lookalikes_of_the_design_are_level_zero() -> None:
    assert not [text for text in BY_LEVEL["geen"] if assess(text).level]


@pytest.mark.parametrize(
    ("crisis", "kind"), [(crisis, kind) for crisis, kinds in DANGER.items() for kind in kinds]
)
def test_danger_is_heard_in_every_manner(crisis: str, kind: str) -> None:
    assert not [text for text in DANGER[crisis][kind] if assess(str(text)).crisis != crisis]


@pytest.mark.parametrize("kind", CALM)
def test_what_only_looks_like_danger_raises_no_alarm(kind: str) -> None:
    assert not [text for text in CALM[kind] if assess(str(text)).crisis]


def test_the_lists_are_large() -> None:
    assert sum(len(texts) for kinds in DANGER.values() for texts in kinds.values()) >= 420
    assert sum(len(texts) for texts in CALM.values()) >= 360


# ---- how a verdict comes about ---------------------------------------------------------------


def test_a_lookalike_cancels_its_own_words_only() -> None:
    verdict = assess("doodmoe en ik wil niet meer leven")
    assert verdict.level == "2"
    assert not assess("ik schaam me dood").level


def test_the_most_pressing_level_wins_and_the_others_are_kept() -> None:
    verdict = assess("ik ben 14 en ik wil dood")
    assert verdict.level == "2"
    assert "K" in verdict.levels


def test_a_child_that_is_hurt_has_a_level_of_its_own() -> None:
    assert assess("ik ben 14 en mijn vader slaat me").level == "KV"
    assert assess("ik ben 14").crisis is None


@pytest.mark.parametrize(
    ("text", "crisis"),
    [
        ("ik heb te veel pillen geslikt", "crisis_acuut"),
        ("vannacht doe ik het", "crisis_suicide"),
        ("mijn broer heeft een hele pot pillen geslikt", "crisis_acuut"),
        ("mijn zus heeft een afscheidsbrief geschreven", "crisis_suicide"),
        ("ik kan niet meer", None),
        ("stemmen in mijn hoofd praten tegen mij", None),
        ("de stemmen zeggen dat ik mezelf moet doden", "crisis_suicide"),
        ("ik zou hem wel kunnen wurgen", None),
        ("vroeger wilde ik dood", None),
    ],
)
def test_the_crisis_follows_from_level_and_cause(text: str, crisis: str | None) -> None:
    assert assess(text).crisis == crisis


def test_an_old_wish_that_is_back_is_not_past() -> None:
    assert assess("vroeger wilde ik dood en nu weer").crisis == "crisis_suicide"


def test_someone_else_is_not_taken_for_the_person() -> None:
    assert assess("mijn zus wil dood").level == "O"
    assert assess("mijn zus wil dood en ik wil ook dood").level == "2"


def test_a_sentence_cut_in_two_is_heard() -> None:
    assert assess("dood", previous="ik wil eigenlijk").level == "2"
    assert assess("niet meer leven", previous="ik wil").crisis == "crisis_suicide"


def test_an_old_alarm_does_not_ring_again() -> None:
    assert assess("waar kan ik koffie drinken", previous="ik wil dood").level is None
    assert assess("hoi", previous="   ").level is None


def test_reasons_hold_places_and_no_words() -> None:
    text = "Nou ja. Ik wil dood."
    reason = assess(text).reasons[0]
    assert text[reason.start : reason.end] == "Ik wil dood"
    assert "dood" not in repr(assess("ik wil dood", previous="x")).replace("wil_dood", "")
    cut = assess("dood", previous="ik wil").reasons[0]
    assert (cut.start, cut.end) == (0, 4)


def test_a_developer_can_ask_for_the_words() -> None:
    assert any("ik wil dood" in line for line in explain("ik wil dood"))
    assert explain("hoi", Verdict()) == []


# ---- together with the classifier ------------------------------------------------------------


@pytest.mark.parametrize(
    ("intent", "level"),
    [
        ("crisis_suicide", "1b"),
        ("crisis_onveilig", "V1"),
        ("crisis_acuut", "M"),
        ("crisis_dreiging", "T"),
    ],
)
def test_a_sure_classifier_raises_a_message_without_a_pattern(intent: str, level: str) -> None:
    raised = combine(Verdict(), intent, 0.9)
    assert (raised.level, raised.crisis) == (level, intent)
    assert combine(Verdict(level="1a"), intent, 0.9).level == level


def test_the_classifier_never_lowers_or_shifts_what_was_found() -> None:
    found = assess("ik wil dood")
    assert combine(found, "crisis_onveilig", 0.99) == found
    assert combine(Verdict(level="past"), "crisis_dreiging", 0.99).crisis is None


def test_an_unsure_classifier_or_another_intent_changes_nothing() -> None:
    assert combine(Verdict(), "crisis_suicide", 0.3) == Verdict()
    assert combine(Verdict(), "groeten", 0.99) == Verdict()


def test_how_sure_the_classifier_has_to_be_can_be_said() -> None:
    assert combine(Verdict(), "crisis_suicide", 0.3, confident=0.25).level == "1b"
    assert combine(Verdict(), "crisis_suicide", 0.9, confident=0.95) == Verdict()


def test_a_message_that_is_little_more_than_a_lookalike_is_not_raised() -> None:
    calm = assess("mijn hond is dood")
    assert calm.calmed
    assert combine(calm, "crisis_suicide", 0.99).level is None


def test_a_child_is_met_as_a_child_unless_the_classifier_is_very_sure() -> None:
    child = Verdict(level="K")
    assert combine(child, "crisis_onveilig", 0.55) == child
    assert combine(child, "crisis_onveilig", 0.95).level == "V1"
    figure = Verdict(level="T0")
    assert combine(figure, "crisis_dreiging", 0.75, 0.25) == figure
    assert combine(figure, "crisis_dreiging", 0.8, 0.25).level == "T"
    assert combine(Verdict(level="A"), "crisis_acuut", 0.99).level == "A"
    long = assess(
        "mijn hond is dood en ik zit hier nu al weken te staren en het is overal zo donker"
    )
    assert not long.calmed


# ---- short next turns ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ik durf niet te bellen", "durf_niet_bellen"),
        ("durf niet bellen", "durf_niet_bellen"),
        ("vertel het niemand", "niemand_vertellen"),
        ("kun je iemand sturen", "iemand_sturen"),
        ("grapje", "grapje"),
        ("haha", "grapje"),
        ("mijn zus is bij me", "iemand_bij_me"),
        ("ik ben alleen", "niemand_bij_me"),
        ("112 gebeld", "gebeld_112"),
        ("ik heb 113 gebeld", "gebeld"),
        ("de ambulance is er", "hulp_is_er"),
        ("113 is bezet", "bezet"),
        ("het bloedt nog", "bloedt_beetje"),
        ("het bloedt heel erg", "bloedt_hard"),
        ("het bloedt niet meer", "bloedt_niet"),
        ("het is mijn eigen schuld", "eigen_schuld"),
        ("hij komt nu thuis", "komt_nu_thuis"),
        ("wis dit gesprek", "wissen"),
        ("de deur is op slot", "deur_dicht"),
        ("gewoon moe", "moe"),
        ("nee ik wil niet dood", "nee_niet_dood"),
        ("laat maar", "laat_maar"),
        ("ik ben weer rustig", "rustig_geworden"),
        ("ik ben nog steeds woest", "nog_boos"),
        ("ja", "ja"),
        ("nee", "nee"),
        ("geen idee", "weet_niet"),
        ("dank je wel", "bedankt"),
        ("doei", "doei"),
        ("ik wil euthanasie", "euthanasie"),
        ("ik ben verkracht", "seksueel"),
        ("ik heb een mes bij me", "wapen"),
        ("waar kan ik koffie drinken", None),
        ("", None),
    ],
)
def test_short_next_turns_have_a_name(text: str, kind: str | None) -> None:
    assert follow_up(text) == kind


def test_every_kind_of_next_turn_can_be_read() -> None:
    assert {name for name, _ in read_follow_ups()} == set(
        yaml.safe_load((DATA / "vervolg.yml").read_text(encoding="utf-8"))
    )


# ---- the pattern language --------------------------------------------------------------------

LISTS = {"ik": "ik|k", "niet_tussen": "niet|geen", "dood": "dood|{sterf}", "sterf": "sterven"}


def hits(pattern: str, text: str) -> bool:
    compiled = Compiler(LISTS, fold).compile(pattern)
    return compiled.regex.search(f" {text} ") is not None


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("ik wil dood", "nu ik wil dood ja", "ik wil doodgaan"),
        ("ik wil (dood|niet meer)", "ik wil niet meer", "ik wil"),
        ("ik wil [echt] dood", "ik wil dood", "ik wil nooit dood"),
        ("ik ..2 dood", "ik wil echt dood", "ik wil echt heel dood"),
        ("ik ..10 dood", "ik a b c d e f g h i j dood", "ik a b c d e f g h i j k dood"),
        ("ik ~2 dood", "ik wil dood", "ik wil niet dood"),
        ("@(wil) dood", "wil ik dood", "hij wil dood"),
        ("@(wil) dood", "ik echt wil dood", "ik niet wil dood"),
        ("moord*", "moordenaar", "zelfmoord"),
        ("*moord", "zelfmoord", "moordenaar"),
        ("*moord*", "zelfmoordplan", "mort"),
        ("^ dood", "dood is stil", "de dood"),
        ("dood $", "ik ben dood", "dood is stil"),
        ("dood !(moe|op de fiets)", "dood gaan", "dood op de fiets"),
        ("<!(de|een) dood", "is dood", "de dood"),
        ("{dood} wil ik", "sterven wil ik", "slapen wil ik"),
        ("dóód", "dood", "rood"),
        ("mes &3 hem", "hem pak ik mes", "hem pak ik met mes"),
        ("mes &3 hem", "mes voor hem", "mes"),
        ("mes &2 hem &2 nu", "nu hem mes", "nu ga ik hem met mes"),
        ("(mes|bijl) &5 ik ga &4 hem", "hem ja ik ga met bijl", "ik ga naar hem"),
    ],
)
def test_a_pattern_means_what_it_says(pattern: str, yes: str, no: str) -> None:
    assert hits(pattern, yes)
    assert not hits(pattern, no)


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("ik (wil", "niet gesloten"),
        ("ik wil)", "hoort nergens bij"),
        ("{weg} dood", "staat niet in woorden.yml"),
        ("..2", "minstens één vast woord"),
        ("[ik]", "minstens één vast woord"),
        ("ik , dood", "is geen woord"),
        ("ik &veel dood", "is geen woord"),
        ("<!([de]) dood", "losse woorden"),
        ("({kapot}) dood", "nergens bij"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, what: str) -> None:
    lists = {**LISTS, "kapot": "a) b"}
    with pytest.raises(PatternError, match=re.escape(what)):
        Compiler(lists, fold).compile(pattern)


def folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "woorden.yml").write_text(
        "ik: ik\nniet_tussen: niet\nniet_voorbij: ik\n", encoding="utf-8"
    )
    for name, text in files.items():
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("niveau: x\npatronen: {a: [dood]}", "niveau 'x'"),
        ("niveau: '2'\npatronen: {a: ['(dood']}", "a: '(dood'"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(ValueError, match=re.escape(what)):
        read_rules(folder(tmp_path, een=text))


def test_a_name_is_used_once(tmp_path: Path) -> None:
    text = "niveau: '2'\npatronen: {a: [dood]}"
    with pytest.raises(ValueError, match="staat er al"):
        read_rules(folder(tmp_path, een=text, twee=text))


def test_settings_of_a_pattern_are_kept(tmp_path: Path) -> None:
    book = read_rules(
        folder(
            tmp_path,
            een="niveau: '3'\npatronen: {a: {zeg: [gif, '*drank', '*fles*'], gedaan: true}}",
            twee="niveau: '0'\npatronen: {b: {zeg: [gif water], dekt: ['3']}}",
            drie="niveau: '3'\npatronen: {c: {zeg: [sloot], vast: true}}",
            vier="niveau: '0'\npatronen: {d: [de sloot]}",
        )
    )
    assert assess("gif", book=book).crisis == "crisis_acuut"
    assert assess("gif water", book=book).level is None
    assert assess("de sloot", book=book).level == "3"
    assert assess("heldendrank en thermosflesje", book=book).level == "3"


def test_a_pattern_of_two_groups_reaches_to_the_last_of_them(tmp_path: Path) -> None:
    book = read_rules(folder(tmp_path, een="niveau: '3'\npatronen: {a: ['mes &4 straks']}"))
    text = "nou straks pak ik dat mes hoor"
    reason = assess(text, book=book).reasons[0]
    assert text[reason.start : reason.end] == "straks pak ik dat mes"


def test_a_pattern_is_only_tried_when_all_its_words_are_there(tmp_path: Path) -> None:
    source = "niveau: '3'\npatronen: {a: ['(gif|vergif*) nemen', '*drank drink* *fles*', dood*]}"
    book = read_rules(folder(tmp_path, een=source))
    assert [assess(text, book=book).level for text in ("gif nemen", "vergiffen nemen")] == [
        "3"
    ] * 2
    assert assess("sterkedrank drinken heupfles", book=book).level == "3"
    assert assess("sterkedrank heupfles gif", book=book).level is None
    assert assess("doodgaan", book=book).level == "3"
    assert assess("nemen", book=book).level is None


# ---- sounds ----------------------------------------------------------------------------------


def test_words_that_sound_alike_are_the_same() -> None:
    assert sound("geboren") == sound("gebore")
    assert sound("overlijden") == sound("overleiden")
    assert sound("echt") == sound("egt")


def test_only_unknown_words_are_heard_by_sound() -> None:
    sounds = Sounds.of(["geboren", "gesneden", "boren", "ik"])
    said = [Word(text, 0, 1) for text in ("gebore", "esneden", "boren", "ik", "xyzzy", "steven")]
    heard = [word.text for word in sounds.mend(said)]
    assert heard == ["geboren", "gesneden", "boren", "ik", "xyzzy", "steven"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("esneden", "gesneden"),
        ("strotte", "strot"),
        ("sloapen", "slapen"),
        ("haoren", "haren"),
        ("kaold", "kaold"),
        ("kolde", "koud"),
        ("huus", "huis"),
        ("schieten", "schieten"),
    ],
)
def test_words_of_the_region_are_heard(said: str, meant: str) -> None:
    sounds = Sounds.of(["gesneden", "strot", "slapen", "haren", "koud", "huis", "schieten"])
    assert sounds.mend([Word(said, 0, 1)])[0].text == meant


def test_a_spelling_that_is_mended_anyway_is_no_goal() -> None:
    assert Sounds.of(["leve", "leven"]).mend([Word("lefen", 0, 1)])[0].text == "leven"


# ---- what always holds -----------------------------------------------------------------------

SAID = ["ik wil dood", "ik wil niet meer leven", "ik denk aan zelfmoord", "mijn man slaat me"]
NEUTRAL = ["Ik woon in Holtenbroek.", "De koffie was lekker vandaag.", "Mijn hond heet Bo."]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
@example("dood " * 400)
@example("\ud800")
@example("İ" * 50)
def test_no_text_raises(text: str) -> None:
    verdict = assess(text, previous=text[:20])
    assert verdict.level is None or verdict.level in LEVELS
    assert verdict.crisis in (None, *LEVELS.values())
    for reason in verdict.reasons:
        assert 0 <= reason.start <= reason.end <= len(text)
    follow_up(text)


@settings(max_examples=60, deadline=None)
@given(
    said=st.sampled_from(SAID),
    before=st.lists(st.sampled_from(NEUTRAL), max_size=12),
    after=st.lists(st.sampled_from(NEUTRAL), max_size=12),
    upper=st.booleans(),
)
def test_danger_is_found_in_a_long_message(
    said: str, before: list[str], after: list[str], upper: bool
) -> None:
    text = " ".join([*before, said + ".", *after])
    assert assess(text.upper() if upper else text).crisis


@settings(max_examples=60, deadline=None)
@given(
    said=st.sampled_from(["dood", "zelfmoord"]),
    between=st.sampled_from(["😀", " ", "-", ".", "\u200b", "*"]),
)
def test_danger_is_found_when_the_word_is_split(said: str, between: str) -> None:
    assert assess(f"ik denk aan {between.join('zelfmoord')}").crisis == "crisis_suicide"
    assert assess(f"ik wil {between.join(said) if said == 'dood' else 'dood'}").crisis


@pytest.mark.parametrize(
    "text", ["ik wil dooooood", "ik wiiiil niiiet meeeer leeeven", "DOOOD wil ik"]
)
def test_danger_is_found_when_drawn_out(text: str) -> None:
    assert assess(text).crisis == "crisis_suicide"


@pytest.mark.parametrize(
    "text",
    [
        "ik wil niet meer en het is zo zwaar met die brieven " * 40,
        "ik ik ik wil wil niet niet dood leven hem haar hij ze " * 40,
        "a" * 2000,
        "dood" * 500,
    ],
)
def test_two_thousand_characters_take_little_time(text: str) -> None:
    rules()
    start = time.process_time()
    assess(text[:2000])
    assert time.process_time() - start < 1


def test_the_same_words_over_and_over_are_counted_a_few_times() -> None:
    assert 1 < len(assess("kys " * 40).reasons) <= 40


def test_values_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Reason("a", "2", 0, 1).level = "3"  # type: ignore[misc]
    assert Verdict().levels == ()


# ---- a message cut in two, and the clause behind a pattern -----------------------------------


def test_the_clause_behind_a_reason_reaches_over_a_sign_within_it() -> None:
    text = "Morgen brood halen. Ik denk soms, voor mij hoeft het echt allemaal niet meer. Tot dan."
    found = assess(text)
    assert found.level == "1b"
    (clause,) = clauses_in_doubt(text, found)
    assert clause == "voor mij hoeft het echt allemaal niet meer"
    crossing = replace(found, reasons=(replace(found.reasons[0], start=20, end=60),))
    assert clauses_in_doubt(text, crossing) == (
        "Ik denk soms, voor mij hoeft het echt allemaal niet meer",
    )


def test_only_wide_levels_can_be_doubted_and_what_is_left_is_judged_anew() -> None:
    assert clauses_in_doubt("ik wil dood en dat al heel lang", assess("ik wil dood")) == ()
    text = "ik ben 15 en voor mij hoeft het allemaal echt niet meer"
    left = doubt(assess(text))
    assert (left.level, left.doubted) == ("K", ("1b",))


def test_a_sure_pattern_is_not_doubted_and_a_firm_look_alike_gives_nothing_back() -> None:
    text = "ik mocht van mezelf niet douchen want dan zien ze de striemen van mijn vader"
    assert assess(text).level == "V1"
    assert clauses_in_doubt(text, assess(text)) == ()
    calm = assess("heb net twee paracetamol genomen tegen de hoofdpijn")
    assert (calm.level, calm.covered) == (None, ())


@pytest.mark.parametrize(
    ("before", "text", "level"),
    [
        ("hoeveel oxazepam mag je max?", "heb er 10 op", "3"),
        ("hoeveel paracetamol mag je per dag", "12 op", "3"),
        ("ik slik paracetamol voor mijn hoofd", "heb er 14 gehad vandaag", "3"),
        ("ik heb slaappillen in huis", "heb ze allemaal genomen", "3"),
        ("heb 4 paracetamol gehad", "en nog 6 zojuist", "3"),
        ("ik heb oxazepam van de dokter", "ik heb er 5 gekregen", None),
        ("ik haal mijn medicijnen bij de apotheek", "ik heb er 5 minuten gewacht", None),
        ("ik slik paracetamol voor mijn rug", "ik heb ze nodig", None),
        ("ik slik antidepressiva", "ik ben 50", None),
        ("ik heb koekjes gebakken", "heb er 10 op", None),
        ("me tv stopt ie niet", "nee echt niet", None),
        ("hij stopt er niet mee, de computer", "nee", None),
        ("hoezo stopt ie niet", "nee met dit gesprek", None),
        ("hij stopte niet", "ook al zei ik nee", "V1"),
    ],
)
def test_a_message_is_read_with_the_one_before_it(
    before: str, text: str, level: str | None
) -> None:
    joined = before if may_go_on(before, text) else None
    assert assess(text, previous=joined).level == level


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my husband hits me please help", "taal_en"),
        ("what does that mean i cant read dutch", "taal_en"),
        ("ich will nicht mehr leben", "taal_de"),
        ("nie mam nikogo", "taal_pl"),
        ("ölmek istiyorum", "taal_tr"),
        ("أريد أن أموت", "taal_ar"),
        ("я хочу померти", "taal_uk"),
        ("ክመውት ደልየ", "taal_ti"),
        ("no", "taal_blijft"),
        ("ik ben moe en ik wil slapen", None),
        ("nice, dat is het", None),
    ],
)
def test_the_language_of_a_next_turn_is_seen(text: str, language: str | None) -> None:
    seen = [kind for kind in follow_ups(text) if kind.startswith("taal_")]
    assert seen == ([language] if language else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ja nu weer lucht", "het_is_over"),
        ("nee joh het is over. ik had gewoon geen pufje", "het_is_over"),
        ("het gaat goed met me echt", "het_is_over"),
        ("ik ben veilig, ik heb geen 112 nodig", "het_is_over"),
        ("112 is niet nodig", "het_is_over"),
        ("vals alarm", "het_is_over"),
        ("zeg dat niet steeds", "stop_met_nummer"),
        ("hou nou eens op over 113", "stop_met_nummer"),
        ("hou op met die nummers", "stop_met_nummer"),
        ("wat is 113", "wat_is_113"),
        ("wat is dat nou", "wat_is_dat"),
        ("nee joh ik bedoel niet dood willen", "nee_niet_dood"),
        ("ja dat laatste", "ja_dat_laatste"),
        ("ja soms", "ja_dat_laatste"),
        ("he is home now", "komt_nu_thuis"),
        ("no nobody", "niemand_bij_me"),
    ],
)
def test_what_people_say_to_an_alarm_has_a_name(text: str, kind: str) -> None:
    assert kind in follow_ups(text)


@pytest.mark.parametrize(
    "text",
    ["het is niet over", "nog niet over", "het is over met mij", "het gaat wel", "geen lucht"],
)
def test_what_only_sounds_like_over_is_not(text: str) -> None:
    assert "het_is_over" not in follow_ups(text)


@pytest.mark.parametrize(
    ("before", "text", "goes_on"),
    [
        ("ik wil", "dood", True),
        ("ik denk dat ik", "er morgen een eind aan ga maken", True),
        ("ik ben in de stad geweest.", "en toen naar huis gegaan met de bus", False),
        ("het was mooi weer vandaag", "morgen ga ik met de hond naar het bos", False),
        ("ik wil", "  ", False),
        ("", "dood", False),
        ("hoeveel oxazepam mag je max?", "had er 5 genomen om te slapen", True),
        ("hoeveel koffie mag je max?", "had er 5 genomen vanmorgen om wakker te worden", False),
        ("ik slik oxazepam.", "en ik woon in de stad met mijn hond", False),
    ],
)
def test_only_a_sentence_left_hanging_goes_on(before: str, text: str, goes_on: bool) -> None:
    assert may_go_on(before, text) is goes_on
