-- Tokens as they lie at rest: an id in clear, a keyed hash to find a secret by, and everything else under a seal.
CREATE TABLE token (
    id     TEXT NOT NULL PRIMARY KEY,
    lookup TEXT NOT NULL UNIQUE,
    seal   TEXT NOT NULL
);

-- Settled once, when the store is first opened: the salt of a passphrase and the proof of the right master key.
CREATE TABLE token_setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
