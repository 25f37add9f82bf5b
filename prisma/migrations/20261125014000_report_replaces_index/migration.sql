-- The versions of a fact, from the first to the last: where "replaces" = $1. Few reports are corrected, and only those
-- cost it anything; the models cannot say the condition.
CREATE INDEX "Report_replaces" ON "Report" ("districtId", "replaces") WHERE "replaces" IS NOT NULL;
