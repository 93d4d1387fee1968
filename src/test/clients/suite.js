/*
 * ALECS as its users meet it: the packaged application, started by its launcher, and clients that know nothing of its insides.
 * `npm test` packages what changed and runs all of it; `node handshake.js` runs one part.
 */
import './sdk.js';
import './shell.js';
import './handshake.js';
import './messages.js';
import './akamai.js';
import './settings.js';
import './crash.js';
import './goodbye.js';
import './demo.js';
import './secrets.js';
