-- count-all
SELECT count() FROM workload_events
-- count-star-alias
SELECT COUNT(*) AS total FROM workload_events;
-- first-rows
SELECT * FROM workload_events LIMIT 10
-- newest-rows
SELECT timestamp, workload_id, event_type, model, latency_ms FROM workload_events ORDER BY timestamp DESC LIMIT 20
-- columns-chosen
SELECT event_id, timestamp, workload_id, event_type, event_category, model, latency_ms, tokens_input, tokens_output, cost_cents, throughput, is_error, metrics, dimensions, metadata FROM workload_events WHERE is_error = 1
-- own-database
SELECT count() FROM default.workload_events
-- audit
SELECT * FROM data_access_audit LIMIT 100
-- final-format
SELECT model, count() FROM workload_events GROUP BY model FORMAT JSONEachRow
-- trailing-comment
SELECT model, count() FROM workload_events GROUP BY model -- per model
-- block-comment
/* how many errors */ SELECT countIf(is_error = 1) /* only errors */ FROM workload_events
-- nested-comment
SELECT 1 /* outer /* inner */ still outer */ + 1
-- hash-comment
# shell style
SELECT 1
-- group-by-model
SELECT model, count() AS events, round(avg(latency_ms), 2) AS avg_latency FROM workload_events GROUP BY model ORDER BY events DESC
-- errors-rate
SELECT model, sum(is_error) / count() AS error_rate FROM workload_events GROUP BY model HAVING error_rate > 0.01 ORDER BY error_rate DESC
-- quantiles
SELECT quantiles(0.5, 0.9, 0.95, 0.99)(latency_ms) FROM workload_events
-- quantile-tdigest-if
SELECT quantilesTDigestIf(0.5, 0.99)(latency_ms, is_error = 0) AS q FROM workload_events
-- quantile-exact
SELECT quantileExact(0.95)(latency_ms) AS p95 FROM workload_events WHERE event_category = 'llm'
-- median
SELECT model, median(latency_ms) FROM workload_events GROUP BY model
-- per-hour
SELECT toStartOfHour(timestamp) AS hour, count() AS n FROM workload_events GROUP BY hour ORDER BY hour
-- per-five-minutes
SELECT toStartOfInterval(timestamp, INTERVAL 5 MINUTE) AS t, avg(latency_ms) FROM workload_events GROUP BY t ORDER BY t
-- per-day-fill
SELECT toDate(timestamp) AS day, count() AS n FROM workload_events GROUP BY day ORDER BY day WITH FILL
-- fill-range
SELECT toStartOfHour(timestamp) AS hour, count() AS n FROM workload_events GROUP BY hour ORDER BY hour WITH FILL FROM toDateTime('2026-01-01 00:00:00', 'UTC') TO toDateTime('2026-01-02 00:00:00', 'UTC') STEP INTERVAL 1 HOUR
-- fill-interpolate
SELECT toDate(timestamp) AS day, sum(cost_cents) AS cost FROM workload_events GROUP BY day ORDER BY day WITH FILL STEP 1 INTERPOLATE (cost AS cost + 1)
-- last-week
SELECT count() FROM workload_events WHERE timestamp >= now() - INTERVAL 7 DAY
-- last-hours
SELECT count() FROM workload_events WHERE timestamp > now64() - toIntervalHour(24)
-- between-dates
SELECT count() FROM workload_events WHERE timestamp BETWEEN '2026-01-01 00:00:00' AND '2026-02-01 00:00:00'
-- date-literal
SELECT count() FROM workload_events WHERE toDate(timestamp) = DATE '2026-01-01'
-- timestamp-literal
SELECT count() FROM workload_events WHERE timestamp >= TIMESTAMP '2026-01-01 00:00:00'
-- extract
SELECT extract(HOUR FROM timestamp) AS h, count() FROM workload_events GROUP BY h ORDER BY h
-- extract-regex
SELECT extract(workload_id, '([a-z]+)') AS prefix, count() FROM workload_events GROUP BY prefix
-- date-trunc
SELECT date_trunc('hour', timestamp) AS t, count() FROM workload_events GROUP BY t ORDER BY t
-- date-diff
SELECT dateDiff('second', min(timestamp), max(timestamp)) AS span FROM workload_events
-- datediff-keyword
SELECT DATEDIFF(day, min(timestamp), max(timestamp)) FROM workload_events
-- date-add
SELECT dateAdd(DAY, 1, timestamp) AS tomorrow, addHours(timestamp, -3), timestamp + INTERVAL '1' DAY FROM workload_events LIMIT 1
-- at-time-zone
SELECT timestamp AT TIME ZONE 'Europe/Berlin' FROM workload_events LIMIT 1
-- to-time-zone
SELECT toTimeZone(timestamp, 'America/New_York') AS local, formatDateTime(timestamp, '%Y-%m-%d %H:%i') FROM workload_events LIMIT 5
-- substring-forms
SELECT substring(workload_id FROM 1 FOR 3), substring(workload_id, 1, 3), SUBSTR(workload_id, 2) FROM workload_events LIMIT 1
-- trim-forms
SELECT trim(BOTH ' ' FROM metadata), trim(LEADING '0' FROM workload_id), ltrim(metadata), trimRight(metadata) FROM workload_events LIMIT 1
-- position-forms
SELECT position(workload_id, 'a'), position('a' IN workload_id), locate(workload_id, 'a') FROM workload_events LIMIT 1
-- overlay
SELECT overlay(workload_id PLACING 'x' FROM 1 FOR 1) FROM workload_events LIMIT 1
-- window-rank
SELECT model, latency_ms, row_number() OVER (PARTITION BY model ORDER BY latency_ms DESC) AS rn FROM workload_events QUALIFY rn <= 3
-- window-lag
SELECT timestamp, latency_ms, lagInFrame(latency_ms, 1) OVER (PARTITION BY model ORDER BY timestamp ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS previous FROM workload_events LIMIT 50
-- window-running-sum
SELECT timestamp, sum(cost_cents) OVER (ORDER BY timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running FROM workload_events ORDER BY timestamp LIMIT 50
-- window-named
SELECT model, avg(latency_ms) OVER w AS a, max(latency_ms) OVER w AS m FROM workload_events WINDOW w AS (PARTITION BY model) LIMIT 20
-- window-named-extended
SELECT sum(tokens_input) OVER (w ROWS 3 PRECEDING) AS s FROM workload_events WINDOW w AS (PARTITION BY model ORDER BY timestamp) LIMIT 20
-- window-range
SELECT timestamp, count() OVER (ORDER BY toUnixTimestamp(timestamp) RANGE BETWEEN 3600 PRECEDING AND CURRENT ROW) AS hourly FROM workload_events LIMIT 20
-- window-dense-rank
SELECT model, total, dense_rank() OVER (ORDER BY total DESC) AS place FROM (SELECT model, sum(cost_cents) AS total FROM workload_events GROUP BY model)
-- window-ntile
SELECT model, ntile(4) OVER (ORDER BY latency_ms) AS quarter FROM workload_events LIMIT 20
-- window-first-value
SELECT model, first_value(latency_ms) IGNORE NULLS OVER (PARTITION BY model ORDER BY timestamp) AS f FROM workload_events LIMIT 20
-- window-share
SELECT model, sum(cost_cents) AS c, c / sum(c) OVER () AS share FROM workload_events GROUP BY model
-- cte
WITH slow AS (SELECT * FROM workload_events WHERE latency_ms > 1000) SELECT model, count() FROM slow GROUP BY model
-- cte-chain
WITH per_model AS (SELECT model, avg(latency_ms) AS a FROM workload_events GROUP BY model), ranked AS (SELECT model, a, row_number() OVER (ORDER BY a DESC) AS r FROM per_model) SELECT * FROM ranked WHERE r <= 5
-- cte-join
WITH a AS (SELECT model, count() AS n FROM workload_events GROUP BY model), b AS (SELECT model, sum(is_error) AS e FROM workload_events GROUP BY model) SELECT a.model, n, e FROM a INNER JOIN b ON a.model = b.model
-- cte-columns
WITH totals(m, n) AS (SELECT model, count() FROM workload_events GROUP BY model) SELECT m, n FROM totals
-- cte-union
WITH e AS (SELECT model, latency_ms FROM workload_events WHERE is_error = 0) SELECT 'min' AS k, min(latency_ms) AS v FROM e UNION ALL SELECT 'max', max(latency_ms) FROM e
-- cte-expression
WITH 1000 AS limit_ms SELECT count() FROM workload_events WHERE latency_ms > limit_ms
-- cte-scalar
WITH (SELECT avg(latency_ms) FROM workload_events) AS mean SELECT count() FROM workload_events WHERE latency_ms > mean
-- cte-both
WITH toDateTime64('2026-01-01 00:00:00', 6, 'UTC') AS since, recent AS (SELECT * FROM workload_events WHERE timestamp >= since) SELECT count() FROM recent
-- cte-in
WITH top AS (SELECT model FROM workload_events GROUP BY model ORDER BY count() DESC LIMIT 3) SELECT count() FROM workload_events WHERE model IN top
-- cte-array-in
WITH ['gpt-4o', 'claude'] AS wanted SELECT count() FROM workload_events WHERE model IN wanted
-- subquery-from
SELECT avg(n) FROM (SELECT toDate(timestamp) AS d, count() AS n FROM workload_events GROUP BY d)
-- subquery-in
SELECT count() FROM workload_events WHERE model IN (SELECT model FROM workload_events WHERE is_error = 1)
-- subquery-not-in
SELECT count() FROM workload_events WHERE workload_id NOT IN (SELECT workload_id FROM workload_events WHERE is_error = 1)
-- subquery-scalar
SELECT model, avg(latency_ms) - (SELECT avg(latency_ms) FROM workload_events) AS above FROM workload_events GROUP BY model
-- subquery-exists
SELECT count() FROM workload_events WHERE EXISTS (SELECT 1 FROM workload_events WHERE is_error = 1)
-- subquery-any
SELECT count() FROM workload_events WHERE model = ANY (SELECT model FROM workload_events WHERE is_error = 1)
-- in-list
SELECT count() FROM workload_events WHERE event_type IN ('start', 'end') AND model NOT IN ('x', 'y')
-- in-tuples
SELECT count() FROM workload_events WHERE (model, event_type) IN (('gpt-4o', 'start'), ('claude', 'end'))
-- join-self
SELECT a.workload_id, a.timestamp, b.timestamp FROM workload_events AS a INNER JOIN workload_events AS b ON a.workload_id = b.workload_id AND a.event_type = 'start' AND b.event_type = 'end' LIMIT 10
-- join-using
SELECT model, x.n FROM workload_events INNER JOIN (SELECT model, count() AS n FROM workload_events GROUP BY model) AS x USING (model) LIMIT 10
-- join-left-any
SELECT a.model FROM workload_events a LEFT ANY JOIN (SELECT model, 1 AS one FROM workload_events) b ON a.model = b.model LIMIT 10
-- join-asof
SELECT a.timestamp, b.timestamp FROM workload_events AS a ASOF LEFT JOIN workload_events AS b ON a.workload_id = b.workload_id AND a.timestamp > b.timestamp LIMIT 10
-- join-semi
SELECT a.model FROM workload_events a LEFT SEMI JOIN (SELECT model FROM workload_events WHERE is_error = 1) b ON a.model = b.model LIMIT 10
-- join-anti
SELECT a.model FROM workload_events a LEFT ANTI JOIN (SELECT model FROM workload_events WHERE is_error = 1) b ON a.model = b.model LIMIT 10
-- join-full
SELECT a.model, b.model FROM (SELECT DISTINCT model FROM workload_events WHERE is_error = 0) a FULL OUTER JOIN (SELECT DISTINCT model FROM workload_events WHERE is_error = 1) b ON a.model = b.model
-- join-cross
SELECT m.model, t.event_type FROM (SELECT DISTINCT model FROM workload_events) AS m CROSS JOIN (SELECT DISTINCT event_type FROM workload_events) AS t
-- join-comma
SELECT count() FROM workload_events AS a, (SELECT 1 AS one) AS b WHERE a.is_error = b.one
-- join-audit
SELECT count() FROM workload_events AS e LEFT JOIN data_access_audit AS d ON toDate(e.timestamp) = toDate(d.timestamp)
-- union-all
SELECT 'errors' AS kind, count() AS n FROM workload_events WHERE is_error = 1 UNION ALL SELECT 'fine', count() FROM workload_events WHERE is_error = 0
-- union-distinct
SELECT model FROM workload_events UNION DISTINCT SELECT event_type FROM workload_events
-- union-brackets
(SELECT model FROM workload_events LIMIT 1) UNION ALL (SELECT event_type FROM workload_events LIMIT 1)
-- intersect
SELECT model FROM workload_events WHERE is_error = 1 INTERSECT SELECT model FROM workload_events WHERE is_error = 0
-- except
SELECT model FROM workload_events EXCEPT SELECT model FROM workload_events WHERE is_error = 1
-- array-join-function
SELECT arrayJoin(mapKeys(metrics)) AS k, count() FROM workload_events GROUP BY k
-- array-join-clause
SELECT k, v FROM workload_events ARRAY JOIN mapKeys(metrics) AS k, mapValues(metrics) AS v LIMIT 20
-- left-array-join
SELECT event_type, k FROM workload_events LEFT ARRAY JOIN mapKeys(dimensions) AS k LIMIT 20
-- map-access
SELECT avg(metrics['cpu']) FROM workload_events
-- map-contains
SELECT count() FROM workload_events WHERE mapContains(dimensions, 'region') AND dimensions['region'] = 'eu'
-- map-keys
SELECT mapKeys(dimensions) AS k, mapValues(dimensions) AS v FROM workload_events LIMIT 5
-- map-functions
SELECT mapKeys(metrics), mapValues(metrics), length(metrics), mapFilter((k, v) -> v > 1, metrics) FROM workload_events LIMIT 5
-- map-apply
SELECT mapApply((k, v) -> (upper(k), v * 2), metrics) FROM workload_events LIMIT 5
-- map-build
SELECT map('a', 1, 'b', 2)['b'] AS two
-- sum-map
SELECT sumMap(metrics) FROM workload_events
-- array-functions
SELECT arrayMap(x -> x * 2, [1, 2, 3]) AS doubled, arrayFilter(x -> x > 1, [1, 2, 3]), arraySum([1, 2]), arraySort(x -> -x, [3, 1, 2])
-- array-fold
SELECT arrayFold((acc, x) -> acc + x, [1, 2, 3, 4], toInt64(0)) AS total
-- array-group
SELECT model, groupArray(latency_ms) AS all, arraySlice(arrayReverseSort(groupArray(assumeNotNull(latency_ms))), 1, 3) AS slowest FROM workload_events GROUP BY model
-- array-reduce
SELECT arrayReduce('max', [1, 5, 3]), arrayReduce('quantile(0.5)', [1, 2, 3])
-- array-index
SELECT splitByChar('-', workload_id)[1] AS first, [10, 20, 30][-1] FROM workload_events LIMIT 5
-- array-combinator
SELECT sumArray([tokens_input, tokens_output]), uniqArray(mapKeys(metrics)) FROM workload_events
-- combinator-if
SELECT countIf(is_error = 1) AS errors, avgIf(latency_ms, is_error = 0) AS ok, sumIf(cost_cents, model = 'gpt-4o') FROM workload_events
-- combinator-ornull
SELECT sumOrNull(cost_cents), avgOrDefault(latency_ms), maxOrNullIf(latency_ms, is_error = 1) FROM workload_events
-- combinator-distinct
SELECT count(DISTINCT model), sumDistinct(tokens_input), countDistinct(workload_id) FROM workload_events
-- combinator-foreach
SELECT sumForEach([toUInt64(is_error), 1]) FROM workload_events
-- combinator-resample
SELECT countResample(0, 10, 1)(toUInt8(is_error)) FROM workload_events
-- combinator-argmax
SELECT model, argMax(latency_ms, timestamp) AS latest, argMin(event_type, timestamp) AS first FROM workload_events GROUP BY model
-- combinator-argmax-suffix
SELECT sumArgMax(is_error, timestamp) FROM workload_events
-- combinator-state
SELECT uniqMerge(s) FROM (SELECT model, uniqState(workload_id) AS s FROM workload_events GROUP BY model)
-- filter-clause
SELECT count(*) FILTER (WHERE is_error = 1) AS errors, sum(cost_cents) FILTER (WHERE model = 'x') FROM workload_events
-- uniq-family
SELECT uniq(workload_id), uniqExact(workload_id), uniqCombined(12)(workload_id), uniqHLL12(workload_id) FROM workload_events
-- topk
SELECT topK(3)(model), topKWeighted(3)(model, tokens_input), anyHeavy(model), any(model), anyLast(model) FROM workload_events
-- statistics
SELECT stddevPop(latency_ms), varSamp(latency_ms), corr(latency_ms, throughput), skewPop(latency_ms), kurtSamp(latency_ms) FROM workload_events
-- regression
SELECT simpleLinearRegression(toFloat64(tokens_input), latency_ms) FROM workload_events
-- histogram
SELECT histogram(5)(latency_ms) FROM workload_events
-- sparkbar
SELECT sparkbar(10)(toDate(timestamp), is_error) FROM workload_events
-- moving-average
SELECT groupArrayMovingAvg(3)(latency_ms) FROM (SELECT latency_ms FROM workload_events ORDER BY timestamp)
-- funnel
SELECT windowFunnel(3600)(toDateTime(timestamp), event_type = 'start', event_type = 'end') AS level FROM workload_events GROUP BY workload_id
-- sequence
SELECT sequenceCount('(?1).*(?2)')(toDateTime(timestamp), event_type = 'start', event_type = 'end') FROM workload_events
-- retention
SELECT retention(event_type = 'start', event_type = 'end') FROM workload_events GROUP BY workload_id
-- group-concat
SELECT groupConcat(', ')(model), arrayStringConcat(groupUniqArray(model), '|') FROM workload_events
-- grouping-sets
SELECT model, event_type, count() FROM workload_events GROUP BY GROUPING SETS ((model), (event_type), ())
-- rollup
SELECT model, event_type, count(), grouping(model) FROM workload_events GROUP BY ROLLUP(model, event_type)
-- cube
SELECT model, event_type, count() FROM workload_events GROUP BY model, event_type WITH CUBE
-- totals
SELECT model, count() FROM workload_events GROUP BY model WITH TOTALS ORDER BY model
-- group-by-all
SELECT model, event_type, count() FROM workload_events GROUP BY ALL
-- order-by-all
SELECT model, event_type FROM workload_events ORDER BY ALL LIMIT 10
-- group-by-position
SELECT model, count() FROM workload_events GROUP BY 1 ORDER BY 2 DESC
-- having
SELECT workload_id, max(latency_ms) AS worst FROM workload_events GROUP BY workload_id HAVING worst > 500 AND count() > 1
-- distinct
SELECT DISTINCT model, event_type FROM workload_events ORDER BY model
-- distinct-on
SELECT DISTINCT ON (model) model, timestamp, latency_ms FROM workload_events ORDER BY model, timestamp DESC
-- limit-by
SELECT model, timestamp, latency_ms FROM workload_events ORDER BY latency_ms DESC LIMIT 2 BY model LIMIT 10
-- limit-ties
SELECT model, latency_ms FROM workload_events ORDER BY latency_ms DESC LIMIT 3 WITH TIES
-- limit-offset
SELECT event_id FROM workload_events ORDER BY timestamp LIMIT 10 OFFSET 5
-- limit-comma
SELECT event_id FROM workload_events ORDER BY timestamp LIMIT 5, 10
-- offset-fetch
SELECT event_id FROM workload_events ORDER BY timestamp OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY
-- top
SELECT TOP 5 model FROM workload_events
-- order-nulls
SELECT latency_ms FROM workload_events ORDER BY latency_ms ASC NULLS FIRST, model DESC LIMIT 5
-- prewhere
SELECT count() FROM workload_events PREWHERE is_error = 1 WHERE latency_ms > 10
-- from-first
FROM workload_events SELECT model, count() GROUP BY model
-- trailing-comma
SELECT model, count(), FROM workload_events GROUP BY model
-- case-searched
SELECT CASE WHEN latency_ms < 100 THEN 'fast' WHEN latency_ms < 1000 THEN 'medium' ELSE 'slow' END AS speed, count() FROM workload_events GROUP BY speed
-- case-simple
SELECT CASE event_type WHEN 'start' THEN 1 WHEN 'end' THEN 2 END AS code FROM workload_events LIMIT 5
-- case-nested
SELECT CASE WHEN is_error = 1 THEN CASE model WHEN 'x' THEN 1 ELSE 2 END ELSE 0 END FROM workload_events LIMIT 5
-- ternary
SELECT is_error ? 'bad' : 'good' AS verdict, count() FROM workload_events GROUP BY verdict
-- multi-if
SELECT multiIf(latency_ms < 100, 'a', latency_ms < 200, 'b', 'c') AS band, if(is_error, 1, 0), ifNull(cost_cents, 0), coalesce(tokens_input, tokens_output, 0) FROM workload_events LIMIT 5
-- casts
SELECT CAST(latency_ms AS Nullable(Int32)), is_error::String, CAST(is_error, 'UInt16'), '1'::UInt8, toInt64OrNull('x') FROM workload_events LIMIT 5
-- casts-sql-types
SELECT CAST('1.5' AS DOUBLE PRECISION), CAST('5' AS INTEGER), CAST('a' AS VARCHAR(10)), '2026-01-01'::Date
-- cast-enum
SELECT CAST('low', 'Enum8(\'low\' = 1, \'high\' = 2)') AS level, CAST((1, 'a') AS Tuple(id UInt8, name String)) AS pair
-- accurate-cast
SELECT accurateCastOrNull(tokens_input, 'UInt8') FROM workload_events LIMIT 5
-- like
SELECT count() FROM workload_events WHERE model LIKE 'gpt%' OR model ILIKE '%CLAUDE%' OR event_type NOT LIKE '%x%'
-- regexp
SELECT count() FROM workload_events WHERE match(model, '^gpt-[0-9]') OR model REGEXP 'o$'
-- string-functions
SELECT upper(model), concat(model, '-', event_type), model || '/' || event_type, replaceAll(model, '-', '_'), splitByString('-', model), lengthUTF8(model), left(model, 3), right(model, 2) FROM workload_events LIMIT 5
-- json
SELECT JSONExtractString(metadata, 'name'), JSONExtractInt(metadata, 'a', 'b'), JSONExtract(metadata, 'list', 'Array(String)'), JSONHas(metadata, 'x'), JSON_VALUE(metadata, '$.a') FROM workload_events LIMIT 5
-- hashes
SELECT cityHash64(workload_id) % 10 AS bucket, count() FROM workload_events GROUP BY bucket
-- hex-digest
SELECT hex(MD5(workload_id)), lower(hex(SHA256(metadata))) FROM workload_events LIMIT 1
-- urls
SELECT domain('https://example.org/a?b=1'), extractURLParameter('https://example.org/?q=2', 'q')
-- is-distinct
SELECT count() FROM workload_events WHERE tokens_input IS DISTINCT FROM tokens_output AND latency_ms IS NOT NULL
-- null-safe-equal
SELECT count() FROM workload_events WHERE tokens_input <=> tokens_output OR cost_cents IS NULL
-- columns-pattern
SELECT COLUMNS('tokens') FROM workload_events LIMIT 5
-- columns-apply
SELECT COLUMNS('^tokens_.*') APPLY(sum) FROM workload_events
-- columns-apply-lambda
SELECT COLUMNS(latency_ms, cost_cents) APPLY(x -> round(x, 1)) FROM workload_events LIMIT 5
-- star-except
SELECT * EXCEPT (metadata, metrics, dimensions) FROM workload_events LIMIT 5
-- star-replace
SELECT * REPLACE (round(latency_ms) AS latency_ms) FROM workload_events LIMIT 5
-- star-qualified
SELECT e.* EXCEPT metadata, e.model AS m FROM workload_events AS e LIMIT 5
-- numbers
SELECT number, number * number AS square FROM numbers(10)
-- numbers-join
SELECT d.day, count(e.event_id) FROM (SELECT toDate('2026-01-01') + number AS day FROM numbers(7)) AS d LEFT JOIN workload_events AS e ON toDate(e.timestamp) = d.day GROUP BY d.day ORDER BY d.day
-- generate-series
SELECT * FROM generate_series(1, 5)
-- values
SELECT * FROM values('name String, price Float64', ('gpt-4o', 2.5), ('claude', 3.0))
-- values-standard
SELECT * FROM (VALUES ('a', 1), ('b', 2)) AS v(name, n)
-- values-strings
SELECT m FROM (VALUES ('gpt-4o'), ('claude')) AS v(m)
-- names-like-keywords
SELECT 1 AS settings, 2 AS format, 3 AS `set`, 4 AS show, 5 AS kill, 6 AS system, 7 AS left, 8 AS any, 9 AS date, 10 AS key
-- columns-like-keywords
SELECT settings, format, date, key, system FROM (SELECT 1 AS settings, 2 AS format, 3 AS date, 4 AS key, 5 AS system) WHERE settings = 1 AND format > 0 ORDER BY date
-- strings-like-clauses
SELECT count() FROM workload_events WHERE metadata = 'SETTINGS max_threads = 1; DROP TABLE x; -- ' OR metadata LIKE '%INTO OUTFILE%'
-- quoted-names
SELECT `model`, "event_type", e.`latency_ms` AS `Latency (ms)`, 'it''s' AS "single's" FROM `workload_events` AS e LIMIT 5
-- unicode
SELECT model AS `Modèle 模型`, 'Ünïcödé ✓' AS t FROM workload_events LIMIT 1
-- heredoc
SELECT $tag$it's "raw"$tag$ AS raw
-- numbers-literals
SELECT 1_000_000, 0xFF, 0b101, 1e3, .5, 2., -7, +3
-- tuple-access
SELECT (1, 'a', 3.5).2, tupleElement((1, 2), 1), (SELECT (min(latency_ms), max(latency_ms)) FROM workload_events).1
-- least-greatest
SELECT least(tokens_input, tokens_output), greatest(1, 2, 3), clamp(5, 1, 3), abs(-1), pow(2, 3), sqrt(4), 7 DIV 2, 7 MOD 2, 7 % 2 FROM workload_events LIMIT 1
-- random
SELECT rand() % 10, generateUUIDv4() FROM workload_events LIMIT 1
-- cost-per-token
SELECT model, sum(cost_cents) / nullIf(sum(tokens_input + tokens_output), 0) * 1000 AS cents_per_1k FROM workload_events GROUP BY model
-- anomaly
SELECT * FROM (SELECT timestamp, latency_ms, avg(latency_ms) OVER w AS m, stddevPop(latency_ms) OVER w AS s FROM workload_events WINDOW w AS (ORDER BY timestamp ROWS BETWEEN 20 PRECEDING AND 1 PRECEDING)) WHERE latency_ms > m + 3 * s
-- pivot
SELECT toDate(timestamp) AS day, sumIf(cost_cents, model = 'gpt-4o') AS gpt, sumIf(cost_cents, model = 'claude') AS claude FROM workload_events GROUP BY day ORDER BY day
-- sessions
SELECT workload_id, countIf(gap > 1800) + 1 AS sessions FROM (SELECT workload_id, timestamp, dateDiff('second', lagInFrame(timestamp, 1, timestamp) OVER (PARTITION BY workload_id ORDER BY timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), timestamp) AS gap FROM workload_events) GROUP BY workload_id
-- week-over-week
SELECT this.model, this.n, last.n, (this.n - last.n) / last.n AS growth FROM (SELECT model, count() AS n FROM workload_events WHERE timestamp >= today() - 7 GROUP BY model) AS this LEFT JOIN (SELECT model, count() AS n FROM workload_events WHERE timestamp >= today() - 14 AND timestamp < today() - 7 GROUP BY model) AS last USING (model)
-- heatmap
SELECT toDayOfWeek(timestamp) AS dow, toHour(timestamp) AS hour, count() AS n FROM workload_events GROUP BY dow, hour ORDER BY dow, hour
-- tumble
SELECT tumbleStart(toDateTime(timestamp), toIntervalHour(1)) AS w, count() FROM workload_events GROUP BY w
-- buckets
SELECT floor(latency_ms / 100) * 100 AS bucket, count() AS n, bar(n, 0, 100, 20) FROM workload_events GROUP BY bucket ORDER BY bucket
-- readable
SELECT formatReadableSize(sum(tokens_input)), formatReadableQuantity(count()), formatReadableTimeDelta(100) FROM workload_events
-- transform
SELECT transform(model, ['gpt-4o', 'claude'], ['OpenAI', 'Anthropic'], 'other') AS vendor, count() FROM workload_events GROUP BY vendor
-- interval-arithmetic
SELECT now() + INTERVAL 1 DAY - INTERVAL '2 hours', toDate(now()) - INTERVAL (1 + 1) WEEK
-- deep-parentheses
SELECT ((((((((((1 + 2) * 3) - 4) / 5) + 6) * 7) - 8) / 9) + 10) * 11) AS x
-- column-case
SELECT case FROM (SELECT 1 AS case)
-- not-forms
SELECT NOT is_error, NOT (latency_ms > 5), NOT EXISTS (SELECT 1) FROM workload_events LIMIT 1
-- window-groups
SELECT model, sum(is_error) OVER (ORDER BY toDate(timestamp) ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) FROM workload_events LIMIT 5
-- plain-union
SELECT model FROM workload_events UNION SELECT event_type FROM workload_events
-- date-part
SELECT date_part('hour', timestamp) AS hour, count() FROM workload_events GROUP BY hour ORDER BY hour
-- uuid-of-now
SELECT generateUUIDv7() != generateUUIDv7()
-- area-of-shape
SELECT wkt((1., 2.)), polygonAreaCartesian([[[(0., 0.), (0., 5.), (5., 5.), (5., 0.)]]])
