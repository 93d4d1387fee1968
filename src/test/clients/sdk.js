import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demo, folder, JS_BRIDGE, LAUNCHER, settingsFor } from './support/alecs.js';
import { record } from './support/figures.js';
import { allTools, assertEssential, journey, JOURNEY_VIEW } from './support/journey.js';
import { Line } from './support/line.js';
import { connectThroughProgram, connectThroughWebSocket, webSocketWithHeader, webSocketWithSubprotocol } from './support/sdk.js';

describe('The first answer', { timeout: 120_000 }, () => {
  it('of a demo that was just started lists the tools', async () => {
    const { url, token, process } = await demo();

    const line = await Line.open(url, { token });
    await line.initialize();
    const list = await line.ask('tools/list');
    const elapsed = performance.now() - process.startedAt;
    await line.close();

    assertEssential(list.result.tools);
    record('demo: start of the process to the first tools/list', `${Math.round(elapsed)} ms`);
    record('tools/list, first page', `${Buffer.byteLength(JSON.stringify(list))} bytes`);
  });

  it('of stdio that was just started lists the tools', async () => {
    const startedAt = performance.now();

    const client = await connectThroughProgram('a first alecs stdio', {
      command: LAUNCHER,
      args: ['stdio'],
      settings: { ALECS_DATA: folder('first') },
    });
    const { tools } = await client.listTools();
    const elapsed = performance.now() - startedAt;
    await client.close();

    assertEssential(tools);
    record('stdio: start of the process to the first tools/list', `${Math.round(elapsed)} ms`);
  });
});

describe('The official TypeScript SDK operates Akamai', { concurrency: true, timeout: 120_000 }, () => {
  // Each has a property of its own, because a property has one activation at a time.

  it('over its own WebSocket transport, with the token in a header', async () => {
    const { url, token } = await demo();
    const client = await connectThroughWebSocket('the SDK (header)', `${url}?view=${JOURNEY_VIEW}`, webSocketWithHeader(token));

    await journey(client, 'www.example.com');

    const everything = await connectThroughWebSocket('the SDK (all)', `${url}?view=all`, webSocketWithHeader(token));
    record('tools', (await allTools(everything)).length);
    await Promise.all([client.close(), everything.close()]);
  });

  it('over its own WebSocket transport, with the token as a subprotocol', async () => {
    const { url, token } = await demo();
    const client = await connectThroughWebSocket('the SDK (subprotocol)', url, webSocketWithSubprotocol(token));

    const { tools } = await client.listTools();

    assertEssential(tools);
    await client.close();
  });

  it('through `alecs bridge`', async () => {
    const { url, token } = await demo();
    const client = await connectThroughProgram('alecs bridge', {
      command: LAUNCHER,
      args: ['bridge'],
      settings: { ALECS_WS_URL: `${url}?view=${JOURNEY_VIEW}`, ALECS_TOKEN: token },
    });

    await journey(client, 'shop.example.com');

    await client.close();
  });

  it('through websocket-client.js', async () => {
    const { url, token } = await demo();
    const client = await connectThroughProgram('websocket-client.js', {
      command: process.execPath,
      args: [JS_BRIDGE],
      settings: { ALECS_WS_URL: `${url}?view=${JOURNEY_VIEW}`, ALECS_TOKEN: token },
    });

    await journey(client, 'api.example.com');

    await client.close();
  });

  it('through `alecs stdio`, without a server', async () => {
    const client = await connectThroughProgram('alecs stdio', {
      command: LAUNCHER,
      args: ['stdio', '--view', JOURNEY_VIEW],
      settings: settingsFor(await demo()),
    });

    await journey(client, 'images.example.com');

    await client.close();
  });
});

describe('After these journeys', { timeout: 120_000 }, () => {
  it('the server still has a modest size', async () => {
    const { process } = await demo();

    const kilobytes = await process.residentKilobytes();

    record('memory of the server after the journeys', `${Math.round(kilobytes / 1024)} MiB resident`);
    assert.ok(kilobytes > 0 && kilobytes < 1024 * 1024, `${kilobytes} KiB`);
  });
});
