"""Every sentence that Naast can say: enough of them, and each fit to be read aloud."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.language_check import RESPONSES, ROOT, check_files, sentences, words

STORY = (
    "gaat_goed gaat_matig gaat_slecht eenzaam wil_alleen_praten schaamte moedeloos "
    "druk_van_instanties slechte_ervaring_hulp werk_verloren lichamelijke_klachten "
    "psychische_klachten slaap_en_moe verslaving geldzorgen rouw_en_verlies mantelzorg "
    "buitengesloten drempelvrees tevreden_alleen lege_dagen"
).split()
HEAVY = {
    "eenzaam",
    "gaat_slecht",
    "psychische_klachten",
    "lichamelijke_klachten",
    "moedeloos",
    "schaamte",
}
CONTACTS = (
    "hond kat zus_broer ouder kind partner buur vriend collega online winkel hulpverlener".split()
)
NETWORK = "deze_week wie_merkt_het van_vroeger dier om_de_hoek online".split()
RHYTHM = "gewone_dag duurt_lang kijkt_uit ochtend avond rustig".split()
CHAT = "weather football food animals joke sums news music_tv how_are_you love_flirt other".split()

# The least number of variants, so that a frequent reply is not heard twice in an evening.
AT_LEAST = {
    **{f"ack_{theme}": 10 if theme in HEAVY else 8 for theme in STORY},
    **{f"ack2_{theme}": 4 for theme in STORY},
    **{f"contact_{kind}": 4 for kind in CONTACTS},
    **{f"ask_netwerk_{name}": 2 for name in NETWORK},
    **{f"ask_ritme_{name}": 2 for name in RHYTHM},
    **{f"chat_{kind}": 5 for kind in CHAT},
    **dict.fromkeys(["listen"], 16),
    **dict.fromkeys(
        ["ack_heeft_contact", "ack_heeft_geen_contact", "ack_vertelt_dagritme"],
        10,
    ),
    **dict.fromkeys(
        [
            *("greet", "goodbye", "invite", "accept_no", "accept_dont_know"),
            *("accept_rather_not", "content", "thanks_back", "stay_when_insulted"),
            *("search_permission", "ack_stap_gelukt", "ack_stap_niet_gelukt", "not_understood"),
        ],
        8,
    ),
    **dict.fromkeys(
        [
            *("goodbye_sudden", "pause"),
            *("explain_again", "only_talk", "program_not_human", "search_intro_one"),
            *("first_step", "not_understood_again", "emoji"),
        ],
        6,
    ),
    **dict.fromkeys(
        [
            *("bad_letter", "good_small", "repeat_same", "only_punctuation"),
            *("what_i_can", "privacy", "cannot", "simple_dutch"),
            *("first_step_not_today", "role_worried"),
        ],
        5,
    ),
    **dict.fromkeys(
        [
            *("welcome_begin", "return", "goodbye_night"),
            *("long_letter", "start_over", "content_again", "ask_back", "medical_limit"),
            *("roleplay", "rules", "testing", "search_permission_home"),
            *("search_loosened_condition", "search_nothing", "search_no_more", "ask_wijk"),
            *("ask_form", "ask_category", "nothing_shown_yet", "which_one", "unknown_fact"),
            *("giving", "what_to_say", "default", "nonsense", "door_waking", "empty"),
            *("stale_button",),
        ],
        4,
    ),
    **dict.fromkeys(
        [
            *("welcome", "feedback_yes", "feedback_meh", "feedback_no", "summary_one"),
            *("only_talk_again", "brake", "who_made", "name", "how_ai", "remember"),
            *("search_near", "search_loosened_wijk", "other_town", "unknown_wijk"),
            *("offer_again_later", "night_closed", "more_about", "hours_intro", "cost_intro"),
            *("contact_intro", "first_step_sizes", "rehearse_ask", "rehearse_end", "hard_hour"),
            *("wil_bericht_later_web", "wil_bericht_later_ask", "role_professional"),
            *("role_volunteer", "role_volunteer_tips", "role_employer", "role_worried_tips"),
            *("door_late",),
        ],
        3,
    ),
    **dict.fromkeys(
        [
            *("welcome_limits", "welcome_code", "feedback_ask", "wiped", "wipe_ask"),
            *("privacy_telegram", "complain", "language_other", "not_work", "report_thanks"),
            *("note_ask", "note", "role_professional_tips", "role_employer_call"),
            *("role_employer_where", "what_not_to_do", "masked"),
        ],
        2,
    ),
    # What is said in nearly every talk.
    **dict.fromkeys(
        [
            *("silence", "answer_yes", "answer_no", "summary", "summary_yes", "summary_no"),
            *("skip_accepted", "search_after", "search_intro_more", "second", "hard_part"),
            *("phrase_kort", "phrase_anderen_zeggen", "phrase_boos", "phrase_zelfverwijt"),
            *("phrase_eigen_tijd", "phrase_verbetert", "phrase_twijfelt", "accept_yes"),
            *("other_subject",),
        ],
        8,
    ),
    **dict.fromkeys(
        [f"tone_{kind}" for kind in "good kind bad usual enough sorry sorry_good".split()], 8
    ),
    **dict.fromkeys([f"language_{code}" for code in ("en", "tr", "ar", "pl", "uk", "ti")], 1),
}

# Where the reply itself asks; everywhere else a question is a move of its own.
MAY_ASK = (
    *(
        "utter_first_step",
        "utter_ask_*",
        "utter_wonder",
        "utter_welcome_begin",
        "utter_greet",
        "utter_feedback_ask",
    ),
    *(
        "utter_wipe_ask",
        "utter_report_ask",
        "utter_summary",
        "utter_summary_one",
        "utter_accept_yes",
    ),
    *("utter_start_over", "utter_other_subject", "utter_search_*", "utter_rehearse_ask"),
    *("utter_note_ask", "utter_wil_bericht_later_ask", "utter_role_*", "utter_not_understood"),
    *("utter_nothing_shown_yet", "utter_offer_again_later", "utter_which_one"),
    "utter_report_which",
    *("utter_chat_joke", "utter_door_waking", "utter_danger_*"),
    *("utter_meaning_*", "utter_door_late", "utter_phrase_en_met_jou"),
)


def read(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


FILES = sorted(RESPONSES.glob("*.yml"))
TEXTS: dict[str, list[str]] = {
    name: [variant["text"] for variant in variants]
    for path in FILES
    for name, variants in read(path)["responses"].items()
}
SUBJECTS = read(ROOT / "data" / "onderwerpen.yml")["onderwerpen"]


def in_dutch(name: str) -> bool:
    return not re.match(r"utter_language_(?!other)", name) and name != "utter_language_other"


def start(text: str, count: int) -> str:
    return " ".join(words(text.lower())[:count])


# ---- the language check is the gate


def test_all_sentences_pass_the_language_check() -> None:
    findings = check_files(FILES)
    assert findings == [], "\n" + "\n".join(map(str, findings))


@pytest.mark.parametrize("path", ["bot/texts/nl.yml", "social_map/texts/nl.yml"])
def test_the_short_texts_elsewhere_pass_it_too(path: str) -> None:
    findings = check_files([ROOT / path])
    assert findings == [], "\n" + "\n".join(map(str, findings))


# ---- enough of them, in the right shape


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_response_file_has_the_shape_that_rasa_reads(path: Path) -> None:
    loaded = read(path)
    assert loaded["version"] == "3.1"
    for name, variants in loaded["responses"].items():
        assert re.fullmatch(r"utter_[a-z0-9_]+", name), name
        assert variants, name
        assert all(variant["text"] == variant["text"].strip() for variant in variants), name


def test_no_response_is_named_in_two_files() -> None:
    names = Counter(name for path in FILES for name in read(path)["responses"])
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(("name", "count"), sorted(AT_LEAST.items()))
def test_there_are_enough_variants(name: str, count: int) -> None:
    assert len(TEXTS[f"utter_{name}"]) >= count


def test_no_sentence_of_listening_is_said_in_two_responses() -> None:
    everywhere = Counter(
        text for name, texts in TEXTS.items() for text in texts if "_meaning_" not in name
    )
    assert [text for text, times in everywhere.items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(name for name in TEXTS if in_dutch(name)))
def test_the_variants_of_a_response_do_not_all_begin_alike(name: str) -> None:
    texts = TEXTS[name]
    begins = Counter(start(text, 2) for text in texts)
    assert max(begins.values()) <= max(2, len(texts) // 3)


# ---- how they may be said


def test_a_question_stands_only_where_the_reply_is_meant_to_ask() -> None:
    asking = [
        f"{name}: {text}"
        for name, texts in TEXTS.items()
        if in_dutch(name) and not any(fnmatchcase(name, allowed) for allowed in MAY_ASK)
        for text in texts
        if "?" in re.sub(r"'[^']*'$", "", text)
    ]
    assert asking == []


@pytest.mark.parametrize("kind", ["netwerk", "ritme"])
def test_each_gentle_question_asks_once_and_says_that_it_may_be_skipped(kind: str) -> None:
    names = {"netwerk": NETWORK, "ritme": RHYTHM}[kind]
    assert {name for name in TEXTS if name.startswith(f"utter_ask_{kind}_")} == {
        f"utter_ask_{kind}_{name}" for name in names
    }
    way_out = re.compile(
        r"overslaan|overslaat|sla (?:maar|het) over|ook goed|prima|hoeft|hoef je|niks|voor je"
        r"(?:zelf)? hou|volgende|zwijgen|anders|verder|door|liggen|laten|laat|alleen als|later"
        r"|ook een antwoord|onderwerp|hier hoef"
    )
    for name in names:
        for text in TEXTS[f"utter_ask_{kind}_{name}"]:
            assert text.count("?") == 1, text
            rest = text.partition("?")[2]
            assert way_out.search(rest.lower()), text


def test_the_welcome_says_what_it_is_and_is_short() -> None:
    three = [TEXTS[f"utter_{name}"] for name in ("welcome", "welcome_limits", "welcome_begin")]
    for welcome in (*TEXTS["utter_welcome"], *TEXTS["utter_welcome_code"]):
        assert "programma" in welcome and (
            "geen mens" in welcome or "niet met een mens" in welcome
        )
    for limits in TEXTS["utter_welcome_limits"]:
        assert {"112", "113", "0800-0113"} <= set(re.findall(r"[\d-]*\d", limits))
        assert "dokter" in limits and "uur stilte" in limits
    for parts in product(*three):
        assert len(words(" ".join(parts))) <= 60
        assert " ".join(parts).count("?") <= 1


@pytest.mark.parametrize("name", ["utter_door_waking", "utter_brake", "utter_door_late"])
def test_a_reply_that_points_outward_names_the_human_line(name: str) -> None:
    assert all("088 0767 000" in text for text in TEXTS[name])


def test_the_door_that_still_wakes_names_the_emergency_number() -> None:
    assert all("112" in text for text in TEXTS["utter_door_waking"])


def test_a_summary_names_what_was_said_and_asks_whether_it_is_right() -> None:
    for text in TEXTS["utter_summary"]:
        assert {"{eerste}", "{tweede}"} == set(re.findall(r"\{\w+\}", text))
        assert text.endswith("Klopt dat zo?")
    for text in TEXTS["utter_summary_one"]:
        assert re.findall(r"\{\w+\}", text) == ["{eerste}"]


def test_a_sentence_about_the_organisation_stands_without_it_too() -> None:
    for texts in TEXTS.values():
        for text in texts:
            if "{organisatie}" in text:
                assert [part for part in sentences(text) if "{" not in part], text


def test_each_intent_has_one_short_title_of_its_own_to_point_at() -> None:
    titles = {name: texts for name, texts in TEXTS.items() if name.startswith("utter_meaning_")}
    assert len(titles) == 75
    assert all(len(texts) == 1 and len(texts[0]) <= 28 for texts in titles.values()), titles
    assert len({texts[0] for texts in titles.values()}) == 75


def test_nothing_is_promised_about_remembering() -> None:
    for text in TEXTS["utter_return"]:
        assert re.search(r"weet ik niet meer|gewist|bewaar niks", text), text


def test_the_guide_for_writers_names_every_file_and_no_reply_that_is_gone() -> None:
    guide = (ROOT / "docs" / "schrijfwijzer.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in guide] == []
    named = set(re.findall(r"utter_[a-z_]*[a-z]", guide)) - {"utter_subject"}
    assert named <= TEXTS.keys()


# ---- the table of subjects


def test_each_subject_has_reflections_and_each_reflection_a_subject() -> None:
    names = [subject["naam"] for subject in SUBJECTS]
    assert len(names) == len(set(names)) >= 45
    assert {name for name in TEXTS if name.startswith("utter_subject_")} == {
        f"utter_subject_{name}" for name in names
    }
    assert all(3 <= len(TEXTS[f"utter_subject_{name}"]) <= 5 for name in names)


def test_each_subject_has_patterns_that_compile_and_names_that_are_plain() -> None:
    for subject in SUBJECTS:
        assert re.fullmatch(r"[a-z_]+", subject["naam"])
        for pattern in (*subject["woorden"], *subject.get("behalve", ())):
            assert pattern == pattern.lower() and not re.compile(pattern).match("")


def test_each_subject_fits_after_over_in_a_summary() -> None:
    for subject in SUBJECTS:
        phrase = subject["zinsdeel"]
        assert phrase[0].islower() and phrase[-1].isalpha() and len(words(phrase)) <= 7
    assert len({subject["zinsdeel"] for subject in SUBJECTS}) == len(SUBJECTS)


def test_a_reflection_mostly_names_its_subject() -> None:
    for subject in SUBJECTS:
        texts = TEXTS[f"utter_subject_{subject['naam']}"]
        stem = re.split(r"_|s$", subject["naam"])[0]
        naming = [
            text
            for text in texts
            if stem in text.lower() or subject["naam"] in found_subjects(text.lower())
        ]
        assert len(naming) >= 2, subject["naam"]


def found_subjects(text: str) -> set[str]:
    def any_of(patterns: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")

    found = set()
    for subject in SUBJECTS:
        rest = text
        if subject.get("behalve"):
            rest = any_of(subject["behalve"]).sub(" ", text)
        if any_of(subject["woorden"]).search(rest):
            found.add(subject["naam"])
    return found


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("mijn rug doet zeer", {"rug"}),
        ("ik ga terug naar toen", set()),
        ("ze praten achter mijn rug om", set()),
        ("mijn hart slaat over", {"hart"}),
        ("ik stort mijn hart uit", set()),
        ("geen enkel idee", set()),
        ("mijn ex belde", {"ex"}),
        ("een ex-collega belde", {"collegas"}),
        ("zo heet het geloof ik", set()),
        ("hij heeft de telefoon opgenomen", {"telefoon"}),
        ("ik ga naar huis", set()),
        ("als kind was ik bang", set()),
        ("een glas wijn en een film", set()),
        ("fijne avond nog", set()),
        ("ik kom uit eritrea", {"thuisland"}),
        ("dat was een hart onder de riem", set()),
        ("ik ben zo moe", {"moe"}),
        ("mijn moeder belde", {"moeder"}),
        ("al honderd brieven verstuurd", {"honderd_brieven"}),
        ("ik loop met de hond", {"hond"}),
        ("mijn hond is dood", {"hond", "overlijden"}),
        ("even koffie drinken", {"koffie"}),
        ("ik drink te veel bier", {"drank"}),
        ("het leger des heils", set()),
        ("de buurman is aardig", {"buren"}),
        ("een brief van het uwv", {"brief_instantie", "uwv"}),
        ("geen geld, en een deurwaarder", {"schulden"}),
        ("het is mijn schuld", set()),
        ("ik kijk de kat uit de boom", set()),
        ("op mijn werk in de werkplaats", {"werkplaats"}),
        ("totaal kapot", set()),
        ("s avonds is het stil", {"avond"}),
        ("ik lig wakker", {"nacht"}),
    ],
)
def test_subjects_are_found_and_look_alikes_are_not(text: str, subjects: set[str]) -> None:
    assert found_subjects(text) == subjects


def test_the_weightiest_subject_stands_first() -> None:
    order = [subject["naam"] for subject in SUBJECTS]
    assert order.index("overlijden") < order.index("hond")
    assert order.index("brief_instantie") < order.index("uwv")
