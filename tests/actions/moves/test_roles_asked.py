"""What who comes for another asks: said in many ways, and what looks like it but is not."""

from __future__ import annotations

import pytest

from actions.moves.roles import (
    about_another,
    about_naast,
    asks,
    is_helped,
    looks_for_another,
    named,
    roles,
)
from bot.normalise import normalise
from tests.actions.moves.test_roles import lines

PLACE, NO_PLACE = True, False

OF_NAAST = {
    "utter_checkin_how_to_stop": """
        hoe stop ik die telegram berichtjes?
        hè nee ik ben niet verslaafd. stop de berichten
        schrijf me niet meer
        stuur me niks meer
        stuur mij geen berichten meer
        ik wil geen berichtjes meer
        hoe zet ik die meldingen uit
        hoe kom ik van die berichten af
        waar kan ik de berichten uitzetten
        stop met berichten sturen
        hou op met die appjes
        app me niet meer
        waarom stuur je mij berichten
        kun je stoppen met die berichtjes
        ik hoef geen herinneringen meer
    """,
    "utter_role_minor": """
        ik ben sportcoach en ken een jongen van 16 die alleen is. is dit voor hem
        ik ben docent op een mbo. een leerling van 17 is heel alleen. kan ik hem dit geven
        of is het voor volwassenen
        mijn dochter van 15 zit veel binnen, kan zij hier praten
        is naast ook geschikt voor kinderen
        mag een kind hier praten
        kunnen leerlingen dit gebruiken
        mijn zoon is 14, is dit iets voor hem
        mijn kleinzoon van dertien is zo stil. mag hij met jou praten
        zijn jullie er ook voor tieners
        is het alleen voor volwassenen
        mijn nichtje wordt 17, is dit wat voor haar
        kan ik dit aan een puber van 16 geven
        vanaf welke leeftijd mag dit
        hoe oud moet je zijn
        is er een leeftijdsgrens
    """,
    "utter_role_where_card": """
        waar vind ik dat kaartje, heb je ook een poster met een qr code
        Hoe kom ik aan een QR code?
        Mag ik u ook als poster ophangen in de praktijk? Hoe kom ik aan een QR code?
        waar kan ik een poster downloaden
        hebben jullie flyers
        is er een folder voor in de wachtkamer
        waar kan ik posters bestellen
        kun je folders opsturen
        heb je ook kaartjes om uit te delen
        waar haal ik die kaartjes
        zijn er ook affiches
        kan ik de qr code printen
        hoe krijg ik zo'n kaartje van jullie
        ik zoek kaartjes van naast
    """,
    "utter_share_naast": """
        kunnen we dit in ons kerkblad zetten
        mag ik dit op onze website plaatsen
        mogen wij naast in de wijkkrant zetten
        kan ik dit in de groepsapp delen
    """,
    "utter_role_not_obliged": """
        zit bij de WSW, mijn baas zegt dat ik dit moet gebruiken. moet dat
        mijn begeleider wil dat ik met jou praat
        van mijn jobcoach moet ik hier typen
        ik moet van de gemeente met jou praten
        moet ik van het uwv dit invullen
        ben ik verplicht om dit te gebruiken
        is dit verplicht
        is praten hier verplicht
        mijn consulent zei dat ik naast moest gebruiken
        mijn vrouw vindt dat ik hier moet praten
        moet ik hiermee praten van jullie
        mijn leidinggevende zegt dat ik deze app moet gebruiken
    """,
    "utter_role_benefit_rules": """
        ben zelf in de ziektewet, mag dat van uwv
        krijg ik dan gedoe met me uitkering
        ik bedoel mag ik vrijwilligerswerk doen met ziektewet
        mag ik vrijwilligerswerk doen naast mijn uitkering
        mag dat met een wajong
        raak ik mijn uitkering kwijt als ik dat doe
        heeft dat gevolgen voor mijn uitkering
        word ik dan gekort
        moet ik dat melden bij het uwv
        mag ik met bijstand een cursus doen
        geeft dat problemen met het uwv
        mag het van de sociale dienst
    """,
}

