-- The peer of csar statistics: the tables that come from the rows of the database and of follow-up, each in the columns of the
-- catalogue, by the rows CT1 to CT6 of the decision tables. Written from those rows, not from the job. Views: reports, forwards,
-- items, matches, notices, submissions, followup, of rows that are in order. Variable: as_of.

CREATE MACRO service(types) AS CASE len(types) WHEN 0 THEN 'UNKNOWN' WHEN 1 THEN types[1] ELSE 'BOTH' END;

CREATE TABLE provider AS SELECT namespace, arg_max(provider_id, run) AS provider FROM reports GROUP BY namespace;

CREATE TABLE report AS
SELECT report_key, coalesce(supplement_of, report_key) AS event, supplement_of IS NULL AS is_event, provider, received_at,
  year(received_at)::VARCHAR AS time_period, decision, reason_codes, abuse_types,
  list_distinct(list_concat(abuse_types, centre_types)) AS types, service(service_types) AS service_type,
  bundled_incident_count, content_run, version_run
FROM (
  SELECT *, max(run) FILTER (cause IN ('NEW', 'NEW_VERSION')) OVER (PARTITION BY report_key) AS version_run FROM reports
  QUALIFY row_number() OVER (PARTITION BY report_key ORDER BY run DESC) = 1)
JOIN provider USING (namespace) WHERE NOT test;

CREATE TABLE sent AS
SELECT report_key, recipient AS geo, min(forwarded_at) AS forwarded_at, arg_min(follow_up_token, forwarded_at) AS token,
  arg_min(urgent, forwarded_at) AS urgent, any_value(last_kind) AS last_kind
FROM (SELECT *, arg_max(kind, run) OVER (PARTITION BY report_key, recipient) AS last_kind FROM forwards)
WHERE kind IN ('FIRST', 'SUPPLEMENT') AND report_key IN (SELECT report_key FROM report) GROUP BY ALL;

CREATE TABLE place AS
SELECT report_key, geo FROM sent WHERE geo <> 'EUROPOL'
UNION ALL
SELECT report_key, CASE decision WHEN 'FORWARDED' THEN 'EUROPOL_ONLY' ELSE 'NOT_FORWARDED' END
FROM report ANTI JOIN (SELECT report_key FROM sent WHERE geo <> 'EUROPOL') USING (report_key)
UNION ALL
SELECT report_key, '_T' FROM report;

CREATE TABLE missing AS
SELECT notices.report_key, list_distinct(flatten(list(notices.reason_codes))) AS reasons
FROM notices JOIN report ON notices.report_key = report.report_key AND notices.run = version_run
WHERE kind = 'INFORMATION_REQUEST' GROUP BY notices.report_key;

-- By report (A83-3c to 3e).

CREATE TABLE reports_by_provider AS
WITH counted AS (
  SELECT time_period, provider, count(*) AS "REPORTS", count(*) FILTER (is_event) AS "EVENTS", sum(s.n) AS "SUBMISSIONS",
    sum(bundled_incident_count) AS "INCIDENTS", count(bundled_incident_count) AS "INCIDENTS_KNOWN"
  FROM report LEFT JOIN (
    SELECT report_key, count(*) AS n FROM submissions
    WHERE outcome IN ('NEW', 'NEW_VERSION', 'RESUBMISSION', 'SUPERSEDED') GROUP BY report_key) s USING (report_key) GROUP BY ALL)
UNPIVOT counted ON "REPORTS", "EVENTS", "SUBMISSIONS", "INCIDENTS", "INCIDENTS_KNOWN" INTO NAME measure VALUE obs_value;

CREATE TABLE own_counts AS
SELECT time_period, provider, 'CENTRE' AS counted_by, obs_value FROM reports_by_provider WHERE measure = 'REPORTS';

CREATE TABLE provider_ranks AS
SELECT time_period, row_number() OVER (PARTITION BY time_period ORDER BY obs_value DESC) AS rank, obs_value FROM own_counts;

