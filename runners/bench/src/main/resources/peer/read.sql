-- The peer of `csar assess` in the bench: the same outputs from the same files of a plain world, in DuckDB.
-- What it is and is not: docs/benchmarks.md. One script in three files: read, assess, write.
-- PeerOfAssess puts in what stands in braces behind a dollar.

SET threads = ${threads};
SET memory_limit = '${memory}';
SET temp_directory = '${output}/spill';
SET preserve_insertion_order = false;
-- Lines of packages are long: half a million of them in memory, the default, is 2 GB a thread.
SET partitioned_write_flush_threshold = 40000;
SET TimeZone = 'UTC';

-- ---------------------------------------------------------------- what an export holds (Annex III)

SET VARIABLE address = 'STRUCT(address VARCHAR, port INTEGER, "at" TIMESTAMPTZ, event VARCHAR, possible_proxy BOOLEAN)[]';
SET VARIABLE location = 'STRUCT(kind VARCHAR, country VARCHAR, "value" VARCHAR, verified BOOLEAN)[]';
SET VARIABLE key_value = 'STRUCT("key" VARCHAR, "value" VARCHAR, "at" VARCHAR)[]';
SET VARIABLE reference = 'STRUCT(body VARCHAR, reference VARCHAR)[]';
SET VARIABLE provider = 'STRUCT("name" VARCHAR, legal_representative_name VARCHAR, contact_point VARCHAR, contact_info VARCHAR[])';
SET VARIABLE item = 'STRUCT(item_id VARCHAR, media_type VARCHAR, relevance VARCHAR, claimed_type VARCHAR,
  hashes STRUCT("type" VARCHAR, "value" VARCHAR, quality INTEGER)[], human_reviewed BOOLEAN, publicly_available BOOLEAN, annotations VARCHAR[],
  upload_ips ' || getvariable('address') || ')[]';
SET VARIABLE person = 'STRUCT("role" VARCHAR, username VARCHAR, email VARCHAR, phone VARCHAR, billing_country VARCHAR,
  locations ' || getvariable('location') || ', addresses ' || getvariable('address') || ', other ' || getvariable('key_value') || ')[]';

CREATE MACRO addresses(given, event_otherwise) AS list_transform(given, lambda a:
  {address: a.address, port: a.port, "at": a."at", event: coalesce(a.event, event_otherwise), proxy: coalesce(a.possible_proxy, false)});

CREATE MACRO persons(given, role_otherwise) AS list_transform(given, lambda p:
  {"role": coalesce(p."role", role_otherwise), username: p.username, email: p.email, phone: p.phone, billing_country: p.billing_country,
   locations: p.locations, addresses: addresses(p.addresses, 'OTHER'), other: p.other});

CREATE MACRO algorithm(spelling) AS CASE spelling
  WHEN 'SHA-256' THEN 'SHA256' WHEN 'SHA-1' THEN 'SHA1' WHEN 'MD5' THEN 'MD5' WHEN 'PDQ' THEN 'PDQ' ELSE 'OTHER' END;

-- A text behind its length in four bytes (ID2).
CREATE MACRO counted(text) AS unhex(printf('%08x', strlen(text))) || encode(text);

-- ---------------------------------------------------------------- deliveries: one row a file, in order of place (ID5)

CREATE TABLE delivery AS
WITH
  manifest AS (
    SELECT parse_dirpath(filename) AS directory, sha256(content) AS export_digest,
      from_json(content, '{"provider": "VARCHAR", "export_id": "VARCHAR", "test": "BOOLEAN",
        "files": [{"path": "VARCHAR", "sha256": "VARCHAR", "records": "BIGINT"}]}') AS m
    FROM read_text('${world}/exports/*/manifest.json')),
  intake AS (
    SELECT parse_dirpath(filename) AS directory, received_at, manifest_sha256
    FROM read_json('${world}/exports/*/intake.json', columns = {received_at: 'TIMESTAMPTZ', manifest_sha256: 'VARCHAR'}, filename = true)),
  provider AS (
    SELECT p.id AS provider_id, unnest(list_transform(p.names, lambda n: n."name")) AS "name"
    FROM (SELECT unnest(providers) AS p FROM read_json('${world}/registers/providers.json')))
