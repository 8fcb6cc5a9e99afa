SELECT outcome, obs_value, obs_status, note
FROM read_parquet('internal/tables/followup_outcomes.parquet')
WHERE cohort = '2026' AND geo = 'DE' AND route = 'FORWARDED'
ORDER BY outcome;
