/** Stands in for the Argon2id thread where passphrases are only a way in: same messages, a fast hash. */
const { createHmac } = require('node:crypto');
const { parentPort, workerData } = require('node:worker_threads');

const key = createHmac('sha256', workerData.salt).update(workerData.passphrase).digest();
parentPort.postMessage(new Uint8Array(key));
