-- AlterTable
ALTER TABLE "Message" ADD COLUMN "reviewedAt" TIMESTAMPTZ(3);
