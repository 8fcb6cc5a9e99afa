# Codes stay text; an empty cell of OBS_VALUE becomes NA, which is no zero.
t <- read.csv("internal/csv/followup_outcomes.internal.csv", colClasses = "character", na.strings = character(0))
t$OBS_VALUE <- as.integer(t$OBS_VALUE)
t <- t[t$COHORT == "2026" & t$GEO == "DE" & t$ROUTE == "FORWARDED", ]
write.csv(t[c("OUTCOME", "OBS_VALUE", "OBS_STATUS", "NOTE")], row.names = FALSE, quote = FALSE, na = "")
