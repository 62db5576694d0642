"""Conversations through the stand-in of the Bot API."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reply import Button, Reply
from tests.channels.bot_api import BotApi, wait_until
from tests.channels.naast import Naast

PLACE = {
    "id": "de-bres",
    "name": "Inloophuis De Bres",
    "what": "koffie",
    "where": "Heiligeweg 1",
    "phone": "038 421 3155",
}


def begun(api: BotApi, naast: Naast) -> int:
    """A talk past its welcome; how many messages were sent."""
    api.write("/start")
    return len(api.wait_for(1))


def test_start_gives_the_welcome_and_says_that_it_is_a_program(api: BotApi, naast: Naast) -> None:
    api.write("/start")
    [welcome] = api.wait_for(1)
    assert "programma" in welcome and "geen mens" in welcome
    assert "112" in welcome and "113" in welcome


def test_a_code_on_a_card_only_chooses_the_greeting(api: BotApi, naast: Naast) -> None:
    api.write("/start a77")
    [welcome] = api.wait_for(1)
    assert "kaartje" in welcome
    assert "a77" not in str(naast.brain.heard) + str(naast.store._values)


def test_a_text_gets_the_answer_of_the_brain(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("mijn hond is ziek")
    assert api.wait_for(2)[1] == "gehoord: mijn hond is ziek"


def test_who_writes_on_after_silence_hears_that_the_talk_is_new(api: BotApi, naast: Naast) -> None:
    api.write("mijn hond is ziek")
    [answer] = api.wait_for(1)
    assert "programma" in answer and answer.endswith("gehoord: mijn hond is ziek")
    api.write("nog steeds")
    assert api.wait_for(2)[1] == "gehoord: nog steeds"


@pytest.mark.parametrize(
    ("text", "first"), [("ik wil niet meer leven", "113"), ("ik krijg geen lucht", "112")]
)
def test_danger_is_answered_though_the_brain_is_away_and_nothing_comes_before_it(
    api: BotApi, naast: Naast, text: str, first: str
) -> None:
    naast.brain.awake = False
    api.write(text)
    [answer] = api.wait_for(1)
    assert first in answer and "nieuw gesprek" not in answer and "Even vooraf" not in answer


def test_danger_that_is_typed_as_a_command_or_under_a_picture_is_seen(
    api: BotApi, naast: Naast
) -> None:
    naast.brain.awake = False
    api.write("/zoek een einde aan mijn leven, ik wil dood")
    assert "113" in api.wait_for(1)[0]
    api.send(photo=[{}], caption="ik wil niet meer leven")
    answer = api.wait_for(2)[1]
    assert "113" in answer and "plaatje" not in answer


# ---- buttons


def test_a_button_is_a_short_key_answered_at_once_and_removed_when_used(
    api: BotApi, naast: Naast
) -> None:
    begun(api, naast)
    api.write("kies")
    api.wait_for(2)
    assert [button["text"] for button in api.buttons()] == ["Ja", "Nee"]
    under = api.sent(11)[-1].message_id
    api.press("Ja")
    assert api.wait_for(3)[2] == "Ja dus."
    [press] = api.made("answerCallbackQuery")
    [removed] = api.made("editMessageReplyMarkup")
    assert int(removed.data["message_id"]) == under and "reply_markup" not in removed.data
    assert press.at < api.sent(11)[-1].at


def test_a_payload_longer_than_64_bytes_fits_in_a_button(api: BotApi, naast: Naast) -> None:
    long = '/kiest_optie{"rangorde":"' + "1" * 80 + '"}'
    naast.brain.script["lang"] = [Reply("Kies.", (Button("Deze", long),))]
    naast.brain.script[long] = [Reply("Gekozen.")]
    begun(api, naast)
    api.write("lang")
    api.wait_for(2)
    api.press("Deze")
    assert api.wait_for(3)[2] == "Gekozen."


def test_a_button_of_last_week_gets_a_kind_answer(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    keys = ["0123456789abcdef", "", "dag:3", "dag:x", "dag:99", "x" * 64]
    for key in keys:
        api.press_key(key)
    for answer in api.wait_for(1 + len(keys))[1:]:
        assert "knop" in answer.lower() or "keuze" in answer.lower()
    assert naast.brain.heard == []


# ---- places


def test_one_place_comes_with_a_number_to_call(api: BotApi, naast: Naast) -> None:
    naast.brain.script["een plek"] = [Reply("De Bres, Heiligeweg 1.", options=(PLACE,))]
    begun(api, naast)
    api.write("een plek")
    wait_until(lambda: bool(api.sent(11, "sendContact")))
    [card] = api.sent(11, "sendContact")
    assert card.data["phone_number"] == "+31384213155"
    assert card.data["first_name"] == "Inloophuis De Bres"
    assert api.sent(11)[-1] is card and not api.sent(11, "sendVenue")


def test_a_place_of_which_the_spot_is_known_comes_on_the_map_too(
    api: BotApi, naast: Naast
) -> None:
    place = {**PLACE, "latitude": 52.51, "longitude": 6.09, "phone": "0800-2000"}
    naast.brain.script["een plek"] = [Reply("De Bres.", options=(place,))]
    begun(api, naast)
    api.write("een plek")
    wait_until(lambda: bool(api.sent(11, "sendContact")))
    [venue] = api.sent(11, "sendVenue")
    assert venue.data["address"] == "Heiligeweg 1" and float(venue.data["latitude"]) == 52.51
    assert api.sent(11, "sendContact")[0].data["phone_number"] == "08002000"


def test_three_places_stay_text(api: BotApi, naast: Naast) -> None:
    naast.brain.script["drie"] = [Reply(f"Plek {n}", options=(PLACE,)) for n in (1, 2, 3)]
    begun(api, naast)
    api.write("drie")
    api.write("en nu")
    assert api.wait_for(3)[1:] == ["Plek 1\n\nPlek 2\n\nPlek 3", "gehoord: en nu"]
    assert not api.sent(11, "sendContact")


# ---- commands


def test_the_menu_is_dutch_and_complete(api: BotApi, naast: Naast) -> None:
    wait_until(lambda: bool(api.made("setMyCommands")))
    [menu] = api.made("setMyCommands")
    names = [command["command"] for command in menu.data["commands"]]
    assert names == ["start", "hulp", "zoek", "stop", "wis", "privacy", "over"]
    assert all(command["description"] for command in menu.data["commands"])


def test_help_names_numbers_and_people(api: BotApi, naast: Naast) -> None:
    api.write("/hulp")
    [answer] = api.wait_for(1)
    for number in ("112", "113", "0800-0113", "088 0767 000", "0800-2000", "huisarts"):
        assert number in answer


def test_search_goes_the_ordinary_way(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("/zoek")
    api.write("/zoek@naast_proef_bot koffie in Holtenbroek")
    api.wait_for(3)
    assert naast.brain.texts == [
        "Wat is er hier te doen?",
        "Ik zoek koffie in Holtenbroek",
    ]


def test_stop_is_accepted(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("/stop")
    assert api.wait_for(2)[1] == "gehoord: stop"


def test_privacy_says_that_telegram_can_see_it_and_offers_the_web(
    api: BotApi, naast: Naast
) -> None:
    api.write("/privacy")
    [answer] = api.wait_for(1)
    assert "UWV" in answer and "Telegram" in answer and "webpagina" in answer


def test_about_says_that_it_is_no_human(api: BotApi, naast: Naast) -> None:
    api.write("/over")
    [answer] = api.wait_for(1)
    assert "programma" in answer or "computer" in answer
    assert "{" not in answer and "None" not in answer


def test_wiping_erases_at_once_and_says_so(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("mijn buurvrouw heet Truus")
    api.wait_for(2)
    api.write("/wis")
    answer = api.wait_for(3)[2]
    assert "gewist" in answer or "weg" in answer
    assert "Telegram" in answer
    api.wait_until_confirmed()
    assert len(naast.brain.forgotten) == 2  # at the start, and now
    wait_until(lambda: not [key for key in naast.store._values if not key.startswith("tempo:")])


def test_wiping_in_words_is_the_same(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("vergeet alles")
    answer = api.wait_for(2)[1]
    assert "Het is weg." in answer and "Telegram" in answer
    wait_until(lambda: not [key for key in naast.store._values if not key.startswith("tempo:")])


def test_an_unknown_command_is_just_words(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("/restart")
    assert api.wait_for(2)[1] == "gehoord: restart"


# ---- other things than words


WORDLESS = [
    ({"photo": [{}]}, "plaatje|foto|kijken"),
    ({"video": {}}, "plaatje|foto|kijken"),
    ({"document": {}}, "plaatje|foto|kijken"),
    ({"voice": {}}, "Luisterlijn"),
    ({"video_note": {}}, "Luisterlijn"),
    ({"contact": {"phone_number": "0612345678", "first_name": "Truus"}}, "bewaard"),
    ({"poll": {"question": "?"}}, "woorden|Schrijven"),
    ({"iets_nieuws_van_telegram": {}}, "woorden|Schrijven"),
    ({"location": {"latitude": 51.92, "longitude": 4.48}}, "Zwolle"),
    ({"sticker": {"emoji": "👍"}}, "plaatje|gezicht|Lezen"),
    ({"sticker": {}}, "plaatje|gezicht|Lezen"),
    ({"dice": {"emoji": "🎲", "value": 3}}, "plaatje|gezicht|Lezen"),
]


def test_what_has_no_words_gets_a_kind_answer(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    for content, _ in WORDLESS:
        api.send(**content)
    answers = api.wait_for(1 + len(WORDLESS))[1:]
    for answer, (content, words) in zip(answers, WORDLESS, strict=True):
        assert any(part in answer for part in words.split("|")), (content, answer)
    assert naast.brain.heard == [] and "Truus" not in str(naast.store._values)


def test_words_under_a_picture_are_read(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.send(photo=[{}], caption="dit is mijn hond")
    assert api.wait_for(2)[1].endswith("gehoord: dit is mijn hond")


def test_a_location_is_used_once_for_the_neighbourhood_and_not_kept(
    api: BotApi, naast: Naast
) -> None:
    begun(api, naast)
    api.send(location={"latitude": 52.5291, "longitude": 6.0882})
    answer = api.wait_for(2)[1]
    assert "Holtenbroek" in answer
    assert naast.brain.texts == ["Ik zoek iets in de buurt van Holtenbroek"]
    assert "52.5" not in str(naast.store._values) and "52.5" not in str(naast.brain.heard)


STRANGE = [
    {"message": {"chat": {"id": 11, "type": "private"}, "pinned_message": {}}},
    {"message": {"chat": {"id": 11, "type": "private"}, "chat_background_set": {}}},
    {"poll": {"id": "1"}},
    {"message": None},
    {"message": {"chat": "x"}},
    {"message": {"chat": {"id": "x", "type": "private"}, "text": "hoi"}},
    {"message": {"chat": {"id": 11, "type": "private"}, "location": {"latitude": "x"}}},
    {"callback_query": {"id": "1", "data": "x"}},
    {"iets_nieuws": {}},
    {"edited_message": {"chat": {"id": 11, "type": "private"}}},
    {"my_chat_member": {}},
]


def test_an_unknown_update_stops_nothing_and_wants_no_answer(api: BotApi, naast: Naast) -> None:
    for update in STRANGE:
        api.put(dict(update))
    api.write("/hulp")
    assert len(api.wait_for(1)) == 1
    api.wait_until_confirmed()


def test_an_edited_message_is_answered_only_when_danger_was_added(
    api: BotApi, naast: Naast
) -> None:
    begun(api, naast)
    api.put({"edited_message": {**api.message(11), "text": "tikfout verbeterd"}})
    api.put({"edited_message": {**api.message(11), "text": "ik wil niet meer leven"}})
    api.wait_for(2)
    assert naast.brain.texts == ["ik wil niet meer leven"]


def test_a_group_is_refused_kindly_and_left(api: BotApi, naast: Naast) -> None:
    api.put({"message": {**api.message(-50, "group"), "text": "hoi allemaal"}})
    [answer] = api.wait_for(1, chat=-50)
    assert "groep" in answer
    wait_until(lambda: bool(api.made("leaveChat")))
    assert naast.brain.heard == []


def test_being_added_to_a_group_is_enough_to_leave_it(api: BotApi, naast: Naast) -> None:
    api.put(
        {
            "my_chat_member": {
                "chat": {"id": -51, "type": "supergroup"},
                "new_chat_member": {"status": "member"},
            }
        }
    )
    api.wait_for(1, chat=-51)
    wait_until(lambda: bool(api.made("leaveChat")))


def test_who_blocks_the_bot_is_forgotten(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.put(
        {
            "my_chat_member": {
                "chat": {"id": 11, "type": "private"},
                "new_chat_member": {"status": "kicked"},
            }
        }
    )
    wait_until(lambda: len(naast.brain.forgotten) == 2)
    api.wait_until_confirmed()
    assert len(api.texts()) == 1


def test_an_answer_to_who_blocked_the_bot_is_let_go(api: BotApi, naast: Naast) -> None:
    api.blocked.add(11)
    api.write("/start")
    api.write("/start", chat=12)
    api.wait_for(1, chat=12)
    api.wait_until_confirmed()


# ---- long, slow, and much


def test_a_long_reply_is_split_and_keeps_its_buttons_at_the_end(api: BotApi, naast: Naast) -> None:
    sentence = "Dit is een zin over een plek in Zwolle. "
    naast.brain.script["veel"] = [Reply(sentence * 300, (Button("Ja", "/bevestigen"),))]
    begun(api, naast)
    api.write("veel")
    parts = api.wait_for(4)[1:]
    assert len(parts) == 3 and all(len(part) <= 4096 for part in parts)
    assert all(part.endswith("Zwolle.") for part in parts)
    assert " ".join(parts) == (sentence * 300).strip()
    marked = ["reply_markup" in call.data for call in api.sent(11)[1:]]
    assert marked == [False, False, True]


def test_a_message_of_4096_characters_is_read_whole(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("woord " * 680)
    api.wait_for(2)
    assert len(naast.brain.texts[0]) > 4000


def test_typing_shows_while_thinking_takes_long(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    api.write("snel")
    api.wait_for(2)
    assert not api.made("sendChatAction")
    naast.brain.delay = 0.8
    api.write("langzaam")
    api.wait_for(3)
    [action] = api.made("sendChatAction")
    assert action.data["action"] == "typing"


def test_a_brain_that_fails_leaves_nobody_without_an_answer(api: BotApi, naast: Naast) -> None:
    begun(api, naast)
    naast.brain.error = RuntimeError("x")
    api.write("hallo daar")
    assert "088 0767 000" in api.wait_for(2)[1]


def test_a_flood_is_slowed_down_said_once_and_danger_in_it_is_seen(
    api: BotApi, tmp_path: Path
) -> None:
    naast = Naast(api, tmp_path)
    naast.clock = lambda: 1_800_000_000.0
    naast.start()
    for number in range(70):
        api.write(f"bericht {number}")
    api.write("ik wil niet meer leven")
    api.wait_until_confirmed()
    naast.stop()
    assert naast.brain.texts == [
        *(f"bericht {number}" for number in range(60)),
        "ik wil niet meer leven",
    ]
    assert len(api.texts()) == 62  # and once that it goes too fast
    assert "112" in api.texts()[60]
