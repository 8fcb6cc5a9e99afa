-- A year of a database and its returns, made by DuckDB: reports in equal parts, hashes of numbers, no content.
-- Variables: reports, directory. Of each report one forward to Europol and one to a State, 2.9 items on average.

CREATE TABLE states AS SELECT unnest([
  'BE','BG','CZ','DK','DE','EE','IE','EL','ES','FR','HR','IT','CY','LV','LT','LU','HU','MT','NL','AT','PL','PT','RO','SI','SK','FI','SE']) AS state;

CREATE TABLE number AS
SELECT i, sha256('report ' || i) AS report_key, (hash(i) % 1000000007)::BIGINT AS dice,
  TIMESTAMPTZ '2026-01-01 00:00:00+00' + to_seconds((hash(i + 7) % 30000000)::BIGINT) AS received_at
FROM range(getvariable('reports')) AS r(i);

COPY (
  SELECT report_key, 'provider-' || lpad((dice % 40)::VARCHAR, 3, '0') AS provider_id,
    'provider-' || lpad((dice % 40)::VARCHAR, 3, '0') AS namespace, 'R' || i AS provider_report_id, 1::BIGINT AS "version", received_at,
    received_at AS issued_at, received_at + INTERVAL 20 HOUR AS decided_at,
    [CASE dice % 10 WHEN 0 THEN 'SOLICITATION' WHEN 1 THEN 'NEW_CSAM' WHEN 2 THEN 'NEW_CSAM' ELSE 'KNOWN_CSAM' END] AS abuse_types,
    []::VARCHAR[] AS centre_types, [CASE dice % 3 WHEN 0 THEN 'HOSTING' ELSE 'INTERPERSONAL_COMMUNICATIONS' END] AS service_types,
    false AS provider_urgent, true AS centre_urgent, 'FORWARDED' AS decision, []::VARCHAR[] AS reason_codes,
    []::VARCHAR[] AS member_states, true AS europol, NULL::VARCHAR AS supplement_of, NULL::TIMESTAMPTZ AS retracted_at,
    NULL::TIMESTAMPTZ AS held_since, 'NEW' AS cause, report_key AS canonical_digest, 'ANNEX_III' AS source, false AS test,
    NULL::BIGINT AS bundled_incident_count, '1' AS policy_version, '1' AS rules_version, 1::BIGINT AS content_run, 1::BIGINT AS run
  FROM number) TO 'reports' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, recipient, []::VARCHAR[] AS authority_ids, 'FIRST' AS kind, false AS urgent, 'known' AS lane, 'RT2' AS reason,
    received_at + INTERVAL 20 HOUR AS forwarded_at, md5(report_key || recipient) AS follow_up_token, report_key AS package_digest,
    1::BIGINT AS run
  FROM (
    SELECT report_key, received_at, 'EUROPOL' AS recipient FROM number
    UNION ALL
    SELECT report_key, received_at, (SELECT list(state) FROM states)[1 + dice % 27] FROM number))
TO 'forwards' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, item::INTEGER AS item_number, 'i' || item AS item_id, 'IMAGE' AS media_type, 'REPORTED' AS relevance,
    CASE hash(i, item) % 3 WHEN 0 THEN 'KNOWN_CSAM' END AS claimed_type, true AS human_reviewed, NULL::BOOLEAN AS publicly_available,
    []::VARCHAR[] AS annotations, sha256('item ' || ((hash(i, item) % 1000000007)::BIGINT % (getvariable('reports') * 14 // 10))) AS sha256,
    NULL::VARCHAR AS sha1, NULL::VARCHAR AS md5, NULL::VARCHAR AS pdq, 1::BIGINT AS run
  FROM (SELECT i, report_key, unnest(range(1 + dice % 5)) AS item FROM number))
TO 'items' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, 0 AS item_number, 'SHA256' AS algorithm, 'SHA256' AS strength, 'KNOWN' AS list, 'v' AS list_version,
    'I' AS indicator_id, false AS quarantined, 0 AS distance, 'd' AS index_digest, 1::BIGINT AS run
  FROM number WHERE dice % 20 = 0) TO 'matches' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, 'R' || i AS provider_report_id, 'p' AS provider_id, 'INFORMATION_REQUEST' AS kind,
    ['MISSING_SIGNATURE'] AS reason_codes, []::VARCHAR[] AS item_ids, received_at AS created_at, 1::BIGINT AS run
  FROM number WHERE dice % 10 = 3) TO 'notices' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT 'E1' AS export_id, 'd' AS export_digest, 'f' AS file, i AS ordinal, 'NEW' AS outcome, report_key, 1::BIGINT AS "version",
    report_key AS canonical_digest, 1::BIGINT AS run
  FROM number) TO 'submissions' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
