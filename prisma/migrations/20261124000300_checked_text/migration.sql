-- Enumerations are checked text: their codes carry hyphens, which database enums would force into two spellings.
-- Codes of report kinds and their fields are not listed: domain/kinds is their one place, and zod checks them.

ALTER TABLE "Household" ADD CHECK ("monitored" IN ('unstable', 'marginal', 'sudden-hardship'));
ALTER TABLE "Cadre" ADD CHECK ("role" IN ('responsible', 'first-secretary', 'team'));
ALTER TABLE "Message" ADD CHECK ("state" IN ('stored', 'handled', 'aside'));
ALTER TABLE "Message" ADD CHECK ("intent" IN ('report', 'command', 'chatter', 'unclear', 'answer', 'stranger'));
ALTER TABLE "Message" ADD CHECK ("type" IN ('text', 'voice', 'image', 'file', 'video', 'mixed', 'event'));
ALTER TABLE "Report" ADD CHECK ("status" IN ('recorded', 'to-confirm', 'withdrawn', 'superseded', 'pending'));
ALTER TABLE "Question" ADD CHECK ("end" IN ('answered', 'cancelled', 'passed', 'aside'));
ALTER TABLE "LocalWord" ADD CHECK ("means" IN ('person', 'place', 'kind'));
ALTER TABLE "Visit" ADD CHECK ("mode" IN ('home', 'phone', 'video'));
ALTER TABLE "VillageMonth" ADD CHECK ("step" IN ('check', 'review'));
ALTER TABLE "Case" ADD CHECK ("state" IN ('open', 'refused', 'identified', 'removed'));
ALTER TABLE "Finding" ADD CHECK ("level" IN ('error', 'doubt', 'hint'));
ALTER TABLE "Finding" ADD CHECK ("state" IN ('open', 'true', 'corrected', 'gone'));
ALTER TABLE "Outbox" ADD CHECK ("way" IN ('answer', 'push'));
ALTER TABLE "Outbox" ADD CHECK ("state" IN ('waiting', 'sent', 'unknown', 'unreached', 'failed'));
ALTER TABLE "JobClaim" ADD CHECK ("state" IN ('claimed', 'done', 'failed'));
ALTER TABLE "Upload" ADD CHECK ("state" IN ('checked', 'done', 'undone', 'refused'));
ALTER TABLE "User" ADD CHECK ("role" IN ('village', 'town', 'district', 'admin', 'auditor'));
ALTER TABLE "Audit" ADD CHECK ("actorKind" IN ('cadre', 'user', 'command', 'job', 'system', 'stranger'));
ALTER TABLE "Audit" ADD CHECK ("outcome" IN ('done', 'refused'));
