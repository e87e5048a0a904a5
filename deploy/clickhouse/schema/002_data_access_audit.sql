-- Who of a user's agents did what with the user's data, and how it ended; never the values.
CREATE TABLE IF NOT EXISTS data_access_audit
(
    audit_id UUID DEFAULT generateUUIDv7(),
    timestamp DateTime64(6, 'UTC'),
    agent String DEFAULT '',
    run_id String DEFAULT '',
    operation String DEFAULT '',
    table_name String DEFAULT '',
    row_count UInt64 DEFAULT 0,
    elapsed_ms Float64 DEFAULT 0,
    outcome String DEFAULT '',
    owner FixedString(32) MATERIALIZED SHA256(getSetting('SQL_netra_capability')),
    CONSTRAINT sealed CHECK owner = SHA256(getSetting('SQL_netra_capability')) AND match(getSetting('SQL_netra_capability'), '^[0-9a-f]{64}$')
)
ENGINE = MergeTree
PARTITION BY reinterpretAsUInt8(owner) % 16
PRIMARY KEY owner
ORDER BY (owner, timestamp, audit_id)
SETTINGS non_replicated_deduplication_window = 10000, auto_statistics_types = '', ratio_of_defaults_for_sparse_serialization = 1;
