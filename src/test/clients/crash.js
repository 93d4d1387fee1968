import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { alecs, folder, issueToken, run, startServer } from './support/alecs.js';
import { evidence } from './support/evidence.js';
import { answerOf, get, Line, textOf } from './support/line.js';
import { record } from './support/figures.js';
import { within } from './support/waiting.js';

const TOKENS = 200;
const AT_ONCE = 8;
const KILL_AFTER = 90;
const PASSPHRASE = 'a passphrase for the clients suite';

/** Does the work for 0, 1, … up to `count`, some at once, and ends early, quietly, when the work fails. */
async function each(count, atOnce, work) {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      await work(next++);
    }
  };
  await Promise.allSettled(Array.from({ length: atOnce }, worker));
}

describe('The store of tokens', { timeout: 180_000 }, () => {
  const settings = { ALECS_DATA: folder('crash'), TOKEN_MASTER_KEY: PASSPHRASE };
  const issued = [];
  let server;

  before(async () => {
    evidence.secret(PASSPHRASE, 'the passphrase of the master key');
    issued.push(await issueToken(settings));
    server = await startServer(settings);
  });

  after(() => server.process.stop());

  it('survives kill -9 in the middle of issuing 200 tokens: every token that was answered opens the door', async () => {
    const line = await Line.open(server.url, { token: issued[0].token });
    await each(TOKENS, AT_ONCE, async (n) => {
      const answer = answerOf(await line.call('generate-api-token', { description: `crash ${n}`, expiresInDays: 1 }));
      line.received.showed(answer.token);
      issued.push({ tokenId: answer.tokenId, token: answer.token });
      if (issued.length === KILL_AFTER) {
        server.process.kill('SIGKILL');
      }
    });
    const ended = await within(server.process.ended, 'the end of the server');
    const answered = issued.length - 1;

    server = await startServer(settings);
    const opened = new Set();
    await each(issued.length, 20, async (n) => {
      const guest = await Line.open(server.url, { token: issued[n].token });
      opened.add(issued[n].tokenId);
      await guest.close();
    });
    const administrator = await Line.open(server.url, { token: issued[0].token });
    const { tokens } = answerOf(await administrator.call('list-api-tokens'));
    await administrator.close();

    assert.equal(ended, 'SIGKILL');
    assert.ok(answered >= KILL_AFTER - 1 && answered < TOKENS, `killed in the middle, after ${answered} answers`);
    assert.deepEqual(
      issued.filter(({ tokenId }) => !opened.has(tokenId)),
      [],
    );
    const listed = new Set(tokens.map(({ tokenId }) => tokenId));
    assert.ok(issued.every(({ tokenId }) => listed.has(tokenId)));
    record('kill -9 while 200 tokens are issued', `${answered} answered, ${opened.size - 1} of them valid after the restart`);
  });

  it('holds no token in the clear', () => {
    const files = fs.readdirSync(settings.ALECS_DATA).map((name) => fs.readFileSync(path.join(settings.ALECS_DATA, name), 'latin1'));

    assert.ok(files.join('').includes('SQLite format 3'));
    assert.deepEqual(
      issued.filter(({ token }) => files.some((content) => content.includes(token.slice(6, 49)))),
      [],
    );
    assert.ok(!files.some((content) => content.includes(PASSPHRASE)));
  });

  it('is for its owner alone', { skip: process.platform === 'win32' && 'needs POSIX permissions' }, () => {
    const modes = fs.readdirSync(settings.ALECS_DATA).map((name) => [name, fs.statSync(path.join(settings.ALECS_DATA, name)).mode & 0o077]);

    assert.deepEqual(
      modes.filter(([, others]) => others !== 0),
      [],
    );
  });

  it('with another TOKEN_MASTER_KEY stops the start, which names it', async () => {
    const started = alecs(['serve'], {
      ...settings,
      TOKEN_MASTER_KEY: 'another passphrase for the suite',
      ALECS_WS_HOST: '127.0.0.1',
      ALECS_WS_PORT: '0',
    });

    const code = await within(started.ended, 'the end of the server');

    assert.ok(Number.isInteger(code) && code !== 0);
    assert.match(started.stderr, /TOKEN_MASTER_KEY/);
    assert.doesNotMatch(started.stderr, /Serving MCP/);
    assert.doesNotMatch(started.stderr, /^\tat /m);
  });

  it('without any TOKEN_MASTER_KEY refuses the command line, which names it', async () => {
    const { code, stderr } = await run(['token', 'list'], { ALECS_DATA: settings.ALECS_DATA });

    assert.notEqual(code, 0);
    assert.match(stderr, /TOKEN_MASTER_KEY/);
    assert.doesNotMatch(stderr, /^\tat /m);
  });
});

describe('A store of tokens that becomes unreadable while it serves', { timeout: 60_000 }, () => {
  const settings = { ALECS_DATA: folder('unreadable'), TOKEN_MASTER_KEY: PASSPHRASE };
  let issued;
  let server;

  before(async () => {
    issued = await issueToken(settings);
    server = await startServer(settings);
  });

  after(() => server.process.stop());

  it('calls nothing, lets nobody in, and says where to look', async () => {
    const line = await Line.open(server.url, { token: issued.token });
    await line.call('list-api-tokens');
    for (const name of fs.readdirSync(settings.ALECS_DATA).filter((file) => file.startsWith('alecs.db'))) {
      fs.writeFileSync(path.join(settings.ALECS_DATA, name), 'no database '.repeat(4096));
    }

    const known = await line.call('list-api-tokens');
    const newcomer = await get(server.url, { authorization: `Bearer ${issued.token}` });

    assert.equal(known.isError, true);
    assert.match(textOf(known), /^Nothing was called\..*alecs\.db/);
    assert.equal(newcomer.status, 503);
    assert.equal(newcomer.error, 'token_store_unavailable');
    assert.match(newcomer.message, /alecs\.db/);
    await line.close();
  });
});
