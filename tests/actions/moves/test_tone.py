"""The tone of everyday sentences, in both directions; good only where it is clear."""

from __future__ import annotations

import pytest

from actions.moves import tone
from bot.normalise import normalise


def tone_of(text: str) -> str:
    return tone.tone(normalise(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "mijn baas is juist heel aardig. hij stuurde een bloemetje",
        "nee. echt een goeie vent",
        "die zus is een schat. ze zegt we doen het samen",
        "ik heb vandaag brood gemaakt zoals in mijn land. heel lekker",
        "Nee, daar lig ik niet wakker van. Ik slaap prima.",
        "Ik zei dat ik juist goed slaap.",
        "nee joh ik loop prima",
        "de kinders komt wel s zundags heur. dan is t weer effen gezellig",
        "daar leef ik dan weer een week op",
        "vanavond haal ik chinees. om t te vieren",
        "ja best goed vind ik. ik ga weer naar buiten en zo",
        "ze had soep gebracht. dat vond ik wel lief",
        "ze heeft gebeld. ze was niet eens boos!",
        "me kat is vandaag weer thuis gekomen!! was 4 dagen weg",
        "ik kan me arm weer boven me hoofd krijgen!!! na 8 maanden",
        "eindelijk. de wia is toegekend. 2 jaar op gewacht",
        "heb vanochtend op straat een tientje gevonden!",
        "we hebben zo gelachen",
        "ik heb lekker in de tuin gezeten",
        "mijn hond is gelukkig niet ziek",
        "viel reuze mee bij de tandarts",
        "ik was bang maar het was echt gezellig",
        "de dokter was heel aardig",
        "vandaag geen pijn gelukkig",
        "de pijn is weg",
        "ze hebben me verrast met bloemen",
        "ik ben zo blij met mijn nieuwe fiets",
        "het smaakte heerlijk",
        "ik heb er zin in",
        "het gaat een stuk beter met mijn knie",
        "heb weer eens goed geslapen",
        "die nieuwe collega is echt tof",
        "lekker gegeten bij mijn zus",
        "ik kon niet meer van het lachen",
        "nou het was best leuk eigenlijk",
        "het was erg leuk",
        "ik zat heerlijk in de zon",
        "mijn schulden zijn afgelost",
        "mijn rug voelt goed vandaag",
        "mijn psycholoog is echt tof",
    ],
)
def test_good_is_heard(text: str) -> None:
    assert tone_of(text) == "good"


@pytest.mark.parametrize(
    "text",
    [
        # with a sneer
        *("lekker dan", "nou mooi is dat", "fijn hoor", "geweldig", "nou fijn", "mooie boel"),
        *("lekker belangrijk", "mooi niet", "fijne vrienden zijn dat", "ja leuk is anders"),
        # of long ago, of others, or wished for
        *("het was altijd zo gezellig", "ik mis de gezelligheid", "hij was een lieve man"),
        *("iedereen heeft het leuk behalve ik", "fijn voor haar", "mijn zus heeft het goed"),
        *("bij anderen is het altijd gezellig", "zou leuk zijn", "was het maar gezellig"),
        *("ik wil ook wel eens iets leuks doen", "lijkt me fijn om iemand te hebben"),
        *("ik hoop dat het leuk wordt", "ik doe alsof het leuk is", "het had leuk kunnen zijn"),
        "ze zeggen dat het gezellig is",
        # not so
        *("het was niet gezellig", "niemand is aardig tegen me", "ik ben er niet blij mee"),
        *(
            "nooit eens iets leuks",
            "ik slaap niet goed",
            "mijn baas is niet aardig",
            "geen zin in",
        ),
        "nee niet zo goed eigenlijk",
        # beside something heavy
        *("mijn lieve man is dood", "hij was vroeger lief nu slaat hij", "ze lachen me uit"),
        *("na een borrel is hij wel lief", "hij is lief als hij niet drinkt", "best zwaar"),
        *("het is lekker weer maar ik kom er niet uit", "leuk, maar die drempel he", "goed kut"),
        "ze doen wel aardig maar achter mijn rug praten ze",
        "cadeau kopen zit er niet in, voel me klote",
        "ik leef op noedels",
        "ik mag weer bij mijn geboorte beginnen",
        *("ik hou van gezelligheid", "leuk geprobeerd", "dat is lief bedoeld", "het is heel erg"),
        "ik ben blij dat ik van hem af ben",
        # to Naast
        *("lief van je", "wat leuk dat je er bent", "ben je aardig"),
    ],
)
def test_what_is_no_good_news(text: str) -> None:
    assert tone_of(text) != "good"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("het was niet leuk", "bad"),
        ("ik voel me rot", "bad"),
        ("het was gezellig en nu is het weer stil", "mixed"),
        ("ik ging naar de winkel", "none"),
        ("het was gezellig en daarna " + "liep ik verder " * 20, "none"),
    ],
)
def test_bad_mixed_and_none(text: str, found: str) -> None:
    assert tone_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("fijn natuurlijk", "good"), ("best goed vind ik", "good"), ("ja wel leuk", "good")),
        *(("heel prettig eigenlijk", "good"), ("klote", "bad"), ("niet zo fijn", "bad")),
        *(("zwaar af en toe", "bad"), ("fijn hoor", "none"), ("weet ik niet", "bad")),
    ],
)
def test_a_short_answer_has_a_tone(text: str, found: str) -> None:
    assert tone.short_answer(normalise(text), text) == found


