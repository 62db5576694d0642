"""The table of danger: what is said to each kind of next turn, level by level. Data only.

`actions/moves/danger.py` reads it. Names of responses go without `utter_danger_`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ORDER = (
    *("3", "V2", "M", "O3", "T", "2", "KV", "V1", "S", "O", "1b"),
    *("A", "P", "past", "K", "1a", "T0"),
)
"""Levels from most to least pressing."""

FAMILY: Mapping[str, str] = {
    **dict.fromkeys(("3", "2", "1b", "S", "past", "1a"), "life"),
    **dict.fromkeys(("O3", "O"), "other"),
    **dict.fromkeys(("V2", "KV", "V1"), "unsafe"),
    **dict.fromkeys(("T", "T0"), "threat"),
    **dict.fromkeys(("M", "A"), "body"),
    "P": "mind",
    "K": "child",
}
"""What a level is about. One subject of each family can be open beside another."""
LIFE = ("3", "2", "1b", "S", "past", "1a")
"""The person's own life, from what lowers to what is lowered: doubt about life beats a wound."""
NUMBERS: Mapping[str, frozenset[str]] = {
    "life": frozenset({"113"}),
    "other": frozenset({"113"}),
    "unsafe": frozenset({"0800-2000", "112"}),
    "threat": frozenset({"112"}),
    "body": frozenset({"112"}),
    "mind": frozenset(),
    "child": frozenset({"0800-0432"}),
}
"""What the replies of a family show at least."""
URGENT = frozenset({"3", "V2", "M", "O3"})
STAYS = {
    "1a": 0,
    "1b": 4,
    "2": 8,
    "S": 5,
    "O": 4,
    "V1": 6,
    "A": 3,
    "P": 3,
    "T": 4,
    "past": 0,
    "V2": 8,
}
"""Turns without new danger that a subject stays open. Absent: until help is there, or always."""
GROWN_UP = "toch_volwassen"
NOT_CALLED = "niet_gebeld"
"""The event that takes back that help was called."""
OF_ANOTHER = "gaat_om_ander"
"""The event that somebody else was meant: the worry about them is what counts then."""
COMES_NOW = "komt_nu_thuis"
"""The event that whom somebody is afraid of is at the door now."""
STOP_NUMBER = "stop_met_nummer"
"""The event that somebody has had enough of the number."""
ASKED_TOO = "vraag_erbij"
"""The event of a question besides, that is still to be answered."""
ABOUT_SELF = "over_naast"
"""The event of a question about the program itself, asked in the middle of danger."""
MISREAD = "verkeerd_begrepen"
"""The event that somebody says it was read wrongly."""
EXPLAINS = frozenset({MISREAD})
"""What ends an alarm that rests on little: the person says outright what was meant."""
COMPLETES = "vult_aan"
"""The event that a message ends the sentence that was taken for danger: "out of that firm"."""
WHY_NUMBER = "waarom_nummer"
"""The event that somebody asks what the number is there for."""
HINTS = frozenset({COMPLETES, WHY_NUMBER, "legt_uit", "waarom_zeg_je", "zei_nee", "waarom_dood"})
"""What ends it where the rest of the message is harmless too."""
WHAT_113 = "wat_is_113"
"""The event of a question what 113 is."""
WHAT_IS_THAT = "wat_is_dat"
"""The event of a question about a number that was just shown."""
OWN_WORDS = "waarom_zeg_je"
"""The event of a remark about what the program says; its words are not the person's own."""
NO_JOKE = "geen_grap"
"""The event that it is meant after all: no joke, no slip of the tongue."""
BEFORE: Mapping[str, frozenset[str]] = {
    NO_JOKE: frozenset({"grapje"}),
    "geen_middel": frozenset({"erger_leven", "erger_leven_open", "erger_ander"}),
}
"""Events that take another one's place: "this is no joke" holds a joke in its words."""
WORSE: Mapping[str, tuple[str, frozenset[str], bool]] = {
    "erger_leven": ("3", frozenset({"3", "2", "1b", "S", "1a", "P"}), False),
    "erger_leven_open": ("3", frozenset({"3", "2", "1b", "S", "1a"}), True),
    "erger_stemmen": ("3", frozenset({"P", "3"}), False),
    "erger_stemmen_en_iets": ("3", frozenset({"P", "3"}), False),
    "komt_nu_thuis": ("V2", frozenset({"V1", "KV", "V2"}), False),
    "toch_wel": ("2", frozenset({"2", "1b", "1a", "past"}), False),
    NO_JOKE: ("2", frozenset({"1b", "1a", "past"}), False),
}
"""What makes a danger worse that is known already: the level it becomes, after which levels, and
whether one of those must still be open. In a fresh talk the same words may mean nothing."""


