-- The peer, second part: what is found and decided about each report. Before it: read.sql.

-- ---------------------------------------------------------------- supplements (SU2, SU3)

CREATE TABLE carrier AS
WITH
  carried AS (SELECT place, report_key, provider_id, unnest("references") AS reference FROM record),
  shared AS (SELECT reference, count(*) AS carriers FROM carried GROUP BY reference HAVING count(*) > 1)
SELECT place, report_key, provider_id, carriers,
  sha256(encode(reference.body) || '\x00'::BLOB || encode(reference.reference)) AS reference_digest
FROM carried JOIN shared USING (reference);

CREATE TABLE supplement AS
WITH earlier AS (
  SELECT b.place, a.place AS other_place, a.report_key AS other_key
  FROM carrier AS b JOIN carrier AS a USING (reference_digest)
  WHERE a.place < b.place AND a.provider_id <> b.provider_id AND b.carriers <= getvariable('policy').reference_limit)
SELECT place, arg_min(other_key, other_place) AS supplement_of
FROM earlier WHERE other_place NOT IN (SELECT place FROM earlier) GROUP BY place;

-- Reports that are not the first account of their reference (SU2).
CREATE VIEW carried_twice AS
SELECT b.report_key FROM carrier AS b JOIN carrier AS a USING (reference_digest)
WHERE a.place < b.place AND a.provider_id <> b.provider_id AND b.carriers <= getvariable('policy').reference_limit;

-- ---------------------------------------------------------------- matches (JU5)

CREATE TABLE indicator AS
WITH
  list AS (SELECT filename, upper(parse_filename(filename, true)) AS list, sha256(content) AS list_version
    FROM read_text('${world}/indicators/*.ndjson')),
  entry AS (
    SELECT filename, indicator_id, algorithm, "value", quarantined FROM read_json(
      ['${world}/indicators/known.ndjson', '${world}/indicators/new.ndjson', '${world}/indicators/solicitation.ndjson'], filename = true,
      columns = {indicator_id: 'VARCHAR', algorithm: 'VARCHAR', "value": 'VARCHAR', disabled: 'BOOLEAN', quarantined: 'BOOLEAN'})
    WHERE NOT disabled
    UNION ALL
    SELECT filename, notice_id, 'SHA256', unnest(sha256), false FROM read_json('${world}/indicators/not_abuse.ndjson', filename = true,
      columns = {notice_id: 'VARCHAR', sha256: 'VARCHAR[]', disabled: 'BOOLEAN'})
    WHERE NOT disabled)
SELECT * EXCLUDE (filename, "value"), lower("value") AS "value" FROM entry JOIN list USING (filename);

CREATE VIEW hashed AS
SELECT place, item.item_number, unnest(item.hashes, recursive := true)
FROM (SELECT place, unnest(items) AS item FROM record);

-- 256 bits as four numbers: DuckDB has no index for distances, so every distinct hash meets every entry.
CREATE MACRO part(hex, number) AS ('0x' || substr(hex, 16 * number + 1, 16))::UBIGINT;
CREATE TABLE neighbour AS
WITH
  asked AS (SELECT DISTINCT "value", part("value", 0) AS a, part("value", 1) AS b, part("value", 2) AS c, part("value", 3) AS d
    FROM hashed WHERE algorithm = 'PDQ' AND quality >= 50),
  entry AS (SELECT list, list_version, indicator_id, quarantined, part("value", 0) AS e, part("value", 1) AS f, part("value", 2) AS g, part("value", 3) AS h
    FROM indicator WHERE algorithm = 'PDQ')
SELECT "value", list, list_version, indicator_id, quarantined,
  (bit_count(xor(a, e))::INTEGER + bit_count(xor(b, f))::INTEGER + bit_count(xor(c, g))::INTEGER + bit_count(xor(d, h))::INTEGER)::INTEGER AS distance
FROM asked JOIN entry ON bit_count(xor(a, e))::INTEGER + bit_count(xor(b, f))::INTEGER + bit_count(xor(c, g))::INTEGER + bit_count(xor(d, h))::INTEGER <= 31;

CREATE TABLE matched AS
SELECT place, item_number, algorithm, CASE algorithm WHEN 'MD5' THEN 'MD5_ONLY' ELSE algorithm END AS strength, list, list_version,
  indicator_id, quarantined, 0 AS distance, false AS flood
FROM hashed JOIN indicator USING (algorithm, "value") WHERE algorithm <> 'PDQ'
UNION ALL
SELECT place, item_number, 'PDQ', 'PERCEPTUAL', list, list_version, indicator_id, quarantined, distance, false
FROM hashed JOIN neighbour USING ("value") WHERE algorithm = 'PDQ' AND quality >= 50;

-- ---------------------------------------------------------------- signals (RT1 to RT7, S17 to S21)

