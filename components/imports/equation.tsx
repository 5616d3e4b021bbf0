import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { outcomes, type BatchCounts } from '@/lib/imports/rules';

const number = (value: number): string => value.toLocaleString('zh-CN');

/** 本表共 325 行 = 新增 300 + 疑似重复 13 + 跳过 12: every row of the sheet is in exactly one of them. */
export function Equation({ counts }: { counts: BatchCounts }) {
  const t = useTranslations('imports.desk.review');
  return (
    <p className="import-equation">
      <span>{t('equation', { rows: number(counts.rows) })}</span>
      {/* only a sheet that comes back can be in conflict */}
      {outcomes
        .filter((outcome) => outcome !== 'conflict' || counts.conflict > 0)
        .map((outcome, index) => (
          <Fragment key={outcome}>
            <span className="sign">{index === 0 ? '＝' : '＋'}</span>
            <span>
              {t(`outcome.${outcome}`)} <b>{number(counts[outcome])}</b>
            </span>
          </Fragment>
        ))}
    </p>
  );
}