SELECT
  row_number() OVER (ORDER BY received_at, m.export_id, export_digest, file.path) * (1::BIGINT << 32) AS place,
  directory || '/' || file.path AS filename, m.export_id, export_digest, file.path AS file, file.sha256, file.records, received_at,
  m.provider AS provider_name, provider_id, provider_id AS namespace,
  counted(provider_id) || counted('GIVEN') AS key_head
FROM manifest JOIN intake USING (directory) JOIN provider ON provider."name" = m.provider, unnest(m.files) AS f(file)
WHERE manifest_sha256 = export_digest AND received_at <= TIMESTAMPTZ '${as_of}';

SET VARIABLE policy = (FROM (SELECT p FROM read_json('${world}/policy.json', columns = {version: 'VARCHAR', reference_limit: 'INTEGER',
  reference_placeholders: 'VARCHAR[]', europol_always: 'BOOLEAN', state_limit: 'INTEGER'}) AS p));

-- ---------------------------------------------------------------- records, read once

-- The only large table: six outputs are made of it. Memory holds what fits; DuckDB spills the rest.
CREATE TABLE record AS
WITH read AS (
  SELECT * FROM read_json('${world}/exports/*/reports-*', format = 'newline_delimited', filename = true, columns = {
    provider_report_id: 'VARCHAR', version: 'BIGINT', schema_version: 'VARCHAR', supersedes: 'VARCHAR', related_reports: 'VARCHAR[]',
    batch_sequence: 'BIGINT', bundled_incident_count: 'BIGINT', bundled_reason: 'VARCHAR', service_brand: 'VARCHAR',
    provider: getvariable('provider'), urgent: 'BOOLEAN', urgency_detail: 'VARCHAR', abuse_types: 'VARCHAR[]', items: getvariable('item'),
    other_data: getvariable('key_value'), upload_ips: getvariable('address'), other_geo: getvariable('location'), users: getvariable('person'), service_types: 'VARCHAR[]',
    service_info: 'VARCHAR', service_url: 'VARCHAR', awareness: 'VARCHAR[]', awareness_detail: 'VARCHAR',
    third_country_reported: 'BOOLEAN', third_country_bodies: 'VARCHAR[]', third_country_references: getvariable('reference'),
    removed_or_disabled: 'BOOLEAN', user_decision: 'BOOLEAN', user_decision_text: 'VARCHAR', children: getvariable('person'),
    flagged_text: 'BOOLEAN', other_info: 'VARCHAR', issued_at: 'TIMESTAMPTZ', time_stamp: 'VARCHAR', signature: 'VARCHAR'}))
