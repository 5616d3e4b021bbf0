-- CreateEnum
CREATE TYPE "RankingKind" AS ENUM ('world_500', 'china_500', 'china_manufacturing_500', 'china_service_500', 'private_500', 'province_private_100');

-- CreateTable
CREATE TABLE "company_figure" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" DECIMAL(20,6),
    "qualifier" TEXT NOT NULL DEFAULT 'exact',
    "original" TEXT NOT NULL,
    "asOf" TEXT,
    CONSTRAINT "company_figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_ranking" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "kind" "RankingKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "rank" INTEGER,
    "source" TEXT,
    CONSTRAINT "company_ranking_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "company_figure_companyId_kind_key" ON "company_figure"("companyId", "kind");
CREATE UNIQUE INDEX "company_ranking_companyId_kind_year_key" ON "company_ranking"("companyId", "kind", "year");
CREATE INDEX "company_ranking_kind_year_idx" ON "company_ranking"("kind", "year");
CREATE INDEX "company_parentId_idx" ON "company"("parentId");
ALTER TABLE "company_figure" ADD CONSTRAINT "company_figure_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "company_ranking" ADD CONSTRAINT "company_ranking_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE company ADD CONSTRAINT company_own_parent CHECK ("parentId" IS DISTINCT FROM id);