@pytest.mark.parametrize(
    "text",
    ["verder niks hoor", "meer niet", "nou dat was het", "nee verder niks", "dat is alles"],
)
def test_that_was_it(text: str) -> None:
    assert tone.enough(normalise(text))


@pytest.mark.parametrize(
    "text",
    ["verder niks meer van haar gehoord", "niks", "ik wil niet meer", "niks meer te verliezen"],
)
def test_that_was_it_is_the_whole_message(text: str) -> None:
    assert not tone.enough(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "nou het is ook gewoon wel oke hoor. niks bijzonders",
        "het gaat prima hoor",
        "gewoon zijn gangetje",
        "er is niks aan de hand hoor",
    ],
)
def test_all_is_as_usual(text: str) -> None:
    assert tone.usual(normalise(text))


@pytest.mark.parametrize(
    "text", ["het gaat wel", "niet oke", "gewoon kut", "ik ben niks bijzonders"]
)
def test_as_usual_is_not_half(text: str) -> None:
    assert not tone.usual(normalise(text))


def test_a_kind_person_is_heard() -> None:
    assert tone.kind_person("mijn baas is heel aardig")
    assert not tone.kind_person("mijn baas is niet aardig")


@pytest.mark.parametrize(
    "text",
    [
        "ze weet soms niet eens wie ik ben",
        "niemand die ernaar vraagt",
        "ik ben nu gewoon niks meer",
        "ze hebben me op straat gezet na al die jaren",
        "hij praat niet meer met me",
        "ik voel me zo overbodig",
        "nergens zin meer in",
        "mijn eerste kerst zonder hem",
        "ik mis haar elke dag",
        "werk kwijt vriendin kwijt",
    ],
)
def test_what_weighs_is_heard_whatever_it_is_about(text: str) -> None:
    assert tone.weighs(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik ben niks vergeten",
        "niemand minder dan de burgemeester",
        "ik ga alleen maar even naar de winkel",
        "ik heb vandaag brood gebakken",
        "de trein was weer te laat",
        "ik ben op de fiets gekomen",
        "ik heb niemand nodig",
        "ik hou van stilte",
        "ik ben mijn sleutels kwijt",
        "de tomatenplant is dood",
    ],
)
def test_what_is_light_does_not_weigh(text: str) -> None:
    assert not tone.weighs(text)


@pytest.mark.parametrize(
    "text",
    [
        "leuk weer een avond",
        "hoera weer zo een brief joepie",
        "elke dag feest hier",
        "oh heerlijk hoor",
        "straks weer lekker alleen eten feest",
    ],
)
def test_glad_words_that_are_meant_the_other_way(text: str) -> None:
    assert tone.sneers(text) and tone.tone(text) != "good"


@pytest.mark.parametrize("text", ["dank voor niks", "leuk gesprek dit", "bedankt voor niks hoor"])
def test_a_sneer_at_naast_is_no_praise(text: str) -> None:
    assert tone.sneers_at_naast(text) and tone.tone(text) != "good"


@pytest.mark.parametrize(
    "text",
    [
        "wat een leuke dag weer",
        "heerlijk weer een dag zonder pijn",
        "morgen is het feest",
        "daar word ik blij van",
        "ja leuk hoor die kleinkinderen",
        "ik heb een kaart gekregen joepie",
        "fijne avond",
    ],
)
def test_what_is_glad_is_no_sneer(text: str) -> None:
    assert not tone.sneers(text) and not tone.sneers_at_naast(text)


@pytest.mark.parametrize(
    "text",
    [
        "drie nachten doorgeslapen",
        "de wasmachine doet het weer",
        "mijn vader moest lachen",
        "het eczeem is weg",
        "voor het eerst zonder stok gelopen",
    ],
)
def test_good_news_without_a_glad_word(text: str) -> None:
    assert tone.quietly_good(text)


@pytest.mark.parametrize(
    "text", ["mijn knie doet weer zeer", "ze lachten me uit", "niet geslapen"]
)
def test_bad_news_is_not_quietly_good(text: str) -> None:
    assert not tone.quietly_good(text)