-- An address as 32 hexadecimal digits; an IPv4 address counts as its address in IPv6.
CREATE MACRO groups(text) AS list_transform(list_filter(string_split(text, ':'), lambda g: g <> ''), lambda g: lpad(g, 4, '0'));
CREATE MACRO digits(address) AS CASE
  WHEN contains(address, ':') THEN rpad(array_to_string(groups(split_part(address, '::', 1)), ''),
    (32 - 4 * len(groups(split_part(address, '::', 2))))::INTEGER, '0') || array_to_string(groups(split_part(address, '::', 2)), '')
  ELSE '00000000000000000000ffff' || printf('%02x%02x%02x%02x', split_part(address, '.', 1)::INTEGER, split_part(address, '.', 2)::INTEGER,
    split_part(address, '.', 3)::INTEGER, split_part(address, '.', 4)::INTEGER) END;

CREATE TABLE country AS FROM read_csv('${lookups}/countries.csv',
  columns = {text: 'VARCHAR', code: 'VARCHAR', member: 'BOOLEAN', flag: 'VARCHAR'});

CREATE TABLE signal AS
WITH
  person AS (
    SELECT place, unnest(personal.users) AS p, NULL AS child FROM record
    UNION ALL SELECT place, unnest(personal.children), true FROM record),
  seen AS (
    SELECT place, unnest(personal.upload_addresses) AS a FROM record
    UNION ALL SELECT place, unnest(p.addresses) FROM person WHERE child IS NULL AND p."role" NOT IN ('RECIPIENT', 'VICTIM')),
  address AS (
    SELECT place, CASE a.event WHEN 'UPLOAD' THEN 'UPLOAD_ADDRESS' ELSE 'OTHER_ADDRESS' END AS kind, digits(a.address) AS number, a.proxy
    FROM seen),
  flagged AS (SELECT DISTINCT place, number, 'PROXY' AS proxy FROM address WHERE proxy),
  located AS (
    SELECT a.place, kind, number AS "value", CASE WHEN number <= r."last" THEN r.country END AS text, flagged.proxy AS more, true AS asked
    FROM address AS a ASOF LEFT JOIN read_csv('${lookups}/ranges.csv', all_varchar = true) AS r ON number >= r."first"
    LEFT JOIN flagged USING (place, number)),
  own AS (
    SELECT place, 'SUBJECT' AS "role", unnest(personal.locations) AS l FROM record
    UNION ALL SELECT place, p."role", unnest(p.locations) FROM person),
  named AS (
    SELECT place, CASE WHEN "role" IN ('RECIPIENT', 'VICTIM') THEN "role" || '_LOCATION' ELSE 'ESTIMATED_LOCATION' END AS kind,
      l.country AS text, CASE WHEN l.kind = 'ESTIMATED_LOCATION' AND l.verified THEN NULL ELSE 'UNVERIFIED' END AS more,
      CASE WHEN "role" IN ('RECIPIENT', 'VICTIM') THEN 'RT7' WHEN "role" = 'SUBJECT' AND more IS NULL THEN 'RT1' END AS tier, text AS "value"
    FROM own WHERE l.kind IN ('ESTIMATED_LOCATION', 'POSTAL_CODE', 'GPS') AND l.country IS NOT NULL
    UNION ALL SELECT place, 'BILLING_COUNTRY', p.billing_country, NULL, 'RT3', p.billing_country FROM person
    WHERE p.billing_country IS NOT NULL AND child IS NULL AND p."role" NOT IN ('RECIPIENT', 'VICTIM')
    UNION ALL SELECT place, 'PHONE_PREFIX', country, NULL, 'RT4', p.phone
    FROM person LEFT JOIN read_csv('${lookups}/phones.csv', all_varchar = true) AS phone ON starts_with(p.phone, prefix)
    WHERE p.phone IS NOT NULL AND child IS NULL AND p."role" NOT IN ('RECIPIENT', 'VICTIM')),
  told AS (
    SELECT place, kind, NULL AS tier, text, "value", more, asked FROM located
    UNION ALL SELECT place, kind, tier, text, "value", more, false FROM named),
  gathered AS (
    SELECT place, kind, CASE WHEN member THEN tier END AS tier, code AS state, coalesce(member, false) AS member, asked,
      list_sort(list_filter([more, CASE WHEN code IS NULL THEN 'UNKNOWN_COUNTRY' ELSE flag END], lambda f: f IS NOT NULL)) AS flags, count(DISTINCT "value") AS "count"
    FROM told LEFT JOIN country ON country.text = upper(trim(told.text))
    GROUP BY ALL)
SELECT place, kind, state, "count"::INTEGER AS "count", flags, asked,
  CASE WHEN NOT (asked AND member) THEN tier WHEN list_contains(flags, 'PROXY') THEN NULL
    WHEN sum("count") OVER (PARTITION BY place, kind, state, asked AND member AND NOT list_contains(flags, 'PROXY')) > 1
      THEN CASE kind WHEN 'UPLOAD_ADDRESS' THEN 'RT2' ELSE 'RT6' END
    WHEN kind = 'UPLOAD_ADDRESS' THEN 'RT5' END AS tier
FROM gathered;

-- ---------------------------------------------------------------- who receives what (section 4, S20, S22, S23)

