import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import { describe, it } from 'node:test';
import { alecs, folder, LAUNCHER, run } from './support/alecs.js';
import { connectThroughProgram } from './support/sdk.js';
import { messageIn, wscat } from './support/wscat.js';

/** Lets a demo use a folder of ours for its temporary files. */
const temporaryFilesIn = (temporary) => ({ JAVA_OPTS: `-Djava.io.tmpdir=${temporary}` });

const leftBy = (temporary) => fs.readdirSync(temporary).filter((name) => name.startsWith('alecs-demo'));

describe('The demo', { concurrency: true, timeout: 120_000 }, () => {
  it('prints what a newcomer needs, all of it works as pasted, and Ctrl-C leaves nothing behind', async () => {
    const temporary = folder('demo');
    const demo = alecs(['demo', '--port', '0'], temporaryFilesIn(temporary));
    await demo.says(/Ctrl-C ends the demo/);
    const welcome = demo.stdout;

    const [url] = /ws:\/\/127\.0\.0\.1:\d+\/mcp/.exec(welcome);
    const [token] = /alecs_[0-9A-Za-z]{49}/.exec(welcome);
    demo.printed.showed(token, 3);
    assert.match(welcome, /SIMULATED/);
    assert.match(welcome, /Then ask: "/);

    const configuration = JSON.parse(/^ *\{\n[^]*?^ {2}\}$/m.exec(welcome)[0]);
    const [{ command, args, env }] = Object.values(configuration.mcpServers);
    assert.deepEqual([command, args], [LAUNCHER, ['bridge']]);
    assert.deepEqual(env, { ALECS_WS_URL: url, ALECS_TOKEN: token });
    const client = await connectThroughProgram('the pasted configuration', { command, args, settings: env });
    const { tools } = await client.listTools();
    await client.close();

    const line = /^ *npx (wscat .*)$/m.exec(welcome)[1];
    const [, ...words] = line.match(/"[^"]*"|\S+/g).map((word) => word.replaceAll('"', ''));
    const { stdout } = await wscat(...words, '-x', '{"jsonrpc":"2.0","id":1,"method":"tools/list"}', '-w', '1');

    const meanwhile = leftBy(temporary);
    const code = await demo.stop('SIGINT');

    assert.equal(messageIn(stdout).result.tools.length, tools.length);
    assert.ok(welcome.includes(String(tools.length)));
    assert.ok([0, 130].includes(code), `exit code ${code}`);
    assert.equal(meanwhile.length, 1);
    assert.deepEqual(leftBy(temporary), []);
  });

  it('whose port is taken says which, and leaves nothing behind', async () => {
    const temporary = folder('demo');
    const occupant = net.createServer();
    await new Promise((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const { port } = occupant.address();

    const { code, stderr } = await run(['demo', '--port', String(port)], temporaryFilesIn(temporary));
    occupant.close();

    assert.notEqual(code, 0);
    assert.match(stderr, new RegExp(`Port ${port}`));
    assert.deepEqual(leftBy(temporary), []);
  });

  for (const [words, expected] of [
    [['--faults', 'status=9'], /status must lie between 400 and 599/],
    [['--port', 'eighty'], /'eighty' is not an int/],
    [['--prot', '0'], /--prot/],
  ]) {
    it(`with ${words.join(' ')} gives the usage, opens no port and leaves nothing behind`, async () => {
      const temporary = folder('demo');

      const { code, stderr } = await run(['demo', ...words], temporaryFilesIn(temporary));

      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.match(stderr, /Usage: alecs demo/);
      assert.doesNotMatch(stderr, /Listening on: http|^\tat /m);
      assert.deepEqual(leftBy(temporary), []);
    });
  }
});
