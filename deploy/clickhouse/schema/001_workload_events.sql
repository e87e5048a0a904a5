-- What a user's workloads did. A row is stamped with its owner by the engine; no insert can name another one, because the constraint
-- compares it with the capability that came with the request. The layout is part of the isolation: see docs/security.md.
CREATE TABLE IF NOT EXISTS workload_events
(
    event_id UUID DEFAULT generateUUIDv7(),
    timestamp DateTime64(6, 'UTC'),
    workload_id String DEFAULT '',
    event_type String DEFAULT '',
    event_category String DEFAULT '',
    model String DEFAULT '',
    latency_ms Nullable(Float64),
    tokens_input Nullable(UInt32),
    tokens_output Nullable(UInt32),
    cost_cents Nullable(Float64),
    throughput Nullable(Float64),
    is_error UInt8 DEFAULT 0,
    metrics Map(String, Float64),
    dimensions Map(String, String),
    metadata String DEFAULT '',
    owner FixedString(32) MATERIALIZED SHA256(getSetting('SQL_netra_capability')),
    CONSTRAINT sealed CHECK owner = SHA256(getSetting('SQL_netra_capability')) AND match(getSetting('SQL_netra_capability'), '^[0-9a-f]{64}$')
)
ENGINE = MergeTree
PARTITION BY reinterpretAsUInt8(owner) % 16
PRIMARY KEY owner
ORDER BY (owner, timestamp, event_id)
SETTINGS non_replicated_deduplication_window = 10000, auto_statistics_types = '', ratio_of_defaults_for_sparse_serialization = 1;
