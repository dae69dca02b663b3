-- Larkhaven Marina, H2. Run once, into an empty database.

CREATE TABLE member (
    username      VARCHAR(60) PRIMARY KEY,
    password      VARCHAR(64),              -- SHA-256, 50,000 rounds, Base64; null for guests of the partner club
    password_salt VARCHAR(32),              -- Base64
    full_name     VARCHAR(80) NOT NULL,
    boat          VARCHAR(60) NOT NULL,
    job           VARCHAR(60) NOT NULL,
    email         VARCHAR(120) NOT NULL,
    phone         VARCHAR(20)  NOT NULL
);

-- admin: the harbour office. security: everybody's two-factor. critical: work that others' safety hangs on.
CREATE TABLE member_role (
    username      VARCHAR(60) NOT NULL REFERENCES member,
    role          VARCHAR(30) NOT NULL,
    PRIMARY KEY (username, role)
);

-- Who signs in with Skerry Sailing Club: the club's list as it is handed over each night.
CREATE TABLE partner_login (
    username      VARCHAR(60) PRIMARY KEY,
    password      VARCHAR(64) NOT NULL,
    password_salt VARCHAR(32) NOT NULL
);

CREATE TABLE berth (
    code    CHAR(2) PRIMARY KEY,
    pontoon CHAR(1) NOT NULL,
    place   INT     NOT NULL,
    metres  INT     NOT NULL
);

CREATE TABLE booking (
    id      INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    berth   CHAR(2)     NOT NULL REFERENCES berth,
    boat    VARCHAR(60) NOT NULL,
    account VARCHAR(60) REFERENCES member,  -- null for visitors
    arrives DATE        NOT NULL,
    leaves  DATE        NOT NULL,           -- not occupied in that night any more
    CHECK (leaves > arrives)
);

CREATE TABLE tariff (
    up_to_metres INT PRIMARY KEY,
    per_night    INT NOT NULL,
    per_month    INT NOT NULL
);

-- Everybody's password is: demo
INSERT INTO member VALUES
    ('nadia', 'Fyvw0ttsjQpCTISWQPMGgKt2tvIC7Zj7D9WuSOQkXQM=', 'aWaHIavmE8D8X30XGwv0hg==', 'Nadia Ferrand', 'Petrel', 'Berth holder',
        'nadia@larkhaven.example', '+447700900101'),
    ('ewan', 'NV9WqIHq9wiyDp5Ycm4GxMINEDXJQgDtx3CmGyzI1wg=', 'f9EuuYtQjaQg2fU3NVZafA==', 'Ewan Macrae', 'Kittiwake', 'Berth holder',
        'ewan@larkhaven.example', '+447700900108'),
    ('aisha', 'Utl+H/KWL/1GT9tPepZPsQ5v/dEyiLMUo2AssSW3HLQ=', 'S0RyF66Cun642GhbFRMARg==', 'Aisha Karim', 'Harbour launch 1', 'Harbour master',
        'aisha@larkhaven.example', '+447700900115'),
    ('grace', 'edd5ODF/k/pe77ho4wtiLffbL2BAnp4C+Uv4u8Siwm0=', 'qTyClrHlFp3SlLcBCcw3zQ==', 'Grace Adeyemi', 'Bosun''s Fancy', 'Deputy harbour master',
        'grace@larkhaven.example', '+447700900122'),
    ('rita', 'Tv+0RexBryIAavsZeQdNAkh9MiMInAkUBX6qDrohAC8=', 'SXebFMnd6NHMNeB3nL57Ng==', 'Rita Solberg', 'Havsula', 'Berth holder',
        'rita@larkhaven.example', '+447700900129'),
    ('theo', 'W50YB/jqQpDXoAlf4QKV5iU4fQZQ2AS+dnO7WigRqDg=', 'n423GP49ukiZydvnwTajBA==', 'Theo Lindqvist', 'Dipper', 'Berth holder',
        'theo@larkhaven.example', '+447700900136'),
    ('otto', 'FgP9VwWJnkOC6iqosdOPAL7N1zMnQp67Tr1HGX2Iy/c=', '7hWd6gGyI7gMMSEEDJOJ6g==', 'Otto Brandt', 'Work barge', 'Marina engineer',
        'otto@larkhaven.example', '+447700900143'),
    ('mara', 'hKMMQYWE4F9iSzgOPl3ewNClXYoTDkgKPlmWySKIUcQ=', 'UxJxwzf8D7WAx23LADd0BQ==', 'Mara Oyelaran', 'Harbour launch 2', 'Keeper of the keys',
        'mara@larkhaven.example', '+447700900150'),
    ('kim', 'updGqEop+Cx/tv8/3mFjrJM2yHN2KdlKBC5TaOuheuY=', 'gLVTEtv28Ikw64KOjWdRjQ==', 'Kim Hartog', 'Fuel barge', 'Fuel berth keeper',
        'kim@larkhaven.example', '+447700900157'),
    ('sam', 'aPTxUM/HN4nWrXrqRkmi15q8daDKMdkQC4H3mVLINLU=', '2/Qj/uI1Kdcb/YhdmlQ5cQ==', 'Sam Whitlock', 'Oystercatcher', 'Berth holder',
        'sam@larkhaven.example', '+447700900164'),
    ('pia', NULL, NULL, 'Pia Lund', 'Skua', 'Guest of Skerry Sailing Club',
        'pia@skerry-sailing.example', '+447700900171');

