import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demo, folder, run, settingsFor } from './support/alecs.js';
import { Line } from './support/line.js';
import { messageIn, wscat } from './support/wscat.js';

const LIST_TOOLS = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';

describe('From a shell', { concurrency: true, timeout: 120_000 }, () => {
  it('wscat with the token in a header lists the tools', async () => {
    const { url, token } = await demo();

    const { code, stdout } = await wscat('-c', url, '-H', `Authorization: Bearer ${token}`, '-x', LIST_TOOLS, '-w', '1');

    assert.equal(code, 0);
    assert.ok(messageIn(stdout).result.tools.length > 100);
  });

  it('wscat that also offers the subprotocol lists the tools', async () => {
    const { url, token } = await demo();

    const { code, stdout } = await wscat('-s', 'mcp', '-c', url, '-H', `Authorization: Bearer ${token}`, '-x', LIST_TOOLS, '-w', '1');

    assert.equal(code, 0);
    assert.ok(messageIn(stdout).result.tools.length > 100);
  });

  it('wscat without a token is told 401', async () => {
    const { url } = await demo();

    const { code, stdout, stderr } = await wscat('-c', url, '-x', LIST_TOOLS);

    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /401/);
  });

  it('alecs tools lists what clients are offered', async () => {
    const { url, token } = await demo();
    const line = await Line.open(url, { token });

    const { code, stdout } = await run(['tools', '--json'], { ALECS_DATA: folder('tools') });
    const { result } = await line.ask('tools/list');
    await line.close();

    assert.equal(code, 0);
    assert.deepEqual(
      JSON.parse(stdout).map(({ name }) => name),
      result.tools.map(({ name }) => name),
    );
  });

  it('alecs doctor finds nothing wrong with an installation that works', async () => {
    const { code, stdout } = await run(['doctor', '--online', '--json'], settingsFor(await demo()));

    assert.deepEqual(
      JSON.parse(stdout).filter(({ good }) => !good),
      [],
    );
    assert.equal(code, 0);
  });

  it('alecs doctor names the .edgerc that is missing', async () => {
    const data = folder('doctor');

    const { code, stdout } = await run(['doctor'], { ALECS_DATA: data, ALECS_EDGERC: `${data}/nowhere` });

    assert.equal(code, 1);
    assert.ok(stdout.includes(`${data}/nowhere`));
  });

  it('one line on the standard input of stdio lists the API tokens', async () => {
    const { data, tokenId } = await demo();

    const { code, stdout } = await run(
      ['stdio'],
      { ALECS_DATA: data },
      '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"list-api-tokens"},"id":1}\n',
    );

    assert.equal(code, 0);
    const lines = stdout.trim().split('\n');
    assert.equal(lines.length, 1);
    const { id, result } = JSON.parse(lines[0]);
    assert.equal(id, 1);
    assert.ok(result.content[0].text.includes(tokenId));
  });

  it('one line on the standard input of stdio issues a token that opens a fresh installation', async () => {
    const ALECS_DATA = folder('one-line');

    const { code, stdout, printed } = await run(
      ['stdio'],
      { ALECS_DATA },
      '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"generate-api-token","arguments":{"description":"one line"}},"id":1}',
    );

    assert.equal(code, 0);
    const { tokenId, token } = JSON.parse(JSON.parse(stdout).result.content[0].text);
    printed.showed(token);
    assert.match(tokenId, /^tok_[0-9a-f]{16}$/);
    assert.match(token, /^alecs_[0-9A-Za-z]{49}$/);
  });
});
