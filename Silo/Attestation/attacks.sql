-- Attacks on the isolation of users. Each block starts with a header
--     group/name: through the gate; straight at the engine
-- where each side is one of
--     gate-refuses    the gate does not let it through
--     engine-refuses  the engine answers with an error
--     safe-answer     it may run: the answer holds own rows and constants only
--     gate-only       the engine alone answers more than own rows and constants, or acts: the gate has to stop it
-- "straight" was measured on the embedded engine with grants per column, row policies on the user's tables, readonly=1 and
-- limits on time, memory and result; the table "secrets" exists there without a grant. Nothing here writes to an existing path.
-- identity/owner-column: gate-refuses; straight: engine-refuses
SELECT owner FROM workload_events
-- identity/owner-qualified: gate-refuses; straight: engine-refuses
SELECT e.owner FROM workload_events AS e
-- identity/owner-backticks: gate-refuses; straight: engine-refuses
SELECT e.`owner` FROM workload_events AS e
-- identity/owner-double-quotes: gate-refuses; straight: engine-refuses
SELECT "owner" FROM workload_events
-- identity/owner-escaped: gate-refuses; straight: engine-refuses
SELECT `\x6fwner` FROM workload_events
-- identity/owner-in-where: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events WHERE owner != ''
-- identity/owner-in-order: gate-refuses; straight: engine-refuses
SELECT event_id FROM workload_events ORDER BY owner
-- identity/owner-in-group: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events GROUP BY owner
-- identity/owner-in-prewhere: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events PREWHERE owner > ''
-- identity/owner-in-using: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events AS a INNER JOIN workload_events AS b USING (owner)
-- identity/owner-in-columns-list: gate-refuses; straight: engine-refuses
SELECT COLUMNS(owner) FROM workload_events
-- identity/owner-by-pattern: gate-refuses; straight: engine-refuses
SELECT COLUMNS('own') FROM workload_events
-- identity/owner-by-any-pattern: gate-refuses; straight: engine-refuses
SELECT COLUMNS('.*') FROM workload_events
-- identity/owner-by-class-pattern: gate-refuses; straight: engine-refuses
SELECT COLUMNS('^[[:alpha:]]{5}$') FROM workload_events
-- identity/owner-by-case-pattern: gate-refuses; straight: engine-refuses
SELECT COLUMNS('(?i)OWNER') FROM workload_events
-- identity/owner-by-star-like: gate-refuses; straight: engine-refuses
SELECT * LIKE 'own%' FROM workload_events
-- identity/owner-by-star-ilike: gate-refuses; straight: engine-refuses
SELECT e.* ILIKE 'OWN%' FROM workload_events AS e
-- identity/owner-by-natural-join: gate-refuses; straight: engine-refuses
SELECT * FROM workload_events AS a NATURAL JOIN data_access_audit AS b
-- identity/owner-in-subquery: gate-refuses; straight: engine-refuses
SELECT x FROM (SELECT owner AS x FROM workload_events)
-- identity/owner-in-lambda: gate-refuses; straight: engine-refuses
SELECT arrayMap(x -> owner, [1]) FROM workload_events
-- identity/owner-in-replace: gate-refuses; straight: engine-refuses
SELECT * REPLACE (owner AS metadata) FROM workload_events
-- identity/owner-nested-quoted: gate-refuses; straight: engine-refuses
SELECT `workload_events.owner` FROM workload_events
-- identity/settings-top: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events SETTINGS log_comment = '0000000000000000000000000000000000000000000000000000000000000000'
-- identity/settings-nested: gate-refuses; straight: safe-answer
SELECT * FROM (SELECT metadata FROM workload_events SETTINGS log_comment = '0000000000000000000000000000000000000000000000000000000000000000')
-- identity/settings-in-cte: gate-refuses; straight: safe-answer
WITH x AS (SELECT metadata FROM workload_events SETTINGS SQL_netra_capability = '0000000000000000000000000000000000000000000000000000000000000000') SELECT * FROM x
-- identity/settings-in-union: gate-refuses; straight: engine-refuses
SELECT 1 UNION ALL SELECT count() FROM workload_events SETTINGS additional_table_filters = {'workload_events': '1'}
-- identity/settings-behind-format: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events FORMAT TSV SETTINGS max_threads = 1
-- identity/settings-without-value: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events SETTINGS insert_allow_materialized_columns
-- identity/settings-in-in: gate-refuses; straight: safe-answer
SELECT 1 IN (SELECT is_error FROM workload_events SETTINGS max_result_rows = 0)
-- identity/get-setting: gate-refuses; straight: gate-only
SELECT getSetting('log_comment')
-- identity/get-setting-custom: gate-refuses; straight: engine-refuses
SELECT getSetting('SQL_netra_capability')
-- identity/get-setting-or-default: gate-refuses; straight: safe-answer
SELECT getSettingOrDefault('SQL_netra_capability', '')
-- identity/get-setting-upper: gate-refuses; straight: engine-refuses
SELECT GETSETTING('log_comment')
-- identity/get-setting-quoted: gate-refuses; straight: gate-only
SELECT `getSetting`('log_comment')
-- identity/get-setting-in-lambda: gate-refuses; straight: gate-only
SELECT arrayMap(x -> getSetting('log_comment'), [1])
-- identity/global-variable: gate-refuses; straight: gate-only
SELECT @@max_threads
-- identity/global-variable-call: gate-refuses; straight: gate-only
SELECT globalVariable('max_threads')
-- identity/current-user: gate-refuses; straight: gate-only
SELECT currentUser(), user(), current_user()
-- identity/current-roles: gate-refuses; straight: gate-only
SELECT currentRoles(), enabledProfiles()
-- identity/client-header: gate-refuses; straight: engine-refuses
SELECT getClientHTTPHeader('Authorization')
-- identity/query-id: gate-refuses; straight: gate-only
SELECT queryID(), initialQueryID()
-- identity/server-setting: gate-refuses; straight: gate-only
SELECT getServerSetting('max_connections')
-- identity/macro: gate-refuses; straight: engine-refuses
SELECT getMacro('shard')
-- identity/host: gate-refuses; straight: gate-only
SELECT hostName(), FQDN(), serverUUID(), tcpPort(), version(), uptime()
-- identity/parameter-identifier: gate-refuses; straight: engine-refuses
SELECT * FROM {t:Identifier}
-- identity/parameter-identifier-column: gate-refuses; straight: engine-refuses
SELECT {c:Identifier} FROM workload_events
-- identity/parameter-name: gate-refuses; straight: engine-refuses
SELECT {SQL_netra_capability:String}
-- around/other-table: gate-refuses; straight: engine-refuses
SELECT * FROM secrets
-- around/other-table-qualified: gate-refuses; straight: engine-refuses
SELECT * FROM default.secrets
-- around/other-table-in: gate-refuses; straight: engine-refuses
SELECT 'x' IN secrets
-- around/other-table-in-brackets: gate-refuses; straight: engine-refuses
SELECT 'x' IN ((secrets))
-- around/other-table-in-plus: gate-refuses; straight: engine-refuses
SELECT 'x' IN (+secrets)
-- around/other-table-in-alias: gate-refuses; straight: engine-refuses
SELECT 'x' IN (secrets AS s)
-- around/other-table-in-function: gate-refuses; straight: engine-refuses
SELECT in('x', secrets)
-- around/other-table-in-null: gate-refuses; straight: engine-refuses
SELECT nullIn('x', (secrets))
-- around/other-table-in-lambda: gate-refuses; straight: engine-refuses
SELECT arrayExists(x -> x IN secrets, ['x'])
-- around/other-table-not-in: gate-refuses; straight: engine-refuses
SELECT 'x' NOT IN default.secrets
-- around/other-table-global-in: gate-refuses; straight: engine-refuses
SELECT 'x' GLOBAL IN secrets
-- around/other-table-join: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events AS e CROSS JOIN secrets AS s
-- around/other-table-comma: gate-refuses; straight: engine-refuses
SELECT count() FROM workload_events, secrets
-- around/other-table-bracketed-join: gate-refuses; straight: engine-refuses
SELECT * FROM (workload_events CROSS JOIN secrets)
-- around/other-table-in-cte: gate-refuses; straight: engine-refuses
WITH secrets AS (SELECT * FROM secrets) SELECT * FROM secrets
-- around/other-table-behind-cte: gate-refuses; straight: engine-refuses
WITH default AS (SELECT 1) SELECT * FROM default.secrets
-- around/cte-out-of-scope: gate-refuses; straight: engine-refuses
SELECT 1 UNION ALL (WITH secrets AS (SELECT 1 AS x) SELECT x FROM secrets) UNION ALL SELECT x FROM secrets
-- around/cte-second-with: gate-refuses; straight: engine-refuses
WITH secrets AS (SELECT 1 AS x) SELECT x FROM secrets UNION ALL WITH 1 AS z SELECT x FROM secrets
-- around/cte-recursive: gate-refuses; straight: engine-refuses
WITH RECURSIVE secrets AS (SELECT x FROM secrets) SELECT * FROM secrets
-- around/cte-forward: gate-refuses; straight: safe-answer
WITH a AS (SELECT * FROM secrets), secrets AS (SELECT 1 AS x) SELECT * FROM a
-- around/cte-scalar-name: gate-refuses; straight: engine-refuses
WITH (SELECT 1) AS secrets SELECT * FROM secrets
-- around/cte-case: gate-refuses; straight: engine-refuses
WITH Secrets AS (SELECT 1 AS x) SELECT * FROM secrets
-- around/alias-as-table: gate-refuses; straight: engine-refuses
SELECT 'x' IN (SELECT x FROM secrets) FROM workload_events AS secrets
-- around/alias-of-table-in: gate-refuses; straight: engine-refuses
WITH secrets AS s SELECT 'x' IN s
-- around/alias-of-table-bracketed: gate-refuses; straight: engine-refuses
WITH (+secrets) AS s SELECT 'x' IN s
-- around/alias-hides-own-table: gate-refuses; straight: safe-answer
WITH secrets AS workload_events SELECT 'x' IN workload_events
-- around/alias-hides-query: gate-refuses; straight: safe-answer
WITH q AS (SELECT 'y') SELECT (WITH secrets AS q SELECT 'x' IN q)
-- around/string-table: gate-refuses; straight: engine-refuses
SELECT * FROM 'secrets'
-- around/file-as-table: gate-refuses; straight: engine-refuses
SELECT * FROM '/etc/passwd'
-- around/file-as-quoted-table: gate-refuses; straight: engine-refuses
SELECT * FROM `/etc/passwd`
-- around/quoted-path: gate-refuses; straight: engine-refuses
SELECT * FROM `default.secrets`
-- around/system-tables: gate-refuses; straight: gate-only
SELECT * FROM system.tables
-- around/system-processes: gate-refuses; straight: gate-only
SELECT query, Settings FROM system.processes
-- around/system-settings: gate-refuses; straight: gate-only
SELECT value FROM system.settings WHERE name = 'log_comment'
-- around/system-query-log: gate-refuses; straight: engine-refuses
SELECT query FROM system.query_log
-- around/system-parts: gate-refuses; straight: gate-only
SELECT name, rows FROM system.parts
-- around/system-parts-columns: gate-refuses; straight: gate-only
SELECT * FROM system.parts_columns
-- around/system-columns: gate-refuses; straight: gate-only
SELECT table, name, data_compressed_bytes FROM system.columns
-- around/system-row-policies: gate-refuses; straight: engine-refuses
SELECT * FROM system.row_policies
-- around/system-one-quoted: gate-refuses; straight: gate-only
SELECT * FROM `system`.`processes`
-- around/system-in: gate-refuses; straight: engine-refuses
SELECT 'x' IN system.processes
-- around/system-errors: gate-refuses; straight: gate-only
SELECT last_error_message FROM system.errors
-- around/system-dictionaries: gate-refuses; straight: gate-only
SELECT * FROM system.dictionaries
-- around/information-schema: gate-refuses; straight: gate-only
SELECT * FROM information_schema.tables
-- around/information-schema-upper: gate-refuses; straight: gate-only
SELECT * FROM INFORMATION_SCHEMA.COLUMNS
-- around/file-function: gate-refuses; straight: gate-only
SELECT file('/etc/passwd')
-- around/file-table-function: gate-refuses; straight: engine-refuses
SELECT * FROM file('/etc/passwd', 'LineAsString')
-- around/file-quoted-upper: gate-refuses; straight: engine-refuses
SELECT * FROM `FILE`('/etc/passwd', 'LineAsString')
-- around/url: gate-refuses; straight: engine-refuses
SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')
-- around/s3: gate-refuses; straight: engine-refuses
SELECT * FROM s3('http://127.0.0.1:1/b/k', 'CSV')
-- around/remote: gate-refuses; straight: engine-refuses
SELECT * FROM remote('127.0.0.1', default, secrets)
-- around/cluster: gate-refuses; straight: engine-refuses
SELECT * FROM cluster('default', default, secrets)
-- around/mysql: gate-refuses; straight: engine-refuses
SELECT * FROM mysql('127.0.0.1:1', 'd', 't', 'u', 'p')
-- around/executable: gate-refuses; straight: engine-refuses
SELECT * FROM executable('x.sh', 'TSV', 'a String')
-- around/filesystem: gate-refuses; straight: engine-refuses
SELECT * FROM filesystem('/')
-- around/merge: gate-refuses; straight: engine-refuses
SELECT * FROM merge('default', '.*')
-- around/merge-one-argument: gate-refuses; straight: engine-refuses
SELECT * FROM merge('secrets')
-- around/view-function: gate-refuses; straight: engine-refuses
SELECT * FROM view(SELECT * FROM secrets)
-- around/view-if-permitted: gate-refuses; straight: safe-answer
SELECT * FROM viewIfPermitted(SELECT * FROM secrets ELSE null('x String'))
-- around/view-explain: gate-refuses; straight: engine-refuses
SELECT * FROM viewExplain('EXPLAIN', '', (SELECT 1))
-- around/explain-subquery: gate-refuses; straight: engine-refuses
SELECT * FROM (EXPLAIN SELECT * FROM workload_events)
-- around/explain-in: gate-refuses; straight: engine-refuses
SELECT 'x' IN (EXPLAIN SELECT 1)
-- around/explain: gate-refuses; straight: gate-only
EXPLAIN indexes = 1 SELECT * FROM workload_events
-- around/explain-estimate: gate-refuses; straight: gate-only
EXPLAIN ESTIMATE SELECT * FROM workload_events
-- around/show-tables: gate-refuses; straight: gate-only
SHOW TABLES
-- around/show-create: gate-refuses; straight: gate-only
SHOW CREATE TABLE workload_events
-- around/describe: gate-refuses; straight: gate-only
DESCRIBE TABLE workload_events
-- around/describe-subquery: gate-refuses; straight: engine-refuses
SELECT * FROM (DESCRIBE TABLE workload_events)
-- around/exists-table: gate-refuses; straight: engine-refuses
EXISTS TABLE secrets
-- around/check-table: gate-refuses; straight: engine-refuses
CHECK TABLE workload_events
-- derived/dictionary: gate-refuses; straight: engine-refuses
SELECT * FROM dictionary('d')
-- derived/dict-get: gate-refuses; straight: engine-refuses
SELECT dictGet('d', 'x', 1)
-- derived/dict-get-or-default: gate-refuses; straight: engine-refuses
SELECT dictGetStringOrDefault('d', 'x', 1, '')
-- derived/dict-has: gate-refuses; straight: engine-refuses
SELECT dictHas('d', 1)
-- derived/join-get: gate-refuses; straight: engine-refuses
SELECT joinGet('j', 'x', 1)
-- derived/join-get-upper: gate-refuses; straight: engine-refuses
SELECT JOINGETORNULL('j', 'x', 1)
-- derived/catboost: gate-refuses; straight: engine-refuses
SELECT catboostEvaluate('/m.bin', 1)
-- derived/naive-bayes: gate-refuses; straight: engine-refuses
SELECT naiveBayesClassifier('m', 'x')
-- derived/merge-tree-index: gate-refuses; straight: engine-refuses
SELECT * FROM mergeTreeIndex(default, workload_events)
-- derived/merge-tree-projection: gate-refuses; straight: engine-refuses
SELECT * FROM mergeTreeProjection(default, workload_events, p)
-- derived/merge-tree-analyze: gate-refuses; straight: engine-refuses
SELECT * FROM mergeTreeAnalyzeIndexes(default, workload_events)
-- derived/merge-tree-text-index: gate-refuses; straight: engine-refuses
SELECT * FROM mergeTreeTextIndex(default, workload_events, i)
-- derived/part-name: gate-refuses; straight: engine-refuses
SELECT DISTINCT _part FROM workload_events
-- derived/part-offset: gate-refuses; straight: engine-refuses
SELECT max(_part_offset) FROM workload_events
-- derived/partition-id: gate-refuses; straight: engine-refuses
SELECT DISTINCT e._partition_id FROM workload_events AS e
-- derived/partition-value: gate-refuses; straight: engine-refuses
SELECT _partition_value FROM workload_events
-- derived/block-number: gate-refuses; straight: engine-refuses
SELECT _block_number, _block_offset FROM workload_events
-- derived/row-exists: gate-refuses; straight: engine-refuses
SELECT `_row_exists` FROM workload_events
-- derived/table-column: gate-refuses; straight: engine-refuses
SELECT _table, _database FROM workload_events
-- derived/disk-name: gate-refuses; straight: engine-refuses
SELECT _disk_name FROM workload_events
-- derived/part-by-alias: gate-refuses; straight: engine-refuses
SELECT x FROM (SELECT _part AS x FROM workload_events)
-- derived/low-cardinality-keys: gate-refuses; straight: engine-refuses
SELECT lowCardinalityKeys(model) FROM workload_events
-- derived/low-cardinality-indices: gate-refuses; straight: engine-refuses
SELECT lowCardinalityIndices(model) FROM workload_events
-- derived/subcolumn: gate-refuses; straight: safe-answer
SELECT getSubcolumn(metrics, 'keys') FROM workload_events
-- derived/dump-structure: gate-refuses; straight: gate-only
SELECT dumpColumnStructure(model) FROM workload_events
-- derived/has-column: gate-refuses; straight: engine-refuses
SELECT hasColumnInTable('default', 'secrets', 'x')
-- derived/loop: gate-refuses; straight: engine-refuses
SELECT * FROM loop('default', 'secrets') LIMIT 1
-- derived/time-series: gate-refuses; straight: engine-refuses
SELECT * FROM timeSeriesData('default', 'secrets')
-- writing/insert: gate-refuses; straight: engine-refuses
INSERT INTO workload_events (event_type) VALUES ('x')
-- writing/insert-select: gate-refuses; straight: engine-refuses
INSERT INTO workload_events (metadata) SELECT metadata FROM workload_events
-- writing/insert-owner: gate-refuses; straight: engine-refuses
INSERT INTO workload_events (event_type, owner) SETTINGS insert_allow_materialized_columns = 1 VALUES ('x', 'forged')
-- writing/insert-table-function: gate-refuses; straight: engine-refuses
INSERT INTO FUNCTION file('/nonexistent/x', 'CSV', 'a String') SELECT metadata FROM workload_events
-- writing/with-insert: gate-refuses; straight: engine-refuses
WITH x AS (SELECT 1) INSERT INTO workload_events (metadata) SELECT 'x' FROM x
-- writing/into-outfile: gate-refuses; straight: engine-refuses
SELECT * FROM workload_events INTO OUTFILE '/nonexistent/x.csv'
-- writing/into-outfile-nested: gate-refuses; straight: engine-refuses
SELECT * FROM (SELECT 1 INTO OUTFILE '/nonexistent/x.csv')
-- writing/into-outfile-union: gate-refuses; straight: engine-refuses
SELECT 1 UNION ALL SELECT 2 INTO OUTFILE '/nonexistent/x.csv' TRUNCATE FORMAT CSV
-- writing/update: gate-refuses; straight: engine-refuses
ALTER TABLE workload_events UPDATE metadata = '' WHERE 1
-- writing/lightweight-update: gate-refuses; straight: engine-refuses
UPDATE workload_events SET metadata = '' WHERE 1
-- writing/delete: gate-refuses; straight: engine-refuses
DELETE FROM workload_events WHERE 1
-- writing/alter-delete: gate-refuses; straight: engine-refuses
ALTER TABLE workload_events DELETE WHERE 1
-- writing/drop: gate-refuses; straight: engine-refuses
DROP TABLE workload_events
-- writing/truncate: gate-refuses; straight: engine-refuses
TRUNCATE TABLE workload_events
-- writing/create-table: gate-refuses; straight: engine-refuses
CREATE TABLE copy ENGINE = Memory AS SELECT * FROM workload_events
-- writing/create-view: gate-refuses; straight: engine-refuses
CREATE MATERIALIZED VIEW v ENGINE = Memory AS SELECT * FROM workload_events
-- writing/create-temporary: gate-refuses; straight: engine-refuses
CREATE TEMPORARY TABLE x (a UInt8)
-- writing/create-function: gate-refuses; straight: engine-refuses
CREATE FUNCTION peek AS (x) -> x
-- writing/create-dictionary: gate-refuses; straight: engine-refuses
CREATE DICTIONARY d (x String) PRIMARY KEY x SOURCE(CLICKHOUSE(TABLE 'secrets')) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)
-- writing/rename: gate-refuses; straight: engine-refuses
RENAME TABLE workload_events TO gone
-- writing/attach: gate-refuses; straight: engine-refuses
ATTACH TABLE x FROM '/nonexistent' (a UInt8) ENGINE = MergeTree ORDER BY a
-- writing/drop-policy: gate-refuses; straight: engine-refuses
DROP ROW POLICY sealed ON default.workload_events
-- writing/create-user: gate-refuses; straight: engine-refuses
CREATE USER eve IDENTIFIED WITH no_password
-- writing/grant: gate-refuses; straight: engine-refuses
GRANT SELECT ON *.* TO default
-- writing/set: gate-refuses; straight: engine-refuses
SET log_comment = '0000000000000000000000000000000000000000000000000000000000000000'
-- writing/use: gate-refuses; straight: engine-refuses
USE system
-- writing/backup: gate-refuses; straight: engine-refuses
BACKUP TABLE workload_events TO File('/nonexistent')
-- writing/optimize: gate-refuses; straight: engine-refuses
OPTIMIZE TABLE workload_events FINAL
-- writing/move-partition: gate-refuses; straight: engine-refuses
ALTER TABLE workload_events FREEZE
-- writing/two-statements: gate-refuses; straight: engine-refuses
SELECT 1; DROP TABLE workload_events
-- writing/two-selects: gate-refuses; straight: engine-refuses
SELECT 1; SELECT * FROM secrets
-- side/sleep: gate-refuses; straight: gate-only
SELECT sleep(3)
-- side/sleep-each-row: gate-refuses; straight: safe-answer
SELECT sleepEachRow(0.1) FROM workload_events
-- side/throw-if: gate-refuses; straight: engine-refuses
SELECT throwIf(count() > 0) FROM workload_events
-- side/throw-by-name: gate-refuses; straight: engine-refuses
SELECT arrayMap(throwIf, [1])
-- side/function-by-name: gate-refuses; straight: safe-answer
SELECT arrayMap(errorCodeToName, [1])
-- side/function-by-bracketed-name: gate-refuses; straight: safe-answer
SELECT arrayMap((errorCodeToName), [1])
-- side/apply-function: gate-refuses; straight: safe-answer
SELECT COLUMNS('is_error') APPLY throwIf FROM workload_events
-- side/apply-brackets: gate-refuses; straight: engine-refuses
SELECT * APPLY(hostName) FROM workload_events
-- side/aggregate-throw: gate-refuses; straight: engine-refuses
SELECT aggThrow(1.)(is_error) FROM workload_events
-- side/row-number-blocks: gate-refuses; straight: gate-only
SELECT rowNumberInAllBlocks() FROM workload_events
-- side/block-number: gate-refuses; straight: gate-only
SELECT blockNumber(), blockSize() FROM workload_events
-- side/running-accumulate: gate-refuses; straight: engine-refuses
SELECT runningAccumulate(s) FROM (SELECT sumState(is_error) AS s FROM workload_events GROUP BY model)
-- side/neighbor: gate-refuses; straight: engine-refuses
SELECT neighbor(metadata, -1) FROM workload_events
-- side/running-difference: gate-refuses; straight: engine-refuses
SELECT runningDifference(is_error) FROM workload_events
-- side/block-serialized-size: gate-refuses; straight: gate-only
SELECT blockSerializedSize(metadata) FROM workload_events
-- side/index-hint: gate-refuses; straight: safe-answer
SELECT count() FROM workload_events WHERE indexHint(event_type = 'x')
-- side/kill-query: gate-refuses; straight: gate-only
KILL QUERY WHERE 1
-- side/process-list: gate-refuses; straight: gate-only
SHOW PROCESSLIST
-- side/accurate-cast-error: safe-answer; straight: safe-answer
SELECT count() FROM workload_events WHERE accurateCast(latency_ms, 'UInt8') = 1
-- side/division-error: engine-refuses; straight: engine-refuses
SELECT intDiv(1, is_error) FROM workload_events
-- side/sample: engine-refuses; straight: engine-refuses
SELECT count() FROM workload_events SAMPLE 0.1
-- side/serial-id: gate-refuses; straight: engine-refuses
SELECT generateSerialID('x')
-- side/snowflake: gate-refuses; straight: gate-only
SELECT generateSnowflakeID()
-- side/log-trace: gate-refuses; straight: gate-only
SELECT logTrace('x')
-- side/zookeeper: gate-refuses; straight: gate-only
SELECT zookeeperSessionUptime(), tid(), buildId()
-- side/filesystem: gate-refuses; straight: gate-only
SELECT filesystemAvailable(), filesystemCapacity()
-- side/demangle: gate-refuses; straight: engine-refuses
SELECT addressToLine(1)
-- side/ai: gate-refuses; straight: engine-refuses
SELECT aiGenerate('x')
-- resource/nested-brackets: gate-refuses; straight: engine-refuses
SELECT ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
-- resource/numbers-endless: engine-refuses; straight: engine-refuses
SELECT sum(number) FROM numbers(1000000000000)
-- resource/zeros-endless: gate-refuses; straight: engine-refuses
SELECT count() FROM zeros(1000000000000) WHERE NOT ignore(*)
-- resource/range-huge: engine-refuses; straight: engine-refuses
SELECT length(range(4000000000))
-- resource/repeat-huge: engine-refuses; straight: engine-refuses
SELECT length(repeat('x', 100000000000))
-- resource/random-string-huge: engine-refuses; straight: engine-refuses
SELECT length(randomString(100000000000))
-- resource/cross-join: engine-refuses; straight: engine-refuses
SELECT count() FROM numbers(1000000) AS a CROSS JOIN numbers(1000000) AS b
-- resource/group-array-huge: engine-refuses; straight: engine-refuses
SELECT length(groupArray(number)) FROM numbers(10000000000)
-- resource/result-rows: engine-refuses; straight: engine-refuses
SELECT number FROM numbers(100000000)
-- resource/array-join-blowup: engine-refuses; straight: engine-refuses
SELECT count() FROM (SELECT arrayJoin(range(1000000)) FROM numbers(1000000))
-- resource/sort-huge: engine-refuses; straight: engine-refuses
SELECT number FROM numbers(10000000000) ORDER BY cityHash64(number) LIMIT 1
-- resource/with-fill-blowup: engine-refuses; straight: engine-refuses
SELECT number FROM numbers(2) ORDER BY number WITH FILL FROM 0 TO 1000000000000
-- resource/recursive-endless: gate-refuses; straight: engine-refuses
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count() FROM r
-- resource/with-doubling: gate-refuses; straight: safe-answer
WITH c0 AS (SELECT 1 AS x), c1 AS (SELECT l.x FROM c0 AS l, c0 AS r), c2 AS (SELECT l.x FROM c1 AS l, c1 AS r), c3 AS (SELECT l.x FROM c2 AS l, c2 AS r), c4 AS (SELECT l.x FROM c3 AS l, c3 AS r), c5 AS (SELECT l.x FROM c4 AS l, c4 AS r), c6 AS (SELECT l.x FROM c5 AS l, c5 AS r), c7 AS (SELECT l.x FROM c6 AS l, c6 AS r), c8 AS (SELECT l.x FROM c7 AS l, c7 AS r), c9 AS (SELECT l.x FROM c8 AS l, c8 AS r), c10 AS (SELECT l.x FROM c9 AS l, c9 AS r) SELECT count() FROM c10
-- resource/generate-random: gate-refuses; straight: safe-answer
SELECT * FROM generateRandom('a String') LIMIT 1
-- resource/primes: gate-refuses; straight: engine-refuses
SELECT max(prime) FROM primes(100000000000)
-- resource/regex-heavy: safe-answer; straight: safe-answer
SELECT count() FROM workload_events WHERE match(repeat(metadata, 1000), '(a*)*(b*)*(c*)*$')
-- resource/state-cast: gate-refuses; straight: engine-refuses
SELECT uniqMerge(CAST('x' AS AggregateFunction(uniq, String)))
-- resource/state-cast-text: gate-refuses; straight: engine-refuses
SELECT CAST('x', 'AggregateFunction(groupArray, String)')
-- resource/state-cast-operator: gate-refuses; straight: engine-refuses
SELECT 'x'::AggregateFunction(sum, UInt64)
-- resource/state-by-json: gate-refuses; straight: engine-refuses
SELECT JSONExtract('{}', 'a', 'AggregateFunction(sum, UInt64)')
-- resource/state-by-reinterpret: gate-refuses; straight: engine-refuses
SELECT reinterpret('x', 'AggregateFunction(sum, UInt64)')
-- resource/state-by-default: gate-refuses; straight: safe-answer
SELECT defaultValueOfTypeName('AggregateFunction(sum, UInt64)')
-- resource/state-by-values: gate-refuses; straight: engine-refuses
SELECT * FROM values('a AggregateFunction(sum, UInt64)', 'x')
-- resource/state-by-parameter: gate-refuses; straight: engine-refuses
SELECT {x:AggregateFunction(sum, UInt64)}
-- resource/array-reduce-name: gate-refuses; straight: engine-refuses
SELECT arrayReduce('aggThrow(1.0)', [1])
-- resource/array-reduce-expression: gate-refuses; straight: safe-answer
SELECT arrayReduce(concat('su', 'm'), [1])
-- resource/initialize-aggregation: gate-refuses; straight: engine-refuses
SELECT initializeAggregation('aggThrow', 1)
-- resource/type-expression: gate-refuses; straight: safe-answer
SELECT CAST('1', concat('UInt', '8'))
-- parser/comment-hides-union: safe-answer; straight: safe-answer
SELECT 1 -- UNION ALL SELECT * FROM secrets
-- parser/comment-ends-early: safe-answer; straight: safe-answer
SELECT 1 /* /* */ UNION ALL SELECT x FROM secrets -- */
-- parser/comment-nested-closed: gate-refuses; straight: engine-refuses
SELECT 1 /* /* */ */ UNION ALL SELECT toUInt8(length(x)) FROM secrets
-- parser/comment-without-space: gate-refuses; straight: engine-refuses
SELECT 1--1
FROM secrets
-- parser/slash-comment: gate-refuses; straight: safe-answer
SELECT 1 // 2
-- parser/hash-no-space: gate-refuses; straight: engine-refuses
SELECT 1 #FROM secrets
-- parser/backslash-quote: safe-answer; straight: safe-answer
SELECT '\' , x FROM secrets --'
-- parser/doubled-quote: safe-answer; straight: safe-answer
SELECT ''' , x FROM secrets -- '
-- parser/backslash-in-name: safe-answer; straight: safe-answer
SELECT 1 AS `\`, x FROM secrets -- `
-- parser/heredoc-hides: gate-refuses; straight: engine-refuses
SELECT $a$ ' $a$, x FROM secrets -- '
-- parser/heredoc-tags: gate-refuses; straight: engine-refuses
SELECT $a$ $b$ $a$, x FROM secrets -- $b$
-- parser/heredoc-unclosed: gate-refuses; straight: engine-refuses
SELECT $a$ 1
-- parser/hex-string: gate-refuses; straight: safe-answer
SELECT * FROM workload_events WHERE metadata = x'41'
-- parser/typographic-quotes: gate-refuses; straight: engine-refuses
SELECT ‘a’, x FROM secrets
-- parser/typographic-minus: gate-refuses; straight: safe-answer
SELECT 1 −1
-- parser/wide-letters: gate-refuses; straight: engine-refuses
SELECT ＳＥＬＥＣＴ
-- parser/zero-width: gate-refuses; straight: engine-refuses
SELECT​1 FROM secrets
-- parser/line-separator: safe-answer; straight: safe-answer
SELECT 1 -- x UNION ALL SELECT 1 FROM secrets
-- parser/no-break-space: gate-refuses; straight: engine-refuses
SELECT x FROM secrets
-- parser/semicolon-in-comment: gate-refuses; straight: safe-answer
SELECT 1 /* ; */ ; SELECT 2
-- parser/vertical-delimiter: gate-refuses; straight: engine-refuses
SELECT 1\G
-- parser/dollar-name: gate-refuses; straight: safe-answer
SELECT a$b FROM (SELECT 1 AS a$b)
-- parser/dots: gate-refuses; straight: engine-refuses
SELECT * FROM default . secrets
-- parser/number-name: gate-refuses; straight: safe-answer
SELECT 1abc FROM (SELECT 1 AS `1abc`)
-- parser/keyword-case: gate-refuses; straight: engine-refuses
sElEcT x fRoM secrets
-- parser/format-middle: gate-refuses; straight: engine-refuses
SELECT 1 FORMAT TSV UNION ALL SELECT x FROM secrets
-- parser/format-alias: gate-refuses; straight: engine-refuses
SELECT 1 FORMAT x FROM secrets
-- parser/settings-trailing-comma: gate-refuses; straight: engine-refuses
SELECT 1, SETTINGS max_threads
-- parser/select-without-space: gate-refuses; straight: engine-refuses
SELECT(x)FROM(secrets)
-- parser/subquery-brackets: gate-refuses; straight: engine-refuses
SELECT 1 IN (((SELECT length(x) FROM secrets)))
-- parser/from-subquery-from: gate-refuses; straight: engine-refuses
SELECT 1 IN (FROM secrets SELECT length(x))
-- parser/trim-from: gate-refuses; straight: engine-refuses
SELECT trim(BOTH 'x' FROM (SELECT any(x) FROM secrets))
-- parser/extract-from: gate-refuses; straight: engine-refuses
SELECT extract(YEAR FROM (SELECT now() FROM secrets))
-- parser/position-in: gate-refuses; straight: engine-refuses
SELECT position('x' IN (SELECT any(x) FROM secrets))
-- parser/except-set: gate-refuses; straight: engine-refuses
SELECT * EXCEPT SELECT * FROM secrets
-- parser/except-hides-in: gate-refuses; straight: engine-refuses
SELECT * EXCEPT SELECT * IN (1, secrets)
-- parser/except-all-hides-in: gate-refuses; straight: engine-refuses
SELECT * EXCEPT ALL SELECT * IN (1, secrets)
-- parser/from-as-function: gate-refuses; straight: engine-refuses
SELECT FROM (SELECT (1), 2) AS workload_events
-- parser/from-as-function-behind-comma: gate-refuses; straight: safe-answer
SELECT 1, FROM (SELECT (1), 2) AS workload_events
-- parser/interval: gate-refuses; straight: engine-refuses
SELECT INTERVAL (SELECT count() FROM secrets) DAY
-- parser/case: gate-refuses; straight: engine-refuses
SELECT CASE WHEN 1 THEN (SELECT any(x) FROM secrets) END
-- parser/over: gate-refuses; straight: engine-refuses
SELECT sum(1) OVER (ORDER BY (SELECT any(x) FROM secrets))
-- parser/limit: gate-refuses; straight: engine-refuses
SELECT 1 LIMIT (SELECT count() FROM secrets)
-- parser/array-index: gate-refuses; straight: engine-refuses
SELECT [1, 2][(SELECT count() FROM secrets)]
-- parser/apply-lambda: gate-refuses; straight: engine-refuses
SELECT COLUMNS('model') APPLY(x -> (SELECT any(x) FROM secrets)) FROM workload_events
-- parser/table-function-argument: gate-refuses; straight: engine-refuses
SELECT * FROM numbers((SELECT count() FROM secrets))
-- parser/values-subquery: gate-refuses; straight: engine-refuses
SELECT * FROM (VALUES ((SELECT any(x) FROM secrets)))
-- parser/values-then-table: gate-refuses; straight: engine-refuses
SELECT * FROM (VALUES (1, 2) AS v, secrets)
-- parser/values-then-join: gate-refuses; straight: engine-refuses
SELECT * FROM (VALUES (1, 2), (secrets, workload_events))
-- parser/values-then-brackets: gate-refuses; straight: engine-refuses
SELECT * FROM (VALUES (1), ((secrets AS s), (+workload_events)))
-- parser/query-without-brackets: gate-refuses; straight: engine-refuses
SELECT sum(SELECT x FROM secrets)
-- parser/union-in-brackets: gate-refuses; straight: safe-answer
WITH secrets AS (SELECT 'x' AS x) SELECT x FROM secrets UNION ALL (SELECT 'y' UNION DISTINCT SELECT x FROM secrets)
-- parser/fill: gate-refuses; straight: engine-refuses
SELECT 1 AS n ORDER BY n WITH FILL TO (SELECT count() FROM secrets)
-- parser/in-behind-not: gate-refuses; straight: engine-refuses
SELECT NOT 'x' IN secrets
-- parser/interpolate: gate-refuses; straight: engine-refuses
SELECT 1 AS n, 'a' AS s ORDER BY n WITH FILL INTERPOLATE (s AS (SELECT any(x) FROM secrets))
