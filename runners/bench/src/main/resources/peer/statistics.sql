-- The peer of csar statistics: the tables that come from the rows of the database and of follow-up, in DuckDB.

CREATE VIEW current_reports AS
SELECT * FROM reports QUALIFY row_number() OVER (PARTITION BY report_key ORDER BY run DESC) = 1;

CREATE TABLE report AS
SELECT report_key, coalesce(supplement_of, report_key) AS event, supplement_of IS NULL AS is_event, provider_id, received_at,
  year(received_at) AS year, decision, abuse_types, service_types, content_run, bundled_incident_count
FROM current_reports WHERE NOT test;

CREATE TABLE first_forward AS
SELECT report_key, recipient, min(forwarded_at) AS forwarded_at, any_value(follow_up_token) AS token,
  arg_max(kind, run) AS last_kind
FROM forwards GROUP BY report_key, recipient;

CREATE TABLE reports_by_provider AS
SELECT year, provider_id, count(*) AS reports, count(*) FILTER (is_event) AS events, sum(s.submissions) AS submissions
FROM report JOIN (SELECT report_key, count(*) AS submissions FROM submissions
  WHERE outcome IN ('NEW', 'NEW_VERSION', 'RESUBMISSION', 'SUPERSEDED') GROUP BY ALL) s USING (report_key) GROUP BY ALL;

CREATE TABLE event AS
SELECT event, min(year) AS year, count(DISTINCT recipient) FILTER (recipient <> 'EUROPOL') AS states
FROM report LEFT JOIN first_forward USING (report_key) GROUP BY event;
CREATE TABLE events_by_bucket AS
SELECT year, CASE WHEN states > 1 THEN 'SEVERAL' WHEN states = 1 THEN 'ONE' ELSE 'OTHER' END AS bucket, count(*) AS n FROM event GROUP BY ALL;
CREATE TABLE events_by_state AS
SELECT year, recipient, count(DISTINCT event) AS n FROM report JOIN first_forward USING (report_key) WHERE recipient <> 'EUROPOL' GROUP BY ALL;

CREATE TABLE item AS
SELECT report_key, coalesce(sha256, item_number::VARCHAR) AS item, any_value(claimed_type) AS claimed, max(known) AS known
FROM (SELECT i.report_key, i.sha256, i.item_number, i.claimed_type, m.report_key IS NOT NULL AS known
  FROM items i JOIN report r ON i.report_key = r.report_key AND i.run = r.content_run
  LEFT JOIN (SELECT * FROM matches WHERE NOT quarantined AND strength <> 'PERCEPTUAL') m
    ON m.report_key = i.report_key AND m.item_number = i.item_number AND m.run = i.run
  WHERE i.relevance = 'REPORTED' AND r.is_event) GROUP BY ALL;
CREATE TABLE items_by_state AS
SELECT year, recipient, service_types, CASE WHEN known THEN 'KNOWN' ELSE coalesce(claimed, abuse_types[1]) END AS type, known, count(*) AS n
FROM item JOIN report USING (report_key) JOIN first_forward USING (report_key) WHERE recipient <> 'EUROPOL' GROUP BY ALL;
CREATE TABLE repeat_counts AS
SELECT year, times, count(*) AS items FROM (SELECT year, item, count(*) AS times FROM item JOIN report USING (report_key) GROUP BY ALL) GROUP BY ALL;
CREATE TABLE solicitation AS
SELECT year, recipient, service_types, count(*) AS n FROM report JOIN first_forward USING (report_key)
WHERE list_contains(abuse_types, 'SOLICITATION') AND recipient <> 'EUROPOL' GROUP BY ALL;
CREATE TABLE hours_to_forwarding AS
SELECT year, hours, count(*) AS n FROM (
  SELECT report_key, any_value(year) AS year, date_diff('second', any_value(received_at), min(forwarded_at)) // 3600 AS hours
  FROM report JOIN first_forward USING (report_key) GROUP BY report_key) GROUP BY ALL;
CREATE TABLE completeness AS
SELECT year, quarter(received_at) AS quarter, provider_id, reason, count(*) AS n FROM report
JOIN (SELECT report_key, unnest(reason_codes) AS reason FROM notices WHERE kind = 'INFORMATION_REQUEST') USING (report_key) GROUP BY ALL;

CREATE TABLE latest AS
SELECT token, max_by(followup, (as_of, delivery)) AS said, min(as_of) AS first_as_of FROM followup GROUP BY token;
CREATE TABLE cohort AS
SELECT year(forwarded_at) AS cohort, recipient AS geo, said, first_as_of, forwarded_at, report_key
FROM first_forward LEFT JOIN latest USING (token) WHERE recipient <> 'EUROPOL';
CREATE TABLE followup_outcomes AS
SELECT cohort, geo, coalesce(said.outcome, 'NO_FEEDBACK_YET') AS outcome, count(*) AS n FROM cohort GROUP BY ALL;
CREATE TABLE followup_days AS
SELECT cohort, geo, date_diff('day', forwarded_at::DATE, first_as_of::DATE) AS days, count(*) AS n FROM cohort WHERE said IS NOT NULL GROUP BY ALL;
CREATE TABLE followup_no_action AS
SELECT cohort, geo, said.reason, count(*) AS n FROM cohort WHERE said.outcome = 'NO_ACTION' GROUP BY ALL;
CREATE TABLE outcomes_by_completeness AS
SELECT cohort, n.report_key IS NOT NULL AS missing, coalesce(said.outcome, 'NO_FEEDBACK_YET') AS outcome, count(*) AS n
FROM cohort LEFT JOIN (SELECT DISTINCT report_key FROM notices) n USING (report_key) GROUP BY ALL;
CREATE TABLE cases AS
SELECT min(cohort) AS cohort, geo, said.case_key AS case_key, max_by(said, (said.as_of, said.delivery)) AS last
FROM cohort WHERE said.case_key IS NOT NULL GROUP BY geo, said.case_key;
CREATE TABLE followup_cases AS SELECT cohort, geo, last.state_of_play, count(*) AS n FROM cases GROUP BY ALL;
CREATE TABLE followup_offenders AS
SELECT cohort, geo, sum(last.suspects_arrested::BIGINT) AS arrested, sum(last.perpetrators_convicted::BIGINT) AS convicted FROM cases GROUP BY ALL;
CREATE TABLE followup_victims AS
SELECT cohort, geo, sum(last.identified_f_y6_11::BIGINT) AS identified, sum(last.rescued_f_y6_11::BIGINT) AS rescued FROM cases GROUP BY ALL;
