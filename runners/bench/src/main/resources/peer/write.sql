-- The peer, third part: tables, packages, receipts. Before it: assess.sql.

-- ---------------------------------------------------------------- tables

COPY (
  SELECT report_key, provider_id, namespace, provider_report_id, version, received_at, issued_at, TIMESTAMPTZ '${as_of}' AS decided_at, abuse_types,
    centre_types, service_types, provider_urgent, true AS centre_urgent, 'FORWARDED' AS decision, []::VARCHAR[] AS reason_codes,
    list_filter(list_transform(recipients, lambda r: r.recipient), lambda r: r <> 'EUROPOL') AS member_states, true AS europol, supplement_of,
    NULL::TIMESTAMPTZ AS retracted_at, NULL::TIMESTAMPTZ AS held_since, 'NEW' AS cause, canonical_digest, 'ANNEX_III' AS source, false AS test,
    bundled_incident_count, getvariable('policy').version AS policy_version, '1' AS rules_version, 1::BIGINT AS content_run, 1::BIGINT AS run
  FROM record JOIN assessed USING (place, report_key))
TO '${output}/reports.parquet' (COMPRESSION zstd);

COPY (
  SELECT report_key, item.item_number, item.item_id, item.media_type, item.relevance, item.claimed_type, item.human_reviewed,
    item.publicly_available, item.annotations,
    list_filter(item.hashes, lambda h: h.algorithm = 'SHA256')[1]."value" AS sha256, list_filter(item.hashes, lambda h: h.algorithm = 'SHA1')[1]."value" AS sha1,
    list_filter(item.hashes, lambda h: h.algorithm = 'MD5')[1]."value" AS md5, list_filter(item.hashes, lambda h: h.algorithm = 'PDQ')[1]."value" AS pdq,
    1::BIGINT AS run
  FROM (SELECT report_key, unnest(items) AS item FROM record))
TO '${output}/items.parquet' (COMPRESSION zstd);

COPY (SELECT report_key, matched.* EXCLUDE (place), NULL::VARCHAR AS index_digest, 1::BIGINT AS run FROM matched JOIN assessed USING (place))
TO '${output}/matches.parquet' (COMPRESSION zstd);

COPY (
  SELECT left(sha256(encode(list) || '\x00'::BLOB || encode(indicator_id)), 32) AS indicator_digest, list, indicator_id, count(DISTINCT place) AS reports,
    count(*) AS matches, count(*) FILTER (algorithm = 'PDQ') AS perceptual_matches, count(DISTINCT namespace)::INTEGER AS providers,
    0::BIGINT AS earlier_reports, 0 AS earlier_runs, 1::BIGINT AS first_run, false AS flood, 1::BIGINT AS run
  FROM matched JOIN (SELECT place, namespace FROM record) USING (place) GROUP BY list, indicator_id ORDER BY indicator_digest)
TO '${output}/indicator_activity.parquet' (COMPRESSION zstd);

COPY (SELECT report_key, export_id, file, ordinal, unnest(findings, recursive := true), 1::BIGINT AS run FROM record)
TO '${output}/findings.parquet' (COMPRESSION zstd);

COPY (SELECT report_key, unnest(signals, recursive := true), 1::BIGINT AS run FROM assessed)
TO '${output}/signals.parquet' (COMPRESSION zstd);

COPY (
  SELECT report_key, r.recipient, r.authority_ids, CASE WHEN supplement_of IS NULL THEN 'FIRST' ELSE 'SUPPLEMENT' END AS kind, urgent, lane,
    r.reason, TIMESTAMPTZ '${as_of}' AS forwarded_at, r.follow_up_token, r.package_digest, 1::BIGINT AS run
  FROM (SELECT * EXCLUDE (recipients), unnest(recipients) AS r FROM assessed))
TO '${output}/forwards.parquet' (COMPRESSION zstd);

