/**
 * A bot of grammY, run by tests/sandbox/telegram/test_judges.py: it does what judge_ptb_files.py does, in the same words.
 *
 * Arguments: address of the server, token, mode ("polling", or the webhook's port), secret. Says "ready" when it listens.
 */

import { createServer } from "node:http";

import { Bot, GrammyError, InlineKeyboard, InputFile, webhookCallback } from "grammy";

const [api, token, mode, secret] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: api } });
const keyboard = new InlineKeyboard().text("Тицьни", "tap");
let photo;

async function fetched(ctx) {
  const { file_path: path } = await ctx.getFile();
  const answer = await fetch(`${api}/file/bot${token}/${path}`);
  if (!answer.ok) throw new Error(`a download answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

function demand(truth, what) {
  if (!truth) throw new Error(what);
}

bot.command("start", (ctx) => ctx.reply(`Вітаю: ${ctx.match}`, { reply_markup: keyboard }));

bot.on("edited_message:text", (ctx) => ctx.reply(`змінено: ${ctx.editedMessage.text}`));

bot.on("message:photo", async (ctx) => {
  if (ctx.message.via_bot) return;
  const largest = ctx.message.photo.at(-1);
  const content = await fetched(ctx);
  photo = largest.file_id;
  const sent = await ctx.replyWithPhoto(photo, { caption: `фото ${largest.width}x${largest.height}` });
  demand(sent.photo.at(-1).file_unique_id === largest.file_unique_id, "a photo sent again is another one");
  const uploaded = await ctx.replyWithPhoto(new InputFile(content), { caption: "стара" });
  await ctx.api.editMessageCaption(ctx.chat.id, uploaded.message_id, { caption: `байтів ${content.length}` });
});

bot.on("message:document", async (ctx) => {
  const { file_name: name, mime_type: kind } = ctx.message.document;
  const file = new InputFile(await fetched(ctx), `копія-${name}`);
  const back = await ctx.replyWithDocument(file, { caption: "ваш файл" });
  demand(back.document.mime_type === kind, "a file came back as another kind");
});

bot.on("message:location", (ctx) => {
  const { latitude, longitude } = ctx.message.location;
  return ctx.replyWithLocation(latitude, longitude);
});

bot.hears("альбом", async (ctx) => {
  const media = (caption) => ({ type: "photo", media: photo, ...(caption && { caption }) });
  const album = await ctx.replyWithMediaGroup([media("перше"), media()]);
  demand(album[0].media_group_id === album[1].media_group_id, "an album fell apart");
});

bot.hears("меню", async (ctx) => {
  const button = { type: "web_app", text: "Карта", web_app: { url: "https://example.com/map" } };
  await ctx.api.setChatMenuButton({ chat_id: ctx.chat.id, menu_button: button });
  const kept = await ctx.api.getChatMenuButton({ chat_id: ctx.chat.id });
  await ctx.reply(`меню: ${kept.web_app.url}`);
});

bot.hears("зітри", async (ctx) => {
  await ctx.deleteMessages([ctx.message.message_id]);
  try {
    await ctx.replyWithPhoto(new InputFile(Buffer.from("no picture")));
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    await ctx.reply(`стерто, ${error.description.replace("Bad Request: ", "")}`);
  }
});

bot.on("callback_query:data", async (ctx) => {
  await ctx.editMessageText(ctx.inlineMessageId ? "Тицьнуто через бота" : "Тицьнуто");
  await ctx.answerCallbackQuery("Готово");
});

bot.on("inline_query", async (ctx) => {
  const text = ctx.inlineQuery.query;
  const words = { message_text: `Картка ${text}` };
  const card = { type: "article", id: "card", title: text, input_message_content: words, reply_markup: keyboard };
  const results = [card, { type: "photo", id: "photo", photo_file_id: photo }];
  await ctx.answerInlineQuery(results, { cache_time: 0, next_offset: "2" });
});

bot.on("chosen_inline_result", async (ctx) => {
  const { result_id: id, inline_message_id: inline, from } = ctx.chosenInlineResult;
  await ctx.api.sendMessage(from.id, `обрано ${id} ${inline ? "True" : "False"}`);
});

bot.on("my_chat_member", async (ctx) => {
  if (ctx.myChatMember.new_chat_member.status !== "member") return;
  await ctx.reply(`нас ${await ctx.getChatMemberCount()} у «${ctx.chat.title}»`);
});

bot.catch((error) => {
  process.stderr.write(`Traceback: ${error.error.stack}\n`);
});

const ready = () => process.stdout.write("ready\n");
if (mode === "polling") {
  process.once("SIGTERM", () => bot.stop());
  await bot.start({ timeout: 5, allowed_updates: [], onStart: ready });
} else {
  await bot.init();
  const handle = webhookCallback(bot, "http", { secretToken: secret });
  const server = createServer(handle);
  process.once("SIGTERM", () => server.close(() => process.exit(0)));
  server.listen(Number(mode), "127.0.0.1", async () => {
    await bot.api.setWebhook(`http://127.0.0.1:${mode}/hook`, { secret_token: secret, max_connections: 10 });
    ready();
  });
}
