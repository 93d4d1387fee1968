import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demo } from './support/alecs.js';
import { answerOf, Line, textOf } from './support/line.js';
import { until, within } from './support/waiting.js';

describe('On a connection', { timeout: 120_000 }, () => {
  let line;

  before(async () => {
    const { url, token } = await demo();
    line = await Line.open(url, { token });
  });

  after(() => line.close());

  const refused = async (name, args) => {
    const result = await line.call(name, args);
    assert.equal(result.isError, true);
    return textOf(result);
  };

  const answerTo = async (text) => {
    const count = line.unasked.length;
    line.send(text);
    return until(() => line.unasked[count], `an answer to ${text}`);
  };

  it('the first answer agrees on a revision of the protocol', async () => {
    const { result } = await line.initialize('2025-06-18');

    assert.equal(result.protocolVersion, '2025-06-18');
    assert.equal(result.serverInfo.name, 'alecs');
    assert.ok(result.capabilities.tools);
  });

  it('a second initialize is an invalid request', async () => {
    const { error } = await line.initialize();

    assert.equal(error.code, -32600);
  });

  it('a ping is answered', async () => {
    assert.deepEqual((await line.ask('ping')).result, {});
  });

  it('malformed JSON is answered with a parse error that quotes none of it', async () => {
    const { id, error } = await answerTo('{"jsonrpc":"2.0","id":9,"method":"ping" hush}');

    assert.equal(id, null);
    assert.equal(error.code, -32700);
    assert.doesNotMatch(error.message, /hush/);
  });

  it('JSON that is no request is answered with an invalid request', async () => {
    const answers = [];
    for (const text of [
      '42',
      '[]',
      '{"id":"a","method":"ping"}',
      '{"jsonrpc":"2.0","id":true,"method":"ping"}',
      '{"jsonrpc":"2.0","method":7}',
    ]) {
      answers.push(await answerTo(text));
    }

    assert.deepEqual(
      answers.map(({ error }) => error.code),
      [-32600, -32600, -32600, -32600, -32600],
    );
  });

  it('an unknown method is named in a method-not-found', async () => {
    const { error } = await line.ask('resources/list');

    assert.equal(error.code, -32601);
    assert.match(error.message, /resources\/list/);
  });

  it('an unknown tool is named in an invalid-params, with the nearest one', async () => {
    const { error } = await line.ask('tools/call', { name: 'list-propertys' });

    assert.equal(error.code, -32602);
    assert.match(error.message, /list-propertys.*list-properties/);
  });

  it('a cursor that nobody gave is an invalid-params', async () => {
    const { error } = await line.ask('tools/list', { cursor: 'tomorrow' });

    assert.equal(error.code, -32602);
    assert.match(error.message, /cursor/);
  });

  it('missing arguments are named, each', async () => {
    const text = await refused('list-properties');

    assert.match(text, /"contractId" is missing/);
    assert.match(text, /"groupId" is missing/);
  });

  it('a missing member of a body is named', async () => {
    const text = await refused('create-property-version', { propertyId: 'prp_175002', body: {} });

    assert.match(text, /"body\.createFromVersion" is missing/);
  });

  it('an argument of a wrong type is named with both types', async () => {
    const text = await refused('get-property-rules', { propertyId: 'prp_175002', propertyVersion: 'latest' });

    assert.match(text, /"propertyVersion" must be an integer, not the string "latest"/);
  });

  it('an argument outside its enumeration is named with what there is', async () => {
    const text = await refused('invalidate-by-url', { network: 'moon', body: { objects: ['https://www.example.com/'] } });

    assert.match(text, /"network" must be one of .*staging.*production/);
  });

  it('an unknown argument is named with the nearest one', async () => {
    const text = await refused('get-property', { propertyID: 'prp_175002' });

    assert.match(text, /propertyID.*propertyId/);
  });

  it('an id that Akamai does not know comes back as Akamai’s refusal', async () => {
    const text = await refused('get-property', { propertyId: 'prp_1' });

    assert.match(text, /HTTP 40[34]/);
  });

  it('sixty calls at once are answered, each under its own id', async () => {
    const records = Array.from({ length: 60 }, (_, n) => `r${n}.example.com`);

    const answers = await Promise.all(records.map((name) => line.call('get-record-set', { zone: 'example.com', name, type: 'A' })));

    assert.deepEqual(
      answers.map(({ isError }) => isError),
      records.map(() => true),
    );
  });

  it('a call with an id that is under way is an invalid request, and the first is answered', async () => {
    const id = 'twice';

    const first = line.ask('tools/call', { name: 'list-groups' }, id);
    line.send(JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'list-groups' } }));
    const answers = [await first, await until(() => line.unasked.find((message) => message.id === id), 'the other answer')];

    assert.equal(answers.filter(({ error }) => error?.code === -32600).length, 1);
    assert.equal(answers.filter(({ result }) => result && answerOf(result).groups).length, 1);
  });

  it('all of that was survived', async () => {
    assert.ok(line.isOpen);
    assert.ok(!(await line.call('list-contracts')).isError);
  });
});

describe('A message that is too large', { timeout: 120_000 }, () => {
  it('closes its connection with 1009 and the limit, and no other', async () => {
    const { url, token } = await demo();
    // Not compressed, so that what is too large is so on the line as well.
    const [line, bystander] = await Promise.all([
      Line.open(url, { token, perMessageDeflate: false }),
      Line.open(url, { token }),
    ]);

    line.send('x'.repeat(8 * 1024 * 1024 + 1));
    const { code, reason } = await within(line.closed, 'the close');

    assert.equal(code, 1009);
    assert.match(reason, /8388608/);
    assert.deepEqual((await bystander.ask('ping')).result, {});
    await bystander.close();
  });
});
