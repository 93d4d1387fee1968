import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, it } from 'node:test';
import { alecs, demo, folder, freePort, issueToken, run, settingsFor, startServer } from './support/alecs.js';
import { knock, Line } from './support/line.js';
import { allTools } from './support/journey.js';
import { connectThroughWebSocket, webSocketWithHeader } from './support/sdk.js';
import { within } from './support/waiting.js';

describe('The settings', { timeout: 120_000 }, () => {
  it('choose port, path and page size, and let the address carry the token', async () => {
    const shared = await demo();
    const port = await freePort();
    const { url, process } = await startServer({
      ...settingsFor(shared),
      ALECS_WS_PORT: String(port),
      ALECS_WS_PATH: '/akamai',
      ALECS_TOOLS_PAGE_SIZE: '50',
      ALECS_QUERY_TOKEN: 'true',
    });

    const address = `ws://127.0.0.1:${port}/akamai`;
    const line = await Line.open(`${address}?view=all&token=${shared.token}`);
    const firstPage = await line.ask('tools/list');
    const client = await connectThroughWebSocket('the SDK (pages)', `${address}?view=all`, webSocketWithHeader(shared.token));
    const reference = await connectThroughWebSocket('the SDK (usual pages)', `${shared.url}?view=all`, webSocketWithHeader(shared.token));

    assert.equal(url, address);
    assert.equal((await knock(address.replace('/akamai', '/mcp'), { token: shared.token })).status, 404);
    assert.equal((await knock(`${address}?token=nonsense`)).status, 401);
    assert.equal(firstPage.result.tools.length, 50);
    assert.deepEqual(
      (await allTools(client)).map(({ name }) => name),
      (await allTools(reference)).map(({ name }) => name),
    );
    await Promise.all([line.close(), client.close(), reference.close()]);
    assert.ok([0, 143].includes(await process.stop()));
  });

  it('choose which tools are listed; a token chooses over them, and a connection over both', async () => {
    const shared = await demo();
    const settings = settingsFor(shared);
    const { token } = await issueToken(settings, '--view', 'purge');
    const { url, process } = await startServer({ ...settings, ALECS_VIEW: 'edge-dns' });

    const toolsets = async (address, options) => {
      const line = await Line.open(address, options);
      const { result } = await line.ask('tools/list');
      await line.close();
      return result.tools.map(({ name }) => name);
    };
    const byServer = await toolsets(url, { token: shared.token });
    const byToken = await toolsets(url, { token });
    const byAddress = await toolsets(`${url}?toolsets=tokens`, { token });
    const byHeader = await toolsets(`${url}?view=all`, { token, headers: { 'X-ALECS-View': 'search' } });

    assert.ok(byServer.includes('list-zones') && !byServer.includes('delete-by-url'));
    assert.ok(byToken.includes('delete-by-url') && !byToken.includes('list-zones'));
    assert.ok(byAddress.includes('list-api-tokens') && !byAddress.includes('delete-by-url'));
    assert.deepEqual(byHeader, ['call-read-tool', 'call-write-tool', 'describe-tool', 'search-tools']);
    assert.ok([0, 143].includes(await process.stop()));
  });

  for (const words of [['serve'], ['stdio'], ['demo', '--port', '0']]) {
    it(`with a view that is none end ${words[0]} with one sentence and exit code 2`, async () => {
      const { code, stderr } = await run(words, { ALECS_DATA: folder('no-view'), ALECS_WS_PORT: '0', ALECS_VIEW: 'nonsense' });

      assert.equal(code, 2);
      assert.match(stderr, /^alecs: ALECS_VIEW: there is no view or toolset "nonsense"\. Views: .*essential.*\. Toolsets: .*$/m);
      assert.doesNotMatch(stderr, /^\tat /m);
    });
  }

  for (const [what, settings, expected] of [
    ['a port that is none', { ALECS_WS_PORT: 'eighty' }, /ALECS_WS_PORT|alecs\.ws\.port/],
    ['a duration that is none', { ALECS_WS_PING_INTERVAL: 'often' }, /ALECS_WS_PING_INTERVAL|alecs\.ws\.ping-interval/],
  ]) {
    it(`with ${what} stop the start and are named`, async () => {
      const started = alecs(['serve'], { ALECS_DATA: folder('bad-setting'), ALECS_WS_HOST: '127.0.0.1', ALECS_WS_PORT: '0', ...settings });

      const code = await within(started.ended, 'the end of the server');

      assert.notEqual(code, 0);
      assert.match(started.stderr, expected);
      assert.doesNotMatch(started.stderr, /^\tat /m);
    });
  }

  for (const [what, settings, expected] of [
    ['a path without its slash', { ALECS_WS_PATH: 'mcp' }, /alecs\.ws\.path must be a path such as \/mcp/],
    ['no time between pings', { ALECS_WS_PING_INTERVAL: '0s' }, /alecs\.ws\.ping-interval must be a time above 0/],
    ['an address of Akamai that is none', { ALECS_AKAMAI_URL: 'ftp://x' }, /alecs\.akamai-url: expected http/],
  ]) {
    it(`with ${what} stop the start, and the log names them and what was expected`, async () => {
      const started = alecs(['serve'], { ALECS_DATA: folder('unfit-setting'), ALECS_WS_HOST: '127.0.0.1', ALECS_WS_PORT: '0', ...settings });

      const code = await within(started.ended, 'the end of the server');

      assert.notEqual(code, 0);
      assert.match(started.stderr, expected);
      assert.doesNotMatch(started.stderr, /Serving MCP/);
    });
  }

  it('with a port that is taken stop the start and are named', async () => {
    const occupant = net.createServer();
    await new Promise((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const { port } = occupant.address();

    const started = alecs(['serve'], { ALECS_DATA: folder('taken'), ALECS_WS_HOST: '127.0.0.1', ALECS_WS_PORT: String(port) });
    const code = await within(started.ended, 'the end of the server');
    occupant.close();

    assert.notEqual(code, 0);
    assert.match(started.stderr, new RegExp(`${port}`));
  });

  it('with a bad word on the command line give the usage and exit code 2', async () => {
    const { code, stderr } = await run(['token', 'issue']);

    assert.equal(code, 2);
    assert.match(stderr, /--description/);
  });
});
