import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { freePort, JS_BRIDGE, LAUNCHER, settingsFor, startDemo, startServer } from './support/alecs.js';
import { Line } from './support/line.js';
import { connectThroughProgram } from './support/sdk.js';
import { until, within } from './support/waiting.js';

const SLOW_TOOL = 'list-custom-behaviors';

describe('A connection', { timeout: 180_000 }, () => {
  let akamai;
  let settings;
  let server;

  before(async () => {
    akamai = await startDemo('--faults', '/papi/v1/custom-behaviors slow=3s');
    settings = {
      ...settingsFor(akamai),
      ALECS_WS_PORT: String(await freePort()),
      ALECS_WS_PING_INTERVAL: '1s',
      ALECS_WS_PING_TIMEOUT: '1s',
    };
    server = await startServer(settings);
  });

  after(() => server.process.stop());

  it('that does not answer pings is closed with 4408, and one that does stays', async () => {
    const { token } = akamai;
    const [silent, lively] = await Promise.all([
      Line.open(server.url, { token, autoPong: false }),
      Line.open(server.url, { token }),
    ]);

    const { code, reason } = await within(silent.closed, 'the close');

    assert.equal(code, 4408);
    assert.match(reason, /ping/);
    await sleep(1_500);
    assert.deepEqual((await lively.ask('ping')).result, {});
    await lively.close();
  });

  it('that waits for an answer while the server is told to stop gets it, then the close code 1001', async () => {
    const [busy, idle] = await Promise.all([1, 2].map(() => Line.open(server.url, { token: akamai.token })));
    const call = busy.call(SLOW_TOOL);
    await sleep(500);

    const ended = server.process.stop('SIGTERM');
    const result = await call;
    const closes = await Promise.all([busy, idle].map((line) => within(line.closed, 'the close')));

    assert.ok(!result.isError);
    assert.deepEqual(
      closes.map(({ code }) => code),
      [1001, 1001],
    );
    assert.ok([0, 143].includes(await ended));
  });

  it('of a bridge whose server is killed in mid-call: a clear error, and the next call reaches the server started anew', async () => {
    server = await startServer(settings);
    const program = { settings: { ALECS_WS_URL: server.url, ALECS_TOKEN: akamai.token, ALECS_RESEND_GRACE_SECONDS: '1' } };
    const bridges = await Promise.all([
      connectThroughProgram('websocket-client.js (restart)', { command: process.execPath, args: [JS_BRIDGE], ...program }),
      connectThroughProgram('alecs bridge (restart)', { command: LAUNCHER, args: ['bridge'], ...program }),
    ]);
    const calls = bridges.map((client) => client.callTool({ name: SLOW_TOOL }));
    const outcomes = Promise.allSettled(calls);
    await until(() => server.process.stderr.split(SLOW_TOOL).length > 2, 'both calls at the server');

    server.process.kill('SIGKILL');
    await within(server.process.ended, 'the end of the server');
    server = await startServer(settings);
    const errors = await within(outcomes, 'an answer from both bridges');
    const next = await Promise.all(bridges.map((client) => client.callTool({ name: 'list-contracts' })));
    await Promise.all(bridges.map((client) => client.close()));

    for (const { status, reason } of errors) {
      assert.equal(status, 'rejected');
      assert.match(reason.message, /connection to .* broke/i);
      assert.match(reason.message, /outcome/i);
    }
    assert.ok(next.every(({ isError }) => !isError));
    for (const { logged } of bridges) {
      assert.match(logged, /broke/);
      assert.match(logged, /again/);
    }
  });
});
