"""A short answer means what was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from actions.moves.context import Reading, read, take_facts
from actions.moves.state import Search, Talk
from social_map import Map

SHOWN = Search(category="zoek_ontmoeting", now=("huiskamer", "eettafel", "tuin"))


class _NamesNothing:
    """A map that knows no names, and may be asked for nothing else."""

    def named_in(self, text: str) -> tuple[str, ...]:
        return ()


def no_map() -> Map:
    return cast(Map, _NamesNothing())


def asked(pending: str) -> Talk:
    return Talk(turn=5).asking(pending)


@pytest.mark.parametrize(
    ("pending", "text", "guess", "meant"),
    [
        ("vraag:netwerk_deze_week", "nee", "ontkennen", "heeft_geen_contact"),
        ("vraag:netwerk_deze_week", "niemand", "heeft_geen_contact", "heeft_geen_contact"),
        ("vraag:netwerk_wie_merkt_het", "niemand hoor", "kletsen", "heeft_geen_contact"),
        ("vraag:netwerk_om_de_hoek", "nee niet echt", "ontkennen", "ontkennen"),
        ("vraag:netwerk_dier", "nee", "heeft_geen_contact", "ontkennen"),
        ("vraag:netwerk_deze_week", "Boris", "nlu_fallback", "heeft_contact"),
        ("vraag:netwerk_deze_week", "tante Els", "kletsen", "heeft_contact"),
        ("vraag:netwerk_deze_week", "de kassière bij de jumbo", "kletsen", "heeft_contact"),
        ("vraag:netwerk_deze_week", "alleen mijn hond", "nlu_fallback", "heeft_contact"),
        ("vraag:netwerk_deze_week", "geen vrienden meer", "nlu_fallback", "heeft_geen_contact"),
        ("vraag:netwerk_om_de_hoek", "ja hoor", "bevestigen", "bevestigen"),
        ("vraag:netwerk_om_de_hoek", "soms", "nlu_fallback", "bevestigen"),
        ("vraag:netwerk_deze_week", "sla maar over", "iets_anders", "liever_niet_zeggen"),
        ("vraag:netwerk_deze_week", "geen idee", "weet_niet", "weet_niet"),
        ("vraag:ritme_duurt_lang", "de avonden", "nlu_fallback", "vertelt_dagritme"),
        ("vraag:ritme_duurt_lang", "'s middags", "nlu_fallback", "vertelt_dagritme"),
        ("vraag:ritme_kijkt_uit", "nee niks", "ontkennen", "ontkennen"),
        ("vraag:ritme_rustig", "ja", "bevestigen", "bevestigen"),
        ("aanbod", "ja hoor", "bevestigen", "bevestigen"),
        ("aanbod", "laat maar zien", "ontkennen", "bevestigen"),
        ("aanbod", "doe maar", "nlu_fallback", "bevestigen"),
        ("aanbod", "vooruit dan", "kletsen", "bevestigen"),
        ("aanbod", "laat maar", "stoppen", "ontkennen"),
        ("aanbod", "nu niet", "nlu_fallback", "ontkennen"),
        ("samenvatting", "klopt", "nlu_fallback", "bevestigen"),
        ("samenvatting", "niet helemaal", "nlu_fallback", "ontkennen"),
    ],
)
def test_the_open_question_gives_a_short_answer_its_meaning(
    turn, pending: str, text: str, guess: str, meant: str
) -> None:
    said = turn(text, guess, confidence=0.4, talk=asked(pending))
    assert read(said, no_map).intent == meant


@pytest.mark.parametrize(
    ("pending", "text", "intent"),
    [
        ("vraag:netwerk_deze_week", "mijn rug doet de hele dag zeer", "lichamelijke_klachten"),
        ("vraag:ritme_gewone_dag", "ik ben mijn baan kwijt", "werk_verloren"),
        ("vraag:netwerk_dier", "waar kan ik koffie drinken", "zoek_ontmoeting"),
        ("aanbod", "ik ben zo moe", "slaap_en_moe"),
        ("vraag:netwerk_deze_week", "stop", "stoppen"),
        ("vraag:netwerk_deze_week", "doei", "afscheid"),
    ],
)
def test_what_is_no_answer_keeps_its_own_meaning(
    turn, pending: str, text: str, intent: str
) -> None:
    assert read(turn(text, intent, talk=asked(pending)), no_map) == Reading(intent)


@pytest.mark.parametrize("word", ["koffie", "kut", "pijn", "moe", "hoi"])
def test_an_ordinary_word_is_not_taken_for_a_name(turn, word: str) -> None:
    said = turn(word, "nlu_fallback", confidence=0.2, talk=asked("vraag:netwerk_deze_week"))
    assert read(said, no_map).intent == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Noordwijk", ""),
        ("ik woon in noordwijk", ""),
        ("Bachlaan", ""),
        ("Kattenburgerlaan", "onbekende_wijk"),
        ("Kattenburg", "onbekende_wijk"),
        ("ik woon in de Kattenburgbuurt", "onbekende_wijk"),
    ],
)
def test_after_the_question_where_a_name_is_a_neighbourhood(
    turn, town: Map, text: str, wish: str
) -> None:
    said = turn(text, "kletsen", confidence=0.3, talk=asked("wijk"), search=SHOWN)
    assert read(said, lambda: town) == Reading("geeft_voorkeur", wish)


@pytest.mark.parametrize("text", ["nee", "maakt niet uit", "heel zwolle", "sla maar over"])
def test_the_question_where_may_be_skipped(turn, town: Map, text: str) -> None:
    said = turn(text, "ontkennen", talk=asked("wijk"), search=SHOWN)
    assert read(said, lambda: town) == Reading("weet_niet", "overslaan")


def test_a_choice_after_the_question_where_is_a_choice(turn, town: Map) -> None:
    said = turn("die tweede", "kiest_optie", talk=asked("wijk"), search=SHOWN)
    assert read(said, lambda: town) == Reading("kiest_optie", place="eettafel")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2", "eettafel"),
        ("die tweede", "eettafel"),
        ("doe de eerste maar", "huiskamer"),
        ("de laatste lijkt me wel wat", "tuin"),
        ("Eettafel Onder de Brug", "eettafel"),
        ("vertel meer over de lantaarn", "huiskamer"),
    ],
)
def test_after_places_were_shown_a_rank_or_a_name_is_a_choice(
    turn, town: Map, text: str, place: str
) -> None:
    said = turn(text, "kletsen", confidence=0.3, search=SHOWN)
    assert read(said, lambda: town) == Reading("kiest_optie", place=place)


@pytest.mark.parametrize(
    "text", ["mijn eerste vrouw is weg", "de tweede keer ging het mis", "ik had 3 kinderen"]
)
def test_a_number_in_a_story_is_no_choice(turn, town: Map, text: str) -> None:
    said = turn(text, "rouw_en_verlies", confidence=0.99, search=SHOWN)
    assert read(said, lambda: town).intent == "rouw_en_verlies"


def test_which_one_answers_what_was_asked_of_it(turn, town: Map) -> None:
    talk = replace(Talk(turn=5), pending="plek:vraag_eerste_keer")
    said = turn("de tweede", "kiest_optie", talk=talk, search=SHOWN)
    assert read(said, lambda: town) == Reading("vraag_eerste_keer", place="eettafel")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("wat zeg ik dan", Reading("vraag_contactgegevens", "zeggen")),
        ("kunnen we dat even oefenen", Reading("vraag_eerste_keer", "oefenen")),
        ("kun je een briefje voor me maken", Reading("vraag_eerste_keer", "briefje")),
    ],
)
def test_finer_wishes_about_a_place_are_read(turn, town: Map, text: str, reading: Reading) -> None:
    assert read(turn(text, "vraag_wat_kun_je", search=SHOWN), lambda: town) == reading


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("zeg eens eerlijk, praat ik nu met een computer", "vraag_mens_of_bot"),
        ("ben jij nou een echt mens of wat", "vraag_mens_of_bot"),
        ("zit daar iemand aan de andere kant", "vraag_mens_of_bot"),
        ("leest de gemeente hier mee", "vraag_privacy"),
        ("kan het uwv dit allemaal meelezen", "vraag_privacy"),
        ("wordt dit ergens opgeslagen", "vraag_privacy"),
        ("wat doet zo'n wijkteam dan", "vraag_wat_kun_je"),
    ],
)
def test_questions_about_itself_win_from_a_wrong_guess(turn, text: str, intent: str) -> None:
    assert read(turn(text, "kletsen", talk=asked("aanbod")), no_map).intent == intent


@pytest.mark.parametrize("text", ["ben je echt boos op mij", "ik praat nooit met mensen"])
def test_what_only_sounds_like_it_is_no_question_about_itself(turn, text: str) -> None:
    assert read(turn(text, "kletsen"), no_map).intent == "kletsen"


@pytest.mark.parametrize("text", ["tja", "hmm", "pff", "ach ja"])
def test_a_sigh_is_met_as_a_sigh(turn, text: str) -> None:
    said = turn(text, "weet_niet" if text != "ach ja" else "kletsen", confidence=0.2)
    expected = "stil" if text != "ach ja" else ""
    assert read(said, no_map).wish == expected


def test_a_yes_that_holds_more_is_heard_in_full(turn) -> None:
    said = turn("ja ik heb een hond, Boris", "bevestigen")
    assert read(said, no_map).intent == "heeft_contact"


def test_a_pasted_letter_is_a_story_whatever_the_guess(turn) -> None:
    letter = turn("Geachte heer, " * 100, "vraag_contactgegevens", ranking=(("x", 0.5),))
    assert read(letter, no_map).intent == "nlu_fallback"
    ranked = replace(letter, ranking=(("vraag_kosten", 0.4), ("druk_van_instanties", 0.3)))
    assert read(ranked, no_map).intent == "druk_van_instanties"


def test_buttons_carry_their_finer_wish(turn) -> None:
    entities = ({"entity": "rangorde", "value": "oefenen"},)
    pressed = turn("", "vraag_eerste_keer", pressed=True, entities=entities)
    assert read(pressed, no_map) == Reading("vraag_eerste_keer", "oefenen")


def test_a_button_answers_its_question_a_few_turns_later_too(turn) -> None:
    talk = replace(Talk(turn=5).asking("aanbod"), pending=None, turn=7)
    assert take_facts(turn("", "bevestigen", pressed=True, talk=talk)).talk.pending == "aanbod"
    late = replace(talk, turn=20)
    assert take_facts(turn("", "bevestigen", pressed=True, talk=late)).talk.pending is None


@pytest.mark.parametrize(
    "text",
    [
        "ik kom de deur niet meer uit",
        "ik kan bijna niet naar buiten",
        "ik durf niet naar buiten",
        "ik kom amper buiten",
    ],
)
def test_who_can_hardly_go_out_is_remembered(turn, text: str) -> None:
    assert take_facts(turn(text)).search.home_first


def test_back_pain_alone_does_not_keep_someone_in(turn) -> None:
    assert not take_facts(turn("ik heb last van mijn rug")).search.home_first


def test_no_group_few_words_and_the_hard_hour_are_remembered(turn) -> None:
    after = take_facts(turn("liever geen groep, iets zonder veel praten"))
    assert after.search.no_groups
    assert after.search.conditions == ("weinig_mensen",)
    assert take_facts(turn("vooral de avonden duren lang")).talk.hard_part == "avond"
    assert take_facts(turn("de zondagen zijn het ergst")).talk.hard_part == "weekend"
    assert take_facts(turn("vanavond ga ik eten")).talk.hard_part is None
    answer = take_facts(turn("de middag", talk=asked("vraag:ritme_duurt_lang")))
    assert answer.talk.hard_part == "middag"


RANKED = (("x", 0.4), ("schaamte", 0.2))


@pytest.mark.parametrize(
    ("text", "guess", "meant"),
    [
        ("de caissière kent mijn naam", "eenzaam", "heeft_contact"),
        ("ik ga elke dag naar de appie voor het praatje", "nlu_fallback", "heeft_contact"),
        ("ik mis mijn moeder", "eenzaam", "eenzaam"),
        ("mijn maten zitten op discord, die zie ik nooit", "heeft_geen_contact", "heeft_contact"),
        ("niemand weet het", "weet_niet", "schaamte"),
        ("ik weet het niet", "weet_niet", "weet_niet"),
        ("misschien wel", "weet_niet", "weet_niet"),
        ("liever geen groep", "ontkennen", "geeft_voorkeur"),
        ("misschien later", "afscheid", "ontkennen"),
        ("nu niet", "stoppen", "ontkennen"),
        ("ik ben daar geweest, het viel tegen", "vraag_eerste_keer", "schaamte"),
        ("hoe gaat de eerste keer", "vraag_eerste_keer", "vraag_eerste_keer"),
    ],
)
def test_without_an_open_question_unsure_guesses_are_put_right(
    turn, text: str, guess: str, meant: str
) -> None:
    said = turn(text, guess, confidence=0.45, ranking=RANKED)
    assert read(said, no_map).intent == meant


def test_a_sure_guess_is_left_alone(turn) -> None:
    assert read(turn("nu niet", "stoppen"), no_map).intent == "stoppen"


def test_where_to_go_is_a_wish_to_see(turn) -> None:
    said = turn("waar kan ik dan heen", "vraag_contactgegevens")
    assert read(said, no_map) == Reading("bevestigen", "tonen")


def test_a_neighbourhood_after_places_is_where_and_not_which(turn, town: Map) -> None:
    said = turn("Noordwijk", "kletsen", confidence=0.3, search=SHOWN)
    assert read(said, lambda: town).intent == "geeft_voorkeur"
    other = turn("nee ik bedoel Zuidwijk", "ontkennen", search=SHOWN)
    assert read(other, lambda: town).intent == "geeft_voorkeur"


@pytest.mark.parametrize(
    ("text", "intent", "meant"),
    [
        ("ik wil niet naar zo een kliniek", "zoek_hulp_verslaving", "nlu_fallback"),
        ("ze zeggen zoek vrijwilligerswerk maar staan gaat niet", "zoek_vrijwilligerswerk", ""),
        ("geen groep maar wel iets met dieren", "zoek_iets", "zoek_iets"),
        ("die tuin is het enige wat werkt", "kiest_optie", "nlu_fallback"),
        ("ik begrijp die brief van de gemeente niet", "niet_begrepen", "nlu_fallback"),
        ("ik begrijp niet wat je bedoelt", "niet_begrepen", "niet_begrepen"),
        ("nee dat geloof ik zelf ook niet", "ontkennen", "nlu_fallback"),
        ("nee laat maar ik durf toch niet", "ontkennen", "ontkennen"),
        ("zonder dank je wel of zo", "bedanken", "nlu_fallback"),
        ("mijn vrouw zegt zoek maar iets anders", "iets_anders", "nlu_fallback"),
        ("wat als ik iets verkeerd zeg", "vraag_eerste_keer", "drempelvrees"),
        ("het bedrijf zegt ziek is ziek", "is_werkgever", "nlu_fallback"),
        ("een van mijn mensen is ziek thuis", "is_werkgever", "is_werkgever"),
    ],
)
def test_a_guess_has_to_be_what_was_said(turn, text: str, intent: str, meant: str) -> None:
    said = turn(text, intent, confidence=0.9)
    assert read(said, no_map).intent == (meant or "nlu_fallback")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("welk nummer", "vraag_contactgegevens"),
        ("ja laat maar zien", "bevestigen"),
        ("in dieze", "kletsen"),
    ],
)
def test_short_words_before_anything_was_shown(turn, text: str, intent: str) -> None:
    wijk = ({"entity": "wijk", "value": "Diezerpoort"},) if "dieze" in text else ()
    found = read(turn(text, intent, confidence=0.9, entities=wijk), no_map)
    wanted = {"ja laat maar zien": Reading("bevestigen", "tonen"), "in dieze": "geeft_voorkeur"}
    expected = wanted.get(text, intent)
    assert found == (expected if isinstance(expected, Reading) else Reading(expected))


@pytest.mark.parametrize(
    ("text", "intent", "meant"),
    [
        ("wie komt er dan precies", "zoek_thuis", "vraag_eerste_keer"),
        ("is er ook iets bij mij in de buurt", "zoek_ontmoeting", "zoek_ontmoeting"),
        ("bellen kan wel", "drempelvrees", "zoek_thuis"),
        ("liever iets met mijn handen", "schaamte", "geeft_voorkeur"),
        ("moet ik me daar aanmelden", "vraag_toegankelijkheid", "vraag_eerste_keer"),
    ],
)
def test_after_places_were_shown_what_follows_is_about_them(
    turn, town: Map, text: str, intent: str, meant: str
) -> None:
    said = turn(text, intent, confidence=0.9, talk=Talk(turn=4, last_offer=3), search=SHOWN)
    assert read(said, lambda: town).intent == meant


def test_where_is_that_after_an_offer_is_a_yes(turn) -> None:
    said = turn("waar is dat", "vraag_contactgegevens", talk=asked("aanbod"))
    assert read(said, no_map) == Reading("bevestigen", "tonen")


def test_a_question_of_nobody_in_a_role_is_not_answered_as_theirs(turn) -> None:
    ranking = (("vraag_privacy", 0.2), ("afscheid", 0.1))
    said = turn("mag ik hier morgen weer komen", "nlu_fallback", confidence=0.4, ranking=ranking)
    assert read(said, no_map) == Reading("nlu_fallback", "utter_phrase_weer_komen")
    theirs = turn("hoe pak ik dat aan", "nlu_fallback", talk=Talk(themes=("is_professional",)))
    assert read(theirs, no_map) == Reading("is_professional")
    worried = Talk(themes=("zorgen_om_ander",))
    said = turn("wat kan ik zeggen als hij opendoet", "vraag_eerste_keer", talk=worried)
    assert read(said, no_map) == Reading("zorgen_om_ander")


@pytest.mark.parametrize(
    "text",
    [
        "is er hier ook een groepje dat samen puzzelt",
        "bestaat er iets voor mensen die pas gescheiden zijn",
        "kan iemand mij uitleggen hoe die toeslag werkt",
        "wie kan mijn wasmachine repareren",
        "ik zoek een plek waar ik rustig kan lezen",
        "waar kan ik goedkoop een bed kopen",
        "weet je waar mijn zoon judo kan doen",
        "hebben jullie een adres voor zo'n breiclub",
        "mijn hoofd zit vol, is er een praatgroep in de buurt",
        "schaakmaatje gezocht voor de donderdag",
        "gratis taalles",
    ],
)
def test_what_is_asked_for_in_so_many_words_is_looked_up(turn, town: Map, text: str) -> None:
    guessed = turn(text, confidence=0.6, talk=Talk(turn=1), ranking=(("zoek_iets", 0.4),))
    reading = read(guessed, lambda: town)
    assert reading.intent.startswith("zoek_") and reading.wish == "gevraagd", reading


@pytest.mark.parametrize(
    "text",
    [
        "ik zoek al jaren werk maar niemand wil me",
        "ik zoek niks ik wil praten",
        "niemand wil mij helpen",
        "hulp gezocht maar niks gehoord",
        "is er iemand die me mist",
        "toen is er een brief gekomen",
        "waar kan ik dat zeggen",
        "weet je wat ik zo erg vind",
        "heb je ook een zusje",
        "ik zocht troost",
        "we hadden een clubje met kaarten",
        "wil. van wilhelmina",
    ],
)
def test_what_is_told_is_not_looked_up(turn, town: Map, text: str) -> None:
    plain = text.replace(".", "")
    told = turn(
        text, plain=plain, confidence=0.6, talk=Talk(turn=1), ranking=(("zoek_iets", 0.6),)
    )
    assert not read(told, lambda: town).intent.startswith("zoek_")


@pytest.mark.parametrize(
    ("text", "meant", "wish"),
    [
        ("vrouwen", "geeft_voorkeur", ""),
        ("smiddags", "geeft_voorkeur", ""),
        ("avond", "geeft_voorkeur", ""),
        ("of biljart", "geeft_voorkeur", ""),
        ("vrijwilliger dan", "geeft_voorkeur", ""),
        ("schuttersveld", "geeft_voorkeur", "onbekende_wijk"),
    ],
)
def test_under_the_question_for_a_neighbourhood_not_every_word_is_one(
    turn, town: Map, text: str, meant: str, wish: str
) -> None:
    talk = Talk(turn=5, last_offer=4, pending="wijk")
    answer = read(turn(text, confidence=0.6, talk=talk, search=SHOWN), lambda: town)
    assert (answer.intent, answer.wish) == (meant, wish)


@pytest.mark.parametrize(
    ("text", "meant", "wish"),
    [
        ("hoe kom ik daar vanaf de kazerne", "vraag_contactgegevens", "route"),
        ("waarom krijg ik nu dit rijtje", "nlu_fallback", "utter_why_shown"),
        ("welke zou jij nemen", "nlu_fallback", "utter_choose_yourself"),
        ("welke is het goedkoopst", "vraag_kosten", ""),
        ("denken ze dan dat ik gek ben", "drempelvrees", ""),
        ("en parkeren", "vraag_toegankelijkheid", "onbekend"),
        ("is er een wc", "vraag_toegankelijkheid", "onbekend"),
        ("die zit daar al jaren niet meer", "vraag_contactgegevens", "melden:weg"),
        ("avond", "geeft_voorkeur", ""),
    ],
)
def test_a_question_about_the_list_is_taken_for_what_it_asks(
    turn, town: Map, text: str, meant: str, wish: str
) -> None:
    talk = Talk(turn=5, last_offer=4)
    answer = read(turn(text, confidence=0.6, talk=talk, search=SHOWN), lambda: town)
    assert (answer.intent, answer.wish) == (meant, wish)


def test_a_question_back_while_nothing_was_shown_says_so(turn, town: Map) -> None:
    for text in ("wat was het nummer ook alweer", "is die groep ook gratis"):
        assert read(turn(text, talk=Talk(turn=2)), lambda: town).wish == "nog_niets"


def test_who_is_gone_is_no_report_of_a_place(turn, town: Map) -> None:
    mourning = Talk(turn=5, last_offer=4, subjects=("overlijden",))
    said = turn("die is er niet meer", talk=mourning, search=SHOWN)
    assert not read(said, lambda: town).wish.startswith("melden")


def test_how_to_stop_is_about_this_talk_unless_somebody_told_of_drinking(turn, town: Map) -> None:
    asks = turn("oke en hoe stop ik hier", "zoek_hulp_verslaving", talk=Talk(turn=3))
    assert read(asks, lambda: town).wish == "utter_how_to_leave"
    drinks = replace(asks, talk=Talk(turn=3, themes=("verslaving",)))
    assert read(drinks, lambda: town).intent == "zoek_hulp_verslaving"


def test_a_place_that_is_known_already_is_told_of(turn, town: Map) -> None:
    said = turn("naar die dagbesteding", "zoek_dagbesteding", talk=Talk(turn=3))
    assert read(said, lambda: town).intent == "nlu_fallback"


def test_naast_is_asked_whether_it_drinks_coffee_and_no_place_for_it(turn, town: Map) -> None:
    for text in ("jij drinkt zeker ook thee", "drink jij koffie"):
        said = turn(text, confidence=0.6, ranking=(("zoek_ontmoeting", 0.4),))
        assert not read(said, lambda: town).intent.startswith("zoek_")


def test_who_looks_for_another_gets_places(turn, town: Map) -> None:
    for text in ("heb jij iets voor mijn broer", "kan ik wat voor haar vinden in noordwijk"):
        said = turn(text, "zorgen_om_ander", confidence=0.9, talk=Talk(turn=3))
        assert read(said, lambda: town).intent.startswith("zoek_"), text