NOT_OF_NAAST = """
    hij stuurt me geen berichten meer
    ik krijg geen berichten meer van mijn zoon
    mijn zus zei schrijf me niet meer
    ik wil geen berichten meer van mijn ex
    ik wil stoppen met drinken
    stop met roken lukt niet
    mijn dochter van 15 is veel alleen
    ik heb een zoon van 16
    ik ben 16 en alleen, is dit voor mij
    mijn dochter was 12 toen dit gebeurde
    is er iets voor jongeren in stadshagen
    ik krijg een kaartje van mijn zus
    waar koop ik een kaartje voor haar verjaardag
    er hangt een poster in de wachtkamer
    ik heb een poster van abba
    hoe oud moet je zijn om vrijwilliger te worden
    mijn baas zegt dat ik moet solliciteren
    mijn dokter zegt dat ik meer moet bewegen
    ik moet van het uwv een cursus doen
    mijn begeleider zegt dat hij hier vaker was
    ik krijg gedoe met het uwv
    mijn uitkering is gekort
    ik zit in de ziektewet
    mag ik iets vragen
    kan mijn werknemer in de ziektewet
"""

ASKED = {
    ("is_professional", "utter_role_not_seen"): """
        dus als iemand met een uitkering dit gebruikt merken wij dat niet?
        merken we daar iets van
        wij merken er dus niks van
        merkt de gemeente dat
        komt het in het dossier
        wordt dat geregistreerd
    """,
    ("is_professional", "utter_role_explain"): """
        hoe leg ik het mn klant uit? ik wil niet dat het voelt als een verplichting
        hoe leg ik dit uit aan een bewoner
        hoe breng ik dit ter sprake
        wat zeg ik erbij
        hoe vertel ik hem over naast
        hoe kan ik dit het beste introduceren
        wat vertel ik over naast
        hoe noem ik het zonder te duwen
        wat zeg ik tegen mijn client
        hoe stel ik het voor aan haar
    """,
    ("is_professional", "utter_role_safe"): """
        is het veilig om aan te raden aan inwoners met een depressie
        kan het kwaad bij iemand die veel piekert
        is dit geschikt voor mensen met autisme
        mag ik naast geven aan iemand met een verslaving
        is dit veilig voor depressieve mensen
    """,
    ("is_professional", "utter_role_cannot_send"): """
        kunnen jullie iemand langs sturen
        kan naast het wijkteam waarschuwen
        kun je hem bellen
        sturen jullie iemand
    """,
    ("is_vrijwilliger", "utter_role_cannot_send"): """
        kunnen jullie iemand langs sturen
        kan er iemand langskomen
        stuur iemand
        kunnen jullie gaan kijken
        kun jij niet even iemand sturen
        willen jullie bij haar kijken
    """,
    ("is_vrijwilliger", "utter_role_volunteer_missed"): """
        hij kwam vorige week niet. moet ik naar zn huis
        moet ik me zorgen maken ja of nee
        ze komt al twee weken niet meer
        hij is niet komen opdagen
        moet ik gaan kijken
        zal ik langsgaan
        mevrouw is al drie weken niet geweest
        ik maak me zorgen over een mevrouw
        hij blijft weg
        ze kwam niet, wat nu
    """,
    ("is_vrijwilliger", "utter_role_volunteer_boundary"): """
        hij wil steeds geld van me lenen
        ze vraagt om geld
        hij is verliefd op me
        ze wil mijn nummer hebben
        hij wil dat ik elke dag kom
    """,
    ("is_vrijwilliger", "utter_role_volunteer_where"): """
        ik wil graag iets doen voor eenzame mensen, als vrijwilliger
        hoe word ik maatje van iemand in zwolle
        laat zien waar ik me aanmeld
        waar meld ik me aan
        hoe kan ik maatje worden
        ik wil iets betekenen voor ouderen
        waar kan ik me opgeven als vrijwilliger
        ik zou graag ouderen bezoeken
        bij wie kan ik me aanmelden
        waar zoeken ze vrijwilligers
    """,
    ("is_werkgever", "utter_role_employer_hire"): """
        Wij willen iemand met een arbeidsbeperking aannemen. waar begin ik
        hoe werkt de banenafspraak
        is er loonkostensubsidie
        kan iemand eerst op proefplaatsing
        wat is de no-risk polis
        ik wil iemand uit de bijstand in dienst nemen
        we denken aan een wajonger
    """,
    ("is_werkgever", "utter_role_employer_no_answer"): """
        hoe lang moet ik doorbetalen
        mag ik hem ontslaan
        wat staat er in het contract
    """,
    ("is_werkgever", "utter_role_employer_support"): """
        en hoe ga ik om met iemand die snel uitvalt
        hoe begeleid ik hem
        hij is vaak ziek
        hoe kunnen we rekening houden met haar
        waar let ik op
        hoe voorkom ik dat het misgaat
    """,
    ("is_werkgever", "utter_role_employer_where"): """
        is er iemand waar ik als werkgever mee kan overleggen?
        wie kan ons helpen met subsidie en begeleiding
        waar begin ik
        wie kan er met ons meedenken
        met wie kan ik sparren
    """,
    ("zorgen_om_ander", "utter_role_worried_door"): """
        de buurvrouw doet al een week niet open en de krant steekt uit de bus
        ik heb hem al dagen niet meer gezien
        de post puilt eruit
    """,
    ("zorgen_om_ander", "utter_role_worried_call"): """
        moet ik iemand bellen
        ja maar wie
        wie dan
        moet ik bellen
        bij wie kan ik dat zeggen
        wie kan er gaan kijken
        zal ik aan de bel trekken
    """,
    ("zorgen_om_ander", "utter_role_worried_police"): """
        moet ik de politie bellen
        kan de politie gaan kijken
        is dat iets voor de wijkagent
        moet ik 112 bellen
    """,
    ("zorgen_om_ander", "utter_role_worried_silent"): """
        vriend van me reageert nergens meer op. al 3 weken geen app
        hij reageert niet op mijn appjes
        ik hoor niks van haar
        ze laat niks meer van zich horen
        geen levensteken
    """,
    ("zorgen_om_ander", "utter_role_worried_afraid"): """
        ik ben bang dat er iets is
        straks is er iets gebeurd, ik ben bang dat hij gevallen is
        ik vertrouw het niet
        het is niet pluis
        ik heb een naar gevoel
    """,
    ("zorgen_om_ander", "utter_role_worried_ring"): """
        kan ik aanbellen of is dat te opdringerig
        mag ik langsgaan
        zal ik eens aankloppen
        is dat niet opdringerig
        durf ik naar haar toe te gaan, mag ik naar haar toe
    """,
    ("zorgen_om_ander", "utter_role_worried_words"): """
        hoe praat ik er morgen met haar over
        ik wil gewoon weten hoe ik hem weer aan de praat krijg
        wat zeg ik tegen hem
        hoe begin ik erover
        wat kan ik haar appen
        hoe krijg ik hem aan het praten
    """,
    ("zorgen_om_ander", "utter_role_worried_wait"): """
        moet ik dan maar wachten?
        kan ik het beter afwachten
        hoe lang moet ik wachten
        moet ik hem dan maar loslaten
    """,
    ("zorgen_om_ander", "utter_role_worried_own_story"): """
        kan ik ergens heen met mn verhaal, als moeder
        is er iets voor ouders
        met wie kan ik hierover praten
        waar kan ik terecht
        ik wil mijn verhaal kwijt
        is er ook iemand voor mij
    """,
    ("zorgen_om_ander", "utter_role_cannot_send"): """
        kunnen jullie iemand sturen
        kan er iemand gaan kijken van jullie
        kun jij haar bellen
    """,
}