CREATE TABLE provider_concentration AS
SELECT time_period, measure, sum(obs_value) AS obs_value
FROM provider_ranks JOIN (VALUES ('TOP_1', 1), ('TOP_3', 3), ('TOP_10', 10), ('REPORTS', 1000000)) AS top (measure, up_to) ON rank <= up_to
GROUP BY ALL;

CREATE TABLE unfounded_reports AS
SELECT time_period, provider, reason_codes[1] AS unfounded_reason, count(*) AS obs_value
FROM report WHERE decision = 'MANIFESTLY_UNFOUNDED' GROUP BY ALL;

CREATE TABLE reports_by_abuse_type AS
SELECT time_period, abuse_type, count(*) AS obs_value FROM (
  SELECT time_period, unnest(CASE len(types) WHEN 0 THEN ['UNDETERMINED', '_T'] ELSE list_append(types, '_T') END) AS abuse_type
  FROM report WHERE is_event) GROUP BY ALL;

CREATE TABLE solicitation_by_state AS
SELECT time_period, geo, service_type, count(*) AS obs_value FROM report JOIN place USING (report_key)
WHERE is_event AND list_contains(types, 'SOLICITATION') GROUP BY ALL;

CREATE TABLE hours_to_forwarding AS
SELECT time_period, CASE WHEN urgent THEN 'Y' ELSE 'N' END AS urgent,
  greatest(0, date_diff('second', received_at, forwarded_at) // 3600) AS hours, count(*) AS obs_value
FROM report JOIN (
  SELECT report_key, min(forwarded_at) AS forwarded_at, arg_min(urgent, (forwarded_at, geo)) AS urgent FROM sent GROUP BY report_key) f
  USING (report_key) GROUP BY ALL;

CREATE TABLE completeness AS
WITH asked AS (
  SELECT time_period, time_period || '-Q' || quarter(received_at) AS quarter, provider, reasons
  FROM report LEFT JOIN missing USING (report_key) WHERE decision <> 'MANIFESTLY_UNFOUNDED')
SELECT time_period, quarter, provider, field, 'REPORTS' AS measure, obs_value
FROM (SELECT time_period, quarter, provider, count(*) AS obs_value FROM asked GROUP BY ALL) CROSS JOIN (
  SELECT unnest(['PROVIDER_NAME', 'CONTACT_POINT', 'CONTACT_INFO', 'URGENT', 'ABUSE_TYPES', 'SERVICE_TYPES', 'AWARENESS',
    'THIRD_COUNTRY_REPORTED', 'THIRD_COUNTRY_BODY', 'THIRD_COUNTRY_REFERENCE', 'REMOVED_OR_DISABLED', 'USER_DECISION',
    'USER_DECISION_TEXT', 'ISSUED_AT', 'TIME_STAMP', 'SIGNATURE']) AS field)
UNION ALL
SELECT time_period, quarter, provider, replace(reason, 'MISSING_', ''), 'MISSING', count(*)
FROM (SELECT time_period, quarter, provider, unnest(reasons) AS reason FROM asked) GROUP BY ALL;

-- By item (A83-3d) and by hash (A83-3h).

CREATE TABLE reported AS
SELECT i.report_key, i.item_number, i.claimed_type, i.sha256, coalesce(i.sha256, i.sha1, i.md5) AS hash, lists
FROM items i JOIN report r ON i.report_key = r.report_key AND i.run = r.content_run
LEFT JOIN (
  SELECT report_key, item_number, run, list(DISTINCT list) AS lists FROM matches
  WHERE NOT quarantined AND strength <> 'PERCEPTUAL' AND list IN ('KNOWN', 'NEW') GROUP BY ALL) m
  ON m.report_key = i.report_key AND m.item_number = i.item_number AND m.run = i.run
WHERE i.relevance = 'REPORTED' AND r.is_event;

CREATE TABLE item AS
SELECT report_key, bool_or(coalesce(list_contains(lists, 'KNOWN'), false)) AS known, bool_or(coalesce(list_contains(lists, 'NEW'), false)) AS new,
  arg_min(claimed_type, item_number) FILTER (claimed_type IS NOT NULL) AS claimed
FROM reported GROUP BY report_key, coalesce(sha256, item_number::VARCHAR);

CREATE TABLE items_by_state AS
WITH told AS (
  SELECT time_period, report_key, service_type, known, new, claimed IN ('KNOWN_CSAM', 'NEW_CSAM') AS is_claimed, claimed,
    list_filter(abuse_types, t -> t <> 'SOLICITATION') AS material
  FROM item JOIN report USING (report_key)),
typed AS (
  SELECT time_period, report_key, service_type,
    CASE WHEN known THEN 'KNOWN_CSAM' WHEN new THEN 'NEW_CSAM' WHEN is_claimed THEN claimed WHEN len(material) = 1 THEN material[1]
      ELSE 'UNDETERMINED' END AS abuse_type,
    CASE WHEN known OR new THEN 'MATCH' WHEN is_claimed THEN 'ITEM_CLAIM' WHEN len(material) = 1 THEN 'REPORT_CLAIM' ELSE 'NONE' END AS basis,
    count(*) AS n
  FROM told GROUP BY ALL)
SELECT time_period, geo, service_type, abuse_type, basis, sum(n) AS obs_value FROM typed JOIN place USING (report_key) GROUP BY ALL;

CREATE TABLE repeat_counts AS
SELECT time_period, times, count(*) AS obs_value FROM (
  SELECT time_period, hash, count(DISTINCT report_key) AS times FROM reported JOIN report USING (report_key)
  WHERE hash IS NOT NULL GROUP BY ALL) GROUP BY ALL;

-- By event (CT3).

CREATE TABLE event AS
SELECT event, arg_min(time_period, (NOT is_event, received_at)) AS time_period, bool_or(decision = 'FORWARDED') AS forwarded,
  bool_or(decision = 'HELD_FOR_REVIEW') AS held
FROM report GROUP BY event;

CREATE TABLE event_state AS
SELECT event, geo, bool_and(last_kind = 'RECALL') AS recalled FROM report JOIN sent USING (report_key) WHERE geo <> 'EUROPOL' GROUP BY ALL;

CREATE TABLE event_states AS
SELECT time_period, forwarded, held, coalesce(n, 0) AS states
FROM event LEFT JOIN (SELECT event, count(*) AS n FROM event_state GROUP BY event) USING (event);

CREATE TABLE events_by_bucket AS
SELECT time_period, CASE WHEN states > 1 THEN 'SEVERAL_STATES' WHEN states = 1 THEN 'ONE_STATE' WHEN forwarded THEN 'EUROPOL_ONLY'
  WHEN held THEN 'HELD' ELSE 'UNFOUNDED' END AS bucket, count(*) AS obs_value
FROM event_states GROUP BY ALL;

CREATE TABLE surplus_of_states AS
SELECT time_period, 'SURPLUS' AS measure, sum(states - 1) AS obs_value FROM event_states WHERE states > 1 GROUP BY ALL;

CREATE TABLE events_by_state AS
SELECT time_period, geo, measure, count(*) AS obs_value FROM (
  SELECT time_period, geo, unnest(CASE WHEN recalled THEN ['FORWARDED', 'RECALLED'] ELSE ['FORWARDED'] END) AS measure
  FROM event JOIN event_state USING (event)) GROUP BY ALL;

-- By token (CT6) and by case.

CREATE TABLE latest AS
SELECT token, max_by(followup, (as_of, delivery)) AS said, min(as_of) AS first_as_of FROM followup GROUP BY token;

CREATE TABLE cohort AS
SELECT year(forwarded_at)::VARCHAR AS cohort, geo, said, date_diff('day', forwarded_at::DATE, first_as_of::DATE) AS days,
  coalesce(said.outcome, 'NO_FEEDBACK_YET') AS outcome, forwarded_at::DATE AS since, report_key
FROM sent LEFT JOIN latest USING (token) WHERE geo <> 'EUROPOL';

CREATE TABLE followup_outcomes AS
SELECT cohort, geo, 'FORWARDED' AS route, outcome, count(*) AS obs_value FROM cohort GROUP BY ALL;

CREATE TABLE followup_actionable AS
SELECT cohort, geo, measure, count(*) AS obs_value FROM (
  SELECT cohort, geo, unnest(CASE outcome WHEN 'NO_ACTION' THEN ['WITH_FEEDBACK'] ELSE ['WITH_FEEDBACK', 'ACTIONABLE'] END) AS measure
  FROM cohort WHERE said IS NOT NULL) GROUP BY ALL;

CREATE TABLE followup_days AS
SELECT cohort, geo, days, count(*) AS obs_value FROM cohort WHERE said IS NOT NULL GROUP BY ALL;

CREATE TABLE followup_days_median AS
WITH counted AS (
  SELECT cohort, geo, n AS "WITH_OUTCOME", sorted[(n - 1) // 2 + 1] AS "MEDIAN_LOW", sorted[n // 2 + 1] AS "MEDIAN_HIGH"
  FROM (SELECT cohort, geo, count(*) AS n, list_sort(list(days)) AS sorted FROM cohort WHERE said IS NOT NULL GROUP BY ALL))
UNPIVOT counted ON "WITH_OUTCOME", "MEDIAN_LOW", "MEDIAN_HIGH" INTO NAME measure VALUE obs_value;

CREATE TABLE followup_no_action AS
SELECT cohort, geo, said.reason AS reason, count(*) AS obs_value FROM cohort WHERE outcome = 'NO_ACTION' GROUP BY ALL;

CREATE TABLE followup_other_actions AS
SELECT cohort, geo, said.action_type AS action_type, coalesce(said.action_state, 'UNKNOWN') AS action_state,
  coalesce(said.reason, 'UNKNOWN') AS reason, count(*) AS obs_value
FROM cohort WHERE outcome = 'OTHER_ACTION' GROUP BY ALL;

CREATE TABLE outcomes_by_completeness AS
SELECT cohort, CASE WHEN coalesce(len(reasons), 0) = 0 THEN 'COMPLETE' WHEN len(reasons) <= 2 THEN 'MISSING_1_2' ELSE 'MISSING_3_OR_MORE' END
  AS completeness, outcome, count(*) AS obs_value
FROM cohort LEFT JOIN missing USING (report_key) GROUP BY ALL;

CREATE TABLE assessments_open AS
SELECT geo, CASE WHEN since + INTERVAL 2 MONTH < getvariable('as_of') THEN 'OVER_2_MONTHS'
  WHEN since + INTERVAL 1 MONTH < getvariable('as_of') THEN 'OVER_1_MONTH' ELSE 'UP_TO_1_MONTH' END AS open_for, count(*) AS obs_value
FROM cohort JOIN report USING (report_key) WHERE list_has_any(types, ['NEW_CSAM', 'SOLICITATION']) GROUP BY ALL;

CREATE TABLE cases AS
SELECT min(cohort) AS cohort, geo, said.case_key AS case_key, max_by(said, (said.as_of, said.delivery)) AS last
FROM cohort WHERE said.case_key IS NOT NULL GROUP BY geo, said.case_key;

CREATE TABLE followup_cases AS
SELECT cohort, geo, last.state_of_play AS state_of_play, count(*) AS obs_value FROM cases GROUP BY ALL;

CREATE TABLE followup_offenders AS
WITH counted AS (
  SELECT cohort, geo, sum(last.suspects_arrested::BIGINT) AS "ARRESTED", sum(last.perpetrators_convicted::BIGINT) AS "CONVICTED"
  FROM cases GROUP BY ALL)
UNPIVOT counted ON "ARRESTED", "CONVICTED" INTO NAME measure VALUE obs_value;

CREATE TABLE followup_victims AS
WITH person AS (
  SELECT cohort, geo, unnest([
${victims}
  ], recursive := true) FROM cases)
SELECT cohort, geo, measure, gender, age, sum(n) AS obs_value FROM person WHERE n IS NOT NULL GROUP BY ALL;
