-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "beatAt" TIMESTAMPTZ(3),
ADD COLUMN     "toWrite" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "why" TEXT,
ADD COLUMN     "written" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Upload" DROP CONSTRAINT "Upload_state_check";
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_state_check" CHECK ("state" IN ('checked', 'running', 'done', 'undone', 'refused'));

-- One at a time in a district, whatever process carries it out: the models cannot say a condition.
CREATE UNIQUE INDEX "Upload_running_key" ON "Upload"("districtId") WHERE "state" = 'running';
