// Learns with nlp.js and its Dutch stemmer; run by benchmarks/nlu/peers.py.
// Usage: node nlpjs.js IN.json OUT.json, where IN holds texts, intents and tested.
'use strict';
const fs = require('fs');
const { createRequire } = require('module');

// The packages stand where they were installed, not beside this file.
const installed = createRequire(`${process.cwd()}/`);
const { containerBootstrap } = installed('@nlpjs/core');
const { Nlp } = installed('@nlpjs/nlp');
const { LangNl } = installed('@nlpjs/lang-nl');

async function main() {
  const given = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangNl);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, forceNER: false, log: false });
  nlp.addLanguage('nl');
  given.texts.forEach((text, at) => nlp.addDocument('nl', text, given.intents[at]));
  const started = process.hrtime.bigint();
  await nlp.train();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const scores = [];
  for (const text of given.tested) {
    const found = await nlp.process('nl', text);
    scores.push(Object.fromEntries(found.classifications.map((c) => [c.intent, c.score])));
  }
  fs.writeFileSync(process.argv[3], JSON.stringify({ seconds, scores }));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
