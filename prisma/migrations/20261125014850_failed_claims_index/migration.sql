-- Addressees whom an act could not tell (the console's /jobs): where "state" = 'failed' order by "at" desc. Nearly none are.
CREATE INDEX "JobClaim_failed" ON "JobClaim" ("districtId", "at") WHERE "state" = 'failed';