@dataclass(frozen=True)
class Step:
    """One answer: the response, the subject after it, and the question that it leaves open."""

    response: str
    level: str | None
    open: str | None = None
    buttons: tuple[str, ...] = ()
    called: bool = False


_YES_NO = ("ja", "nee")
FIRST: Mapping[str, Step] = {
    "3": Step("3", "3"),
    "V2": Step("v2", "V2"),
    "M": Step("m", "M"),
    "O3": Step("o3", "O3"),
    "T": Step("t", "T"),
    "2": Step("2", "2", "2", _YES_NO),
    "KV": Step("kv", "KV", None, ("wissen",)),
    "V1": Step("v1", "V1", None, ("wissen",)),
    "S": Step("s", "S", "S", _YES_NO),
    "O": Step("o", "O"),
    "1b": Step("1b", "1b", "1b", _YES_NO),
    "A": Step("a", "A"),
    "P": Step("p", "P"),
    "past": Step("past", "past", "past", _YES_NO),
    "K": Step("k", "K"),
    "1a": Step("1a", "1a", "1a"),
    "T0": Step("t0", None),
}
# What is said first when the message tells more than its level.
FIRST_WITH: Mapping[tuple[str, str], str] = {
    ("V1", "seksueel"): "v1_sexual",
    ("2", "euthanasie"): "2_doctor",
    ("1b", "nee_niet_dood"): "1b_denied",
    ("3", "stemmen"): "3_voices",
    ("3", "erger_stemmen"): "3_voices",
    ("T", "wapen"): "t_weapon",
    ("T", "bang_om_te_doen"): "v1_doer",
    ("O", "deur_dicht"): "o_door",
    ("V1", "zelf_gedaan"): "v1_doer",
    ("V1", "getuige"): "v1_witness",
    ("V1", "hij_dreigt"): "v1_threat",
    ("V2", "getuige"): "v1_witness",
    ("M", "dagen_stil"): "m_door",
    ("A", "dubbel"): "a_ask",
    ("A", "net_gestopt"): "a_stopped",
    ("S", "bloedt_hard"): "s_bleeds_hard",
    ("M", "bloedt_hard"): "s_bleeds_hard",
    ("M", "brand"): "m_fire",
}
# What is said first when only the classifier thinks so: the same numbers, less certain words.
FIRST_GUESSED: Mapping[str, str] = {
    "1b": "1b_maybe",
    "M": "m_maybe",
    "V1": "v1_maybe",
    "T": "t_maybe",
}
CONFUSED = (frozenset({"threat", "unsafe"}), frozenset({"unsafe", "mind"}))
"""Subjects that the classifier takes for each other: who is angry and who is hurt."""
STAYS_GUESSED = 3
CALMER: Mapping[str, str] = {"3": "1b", "O3": "O", "V2": "V1", "2": "1b"}
"""What is left of an alarm that rested on little, when somebody goes on about harmless things."""
# The same level once more.
AGAIN: Mapping[str, str] = {
    "3": "3_still",
    "V2": "v2_still",
    "M": "m_still",
    "O3": "m_still",
    "T": "t_still_angry",
    "2": "2_still",
    "KV": "kv_still",
    "V1": "v1_still",
    "S": "s_still",
    "O": "o_still",
    "1b": "2_still",
    "A": "a_still",
    "P": "p_still",
    "past": "past",
    "K": "k_still",
}

_TALK_113 = {
    "durf_niet_bellen": "afraid_to_call",
    "niemand_vertellen": "tell_nobody",
    "iemand_sturen": "cannot_send",
    "bezet": "line_busy",
    "helpt_niet": "no_use",
    "gebeld": "called",
    "iemand_bij_me": "someone_here",
    "niemand_bij_me": "nobody_here",
    "grapje": "joke",
    "laat_maar": "leaving",
    "doei": "goodbye",
    "bedankt": "thanks",
    "wat_gebeurt_er": "what_113",
    "wat_moet_ik": "what_113",
    "waarom_dood": "why_asked",
    STOP_NUMBER: "number_less",
    WHAT_113: "what_113_is",
    WHAT_IS_THAT: "what_113_is",
    WHY_NUMBER: "why_asked",
    "stuurt_113": "sends_113",
}


