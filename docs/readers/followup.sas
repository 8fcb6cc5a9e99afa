proc import datafile="internal/csv/followup_outcomes.internal.csv" out=outcomes dbms=csv replace;
  guessingrows=max;
run;
proc print data=outcomes;
  where cohort = 2026 and geo = "DE" and route = "FORWARDED";
  var outcome obs_value obs_status note;
run;