COPY (
  SELECT report_key, namespace, provider_id, 'GIVEN' AS id_kind, provider_report_id, version, canonical_digest, 'ANNEX_III' AS source, schema_version,
    false AS test, export_id, export_digest, file, ordinal, received_at AS submitted_at, received_at, issued_at, abuse_types, service_types, awareness, NULL::VARCHAR AS incident_type,
    provider_urgent, third_country_reported, "references", cited_keys, removed_or_disabled, user_decision, bundled_incident_count, service_brand,
    names_child, names_recipient, has_url, has_flagged_text, has_free_text, items, findings, personal
  FROM record)
TO '${output}/personal.parquet' (COMPRESSION zstd);

-- ---------------------------------------------------------------- item hashes in order, and links (SU2, SU4, SU5)

-- No item of a plain world gives one hash twice.
CREATE VIEW item_hash AS
SELECT place, report_key, item_number, h.algorithm, h."value" AS hash
FROM (
  SELECT place, report_key, item.item_number, unnest(item.hashes) AS h
  FROM (SELECT place, report_key, unnest(items) AS item FROM record))
WHERE h.algorithm <> 'OTHER';

CREATE TABLE star AS
WITH shared AS (
  SELECT algorithm, hash, min(place) AS first_place, count(*) AS carriers
  FROM (SELECT DISTINCT algorithm, hash, place FROM item_hash) GROUP BY algorithm, hash HAVING count(*) > 1)
SELECT algorithm, hash, first_place, carriers, report_key AS other_key
FROM shared JOIN (SELECT place, report_key FROM record) AS first ON place = first_place;

COPY (
  SELECT hash, algorithm, report_key, item_number, coalesce(carriers, 1) AS reports, CASE WHEN place > first_place THEN other_key END AS first_key,
    1::BIGINT AS run
  FROM item_hash LEFT JOIN star USING (algorithm, hash) ORDER BY hash, algorithm, place, item_number)
TO '${output}/item_hashes.parquet' (COMPRESSION zstd);

-- Equal and neighbouring perceptual hashes: of two values within 31 bits, one of 16 parts of 16 bits differs in one bit at most.
CREATE TABLE perceptual AS
SELECT "value" AS hash, min(place) AS first_place, part("value", 0) AS a, part("value", 1) AS b, part("value", 2) AS c, part("value", 3) AS d
FROM hashed WHERE algorithm = 'PDQ' AND quality >= 50 GROUP BY "value";

CREATE TABLE nearest AS
WITH
  sixteenth AS (SELECT *, number, ('0x' || substr(hash, 4 * number + 1, 4))::INTEGER AS bits FROM perceptual, range(16) AS parts(number)),
  flip AS (SELECT 0 AS flip UNION ALL SELECT 1 << bit FROM range(16) AS bits(bit)),
  candidate AS (
    SELECT one.hash, one.first_place AS place, other.hash AS near, other.first_place AS near_place, (bit_count(xor(one.a, other.a))::INTEGER
      + bit_count(xor(one.b, other.b))::INTEGER + bit_count(xor(one.c, other.c))::INTEGER + bit_count(xor(one.d, other.d))::INTEGER)::INTEGER AS distance
    FROM (SELECT *, xor(bits, flip) AS wanted FROM sixteenth, flip) AS one JOIN sixteenth AS other ON other.number = one.number AND other.bits = one.wanted
    WHERE other.first_place < one.first_place)
SELECT hash, place, min(distance) AS distance, arg_min(near_place, {distance: distance, near: near}) AS near_place
FROM candidate WHERE distance <= 31 GROUP BY hash, place;

COPY (
  SELECT hash, report_key, 1::BIGINT AS run FROM perceptual JOIN record ON place = first_place ORDER BY hash)
TO '${output}/perceptual.parquet' (COMPRESSION zstd);