@pytest.mark.parametrize(
    ("text", "name"), [(text, name) for name, block in OF_NAAST.items() for text in lines(block)]
)
def test_a_question_about_naast_is_heard(text: str, name: str) -> None:
    assert about_naast(normalise(text), {}) == name


@pytest.mark.parametrize("text", lines(NOT_OF_NAAST))
def test_what_looks_like_it_is_no_question_about_naast(text: str) -> None:
    assert about_naast(normalise(text), {}) is None


@pytest.mark.parametrize(
    ("role", "text", "name"),
    [(role, text, name) for (role, name), block in ASKED.items() for text in lines(block)],
)
def test_what_a_role_asks_is_heard(role: str, text: str, name: str) -> None:
    part = roles()[role].asked(normalise(text), {}, place=NO_PLACE)
    assert part is not None and part.always
    assert part.response == name


@pytest.mark.parametrize(
    ("role", "said", "text", "name"),
    (
        (
            "is_vrijwilliger",
            "utter_role_volunteer_where",
            "nee ik bedoel met mensen, bv koffie drinken",
            "utter_role_volunteer_where",
        ),
        ("is_vrijwilliger", "utter_role_volunteer", "liever bij ouderen", "..._where"),
        ("is_werkgever", "utter_role_employer_hire", "waar begin ik dan", "..._hire"),
        ("is_werkgever", "utter_role_employer_hire", "is er subsidie", "..._hire"),
        ("is_werkgever", "utter_role_employer_hire", "heb je een nummer", "..._number"),
        ("zorgen_om_ander", "utter_role_worried_afraid", "wat nu", "..._call"),
        ("zorgen_om_ander", "utter_role_worried_call", "zal ik dat doen", "..._call"),
    ),
)
def test_what_goes_on_about_the_last_answer(role: str, said: str, text: str, name: str) -> None:
    part = roles()[role].asked(normalise(text), {said: 1}, place=NO_PLACE)
    assert part is not None and part.response.endswith(name.removeprefix("..."))


