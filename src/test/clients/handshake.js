import assert from 'node:assert/strict';
import zlib from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { alecs, demo, issueToken, JS_BRIDGE, run, settingsFor, Started } from './support/alecs.js';
import { answerOf, get, knock, Line } from './support/line.js';
import { within } from './support/waiting.js';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A token of the right shape and checksum that nobody issued. */
function inventedToken() {
  const checked = `alecs_${'7'.repeat(43)}`;
  let sum = crc32(checked);
  let digits = '';
  for (let i = 0; i < 6; i++) {
    digits = BASE62[sum % 62] + digits;
    sum = Math.floor(sum / 62);
  }
  return checked + digits;
}

// Node has had zlib.crc32 since 20.15 only.
function crc32(text) {
  return (
    zlib.crc32?.(text) ??
    ~[...Buffer.from(text)].reduce((crc, byte) => {
      let next = crc ^ byte;
      for (let bit = 0; bit < 8; bit++) {
        next = (next >>> 1) ^ (next & 1 ? 0xedb88320 : 0);
      }
      return next;
    }, ~0) >>> 0
  );
}

/** The same token with another last character. */
function mistyped(token) {
  return token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
}

/** Issues a token through the tool, which is quicker than the command. */
async function issueThrough(line, args) {
  const issued = answerOf(await line.call('generate-api-token', args));
  line.received.showed(issued.token);
  return issued;
}

function assertRefused(refusal, error, words) {
  assert.equal(refusal.status, 401);
  assert.equal(refusal.error, error);
  assert.match(refusal.message, words);
  const challenge = error === 'token_missing' ? /^Bearer realm="alecs"$/ : /^Bearer .*error="invalid_token"/;
  assert.match(refusal.headers['www-authenticate'], challenge);
  assert.equal(refusal.headers['cache-control'], 'no-store');
}

describe('A handshake', { concurrency: true, timeout: 120_000 }, () => {
  it('without a token is refused, and the answer says how to send one', async () => {
    const { url } = await demo();

    assertRefused(await knock(url), 'token_missing', /Authorization: Bearer.*alecs token issue/);
  });

  it('with something that is no token is refused', async () => {
    const { url } = await demo();

    assertRefused(await knock(url, { token: 'open-sesame' }), 'token_malformed', /not an ALECS token/);
  });

  it('with a token that has a wrong checksum is refused, and the answer suspects a typing error', async () => {
    const { url, token } = await demo();

    assertRefused(await knock(url, { token: mistyped(token) }), 'token_malformed', /mistyped.*checksum/);
  });

  it('with a token that nobody issued is refused', async () => {
    const { url } = await demo();

    assertRefused(await knock(url, { token: inventedToken() }), 'token_unknown', /token/);
  });

  it('with a password in place of a token is refused', async () => {
    const { url } = await demo();

    assertRefused(await knock(url, { headers: { authorization: 'Basic YWRhOmxvdmVsYWNl' } }), 'token_missing', /Authorization: Bearer/);
  });

  it('with a good token in the address is refused unless that was switched on', async () => {
    const { url, token } = await demo();

    assertRefused(await knock(`${url}?token=${token}`), 'token_missing', /Authorization: Bearer/);
  });

  it('with the token as a subprotocol is accepted, and the token is not echoed', async () => {
    const { url, token } = await demo();

    const line = await Line.open(url, { protocols: ['mcp', 'bearer', token] });

    assert.equal(line.protocol, 'mcp');
    assert.deepEqual((await line.ask('ping')).result, {});
    await line.close();
  });

  it('with nothing but the token as a subprotocol is accepted', async () => {
    const { url, token } = await demo();

    const line = await Line.open(url, { protocols: ['bearer', token] });

    assert.equal(line.protocol, 'bearer');
    assert.deepEqual((await line.ask('ping')).result, {});
    await line.close();
  });

  it('with a wrong token as a subprotocol is refused', async () => {
    const { url, token } = await demo();

    assertRefused(await knock(url, { protocols: ['mcp', 'bearer', mistyped(token)] }), 'token_malformed', /checksum/);
  });

  it('at another path finds nothing', async () => {
    const { url, token } = await demo();

    assert.equal((await knock(url.replace('/mcp', '/elsewhere'), { token })).status, 404);
  });

  it('that lost its upgrade on the way is told so, but only with a good token', async () => {
    const { url, token } = await demo();

    const stranger = await get(url);
    const friend = await get(url, { authorization: `Bearer ${token}` });

    assertRefused(stranger, 'token_missing', /Authorization: Bearer/);
    assert.equal(friend.status, 426);
    assert.match(friend.message, /Upgrade and Connection headers/);
  });
});

