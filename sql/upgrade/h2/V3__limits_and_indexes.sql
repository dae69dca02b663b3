-- Secondgate: from schema 2 to schema 3, for H2. Every row stays.

UPDATE secondgate_schema SET version = 3;
