-- The order by strokes (按姓氏笔画为序). Its keys are compared byte by byte; rows from before get theirs from the job
-- merchants.strokes, because the table of strokes stands in the programme (lib/shared/stroke-order.ts).
ALTER TABLE "merchant" ADD COLUMN "strokes" TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE INDEX "merchant_strokes_id_idx" ON "merchant" ("strokes", "id");
