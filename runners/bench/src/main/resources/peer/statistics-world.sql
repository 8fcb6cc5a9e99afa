-- A year of a database and its returns, made by DuckDB: reports in equal parts, hashes of numbers, no content.
-- Variables: reports, directory. Of each report one forward to Europol and one to a State, of one in 20 one to a second; some are
-- supplements, unfounded, held or tests; 2.9 items on average.

CREATE TABLE states AS SELECT unnest([
  'BE','BG','CZ','DK','DE','EE','IE','EL','ES','FR','HR','IT','CY','LV','LT','LU','HU','MT','NL','AT','PL','PT','RO','SI','SK','FI','SE']) AS state;

CREATE TABLE number AS
SELECT i, sha256('report ' || i) AS report_key, (hash(i) % 1000000007)::BIGINT AS dice,
  TIMESTAMPTZ '2026-01-01 00:00:00+00' + to_seconds((hash(i + 7) % 30000000)::BIGINT) AS received_at,
  CASE WHEN i % 200 = 13 THEN 'MANIFESTLY_UNFOUNDED' WHEN i % 2000 = 14 THEN 'HELD_FOR_REVIEW' ELSE 'FORWARDED' END AS decision
FROM range(getvariable('reports')) AS r(i);

COPY (
  SELECT report_key, 'provider-' || lpad((dice % 40)::VARCHAR, 3, '0') AS provider_id,
    'namespace-' || lpad((dice % 40)::VARCHAR, 3, '0') AS namespace, 'R' || i AS provider_report_id, 1::BIGINT AS "version", received_at,
    received_at AS issued_at, received_at + INTERVAL 20 HOUR AS decided_at,
    CASE dice % 10 WHEN 0 THEN ['SOLICITATION'] WHEN 1 THEN ['NEW_CSAM'] WHEN 2 THEN ['KNOWN_CSAM', 'NEW_CSAM'] WHEN 3 THEN [] ELSE ['KNOWN_CSAM'] END
      AS abuse_types,
    CASE WHEN dice % 20 = 0 AND dice % 400 <> 20 THEN ['KNOWN_CSAM'] ELSE [] END AS centre_types,
    CASE dice % 7 WHEN 0 THEN ['HOSTING'] WHEN 1 THEN ['HOSTING', 'INTERPERSONAL_COMMUNICATIONS'] WHEN 2 THEN [] ELSE ['INTERPERSONAL_COMMUNICATIONS'] END
      AS service_types,
    false AS provider_urgent, true AS centre_urgent, decision,
    CASE decision WHEN 'MANIFESTLY_UNFOUNDED' THEN ['RETRACTED_AS_ERRONEOUS'] ELSE [] END AS reason_codes,
    []::VARCHAR[] AS member_states, true AS europol, CASE WHEN i % 100 = 11 THEN sha256('report ' || (i - 1)) END AS supplement_of,
    NULL::TIMESTAMPTZ AS retracted_at, NULL::TIMESTAMPTZ AS held_since, 'NEW' AS cause, report_key AS canonical_digest,
    'ANNEX_III' AS source, i % 500 = 17 AS test, CASE WHEN i % 1000 = 5 THEN 40::BIGINT END AS bundled_incident_count,
    '1' AS policy_version, '1' AS rules_version, 1::BIGINT AS content_run, 1::BIGINT AS run
  FROM number) TO 'reports' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, recipient, []::VARCHAR[] AS authority_ids, CASE WHEN i % 100 = 11 THEN 'SUPPLEMENT' ELSE 'FIRST' END AS kind,
    i % 50 = 4 AS urgent, 'known' AS lane, 'RT2' AS reason, received_at + to_hours(20 + (dice % 30)::INTEGER) AS forwarded_at,
    md5(report_key || recipient) AS follow_up_token, report_key AS package_digest, 1::BIGINT AS run
  FROM (
    SELECT i, report_key, received_at, dice, 'EUROPOL' AS recipient FROM number WHERE decision = 'FORWARDED'
    UNION ALL
    SELECT i, report_key, received_at, dice, (SELECT list(state) FROM states)[1 + dice % 27] FROM number
    WHERE decision = 'FORWARDED' AND i % 40 <> 6
    UNION ALL
    SELECT i, report_key, received_at, dice, (SELECT list(state) FROM states)[1 + (dice + 1) % 27] FROM number
    WHERE decision = 'FORWARDED' AND i % 20 = 3))
TO 'forwards' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, item::INTEGER AS item_number, 'i' || item AS item_id, 'IMAGE' AS media_type,
    CASE WHEN item = 4 AND i % 3 = 0 THEN 'SUPPLEMENTAL' ELSE 'REPORTED' END AS relevance,
    CASE hash(i, item) % 3 WHEN 0 THEN 'KNOWN_CSAM' END AS claimed_type, true AS human_reviewed, NULL::BOOLEAN AS publicly_available,
    []::VARCHAR[] AS annotations, CASE WHEN dice % 50 <> 9 THEN sha256('item ' || content) END AS sha256,
    NULL::VARCHAR AS sha1, CASE WHEN dice % 100 <> 9 THEN md5('item ' || content) END AS md5, NULL::VARCHAR AS pdq, 1::BIGINT AS run
  FROM (
    SELECT *, (hash(i, item // 2) % 1000000007)::BIGINT % (getvariable('reports') * 14 // 10) AS content
    FROM (SELECT i, dice, report_key, unnest(range(1 + dice % 5)) AS item FROM number)))
TO 'items' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, 0 AS item_number, 'SHA256' AS algorithm, CASE WHEN i % 10 = 0 THEN 'PERCEPTUAL' ELSE 'SHA256' END AS strength,
    CASE WHEN i % 4 = 1 THEN 'NEW' ELSE 'KNOWN' END AS list, 'v' AS list_version, 'I' AS indicator_id, dice % 400 = 20 AS quarantined,
    0 AS distance, false AS flood, 'd' AS index_digest, 1::BIGINT AS run
  FROM number WHERE dice % 20 = 0) TO 'matches' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT report_key, 'R' || i AS provider_report_id, 'p' AS provider_id, 'INFORMATION_REQUEST' AS kind,
    CASE WHEN dice % 30 = 3 THEN ['MISSING_SIGNATURE', 'MISSING_ISSUED_AT', 'MISSING_SERVICE_TYPES'] ELSE ['MISSING_SIGNATURE'] END AS reason_codes,
    []::VARCHAR[] AS item_ids, received_at AS created_at, 1::BIGINT AS run
  FROM number WHERE dice % 10 = 3 AND decision <> 'MANIFESTLY_UNFOUNDED') TO 'notices' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);

COPY (
  SELECT 'E1' AS export_id, 'd' AS export_digest, 'f' AS file, i AS ordinal, outcome, report_key, 1::BIGINT AS "version",
    report_key AS canonical_digest, 1::BIGINT AS run
  FROM (SELECT i, report_key, 'NEW' AS outcome FROM number
    UNION ALL SELECT i, report_key, 'RESUBMISSION' FROM number WHERE i % 50 = 8
    UNION ALL SELECT i, report_key, 'RETRACTION' FROM number WHERE i % 200 = 13))
TO 'submissions' (FORMAT parquet, COMPRESSION zstd, PER_THREAD_OUTPUT true);
