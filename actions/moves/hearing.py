"""What the words say against the guess: good news, a denial, a correction, or that it is enough.

Pure: a turn and how it was read in, how it is to be answered out. The classifier hears of which
subject a message is; whether it is good, and whether it is denied, it does not hear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.moves import sidepaths, tone, words
from actions.moves.contacts import find_contacts
from actions.moves.context import ASKED, LONG_TEXT, STORIES, Reading
from actions.moves.pace import FOR_ANOTHER
from actions.moves.state import Talk
from actions.moves.subjects import denied_subjects, named_subjects
from actions.moves.whose import own_words

if TYPE_CHECKING:
    from actions.turn import Turn

GOOD, KIND = "utter_tone_good", "utter_tone_kind"
SORRY_NOW = "utter_tone_sorry_now"
"""Said before what is meant after all."""
NOTHING_OWN = "utter_phrase_geen_ik"
"""Said to a question about Naast to which there is no answer of its own."""
SNEER, SNEER_AT_ME = "utter_tone_sneer", "utter_tone_sneer_at_me"
BAD, USUAL, ENOUGH = "utter_tone_bad", "utter_tone_usual", "utter_tone_enough"
SORRY, SORRY_GOOD = "utter_tone_sorry", "utter_tone_sorry_good"
CORRECTED = frozenset({SORRY, SORRY_GOOD, "utter_phrase_verbetert"})
"""Replies after which what the last mirror was about is not met again."""
_UNCLEAR = "nlu_fallback"
_OPEN = STORIES | {
    *(_UNCLEAR, "bedanken", "kletsen", "bevestigen", "ontkennen", "niet_begrepen", "schelden")
}
"""Guesses that may give way to what the words say."""
_NONE: frozenset[str] = frozenset()
_BESIDE = dict.fromkeys(("aanbod", "samenvatting"), STORIES | {_UNCLEAR})
"""What leaves the question open that was put, and is heard as what it is."""
_I = re.compile(r"\b(?:ik|we|wij)\b")
_TOLD = frozenset({"heeft_contact", "vertelt_dagritme"})
"""What is told about people and days: it counts, also when it is good."""
_GIVES_WAY = frozenset({"utter_phrase_boos", "utter_phrase_jaloers", "utter_phrase_nergens_zin"})
"""Turns of phrase that say something bad: they give way to what is clearly good."""
_KEEP = frozenset({"gaat_goed", "tevreden_alleen", "wil_alleen_praten"})
"""These fit something good as they are."""
_AS_USUAL = frozenset({_UNCLEAR, "gaat_matig", "gaat_goed", "kletsen", "bevestigen", "ontkennen"})
_SHORT_ANSWERS = frozenset(
    {_UNCLEAR, "bevestigen", "ontkennen", "kletsen", "bedanken", "schelden"}
)
_FAIRLY = 0.85
"""From here "no pain today" is believed to go well, though it holds a no."""
_ALONE = re.compile(
    r"\b(?:alleen|rust|rustig|mensen|niemand|iemand|hoef|hoeft|nodig|eigen|zo|tevreden|genoeg|"
    r"thuis|vrij|liever|gezelschap|stil|hond|kat|eentje|mijn eentje|behoefte|zonder|met rust)\b"
)
_CERTAIN = 0.97
"""From here a heavy theme stands, also beside words that sound good."""
_SURE = 0.95
"""From here a theme that was put right before is heard once more."""
_FEW = 3
"""Words up to which "fijn natuurlijk" is an answer, also where nothing was asked."""
_NODDED = 2
"""Words up to which "fine" is a nod."""
_THANKS = re.compile(r"\b(?:dank\w*|bedankt\w*|thanks?|thx|merci|je|jij|jou|u)\b")
_ANIMALS = frozenset({"hond", "kat", "vogels", "dieren", "dierenarts"})
_SOMEBODY = re.compile(
    r"\b(?:hij|ze|zij|die|iemand|vent|kerel|gast|man|vrouw|mens|mensen|meid|meisje|jongen|"
    r"dokter|arts|chef|baas|juf|meester|mevrouw|meneer|begeleid\w+|coach|zuster|kassi\w+)\b"
)
_AGAINST = re.compile(
    r"^(?:nee+|neen|neu|nah|huh|he nee|welnee|jawel|nou nee|ho|"
    r"wacht|hoezo|nietes|ach nee|joh nee)\b"
)
"""How a message begins that goes against what Naast just said."""
_SAID = re.compile(
    r"\bik (?:zei|schreef|typte|vertelde|heb gezegd) (?:toch |net |al |juist |dat |ook |je )*\w"
    r"|\b(?:dat|zoals) (?:zei|schreef|zeg) ik (?:toch|net|al|juist)\b"
    r"|\bik zeg (?:toch|net|juist|dat)\b"
)
_NOT_SAID = re.compile(
    r"\bik zei(?: \w+){0,3} tegen\b|\btegen \w+ (?:zei|zeg)\b|\bik zei (?:hem|haar)\b"
)
_NOT_THAT = re.compile(r"\bdaar (?:gaat|ging) het (?:\w+ )?niet (?:om|over)\b")
_NOT_ABOUT = re.compile(
    r"\bhet (?:gaat|ging) (?:mij |me |er |toch |helemaal |echt |juist )*niet "
    r"(?:\w+ )?(?:om|over)\b"
)
_NO_MORE = re.compile(r"\b(?:geen|niet|nooit|zonder)(?: \w+){1,3} meer\b")
"""What is no more is news, and sets nothing right."""
_ASKS_NAAST = re.compile(
    r"^(?:(?:en|maar|nou|dus|ja|ok|oke|haha|zeg|he|hoi|ach) )*"
    r"(?:(?:hoe|wat|wie|waar|wanneer|welke?|hoeveel) (?:\w+ ){0,3}(?:jij|jou|jouw|uw)"
    r"|(?:ken|kan|kun|kunt|heb|hebt|heeft|ben|bent|doe|doet|hou|houdt|drink|drinkt|eet|slaap|"
    r"slaapt|zie|ziet|voel|voelt|ga|gaat|woon|woont|werk|werkt|droom|droomt|lach|lacht|huil|"
    r"huilt|speel|speelt|lust|geniet|hoor|hoort|ruik|ruikt|proef|verveel|verveelt|rook|zing|"
    r"dans|fiets|loop|was|mis|rust|word) (?:jij|u))(?!\w)"
)
"""How a question to Naast itself begins."""
_OF_NAAST = re.compile(
    r"^(?:\w+ )?(?:jij|u) (?:hebt|heeft|heb|bent|ben|kunt|kan|houdt|drinkt|eet|slaapt|woont|werkt|"
    r"leeft|droomt|voelt|ziet|gaat|lust)(?!\w)"
)
_FOR_ME = re.compile(r"\b(?:mij|me|mijn|ons|help\w*|zoek\w*|vind\w*|weten|regel\w*|iets|ergens)\b")
_ASKED_IN = 9
"""Words in which a question to Naast is put."""
_PARENTS = frozenset({"moeder", "vader", "grootouders"})
_LATELY = 3
"""Turns after a mirror in which a denial may be meant for it."""
_WHY = re.compile(
    r"^(?:huh |he |wat |nee |maar )*(?:hoezo|welke?|hoe bedoel je|wat (?:heeft|hebben|bedoel je)|"
    r"waarom (?:begin|praat|zeg|heb) (?:je|jij))\b"
)
_WHY_LONGEST = 8
_NO = re.compile(r"\b(?:niet|geen|niks|nooit|juist)\b")
_GLAD = re.compile(r"\b(?:fijn|leuk|gezellig|blij|heerlijk|mooi)\b")
_PAST = re.compile(r"\b(?:was|waren|had|hadden|kon|deed)\b")


def hear(turn: Turn, reading: Reading) -> Reading:
    """How a message is to be answered once tone, denial and correction are heard."""
    if turn.pressed or turn.quiet or len(turn.text) >= LONG_TEXT:
        return reading
    pending = turn.talk.pending or ""
    open_ = _OPEN if not pending or pending.startswith("vraag:") else _BESIDE.get(pending, _NONE)
    told = not pending and not turn.search.shown and not _I.search(turn.plain)
    if _asks_naast(turn, reading):
        chat = sidepaths.response_for("kletsen", turn.plain) != "utter_chat_other"
        return Reading("kletsen") if chat else Reading(_UNCLEAR, NOTHING_OWN)
    if reading.intent not in open_ and not (told and reading.intent == "stap_gelukt"):
        return reading
    sneer = _sneer(turn, reading)
    if sneer:
        return sneer
    if reading.wish and _AGAINST.match(turn.plain) and denied_subjects(turn.plain):
        # "No, not my mother, my mother is alive": that it was wrong goes before the rest.
        return _correction(turn, reading) or reading
    if reading.wish:
        # "She was not even angry!" is not about being angry.
        better = _good(turn, reading) if reading.wish in _GIVES_WAY else None
        return better or reading
    return (
        _correction(turn, reading)
        or _enough(turn, reading)
        or _to_open_question(turn, reading)
        or _usual(turn, reading)
        or _good(turn, reading)
        or _denied(turn, reading)
        or reading
    )


def _asks_naast(turn: Turn, reading: Reading) -> bool:
    """Whether Naast itself is asked something that is no question about what it is or can do."""
    plain, intent = turn.plain, reading.intent
    asks = _ASKS_NAAST.search(plain) or ("?" in turn.text and _OF_NAAST.search(plain))
    loose = intent in _OPEN or intent.startswith("zoek_") or intent in _AS_USUAL
    if not asks or reading.wish not in ("", ASKED) or not loose or turn.talk.pending == "aanbod":
        return False
    known = intent.startswith("zoek_") and turn.confidence >= _CERTAIN and turn.search.now
    return not known and not _FOR_ME.search(plain) and len(plain.split()) <= _ASKED_IN


def _sneer(turn: Turn, reading: Reading) -> Reading | None:
    """What sounds glad and is meant the other way; not where it is known what it is about."""
    if turn.search.now or (_heavy(reading.intent) and turn.confidence >= _CERTAIN):
        return None
    if tone.sneers_at_naast(turn.plain):
        return Reading(_UNCLEAR, SNEER_AT_ME)
    return Reading(_UNCLEAR, SNEER) if tone.sneers(turn.plain) else None


def corrected(turn: Turn) -> tuple[str, ...]:
    """What the person says that it is not about or not so, of what Naast met; or nothing."""
    talk, plain = turn.talk, turn.plain
    last, named, denied = last_met(talk), named_subjects(plain), denied_subjects(plain)
    against = bool(_AGAINST.match(plain))
    if talk.turn - talk.met_turn <= _LATELY and (against or not _NO_MORE.search(plain)):
        mirrored = [n for n in denied if talk.uses.get(f"utter_subject_{n}")]
        if mirrored:
            return (*mirrored, *(t for t in last if _holds(t, mirrored)))
    if own_words(plain) != plain and not _PARENTS.isdisjoint(last):
        # "I am the father": it was not about the father of who speaks.
        return tuple(n for n in last if n in _PARENTS)
    if _WHY.match(plain) and len(plain.split()) <= _WHY_LONGEST:
        return tuple(n for n in (*last, *talk.put_right) if n in named)
    said = bool(_SAID.search(plain)) and not _NOT_SAID.search(plain)
    if _NOT_THAT.search(plain) or (_NOT_ABOUT.search(plain) and not denied and (against or said)):
        return last
    again = tuple(m for m in last if m in named or (_heavy(m) and words.supports(m, plain)))
    if again and said and _NO.search(plain):
        return again
    # "No, but my dog is sweet" answers a question that was put.
    answers = (talk.pending or "").startswith("vraag:") or talk.turn - talk.wondered == 1
    good = tone.tone(plain, turn.text) == "good" and "?" not in turn.text
    goes_on = answers or plain.startswith("nee maar ") or _of_others(named, last)
    return last if good and (said or (against and not goes_on)) else ()


def _of_others(named: frozenset[str], last: tuple[str, ...]) -> bool:
    """Whether a message is about another subject than what was met: it does not go against it."""
    held = {s for m in last if _heavy(m) for s in words.themes()[m].subjects}
    return not named <= {*last, *held}


def put_right(turn: Turn) -> tuple[str, ...]:
    """What is not met again once the person said that Naast had it wrong."""
    named = named_subjects(turn.plain)
    met = (m for m in last_met(turn.talk) if not _heavy(m) and m not in named)
    return corrected(turn) or tuple(met)


def _correction(turn: Turn, reading: Reading) -> Reading | None:
    if not corrected(turn):
        return None
    good = tone.tone(turn.plain, turn.text) == "good"
    return Reading(_UNCLEAR, SORRY_GOOD if good else SORRY)


def last_met(talk: Talk) -> tuple[str, ...]:
    """The subjects and heavy themes that the reply before this message met."""
    if talk.turn - talk.met_turn != 1:
        return ()
    return tuple(m for m in talk.met if _heavy(m) or talk.uses.get(f"utter_subject_{m}"))


def _heavy(theme: str) -> bool:
    return theme in words.themes()


def _holds(theme: str, subjects: list[str]) -> bool:
    """Whether a theme is about one of these subjects."""
    return _heavy(theme) and not words.themes()[theme].subjects.isdisjoint(subjects)


def _enough(turn: Turn, reading: Reading) -> Reading | None:
    said = turn.talk.turn > 1 and tone.enough(turn.plain)
    return Reading(_UNCLEAR, ENOUGH) if said and reading.intent != "heeft_geen_contact" else None


def _to_open_question(turn: Turn, reading: Reading) -> Reading | None:
    """A short answer to "how is that for you"."""
    plain, count = turn.plain, len(turn.plain.split())
    asked = turn.talk.turn - turn.talk.wondered == 1 and turn.talk.pending is None
    bare = reading.intent == _UNCLEAR and count <= _FEW and turn.talk.pending is None
    if not (asked or bare) or reading.intent not in _SHORT_ANSWERS or "?" in turn.text:
        return None
    nods = not asked and words.is_yes(plain) and not _GLAD.search(plain)
    if count > tone.BRIEF or words.is_no(plain) or nods:
        return None
    found = tone.short_answer(plain, turn.text)
    if found == "good":
        return Reading(_UNCLEAR, _kind_of_good(turn))
    bad = asked and found == "bad" and not turn.subjects and tone.bad_answer(plain)
    return Reading(_UNCLEAR, BAD) if bad else None


def _usual(turn: Turn, reading: Reading) -> Reading | None:
    longer = len(turn.plain.split()) > _NODDED
    said = longer and tone.usual(turn.plain) and not words.is_yes(turn.plain)
    return Reading(_UNCLEAR, USUAL) if said and reading.intent in _AS_USUAL else None


def _good(turn: Turn, reading: Reading) -> Reading | None:
    """Something good that was told, and that the guess would meet with something else."""
    plain, intent = turn.plain, reading.intent
    if intent in _KEEP and not _of_something_else(turn, reading):
        return None
    if turn.text.rstrip(" .!\"'").endswith("?"):
        return None
    if not FOR_ANOTHER.isdisjoint(turn.talk.themes) or words.is_yes(plain) or words.is_no(plain):
        return None
    if intent == "bedanken" and _THANKS.search(plain):
        return None
    if intent == "kletsen" and sidepaths.response_for(intent, plain) != "utter_chat_other":
        return None
    if _heavy(intent) and turn.confidence >= _CERTAIN and not tone.quietly_good(plain):
        return None
    mourns = "overlijden" in turn.talk.subjects or "rouw_en_verlies" in turn.talk.themes
    likely = turn.intent == "gaat_goed" and turn.confidence >= _FAIRLY and intent == _UNCLEAR
    good = (likely and tone.nothing_bad(plain)) or tone.tone(plain, turn.text) == "good"
    if not good or (mourns and _PAST.search(plain)):
        return None
    # People and days that were told of are still taken in.
    return Reading(intent if intent in _TOLD else _UNCLEAR, _kind_of_good(turn))


def _of_something_else(turn: Turn, reading: Reading) -> bool:
    """Whether what looks like being content alone is about a subject: "I sleep wonderfully"."""
    alone = reading.intent == "tevreden_alleen"
    return alone and bool(turn.subjects) and not _ALONE.search(turn.plain)


def _kind_of_good(turn: Turn) -> str:
    somebody = _SOMEBODY.search(turn.plain) or find_contacts(turn.plain)
    kind = tone.kind_person(turn.plain) and somebody
    return KIND if kind and _ANIMALS.isdisjoint(turn.subjects) else GOOD


def _denied(turn: Turn, reading: Reading) -> Reading | None:
    """A heavy theme that the words deny, or that was put right before."""
    theme, plain = reading.intent, turn.plain
    if not _heavy(theme):
        return None
    if theme in turn.talk.put_right and turn.confidence < _SURE:
        return Reading(_UNCLEAR)
    about = words.themes()[theme].subjects
    denied = about.intersection(denied_subjects(plain))
    if denied and about.isdisjoint(turn.subjects):
        return Reading(_UNCLEAR)
    rest = tone.without_denied(plain)
    unborne = rest != plain and words.supports(theme, plain) and not words.supports(theme, rest)
    return Reading(_UNCLEAR) if unborne and turn.confidence < _CERTAIN else None
