-- Secondgate: from schema 2 to schema 3, for PostgreSQL. Every row stays.

-- Text is compared, and put in order, byte by byte, whatever the database does by default.
ALTER TABLE secondgate_schema
    ALTER COLUMN probe SET DATA TYPE VARCHAR(255) COLLATE "C";
ALTER TABLE secondgate_account
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN recovery_parameters SET DATA TYPE VARCHAR(255) COLLATE "C";
ALTER TABLE secondgate_app
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN name SET DATA TYPE VARCHAR(128) COLLATE "C",
    ALTER COLUMN secret SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN algorithm SET DATA TYPE VARCHAR(16) COLLATE "C",
    ALTER COLUMN refused_steps SET DATA TYPE VARCHAR(1024) COLLATE "C",
    ALTER COLUMN accepted_request SET DATA TYPE VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_setup
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN secret SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN algorithm SET DATA TYPE VARCHAR(16) COLLATE "C",
    ALTER COLUMN name SET DATA TYPE VARCHAR(128) COLLATE "C",
    ALTER COLUMN replaces SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN refused_steps SET DATA TYPE VARCHAR(1024) COLLATE "C";
ALTER TABLE secondgate_recovery_code
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN hash SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN spent_request SET DATA TYPE VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_channel
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN channel SET DATA TYPE VARCHAR(8) COLLATE "C",
    ALTER COLUMN destination SET DATA TYPE VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_sent_code
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN channel SET DATA TYPE VARCHAR(8) COLLATE "C",
    ALTER COLUMN purpose SET DATA TYPE VARCHAR(16) COLLATE "C",
    ALTER COLUMN session_mark SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN hash SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN destination SET DATA TYPE VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_outbox
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN kind SET DATA TYPE VARCHAR(32) COLLATE "C",
    ALTER COLUMN subject SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN body SET DATA TYPE VARCHAR(4000) COLLATE "C";
ALTER TABLE secondgate_browser
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN hash SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN former_hash SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN label SET DATA TYPE VARCHAR(128) COLLATE "C",
    ALTER COLUMN password_mark SET DATA TYPE VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_policy
    ALTER COLUMN requirement SET DATA TYPE VARCHAR(16) COLLATE "C",
    ALTER COLUMN roles SET DATA TYPE VARCHAR(1024) COLLATE "C",
    ALTER COLUMN methods SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN changed_by SET DATA TYPE VARCHAR(255) COLLATE "C";
ALTER TABLE secondgate_exemption
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN reason SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN granted_by SET DATA TYPE VARCHAR(255) COLLATE "C";
ALTER TABLE secondgate_rescue
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN phrase SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN session_mark SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN hash SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN parameters SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN agent SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN reason SET DATA TYPE VARCHAR(255) COLLATE "C";
ALTER TABLE secondgate_question
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN question SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN hash SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN parameters SET DATA TYPE VARCHAR(255) COLLATE "C";
ALTER TABLE secondgate_event
    ALTER COLUMN id SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN kind SET DATA TYPE VARCHAR(32) COLLATE "C",
    ALTER COLUMN factor SET DATA TYPE VARCHAR(16) COLLATE "C",
    ALTER COLUMN account SET DATA TYPE VARCHAR(255) COLLATE "C",
    ALTER COLUMN address SET DATA TYPE VARCHAR(64) COLLATE "C",
    ALTER COLUMN outcome SET DATA TYPE VARCHAR(255) COLLATE "C";

ALTER TABLE secondgate_event ADD COLUMN occurrences INT DEFAULT 1 NOT NULL;
ALTER TABLE secondgate_event ADD COLUMN last_at BIGINT;

ALTER TABLE secondgate_outbox ADD COLUMN sameness VARCHAR(64) COLLATE "C" DEFAULT '-' NOT NULL;
ALTER TABLE secondgate_outbox ADD COLUMN repetitions INT DEFAULT 0 NOT NULL;
CREATE INDEX secondgate_outbox_sameness ON secondgate_outbox (sameness, created_at);

CREATE TABLE secondgate_limit (
    account       VARCHAR(255) COLLATE "C" NOT NULL,
    verb          VARCHAR(32) COLLATE "C"  NOT NULL,
    uses          INT          NOT NULL,
    window_at     BIGINT       NOT NULL,
    PRIMARY KEY (account, verb)
);

-- What clients show that sign in with each request, in the place of a second factor. Rows are deleted a long time after their end.
CREATE TABLE secondgate_credential (
    id            VARCHAR(64) COLLATE "C"   NOT NULL PRIMARY KEY,
    account       VARCHAR(255) COLLATE "C"  NOT NULL,
    name          VARCHAR(128) COLLATE "C"  NOT NULL,
    hash          VARCHAR(64) COLLATE "C"   NOT NULL,
    paths         VARCHAR(1024) COLLATE "C" NOT NULL,
    methods       VARCHAR(255) COLLATE "C"  NOT NULL,
    made_by       VARCHAR(255) COLLATE "C"  NOT NULL,
    reason        VARCHAR(400) COLLATE "C",
    made_at       BIGINT        NOT NULL,
    until_at      BIGINT        NOT NULL,
    last_used_at  BIGINT,
    last_address  VARCHAR(64) COLLATE "C",
    ended_at      BIGINT,
    ending        VARCHAR(16) COLLATE "C",
    ended_by      VARCHAR(255) COLLATE "C",
    FOREIGN KEY (account) REFERENCES secondgate_account (account)
);
CREATE INDEX secondgate_credential_account ON secondgate_credential (account);
CREATE INDEX secondgate_credential_ended ON secondgate_credential (ended_at, until_at);

-- Codes of before a sign-in by another way are not taken.
ALTER TABLE secondgate_app ADD COLUMN closed_at BIGINT DEFAULT 0 NOT NULL;

-- Owners are told from where and by which browser a factor was used last.
ALTER TABLE secondgate_app ADD COLUMN last_address VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_app ADD COLUMN last_browser VARCHAR(128) COLLATE "C";
ALTER TABLE secondgate_channel ADD COLUMN last_address VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_channel ADD COLUMN last_browser VARCHAR(128) COLLATE "C";

-- The agent is told who asks.
ALTER TABLE secondgate_rescue ADD COLUMN address VARCHAR(64) COLLATE "C";
ALTER TABLE secondgate_rescue ADD COLUMN browser VARCHAR(128) COLLATE "C";

-- Texts are as long as people are told, also where each character takes two places.
ALTER TABLE secondgate_exemption ALTER COLUMN reason SET DATA TYPE VARCHAR(400) COLLATE "C";
ALTER TABLE secondgate_rescue ALTER COLUMN reason SET DATA TYPE VARCHAR(400) COLLATE "C";
ALTER TABLE secondgate_question ALTER COLUMN question SET DATA TYPE VARCHAR(510) COLLATE "C";

-- None is a comma alone; rows that say it by an empty text keep it.
ALTER TABLE secondgate_app ALTER COLUMN refused_steps SET DEFAULT ',';
ALTER TABLE secondgate_setup ALTER COLUMN refused_steps SET DEFAULT ',';

-- Some databases know no names of more than 30 characters.
ALTER INDEX secondgate_recovery_code_account RENAME TO secondgate_recovery_account;
ALTER INDEX secondgate_sent_code_destination RENAME TO secondgate_sent_code_to;

-- Events are found by their ids, which sort by time.
DROP INDEX secondgate_event_at;
DROP INDEX secondgate_event_account;
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
