import sys

import pandas

# Nullable integers stay integers: pandas would read a column with a missing value as floats.
t = pandas.read_parquet("internal/tables/followup_outcomes.parquet", dtype_backend="numpy_nullable")
t = t[(t.cohort == "2026") & (t.geo == "DE") & (t.route == "FORWARDED")]
t[["outcome", "obs_value", "obs_status", "note"]].to_csv(sys.stdout, index=False)
