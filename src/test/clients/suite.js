/*
 * ALECS as its users meet it: the packaged application, started by its launcher, and clients that know nothing of its insides.
 * `npm test` runs it after `./alecs build`.
 */
import './sdk.js';
import './wscat.js';
import './handshake.js';
import './messages.js';
import './akamai.js';
import './settings.js';
import './crash.js';
import './goodbye.js';
import './demo.js';
import './secrets.js';
