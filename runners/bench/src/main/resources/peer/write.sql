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
    false AS test, export_id, export_digest, file, ordinal, received_at AS submitted_at, received_at, issued_at, abuse_types, service_types, awareness,
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

COPY (SELECT hash, algorithm, report_key, item_number, 1::BIGINT AS run FROM item_hash ORDER BY hash, algorithm, place, item_number)
TO '${output}/item_hashes.parquet' (COMPRESSION zstd);

COPY (
  WITH
    star AS (
      SELECT algorithm, hash, min(place) AS first_place, count(*) AS carriers
      FROM (SELECT DISTINCT algorithm, hash, place FROM item_hash
        WHERE algorithm <> 'PDQ' AND hash NOT IN ('d41d8cd98f00b204e9800998ecf8427e', 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
          'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
      GROUP BY algorithm, hash HAVING count(*) > 1),
    named AS (
      SELECT algorithm, hash, first_place, carriers, report_key AS other_key
      FROM star JOIN (SELECT place, report_key FROM record) AS first ON place = first_place)
  SELECT report_key, other_key, 'ITEM' AS kind, algorithm, item_number, NULL::VARCHAR AS reference_digest, carriers AS "count",
    NULL::INTEGER AS distance, 1::BIGINT AS run
  FROM item_hash JOIN named USING (algorithm, hash) WHERE place > first_place
  UNION ALL
  SELECT b.report_key, arg_min(a.report_key, a.place), 'REFERENCE', NULL, NULL, reference_digest, any_value(b.carriers), NULL, 1
  FROM carrier AS b JOIN carrier AS a USING (reference_digest)
  WHERE a.place < b.place AND b.place NOT IN (SELECT place FROM supplement) GROUP BY b.report_key, reference_digest
  UNION ALL
  SELECT report_key, unnest(cited_keys), 'CITES', NULL, NULL, NULL, 1, NULL, 1 FROM record)
TO '${output}/links.parquet' (COMPRESSION zstd);

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