def _steps(level: str, names: Mapping[str, str], **after: str | None) -> dict[str, Step]:
    """Steps that stay at the level, except the events named in `after`."""
    return {event: Step(name, after.get(event, level)) for event, name in names.items()}


# After 112 was called: an open door helps who waits for an ambulance, not who hides.
CALLED_112: Mapping[str, str] = {"M": "m_called", "V2": "v2_called", "O3": "o_called"}
WAITING: Mapping[str, str] = {"V2": "v2_called", "O3": "o_called"}


def _acute(level: str, names: Mapping[str, str], **after: str | None) -> dict[str, Step]:
    """Steps of a level in which every reply begins with 112 until help is there."""
    usual = {
        ABOUT_SELF: "112_program",
        "niemand_vertellen": "112_tell_nobody",
        "durf_niet_bellen": "112_afraid_to_call",
        "iemand_sturen": "112_afraid_to_call",
        "wat_gebeurt_er": "112_what",
        "bedankt": "112_leaving",
        "laat_maar": "112_leaving",
        "doei": "112_leaving",
        "nee": "112_no",
        "nee_en_meer": "112_no",
        "komt_er_politie": "112_what",
        WHY_NUMBER: "112_why",
        "is_dat_erg": "112_serious",
        NOT_CALLED: "112_afraid_to_call",
    }
    called = Step(CALLED_112.get(level, "112_called"), level, called=True)
    return {**_steps(level, {**usual, **names}, **after), "gebeld_112": called}


_WITNESS = Step("v1_witness", "V1")
_MISREAD = {"verkeerd_begrepen": Step("read_wrong", None)}
_BACK = Step("back_again", "2")
_HELP = Step("help_there", "2")
_HELP_112 = Step("help_there_112", None)

