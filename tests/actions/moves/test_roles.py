"""Who comes for another, and questions about Naast: in the many ways in which people put them."""

from __future__ import annotations

import pytest

from actions.moves.roles import about_naast, named, roles
from actions.moves.sidepaths import always, response_for
from bot.normalise import normalise

PLACE, NO_PLACE = True, False

OF_NAAST = {
    "utter_privacy_of_another": """
        Kan ik zien of een klant van mij met jullie praat?
        kunnen wij zien wat een cliënt hier zegt
        mag ik weten of mijn werknemer met jou praat
        kan de gemeente zien of ik hier zit
        kan mijn begeleider zien wat ik typ
        kan ik meelezen met mijn client
        mogen wij meekijken in de gesprekken
        krijg ik een melding als hij iets zegt
        krijgen wij terugkoppeling over onze bewoners
        komt dit bij de gemeente terecht
        gaat er iets naar ons?
        ziet mijn klantmanager dit
        weet het uwv dat ik hier praat
        hoort mijn baas dat ik met jou praat
        geven jullie gegevens door aan de gemeente
        sturen jullie iets naar de huisarts
        kan een werkgever gesprekken opvragen
        kan mijn bewindvoerder erbij
        zien jullie wat mensen hier vertellen in deze chat zeggen
        kan ik controleren of ze hier geweest is
        kan ik nagaan wat mijn patient hier schrijft
        hebben wij inzage in de gesprekken
    """,
    "utter_privacy_law": """
        AVG?
        hoe zit het met de avg
        voldoet dit aan de AVG
        is er een DPIA gedaan
        wie is de verwerkingsverantwoordelijke
        heb je een privacyverklaring
        waar staan de gegevens
        is er een verwerkersovereenkomst
        wat is de bewaartermijn
        wat gebeurt er bij een datalek
        hebben jullie beroepsgeheim
        gdpr proof?
        verwerken jullie persoonsgegevens
        waar vind ik het privacybeleid
    """,
    "utter_privacy_anonymous": """
        is dit anoniem
        zie je mn ip adres
    """,
    "utter_privacy": """
        Dat was mijn vraag niet. Worden gesprekken opgeslagen?
        worden de chats bewaard
        slaan jullie iets op
        bewaren jullie gesprekken
        wat slaan jullie op
        wordt alles vastgelegd
        worden berichten gelezen
        wordt dit gelogd
        worden mijn gegevens verkocht
        is naast wel veilig
        is deze chat vertrouwelijk
        wat weten jullie van mij
        verzamelen jullie data
        hoe anoniem is dit
        worden er gegevens gedeeld
        bewaar je alles wat ik zeg dit gesprek
    """,
    "utter_who_behind": """
        Wie zit hierachter?
        wie zit er achter Naast
        Is Naast van de gemeente Zwolle?
        welke instantie zit achter naast
        wie beheert dit
        van wie is dit
        wie is de eigenaar
        wie betaalt dit eigenlijk
        werken jullie voor het UWV
        ben je van de gemeente
        horen jullie bij het wijkteam
        wie runt dit
        Ik wil weten wie de maker is. Is er een contactpersoon?
        wie is verantwoordelijk voor deze chat
        van wie ben je eigenlijk
        welke organisatie biedt dit aan
        wat voor club zit hierachter
        wie is jullie opdrachtgever
        hoe kan ik contact opnemen met de makers
        is dit van een bedrijf
        hoort dit bij de kerk
    """,
    "utter_costs": """
        wat kost praten met jou
        wat kost Naast
        hoeveel kost deze chat
        is naast gratis
        is deze app gratis of niet
        moet ik voor jullie betalen
        kost praten met jou geld
        wat kost het om met jou te praten
        zijn jullie gratis
        is praten hier gratis
    """,
    "utter_role_for_whom": """
        voor wie is naast
        voor wie is deze chat bedoeld
        voor wie zijn jullie
        wie kan met jou praten
        wat is jullie doelgroep
        is naast alleen voor ouderen
        is dit ook voor jongeren
        waar is naast voor
        welke mensen gebruiken deze chat
        wie mag naast gebruiken
    """,
    "utter_share_naast": """
        mag ik dit doorsturen naar mijn zus
        mag ik naast aanraden
        kan ik deze link delen
        mogen wij jullie noemen in het kerkblad plaatsen
        mag ik mensen naar jullie verwijzen
        mogen mijn medewerkers dit aan clienten aanraden
        kunnen wij deze site delen met vrijwilligers delen
        mag ik je doorgeven
    """,
    "utter_role_sign_up": """
        kan ik mensen bij jullie aanmelden
        kunnen wij iemand bij naast aanmelden
        hoe meld ik een client bij jullie aan
        mag ik hier iemand opgeven
        moeten mensen zich bij jullie inschrijven
        hoe geef ik mijn buurman bij jullie op
        aanmelden bij naast
        kan ik mijn moeder hier aanmelden
        kan een client zich bij jullie aanmelden, kan ik hem hier aanmelden
        heb je een verwijzing nodig voor naast
    """,
    "utter_on_the_map": """
        ik ben beheerder van buurthuis De Enk en wij staan niet op jullie lijst. hoe kom ik erop?
        ik vroeg iets. hoe krijg ik ons buurthuis op de kaart?
        Kan ik ergens een plek aanmelden voor jullie kaart? Wij hebben elke dinsdag gratis koffie.
        Nee ik zoek niks, ik ben van het buurthuis en wil er OP staan
        wij willen ook op de kaart staan
        hoe komen wij erbij
        kunnen jullie onze inloop toevoegen
        wij hebben een nieuwe eettafel, kunnen jullie onze eettafel vermelden
        jullie missen ons
        jullie vergeten nog een plek
        hoe zet ik onze stichting op de kaart
        mijn plek doorgeven
        ik wil een plek toevoegen
        wij staan er niet bij jullie
        hoe kom ik in jullie lijst
        staan wij op jullie site
        waar kan ik ons initiatief doorgeven
        wij zouden graag erop staan
        onze kerk staat niet op de kaart
        hoe krijgen wij onze activiteit erop
        wij hebben een moestuin en willen onze moestuin aanmelden
    """,
    "utter_map_wrong": """
        jullie openingstijden van de Enk kloppen niet
        er staat een fout in jullie gegevens, wij zijn verhuisd
        jullie hebben 2003 staan, wij zijn elke dag open van 9 tot 5. pas dat aan
        jullie gegevens kloppen niet
        ons adres klopt niet bij jullie
        het telefoonnummer staat verkeerd bij jullie
        wij staan verkeerd op de kaart
        jullie hebben een verkeerd nummer van ons
        ons buurthuis is verhuisd
        onze stichting heeft een nieuw nummer
        onze inloop is gestopt
        wij hebben andere openingstijden
        waar kan ik een fout melden
        hoe geef ik een wijziging door
        onze gegevens moeten gewijzigd worden, gegevens laten aanpassen
        haal ons van de kaart af
        bij jullie staat een verkeerd adres
        jullie informatie is verouderd
        de lijst van jullie, wij zijn verhuisd
        jullie noemen een oud adres
        aan wie geef ik een correctie door
    """,
    "utter_asked_by_press": """
        ik ben journalist en schrijf een stuk over Naast
        ik schrijf voor de Stentor een stuk over Naast
        ik werk voor rtv oost en wil iets maken over deze chat
        ik ben student en doe onderzoek naar eenzaamheid
        ik maak een werkstuk over chatbots
        mag ik je interviewen
        mijn scriptie gaat over eenzaamheid
        wij maken een podcast over naast
        ik doe voor school een onderzoek naar robots
        ik ben verslaggever
        mag ik een interview met jullie
        wij doen onderzoek naar chatprogramma's
    """,
    "utter_work_together": """
        kunnen wij samenwerken
        wij zijn van de kerk en willen met jullie samenwerken
        wil ik iets doen voor naast
        kunnen we iets betekenen voor jullie
        samenwerken met naast
        kan naast ook in onze gemeente
        ik wil doneren aan naast
        wij zijn een kerk in zwolle, kunnen we jullie helpen
    """,
    "utter_not_chatgpt": """
        ben je chatgpt?
        is dit chatgpt
        gebruiken jullie chatgpt
        zit hier chat gpt achter
        ben jij een soort siri
        gewoon chatgpt zeker
    """,
    "utter_how_ai": """
        hoe werk je dan
        hoe werkt naast
        hoe werkt dit precies
        hoe weet je wat je moet zeggen
        hoe werken jullie
    """,
    "utter_complain": """
        waar kan ik een klacht indienen over jou
        ik wil klagen over naast
        bij wie kan ik klagen over deze bot
        kan ik mijn klacht over jullie kwijt
    """,
}