describe('A token', { concurrency: true, timeout: 120_000 }, () => {
  it('that expires while its holder is connected ends the connection at the next call, and opens no new one', async () => {
    const shared = await demo();
    const { token, expires } = await issueToken(settingsFor(shared), '--expires', '6s');
    const line = await Line.open(shared.url, { token });
    const welcome = await line.call('list-contracts');

    await sleep(Math.max(0, Date.parse(expires) - Date.now()) + 100);
    const { error } = await line.ask('tools/call', { name: 'list-contracts' });
    const { code, reason } = await within(line.closed, 'the close');

    assert.ok(!welcome.isError);
    assert.equal(error.code, -32001);
    assert.match(error.message, /expired/);
    assert.equal(code, 4401);
    assert.match(reason, /expired/);
    assertRefused(await knock(shared.url, { token }), 'token_expired', /expired/);
  });

  it('that another process revokes ends the connection at the very next call, and opens no new one', async () => {
    const shared = await demo();
    const administrator = await Line.open(shared.url, { token: shared.token });
    const { tokenId, token } = await issueThrough(administrator, { description: 'to be revoked', expiresInDays: 1 });
    const line = await Line.open(shared.url, { token });
    const welcome = await line.call('list-contracts');

    const { code: exit, stdout } = await run(['token', 'revoke', tokenId, '--json'], settingsFor(shared));
    const { error } = await line.ask('tools/call', { name: 'list-contracts' });
    const { code, reason } = await within(line.closed, 'the close');

    assert.ok(!welcome.isError);
    assert.equal(exit, 0);
    assert.equal(JSON.parse(stdout).state, 'revoked');
    assert.equal(error.code, -32001);
    assert.match(error.message, /revoked/);
    assert.equal(code, 4401);
    assert.match(reason, /revoked/);
    assertRefused(await knock(shared.url, { token }), 'token_revoked', /revoked/);
    await administrator.close();
  });

  it('that a tool revokes ends its other connections, and no one else’s', async () => {
    const { url, token } = await demo();
    const administrator = await Line.open(url, { token });
    const issued = await issueThrough(administrator, { description: 'to be revoked' });
    const [line, bystander] = await Promise.all([Line.open(url, { token: issued.token }), Line.open(url, { token })]);

    const revoked = answerOf(await administrator.call('revoke-api-token', { tokenId: issued.tokenId }));
    const { error } = await line.ask('tools/call', { name: 'list-contracts' });
    const { code } = await within(line.closed, 'the close');

    assert.equal(revoked.state, 'revoked');
    assert.equal(error.code, -32001);
    assert.equal(code, 4401);
    assert.ok(!(await bystander.call('list-contracts')).isError);
    await Promise.all([administrator.close(), bystander.close()]);
  });

  for (const [name, start] of [
    ['alecs bridge', (settings) => alecs(['bridge'], settings)],
    ['websocket-client.js', (settings) => new Started('websocket-client.js', process.execPath, [JS_BRIDGE], settings)],
  ]) {
    it(`that is wrong ends ${name} with exit code 2 and a sentence, and the waiting request with an error`, async () => {
      const { url, token } = await demo();

      const bridge = start({ ALECS_WS_URL: url, ALECS_TOKEN: mistyped(token) });
      bridge.process.stdin.write('{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n');
      const code = await within(bridge.ended, `the end of ${name}`);

      assert.equal(code, 2);
      assert.match(bridge.stderr, /^alecs.*: .*token/m);
      const { id, error } = JSON.parse(bridge.stdout);
      assert.equal(id, 1);
      assert.match(error.message, /token/);
    });
  }
});
