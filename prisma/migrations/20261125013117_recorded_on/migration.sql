-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "recordedOn" DATE;

-- What was recorded before this column counted on the day it came, as far as is known.
UPDATE "Report" SET "recordedOn" = ("recordedAt" AT TIME ZONE 'Asia/Shanghai')::date WHERE "status" = 'recorded';

-- A case whose every lead was taken back before a step was made.
ALTER TABLE "Case" DROP CONSTRAINT "Case_state_check";
ALTER TABLE "Case" ADD CHECK ("state" IN ('open', 'refused', 'identified', 'removed', 'withdrawn'));
