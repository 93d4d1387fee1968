import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { demo, folder, freePort, LAUNCHER, settingsFor, startDemo } from './support/alecs.js';
import { answerOf, Line, textOf } from './support/line.js';
import { connectThroughProgram } from './support/sdk.js';

const FAULTS = [
  '/papi/v1/groups status=503 times=1',
  '/papi/v1/contracts status=429 retry-after=1 times=1',
  '/papi/v1/custom-behaviors status=503',
  '/papi/v1/rule-formats broken times=1',
  '/papi/v1/custom-overrides slow=30s',
].join(', ');

describe('When Akamai has a bad day', { timeout: 120_000 }, () => {
  let line;

  before(async () => {
    const troubled = await startDemo('--faults', FAULTS);
    line = await Line.open(troubled.url, { token: troubled.token });
  });

  after(() => line.close());

  it('and answers 503 once, a read is sent again and succeeds', async () => {
    const { groups } = answerOf(await line.call('list-groups'));

    assert.ok(groups.items.length > 0);
  });

  it('and answers 429, the call waits as long as Akamai asks and succeeds', async () => {
    const startedAt = performance.now();

    const { contracts } = answerOf(await line.call('list-contracts'));

    assert.ok(contracts.items.length > 0);
    assert.ok(performance.now() - startedAt >= 990);
  });

  it('and breaks the connection in the middle of an answer, a read is sent again and succeeds', async () => {
    assert.ok(!(await line.call('list-rule-formats')).isError);
  });

  it('and answers 503 every time, the result says so and what to do', async () => {
    const result = await line.call('list-custom-behaviors');

    assert.equal(result.isError, true);
    assert.match(textOf(result), /HTTP 503/);
    assert.match(textOf(result), /Akamai's side/);
  });

  it('and takes its time, other calls are answered meanwhile, and a call that is cancelled is not', async () => {
    let answered = false;

    line.ask('tools/call', { name: 'list-custom-overrides' }, 'slow').then(
      () => (answered = true),
      () => {},
    );
    await sleep(200);
    const meanwhile = await line.call('list-contracts');
    line.notify('notifications/cancelled', { requestId: 'slow', reason: 'the user lost patience' });
    await sleep(500);
    const again = await line.call('list-contracts');

    assert.ok(!meanwhile.isError);
    assert.ok(!again.isError);
    assert.equal(answered, false);
  });
});

describe('When the clocks differ', { timeout: 120_000 }, () => {
  it('by ten minutes, the result says by how much', async () => {
    const ahead = await startDemo('--clock-ahead', '10m');
    const line = await Line.open(ahead.url, { token: ahead.token });

    const result = await line.call('list-contracts');
    await line.close();

    assert.equal(result.isError, true);
    assert.match(textOf(result), /clock is (9|10) minutes behind/);
  });
});

describe('When Akamai cannot be reached', { timeout: 120_000 }, () => {
  it('the result names the host, and nothing else suffers', async () => {
    const settings = settingsFor(await demo());
    const port = await freePort();
    const client = await connectThroughProgram('alecs stdio without Akamai', {
      command: LAUNCHER,
      args: ['stdio'],
      settings: { ...settings, ALECS_AKAMAI_URL: `http://127.0.0.1:${port}` },
    });

    const result = await client.callTool({ name: 'list-contracts' });
    const tokens = await client.callTool({ name: 'list-api-tokens' });
    await client.close();

    assert.equal(result.isError, true);
    assert.match(textOf(result), new RegExp(`127\\.0\\.0\\.1:${port}`));
    assert.match(textOf(result), /akamai.url/i);
    assert.ok(!tokens.isError);
  });
});

describe('The .edgerc', { timeout: 120_000 }, () => {
  let client;
  let edgerc;
  let good;

  before(async () => {
    const settings = settingsFor(await demo());
    good = fs.readFileSync(settings.ALECS_EDGERC, 'utf8');
    edgerc = path.join(folder('edgerc'), 'edgerc');
    client = await connectThroughProgram('alecs stdio with a bad .edgerc', {
      command: LAUNCHER,
      args: ['stdio'],
      settings: { ...settings, ALECS_EDGERC: edgerc },
    });
  });

  after(() => client.close());

  /** Each text of its own length, so that the change is seen whatever the clock of the file system. */
  const write = (text) => fs.writeFileSync(edgerc, text, { mode: 0o600 });

  const refusal = async (args = {}) => {
    const result = await client.callTool({ name: 'list-contracts', arguments: args });
    assert.equal(result.isError, true);
    return textOf(result);
  };

  it('that does not exist is named', async () => {
    assert.ok((await refusal()).includes(edgerc));
  });

  it('without the section is named with the sections it has', async () => {
    write(good.replace('[alecs-simulator]', '[customer-one]'));

    const text = await refusal();

    assert.match(text, /no section alecs-simulator; it has customer-one/);
    assert.ok(text.includes(edgerc));
  });

  it('without some keys is named with those keys', async () => {
    write(good.replace(/^(client_secret|access_token).*\n/gm, ''));

    const text = await refusal();

    assert.match(text, /client_secret/);
    assert.match(text, /access_token/);
    assert.doesNotMatch(text, /client_token/);
    assert.ok(text.includes(edgerc));
  });

  it('with a line that is none is named with the number of the line, and the line is not quoted', async () => {
    write(good.replace(/^client_secret = (\S+)/m, '$1'));

    const text = await refusal();

    assert.match(text, /line:? ?\d/);
    assert.ok(text.includes(edgerc));
  });

  it('with a secret that is not Akamai’s is Akamai’s to refuse', async () => {
    write(good.replace(/^client_secret = .*/m, 'client_secret = not-the-secret'));

    assert.match(await refusal(), /HTTP 401/);
  });

  it('that is mended works without a restart', async () => {
    write(good);

    const result = await client.callTool({ name: 'list-contracts' });

    assert.ok(!result.isError, textOf(result));
  });

  it('does not have the section that a call asks for: the result names it', async () => {
    assert.match(await refusal({ section: 'customer-two' }), /no section customer-two; it has alecs-simulator/);
  });
});