# What is said to each kind of next turn, by the subject that is open.
NEXT: Mapping[str, Mapping[str, Step]] = {
    "3": {
        **_acute(
            "3",
            {
                "durf_niet_bellen": "3_afraid_to_call",
                "iemand_sturen": "3_afraid_to_call",
                ABOUT_SELF: "3_program",
                "niemand_vertellen": "3_tell_nobody",
                "gebeld": "3_called",
                "wat_gebeurt_er": "3_what",
                WHAT_113: "3_what",
                WHAT_IS_THAT: "3_what",
                "stuurt_113": "3_what",
                "komt_er_politie": "3_what",
                NOT_CALLED: "3_afraid_to_call",
                "helpt_niet": "3_no",
                "bezet": "3_still",
                "laat_maar": "3_leaving",
                "doei": "3_leaving",
                "bedankt": "3_leaving",
                "iemand_bij_me": "3_someone_here",
                "niemand_bij_me": "3_nobody_here",
                "nee": "3_no",
                "nee_en_meer": "3_no",
                "nee_niet_dood": "3_no",
                "weet_niet": "3_no",
                "bloedt_hard": "s_bleeds_hard",
                "moet_ik_wachten": "3_still",
            },
        ),
        "toch_niet_gedaan": _BACK,
        "hulp_is_er": _HELP,
        "al_geregeld": _HELP,
        "grapje": Step("3_joke", "2"),
        "verkeerd_begrepen": Step("3_joke", "2"),
    },
    "V2": {
        **_acute(
            "V2",
            {
                ABOUT_SELF: "v2_still",
                "niemand_vertellen": "v2_still",
                "durf_niet_bellen": "v2_cannot_call",
                "iemand_sturen": "v2_cannot_call",
                "eigen_schuld": "v2_self_blame",
                WHY_NUMBER: "v2_still",
                "is_dat_erg": "v2_still",
                "bedankt": "v2_leaving",
                "laat_maar": "v2_leaving",
                "doei": "v2_leaving",
                "nee": "v2_still",
                "nee_en_meer": "v2_still",
            },
        ),
        "getuige": _WITNESS,
        COMES_NOW: Step("v2", "V2"),
        "wissen": Step("v2_hide", "V2", None, ("wissen",)),
        "hulp_is_er": Step("help_there_unsafe", "V1"),
        "veilig": Step("v1_safe", "V1"),
    },
    "M": {
        **_acute("M", {"brand": "m_fire", "moet_ik_wachten": "112_no_wait"}),
        "terecht": Step("relief_112", None),
        "het_is_over": Step("body_over", None),
        "verkeerd_begrepen": Step("112_joke", None),
        "niemand_gewond": Step("112_joke", None),
        "gebeld": Step("m_called", "M", called=True),
        "al_geregeld": _HELP_112,
        "hulp_is_er": _HELP_112,
        "grapje": Step("112_joke", None),
    },
    "O3": {
        **_acute("O3", {"deur_dicht": "o_door", "nee": "m_still", "nee_en_meer": "m_still"}),
        "leeft": Step("o_relief", None),
        "terecht": Step("o_relief", None),
        "moet_ik_wachten": Step("112_no_wait", "O3"),
        "al_geregeld": Step("o_help_there", "O"),
        "hulp_is_er": Step("o_help_there", "O"),
        "grapje": Step("3_joke", "O"),
        "verkeerd_begrepen": Step("3_joke", "O"),
    },
    "T": {
        **_MISREAD,
        "wapen": Step("t_weapon", "T"),
        "bang": FIRST["V1"],
        "weg_gegaan": Step("t_calm", None),
        "onderweg_naar": Step("t_on_the_way", "T"),
        "komt_er_politie": Step("t_what", "T"),
        "wat_gebeurt_er": Step("t_what", "T"),
        WHY_NUMBER: Step("t_what", "T"),
        "wat_moet_ik": Step("t_what", "T"),
        "rustig_geworden": Step("t_calm", None),
        "grapje": Step("t_joke", None),
        "nog_boos": Step("t_still_angry", "T"),
        "iemand_sturen": Step("t_cannot_warn", "T"),
        "gebeld_112": Step("112_called", "T", called=True),
        "hulp_is_er": _HELP_112,
        "ja": Step("t_away", "T"),
        "bedankt": Step("carrier_112", "T"),
        "laat_maar": Step("goodbye_112", "T"),
        "doei": Step("goodbye_112", "T"),
    },
    "2": {
        **_steps("2", _TALK_113),
        "toch_niet_gedaan": _BACK,
        "zei_nee": Step("1b_no", None),
        "verkeerd_begrepen": Step("1b_no", None),
        "gebeld_112": Step("112_called", "2", called=True),
        "hulp_is_er": _HELP,
        "moe": Step("2_still", "2"),
        "nee_niet_dood": Step("1b_no", None),
        "weet_niet": Step("no_now", "2"),
    },
    "1b": {
        **_steps("1b", _TALK_113, stop_met_nummer=None),
        "toch_niet_gedaan": _BACK,
        "zei_nee": Step("1b_no", None),
        "verkeerd_begrepen": Step("1b_no", None),
        "gebeld_112": Step("112_called", "1b", called=True),
        "hulp_is_er": Step("help_there", "1b"),
        "moe": Step("1b_no", None),
        "nee_niet_dood": Step("1b_no", None),
    },
    "S": {
        **_steps("S", _TALK_113, stop_met_nummer=None),
        "komt_er_politie": Step("what_113", "S"),
        "verkeerd_begrepen": Step("1b_no", None),
        "bloedt_hard": Step("s_bleeds_hard", "S"),
        "bloedt_beetje": Step("s_bleeds_a_little", "S"),
        "bloedt_niet": Step("s_no_wound", "S"),
        "gebeld_112": Step("112_called", "S", called=True),
        "hulp_is_er": Step("help_there", "S"),
    },
    "O": {
        "verkeerd_begrepen": Step("1b_no", None),
        **_steps(
            "O",
            {
                "laat_maar": "leaving",
                "doei": "goodbye",
                "bedankt": "thanks",
                "geeft_ideeen": "o_asking_is_safe",
                "wat_gebeurt_er": "what_113",
                WHAT_113: "what_113_is",
                WHAT_IS_THAT: "what_113_is",
                WHY_NUMBER: "why_asked",
                "stuurt_113": "sends_113",
                "wat_moet_ik": "o_asking_is_safe",
                "iemand_sturen": "cannot_send",
                "durf_niet_bellen": "afraid_to_call",
                "niemand_vertellen": "o_tell_nobody",
                "bezet": "line_busy",
                "gebeld": "called",
            },
        ),
        "slaapt": Step("o_relief", None),
        "leeft": Step("o_relief", None),
        "terecht": Step("o_relief", None),
        "erger_ander": Step("o_means", "O"),
        "deur_dicht": Step("o_door", "O"),
        "al_geregeld": Step("o_not_urgent", "O"),
        "niet_dringend": Step("o_not_urgent", "O"),
        "rustig_geworden": Step("o_not_urgent", "O"),
        "gebeld_112": Step("o_called", "O", called=True),
        "hulp_is_er": Step("o_help_there", "O"),
        "grapje": Step("joke", None),
    },
    "V1": {
        **_MISREAD,
        **_steps(
            "V1",
            {
                "eigen_schuld": "v1_self_blame",
                "wat_gebeurt_er": "what_unsafe",
                WHAT_113: "what_113_is",
                WHAT_IS_THAT: "what_unsafe",
                WHY_NUMBER: "unsafe_why",
                "laat_sporen": "unsafe_trace",
                "wat_moet_ik": "what_unsafe",
                "komt_er_politie": "what_unsafe",
                "niemand_vertellen": "v1_tell_nobody",
                "durf_niet_bellen": "v1_afraid_to_call",
                "iemand_sturen": "v1_cannot_send",
                "gebeld": "v1_called",
                "laat_maar": "goodbye_unsafe",
                "doei": "goodbye_unsafe",
            },
        ),
        "niet_bang": Step("unsafe_no", None),
        "geen_geweld": Step("unsafe_no", None),
        "getuige": _WITNESS,
        "telt_dat": Step("v1_counts", "V1"),
        "hij_dreigt": Step("v1_threat", "V1", None, ("wissen",)),
        "bang": Step("v1_afraid", "V1"),
        "wissen": Step("v1_hide", "V1", None, ("wissen",)),
        "ja": Step("v1_hide", "V1", None, ("wissen",)),
        COMES_NOW: Step("v2", "V2"),
        "seksueel": Step("v1_sexual", "V1", None, ("wissen",)),
        "gebeld_112": Step("v1_112_called", "V1", called=True),
        "hulp_is_er": Step("help_there_unsafe", "V1"),
    },
    "KV": {
        **_MISREAD,
        **_steps(
            "KV",
            {
                "eigen_schuld": "kv_self_blame",
                "wat_gebeurt_er": "what_child",
                WHAT_IS_THAT: "what_child",
                "laat_sporen": "child_trace",
                "wat_moet_ik": "what_child",
                "komt_er_politie": "what_child",
                "niemand_vertellen": "kv_tell_nobody",
                "durf_niet_bellen": "kv_afraid_to_call",
                "iemand_sturen": "kv_cannot_send",
                "laat_maar": "kv_still",
                "doei": "kv_still",
                "bedankt": "kv_still",
            },
        ),
        COMES_NOW: Step("v2", "V2"),
        "wissen": Step("v1_hide", "KV", None, ("wissen",)),
        "gebeld_112": Step("v1_112_called", "KV", called=True),
        "hulp_is_er": Step("help_there_unsafe", "KV"),
    },
    "A": {
        **_MISREAD,
        **_steps(
            "A",
            {
                "laat_maar": "goodbye_112",
                "doei": "goodbye_112",
                "ja": "a_someone_here",
                "nee": "a_still",
                "niemand_bij_me": "a_still",
                "iemand_bij_me": "a_someone_here",
                "durf_niet_bellen": "a_afraid_to_call",
            },
        ),
        "lijf_erger": Step("m", "M"),
        "dubbel": Step("a_ask", "A"),
        "is_dat_erg": Step("a_ask", "A"),
        "moet_ik_wachten": Step("a_ask", "A"),
        "lijf_trilt": Step("a_shakes", "A"),
        "gebeld_112": Step("112_called", "A", called=True),
        "hulp_is_er": _HELP_112,
    },
    "P": {
        **_MISREAD,
        **_steps("P", {"laat_maar": "goodbye_112", "doei": "goodbye_112"}),
        "gebeld_112": Step("112_called", "P", called=True),
        "hulp_is_er": _HELP_112,
    },
    "K": {
        **_steps(
            "K",
            {
                "niemand_vertellen": "k_tell_nobody",
                "durf_niet_bellen": "k_afraid_to_call",
                "wat_gebeurt_er": "what_child",
                WHAT_IS_THAT: "what_child",
                "laat_sporen": "child_trace",
                "wat_moet_ik": "what_child",
                "komt_er_politie": "what_child",
                "laat_maar": "k_goodbye",
                "doei": "k_goodbye",
                "bedankt": "k_still",
            },
        ),
        GROWN_UP: Step("k_grown_up", None),
    },
    "1a": _steps(
        "1a",
        {
            "durf_niet_bellen": "afraid_to_call",
            "niemand_vertellen": "tell_nobody",
            "wat_gebeurt_er": "what_113",
            "wat_moet_ik": "what_113",
            "waarom_dood": "why_asked",
            "laat_maar": "leaving",
            "doei": "goodbye",
            STOP_NUMBER: "number_less",
            WHAT_113: "what_113_is",
            WHAT_IS_THAT: "what_113_is",
            WHY_NUMBER: "why_asked",
            "stuurt_113": "sends_113",
        },
        waarom_nummer=None,
        waarom_dood=None,
        stop_met_nummer=None,
    ),
    "past": _steps(
        "past",
        {
            "laat_maar": "leaving",
            "doei": "goodbye",
            WHAT_113: "what_113_is",
            WHAT_IS_THAT: "what_113_is",
            "stuurt_113": "sends_113",
            MISREAD: "past_over",
        },
        verkeerd_begrepen=None,
    ),
}

