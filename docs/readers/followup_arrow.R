library(arrow)
library(dplyr)

read_parquet("internal/tables/followup_outcomes.parquet") |>
  filter(cohort == "2026", geo == "DE", route == "FORWARDED") |>
  select(outcome, obs_value, obs_status, note) |>
  write.csv(row.names = FALSE, quote = FALSE, na = "")
