-- CreateTable
CREATE TABLE "User" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "oneTimeUntil" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "districtId" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("districtId","hash")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "KeyCheck" (
    "districtId" TEXT NOT NULL,
    "proof" BYTEA NOT NULL,

    CONSTRAINT "KeyCheck_pkey" PRIMARY KEY ("districtId")
);

-- CreateTable
CREATE TABLE "Audit" (
    "districtId" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "origin" TEXT,
    "action" TEXT NOT NULL,
    "object" TEXT,
    "objectId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "reason" TEXT,
    "prev" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("districtId","seq")
);

-- CreateTable
CREATE TABLE "Loan" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "bank" TEXT,
    "amount" DECIMAL(12,2) NOT NULL,
    "startedOn" DATE,
    "dueOn" DATE,
    "purpose" TEXT,
    "repaidOn" DATE,
    "uploadId" UUID,

    CONSTRAINT "Loan_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Post" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "post" TEXT,
    "monthly" DECIMAL(12,2),
    "startedOn" DATE,
    "endedOn" DATE,
    "uploadId" UUID,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "PostPay" (
    "districtId" TEXT NOT NULL,
    "postId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "paid" DECIMAL(12,2) NOT NULL,
    "uploadId" UUID,

    CONSTRAINT "PostPay_pkey" PRIMARY KEY ("districtId","postId","month")
);

-- CreateTable
CREATE TABLE "Fund" (
    "districtId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "total" DECIMAL(14,2) NOT NULL,
    "industry" DECIMAL(14,2) NOT NULL,

    CONSTRAINT "Fund_pkey" PRIMARY KEY ("districtId","year")
);

-- CreateTable
CREATE TABLE "EnterpriseLeader" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "industry" TEXT,
    "households" TEXT[],

    CONSTRAINT "EnterpriseLeader_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Insurance" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "insurer" TEXT,
    "fromOn" DATE,
    "toOn" DATE,
    "paidOut" DECIMAL(12,2),

    CONSTRAINT "Insurance_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "DepartmentRow" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "department" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "householdCode" TEXT,
    "personId" UUID,
    "values" JSONB NOT NULL,
    "difference" TEXT,
    "uploadId" UUID,

    CONSTRAINT "DepartmentRow_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Household" (
    "districtId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "townCode" TEXT NOT NULL,
    "headName" TEXT NOT NULL,
    "bigrams" TEXT[],
    "type" TEXT,
    "monitored" TEXT,
    "risk" TEXT,
    "identifiedOn" DATE,
    "removedOn" DATE,
    "relocated" BOOLEAN NOT NULL DEFAULT false,
    "noLabour" BOOLEAN NOT NULL DEFAULT false,
    "memberCount" INTEGER NOT NULL DEFAULT 1,
    "lastVisitOn" DATE,
    "lastVisitBy" TEXT,
    "note" TEXT,
    "leftOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Household_pkey" PRIMARY KEY ("districtId","code")
);

-- CreateTable
CREATE TABLE "Person" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "sex" TEXT,
    "birthOn" DATE,
    "idCipher" BYTEA,
    "idHmac" BYTEA,
    "phoneCipher" BYTEA,
    "phoneHmac" BYTEA,
    "bankCipher" BYTEA,
    "health" TEXT,
    "education" TEXT,
    "school" TEXT,
    "labour" TEXT,
    "disabilityKind" TEXT,
    "disabilityGrade" TEXT,
    "note" TEXT,
    "joinedOn" DATE,
    "leftOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Cadre" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "userid" TEXT,
    "phoneCipher" BYTEA,
    "phoneHmac" BYTEA,
    "leads" TEXT,
    "reportsVillage" TEXT,
    "unit" TEXT,
    "role" TEXT NOT NULL DEFAULT 'responsible',
    "boundAt" TIMESTAMPTZ(3),
    "reachedAt" TIMESTAMPTZ(3),
    "leftOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Cadre_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "cadreId" UUID NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Group" (
    "districtId" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "topic" TEXT,
    "area" TEXT NOT NULL,
    "fullNames" BOOLEAN NOT NULL DEFAULT false,
    "digests" TEXT[] DEFAULT ARRAY['daily', 'weekly', 'monthly']::TEXT[],
    "reachedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("districtId","chat")
);

