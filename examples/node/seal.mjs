// Plays WeCom towards a callback URL of yours: seals the XML on standard input and posts it.
//   TOKEN=… AES_KEY=… node seal.mjs URL RECEIVER < notice.xml
import { readFileSync } from 'node:fs';
import { seal } from './wecom.mjs';

const [url, receiver] = process.argv.slice(2);
const app = { token: process.env.TOKEN, encodingAesKey: process.env.AES_KEY };
const { query, body } = seal(app, readFileSync(0, 'utf8').trim(), receiver);
const response = await fetch(`${url}?${query}`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
console.log(response.status, await response.text());
