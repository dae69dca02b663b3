-- Secondgate: from schema 2 to schema 3, for MariaDB. Every row stays.

ALTER TABLE secondgate_event ADD COLUMN occurrences INT DEFAULT 1 NOT NULL;
ALTER TABLE secondgate_event ADD COLUMN last_at BIGINT;

ALTER TABLE secondgate_outbox ADD COLUMN sameness VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin DEFAULT '-' NOT NULL;
ALTER TABLE secondgate_outbox ADD COLUMN repetitions INT DEFAULT 0 NOT NULL;
CREATE INDEX secondgate_outbox_sameness ON secondgate_outbox (sameness, created_at);

CREATE TABLE secondgate_limit (
    account       VARCHAR(255) NOT NULL,
    verb          VARCHAR(32)  NOT NULL,
    uses          INT          NOT NULL,
    window_at     BIGINT       NOT NULL,
    PRIMARY KEY (account, verb)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What clients show that sign in with each request, in the place of a second factor. Rows are deleted a long time after their end.
CREATE TABLE secondgate_credential (
    id            VARCHAR(64)   NOT NULL PRIMARY KEY,
    account       VARCHAR(255)  NOT NULL,
    name          VARCHAR(128)  NOT NULL,
    hash          VARCHAR(64)   NOT NULL,
    paths         VARCHAR(1024) NOT NULL,
    methods       VARCHAR(255)  NOT NULL,
    made_by       VARCHAR(255)  NOT NULL,
    reason        VARCHAR(400),
    made_at       BIGINT        NOT NULL,
    until_at      BIGINT        NOT NULL,
    last_used_at  BIGINT,
    last_address  VARCHAR(64),
    ended_at      BIGINT,
    ending        VARCHAR(16),
    ended_by      VARCHAR(255),
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX secondgate_credential_account ON secondgate_credential (account);
CREATE INDEX secondgate_credential_ended ON secondgate_credential (ended_at, until_at);

-- Codes of before a sign-in by another way are not taken.
ALTER TABLE secondgate_app ADD COLUMN closed_at BIGINT DEFAULT 0 NOT NULL;

-- Owners are told from where and by which browser a factor was used last.
ALTER TABLE secondgate_app ADD COLUMN last_address VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
ALTER TABLE secondgate_app ADD COLUMN last_browser VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
ALTER TABLE secondgate_channel ADD COLUMN last_address VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
ALTER TABLE secondgate_channel ADD COLUMN last_browser VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The agent is told who asks.
ALTER TABLE secondgate_rescue ADD COLUMN address VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
ALTER TABLE secondgate_rescue ADD COLUMN browser VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Texts are as long as people are told, also where each character takes two places.
ALTER TABLE secondgate_exemption MODIFY COLUMN reason VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL;
ALTER TABLE secondgate_rescue MODIFY COLUMN reason VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
ALTER TABLE secondgate_question MODIFY COLUMN question VARCHAR(510) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL;

-- None is a comma alone; rows that say it by an empty text keep it.
ALTER TABLE secondgate_app ALTER COLUMN refused_steps SET DEFAULT ',';
ALTER TABLE secondgate_setup ALTER COLUMN refused_steps SET DEFAULT ',';

-- Some databases know no names of more than 30 characters.
ALTER TABLE secondgate_recovery_code RENAME INDEX secondgate_recovery_code_account TO secondgate_recovery_account;
ALTER TABLE secondgate_sent_code RENAME INDEX secondgate_sent_code_destination TO secondgate_sent_code_to;

-- Events are found by their ids, which sort by time.
DROP INDEX secondgate_event_at ON secondgate_event;
DROP INDEX secondgate_event_account ON secondgate_event;
CREATE INDEX secondgate_event_account ON secondgate_event (account, id);
CREATE INDEX secondgate_event_kind ON secondgate_event (kind, id);

-- Accounts take turns at the outbox.
CREATE INDEX secondgate_outbox_account ON secondgate_outbox (account, sent_at, given_up_at, due_at);

-- What has served its time is found by these.
CREATE INDEX secondgate_browser_first ON secondgate_browser (first_used_at);
CREATE INDEX secondgate_rescue_asked ON secondgate_rescue (asked_at);
CREATE INDEX secondgate_limit_window ON secondgate_limit (window_at);

-- The start tries the oldest and the newest secret; a policy that requires nothing any more forgets since when it did.
CREATE INDEX secondgate_app_confirmed ON secondgate_app (confirmed_at);
CREATE INDEX secondgate_account_required ON secondgate_account (required_since_at);

UPDATE secondgate_schema SET version = 3;