-- CreateTable
CREATE TABLE "IncomeYear" (
    "districtId" TEXT NOT NULL,
    "householdCode" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "wage" DECIMAL(12,2) NOT NULL,
    "business" DECIMAL(12,2) NOT NULL,
    "property" DECIMAL(12,2) NOT NULL,
    "transfer" DECIMAL(12,2) NOT NULL,
    "cost" DECIMAL(12,2) NOT NULL,
    "members" INTEGER,

    CONSTRAINT "IncomeYear_pkey" PRIMARY KEY ("districtId","householdCode","year")
);

-- CreateTable
CREATE TABLE "Message" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "msgid" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "inGroup" BOOLEAN NOT NULL,
    "sender" TEXT NOT NULL,
    "cadreId" UUID,
    "type" TEXT NOT NULL,
    "masked" TEXT NOT NULL,
    "cipher" BYTEA,
    "quoted" TEXT,
    "media" JSONB NOT NULL DEFAULT '[]',
    "reqId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'stored',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "intent" TEXT,
    "unknown" TEXT[],
    "trouble" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Report" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "messageId" UUID,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "householdCode" TEXT,
    "townCode" TEXT,
    "villageCode" TEXT,
    "person" TEXT,
    "date" DATE NOT NULL,
    "fields" JSONB NOT NULL,
    "spans" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL,
    "candidates" TEXT[],
    "said" TEXT,
    "cadreId" UUID,
    "userId" UUID,
    "replaces" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "factKey" TEXT,
    "duplicateOf" UUID,
    "reason" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "ReportProblem" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "messageId" UUID NOT NULL,
    "reportId" UUID,
    "code" TEXT NOT NULL,
    "field" TEXT,
    "said" TEXT,
    "message" TEXT NOT NULL,
    "solvedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportProblem_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Question" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "chat" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "ask" JSONB NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "end" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "messageId" UUID,
    "reportId" UUID,
    "householdCode" TEXT,
    "takenAt" TIMESTAMPTZ(3),
    "exif" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "LocalWord" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "cadreId" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LocalWord_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "District" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "District_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Town" (
    "districtId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Town_pkey" PRIMARY KEY ("districtId","code")
);

-- CreateTable
CREATE TABLE "Village" (
    "districtId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "townCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "supported" BOOLEAN NOT NULL DEFAULT false,
    "stationed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Village_pkey" PRIMARY KEY ("districtId","code")
);

