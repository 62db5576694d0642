"""Turns of phrase are found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from actions.moves import phrases, words
from actions.moves.hearing import NOTHING_OWN
from bot.brain.voice import RESPONSES, read_responses


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("iedereen zegt dat ik naar buiten ga", "anderen_zeggen"),
        ("stom he", "zelfverwijt"),
        ("die zie ik nooit meer", "uit_het_oog"),
        ("er komt maar niemand", "toegezegd"),
        ("mijn zoon woont in canada", "ver_weg"),
        ("we stonden daar en die keken", "bekeken"),
        ("hij heette jan", "naam"),
        ("al 3 jaar", "tijd"),
        ("haha ja", "lacht"),
        ("ik was 3 weken droog", "terugval"),
        ("jij zegt ook maar wat", "twijfelt"),
        ("dat bedoel ik niet", "verbetert"),
        ("heb niet eens gedoucht", "klein_lukt_niet"),
        ("ik heb voor de deur gestaan", "voor_de_deur"),
        ("mijn zus heeft uitslag is niet goed uitgezaaid", "slecht_nieuws"),
        ("het is foute boel met mijn zus", "slecht_nieuws"),
        ("hartinfarct ze weten het nog niet hij is 74", "ander_plots"),
        ("mijn maat ligt op de hartbewaking", "ander_plots"),
        ("hij is net overleden hoor ik nu van zijn vrouw", "net_overleden"),
        ("mijn hond is vanmorgen doodgegaan", "dier_dood"),
        ("ze hebben de poes van de buren doodgereden", "dier_dood"),
        ("de buurvrouw stond te janken in de straat", "ander_huilt"),
        ("ik heb ruzie met mijn broer sinds gisteren", "ruzie"),
        ("ik mag er niet heen van mijn schoondochter", "mag_er_niet_bij"),
        ("ik zie mijn kinderen om de week", "kinderen_elders"),
        ("mijn zoon heeft vandaag een baan gevonden", "goed_nieuws"),
        ("vanochtend is mijn kleindochter geboren", "goed_nieuws"),
        ("7 maanden clean nu", "clean"),
        ("400 dagen niet gedronken", "clean"),
        ("ik ben 14 jaar verslaafd geweest en nu 3 jaar clean", "clean"),
        ("wat moet ik nou tegen mijn zus zeggen", "wat_zeggen"),
        ("moet ik me ziek melden morgen of niet", "kies_niet"),
        ("dat is te veel letter ik niet goed lezen", "kort_graag"),
        ("kun je plat verstoan", "plat"),
        ("moet ik die post eerst zelf open maken", "post_open"),
        ("wat heb ik dan gezegd", "wat_zei_ik"),
        ("ik ben geen kind ik ben de oma", "verbetert"),
        ("nee niet tekenen een schutting", "verbetert"),
        ("welke keuring ik heb het niet over een keuring", "verbetert"),
        ("ik ben niet boos ik plaag je maar wat", "grapje"),
        ("waarom zegt u dat van die dood", "waarom_zeg_je"),
    ],
)
def test_a_turn_of_phrase_is_found(text: str, name: str) -> None:
    found = phrases.find(text, turn=5)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "hoe heet je",
        "dat kan geen kwaad",
        "het is al 3 jaar stil in de straat",
        "haha dat was een lange dag met veel gedoe",
        "het uwv zegt dat ik kom",
        "ik kijk tv",
        "een gewone zin",
        "nee niet zwemmen",
        "nee geen wandelclub",
        "als ik zeg dat ik kom dan kijken ze",
        "ik ben gestopt bij de fabriek",
        "de kater eet goed",
        "heb je een tip",
        "hoe kom je aan een maatje",
        "ik wil wel een baan en een huis",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert phrases.find(text, turn=5) is None


def test_a_goodbye_is_not_read_into_a_greeting() -> None:
    assert phrases.find("dag", turn=1) is None
    later = phrases.find("dag", turn=4)
    assert later is not None and later.intent == "afscheid"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ik stop waardeloos", "stoppen"),
        ("hallo ik stop zei ik", "stoppen"),
        ("laat maar ik ga wel", "stoppen"),
        ("die valt in het water doei nu echt", "afscheid"),
        ("bedankt joh welterusten", "afscheid"),
    ],
)
def test_leaving_is_heard_in_a_longer_sentence(text: str, intent: str) -> None:
    found = phrases.find(text, turn=5)
    assert found is not None and found.intent == intent


@pytest.mark.parametrize(
    "text", ["ik stop met roken", "hij zei doei en weg was hij", "ik wou dat hij stopt ermee"]
)
def test_what_others_stop_with_is_no_leaving(text: str) -> None:
    found = phrases.find(text, turn=5)
    assert found is None or found.intent not in ("stoppen", "afscheid")


def test_taking_time_needs_a_place_to_take_it_for() -> None:
    assert phrases.find("ik kijk wel", place=False) is None
    found = phrases.find("ik kijk wel", place=True)
    assert found is not None and found.name == "eigen_tijd"


def test_each_phrase_leads_somewhere() -> None:
    said = read_responses(RESPONSES)
    for phrase in phrases.table():
        assert phrase.intent or len(said[phrase.response]) >= 5, phrase.name
    known = {phrase.response for phrase in phrases.table()} | {"utter_phrase_kort", NOTHING_OWN}
    assert {name for name in said if name.startswith("utter_phrase_")} <= known


@pytest.mark.parametrize(
    ("theme", "text", "borne_out"),
    [
        ("verslaving", "ik drink te veel", True),
        ("verslaving", "mijn rijbewijs ben ik kwijt", False),
        ("geldzorgen", "ik heb nieuwe schoenen", False),
        ("rouw_en_verlies", "nou vier jaar nu", False),
        ("kletsen", "van alles", True),
        ("tevreden_alleen", "ik zit alleen maar op mijn kamer", False),
        ("tevreden_alleen", "ik vind het wel best zo", True),
    ],
)
def test_a_theme_counts_when_the_words_bear_it_out(theme: str, text: str, borne_out: bool) -> None:
    assert words.supports(theme, text) is borne_out


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "geen_hulp",
            "ik wil geen hulp|hoef geen hulp|ik zei geen hulp|geen hulp nodig"
            "|nee ik hoef geen hulp|ik wil niet geholpen worden"
            "|ik heb geen hulp nodig|help me maar niet",
        ),
        ("zei_nee", "ik zei nee|ja maar ik zei toch nee|nee zei ik|nee is nee"),
        ("laat_maar", "weet je laat maar|ach laat maar|laat ook maar|nou laat maar hoor"),
        ("laat_me", "laat me maar|laat me maar even|laat me met rust"),
        (
            "moest_van",
            "wat moet ik hier de wijkcoach zei dat ik dit moest proberen"
            "|proberen proberen moet alweer iets|ik ben hierheen gestuurd"
            "|ik moet hier van mijn dochter",
        ),
        (
            "oordeel",
            "vind je dat stom|vind jij dat triest|vind je mij zielig|is dat slecht van mij"
            "|ben ik nou een slecht mens|vind je me zwak",
        ),
        ("kent_ander_niet", "denk je dat ze het doorheeft|denk je dat hij me nog mist"),
        ("niet_geloofd", "jij gelooft me ook niet|geloof je me wel"),
        (
            "luistert_niet",
            "ie kunt niet echt luustern dan|nee ie heurt mijn niet|ie vraogt en ie luustert niet",
        ),
        ("ja_of_nee", "maar mag het of niet|ja of nee"),
        ("en_nu", "en nu|wat nu|ok en nu dan|hoe nu verder"),
        ("wat_doe_jij_eraan", "wat ga je er aan doen dan|en wat kun jij eraan doen"),
        ("klagen", "waar kan ik klagen|bij wie kan ik een klacht indienen"),
        (
            "klagen_instantie",
            "waar kan ik klagen over het uwv|waar kan ik een klacht over de gemeente",
        ),
        (
            "brief_snapt_niet",
            "ik snap die brief niet van de belastingdienst|die brief snap ik niet",
        ),
        ("uitleg_brief", "kun je die brief uitleggen|wat staat er in deze brief"),
        ("jarig", "ik ben vandaag 52 geworden|vandaag ben ik jarig|morgen word ik 60"),
        ("een_wel", "niemand heeft gebeld nou ja mijn tante wel"),
        ("niemand_belde", "niemand heeft gebeld|niemand heeft aan me gedacht"),
        ("toegekend", "eindelijk de wia is toegekend 2 jaar op gewacht|bezwaar gewonnen"),
        (
            "lijf_beter",
            "ik kan mijn arm weer boven mijn hoofd krijgen na 8 maanden|ik kan weer fietsen",
        ),
        ("dier_terug", "mijn kat is vandaag weer thuis gekomen was 4 dagen weg|de hond is terug"),
        ("meevaller", "heb vanochtend op straat een tientje gevonden|50 euro gewonnen"),
        (
            "lief_gebaar",
            "ze had soep gebracht dat vond ik wel lief|mijn buurvrouw heeft bloemen gebracht",
        ),
        ("geheim", "mijn vrouw mag het niet weten|niemand mag dit weten|zeg het tegen niemand"),
        ("niet_boos_ander", "ze heeft gebeld ze was niet eens boos|hij was niet kwaad"),
        ("niet_boos_ik", "nee ik ben niet boos op haar|ik ben niet meer boos"),
        ("enige_was", "ze was eigenlijk de enige die ik sprak|hij was de enige vriend"),
        ("enige_is", "hij is de enige die me begrijpt"),
        ("via_ander", "nou is ie opa geworden hoorde ik van me nicht"),
        ("noemt_mij_fout", "wat nou gefeliciteerd"),
        (
            "overleden",
            "me broer is overleden|mijn moeder is dood gegaan|opa is dood",
        ),
        ("pas_geleden", "gisteren|nu 2 maant|3 weken geleden|vorige week"),
        ("ziek_en_baas", "ik heb koorts maar me baas wordt boos"),
        (
            "mag_regels",
            "mag ik met vakantie als ik uitkering heb|word ik gekort als ik ga samenwonen",
        ),
        ("onterecht", "ze zegge dat ik niet op de afspraak was was ik wel|ik heb het wel betaald"),
        ("wat_zei_ik", "noem eens 1 ding dat ik net zei"),
        ("kies_niet", "moet ik naar de begrafenis van mijn broer"),
        ("wil_stoppen", "ik wil stoppen|ok ik stop wel|ik wil nu stoppen met typen"),
        ("blijft_stil", "mijn broer praat al 2 jaar niet meer met me|mijn zus belt nooit meer"),
        ("groet_en_zit", "ja hoe gaat het ik zit hier maar wat in huis"),
        ("klaar", "nou ik ga is een aardappeltje schillen|zo ik ga maar eens koken"),
        ("stopt_ermee", "ik vind je stom en ik ga weg|ik heb geen zin meer tot ziens"),
        (
            "gestopt_met_pillen",
            "ik ben gestopt met mijn antidepressiva|ik slik die pillen niet meer",
        ),
    ],
)
def test_each_way_of_saying_it_is_found(name: str, texts: str) -> None:
    for text in texts.split("|"):
        found = phrases.find(text, turn=5)
        assert found is not None and found.name == name, (text, found and found.name)


@pytest.mark.parametrize(
    ("never", "texts"),
    [
        ("geen_hulp", "ik krijg geen hulp van niemand|mijn moeder krijgt geen hulp thuis"),
        ("zei_nee", "ze vroeg of ik meeging en ik zei nee|ik zei nee tegen mijn baas"),
        ("laat_maar", "laat maar zien|laat mij maar vertellen"),
        ("moest_van", "ik moet weer iets eten|de dokter zei dat ik medicijnen moest nemen"),
        ("oordeel", "vind je dat erg|vind je dat niet belachelijk|vind je dat stom van haar"),
        ("kent_ander_niet", "denk je dat hij me vermoord|ik denk dat ze het weet"),
        (
            "boos",
            "ze was niet eens boos|mijn baas wordt boos|ik ben niet boos"
            "|ben je boos|hij werd kwaad",
        ),
        ("goed_nieuws", "nou is ie opa geworden hoorde ik van me nicht"),
        ("jarig", "ik ben niet jarig|toen ik 18 geworden was ging ik weg|ik ben 40 dagen clean"),
        ("toegekend", "de wia is niet toegekend|ik hoop dat de wia wordt toegekend"),
        (
            "lijf_beter",
            "ik kan weer niet slapen|ik kan bijna niet meer lopen|kon ik maar weer lopen",
        ),
        (
            "dier_terug",
            "mijn kat is weg|mijn kat is nog steeds niet terug|de kat is dood gevonden",
        ),
        ("meevaller", "ik heb geen geld gevonden|300 euro gewonnen in het casino"),
        ("lief_gebaar", "dat vond ik niet lief|ik heb soep gebracht"),
        ("geheim", "niemand weet het|ze mag niet komen"),
        ("enige_is", "de enige winkel is dicht|dit is de enige plek"),
        (
            "overleden",
            "mijn vader is overleden toen ik 6 was|mijn man is 10 jaar geleden overleden",
        ),
        ("pas_geleden", "morgen|over 2 weken|twee weken vakantie"),
        ("onterecht", "een hond heb ik wel|ze zeggen dat ik niet hoef te komen"),
        ("mag_regels", "mag ik met de hond naar binnen|mag ik hier over mijn uitkering praten"),
        ("wil_stoppen", "ik wil stoppen met roken|ik wil stoppen met drinken|hij wil stoppen"),
        ("klaar", "nou ik ga maar weer eens solliciteren|ik ga soms wandelen"),
        ("stopt_ermee", "mijn man zei dat hij me stom vond en ik ging weg"),
        ("wijn_erbij", "en met een biertje erbij"),
        ("gestopt_met_pillen", "ben al gestopt vorige week|ik wil niet gestopt met pillen zijn"),
        ("brief_snapt_niet", "ik snap wel waarom ze een brief stuurden|ik snap het niet"),
        ("noemt_mij_fout", "wat nou weer|wat nou als hij komt"),
        ("en_nu", "en nu is hij weg|en nu woon ik hier"),
    ],
)
def test_what_looks_like_it_is_something_else(never: str, texts: str) -> None:
    for text in texts.split("|"):
        found = phrases.find(text, turn=5)
        assert found is None or found.name != never, text


def test_some_phrases_only_come_right_after_their_subject() -> None:
    assert phrases.find("en met wijn erbij") is None
    found = phrases.find("en met wijn erbij", near="medicijnen")
    assert found is not None and found.intent == "vraag_wat_kun_je"
    found = phrases.find("ben al gestopt vorige week", near="medicijnen")
    assert found is not None and found.name == "gestopt_met_pillen"


def test_a_phrase_may_have_words_of_its_own_beside_an_intent() -> None:
    assert phrases.answer_with("ontkennen", "ik wil geen hulp") == "utter_phrase_geen_hulp"
    assert phrases.answer_with("bevestigen", "ik wil geen hulp") is None
    assert phrases.answer_with("afscheid", "welterusten", turn=5) is None
