-- Secondgate, schema 1, for H2.
-- Times are milliseconds since 1970-01-01T00:00Z; 0 or NULL stands for "never".
-- An account is compared byte by byte: "alice" and "Alice" are two accounts here. Who is who is decided before.

CREATE TABLE secondgate_schema (
    version       INT          NOT NULL,
    -- Holds 'a'. The start compares it with 'A', 'a ' and others to find a database that would mix accounts up.
    probe         VARCHAR(255) NOT NULL
);

-- What is known of a person as a whole. Every change of the tables below begins with a lock of this row.
CREATE TABLE secondgate_account (
    account              VARCHAR(255) NOT NULL PRIMARY KEY,
    -- Rises with every change of the factors; sessions remember on which number they were decided.
    changes              BIGINT       DEFAULT 0 NOT NULL,
    required_since_at    BIGINT,
    -- How the recovery codes were hashed (rounds, salt, key); NULL without a set of codes.
    recovery_parameters  VARCHAR(255),
    app_failures         INT          DEFAULT 0 NOT NULL,
    app_failed_at        BIGINT       DEFAULT 0 NOT NULL,
    recovery_tries       INT          DEFAULT 0 NOT NULL,
    recovery_window_at   BIGINT       DEFAULT 0 NOT NULL,
    password_failures    INT          DEFAULT 0 NOT NULL,
    password_failed_at   BIGINT       DEFAULT 0 NOT NULL
);

-- Confirmed authenticator apps.
CREATE TABLE secondgate_app (
    id               VARCHAR(64)   NOT NULL PRIMARY KEY,
    account          VARCHAR(255)  NOT NULL REFERENCES secondgate_account (account),
    name             VARCHAR(255),
    secret           VARCHAR(255)  NOT NULL,
    algorithm        VARCHAR(16)   NOT NULL,
    digits           INT           NOT NULL,
    period_seconds   INT           NOT NULL,
    -- The highest time step that was accepted. Only ever raised.
    last_step        BIGINT        NOT NULL,
    -- Later steps whose code was seen too early, comma-separated: they are not accepted when their time comes.
    refused_steps    VARCHAR(1024) DEFAULT '' NOT NULL,
    -- The last refused code, if it was the code of another time: its step and how far that is from the clock.
    suspect_step     BIGINT,
    suspect_offset   BIGINT,
    -- Which request was accepted last, so that the same one sent again can be told from a replay.
    accepted_request VARCHAR(64),
    confirmed_at     BIGINT        NOT NULL
);
CREATE INDEX secondgate_app_account ON secondgate_app (account);

-- Set-ups that wait for their first code, or were abandoned; rows are deleted after a day.
CREATE TABLE secondgate_setup (
    id               VARCHAR(64)   NOT NULL PRIMARY KEY,
    account          VARCHAR(255)  NOT NULL REFERENCES secondgate_account (account),
    secret           VARCHAR(255)  NOT NULL,
    algorithm        VARCHAR(16)   NOT NULL,
    digits           INT           NOT NULL,
    period_seconds   INT           NOT NULL,
    -- The account's change counter when it was begun; a set-up of another number can no longer be confirmed.
    changes          BIGINT        NOT NULL,
    refused_steps    VARCHAR(1024) DEFAULT '' NOT NULL,
    suspect_step     BIGINT,
    suspect_offset   BIGINT,
    created_at       BIGINT        NOT NULL,
    abandoned_at     BIGINT
);
CREATE INDEX secondgate_setup_account ON secondgate_setup (account);
CREATE INDEX secondgate_setup_created ON secondgate_setup (created_at);

CREATE TABLE secondgate_recovery_code (
    id            VARCHAR(64)  NOT NULL PRIMARY KEY,
    account       VARCHAR(255) NOT NULL REFERENCES secondgate_account (account),
    hash          VARCHAR(64)  NOT NULL,
    spent_at      BIGINT,
    spent_request VARCHAR(64)
);
CREATE INDEX secondgate_recovery_code_account ON secondgate_recovery_code (account);

INSERT INTO secondgate_schema (version, probe) VALUES (1, 'a');