COPY (
  SELECT report_key, other_key, 'ITEM' AS kind, algorithm, item_number, NULL::VARCHAR AS reference_digest, carriers AS "count",
    NULL::INTEGER AS distance, NULL::VARCHAR AS turn, 1::BIGINT AS run
  FROM item_hash JOIN star USING (algorithm, hash)
  WHERE place > first_place AND algorithm <> 'PDQ' AND hash NOT IN ('d41d8cd98f00b204e9800998ecf8427e',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  UNION ALL
  SELECT b.report_key, arg_min(a.report_key, a.place), 'REFERENCE', NULL, NULL, reference_digest, any_value(b.carriers), NULL, NULL, 1
  FROM carrier AS b JOIN carrier AS a USING (reference_digest)
  WHERE a.place < b.place AND b.place NOT IN (SELECT place FROM supplement) GROUP BY b.report_key, reference_digest
  UNION ALL
  SELECT report_key, unnest(cited_keys), 'CITES', NULL, NULL, NULL, 1, NULL, NULL, 1 FROM record
  UNION ALL
  SELECT one.report_key, first.report_key, 'NEAR', 'PDQ', item_number, NULL, 1, 0, NULL, 1
  FROM hashed JOIN perceptual ON "value" = hash AND hashed.place > first_place
    JOIN record AS one ON one.place = hashed.place JOIN record AS first ON first.place = first_place
  WHERE algorithm = 'PDQ' AND quality >= 50
  UNION ALL
  SELECT one.report_key, near.report_key, 'NEAR', 'PDQ', item_number, NULL, 1, distance, NULL, 1
  FROM hashed JOIN nearest ON "value" = hash AND hashed.place = nearest.place
    JOIN record AS one ON one.place = hashed.place JOIN record AS near ON near.place = near_place
  WHERE algorithm = 'PDQ' AND quality >= 50)
TO '${output}/links.parquet' (COMPRESSION zstd);

-- ---------------------------------------------------------------- grounds, and what later runs look up

-- No ground holds in a plain world.
COPY (
  SELECT report_key, ground, false AS holds, false AS filters, []::VARCHAR[] AS "exceptions", []::VARCHAR[] AS evidence, '1' AS rules_version,
    getvariable('policy').version AS policy_version, 1::BIGINT AS run
  FROM record CROSS JOIN (VALUES ('TEST'), ('RETRACTED_AS_ERRONEOUS'), ('ASSESSED_NOT_ABUSE'), ('REVIEWED_UNFOUNDED')) AS grounds(ground))
TO '${output}/verdicts.parquet' (COMPRESSION zstd);

COPY (
  SELECT report_key, namespace, 'ANNEX_III' AS source, false AS test, 1::BIGINT AS first_run, version, issued_at, canonical_digest, received_at,
    stood AS first_place, stood AS place, [{version: version, canonical_digest: canonical_digest}] AS seen, supplement_of,
    report_key NOT IN (SELECT report_key FROM carried_twice) AS first_account, 'FORWARDED' AS decision,
    list_transform(recipients, lambda r: {recipient: r.recipient, kind: CASE WHEN supplement_of IS NULL THEN 'FIRST' ELSE 'SUPPLEMENT' END,
      authority_ids: r.authority_ids, package_digest: r.package_digest, follow_up_token: r.follow_up_token, lane: lane}) AS forwards,
    1::BIGINT AS content_run, file AS content_part, 1::BIGINT AS run
  FROM (SELECT *, {received_at: received_at, export_id: export_id, export_digest: export_digest, file: file, ordinal: ordinal} AS stood FROM record)
    JOIN assessed USING (place, report_key)
  ORDER BY report_key)
TO '${output}/keys.parquet' (COMPRESSION zstd);

COPY (
  SELECT sha256(encode(reference.body) || '\x00'::BLOB || encode(reference.reference)) AS reference_digest, report_key, namespace,
    'ANNEX_III' AS source, false AS test, report_key NOT IN (SELECT report_key FROM carried_twice) AS first_account, 1::BIGINT AS first_run,
    {received_at: received_at, export_id: export_id, export_digest: export_digest, file: file, ordinal: ordinal} AS first_place, 1::BIGINT AS run
  FROM (SELECT *, unnest("references") AS reference FROM record) ORDER BY reference_digest)
TO '${output}/references.parquet' (COMPRESSION zstd);

-- ---------------------------------------------------------------- packages: one file for each recipient and lane

COPY (
  SELECT r.recipient, lane, to_json({report_key: report_key, recipient: r.recipient, authority_ids: r.authority_ids,
      kind: CASE WHEN supplement_of IS NULL THEN 'FIRST' ELSE 'SUPPLEMENT' END, urgent: urgent, reason: r.reason,
      forwarded_at: TIMESTAMPTZ '${as_of}', follow_up_token: r.follow_up_token, run: 1})[:-2] || ',"assessment":' || body || '}' AS line
  FROM (
    SELECT report_key, lane, urgent, supplement_of, unnest(recipients) AS r,
      to_json({provider_urgent: urgent, centre_urgent: true, centre_types: centre_types, report: {report_key: report_key, provider_id: provider_id,
        id_kind: 'GIVEN', provider_report_id: provider_report_id, version: version, canonical_digest: canonical_digest, source: 'ANNEX_III',
        schema_version: schema_version, test: false, export_id: export_id, submitted_at: received_at, received_at: received_at,
        issued_at: issued_at, abuse_types: abuse_types, service_types: service_types, awareness: awareness, provider_urgent: provider_urgent,
        third_country_reported: third_country_reported, "references": "references", removed_or_disabled: removed_or_disabled,
        user_decision: user_decision, bundled_incident_count: bundled_incident_count, service_brand: service_brand, names_child: names_child, names_recipient: names_recipient,
        has_url: has_url, has_flagged_text: has_flagged_text, has_free_text: has_free_text, items: items, findings: findings, personal: personal}, matches: matches, signals: signals})::VARCHAR AS body
    FROM record JOIN assessed USING (place, report_key)))
TO '${output}/packages' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\t', COMPRESSION zstd, PARTITION_BY (recipient, lane));

-- Of two reports that are linked, a recipient of both is told.
COPY (
  WITH
    received AS (SELECT report_key, list_transform(recipients, lambda r: r.recipient) AS recipients FROM assessed),
    pair AS (
      SELECT DISTINCT report_key, other_key, kind FROM read_parquet('${output}/links.parquet')
      UNION ALL SELECT report_key, supplement_of, 'SUPPLEMENT' FROM assessed WHERE supplement_of IS NOT NULL)
  SELECT unnest(list_intersect(received.recipients, other.recipients)) AS recipient, '000001' AS run,
    to_json({report_key: pair.report_key, other_key: other_key, kind: kind}) AS line
  FROM pair JOIN received ON received.report_key = pair.report_key JOIN received AS other ON other.report_key = other_key)
TO '${output}/pairs' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\t', COMPRESSION zstd, PARTITION_BY (recipient, run));

-- ---------------------------------------------------------------- receipts: one for each export

COPY (
  SELECT provider_id AS provider, export_id AS name, to_json({export_id: export_id, export_digest: export_digest, provider_id: provider_id,
    received_at: received_at, run: 1, read_at: TIMESTAMPTZ '${as_of}', status: 'READ', files: files, records_read: records_read,
    accepted: records_read, rejected: 0, findings: [], rejections: []}) AS line
  FROM (
    SELECT provider_id, export_id, export_digest, received_at, sum(records_read)::BIGINT AS records_read,
      list({path: file, records_declared: records, records_read: records_read, status: 'READ', sha256: sha256} ORDER BY place) AS files
    FROM delivery JOIN (
      SELECT export_digest, file, count(*) AS records_read FROM read_parquet('${output}/submissions.parquet') GROUP BY ALL)
    USING (export_digest, file)
    GROUP BY provider_id, export_id, export_digest, received_at))
TO '${output}/feedback' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\t', PARTITION_BY (provider, name));