ASKED = {
    ("is_professional", "utter_share_naast"): """
        Goed. Mag ik het aanraden aan mijn klanten?
        Ik vroeg of ik het mag aanraden.
        mag ik dit meegeven aan een client
        kunnen wij posters ophangen
        hebben jullie flyers
        raden jullie naast aan, of raad ik het aan
        mag ik mensen op naast wijzen
        zou ik jullie mogen noemen bij een gesprek
        mogen collegas dit ook delen
        kan ik jou ook voorstellen aan haar
        mag dit in de nieuwsbrief
        kan ik een kaartje in de wachtkamer leggen
    """,
    ("is_professional", "utter_role_no_forcing"): """
        Kan ik hem verplichten om met jou te praten?
        mag ik het opleggen
        kan ik haar dwingen
        is het verplicht
        moet een client hier praten
        kan het als voorwaarde in het plan
        is dwang een optie
        kunnen we dit verplicht stellen
        moeten mensen dit doen
        kan ik iemand laten praten met jou
    """,
    ("is_professional", "utter_role_sign_up"): """
        dus aanmelden kan niet?
        hoe meld ik hem aan
        hoe werkt de aanmelding
        kan ik haar inschrijven
        is er een intake
        heb ik een verwijzing nodig
        kan ik iemand opgeven
        moet hij een account aanmaken
        melden wij mensen aan of doen ze dat zelf
    """,
    ("is_professional", "utter_role_on_behalf"): """
        en mag ik dat bellen namens hem of moet hij zelf bellen?
        mag ik voor hem bellen
        moet ze zelf bellen
        kan ik namens mijn client contact opnemen
        mag ik in plaats van haar bellen
        kan ik de eerste keer bellen voor hem
        moet de client zichzelf, moet hij zelf contact opnemen
        mag je voor een ander bellen
        moet die man dat zelf regelen
        kan ik voor mijn client mailen
    """,
    ("is_professional", "utter_role_says_no"): """
        Oke. Hoe pak ik dat aan bij hem, hij zegt op alles nee
        ze zegt overal nee op
        hij zegt steeds nee
        op alles wat ik voorstel zegt hij nee
        hij wil helemaal niks
        ze wil nergens heen
        hij wil geen hulp
        ze houdt alles af
        hij weigert
        ze weigert elke vorm van hulp
        hij is niet gemotiveerd
        ze is moeilijk te bereiken
        hij laat niemand toe
        het is een echte zorgmijder
        ze slaat alles af
        hij staat nergens voor open
        ze wijst alles af
        het antwoord is altijd nee
        nee op alles
        hij gaat nergens op in
    """,
    ("is_werkgever", "utter_role_employer_illness"): """
        Dat is mooi gezegd. Mag ik ook vragen wat ze precies heeft?
        mag ik vragen wat mijn werknemer heeft
        mag ik weten wat hij heeft
        moet ze zeggen wat ze heeft
        kan ik vragen waarom ze ziek is
        hoeft ze mij niet te vertellen wat er is
        mag ik vragen wat er aan de hand is
        mag ik naar de diagnose vragen
        wat mankeert hem
        wat heeft ze eigenlijk
        mag ik de medische gegevens zien
        wat is de reden van haar ziekmelding
        mag een werkgever vragen welke klachten iemand heeft
        waarom hij ziek thuis is weet ik niet, mag ik dat weten
        mag ik over haar gezondheid vragen
        moet een werknemer vertellen wat hij mankeert
        kan ik vragen of ze een burn-out heeft
        mag ik vragen naar haar klachten
        mogen wij weten welke ziekte het is
        durf ik te vragen wat er scheelt
    """,
    ("is_werkgever", "utter_role_employer_no_contact"): """
        Oke. En ze zegt dat ze voorlopig geen contact wil. Wat dan?
        mijn werknemer wil geen contact, wat doe ik
        ze neemt niet op
        hij neemt de telefoon niet op
        hij appt dat hij rust wil
        ze neemt niet op, mag ik langsgaan
        hij wil met rust gelaten worden
        ze wil niet dat ik bel
        ik hoor al weken niks
        hij reageert nergens op, hij reageert niet
        ze houdt ons af
        hij heeft het contact verbroken
        ze laat niets van zich horen
        ze heeft me geblokkeerd
        ik wil niet pushen
        hij wil mij niet spreken
        ze wil ons niet zien
        hij drukt me weg
        kan ik langsgaan
        ik wil niet opdringerig zijn
        ze vraagt om rust
    """,
    ("is_werkgever", "utter_role_employer_back"): """
        Ik wil graag dat ze stapje voor stapje terugkomt. Wie kan mij daarbij helpen?
        wie kan mij helpen met re-integratie
        hoe bouwen we op na burn-out
        hoe werkt reintegratie
        wat zegt de wet poortwachter
        wanneer kan ze terugkeren
        kan hij weer beginnen met halve dagen
        hoe komt ze terug
        hij wil weer aan het werk
        plan van aanpak
        wat doet de bedrijfsarts
        arbodienst
        aangepast werk
        hoe zit het met tweede spoor
        terug naar het werk
        lichter werk kan dat
        we willen rustig opbouwen
        ze begint over terugkomen
        loonsanctie
        minder uren
    """,
    ("is_werkgever", "utter_role_employer_where"): """
        wie kan mij helpen
        bij wie kan ik terecht als werkgever
        is er subsidie
        waar kan ik advies krijgen
        wie helpt werkgevers
        waar kan ik terecht
        is er een jobcoach
        welke regelingen zijn er
    """,
    ("is_werkgever", "utter_role_employer_number"): """
        Nee, van dat WerkgeversServicepunt. Het nummer van het servicepunt
        heb je het nummer van het servicepunt
        waar vind ik het werkgeversservicepunt
        hoe bereik ik het servicepunt
    """,
    ("is_werkgever", "utter_role_employer_card"): """
        mag ik een bloemetje sturen
        kan ik een kaartje sturen
        is een fruitmand leuk
        mag ik haar appen
        zal ik een berichtje sturen
    """,
    ("is_vrijwilliger", "utter_role_volunteer_silent"): """
        hij zegt bijna niks
        ik ben vrijwilliger en ga elke week naar een meneer maar hij zegt bijna niks
        ze praat niet
        hij vertelt nooit iets
        is zwijgen erg denk je?
        hij zwijgt de hele tijd
        het is zo stil
        wat als er een stilte valt
        er komt niks uit
        hij geeft alleen maar ja en nee
        ze is geen prater
        het gesprek loopt dood
        het gesprek stokt steeds
        we zitten daar maar stil
        hij kijkt alleen maar tv
        ze zegt geen woord
        hij antwoordt nauwelijks
        is stilte erg
        Wat doe jij als iemand niks zegt?
        hij heeft weinig te zeggen
        ze is heel zwijgzaam
    """,
    ("is_vrijwilliger", "utter_role_volunteer_words"): """
        wat zeg ik dan
        wat moet ik zeggen
        wat kan ik vragen
        nee geen plekken, ik wil weten hoe ik met hem moet praten
        waar praat je over
        waar kan ik het met haar over hebben, waar heb je het dan over
        hoe begin ik een gesprek
        hoe krijg ik hem aan de praat
        hoe open ik het gesprek
        heb je gespreksstof
        welke onderwerpen zijn goed
        wat vraag ik dan
        hoe kan ik beter met hem praten
        ik weet niet wat ik moet zeggen
        wat zeg je tegen zo iemand
    """,
    ("is_vrijwilliger", "utter_role_volunteer_door"): """
        hij doet niet open
        ze deed de deur niet open
        ik sta voor een dichte deur
        hij is niet thuis
        ze laat me niet binnen
        de deur bleef dicht
        ik stond daar voor niks
        hij doet de deur niet meer open
        ze heeft niet opengedaan
        hij reageert niet op de bel
        ik belde aan en niemand deed open
        wat als hij niet opendoet, hij kwam niet naar de deur
    """,
    ("is_vrijwilliger", "utter_role_volunteer_keep_going"): """
        hoe blijf ik het volhouden
        hoe hou ik dit vol
        ik word er moe van
        ik word er somber van
        ik neem het mee naar huis
        het laat me niet meer los
        ik trek het niet
        ik wil stoppen
        ik denk erover om te stoppen, ik wil ermee stoppen
        het wordt me te veel
        ik heb geen energie meer
        hoe stel ik een grens
        grenzen aangeven vind ik moeilijk
        ze belt me steeds
        ik zie er tegenop
        het is zwaar voor mij
    """,
    ("is_vrijwilliger", "utter_role_volunteer_lost"): """
        ik weet het niet meer
        ik weet niet meer wat ik moet doen daar
        ik weet niet goed hoe verder
        geen idee hoe ik verder moet
        ik loop vast
        doe ik het goed
        ik heb het gevoel dat het niks doet
        heeft het wel zin
        ik voel me nutteloos
        ik ben machteloos
        helpt het hem wel
        wat heeft hij aan mij
        waar doe ik het voor
        ik zit daar maar
    """,
    ("zorgen_om_ander", "utter_role_worried_no_contact"): """
        ze wil geen contact
        ze wil mij ook al niet meer zien. ik bel elke dag maar ze neemt niet op
        mijn broer heeft me geblokkeerd
        ze neemt nooit op
        ze neemt niet op als ze mij ziet
        we hebben al maanden niks gehoord
        hij houdt de deur dicht voor mij
        me zus zegt laat me met rust
        ik stuur kaartjes maar krijg niks terug
        mijn dochter wil mij niet meer zien
        hij leest mijn appjes maar reageert niet
        ik mag er niet in
        ze wil niemand zien
        hij wil niet dat ik langskom
        ze negeert me
        hij ontwijkt ons
        het contact is verbroken
        al jaren spreek ik haar niet
        ze laat me niet binnen
        hij wil niks met ons te maken hebben, hij wil geen contact meer
        ze wil me niet spreken
        ik bel elke week en ze neemt niet op
    """,
    ("zorgen_om_ander", "utter_role_worried_from_afar"): """
        ze wil geen contact, wat kan ik doen
        hij wil me niet meer zien, wat moet ik
        hoe bereik ik haar als ze geen contact wil
        mijn broer heeft me geblokkeerd, wat nu
        hij wil met rust gelaten worden, wat kan ik doen
    """,
    ("zorgen_om_ander", "utter_role_worried_tired"): """
        ik ben moe van het zorgen
        ik ben doodmoe van al dat zorgen
        ik trek het niet meer
        het wordt me te veel
        ik lig er wakker van
        de zorgen vreten aan me
        niemand vraagt hoe het met mij is
        ik ga er zelf aan onderdoor
        het is altijd ik
        ik hou het niet meer vol
        ik ben het zat
        ik kom zelf nergens meer aan toe
        ik ben kapot van de zorg
        ik slaap er niet van
    """,
}


