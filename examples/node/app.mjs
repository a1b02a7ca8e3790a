// A whole third-party app against the sandbox: it registers itself there, gets its ticket, has
// itself installed by a corp, and reads who may use it there.
//   npm ci && node app.mjs [http://localhost:8080/sandbox]
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { call, field, open } from './wecom.mjs';

const sandbox = process.argv[2] ?? 'http://localhost:8080/sandbox';
const letters = (count) => randomBytes(count).toString('hex').slice(0, count);
const app = { suiteId: 'ww' + letters(16), suiteSecret: letters(43), token: letters(20), encodingAesKey: letters(43) };
const provider = 'ww' + letters(16);
const tell = (what, value) => console.log(what.padEnd(12), value);
let suiteToken;

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  try {
    const answered = await answer(url, request);
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(answered);
  } catch (error) {
    tell('refused', error.message);
    response.writeHead(500).end(error.message);
  }
});

async function answer(url, request) {
  switch (url.pathname) {
    case '/callback':
      return request.method === 'GET' ? checked(url.searchParams) : pushed(url.searchParams, await text(request));
    case '/install': {
      const { pre_auth_code } = await call(sandbox, `service/get_pre_auth_code?suite_access_token=${suiteToken}`);
      const back = encodeURIComponent(`${address()}/back`);
      return `<a href="${sandbox}/3rdapp/install?suite_id=${app.suiteId}&pre_auth_code=${pre_auth_code}&redirect_uri=${back}&state=node">Install</a>`;
    }
    case '/back':
      return installed(url.searchParams.get('auth_code'));
    default:
      return 'nothing here';
  }
}

/** WeCom tries the URLs before it saves them; the provider's corpid is the receiver then. */
function checked(query) {
  return open(app, query, query.get('echostr'), [provider]);
}

/** Notices come for the suite, messages for the corp; here only notices count. */
function pushed(query, body) {
  const notice = open(app, query, field(body, 'Encrypt'), [app.suiteId]);
  tell('pushed', field(notice, 'InfoType'));
  if (field(notice, 'InfoType') === 'suite_ticket') ticket(field(notice, 'SuiteTicket')).catch((error) => tell('refused', error.message));
  return 'success';
}

async function ticket(suiteTicket) {
  const body = { suite_id: app.suiteId, suite_secret: app.suiteSecret, suite_ticket: suiteTicket };
  suiteToken = (await call(sandbox, 'service/get_suite_token', body)).suite_access_token;
  tell('install me', `${address()}/install`);
}

async function installed(authCode) {
  const granted = await call(sandbox, `service/v2/get_permanent_code?suite_access_token=${suiteToken}`, { auth_code: authCode });
  const corp = granted.auth_corp_info;
  const credentials = { auth_corpid: corp.corpid, permanent_code: granted.permanent_code };
  const { access_token } = await call(sandbox, `service/get_corp_token?suite_access_token=${suiteToken}`, credentials);
  const { auth_info } = await call(sandbox, `service/v2/get_auth_info?suite_access_token=${suiteToken}`, credentials);
  const agentId = auth_info.agent[0].agentid;
  const agent = await call(sandbox, `agent/get?access_token=${access_token}&agentid=${agentId}`);
  tell('installed', `${corp.corp_name}, visible to ${agent.allow_userinfos.user.length} member(s)`);
  return `Installed for ${corp.corp_name}`;
}

async function text(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** By the sandbox's controls: what a person enters in WeCom's provider console. */
async function control(method, path, body) {
  const response = await fetch(`${sandbox}/control/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const address = () => `http://localhost:${server.address().port}`;

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', async () => {
  const { suiteId, suiteSecret, token, encodingAesKey } = app;
  const callback = `${address()}/callback`;
  await control('PUT', `providers/${provider}`, { name: 'Node' });
  const { checks } = await control('PUT', `suites/${suiteId}`, {
    provider,
    name: 'Node app',
    secret: suiteSecret,
    token,
    encodingAesKey,
    commandUrl: callback,
    dataUrl: `${callback}?corp=$CORPID$`,
  });
  checks.forEach((check) => tell('url check', `${check.url} ${check.verdict}`));
  await control('POST', 'tickets', { suite: suiteId });
});