CREATE TABLE assessed AS
WITH
  authority AS (
    SELECT a.state AS recipient, list(a.id ORDER BY a.id) AS authority_ids
    FROM (SELECT unnest(authorities) AS a FROM read_json('${world}/registers/authorities.json')) GROUP BY a.state),
  deciding AS (SELECT place, min(tier) AS tier FROM signal WHERE tier < 'RT7' GROUP BY place),
  named AS (
    SELECT place, s.state AS recipient, min(s.tier) AS tier, bool_or(s.tier = 'RT7') AS added
    FROM signal AS s LEFT JOIN deciding USING (place)
    WHERE s.tier = 'RT7' OR s.tier = deciding.tier GROUP BY place, s.state),
  counted AS (SELECT *, count(*) FILTER (tier < 'RT7') OVER (PARTITION BY place) > getvariable('policy').state_limit AS conflicting FROM named),
  routed AS (
    SELECT place, list_sort(list({recipient: recipient, reason: CASE WHEN conflicting THEN 'RT7' ELSE tier END, authority_ids: authority_ids})
        FILTER (authority_ids IS NOT NULL AND (added OR NOT conflicting))) AS states,
      bool_or(conflicting) AND NOT bool_or(added) AS conflicting
    FROM counted LEFT JOIN authority USING (recipient) GROUP BY place),
  told AS (
    SELECT place, list_sort(list({tier: tier, kind: kind, state: state, "count": "count", flags: flags,
        ip_database_digest: CASE WHEN asked THEN (SELECT sha256(content) FROM read_blob('${world}/ip-country.mmdb')) END}
        )) AS signals,
      bool_or(list_contains(flags, 'TERRITORY') AND tier IS NULL AND state IN (SELECT code FROM country WHERE flag = 'TERRITORY' AND NOT member)) AS territory,
      bool_or(list_contains(flags, 'PROXY')) AND NOT bool_or(asked AND NOT list_contains(flags, 'PROXY')) AS proxy,
      bool_or(list_contains(flags, 'PSEUDO_CODE')) AS pseudo, bool_or(list_contains(flags, 'THIRD_COUNTRY')) AS third
    FROM signal GROUP BY place),
  matches AS (
    SELECT place, list_sort(list({item_number: item_number, algorithm: algorithm, strength: strength, list: list, list_version: list_version,
        indicator_id: indicator_id, quarantined: quarantined, distance: distance})) AS matches,
      list_sort(list_distinct(list(centre_type) FILTER (centre_type IS NOT NULL))) AS centre_types
    FROM (SELECT *, CASE WHEN quarantined OR algorithm = 'PDQ' THEN NULL WHEN list = 'KNOWN' THEN 'KNOWN_CSAM' WHEN list = 'SOLICITATION' THEN 'SOLICITATION'
        WHEN list = 'NEW' AND NOT bool_or(list = 'KNOWN' AND NOT quarantined AND algorithm <> 'PDQ') OVER (PARTITION BY place, item_number) THEN 'NEW_CSAM' END AS centre_type
      FROM matched) GROUP BY place),
  whole AS (
    SELECT place, report_key, canonical_digest, provider_urgent AS urgent, supplement_of, coalesce(matches, []) AS matches,
      coalesce(signals, []) AS signals, coalesce(centre_types, []) AS centre_types,
      CASE WHEN provider_urgent THEN 'urgent' WHEN list_distinct(coalesce(nullif(centre_types, []), abuse_types)) = ['KNOWN_CSAM']
        AND list_distinct(abuse_types) IN ([], ['KNOWN_CSAM']) THEN 'known' ELSE 'priority' END AS lane,
      list_append(coalesce(states, []), {recipient: 'EUROPOL', reason: CASE WHEN len(states) > 0 THEN 'EUROPOL_ALWAYS' WHEN routed.conflicting THEN 'CONFLICTING'
        WHEN routed.place IS NOT NULL THEN 'NO_AUTHORITY' WHEN territory THEN 'TERRITORY_SETTING' WHEN proxy THEN 'PROXY_ONLY'
        WHEN pseudo THEN 'PSEUDO_CODE' WHEN third THEN 'THIRD_COUNTRY' ELSE 'NO_SIGNAL' END, authority_ids: []}) AS recipients
    FROM record LEFT JOIN supplement USING (place) LEFT JOIN matches USING (place) LEFT JOIN told USING (place) LEFT JOIN routed USING (place))
SELECT * EXCLUDE (recipients, canonical_digest),
  -- HMAC-SHA256 by its definition (S24); the two pads are the operator's key, exclusive-ored.
  list_transform(recipients, lambda r: {recipient: r.recipient, reason: r.reason, authority_ids: r.authority_ids,
    follow_up_token: left(sha256(unhex('${outer_pad}') || unhex(sha256(unhex('${inner_pad}') || encode(report_key) || '\x00'::BLOB || encode(r.recipient)))), 32),
    package_digest: sha256(concat_ws(chr(10), canonical_digest, matches, signals, urgent, r.authority_ids))}) AS recipients
FROM whole;
