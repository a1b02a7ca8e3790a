// What every third-party app has to do, whatever it is written in: open what WeCom pushes, seal
// what it is told, and call its API. Works against the sandbox and against the real one.
import { randomBytes } from 'node:crypto';
import crypto from '@wecom/crypto';

/** Throws where the signature or the receiver is wrong. `query` is a URLSearchParams. */
export function open(app, query, encrypted, receivers) {
  const { token, encodingAesKey } = app;
  const signature = crypto.getSignature(token, query.get('timestamp'), query.get('nonce'), encrypted);
  if (signature !== query.get('msg_signature')) throw new Error('wrong signature');
  const { message, id } = crypto.decrypt(encodingAesKey, encrypted);
  if (!receivers.includes(id)) throw new Error('for somebody else: ' + id);
  return message;
}

/** The query and the body of a POST as WeCom sends it. */
export function seal(app, xml, receiver) {
  const encrypted = crypto.encrypt(app.encodingAesKey, xml, receiver);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = crypto.getSignature(app.token, timestamp, nonce, encrypted);
  return {
    query: new URLSearchParams({ msg_signature: signature, timestamp, nonce }).toString(),
    body: `<xml><ToUserName><![CDATA[${receiver}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}

/** One field of a flat notice. */
export function field(xml, name) {
  const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([^]*?)\\]\\]>|([^<]*))</${name}>`).exec(xml);
  return found ? found[1] ?? found[2] : '';
}

/** Answers what WeCom answers; throws with its errcode and errmsg where that is an error. */
export async function call(base, path, body) {
  const response = await fetch(`${base}/cgi-bin/${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  const answer = await response.json();
  if (answer.errcode) throw new Error(`${answer.errcode} ${answer.errmsg}`);
  return answer;
}
