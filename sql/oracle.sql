-- Secondgate, schema 3, for Oracle.
-- Times are milliseconds since 1970-01-01T00:00Z; 0 or NULL stands for "never".
-- An account is compared byte by byte: "alice" and "Alice" are two accounts here. Who is who is decided before.

CREATE TABLE secondgate_schema (
    version       NUMBER(10)          NOT NULL,
    -- Holds 'a'. The start compares it with 'A', 'a ' and others to find a database that would mix accounts up.
    probe         VARCHAR2(255 CHAR) NOT NULL
);

-- What is known of a person as a whole. Every change of the tables below begins with a lock of this row.
CREATE TABLE secondgate_account (
    account              VARCHAR2(255 CHAR) NOT NULL PRIMARY KEY,
    -- Rises with every change of the factors; sessions remember on which number they were decided.
    changes              NUMBER(19)       DEFAULT 0 NOT NULL,
    required_since_at    NUMBER(19),
    -- When an administrator took all factors away: sessions from before end.
    reset_at             NUMBER(19),
    -- How the recovery codes were hashed (rounds, salt, key); NULL without a set of codes.
    recovery_parameters  VARCHAR2(255 CHAR),
    app_failures         NUMBER(10)          DEFAULT 0 NOT NULL,
    app_failed_at        NUMBER(19)       DEFAULT 0 NOT NULL,
    recovery_tries       NUMBER(10)          DEFAULT 0 NOT NULL,
    recovery_window_at   NUMBER(19)       DEFAULT 0 NOT NULL,
    password_failures    NUMBER(10)          DEFAULT 0 NOT NULL,
    password_failed_at   NUMBER(19)       DEFAULT 0 NOT NULL
);
CREATE INDEX secondgate_account_required ON secondgate_account (required_since_at);

