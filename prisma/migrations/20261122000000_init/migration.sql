-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AgreementKind" AS ENUM ('contract', 'agreement', 'intent');

-- CreateEnum
CREATE TYPE "SourceScope" AS ENUM ('outside_province', 'province_outside_prefecture', 'prefecture_outside_county', 'local', 'abroad');

-- CreateEnum
CREATE TYPE "ArticleKind" AS ENUM ('news', 'event', 'mechanism', 'guide', 'notice');

-- CreateEnum
CREATE TYPE "PublishState" AS ENUM ('draft', 'submitted', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "DayKind" AS ENUM ('workday', 'holiday', 'adjusted_workday');

-- CreateEnum
CREATE TYPE "ChamberStatus" AS ENUM ('unverified', 'preparing', 'founded', 'registered', 'dissolved');

-- CreateEnum
CREATE TYPE "ChamberKind" AS ENUM ('own', 'partner', 'alliance');

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('pending', 'clean', 'infected', 'not_scanned');

-- CreateEnum
CREATE TYPE "BatchState" AS ENUM ('uploaded', 'reading', 'mapping', 'checking', 'ready', 'applying', 'applied', 'undoing', 'undone', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "RowOutcome" AS ENUM ('pending', 'new', 'changed', 'same', 'duplicate', 'error', 'skipped');

-- CreateEnum
CREATE TYPE "LeadState" AS ENUM ('fresh', 'accepted', 'following', 'converted', 'closed');

-- CreateEnum
CREATE TYPE "MerchantKind" AS ENUM ('business_owner', 'executive', 'professional', 'expert', 'migrant_worker', 'official');

-- CreateEnum
CREATE TYPE "BasisState" AS ENUM ('none', 'valid', 'expired');

-- CreateEnum
CREATE TYPE "PlaceLevel" AS ENUM ('country', 'province', 'prefecture', 'county', 'township', 'village');

-- CreateEnum
CREATE TYPE "ClauseReview" AS ENUM ('unreviewed', 'first_review', 'joint_review', 'passed', 'excepted', 'withdrawn');

-- CreateEnum
CREATE TYPE "BasisKind" AS ENUM ('consent', 'contract', 'statutory_duty', 'public_source', 'none');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('contact', 'publish', 'provide_to_chamber', 'sensitive', 'cross_border');

-- CreateEnum
CREATE TYPE "TierFacet" AS ENUM ('strength', 'influence');

-- CreateEnum
CREATE TYPE "ProjectStage" AS ENUM ('lead', 'appraisal', 'negotiation', 'pre_review', 'signed', 'approved', 'started', 'construction', 'production', 'full_capacity');

-- CreateEnum
CREATE TYPE "ProjectStatus" AS ENUM ('ongoing', 'paused', 'unfulfilled', 'terminated', 'completed');

-- CreateEnum
CREATE TYPE "ReceiptState" AS ENUM ('draft', 'submitted', 'checked', 'accepted', 'returned');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('bureau', 'section', 'branch', 'county', 'park', 'township', 'department', 'supervisor');

-- CreateEnum
CREATE TYPE "UserState" AS ENUM ('active', 'blocked', 'closed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('clerk', 'chief', 'leader', 'filler', 'chamber_officer', 'merchant', 'supervisor', 'sysadmin', 'secadmin', 'auditor');

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" "AgreementKind" NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "partyText" TEXT,
    "signedOn" DATE NOT NULL,
    "signedAt" TEXT,
    "eventText" TEXT,
    "supplementsId" UUID,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_line" (
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "sourceScope" "SourceScope" NOT NULL,
    "amountWan" DECIMAL(20,6) NOT NULL,
    "originalAmount" DECIMAL(20,6),
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "rate" DECIMAL(20,8),
    "rateOn" DATE,

    CONSTRAINT "agreement_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "tokenId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" BYTEA NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tokenId","key")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "ArticleKind" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "body" TEXT NOT NULL,
    "sourceId" UUID,
    "sourceName" TEXT,
    "author" TEXT,
    "editor" TEXT,
    "originalOn" DATE,
    "eventOn" DATE,
    "eventPlace" TEXT,
    "eventLevel" TEXT,
    "indexNo" TEXT,
    "state" "PublishState" NOT NULL DEFAULT 'draft',
    "submittedBy" UUID,
    "publishedAt" TIMESTAMPTZ(6),
    "publishedBy" UUID,
    "withdrawnAt" TIMESTAMPTZ(6),
    "withdrawReason" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "ownerUnitId" UUID NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "article_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorKind" TEXT NOT NULL,
    "grantId" UUID,
    "unitId" UUID,
    "noun" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "diff" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "batchId" UUID,
    "requestId" TEXT,
    "address" TEXT,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "changeId" UUID NOT NULL,
    "personKeyId" UUID,
    "keyId" TEXT NOT NULL,
    "cipher" BYTEA NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("changeId")
);

-- CreateTable
CREATE TABLE "person_key" (
    "id" UUID NOT NULL,
    "wrapped" BYTEA,
    "keyId" TEXT NOT NULL,
    "destroyedAt" TIMESTAMPTZ(6),

    CONSTRAINT "person_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seal" (
    "seq" BIGINT NOT NULL,
    "changeId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "counter" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("series","year")
);

-- CreateTable
CREATE TABLE "cache_tag" (
    "tag" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cache_tag_pkey" PRIMARY KEY ("tag")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "doneAt" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "date" DATE NOT NULL,
    "kind" "DayKind" NOT NULL,
    "name" TEXT,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "chain" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "leadUnitId" UUID,
    "chiefText" TEXT,
    "industryTagId" UUID,
    "summary" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sourceId" UUID,
    "sourceQuote" TEXT,
    "ownerUnitId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'approved',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "chain_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_link" (
    "id" UUID NOT NULL,
    "chainId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'present',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "chain_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chamber" (
    "id" UUID NOT NULL,
    "fileNo" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "kind" "ChamberKind" NOT NULL,
    "status" "ChamberStatus" NOT NULL,
    "placeId" UUID,
    "cityName" TEXT,
    "preparedOn" DATE,
    "foundedOn" DATE,
    "registeredOn" DATE,
    "dissolvedOn" DATE,
    "registryNo" TEXT,
    "statusNote" TEXT,
    "sourceId" UUID,
    "presidentFirm" TEXT,
    "secretariatPhone" TEXT,
    "address" TEXT,
    "statedMembers" DECIMAL(20,6),
    "statedQualifier" TEXT,
    "statedAsOf" TEXT,
    "statedSourceId" UUID,
    "statedQuote" TEXT,
    "statedSourceText" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "ownerUnitId" UUID NOT NULL,
    "rosterMode" TEXT NOT NULL DEFAULT 'direct',
    "searchText" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "note" TEXT,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chamber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chamber_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'approved',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "chamber_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chamber_term" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "electedOn" DATE,
    "endsOn" DATE,
    "isSample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "chamber_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chamber_office" (
    "id" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "membershipId" UUID,
    "rank" TEXT NOT NULL,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "holderText" TEXT,

    CONSTRAINT "chamber_office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "partyKind" TEXT NOT NULL DEFAULT 'person',
    "merchantId" UUID,
    "companyId" UUID,
    "entryName" TEXT NOT NULL,
    "entryFirm" TEXT,
    "entryTitle" TEXT,
    "entryOffice" TEXT,
    "entryBusiness" TEXT,
    "phoneCipher" BYTEA,
    "phoneKeyId" TEXT,
    "phoneIndex" BYTEA,
    "phoneMasked" TEXT,
    "joinedOn" DATE,
    "leftOn" DATE,
    "leftReason" TEXT,
    "referrer" TEXT,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alliance_link" (
    "id" UUID NOT NULL,
    "allianceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "alliance_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "fileNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "creditCode" TEXT,
    "placeId" UUID,
    "placeText" TEXT,
    "address" TEXT,
    "industryCode" TEXT,
    "industryTagId" UUID,
    "mainBusiness" TEXT,
    "registeredCapitalWan" DECIMAL(20,6),
    "registeredOn" DATE,
    "parentId" UUID,
    "ownerUnitId" UUID NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "searchVector" tsvector,
    "note" TEXT,
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "mergedIntoId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_code" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "creditCode" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "reason" TEXT,

    CONSTRAINT "company_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "definition" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameHant" TEXT,
    "nameEn" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "definition_version" (
    "id" UUID NOT NULL,
    "definitionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "textZh" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "adoptedBy" UUID,
    "adoptedByText" TEXT,
    "adoptedAt" TIMESTAMPTZ(6),
    "reason" TEXT,

    CONSTRAINT "definition_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling" (
    "id" UUID NOT NULL,
    "definitionVersionId" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "reason" TEXT,
    "ruledBy" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" TIMESTAMPTZ(6),

    CONSTRAINT "ruling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "createdBy" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "unitId" UUID,
    "filters" JSONB NOT NULL,
    "columns" TEXT[],
    "format" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "rowCount" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "fileId" UUID,
    "errorCode" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(6),
    "expiresAt" TIMESTAMPTZ(6),
    "downloadedAt" TIMESTAMPTZ(6),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "userId" UUID,
    "unitId" UUID,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mime" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "scanState" "ScanState" NOT NULL DEFAULT 'not_scanned',
    "uploadedBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6),

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "addedBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(6),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "createdBy" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "fileId" UUID,
    "fileName" TEXT NOT NULL,
    "fileSize" BIGINT NOT NULL,
    "format" TEXT,
    "sheetIndex" INTEGER,
    "sheets" JSONB,
    "tableCipher" BYTEA,
    "keyId" TEXT,
    "mapping" JSONB,
    "state" "BatchState" NOT NULL DEFAULT 'uploaded',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "phase" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "phaseSince" TIMESTAMPTZ(6),
    "errorCode" TEXT,
    "cancelAsked" BOOLEAN NOT NULL DEFAULT false,
    "basis" JSONB,
    "source" TEXT,
    "errorFileId" UUID,
    "appliedAt" TIMESTAMPTZ(6),
    "undoneAt" TIMESTAMPTZ(6),
    "expiresAt" TIMESTAMPTZ(6),
    "runId" UUID,
    "highWater" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_row" (
    "batchId" UUID NOT NULL,
    "rowNo" INTEGER NOT NULL,
    "outcome" "RowOutcome" NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "nameKey" TEXT,
    "hometownKey" TEXT,
    "firmKey" TEXT,
    "mobileKeys" BYTEA[],
    "lineKeys" BYTEA[],
    "candidates" JSONB,
    "choice" TEXT,
    "targetId" UUID,
    "beforeVersion" INTEGER,
    "afterVersion" INTEGER,
    "beforeCipher" BYTEA,
    "keyId" TEXT,
    "appliedAt" TIMESTAMPTZ(6),
    "undoneAt" TIMESTAMPTZ(6),

    CONSTRAINT "batch_row_pkey" PRIMARY KEY ("batchId","rowNo")
);

-- CreateTable
CREATE TABLE "batch_block" (
    "batchId" UUID NOT NULL,
    "firstRow" INTEGER NOT NULL,
    "lastRow" INTEGER NOT NULL,
    "keyId" TEXT NOT NULL,
    "rawCipher" BYTEA NOT NULL,
    "parsedCipher" BYTEA NOT NULL,

    CONSTRAINT "batch_block_pkey" PRIMARY KEY ("batchId","firstRow")
);

-- CreateTable
CREATE TABLE "column_memory" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "header" TEXT NOT NULL,
    "field" TEXT,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "column_memory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stated_figure" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "labelZh" TEXT NOT NULL,
    "labelHant" TEXT,
    "labelEn" TEXT,
    "value" DECIMAL(20,6) NOT NULL,
    "unit" TEXT NOT NULL,
    "qualifier" TEXT NOT NULL DEFAULT 'exact',
    "isEstimate" BOOLEAN NOT NULL DEFAULT false,
    "asOfText" TEXT NOT NULL,
    "asOfHant" TEXT,
    "asOfEn" TEXT,
    "asOf" DATE,
    "periodText" TEXT,
    "sourceId" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "formula" JSONB,
    "note" TEXT,
    "homeOrder" INTEGER,
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stated_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discrepancy" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "sourceId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "figureCodes" TEXT[],
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "discrepancy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counted_figure" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "definitionId" UUID NOT NULL,
    "labelZh" TEXT NOT NULL,
    "labelHant" TEXT,
    "labelEn" TEXT,
    "unitId" UUID NOT NULL,
    "fromMonth" TEXT NOT NULL,
    "toMonth" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "counted_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "unitId" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "unit" TEXT NOT NULL,
    "documentText" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reported_figure" (
    "id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "projectId" UUID,
    "indicator" TEXT NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "unit" TEXT NOT NULL,
    "fileId" UUID,
    "batchId" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reported_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "month_lock" (
    "id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "lockedBy" UUID NOT NULL,
    "lockedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "definitionVersions" JSONB NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "month_lock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_snapshot" (
    "id" UUID NOT NULL,
    "lockId" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "definitionVersionId" UUID NOT NULL,

    CONSTRAINT "figure_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_line" (
    "id" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "frozen" JSONB NOT NULL,

    CONSTRAINT "figure_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "industry" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "nameZh" TEXT NOT NULL,
    "parentCode" TEXT,
    "standard" TEXT NOT NULL,

    CONSTRAINT "industry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "lookupHash" BYTEA NOT NULL,
    "channel" TEXT NOT NULL,
    "offerId" UUID,
    "merchantId" UUID,
    "senderName" TEXT NOT NULL,
    "phoneCipher" BYTEA,
    "phoneKeyId" TEXT,
    "phoneIndex" BYTEA,
    "phoneMasked" TEXT,
    "firm" TEXT,
    "industryTagId" UUID,
    "amountText" TEXT,
    "amountWan" DECIMAL(20,6),
    "message" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "state" "LeadState" NOT NULL DEFAULT 'fresh',
    "ownerUnitId" UUID NOT NULL,
    "officerId" UUID,
    "receivedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answerDueAt" TIMESTAMPTZ(6),
    "acceptedAt" TIMESTAMPTZ(6),
    "answeredAt" TIMESTAMPTZ(6),
    "closedAt" TIMESTAMPTZ(6),
    "closeReason" TEXT,
    "publicReply" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_step" (
    "id" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" UUID,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "lead_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_clock" (
    "id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "workdays" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,

    CONSTRAINT "lead_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant" (
    "id" UUID NOT NULL,
    "fileNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "namePinyin" TEXT,
    "aliases" TEXT[],
    "sex" TEXT,
    "kinds" "MerchantKind"[],
    "salutation" TEXT,
    "birthFrom" DATE,
    "birthTo" DATE,
    "birthPrecision" TEXT,
    "birthText" TEXT,
    "hometownId" UUID,
    "hometownText" TEXT,
    "hometownCountyId" UUID,
    "residenceId" UUID,
    "residenceText" TEXT,
    "residenceProvinceId" UUID,
    "residenceCityId" UUID,
    "workText" TEXT,
    "titleText" TEXT,
    "mainCompanyName" TEXT,
    "mainTitle" TEXT,
    "industryTagId" UUID,
    "industryCode" TEXT,
    "industryText" TEXT,
    "mainBusiness" TEXT,
    "education" TEXT,
    "school" TEXT,
    "socialPosts" TEXT,
    "honours" TEXT,
    "intention" TEXT,
    "needs" TEXT,
    "contributions" TEXT[],
    "strengthTierId" UUID,
    "influenceTierId" UUID,
    "isKey" BOOLEAN NOT NULL DEFAULT false,
    "contactEveryDays" INTEGER,
    "lastContactOn" DATE,
    "officerId" UUID,
    "ownerUnitId" UUID NOT NULL,
    "keeperUnitIds" UUID[],
    "source" TEXT,
    "note" TEXT,
    "basisState" "BasisState" NOT NULL DEFAULT 'none',
    "doNotContact" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "searchVector" tsvector,
    "personKeyId" UUID,
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "mergedIntoId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_point" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "cipher" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "blindIndex" BYTEA NOT NULL,
    "tailIndex" BYTEA,
    "masked" TEXT NOT NULL,
    "label" TEXT,
    "preferred" BOOLEAN NOT NULL DEFAULT false,
    "doNotUse" BOOLEAN NOT NULL DEFAULT false,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "validTo" TIMESTAMPTZ(6),

    CONSTRAINT "contact_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "keeper" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "source" TEXT,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "batchId" UUID,

    CONSTRAINT "keeper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_facet" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT,
    "reason" TEXT,
    "ratedBy" UUID,
    "validFrom" DATE NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batchId" UUID,

    CONSTRAINT "merchant_facet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_quantity" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" DECIMAL(20,6),
    "unit" TEXT,
    "qualifier" TEXT NOT NULL DEFAULT 'exact',
    "asOf" DATE,
    "source" TEXT,
    "original" TEXT,
    "batchId" UUID,

    CONSTRAINT "merchant_quantity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unparsed_value" (
    "id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "batchId" UUID,
    "clearedAt" TIMESTAMPTZ(6),

    CONSTRAINT "unparsed_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "fileNo" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "chainId" UUID,
    "parkId" UUID,
    "industryTagId" UUID,
    "placeId" UUID,
    "countyName" TEXT,
    "investmentWan" DECIMAL(20,6),
    "landMu" DECIMAL(20,6),
    "plantSqm" DECIMAL(20,6),
    "fillsGap" BOOLEAN NOT NULL DEFAULT false,
    "cooperation" TEXT,
    "contactUnitId" UUID,
    "contactText" TEXT,
    "content" TEXT NOT NULL,
    "conditions" TEXT,
    "benefit" TEXT,
    "reviewLegal" TEXT NOT NULL DEFAULT 'pending',
    "reviewCompliant" TEXT NOT NULL DEFAULT 'pending',
    "reviewFeasible" TEXT NOT NULL DEFAULT 'pending',
    "state" "PublishState" NOT NULL DEFAULT 'draft',
    "submittedBy" UUID,
    "submittedAt" TIMESTAMPTZ(6),
    "returnNote" TEXT,
    "publishedBy" UUID,
    "publishedAt" TIMESTAMPTZ(6),
    "withdrawnAt" TIMESTAMPTZ(6),
    "withdrawReason" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "ownerUnitId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "offer_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_review" (
    "id" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "aspect" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reviewedBy" UUID,
    "reviewedOn" DATE NOT NULL,
    "note" TEXT,
    "offerVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "park" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" UUID,
    "placeId" UUID,
    "countyName" TEXT,
    "level" TEXT,
    "areaMu" DECIMAL(20,6),
    "availableMu" DECIMAL(20,6),
    "plantSqm" DECIMAL(20,6),
    "summary" TEXT,
    "rentYuan" DECIMAL(20,6),
    "landPriceWan" DECIMAL(20,6),
    "floorLoadKg" DECIMAL(20,6),
    "powerKva" DECIMAL(20,6),
    "factsOn" DATE,
    "isPublic" BOOLEAN NOT NULL DEFAULT true,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sourceId" UUID,
    "sourceQuote" TEXT,
    "ownerUnitId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "park_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "park_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'approved',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "park_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "park_chain" (
    "parkId" UUID NOT NULL,
    "chainId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "park_chain_pkey" PRIMARY KEY ("parkId","chainId")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "level" "PlaceLevel" NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameHant" TEXT,
    "nameEn" TEXT,
    "fullName" TEXT NOT NULL,
    "parentId" UUID,
    "ancestorIds" UUID[],
    "validFrom" DATE,
    "validTo" DATE,
    "successorCodes" TEXT[],

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_document" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "docNo" TEXT,
    "issuer" TEXT,
    "issuedOn" DATE,
    "validFrom" DATE,
    "validTo" DATE,
    "status" TEXT NOT NULL DEFAULT 'valid',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sourceId" UUID,
    "sourceQuote" TEXT,
    "summary" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "ownerUnitId" UUID NOT NULL,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'approved',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "policy_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_clause" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "classCode" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "who" TEXT,
    "support" TEXT,
    "conditions" TEXT,
    "departmentUnitId" UUID,
    "departmentText" TEXT,
    "review" "ClauseReview" NOT NULL DEFAULT 'unreviewed',
    "reviewNo" TEXT,
    "reviewedOn" DATE,
    "reviewedBy" UUID,
    "exceptionEndsOn" DATE,
    "reviewNote" TEXT,
    "materials" TEXT,
    "archivedAt" TIMESTAMPTZ(6),
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_class" (
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameHant" TEXT,
    "nameEn" TEXT,
    "sortNo" INTEGER NOT NULL,

    CONSTRAINT "policy_class_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "companyId" UUID,
    "employerText" TEXT,
    "title" TEXT,
    "isMain" BOOLEAN NOT NULL DEFAULT false,
    "validFrom" DATE,
    "validTo" DATE,
    "periodText" TEXT,
    "source" TEXT,
    "batchId" UUID,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_text" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(6),

    CONSTRAINT "notice_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "basis" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "kind" "BasisKind" NOT NULL,
    "evidence" TEXT,
    "noticeCode" TEXT,
    "noticeNumber" INTEGER,
    "noticeAt" DATE,
    "noticeChannel" TEXT,
    "purposes" TEXT[],
    "source" TEXT,
    "recordedBy" UUID,
    "recordedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATE,
    "endedAt" TIMESTAMPTZ(6),
    "batchId" UUID,

    CONSTRAINT "basis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "merchantId" UUID,
    "leadId" UUID,
    "purpose" "ConsentPurpose" NOT NULL,
    "scope" TEXT,
    "fields" TEXT[],
    "textCode" TEXT NOT NULL,
    "textNumber" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "evidence" TEXT,
    "givenAt" TIMESTAMPTZ(6) NOT NULL,
    "recordedBy" UUID,
    "withdrawnAt" TIMESTAMPTZ(6),
    "withdrawnBy" TEXT,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "placeCode" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tier" (
    "id" UUID NOT NULL,
    "facet" "TierFacet" NOT NULL,
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameHant" TEXT,
    "nameEn" TEXT,
    "sortNo" INTEGER NOT NULL,
    "criteria" TEXT,
    "synonyms" TEXT[],
    "archivedAt" TIMESTAMPTZ(6),

    CONSTRAINT "tier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "industry_tag" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameHant" TEXT,
    "nameEn" TEXT,
    "sortNo" INTEGER NOT NULL,
    "synonyms" TEXT[],
    "industryCodes" TEXT[],
    "archivedAt" TIMESTAMPTZ(6),

    CONSTRAINT "industry_tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nationalCode" TEXT,
    "investorCompanyId" UUID,
    "investorText" TEXT,
    "merchantId" UUID,
    "leadId" UUID,
    "chamberId" UUID,
    "parkId" UUID,
    "chainId" UUID,
    "industryTagId" UUID,
    "placeId" UUID,
    "sourcePlaceId" UUID,
    "sourceText" TEXT,
    "content" TEXT,
    "totalInvestmentWan" DECIMAL(20,6),
    "landMu" DECIMAL(20,6),
    "plantSqm" DECIMAL(20,6),
    "jobs" INTEGER,
    "stage" "ProjectStage" NOT NULL DEFAULT 'lead',
    "stageSince" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "ProjectStatus" NOT NULL DEFAULT 'ongoing',
    "isReturn" BOOLEAN NOT NULL DEFAULT false,
    "isRestricted" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "ownerUnitId" UUID NOT NULL,
    "leaderText" TEXT,
    "officerId" UUID,
    "note" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "searchVector" tsvector,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_log" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "fromStage" "ProjectStage",
    "toStage" "ProjectStage" NOT NULL,
    "onDate" DATE NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" UUID,
    "reason" TEXT,
    "forced" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "stage_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gate_rule" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'standard',
    "stage" "ProjectStage" NOT NULL,
    "needs" TEXT NOT NULL,
    "condition" JSONB,
    "sortNo" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "gate_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_share" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "percent" DECIMAL(9,6) NOT NULL,
    "validFrom" DATE NOT NULL,

    CONSTRAINT "credit_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "projectId" UUID NOT NULL,
    "receivedOn" DATE NOT NULL,
    "periodMonth" TEXT,
    "sourceScope" "SourceScope" NOT NULL,
    "use" TEXT NOT NULL DEFAULT 'fixed',
    "amountWan" DECIMAL(20,6) NOT NULL,
    "originalAmount" DECIMAL(20,6),
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "rate" DECIMAL(20,8),
    "rateOn" DATE,
    "evidenceKind" TEXT NOT NULL,
    "payerText" TEXT,
    "isEstimate" BOOLEAN NOT NULL DEFAULT false,
    "state" "ReceiptState" NOT NULL DEFAULT 'draft',
    "submittedBy" UUID,
    "submittedAt" TIMESTAMPTZ(6),
    "checkedBy" UUID,
    "checkedAt" TIMESTAMPTZ(6),
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "returnReason" TEXT,
    "correctsId" UUID,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "ownerUnitId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "merchantId" UUID,
    "shownName" TEXT NOT NULL,
    "sealText" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quote" TEXT,
    "firm" TEXT,
    "chamberText" TEXT,
    "industryTagId" UUID,
    "path" JSONB NOT NULL DEFAULT '[]',
    "body" TEXT NOT NULL,
    "state" "PublishState" NOT NULL DEFAULT 'draft',
    "submittedBy" UUID,
    "submittedAt" TIMESTAMPTZ(6),
    "approvedBy" UUID,
    "publishedAt" TIMESTAMPTZ(6),
    "withdrawnAt" TIMESTAMPTZ(6),
    "withdrawReason" TEXT,
    "returnNote" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "ownerUnitId" UUID NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_text" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "reviewer" UUID,
    "zhVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "story_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_field" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "consentId" UUID NOT NULL,

    CONSTRAINT "story_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_document" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "author" TEXT,
    "kind" TEXT NOT NULL,
    "originalOn" DATE,
    "originalText" TEXT,
    "repostOn" DATE,
    "docNo" TEXT,
    "indexNo" TEXT,
    "note" TEXT,

    CONSTRAINT "source_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "placeId" UUID,
    "parentId" UUID,
    "ancestorIds" UUID[],
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "successorId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_parent" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "parentId" UUID,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "unit_parent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "passwordChangedAt" TIMESTAMPTZ(6),
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "state" "UserState" NOT NULL DEFAULT 'active',
    "blockedReason" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(6),
    "lastSignInAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_grant" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "unitId" UUID,
    "chamberId" UUID,
    "merchantId" UUID,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "grantedBy" UUID,
    "revokedAt" TIMESTAMPTZ(6),
    "revokedBy" UUID,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "role" "Role" NOT NULL,
    "unitId" UUID,
    "chamberId" UUID,
    "merchantId" UUID,
    "name" TEXT NOT NULL,
    "invitedBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "usedAt" TIMESTAMPTZ(6),
    "userId" UUID,
    "revokedAt" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "grantId" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "revokedAt" TIMESTAMPTZ(6),
    "steppedUpAt" TIMESTAMPTZ(6),
    "address" TEXT,
    "agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(6),
    "revokedAt" TIMESTAMPTZ(6),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreement_projectId_idx" ON "agreement"("projectId");

-- CreateIndex
CREATE INDEX "agreement_updatedAt_id_idx" ON "agreement"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "agreement_line_agreementId_idx" ON "agreement_line"("agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "article_slug_key" ON "article"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "article_indexNo_key" ON "article"("indexNo");

-- CreateIndex
CREATE INDEX "article_state_publishedAt_id_idx" ON "article"("state", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "article_updatedAt_id_idx" ON "article"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "article_text_recordId_locale_field_key" ON "article_text"("recordId", "locale", "field");

-- CreateIndex
CREATE INDEX "change_noun_recordId_at_idx" ON "change"("noun", "recordId", "at");

-- CreateIndex
CREATE INDEX "change_actorId_at_idx" ON "change"("actorId", "at");

-- CreateIndex
CREATE INDEX "change_at_idx" ON "change"("at");

-- CreateIndex
CREATE INDEX "change_batchId_idx" ON "change"("batchId");

-- CreateIndex
CREATE INDEX "revision_personKeyId_idx" ON "revision"("personKeyId");

-- CreateIndex
CREATE UNIQUE INDEX "seal_changeId_key" ON "seal"("changeId");

-- CreateIndex
CREATE INDEX "outbox_event_doneAt_id_idx" ON "outbox_event"("doneAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "chain_slug_key" ON "chain"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "chain_text_recordId_locale_field_key" ON "chain_text"("recordId", "locale", "field");

-- CreateIndex
CREATE INDEX "chain_link_chainId_idx" ON "chain_link"("chainId");

-- CreateIndex
CREATE UNIQUE INDEX "chamber_fileNo_key" ON "chamber"("fileNo");

-- CreateIndex
CREATE UNIQUE INDEX "chamber_slug_key" ON "chamber"("slug");

-- CreateIndex
CREATE INDEX "chamber_ownerUnitId_idx" ON "chamber"("ownerUnitId");

-- CreateIndex
CREATE INDEX "chamber_updatedAt_id_idx" ON "chamber"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "chamber_text_recordId_locale_field_key" ON "chamber_text"("recordId", "locale", "field");

-- CreateIndex
CREATE UNIQUE INDEX "chamber_term_chamberId_number_key" ON "chamber_term"("chamberId", "number");

-- CreateIndex
CREATE INDEX "chamber_office_termId_idx" ON "chamber_office"("termId");

-- CreateIndex
CREATE INDEX "membership_chamberId_leftOn_idx" ON "membership"("chamberId", "leftOn");

-- CreateIndex
CREATE INDEX "membership_merchantId_idx" ON "membership"("merchantId");

-- CreateIndex
CREATE INDEX "membership_companyId_idx" ON "membership"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "alliance_link_allianceId_memberId_validFrom_key" ON "alliance_link"("allianceId", "memberId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "company_fileNo_key" ON "company"("fileNo");

-- CreateIndex
CREATE INDEX "company_ownerUnitId_idx" ON "company"("ownerUnitId");

-- CreateIndex
CREATE INDEX "company_updatedAt_id_idx" ON "company"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "company_creditCode_idx" ON "company"("creditCode");

-- CreateIndex
CREATE INDEX "company_code_creditCode_idx" ON "company_code"("creditCode");

-- CreateIndex
CREATE INDEX "company_code_companyId_idx" ON "company_code"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "definition_code_key" ON "definition"("code");

-- CreateIndex
CREATE UNIQUE INDEX "definition_version_definitionId_number_key" ON "definition_version"("definitionId", "number");

-- CreateIndex
CREATE INDEX "ruling_noun_recordId_idx" ON "ruling"("noun", "recordId");

-- CreateIndex
CREATE INDEX "ruling_definitionVersionId_idx" ON "ruling"("definitionVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "export_number_key" ON "export"("number");

-- CreateIndex
CREATE INDEX "export_createdBy_createdAt_idx" ON "export"("createdBy", "createdAt");

-- CreateIndex
CREATE INDEX "saved_view_noun_userId_idx" ON "saved_view"("noun", "userId");

-- CreateIndex
CREATE INDEX "saved_view_noun_unitId_idx" ON "saved_view"("noun", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "file_key_key" ON "file"("key");

-- CreateIndex
CREATE INDEX "file_sha256_idx" ON "file"("sha256");

-- CreateIndex
CREATE INDEX "attachment_noun_recordId_idx" ON "attachment"("noun", "recordId");

-- CreateIndex
CREATE INDEX "attachment_fileId_idx" ON "attachment"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "batch_number_key" ON "batch"("number");

-- CreateIndex
CREATE INDEX "batch_unitId_createdAt_idx" ON "batch"("unitId", "createdAt");

-- CreateIndex
CREATE INDEX "batch_createdBy_createdAt_idx" ON "batch"("createdBy", "createdAt");

-- CreateIndex
CREATE INDEX "batch_row_batchId_outcome_rowNo_idx" ON "batch_row"("batchId", "outcome", "rowNo");

-- CreateIndex
CREATE INDEX "batch_row_targetId_idx" ON "batch_row"("targetId");

-- CreateIndex
CREATE UNIQUE INDEX "column_memory_unitId_noun_header_key" ON "column_memory"("unitId", "noun", "header");

-- CreateIndex
CREATE UNIQUE INDEX "stated_figure_code_key" ON "stated_figure"("code");

-- CreateIndex
CREATE UNIQUE INDEX "discrepancy_code_key" ON "discrepancy"("code");

-- CreateIndex
CREATE UNIQUE INDEX "counted_figure_code_key" ON "counted_figure"("code");

-- CreateIndex
CREATE UNIQUE INDEX "target_year_unitId_indicator_key" ON "target"("year", "unitId", "indicator");

-- CreateIndex
CREATE INDEX "reported_figure_unitId_month_idx" ON "reported_figure"("unitId", "month");

-- CreateIndex
CREATE INDEX "reported_figure_projectId_idx" ON "reported_figure"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "month_lock_month_unitId_key" ON "month_lock"("month", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "figure_snapshot_lockId_indicator_unitId_key" ON "figure_snapshot"("lockId", "indicator", "unitId");

-- CreateIndex
CREATE INDEX "figure_line_snapshotId_idx" ON "figure_line"("snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "industry_code_key" ON "industry"("code");

-- CreateIndex
CREATE INDEX "industry_parentCode_idx" ON "industry"("parentCode");

-- CreateIndex
CREATE UNIQUE INDEX "lead_number_key" ON "lead"("number");

-- CreateIndex
CREATE UNIQUE INDEX "lead_lookupHash_key" ON "lead"("lookupHash");

-- CreateIndex
CREATE INDEX "lead_ownerUnitId_state_idx" ON "lead"("ownerUnitId", "state");

-- CreateIndex
CREATE INDEX "lead_receivedAt_id_idx" ON "lead"("receivedAt", "id");

-- CreateIndex
CREATE INDEX "lead_updatedAt_id_idx" ON "lead"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "lead_step_leadId_at_idx" ON "lead_step"("leadId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "lead_clock_step_validFrom_key" ON "lead_clock"("step", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_fileNo_key" ON "merchant"("fileNo");

-- CreateIndex
CREATE INDEX "merchant_updatedAt_id_idx" ON "merchant"("updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_pinyin_id_idx" ON "merchant"("pinyin", "id");

-- CreateIndex
CREATE INDEX "merchant_keeperUnitIds_idx" ON "merchant" USING GIN ("keeperUnitIds");

-- CreateIndex
CREATE INDEX "merchant_hometownCountyId_updatedAt_id_idx" ON "merchant"("hometownCountyId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_residenceProvinceId_updatedAt_id_idx" ON "merchant"("residenceProvinceId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_residenceCityId_updatedAt_id_idx" ON "merchant"("residenceCityId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_industryTagId_updatedAt_id_idx" ON "merchant"("industryTagId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_strengthTierId_updatedAt_id_idx" ON "merchant"("strengthTierId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_influenceTierId_updatedAt_id_idx" ON "merchant"("influenceTierId", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "merchant_name_idx" ON "merchant"("name");

-- CreateIndex
CREATE INDEX "contact_point_merchantId_idx" ON "contact_point"("merchantId");

-- CreateIndex
CREATE INDEX "contact_point_blindIndex_idx" ON "contact_point"("blindIndex");

-- CreateIndex
CREATE INDEX "contact_point_tailIndex_idx" ON "contact_point"("tailIndex");

-- CreateIndex
CREATE INDEX "keeper_merchantId_idx" ON "keeper"("merchantId");

-- CreateIndex
CREATE INDEX "keeper_unitId_merchantId_idx" ON "keeper"("unitId", "merchantId");

-- CreateIndex
CREATE INDEX "merchant_facet_merchantId_facet_at_idx" ON "merchant_facet"("merchantId", "facet", "at");

-- CreateIndex
CREATE INDEX "merchant_quantity_merchantId_idx" ON "merchant_quantity"("merchantId");

-- CreateIndex
CREATE INDEX "unparsed_value_noun_recordId_idx" ON "unparsed_value"("noun", "recordId");

-- CreateIndex
CREATE INDEX "unparsed_value_batchId_idx" ON "unparsed_value"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "offer_fileNo_key" ON "offer"("fileNo");

-- CreateIndex
CREATE UNIQUE INDEX "offer_slug_key" ON "offer"("slug");

-- CreateIndex
CREATE INDEX "offer_ownerUnitId_idx" ON "offer"("ownerUnitId");

-- CreateIndex
CREATE INDEX "offer_state_publishedAt_id_idx" ON "offer"("state", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "offer_updatedAt_id_idx" ON "offer"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_text_recordId_locale_field_key" ON "offer_text"("recordId", "locale", "field");

-- CreateIndex
CREATE INDEX "offer_review_offerId_createdAt_idx" ON "offer_review"("offerId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "park_slug_key" ON "park"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "park_text_recordId_locale_field_key" ON "park_text"("recordId", "locale", "field");

-- CreateIndex
CREATE INDEX "park_chain_chainId_idx" ON "park_chain"("chainId");

-- CreateIndex
CREATE INDEX "place_code_idx" ON "place"("code");

-- CreateIndex
CREATE INDEX "place_parentId_idx" ON "place"("parentId");

-- CreateIndex
CREATE INDEX "place_ancestorIds_idx" ON "place" USING GIN ("ancestorIds");

-- CreateIndex
CREATE UNIQUE INDEX "place_code_validFrom_key" ON "place"("code", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "policy_document_slug_key" ON "policy_document"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "policy_text_recordId_locale_field_key" ON "policy_text"("recordId", "locale", "field");

-- CreateIndex
CREATE INDEX "policy_clause_classCode_idx" ON "policy_clause"("classCode");

-- CreateIndex
CREATE UNIQUE INDEX "policy_clause_documentId_number_key" ON "policy_clause"("documentId", "number");

-- CreateIndex
CREATE INDEX "post_merchantId_idx" ON "post"("merchantId");

-- CreateIndex
CREATE INDEX "post_companyId_idx" ON "post"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "notice_text_code_number_locale_key" ON "notice_text"("code", "number", "locale");

-- CreateIndex
CREATE INDEX "basis_merchantId_idx" ON "basis"("merchantId");

-- CreateIndex
CREATE INDEX "basis_batchId_idx" ON "basis"("batchId");

-- CreateIndex
CREATE INDEX "consent_merchantId_purpose_idx" ON "consent"("merchantId", "purpose");

-- CreateIndex
CREATE INDEX "consent_leadId_idx" ON "consent"("leadId");

-- CreateIndex
CREATE UNIQUE INDEX "programme_code_key" ON "programme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "tier_facet_code_key" ON "tier"("facet", "code");

-- CreateIndex
CREATE UNIQUE INDEX "industry_tag_code_key" ON "industry_tag"("code");

-- CreateIndex
CREATE UNIQUE INDEX "project_number_key" ON "project"("number");

-- CreateIndex
CREATE INDEX "project_ownerUnitId_idx" ON "project"("ownerUnitId");

-- CreateIndex
CREATE INDEX "project_updatedAt_id_idx" ON "project"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "stage_log_projectId_at_idx" ON "stage_log"("projectId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "gate_rule_kind_stage_needs_key" ON "gate_rule"("kind", "stage", "needs");

-- CreateIndex
CREATE INDEX "credit_share_unitId_idx" ON "credit_share"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "credit_share_projectId_validFrom_unitId_key" ON "credit_share"("projectId", "validFrom", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_number_key" ON "receipt"("number");

-- CreateIndex
CREATE INDEX "receipt_projectId_idx" ON "receipt"("projectId");

-- CreateIndex
CREATE INDEX "receipt_ownerUnitId_state_idx" ON "receipt"("ownerUnitId", "state");

-- CreateIndex
CREATE INDEX "receipt_state_periodMonth_idx" ON "receipt"("state", "periodMonth");

-- CreateIndex
CREATE INDEX "receipt_receivedOn_id_idx" ON "receipt"("receivedOn", "id");

-- CreateIndex
CREATE INDEX "receipt_updatedAt_id_idx" ON "receipt"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "story_slug_key" ON "story"("slug");

-- CreateIndex
CREATE INDEX "story_state_publishedAt_id_idx" ON "story"("state", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "story_merchantId_idx" ON "story"("merchantId");

-- CreateIndex
CREATE INDEX "story_updatedAt_id_idx" ON "story"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "story_text_recordId_locale_field_key" ON "story_text"("recordId", "locale", "field");

-- CreateIndex
CREATE INDEX "story_field_consentId_idx" ON "story_field"("consentId");

-- CreateIndex
CREATE UNIQUE INDEX "story_field_storyId_field_key" ON "story_field"("storyId", "field");

-- CreateIndex
CREATE UNIQUE INDEX "source_document_code_key" ON "source_document"("code");

-- CreateIndex
CREATE INDEX "unit_parentId_idx" ON "unit"("parentId");

-- CreateIndex
CREATE INDEX "unit_ancestorIds_idx" ON "unit" USING GIN ("ancestorIds");

-- CreateIndex
CREATE INDEX "unit_parent_unitId_validFrom_idx" ON "unit_parent"("unitId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_account_key" ON "app_user"("account");

-- CreateIndex
CREATE INDEX "user_grant_userId_idx" ON "user_grant"("userId");

-- CreateIndex
CREATE INDEX "user_grant_chamberId_idx" ON "user_grant"("chamberId");

-- CreateIndex
CREATE INDEX "user_grant_unitId_idx" ON "user_grant"("unitId");

-- CreateIndex
CREATE INDEX "user_grant_merchantId_idx" ON "user_grant"("merchantId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_tokenHash_key" ON "invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "invitation_chamberId_idx" ON "invitation"("chamberId");

-- CreateIndex
CREATE INDEX "invitation_merchantId_idx" ON "invitation"("merchantId");

-- CreateIndex
CREATE UNIQUE INDEX "session_tokenHash_key" ON "session"("tokenHash");

-- CreateIndex
CREATE INDEX "session_userId_revokedAt_idx" ON "session"("userId", "revokedAt");

-- CreateIndex
CREATE UNIQUE INDEX "access_token_tokenHash_key" ON "access_token"("tokenHash");

-- CreateIndex
CREATE INDEX "access_token_userId_idx" ON "access_token"("userId");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_line" ADD CONSTRAINT "agreement_line_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_text" ADD CONSTRAINT "article_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_personKeyId_fkey" FOREIGN KEY ("personKeyId") REFERENCES "person_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seal" ADD CONSTRAINT "seal_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chain_text" ADD CONSTRAINT "chain_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chain_link" ADD CONSTRAINT "chain_link_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chamber_text" ADD CONSTRAINT "chamber_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chamber_term" ADD CONSTRAINT "chamber_term_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chamber_office" ADD CONSTRAINT "chamber_office_termId_fkey" FOREIGN KEY ("termId") REFERENCES "chamber_term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chamber_office" ADD CONSTRAINT "chamber_office_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alliance_link" ADD CONSTRAINT "alliance_link_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alliance_link" ADD CONSTRAINT "alliance_link_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_code" ADD CONSTRAINT "company_code_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "definition_version" ADD CONSTRAINT "definition_version_definitionId_fkey" FOREIGN KEY ("definitionId") REFERENCES "definition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_definitionVersionId_fkey" FOREIGN KEY ("definitionVersionId") REFERENCES "definition_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure_snapshot" ADD CONSTRAINT "figure_snapshot_lockId_fkey" FOREIGN KEY ("lockId") REFERENCES "month_lock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure_line" ADD CONSTRAINT "figure_line_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "figure_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "offer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_step" ADD CONSTRAINT "lead_step_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_point" ADD CONSTRAINT "contact_point_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "keeper" ADD CONSTRAINT "keeper_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merchant_facet" ADD CONSTRAINT "merchant_facet_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merchant_quantity" ADD CONSTRAINT "merchant_quantity_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "chain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_parkId_fkey" FOREIGN KEY ("parkId") REFERENCES "park"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_text" ADD CONSTRAINT "offer_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_review" ADD CONSTRAINT "offer_review_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "park_text" ADD CONSTRAINT "park_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "park"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "park_chain" ADD CONSTRAINT "park_chain_parkId_fkey" FOREIGN KEY ("parkId") REFERENCES "park"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "park_chain" ADD CONSTRAINT "park_chain_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place" ADD CONSTRAINT "place_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_text" ADD CONSTRAINT "policy_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "policy_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_clause" ADD CONSTRAINT "policy_clause_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "policy_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basis" ADD CONSTRAINT "basis_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_investorCompanyId_fkey" FOREIGN KEY ("investorCompanyId") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_parkId_fkey" FOREIGN KEY ("parkId") REFERENCES "park"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "chain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_log" ADD CONSTRAINT "stage_log_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_share" ADD CONSTRAINT "credit_share_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_text" ADD CONSTRAINT "story_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_field" ADD CONSTRAINT "story_field_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_field" ADD CONSTRAINT "story_field_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "consent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_parent" ADD CONSTRAINT "unit_parent_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_parent" ADD CONSTRAINT "unit_parent_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_grant" ADD CONSTRAINT "user_grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_grant" ADD CONSTRAINT "user_grant_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_grant" ADD CONSTRAINT "user_grant_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_grant" ADD CONSTRAINT "user_grant_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_userId_fkey" FOREIGN KEY ("userId") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- from prisma/sql/10-search.sql
-- Chinese substring search (docs/decisions/0010-chinese-search.md): bigrams of the normalised text.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Every position that is not a blank gives the character there with the next one; before a blank or the end, alone.
-- Word for word the rule of bigrams() in lib/shared/search-text.ts.
CREATE OR REPLACE FUNCTION search_grams(t text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  chars text[] := string_to_array(t, NULL);
  n int := coalesce(array_length(chars, 1), 0);
  grams text[] := '{}';
BEGIN
  FOR i IN 1 .. n LOOP
    IF chars[i] <> ' ' THEN
      IF i < n AND chars[i + 1] <> ' ' THEN
        grams := grams || (chars[i] || chars[i + 1]);
      ELSE
        grams := grams || chars[i];
      END IF;
    END IF;
  END LOOP;
  RETURN grams;
END $$;

CREATE OR REPLACE FUNCTION search_vector(t text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT array_to_tsvector(search_grams(t)) $$;

ALTER TABLE merchant DROP COLUMN IF EXISTS "searchVector";
ALTER TABLE merchant ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED;
CREATE INDEX merchant_search_idx ON merchant USING gin ("searchVector");
CREATE INDEX merchant_initials_trgm_idx ON merchant USING gin (initials gin_trgm_ops);
CREATE INDEX merchant_initials_prefix_idx ON merchant (initials text_pattern_ops);
CREATE INDEX merchant_pinyin_prefix_idx ON merchant (pinyin text_pattern_ops);
CREATE INDEX merchant_name_prefix_idx ON merchant (name text_pattern_ops);
CREATE INDEX merchant_key_idx ON merchant ("updatedAt" DESC, id DESC) WHERE "isKey";

ALTER TABLE company DROP COLUMN IF EXISTS "searchVector";
ALTER TABLE company ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED;
CREATE INDEX company_search_idx ON company USING gin ("searchVector");
CREATE INDEX company_initials_prefix_idx ON company (initials text_pattern_ops);

ALTER TABLE project DROP COLUMN IF EXISTS "searchVector";
ALTER TABLE project ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED;
CREATE INDEX project_search_idx ON project USING gin ("searchVector");

-- from prisma/sql/20-rate-limit.sql
-- Counters of rate limits (lib/server/rate-limit.ts). UNLOGGED: they need not survive a crash, and cost no WAL.
-- Columns as rate-limiter-flexible expects them; it writes with INSERT … ON CONFLICT (key).
CREATE UNLOGGED TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX rate_limit_expire ON rate_limit (expire);

-- from prisma/sql/30-guards.sql
-- Guards that hold whatever the application does.

-- The log is append-only: no update, no delete, no truncate (等保 8.1.4, architecture.md 8).
CREATE OR REPLACE FUNCTION sz_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON change EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION sz_refuse();

-- A project's credit shares of one date sum to exactly 100 at commit.
CREATE OR REPLACE FUNCTION sz_check_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pid uuid := coalesce(NEW."projectId", OLD."projectId");
  bad record;
BEGIN
  SELECT "validFrom", sum(percent) AS total INTO bad FROM credit_share
   WHERE "projectId" = pid GROUP BY "validFrom" HAVING sum(percent) <> 100 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'credit shares of project % from % sum to %', pid, bad."validFrom", bad.total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_share_sum_100';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credit_share_sum_100 AFTER INSERT OR UPDATE OR DELETE ON credit_share
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_shares();
ALTER TABLE credit_share ADD CONSTRAINT credit_share_percent CHECK (percent > 0 AND percent <= 100);

-- An accepted receipt never changes, and no receipt enters a locked month.
CREATE OR REPLACE FUNCTION sz_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN
      RAISE EXCEPTION 'receipt % is not a draft', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_append_only';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'accepted' THEN
    RAISE EXCEPTION 'receipt % is accepted', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_append_only';
  END IF;
  IF NEW.state = 'accepted' THEN
    IF NEW."periodMonth" IS NULL OR NEW."decidedBy" IS NULL THEN
      RAISE EXCEPTION 'an accepted receipt has a month and a decider' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_accepted_complete';
    END IF;
    -- nobody decides what he entered or checked himself, nor checks what he submitted
    IF NEW."decidedBy" IN (NEW."submittedBy", NEW."checkedBy") OR NEW."checkedBy" = NEW."submittedBy" THEN
      RAISE EXCEPTION 'submitter, checker and decider are not three persons' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_two_persons';
    END IF;
    IF EXISTS (SELECT 1 FROM month_lock l JOIN unit u ON u.id = NEW."ownerUnitId"
                WHERE l.month = NEW."periodMonth" AND l."unitId" = ANY (u."ancestorIds")) THEN
      RAISE EXCEPTION 'month % is locked', NEW."periodMonth" USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_month_locked';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipt_guard BEFORE INSERT OR UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION sz_guard_receipt();
ALTER TABLE receipt ADD CONSTRAINT receipt_period_month CHECK ("periodMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$');
-- a correction is negative or positive, a first line is positive
ALTER TABLE receipt ADD CONSTRAINT receipt_amount CHECK ("amountWan" <> 0 AND ("correctsId" IS NOT NULL OR "amountWan" > 0));
ALTER TABLE month_lock ADD CONSTRAINT month_lock_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');

-- Exactly one party link, of the kind that is named.
ALTER TABLE membership ADD CONSTRAINT membership_party CHECK (
  ("merchantId" IS NULL OR "partyKind" = 'person') AND ("companyId" IS NULL OR "partyKind" = 'company'));

-- The three administrators are exclusive, and hold no business grant beside (security.md).
CREATE OR REPLACE FUNCTION sz_exclusive_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."revokedAt" IS NULL AND EXISTS (
    SELECT 1 FROM user_grant g WHERE g."userId" = NEW."userId" AND g.id <> NEW.id AND g."revokedAt" IS NULL
      AND (g."validTo" IS NULL OR g."validTo" >= NEW."validFrom")
      AND (NEW."validTo" IS NULL OR NEW."validTo" >= g."validFrom")
      AND g.role <> NEW.role
      AND (g.role IN ('sysadmin', 'secadmin', 'auditor') OR NEW.role IN ('sysadmin', 'secadmin', 'auditor'))) THEN
    RAISE EXCEPTION 'administrator roles are exclusive' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_grant_exclusive_roles';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER user_grant_exclusive_roles BEFORE INSERT OR UPDATE ON user_grant FOR EACH ROW EXECUTE FUNCTION sz_exclusive_roles();

-- A main post per person, a current facet index, one unconsumed credit code per living firm.
CREATE UNIQUE INDEX post_one_main ON post ("merchantId") WHERE "isMain";
CREATE UNIQUE INDEX company_credit_code_once ON company ("creditCode") WHERE "archivedAt" IS NULL AND "creditCode" IS NOT NULL;
CREATE UNIQUE INDEX keeper_once ON keeper ("merchantId", "unitId") WHERE "validTo" IS NULL;

-- A clause is public only after its review (公平竞争审查条例 17-18): the state carries number and date.
ALTER TABLE policy_clause ADD CONSTRAINT policy_clause_review CHECK (
  review NOT IN ('passed', 'excepted') OR "reviewedOn" IS NOT NULL);
ALTER TABLE policy_clause ADD CONSTRAINT policy_clause_exception CHECK (
  review <> 'excepted' OR "exceptionEndsOn" IS NOT NULL);

-- An offer is public only after all three reviews passed (E2).
ALTER TABLE offer ADD CONSTRAINT offer_review CHECK (
  state <> 'published' OR ("reviewLegal" = 'passed' AND "reviewCompliant" = 'passed' AND "reviewFeasible" = 'passed'));

-- from prisma/sql/40-publication.sql
-- What the public sees stands on consent and on two persons, whoever writes (PIPL 25, domain.md 2.7).

-- A published story of a person of the ledger names its consents, and none of them is withdrawn. Checked at commit,
-- so that a consent can't be withdrawn without taking the story down in the same transaction.
CREATE OR REPLACE FUNCTION sz_check_story_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT s.id INTO bad FROM story s
   WHERE s.state = 'published' AND s."merchantId" IS NOT NULL
     AND s.id IN (
       SELECT CASE WHEN TG_TABLE_NAME = 'story' THEN NEW.id END
       UNION SELECT f."storyId" FROM story_field f WHERE TG_TABLE_NAME = 'consent' AND f."consentId" = NEW.id)
     AND (NOT EXISTS (SELECT 1 FROM story_field f WHERE f."storyId" = s.id)
       OR EXISTS (SELECT 1 FROM story_field f JOIN consent c ON c.id = f."consentId"
                   WHERE f."storyId" = s.id
                     AND (c."withdrawnAt" IS NOT NULL OR c.purpose <> 'publish'
                       OR c."merchantId" IS DISTINCT FROM s."merchantId")))
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'story % is published without a consent that holds', bad
      USING ERRCODE = 'check_violation', CONSTRAINT = 'story_consent';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER story_consent AFTER INSERT OR UPDATE ON story
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_story_consent();
CREATE CONSTRAINT TRIGGER story_consent_withdrawn AFTER UPDATE ON consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_story_consent();

-- Only invented people may stand in the showcase without a person of the ledger behind them.
ALTER TABLE story ADD CONSTRAINT story_person CHECK ("merchantId" IS NOT NULL OR "isSample");
-- Who hands in does not approve.
ALTER TABLE story ADD CONSTRAINT story_two_persons CHECK (
  state <> 'published' OR "submittedBy" IS NULL OR ("approvedBy" IS NOT NULL AND "approvedBy" <> "submittedBy"));
ALTER TABLE article ADD CONSTRAINT article_two_persons CHECK (
  state <> 'published' OR "submittedBy" IS NULL OR ("publishedBy" IS NOT NULL AND "publishedBy" <> "submittedBy"));
ALTER TABLE article ADD CONSTRAINT article_published_complete CHECK (
  state <> 'published' OR ("publishedAt" IS NOT NULL AND "indexNo" IS NOT NULL));

-- A publish date, once set, stays (伪造发稿日期 is a red line of the site inspection); so does the 索引号.
CREATE OR REPLACE FUNCTION sz_guard_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."publishedAt" IS NOT NULL AND NEW."publishedAt" IS DISTINCT FROM OLD."publishedAt")
     OR (OLD."indexNo" IS NOT NULL AND NEW."indexNo" IS DISTINCT FROM OLD."indexNo") THEN
    RAISE EXCEPTION 'publish date and index number of article % are fixed', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'article_publish_fixed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER article_guard BEFORE UPDATE ON article FOR EACH ROW EXECUTE FUNCTION sz_guard_article();

-- Who hands an offer in does not publish it (E2; domain.md 2.7).
ALTER TABLE offer ADD CONSTRAINT offer_two_persons CHECK (
  state <> 'published' OR "submittedBy" IS NULL OR ("publishedBy" IS NOT NULL AND "publishedBy" <> "submittedBy"));
ALTER TABLE offer ADD CONSTRAINT offer_published_complete CHECK (state <> 'published' OR "publishedAt" IS NOT NULL);
-- An opinion on one of three aspects, for or against.
ALTER TABLE offer_review ADD CONSTRAINT offer_review_aspect CHECK (
  aspect IN ('legal', 'compliant', 'feasible') AND result IN ('passed', 'failed'));
CREATE TRIGGER offer_review_append_only BEFORE UPDATE OR DELETE ON offer_review FOR EACH ROW EXECUTE FUNCTION sz_refuse();
ALTER TABLE chain_link ADD CONSTRAINT chain_link_state CHECK (state IN ('present', 'weak', 'missing'));
