-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "preview" JSONB NOT NULL DEFAULT '[]';