-- Confirmed authenticator apps.
CREATE TABLE secondgate_app (
    id               VARCHAR2(64 CHAR)   NOT NULL PRIMARY KEY,
    account          VARCHAR2(255 CHAR)  NOT NULL,
    -- As the person named it; no two of an account alike. 64 characters, of which some take two places here.
    name             VARCHAR2(128 CHAR)  NOT NULL,
    secret           VARCHAR2(255 CHAR)  NOT NULL,
    algorithm        VARCHAR2(16 CHAR)   NOT NULL,
    digits           NUMBER(10)           NOT NULL,
    period_seconds   NUMBER(10)           NOT NULL,
    -- The highest time step that was accepted. Only ever raised.
    last_step        NUMBER(19)        NOT NULL,
    -- When the account last passed by something else than this app: what was a code of it then counts no more.
    closed_at        NUMBER(19)        DEFAULT 0 NOT NULL,
    -- Later steps whose code was seen too early, comma-separated: they are not accepted when their time comes. A comma alone
    -- stands for none, for one of the databases takes an empty text for NULL.
    refused_steps    VARCHAR2(1024 CHAR) DEFAULT ',' NOT NULL,
    -- The last refused code, if it was the code of another time: its step and how far that is from the clock.
    suspect_step     NUMBER(19),
    suspect_offset   NUMBER(19),
    -- Which request was accepted last, so that the same one sent again can be told from a replay.
    accepted_request VARCHAR2(64 CHAR),
    confirmed_at     NUMBER(19)        NOT NULL,
    last_used_at     NUMBER(19),
    -- From where and by which browser, for its owner.
    last_address     VARCHAR2(64 CHAR),
    last_browser     VARCHAR2(128 CHAR),
    UNIQUE (account, name),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_app_account ON secondgate_app (account);
CREATE INDEX secondgate_app_confirmed ON secondgate_app (confirmed_at);

-- Set-ups that wait for their first code, or were abandoned; rows are deleted after a day.
CREATE TABLE secondgate_setup (
    id               VARCHAR2(64 CHAR)   NOT NULL PRIMARY KEY,
    account          VARCHAR2(255 CHAR)  NOT NULL,
    secret           VARCHAR2(255 CHAR)  NOT NULL,
    algorithm        VARCHAR2(16 CHAR)   NOT NULL,
    digits           NUMBER(10)           NOT NULL,
    period_seconds   NUMBER(10)           NOT NULL,
    name             VARCHAR2(128 CHAR)  NOT NULL,
    -- The app that goes in the moment this one is confirmed; NULL where it is added beside the others.
    replaces         VARCHAR2(64 CHAR),
    -- The account's change counter when it was begun; a set-up of another number can no longer be confirmed.
    changes          NUMBER(19)        NOT NULL,
    refused_steps    VARCHAR2(1024 CHAR) DEFAULT ',' NOT NULL,
    suspect_step     NUMBER(19),
    suspect_offset   NUMBER(19),
    created_at       NUMBER(19)        NOT NULL,
    abandoned_at     NUMBER(19),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_setup_account ON secondgate_setup (account);
CREATE INDEX secondgate_setup_created ON secondgate_setup (created_at);

CREATE TABLE secondgate_recovery_code (
    id            VARCHAR2(64 CHAR)  NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR) NOT NULL,
    hash          VARCHAR2(64 CHAR)  NOT NULL,
    spent_at      NUMBER(19),
    spent_request VARCHAR2(64 CHAR),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_recovery_account ON secondgate_recovery_code (account);

-- Codes by e-mail (EMAIL) or text message (SMS) that were configured. Where they go is asked of the application each time.
CREATE TABLE secondgate_channel (
    account       VARCHAR2(255 CHAR) NOT NULL,
    channel       VARCHAR2(8 CHAR)   NOT NULL,
    -- Digest of the address that was verified; to another one no code for a sign-in is sent.
    destination   VARCHAR2(64 CHAR)  NOT NULL,
    confirmed_at  NUMBER(19)       NOT NULL,
    last_used_at  NUMBER(19),
    -- As of an app.
    last_address  VARCHAR2(64 CHAR),
    last_browser  VARCHAR2(128 CHAR),
    PRIMARY KEY (account, channel),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);

-- Codes that were sent; only the newest of an account and channel is looked at. Rows are deleted after a day.
CREATE TABLE secondgate_sent_code (
    id            VARCHAR2(64 CHAR)  NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR) NOT NULL,
    channel       VARCHAR2(8 CHAR)   NOT NULL,
    -- What it may be spent for: SIGN_IN, CONFIGURE, FIRST_SET_UP.
    purpose       VARCHAR2(16 CHAR)  NOT NULL,
    -- Digests: of the session that asked, of the code, of the address it went to.
    session_mark  VARCHAR2(64 CHAR)  NOT NULL,
    hash          VARCHAR2(64 CHAR)  NOT NULL,
    destination   VARCHAR2(64 CHAR)  NOT NULL,
    sent_at       NUMBER(19)       NOT NULL,
    spent_at      NUMBER(19),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_sent_code_account ON secondgate_sent_code (account, sent_at);
CREATE INDEX secondgate_sent_code_to ON secondgate_sent_code (destination, sent_at);
CREATE INDEX secondgate_sent_code_sent ON secondgate_sent_code (sent_at);

-- What waits to be sent, and what was. A row is claimed by an update whose row count decides, so no two nodes send it.
CREATE TABLE secondgate_outbox (
    id            VARCHAR2(64 CHAR)   NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR)  NOT NULL,
    kind          VARCHAR2(32 CHAR)   NOT NULL,
    subject       VARCHAR2(255 CHAR)  NOT NULL,
    body          VARCHAR2(4000 CHAR) NOT NULL,
    created_at    NUMBER(19)        NOT NULL,
    -- When it is tried (again); a claim moves it ahead, so that a node that dies meanwhile loses nothing.
    due_at        NUMBER(19)        NOT NULL,
    attempts      NUMBER(10)           DEFAULT 0 NOT NULL,
    sent_at       NUMBER(19),
    given_up_at   NUMBER(19),
    -- Digest of what happened to whom from where: the same again within an hour is told in one mail, with how often.
    sameness      VARCHAR2(64 CHAR)   DEFAULT '-' NOT NULL,
    -- Of how many it tells; 0 for the mail that leaves at once.
    repetitions   NUMBER(10)           DEFAULT 0 NOT NULL
);
CREATE INDEX secondgate_outbox_sameness ON secondgate_outbox (sameness, created_at);
CREATE INDEX secondgate_outbox_account ON secondgate_outbox (account, sent_at, given_up_at, due_at);
CREATE INDEX secondgate_outbox_due ON secondgate_outbox (sent_at, given_up_at, due_at);

-- Browsers on which no code is asked for a while.
CREATE TABLE secondgate_browser (
    id            VARCHAR2(64 CHAR)  NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR) NOT NULL,
    -- Digest of the secret in the cookie, another one after each use; and of the one before.
    hash          VARCHAR2(64 CHAR)  NOT NULL,
    former_hash   VARCHAR2(64 CHAR),
    label         VARCHAR2(128 CHAR) NOT NULL,
    -- The account's change counter, and a keyed digest of its stored password, when it was trusted.
    changes       NUMBER(19)       NOT NULL,
    password_mark VARCHAR2(64 CHAR),
    first_used_at NUMBER(19)       NOT NULL,
    last_used_at  NUMBER(19)       NOT NULL,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_browser_account ON secondgate_browser (account);
CREATE INDEX secondgate_browser_first ON secondgate_browser (first_used_at);

-- The organisation's rule as it was changed at run time, a row for each change; the highest version holds.
CREATE TABLE secondgate_policy (
    version        NUMBER(19)        NOT NULL PRIMARY KEY,
    requirement    VARCHAR2(16 CHAR)   NOT NULL,
    roles          VARCHAR2(1024 CHAR) NOT NULL,
    grace_seconds  NUMBER(19)        NOT NULL,
    -- The day on which grace ends for everybody, whenever theirs began; NULL for none.
    grace_ends_at  NUMBER(19),
    methods        VARCHAR2(64 CHAR)   NOT NULL,
    changed_by     VARCHAR2(255 CHAR)  NOT NULL,
    changed_at     NUMBER(19)        NOT NULL
);

-- Accounts of which nothing is required for a while. Rows stay, so that it can be told who granted what.
CREATE TABLE secondgate_exemption (
    id            VARCHAR2(64 CHAR)  NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR) NOT NULL,
    -- 200 characters, of which some take two places here.
    reason        VARCHAR2(400 CHAR) NOT NULL,
    granted_by    VARCHAR2(255 CHAR) NOT NULL,
    granted_at    NUMBER(19)       NOT NULL,
    until_at      NUMBER(19)       NOT NULL,
    ended_at      NUMBER(19),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_exemption_account ON secondgate_exemption (account, until_at);

-- People who lost everything and ask the helpdesk: the phrase they read out, and the code they get back.
CREATE TABLE secondgate_rescue (
    id            VARCHAR2(64 CHAR)  NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR) NOT NULL,
    phrase        VARCHAR2(64 CHAR)  NOT NULL,
    session_mark  VARCHAR2(64 CHAR)  NOT NULL,
    -- The account's change counter then: whoever can change factors has not lost them, and a reset ends it too.
    changes       NUMBER(19)       NOT NULL,
    asked_at      NUMBER(19)       NOT NULL,
    -- From where, and by which browser, for the agent.
    address       VARCHAR2(64 CHAR),
    browser       VARCHAR2(128 CHAR),
    -- Hash of the code and its parameters, once an agent has issued it.
    hash          VARCHAR2(64 CHAR),
    parameters    VARCHAR2(255 CHAR),
    agent         VARCHAR2(255 CHAR),
    -- As above.
    reason        VARCHAR2(400 CHAR),
    issued_at     NUMBER(19),
    spent_at      NUMBER(19),
    UNIQUE (phrase),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_rescue_account ON secondgate_rescue (account);
CREATE INDEX secondgate_rescue_asked ON secondgate_rescue (asked_at);

CREATE TABLE secondgate_question (
    account       VARCHAR2(255 CHAR) NOT NULL PRIMARY KEY,
    -- 255 characters, of which some take two places here.
    question      VARCHAR2(510 CHAR) NOT NULL,
    hash          VARCHAR2(64 CHAR)  NOT NULL,
    parameters    VARCHAR2(255 CHAR) NOT NULL,
    set_at        NUMBER(19)       NOT NULL,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);

-- What clients show that sign in with each request, in the place of a second factor. Rows are deleted a long time after their end.
CREATE TABLE secondgate_credential (
    id            VARCHAR2(64 CHAR)   NOT NULL PRIMARY KEY,
    account       VARCHAR2(255 CHAR)  NOT NULL,
    -- 64 characters, of which some take two places here.
    name          VARCHAR2(128 CHAR)  NOT NULL,
    -- Digest of the secret.
    hash          VARCHAR2(64 CHAR)   NOT NULL,
    -- What it is good for: rules of the setting, and methods of HTTP or *; both comma-separated.
    paths         VARCHAR2(1024 CHAR) NOT NULL,
    methods       VARCHAR2(255 CHAR)  NOT NULL,
    made_by       VARCHAR2(255 CHAR)  NOT NULL,
    -- Of an administrator; 200 characters, of which some take two places here.
    reason        VARCHAR2(400 CHAR),
    made_at       NUMBER(19)        NOT NULL,
    until_at      NUMBER(19)        NOT NULL,
    last_used_at  NUMBER(19),
    last_address  VARCHAR2(64 CHAR),
    -- When it ended, and how: EXPIRED, REVOKED or FACTORS_GONE.
    ended_at      NUMBER(19),
    ending        VARCHAR2(16 CHAR),
    ended_by      VARCHAR2(255 CHAR),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_credential_account ON secondgate_credential (account);
CREATE INDEX secondgate_credential_ended ON secondgate_credential (ended_at, until_at);

-- The audit log. Rows are deleted after a time that is set.
CREATE TABLE secondgate_event (
    -- Sorts in the order of time.
    id            VARCHAR2(64 CHAR)   NOT NULL PRIMARY KEY,
    at            NUMBER(19)        NOT NULL,
    kind          VARCHAR2(32 CHAR)   NOT NULL,
    factor        VARCHAR2(16 CHAR)   NOT NULL,
    account       VARCHAR2(255 CHAR),
    address       VARCHAR2(64 CHAR),
    outcome       VARCHAR2(255 CHAR)  NOT NULL,
    -- How often it happened, within an hour of the first time, and when last; NULL for an event of its own.
    occurrences   NUMBER(10)           DEFAULT 1 NOT NULL,
    last_at       NUMBER(19)
);
CREATE INDEX secondgate_event_account ON secondgate_event (account, id);
CREATE INDEX secondgate_event_kind ON secondgate_event (kind, id);

-- How often an account did one thing since the window began, over all nodes; the next window begins in the same row, and
-- one that is over is deleted. No reference: what is counted may concern an account that nothing else is on record about.
CREATE TABLE secondgate_limit (
    account       VARCHAR2(255 CHAR) NOT NULL,
    verb          VARCHAR2(32 CHAR)  NOT NULL,
    uses          NUMBER(10)          NOT NULL,
    window_at     NUMBER(19)       NOT NULL,
    PRIMARY KEY (account, verb)
);
CREATE INDEX secondgate_limit_window ON secondgate_limit (window_at);

INSERT INTO secondgate_schema (version, probe) VALUES (3, 'a');
