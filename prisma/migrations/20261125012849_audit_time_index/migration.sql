-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit" USING BRIN ("at");