def lines(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "name"), [(text, name) for name, block in OF_NAAST.items() for text in lines(block)]
)
def test_a_question_about_naast_is_heard_however_it_is_put(text: str, name: str) -> None:
    plain = normalise(text)
    intent = always(plain)
    assert intent and response_for(intent, plain) == name


@pytest.mark.parametrize(
    ("role", "text", "name"),
    [(role, text, name) for (role, name), block in ASKED.items() for text in lines(block)],
)
def test_what_a_role_asks_is_heard_however_it_is_put(role: str, text: str, name: str) -> None:
    part = roles()[role].asked(normalise(text), {}, place=NO_PLACE)
    assert part is not None and part.response == name and part.always


@pytest.mark.parametrize(
    "text",
    (
        "wij zijn verhuisd naar stadshagen",
        "mijn buurvrouw is verhuisd",
        "ik sta op de wachtlijst",
        "ik wil me aanmelden bij een club",
        "niemand ziet mij",
        "ik ben een dossier voor ze",
        "ik was vroeger journalist",
        "ik schrijf een verhaal over mijn leven",
        "wat kost dat maatje",
        "waar is het",
        "mijn baas weet wat ik heb",
        "ik zie mijn kinderen niet meer",
        "ik wil niemand zien",
        "hoe werkt dat met die bus",
        "ze weten niet wat ik meemaak",
        "ik hoor er niet bij",
        "mijn adres klopt niet meer sinds de scheiding",
        "wie betaalt mijn huur",
    ),
)
def test_what_somebody_tells_is_no_question_about_naast(text: str) -> None:
    assert always(normalise(text)) is None


