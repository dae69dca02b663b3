-- Secondgate, schema 3, for MariaDB.
-- Times are milliseconds since 1970-01-01T00:00Z; 0 or NULL stands for "never".
-- An account is compared byte by byte: "alice" and "Alice" are two accounts here. Who is who is decided before.

CREATE TABLE secondgate_schema (
    version       INT          NOT NULL,
    -- Holds 'a'. The start compares it with 'A', 'a ' and others to find a database that would mix accounts up.
    probe         VARCHAR(255) NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What is known of a person as a whole. Every change of the tables below begins with a lock of this row.
CREATE TABLE secondgate_account (
    account              VARCHAR(255) NOT NULL PRIMARY KEY,
    -- Rises with every change of the factors; sessions remember on which number they were decided.
    changes              BIGINT       DEFAULT 0 NOT NULL,
    required_since_at    BIGINT,
    -- When an administrator took all factors away: sessions from before end.
    reset_at             BIGINT,
    -- How the recovery codes were hashed (rounds, salt, key); NULL without a set of codes.
    recovery_parameters  VARCHAR(255),
    app_failures         INT          DEFAULT 0 NOT NULL,
    app_failed_at        BIGINT       DEFAULT 0 NOT NULL,
    recovery_tries       INT          DEFAULT 0 NOT NULL,
    recovery_window_at   BIGINT       DEFAULT 0 NOT NULL,
    password_failures    INT          DEFAULT 0 NOT NULL,
    password_failed_at   BIGINT       DEFAULT 0 NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_account_required ON secondgate_account (required_since_at);

-- Confirmed authenticator apps.
CREATE TABLE secondgate_app (
    id               VARCHAR(64)   NOT NULL PRIMARY KEY,
    account          VARCHAR(255)  NOT NULL,
    -- As the person named it; no two of an account alike. 64 characters, of which some take two places here.
    name             VARCHAR(128)  NOT NULL,
    secret           VARCHAR(255)  NOT NULL,
    algorithm        VARCHAR(16)   NOT NULL,
    digits           INT           NOT NULL,
    period_seconds   INT           NOT NULL,
    -- The highest time step that was accepted. Only ever raised.
    last_step        BIGINT        NOT NULL,
    -- When the account last passed by something else than this app: what was a code of it then counts no more.
    closed_at        BIGINT        DEFAULT 0 NOT NULL,
    -- Later steps whose code was seen too early, comma-separated: they are not accepted when their time comes. A comma alone
    -- stands for none, for one of the databases takes an empty text for NULL.
    refused_steps    VARCHAR(1024) DEFAULT ',' NOT NULL,
    -- The last refused code, if it was the code of another time: its step and how far that is from the clock.
    suspect_step     BIGINT,
    suspect_offset   BIGINT,
    -- Which request was accepted last, so that the same one sent again can be told from a replay.
    accepted_request VARCHAR(64),
    confirmed_at     BIGINT        NOT NULL,
    last_used_at     BIGINT,
    -- From where and by which browser, for its owner.
    last_address     VARCHAR(64),
    last_browser     VARCHAR(128),
    UNIQUE (account, name),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_app_account ON secondgate_app (account);
CREATE INDEX secondgate_app_confirmed ON secondgate_app (confirmed_at);

-- Set-ups that wait for their first code, or were abandoned; rows are deleted after a day.
CREATE TABLE secondgate_setup (
    id               VARCHAR(64)   NOT NULL PRIMARY KEY,
    account          VARCHAR(255)  NOT NULL,
    secret           VARCHAR(255)  NOT NULL,
    algorithm        VARCHAR(16)   NOT NULL,
    digits           INT           NOT NULL,
    period_seconds   INT           NOT NULL,
    name             VARCHAR(128)  NOT NULL,
    -- The app that goes in the moment this one is confirmed; NULL where it is added beside the others.
    replaces         VARCHAR(64),
    -- The account's change counter when it was begun; a set-up of another number can no longer be confirmed.
    changes          BIGINT        NOT NULL,
    refused_steps    VARCHAR(1024) DEFAULT ',' NOT NULL,
    suspect_step     BIGINT,
    suspect_offset   BIGINT,
    created_at       BIGINT        NOT NULL,
    abandoned_at     BIGINT,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_setup_account ON secondgate_setup (account);
CREATE INDEX secondgate_setup_created ON secondgate_setup (created_at);

CREATE TABLE secondgate_recovery_code (
    id            VARCHAR(64)  NOT NULL PRIMARY KEY,
    account       VARCHAR(255) NOT NULL,
    hash          VARCHAR(64)  NOT NULL,
    spent_at      BIGINT,
    spent_request VARCHAR(64),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_recovery_account ON secondgate_recovery_code (account);

-- Codes by e-mail (EMAIL) or text message (SMS) that were configured. Where they go is asked of the application each time.
CREATE TABLE secondgate_channel (
    account       VARCHAR(255) NOT NULL,
    channel       VARCHAR(8)   NOT NULL,
    -- Digest of the address that was verified; to another one no code for a sign-in is sent.
    destination   VARCHAR(64)  NOT NULL,
    confirmed_at  BIGINT       NOT NULL,
    last_used_at  BIGINT,
    -- As of an app.
    last_address  VARCHAR(64),
    last_browser  VARCHAR(128),
    PRIMARY KEY (account, channel),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Codes that were sent; only the newest of an account and channel is looked at. Rows are deleted after a day.
CREATE TABLE secondgate_sent_code (
    id            VARCHAR(64)  NOT NULL PRIMARY KEY,
    account       VARCHAR(255) NOT NULL,
    channel       VARCHAR(8)   NOT NULL,
    -- What it may be spent for: SIGN_IN, CONFIGURE, FIRST_SET_UP.
    purpose       VARCHAR(16)  NOT NULL,
    -- Digests: of the session that asked, of the code, of the address it went to.
    session_mark  VARCHAR(64)  NOT NULL,
    hash          VARCHAR(64)  NOT NULL,
    destination   VARCHAR(64)  NOT NULL,
    sent_at       BIGINT       NOT NULL,
    spent_at      BIGINT,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_sent_code_account ON secondgate_sent_code (account, sent_at);
CREATE INDEX secondgate_sent_code_to ON secondgate_sent_code (destination, sent_at);
CREATE INDEX secondgate_sent_code_sent ON secondgate_sent_code (sent_at);

-- What waits to be sent, and what was. A row is claimed by an update whose row count decides, so no two nodes send it.
CREATE TABLE secondgate_outbox (
    id            VARCHAR(64)   NOT NULL PRIMARY KEY,
    account       VARCHAR(255)  NOT NULL,
    kind          VARCHAR(32)   NOT NULL,
    subject       VARCHAR(255)  NOT NULL,
    body          VARCHAR(4000) NOT NULL,
    created_at    BIGINT        NOT NULL,
    -- When it is tried (again); a claim moves it ahead, so that a node that dies meanwhile loses nothing.
    due_at        BIGINT        NOT NULL,
    attempts      INT           DEFAULT 0 NOT NULL,
    sent_at       BIGINT,
    given_up_at   BIGINT,
    -- Digest of what happened to whom from where: the same again within an hour is told in one mail, with how often.
    sameness      VARCHAR(64)   DEFAULT '-' NOT NULL,
    -- Of how many it tells; 0 for the mail that leaves at once.
    repetitions   INT           DEFAULT 0 NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_outbox_sameness ON secondgate_outbox (sameness, created_at);
CREATE INDEX secondgate_outbox_account ON secondgate_outbox (account, sent_at, given_up_at, due_at);
CREATE INDEX secondgate_outbox_due ON secondgate_outbox (sent_at, given_up_at, due_at);

-- Browsers on which no code is asked for a while.
CREATE TABLE secondgate_browser (
    id            VARCHAR(64)  NOT NULL PRIMARY KEY,
    account       VARCHAR(255) NOT NULL,
    -- Digest of the secret in the cookie, another one after each use; and of the one before.
    hash          VARCHAR(64)  NOT NULL,
    former_hash   VARCHAR(64),
    label         VARCHAR(128) NOT NULL,
    -- The account's change counter, and a keyed digest of its stored password, when it was trusted.
    changes       BIGINT       NOT NULL,
    password_mark VARCHAR(64),
    first_used_at BIGINT       NOT NULL,
    last_used_at  BIGINT       NOT NULL,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_browser_account ON secondgate_browser (account);
CREATE INDEX secondgate_browser_first ON secondgate_browser (first_used_at);

-- The organisation's rule as it was changed at run time, a row for each change; the highest version holds.
CREATE TABLE secondgate_policy (
    version        BIGINT        NOT NULL PRIMARY KEY,
    requirement    VARCHAR(16)   NOT NULL,
    roles          VARCHAR(1024) NOT NULL,
    grace_seconds  BIGINT        NOT NULL,
    -- The day on which grace ends for everybody, whenever theirs began; NULL for none.
    grace_ends_at  BIGINT,
    methods        VARCHAR(64)   NOT NULL,
    changed_by     VARCHAR(255)  NOT NULL,
    changed_at     BIGINT        NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Accounts of which nothing is required for a while. Rows stay, so that it can be told who granted what.
CREATE TABLE secondgate_exemption (
    id            VARCHAR(64)  NOT NULL PRIMARY KEY,
    account       VARCHAR(255) NOT NULL,
    -- 200 characters, of which some take two places here.
    reason        VARCHAR(400) NOT NULL,
    granted_by    VARCHAR(255) NOT NULL,
    granted_at    BIGINT       NOT NULL,
    until_at      BIGINT       NOT NULL,
    ended_at      BIGINT,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_exemption_account ON secondgate_exemption (account, until_at);

-- People who lost everything and ask the helpdesk: the phrase they read out, and the code they get back.
CREATE TABLE secondgate_rescue (
    id            VARCHAR(64)  NOT NULL PRIMARY KEY,
    account       VARCHAR(255) NOT NULL,
    phrase        VARCHAR(64)  NOT NULL,
    session_mark  VARCHAR(64)  NOT NULL,
    -- The account's change counter then: whoever can change factors has not lost them, and a reset ends it too.
    changes       BIGINT       NOT NULL,
    asked_at      BIGINT       NOT NULL,
    -- From where, and by which browser, for the agent.
    address       VARCHAR(64),
    browser       VARCHAR(128),
    -- Hash of the code and its parameters, once an agent has issued it.
    hash          VARCHAR(64),
    parameters    VARCHAR(255),
    agent         VARCHAR(255),
    -- As above.
    reason        VARCHAR(400),
    issued_at     BIGINT,
    spent_at      BIGINT,
    UNIQUE (phrase),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_rescue_account ON secondgate_rescue (account);
CREATE INDEX secondgate_rescue_asked ON secondgate_rescue (asked_at);

CREATE TABLE secondgate_question (
    account       VARCHAR(255) NOT NULL PRIMARY KEY,
    -- 255 characters, of which some take two places here.
    question      VARCHAR(510) NOT NULL,
    hash          VARCHAR(64)  NOT NULL,
    parameters    VARCHAR(255) NOT NULL,
    set_at        BIGINT       NOT NULL,
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What clients show that sign in with each request, in the place of a second factor. Rows are deleted a long time after their end.
CREATE TABLE secondgate_credential (
    id            VARCHAR(64)   NOT NULL PRIMARY KEY,
    account       VARCHAR(255)  NOT NULL,
    -- 64 characters, of which some take two places here.
    name          VARCHAR(128)  NOT NULL,
    -- Digest of the secret.
    hash          VARCHAR(64)   NOT NULL,
    -- What it is good for: rules of the setting, and methods of HTTP or *; both comma-separated.
    paths         VARCHAR(1024) NOT NULL,
    methods       VARCHAR(255)  NOT NULL,
    made_by       VARCHAR(255)  NOT NULL,
    -- Of an administrator; 200 characters, of which some take two places here.
    reason        VARCHAR(400),
    made_at       BIGINT        NOT NULL,
    until_at      BIGINT        NOT NULL,
    last_used_at  BIGINT,
    last_address  VARCHAR(64),
    -- When it ended, and how: EXPIRED, REVOKED or FACTORS_GONE.
    ended_at      BIGINT,
    ending        VARCHAR(16),
    ended_by      VARCHAR(255),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_credential_account ON secondgate_credential (account);
CREATE INDEX secondgate_credential_ended ON secondgate_credential (ended_at, until_at);

-- The audit log. Rows are deleted after a time that is set.
CREATE TABLE secondgate_event (
    -- Sorts in the order of time.
    id            VARCHAR(64)   NOT NULL PRIMARY KEY,
    at            BIGINT        NOT NULL,
    kind          VARCHAR(32)   NOT NULL,
    factor        VARCHAR(16)   NOT NULL,
    account       VARCHAR(255),
    address       VARCHAR(64),
    outcome       VARCHAR(255)  NOT NULL,
    -- How often it happened, within an hour of the first time, and when last; NULL for an event of its own.
    occurrences   INT           DEFAULT 1 NOT NULL,
    last_at       BIGINT
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_event_account ON secondgate_event (account, id);
CREATE INDEX secondgate_event_kind ON secondgate_event (kind, id);

-- How often an account did one thing since the window began, over all nodes; the next window begins in the same row, and
-- one that is over is deleted. No reference: what is counted may concern an account that nothing else is on record about.
CREATE TABLE secondgate_limit (
    account       VARCHAR(255) NOT NULL,
    verb          VARCHAR(32)  NOT NULL,
    uses          INT          NOT NULL,
    window_at     BIGINT       NOT NULL,
    PRIMARY KEY (account, verb)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_limit_window ON secondgate_limit (window_at);

INSERT INTO secondgate_schema (version, probe) VALUES (3, 'a');