INSERT INTO member_role VALUES
    ('aisha', 'admin'), ('grace', 'admin'), ('otto', 'admin'), ('mara', 'admin'), ('mara', 'security'), ('kim', 'critical');

INSERT INTO partner_login VALUES
    ('pia', 'pB0DZZHDUc99tpMl/F1+MdZH7yrYluA1p6pU/ILD0jU=', 'YUQcNI24WZcYSRLZvQuZoA==');

INSERT INTO berth VALUES
    ('A1', 'A', 1, 9), ('A2', 'A', 2, 9), ('A3', 'A', 3, 9), ('A4', 'A', 4, 9),
    ('A5', 'A', 5, 9), ('A6', 'A', 6, 9), ('A7', 'A', 7, 9), ('A8', 'A', 8, 9),
    ('B1', 'B', 1, 11), ('B2', 'B', 2, 11), ('B3', 'B', 3, 11), ('B4', 'B', 4, 11),
    ('B5', 'B', 5, 11), ('B6', 'B', 6, 11), ('B7', 'B', 7, 11), ('B8', 'B', 8, 11),
    ('C1', 'C', 1, 14), ('C2', 'C', 2, 14), ('C3', 'C', 3, 14), ('C4', 'C', 4, 14),
    ('C5', 'C', 5, 14), ('C6', 'C', 6, 14), ('C7', 'C', 7, 14), ('C8', 'C', 8, 14);

INSERT INTO booking (berth, boat, account, arrives, leaves) VALUES
    ('A3', 'Petrel', 'nadia', CURRENT_DATE - 20, CURRENT_DATE + 40),
    ('A6', 'Kittiwake', 'ewan', CURRENT_DATE - 27, CURRENT_DATE + 51),
    ('B1', 'Harbour launch 1', 'aisha', CURRENT_DATE - 34, CURRENT_DATE + 62),
    ('B4', 'Bosun''s Fancy', 'grace', CURRENT_DATE - 41, CURRENT_DATE + 73),
    ('B7', 'Havsula', 'rita', CURRENT_DATE - 48, CURRENT_DATE + 84),
    ('C2', 'Dipper', 'theo', CURRENT_DATE - 55, CURRENT_DATE + 95),
    ('C8', 'Work barge', 'otto', CURRENT_DATE - 62, CURRENT_DATE + 106),
    ('A7', 'Oystercatcher', 'sam', CURRENT_DATE - 13, CURRENT_DATE + 29),
    ('B3', 'Fuel barge', 'kim', CURRENT_DATE - 69, CURRENT_DATE + 117),
    ('C6', 'Skua', 'pia', CURRENT_DATE - 1, CURRENT_DATE + 4),
    ('A3', 'Petrel', 'nadia', CURRENT_DATE + 90, CURRENT_DATE + 104),
    ('A6', 'Kittiwake', 'ewan', CURRENT_DATE + 93, CURRENT_DATE + 107),
    ('B4', 'Bosun''s Fancy', 'grace', CURRENT_DATE + 99, CURRENT_DATE + 113),
    ('B7', 'Havsula', 'rita', CURRENT_DATE + 102, CURRENT_DATE + 116),
    ('C2', 'Dipper', 'theo', CURRENT_DATE + 105, CURRENT_DATE + 119),
    ('A1', 'Sanderling', NULL, CURRENT_DATE - 3, CURRENT_DATE + 4),
    ('A4', 'Merganser', NULL, CURRENT_DATE - 1, CURRENT_DATE + 2),
    ('A8', 'Tern Again', NULL, CURRENT_DATE + 0, CURRENT_DATE + 5),
    ('B2', 'Old Gaffer', NULL, CURRENT_DATE - 2, CURRENT_DATE + 9),
    ('B5', 'Hilde', NULL, CURRENT_DATE + 0, CURRENT_DATE + 3),
    ('B8', 'Windhover', NULL, CURRENT_DATE - 5, CURRENT_DATE + 14),
    ('C1', 'Margriet', NULL, CURRENT_DATE - 4, CURRENT_DATE + 4),
    ('C4', 'Northern Diver', NULL, CURRENT_DATE - 1, CURRENT_DATE + 6),
    ('C5', 'Ailsa', NULL, CURRENT_DATE + 0, CURRENT_DATE + 2),
    ('C7', 'Solveig', NULL, CURRENT_DATE - 8, CURRENT_DATE + 30),
    ('A2', 'Puffin', NULL, CURRENT_DATE + 2, CURRENT_DATE + 5),
    ('B6', 'Tringa', NULL, CURRENT_DATE + 1, CURRENT_DATE + 5),
    ('A5', 'Curlew', NULL, CURRENT_DATE - 6, CURRENT_DATE),
    ('C3', 'Zeearend', NULL, CURRENT_DATE - 2, CURRENT_DATE);

INSERT INTO tariff VALUES (9, 24, 390), (11, 31, 495), (14, 43, 680);

-- The tables of the second factor.
RUNSCRIPT FROM 'classpath:io/github/secondgate/sql/h2.sql';