@pytest.mark.parametrize(
    ("text", "role"),
    (
        ("ik ben wijkverpleegkundige", "is_professional"),
        ("een client van mij zit alleen", "is_professional"),
        ("ik werk bij het sociaal wijkteam", "is_professional"),
        ("ik ben diaken", "is_professional"),
        ("mijn werknemer is ziek", "is_werkgever"),
        ("als leidinggevende vraag ik me dat af", "is_werkgever"),
        ("ik ben vrijwilliger bij humanitas", "is_vrijwilliger"),
        ("de meneer waar ik elke week kom", "is_vrijwilliger"),
        ("mijn begeleider komt niet", ""),
        ("mijn leidinggevende belt steeds", ""),
        ("mijn klantmanager verplicht me", ""),
        ("ik ben alleen", ""),
    ),
)
def test_who_says_to_come_for_another(text: str, role: str) -> None:
    assert named(normalise(text)) == role


def test_what_is_asked_of_a_place_is_not_asked_of_naast() -> None:
    role = roles()["is_professional"]
    asked = role.asked("kan ik hem aanmelden", {}, place=PLACE)
    assert asked is None or asked.response != "utter_role_sign_up"
    assert about_naast("wat kost dit", {}) == "utter_costs"


def test_who_spoke_of_a_place_of_their_own_goes_on_about_that() -> None:
    assert about_naast("wij zijn verhuisd", {}) is None
    assert about_naast("wij zijn verhuisd", {"utter_on_the_map": 1}) == "utter_map_wrong"
    assert about_naast("bij wie dan", {"utter_map_wrong": 1}) == "utter_on_the_map"


