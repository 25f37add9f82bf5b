-- Two indexes whose condition keeps out what nearly all rows are, so that these cost nothing; the models cannot say it.

-- The console's and the chat's queue: where "status" = 'pending' or 'to-confirm' order by "seq".
CREATE INDEX "Report_waiting" ON "Report" ("districtId", "status", "seq") WHERE "status" IN ('pending', 'to-confirm');

-- What is to be sent, not reached or in doubt: where "state" = 'waiting' order by "seq".
CREATE INDEX "Outbox_waiting" ON "Outbox" ("districtId", "state", "seq") WHERE "state" <> 'sent';
