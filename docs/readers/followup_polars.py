import polars as pl

t = pl.read_parquet("internal/tables/followup_outcomes.parquet")
t = t.filter(cohort="2026", geo="DE", route="FORWARDED")
print(t.select("outcome", "obs_value", "obs_status", "note").write_csv(), end="")