SELECT
  -- DuckDB numbers no lines of a file read by two threads; in a plain world batch_sequence is that number.
  place + batch_sequence AS place,
  sha256(key_head || counted(provider_report_id)) AS report_key,
  namespace, provider_id, provider_report_id, coalesce(version, 0) AS version,
  -- Same texts, same digest; another form than RFC 8785, which DuckDB lacks.
  sha256(row(provider_report_id, version, schema_version, supersedes, related_reports, bundled_incident_count, bundled_reason,
    service_brand, provider, urgent, urgency_detail, abuse_types, items, other_data, upload_ips, other_geo, users, service_types,
    service_info, service_url, awareness, awareness_detail, third_country_reported, third_country_bodies,
    third_country_references, removed_or_disabled, user_decision, user_decision_text, children, flagged_text, other_info,
    issued_at)::VARCHAR) AS canonical_digest,
  schema_version, export_id, export_digest, file, batch_sequence AS ordinal, received_at, issued_at,
  list_sort(coalesce(abuse_types, [])) AS abuse_types, list_sort(coalesce(service_types, [])) AS service_types,
  list_sort(coalesce(awareness, [])) AS awareness, coalesce(urgent, false) AS provider_urgent, third_country_reported,
  list_transform(list_filter(coalesce(third_country_references, []), lambda r: strlen(trim(r.reference)) >= 5
      AND NOT list_contains(getvariable('policy').reference_placeholders, upper(trim(r.reference))) AND trim(r.reference) <> repeat(left(trim(r.reference), 1), length(trim(r.reference)))),
    lambda r: {body: coalesce(nullif(upper(trim(r.body)), ''), 'UNKNOWN'), reference: trim(r.reference)}) AS "references",
  list_transform(list_concat(CASE WHEN supersedes IS NULL THEN [] ELSE [supersedes] END, coalesce(related_reports, [])),
    lambda id: sha256(key_head || counted(id))) AS cited_keys,
  removed_or_disabled, user_decision, bundled_incident_count, service_brand,
  coalesce(len(children), 0) > 0 OR list_contains(list_transform(coalesce(users, []), lambda u: u."role"), 'VICTIM') AS names_child,
  list_contains(list_transform(coalesce(users, []), lambda u: u."role"), 'RECIPIENT') AS names_recipient,
  coalesce(service_url, '') <> '' AS has_url, coalesce(flagged_text, false) AS has_flagged_text,
  coalesce(nullif(trim(other_info), ''), nullif(trim(urgency_detail), ''), trim(awareness_detail), '') <> '' AS has_free_text,
  list_transform(coalesce(items, []), lambda item, number: {item_number: (number - 1)::INTEGER, item_id: item.item_id, media_type: item.media_type,
    relevance: coalesce(item.relevance, 'REPORTED'), claimed_type: item.claimed_type, human_reviewed: item.human_reviewed,
    publicly_available: item.publicly_available, annotations: coalesce(item.annotations, []),
    hashes: list_transform(item.hashes, lambda h: {algorithm: algorithm(h."type"), "value": lower(h."value"), quality: h.quality})}) AS items,
  list_concat(CASE WHEN provider."name" <> provider_name THEN [{code: 'PROVIDER_NAME_DIFFERS', field: 'provider.name'}] ELSE [] END,
    list_transform(list_filter(flatten(list_transform(coalesce(items, []), lambda i: i.hashes)), lambda h: h."type" = 'PDQ' AND h.quality < 50)[:1],
      lambda h: {code: 'LOW_QUALITY_HASH', field: 'items.hashes.quality'})) AS findings,
  {provider_name: provider."name", legal_representative_name: provider.legal_representative_name, contact_point: provider.contact_point,
   contact_info: provider.contact_info, urgency_detail: urgency_detail, bundled_reason: bundled_reason, other_data: other_data,
   upload_addresses: addresses(list_concat(coalesce(upload_ips, []), flatten(list_transform(coalesce(items, []), lambda i: coalesce(i.upload_ips, [])))), 'UPLOAD'),
   locations: other_geo, users: persons(users, 'SUBJECT'), children: persons(children, 'VICTIM'), service_info: service_info,
   service_url: service_url, awareness_detail: awareness_detail, third_country_bodies: third_country_bodies,
   user_decision_text: user_decision_text, other_info: other_info, time_stamp: time_stamp, signature: signature} AS personal
FROM read JOIN delivery USING (filename);

-- ---------------------------------------------------------------- outcomes (ID5, ID6)

CREATE TABLE loser AS
WITH
  several AS (SELECT report_key FROM record GROUP BY report_key HAVING count(*) > 1),
  numbered AS (
    SELECT place, report_key, version, issued_at,
      row_number() OVER (PARTITION BY report_key, version, canonical_digest ORDER BY place) AS repetition
    FROM record SEMI JOIN several USING (report_key)),
  ranked AS (
    SELECT place, row_number() OVER (PARTITION BY report_key ORDER BY version DESC, issued_at DESC NULLS LAST, place DESC) AS newest
    FROM numbered WHERE repetition = 1)
SELECT place, 'RESUBMISSION' AS outcome FROM numbered WHERE repetition > 1
UNION ALL SELECT place, 'SUPERSEDED' FROM ranked WHERE newest > 1;

COPY (
  SELECT export_id, export_digest, file, ordinal, coalesce(outcome, 'NEW') AS outcome, report_key, version, canonical_digest, 1::BIGINT AS run
  FROM record LEFT JOIN loser USING (place))
TO '${output}/submissions.parquet' (COMPRESSION zstd);

DELETE FROM record USING loser WHERE record.place = loser.place;
