import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import type { HandPreview } from '@/lib/bulks/queries-hand';

type TargetProps = {
  units: readonly { id: string; name: string }[];
  /** the address of the page: filters, chosen people, act */
  keep: readonly (readonly [string, string])[];
  action: string;
};

/** First question of a hand-over: to which unit. A plain form, so that the answer stands in the address. */
export function HandTarget({ units, keep, action }: TargetProps) {
  const t = useTranslations('bulks.desk.hand');
  return (
    <form action={action} className="grid max-w-[40rem] gap-4">
      {keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field field-short">
        <label htmlFor="hand-to">{t('to')}</label>
        <select id="hand-to" name="to" className="input" required defaultValue="">
          <option value="" />
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </select>
      </div>
      <div className="acts">
        <Button type="submit" look="primary">
          {t('look')}
        </Button>
      </div>
    </form>
  );
}

/** What would change for whom, before it does. */
export function HandPart({ preview, otherHref }: { preview: HandPreview; otherHref: string }) {
  const t = useTranslations('bulks.desk.hand');
  const m = useTranslations('merchants.desk.field');
  // messages: merchants.desk.field.*
  const units = (list: HandPreview['from']) =>
    list.map((row) => t('unitPersons', { unit: row.unit, count: row.persons })).join('、');
  const loses = preview.from.filter((row) => row.loses);
  return (
    <>
      <input type="hidden" name="unitId" value={preview.unitId} />
      <DescriptionList
        emptyText={t('none')}
        facts={[
          { term: t('to'), value: preview.unit },
          { term: t('from'), value: units(preview.from) || null },
          {
            term: t('already'),
            value: preview.already > 0 ? t('persons', { count: preview.already }) : null,
          },
          { term: t('loses'), value: units(loses) || null },
          {
            term: t('hidden'),
            value: `${preview.hidden.map((field) => m(field)).join('、')}${preview.hidden.length > 0 ? '；' : ''}${t('hiddenToo')}`,
          },
          {
            term: t('officers'),
            value: preview.officers > 0 ? t('persons', { count: preview.officers }) : null,
          },
          {
            term: t('noBasis'),
            value: preview.noBasis > 0 ? t('persons', { count: preview.noBasis }) : null,
          },
        ]}
      />
      <p>
        <LinkButton href={otherHref}>{t('other')}</LinkButton>
      </p>
    </>
  );
}