-- CreateTable
CREATE TABLE "Visit" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "cadreId" UUID,
    "visitedOn" DATE NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'home',
    "situation" TEXT,
    "housing" TEXT,
    "water" TEXT,
    "education" TEXT,
    "medical" TEXT,
    "needs" TEXT,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Job" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "person" TEXT,
    "saidOn" DATE NOT NULL,
    "change" TEXT,
    "channel" TEXT,
    "destination" TEXT,
    "place" TEXT,
    "employer" TEXT,
    "job" TEXT,
    "monthlyWage" DECIMAL(12,2),
    "startedOn" TEXT,
    "endedOn" TEXT,
    "months" DECIMAL(5,1),
    "via" TEXT,
    "wagesOwed" DECIMAL(12,2),
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Training" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "person" TEXT,
    "saidOn" DATE NOT NULL,
    "course" TEXT,
    "certificate" TEXT,
    "certified" BOOLEAN,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Training_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Income" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "category" TEXT,
    "source" TEXT,
    "amount" DECIMAL(12,2),
    "cost" DECIMAL(12,2),
    "period" TEXT,
    "month" TEXT,
    "quantity" DECIMAL(12,2),
    "unit" TEXT,
    "oneOff" BOOLEAN NOT NULL DEFAULT false,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Income_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Expense" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "category" TEXT,
    "amount" DECIMAL(12,2),
    "selfPaid" DECIMAL(12,2),
    "insured" DECIMAL(12,2),
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Expense_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Support" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "person" TEXT,
    "saidOn" DATE NOT NULL,
    "program" TEXT,
    "status" TEXT,
    "amount" DECIMAL(12,2),
    "month" TEXT,
    "term" TEXT,
    "bank" TEXT,
    "years" DECIMAL(4,1),
    "startedOn" DATE,
    "dueOn" DATE,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Support_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Industry" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "activity" TEXT,
    "item" TEXT,
    "quantity" DECIMAL(12,2),
    "unit" TEXT,
    "mode" TEXT,
    "loan" DECIMAL(12,2),
    "sales" DECIMAL(12,2),
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Industry_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Property" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "type" TEXT,
    "area" DECIMAL(12,2),
    "amount" DECIMAL(12,2),
    "paid" DECIMAL(12,2),
    "period" TEXT,
    "counterpart" TEXT,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Property_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Measure" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "measure" TEXT,
    "status" TEXT,
    "type" TEXT,
    "unit" TEXT,
    "dueOn" DATE,
    "caseId" UUID,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "MemberChange" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "person" TEXT,
    "happenedOn" DATE NOT NULL,
    "event" TEXT,
    "relation" TEXT,
    "name" TEXT,
    "school" TEXT,
    "takenOver" BOOLEAN NOT NULL DEFAULT false,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "MemberChange_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "VillageMonth" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "villageCode" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "reportedOn" DATE NOT NULL,
    "checked" INTEGER,
    "findings" INTEGER,
    "cases" INTEGER,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "VillageMonth_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Collective" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "amount" DECIMAL(12,2),
    "source" TEXT,
    "month" TEXT,
    "year" INTEGER,
    "nature" TEXT,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Collective_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Project" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "villageCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "class" TEXT,
    "condition" TEXT,
    "jobs" INTEGER,
    "households" INTEGER,
    "invested" DECIMAL(14,2),
    "rentDue" DECIMAL(12,2),
    "rentPaid" DECIMAL(12,2),
    "link" TEXT,
    "unit" TEXT,
    "next" TEXT,
    "reportId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "ProjectState" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "villageCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "condition" TEXT,
    "jobs" INTEGER,
    "rentDue" DECIMAL(12,2),
    "rentPaid" DECIMAL(12,2),
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ProjectState_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Customs" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "activity" TEXT,
    "people" INTEGER,
    "points" INTEGER,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Customs_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Sale" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT,
    "villageCode" TEXT NOT NULL,
    "saidOn" DATE NOT NULL,
    "product" TEXT,
    "buyer" TEXT,
    "quantity" DECIMAL(12,2),
    "unit" TEXT,
    "amount" DECIMAL(12,2),
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Sale_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Hardship" (
    "districtId" TEXT NOT NULL,
    "reportId" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "person" TEXT,
    "happenedOn" DATE NOT NULL,
    "cause" TEXT,
    "selfPaid" DECIMAL(12,2),
    "loss" DECIMAL(12,2),
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Hardship_pkey" PRIMARY KEY ("districtId","reportId")
);

-- CreateTable
CREATE TABLE "Case" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "householdCode" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "type" TEXT,
    "risk" TEXT,
    "leads" JSONB NOT NULL DEFAULT '[]',
    "leadOn" DATE NOT NULL,
    "decidedOn" DATE,
    "removedOn" DATE,
    "reportId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "CaseStep" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "result" TEXT,
    "doneOn" DATE NOT NULL,
    "reportId" UUID,
    "userId" UUID,
    "note" TEXT,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CaseStep_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Task" (
    "districtId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "dueOn" DATE,
    "progress" INTEGER,
    "status" TEXT,
    "note" TEXT,
    "reportId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("districtId","number")
);

-- CreateTable
CREATE TABLE "Todo" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "cadreId" UUID,
    "kind" TEXT NOT NULL,
    "householdCode" TEXT,
    "villageCode" TEXT,
    "caseId" UUID,
    "words" TEXT NOT NULL,
    "dueOn" DATE,
    "doneAt" TIMESTAMPTZ(3),
    "reportId" UUID,
    "doneBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Todo_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "householdCode" TEXT,
    "villageCode" TEXT,
    "reportId" UUID,
    "words" TEXT NOT NULL,
    "foundOn" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "chat" TEXT NOT NULL,
    "inGroup" BOOLEAN NOT NULL,
    "say" JSONB NOT NULL,
    "way" TEXT NOT NULL,
    "messageId" UUID,
    "reqId" TEXT,
    "reqUntil" TIMESTAMPTZ(3),
    "streamId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3),
    "text" TEXT,
    "errcode" TEXT,
    "job" TEXT,
    "period" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "JobClaim" (
    "districtId" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'claimed',
    "tries" INTEGER NOT NULL DEFAULT 1,
    "trouble" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobClaim_pkey" PRIMARY KEY ("districtId","job","period","addressee")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "job" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    "trouble" TEXT,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "RollUp" (
    "districtId" TEXT NOT NULL,
    "villageCode" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "amount" DECIMAL(14,2) NOT NULL DEFAULT 0,

    CONSTRAINT "RollUp_pkey" PRIMARY KEY ("districtId","villageCode","day","what")
);

