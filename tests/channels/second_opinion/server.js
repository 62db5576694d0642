// Starts telegram-test-api on a free port and prints its address: somebody else's idea of the
// Bot API. Two of its replies have not the form that Telegram gives them, and python-telegram-bot
// refuses them; these are put right here, and nothing else is touched.
"use strict";

const net = require("net");
const getMe = require("telegram-test-api/lib/routes/bot/getMe");

getMe.getMe = (app) =>
  app.all("/bot:token/getMe", (_request, response) =>
    response.json({
      ok: true,
      result: { id: 666, is_bot: true, first_name: "Proef", username: "TestNameBot" },
    })
  );

const { TelegramServer } = require("telegram-test-api/lib/telegramServer");

class Server extends TelegramServer {
  addBotMessage(message, token) {
    // Telegram counts in seconds, and gives a message back; this package counts in thousandths,
    // and gives back all that was asked, options that are text still included.
    const { link_preview_options: _, ...sent } = super.addBotMessage(message, token);
    return { ...sent, date: Math.floor(sent.date / 1000) };
  }
}

const finder = net.createServer().listen(0, "127.0.0.1", () => {
  const { port } = finder.address();
  finder.close(async () => {
    await new Server({ host: "127.0.0.1", port }).start();
    console.log(`http://127.0.0.1:${port}`);
  });
});
// The test that started it is gone: so is it.
process.stdin.on("end", () => process.exit(0)).resume();