def test_a_number_is_asked_of_what_was_just_named() -> None:
    numbered = {"utter_role_employer_back": 1}
    asked = roles()["is_werkgever"].asked("heb je een telefoonnummer", numbered, place=NO_PLACE)
    assert asked is not None and asked.response == "utter_role_employer_number"


def test_a_door_that_stays_shut_as_ever_is_no_alarm_but_a_sudden_one_is() -> None:
    role = roles()["zorgen_om_ander"]
    known = {"utter_role_worried_no_contact": 1}
    told = role.asked("langs gaan ze doet niet open dat zeg ik toch net", known, place=NO_PLACE)
    assert told is not None and told.response == "utter_role_worried_no_contact"
    for text in (
        "ze doet al drie dagen niet open",
        "ze neemt ineens niet op",
        "de brievenbus is vol en ze doet niet open",
        "ze doet niet open en ik ruik iets",
        "ze reageert niet ze is gevallen",
    ):
        alarm = role.asked(text, known, place=NO_PLACE)
        assert alarm is not None and alarm.response == "utter_role_worried_door", text
    alarmed = {"utter_role_worried_door": 1}
    what_now = role.asked("wat kan ik doen", alarmed, place=NO_PLACE)
    assert what_now is not None and what_now.response == "utter_role_worried_call"
    first = role.asked("mijn buurman is 82 en doet de deur niet meer open", {}, place=NO_PLACE)
    assert first is not None and first.response == "utter_role_worried_door"


@pytest.mark.parametrize("role", roles().values(), ids=list(roles()))
def test_what_comes_by_itself_is_a_tip(role) -> None:
    assert role.listen_first or role.tips
    assert all("tips" in tip.response or "employer" in tip.response for tip in role.tips)