-- CreateTable
CREATE TABLE "Upload" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "rejected" JSONB NOT NULL DEFAULT '[]',
    "userId" UUID,
    "cadreId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "UploadChange" (
    "districtId" TEXT NOT NULL,
    "uploadId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "UploadChange_pkey" PRIMARY KEY ("districtId","uploadId","ordinal")
);

-- CreateTable
CREATE TABLE "Setting" (
    "districtId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE,
    "source" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("districtId","id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "districtId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("districtId","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_districtId_username_key" ON "User"("districtId", "username");

-- CreateIndex
CREATE INDEX "Session_districtId_userId_idx" ON "Session"("districtId", "userId");

-- CreateIndex
CREATE INDEX "Audit_districtId_object_objectId_seq_idx" ON "Audit"("districtId", "object", "objectId", "seq");

-- CreateIndex
CREATE INDEX "Audit_districtId_actorId_seq_idx" ON "Audit"("districtId", "actorId", "seq");

-- CreateIndex
CREATE INDEX "Audit_districtId_action_seq_idx" ON "Audit"("districtId", "action", "seq");

-- CreateIndex
CREATE INDEX "Loan_districtId_dueOn_idx" ON "Loan"("districtId", "dueOn");

-- CreateIndex
CREATE INDEX "Loan_districtId_householdCode_idx" ON "Loan"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "Post_districtId_householdCode_idx" ON "Post"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "Insurance_districtId_householdCode_idx" ON "Insurance"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "DepartmentRow_districtId_department_month_idx" ON "DepartmentRow"("districtId", "department", "month");

-- CreateIndex
CREATE INDEX "Household_districtId_townCode_code_idx" ON "Household"("districtId", "townCode", "code");

-- CreateIndex
CREATE INDEX "Household_districtId_villageCode_code_idx" ON "Household"("districtId", "villageCode", "code");

-- CreateIndex
CREATE INDEX "Household_districtId_lastVisitOn_idx" ON "Household"("districtId", "lastVisitOn");

-- CreateIndex
CREATE INDEX "Household_bigrams_idx" ON "Household" USING GIN ("bigrams");

-- CreateIndex
CREATE INDEX "Person_districtId_householdCode_idx" ON "Person"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "Person_districtId_phoneHmac_idx" ON "Person"("districtId", "phoneHmac");

-- CreateIndex
CREATE UNIQUE INDEX "Person_districtId_idHmac_key" ON "Person"("districtId", "idHmac");

-- CreateIndex
CREATE INDEX "Cadre_districtId_name_idx" ON "Cadre"("districtId", "name");

-- CreateIndex
CREATE INDEX "Cadre_districtId_phoneHmac_idx" ON "Cadre"("districtId", "phoneHmac");

-- CreateIndex
CREATE UNIQUE INDEX "Cadre_districtId_userid_key" ON "Cadre"("districtId", "userid");

-- CreateIndex
CREATE INDEX "Assignment_districtId_cadreId_toOn_idx" ON "Assignment"("districtId", "cadreId", "toOn");

-- CreateIndex
CREATE INDEX "Assignment_districtId_householdCode_toOn_idx" ON "Assignment"("districtId", "householdCode", "toOn");

-- CreateIndex
CREATE INDEX "Message_districtId_seq_idx" ON "Message"("districtId", "seq");

-- CreateIndex
CREATE INDEX "Message_districtId_sender_seq_idx" ON "Message"("districtId", "sender", "seq");

-- CreateIndex
CREATE INDEX "Message_districtId_intent_seq_idx" ON "Message"("districtId", "intent", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Message_districtId_msgid_key" ON "Message"("districtId", "msgid");

-- CreateIndex
CREATE INDEX "Report_districtId_seq_idx" ON "Report"("districtId", "seq");

-- CreateIndex
CREATE INDEX "Report_districtId_messageId_idx" ON "Report"("districtId", "messageId");

-- CreateIndex
CREATE INDEX "Report_districtId_householdCode_seq_idx" ON "Report"("districtId", "householdCode", "seq");

-- CreateIndex
CREATE INDEX "Report_districtId_townCode_seq_idx" ON "Report"("districtId", "townCode", "seq");

-- CreateIndex
CREATE INDEX "Report_districtId_villageCode_seq_idx" ON "Report"("districtId", "villageCode", "seq");

-- CreateIndex
CREATE INDEX "Report_districtId_kind_seq_idx" ON "Report"("districtId", "kind", "seq");

-- CreateIndex
CREATE INDEX "Report_districtId_cadreId_seq_idx" ON "Report"("districtId", "cadreId", "seq");

-- CreateIndex
CREATE INDEX "Report_districtId_factKey_idx" ON "Report"("districtId", "factKey");

-- CreateIndex
CREATE INDEX "ReportProblem_districtId_seq_idx" ON "ReportProblem"("districtId", "seq");

-- CreateIndex
CREATE INDEX "ReportProblem_districtId_messageId_idx" ON "ReportProblem"("districtId", "messageId");

-- CreateIndex
CREATE INDEX "ReportProblem_districtId_reportId_idx" ON "ReportProblem"("districtId", "reportId");

-- CreateIndex
CREATE INDEX "Question_districtId_sender_chat_end_idx" ON "Question"("districtId", "sender", "chat", "end");

-- CreateIndex
CREATE INDEX "Evidence_districtId_reportId_idx" ON "Evidence"("districtId", "reportId");

-- CreateIndex
CREATE INDEX "Evidence_districtId_householdCode_idx" ON "Evidence"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "LocalWord_districtId_word_idx" ON "LocalWord"("districtId", "word");

-- CreateIndex
CREATE INDEX "Village_districtId_townCode_idx" ON "Village"("districtId", "townCode");

-- CreateIndex
CREATE INDEX "Visit_districtId_householdCode_visitedOn_idx" ON "Visit"("districtId", "householdCode", "visitedOn");

-- CreateIndex
CREATE INDEX "Visit_districtId_villageCode_visitedOn_idx" ON "Visit"("districtId", "villageCode", "visitedOn");

-- CreateIndex
CREATE INDEX "Job_districtId_householdCode_saidOn_idx" ON "Job"("districtId", "householdCode", "saidOn");

-- CreateIndex
CREATE INDEX "Job_districtId_villageCode_saidOn_idx" ON "Job"("districtId", "villageCode", "saidOn");

-- CreateIndex
CREATE INDEX "Training_districtId_villageCode_saidOn_idx" ON "Training"("districtId", "villageCode", "saidOn");

-- CreateIndex
CREATE INDEX "Income_districtId_householdCode_saidOn_idx" ON "Income"("districtId", "householdCode", "saidOn");

-- CreateIndex
CREATE INDEX "Expense_districtId_householdCode_saidOn_idx" ON "Expense"("districtId", "householdCode", "saidOn");

-- CreateIndex
CREATE INDEX "Support_districtId_householdCode_program_idx" ON "Support"("districtId", "householdCode", "program");

-- CreateIndex
CREATE INDEX "Industry_districtId_householdCode_saidOn_idx" ON "Industry"("districtId", "householdCode", "saidOn");

-- CreateIndex
CREATE INDEX "Property_districtId_householdCode_saidOn_idx" ON "Property"("districtId", "householdCode", "saidOn");

-- CreateIndex
CREATE INDEX "Measure_districtId_householdCode_saidOn_idx" ON "Measure"("districtId", "householdCode", "saidOn");

-- CreateIndex
CREATE INDEX "MemberChange_districtId_householdCode_idx" ON "MemberChange"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "VillageMonth_districtId_month_villageCode_idx" ON "VillageMonth"("districtId", "month", "villageCode");

-- CreateIndex
CREATE INDEX "Collective_districtId_villageCode_saidOn_idx" ON "Collective"("districtId", "villageCode", "saidOn");

-- CreateIndex
CREATE UNIQUE INDEX "Project_districtId_villageCode_name_key" ON "Project"("districtId", "villageCode", "name");

-- CreateIndex
CREATE INDEX "ProjectState_districtId_villageCode_name_idx" ON "ProjectState"("districtId", "villageCode", "name");

-- CreateIndex
CREATE INDEX "Customs_districtId_villageCode_saidOn_idx" ON "Customs"("districtId", "villageCode", "saidOn");

-- CreateIndex
CREATE INDEX "Sale_districtId_villageCode_saidOn_idx" ON "Sale"("districtId", "villageCode", "saidOn");

-- CreateIndex
CREATE INDEX "Hardship_districtId_householdCode_happenedOn_idx" ON "Hardship"("districtId", "householdCode", "happenedOn");

-- CreateIndex
CREATE INDEX "Hardship_districtId_villageCode_happenedOn_idx" ON "Hardship"("districtId", "villageCode", "happenedOn");

-- CreateIndex
CREATE INDEX "Case_districtId_state_leadOn_idx" ON "Case"("districtId", "state", "leadOn");

-- CreateIndex
CREATE INDEX "Case_districtId_householdCode_idx" ON "Case"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "CaseStep_districtId_caseId_idx" ON "CaseStep"("districtId", "caseId");

-- CreateIndex
CREATE INDEX "Todo_districtId_cadreId_doneAt_dueOn_idx" ON "Todo"("districtId", "cadreId", "doneAt", "dueOn");

-- CreateIndex
CREATE INDEX "Todo_districtId_villageCode_doneAt_idx" ON "Todo"("districtId", "villageCode", "doneAt");

-- CreateIndex
CREATE INDEX "Todo_districtId_reportId_idx" ON "Todo"("districtId", "reportId");

-- CreateIndex
CREATE INDEX "Finding_districtId_state_foundOn_idx" ON "Finding"("districtId", "state", "foundOn");

-- CreateIndex
CREATE INDEX "Finding_districtId_householdCode_idx" ON "Finding"("districtId", "householdCode");

-- CreateIndex
CREATE INDEX "Outbox_districtId_messageId_idx" ON "Outbox"("districtId", "messageId");

-- CreateIndex
CREATE INDEX "Outbox_districtId_chat_seq_idx" ON "Outbox"("districtId", "chat", "seq");

-- CreateIndex
CREATE INDEX "JobRun_districtId_job_startedAt_idx" ON "JobRun"("districtId", "job", "startedAt");

-- CreateIndex
CREATE INDEX "RollUp_districtId_day_idx" ON "RollUp"("districtId", "day");

-- CreateIndex
CREATE INDEX "Upload_districtId_at_idx" ON "Upload"("districtId", "at");

-- CreateIndex
CREATE INDEX "Setting_districtId_key_fromOn_idx" ON "Setting"("districtId", "key", "fromOn");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_districtId_userId_fkey" FOREIGN KEY ("districtId", "userId") REFERENCES "User"("districtId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Household" ADD CONSTRAINT "Household_districtId_villageCode_fkey" FOREIGN KEY ("districtId", "villageCode") REFERENCES "Village"("districtId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_districtId_householdCode_fkey" FOREIGN KEY ("districtId", "householdCode") REFERENCES "Household"("districtId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_districtId_householdCode_fkey" FOREIGN KEY ("districtId", "householdCode") REFERENCES "Household"("districtId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_districtId_cadreId_fkey" FOREIGN KEY ("districtId", "cadreId") REFERENCES "Cadre"("districtId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomeYear" ADD CONSTRAINT "IncomeYear_districtId_householdCode_fkey" FOREIGN KEY ("districtId", "householdCode") REFERENCES "Household"("districtId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_districtId_messageId_fkey" FOREIGN KEY ("districtId", "messageId") REFERENCES "Message"("districtId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportProblem" ADD CONSTRAINT "ReportProblem_districtId_reportId_fkey" FOREIGN KEY ("districtId", "reportId") REFERENCES "Report"("districtId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Town" ADD CONSTRAINT "Town_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Village" ADD CONSTRAINT "Village_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Village" ADD CONSTRAINT "Village_districtId_townCode_fkey" FOREIGN KEY ("districtId", "townCode") REFERENCES "Town"("districtId", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseStep" ADD CONSTRAINT "CaseStep_districtId_caseId_fkey" FOREIGN KEY ("districtId", "caseId") REFERENCES "Case"("districtId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadChange" ADD CONSTRAINT "UploadChange_districtId_uploadId_fkey" FOREIGN KEY ("districtId", "uploadId") REFERENCES "Upload"("districtId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