# Answers to the question that a level leaves open.
OPEN: Mapping[str, Mapping[str, Step]] = {
    "1a": {
        "het_tweede": FIRST["2"],
        "zei_nee": Step("1a_tired", None),
        "moe": Step("1a_tired", None),
        "verkeerd_begrepen": Step("1a_tired", None),
        "nee_niet_dood": Step("1a_tired", None),
        "nee": Step("1a_tired", None),
        "nee_en_meer": Step("1a_tired", None),
        "grapje": Step("joke", None),
        "ja_dat_laatste": FIRST["2"],
        # A bare yes to "this or that?" says neither.
        "ja": Step("1a_which", "1b", "1b", _YES_NO),
        "weet_niet": FIRST["1b"],
    },
    "1b": {
        "zei_nee": Step("1b_no", None),
        "nee": Step("1b_no", None),
        "nee_niet_dood": Step("1b_no", None),
        "nee_en_meer": Step("1b_no", None),
        "moe": Step("1b_no", None),
        "ja": FIRST["2"],
        "ja_en_meer": FIRST["2"],
        "weet_niet": FIRST["2"],
    },
    "2": {
        "ja_dat_wens_ik": Step("2_still", "2"),
        "ja": Step("someone_here", "2"),
        "ja_en_meer": Step("2_still", "2"),
        "nee": Step("nobody_here", "2"),
        # "No", and then something else: who is there was not said.
        "nee_en_meer": Step("2_still", "2"),
        "weet_niet": Step("no_now", "2"),
        "dier_bij_me": Step("animal_here", "2"),
    },
    "S": {
        "ja": Step("s_bleeds_a_little", "S"),
        "ja_en_meer": Step("s_bleeds_a_little", "S"),
        "nee": Step("s_no_wound", "S"),
        "nee_en_meer": Step("s_no_wound", "S"),
        "weet_niet": Step("s_still", "S"),
    },
    "past": {
        "zei_nee": Step("past_over", None),
        "ja": FIRST["2"],
        "ja_en_meer": FIRST["2"],
        "nee": Step("past_over", None),
        "nee_niet_dood": Step("past_over", None),
        "nee_en_meer": Step("past_over", None),
        "weet_niet": FIRST["1b"],
    },
}

# Said instead of an ordinary answer to what is not understood, while the subject is open.
UNCLEAR: Mapping[str, str] = {
    "2": "life_unclear",
    "1b": "life_unclear",
    "S": "life_unclear",
    "O": "other_unclear",
    "V1": "unsafe_unclear",
    "A": "body_unclear",
}

# Said after the ordinary answer, while the subject stays open.
CARRIER: Mapping[str, str] = {
    "1a": "carrier_113",
    "past": "carrier_113",
    "1b": "carrier_113",
    "2": "carrier_113",
    "S": "carrier_113",
    "O": "o_still",
    "V1": "v1_still",
    "A": "carrier_112",
}
# Said behind the words about another subject, and where no ordinary answer is to be had.
CARRIER_OF: Mapping[str, str] = {
    "life": "carrier_113",
    "other": "carrier_113",
    "unsafe": "carrier_unsafe",
    "threat": "carrier_112",
    "body": "carrier_112",
    "child": "carrier_child",
}