def test_a_sentence_for_the_child_is_asked_after_the_number_only() -> None:
    for text in ("wat zeg ik dan tegen hem", "hoe begin ik erover", "en wat dan"):
        assert about_naast(text, {}) is None
        assert about_naast(text, {"utter_role_minor": 1}) == "utter_role_minor_words"


def test_a_place_on_the_table_keeps_its_own_questions() -> None:
    assert about_naast("vanaf welke leeftijd mag dit", {}, place=PLACE) is None
    assert about_naast("stop de berichten", {}, place=PLACE) == "utter_checkin_how_to_stop"
    assert about_naast("hebben jullie een poster", {}, place=PLACE) == "utter_role_where_card"


@pytest.mark.parametrize(
    ("text", "role"),
    (
        ("de buurvrouw doet al een week niet open", "zorgen_om_ander"),
        ("mijn overbuurman is al dagen niet gezien", "zorgen_om_ander"),
        ("vriend van me reageert nergens meer op. al 3 weken geen app", "zorgen_om_ander"),
        ("ik heb mijn buurman al een week niet gezien", "zorgen_om_ander"),
        ("hoe word ik maatje van iemand", "is_vrijwilliger"),
        ("ik wil graag maatje worden", "is_vrijwilliger"),
        ("Wij willen iemand met een arbeidsbeperking aannemen", "is_werkgever"),
        ("ik doe de deur niet open", ""),
        ("mijn moeder is al een jaar dood", ""),
        ("ik zoek een maatje", ""),
        ("hoe kom ik aan een maatje", ""),
        ("niemand wil iemand met een beperking aannemen", ""),
        ("ze willen me niet aannemen", ""),
        ("mijn buurvrouw doet vaak moeilijk", ""),
    ),
)
def test_in_which_role_somebody_comes(text: str, role: str) -> None:
    assert named(normalise(text)) == role


def test_who_is_offered_a_companion_is_no_volunteer() -> None:
    for text in (
        "ik ben 68 wat moet ik met een jongere als maatje",
        "wat moet ik met zo'n maatje",
        "ik wil geen maatje",
    ):
        assert is_helped("is_vrijwilliger", normalise(text)), text
    for text in ("wat moet ik met hem doen als maatje", "ik ben maatje van een meneer"):
        assert not is_helped("is_vrijwilliger", normalise(text)), text


@pytest.mark.parametrize(
    ("text", "asked"),
    (
        ("ja maar wie", True),
        ("of is het voor volwassenen", True),
        ("hij kwam niet. moet ik naar zijn huis", True),
        ("kan dat", True),
        ("klopt dat?", True),
        ("wat een toestand", False),
        ("hij is er niet", False),
        ("ik weet het niet", False),
    ),
)
def test_a_question_without_its_mark(text: str, asked: bool) -> None:
    assert asks(text, normalise(text)) is asked


def test_what_is_told_of_another_is_told_of_another() -> None:
    for text in (
        "hij drinkt elke dag bier",
        "de buren zien hem ook niet meer",
        "haar hond is dood",
    ):
        assert about_another(text, alone=True), text
    assert about_another("ik breng hem elke week bier", alone=False)
    for text in (
        "ik voel me moe door hem",
        "ik heb koffie gezet",
        "bij mij is het ook stil, zij niet",
        "ze betalen niet uit",
        "ze hebben mij ontslagen",
    ):
        assert not about_another(text, alone=False), text


def test_who_looks_for_another_is_heard() -> None:
    for text in (
        "is er iets voor hem",
        "weet je een club voor mijn zoon",
        "zijn er plekken in de buurt voor haar",
        "ik zoek iets voor mijn broer",
    ):
        assert looks_for_another(normalise(text)), text
    for text in ("is er iets voor mij", "is er iets met hem", "wat kan ik doen voor haar"):
        assert not looks_for_another(normalise(text)), text
