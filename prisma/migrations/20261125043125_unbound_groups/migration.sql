-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "unboundAt" TIMESTAMPTZ(3);
