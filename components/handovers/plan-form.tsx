import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { Holdings } from '@/lib/handovers/queries/holdings';
import { NO_PART } from '@/lib/handovers/rules';
import { handoverKinds, handoverSplits, type HandoverPlan, type HandoverSplit } from '@/lib/handovers/schema';
import { withQuery } from '@/lib/shared/search-query';
import './handovers.css';

type Props = {
  path: string;
  holdings: Holdings;
  split: HandoverSplit | undefined;
  plan: HandoverPlan | null;
  /** the address of this page with its base path */
  action: string;
};

/** Who takes over: one for all, others for single kinds or parts. A plain form: its answer is the preview. */
export function PlanForm({ path, holdings, split, plan, action }: Props) {
  const t = useTranslations('handovers.desk');
  const { counts, parts } = holdings;
  // messages: handovers.desk.what.* handovers.desk.split.* handovers.desk.partName.*
  const others = handoverKinds.filter((kind) => counts[kind] > 0 && !(kind === 'people' && split));
  const partName = (id: string, name: string | null) =>
    name ?? t(split === 'key' ? `partName.${id === 'key' ? 'key' : 'rest'}` : `partName.${NO_PART}`);
  return (
    <form method="get" action={action} className="handover-plan" aria-label={t('plan')}>
      {split ? <input type="hidden" name="split" value={split} /> : null}
      <Taker
        name="to"
        label={t('to')}
        staff={holdings.staff}
        chosen={plan?.to}
        empty={t('choose')}
        required
      />
      {others.length > 1 || split ? (
        <fieldset>
          <legend>{t('others')}</legend>
          <div className="handover-takers">
            {others.map((kind) => (
              <Taker
                key={kind}
                name={`takers.${kind}`}
                label={t('kindCount', { kind: t(`what.${kind}`), count: counts[kind] })}
                staff={holdings.staff}
                chosen={plan?.takers[kind]}
                empty={t('same')}
              />
            ))}
            {parts.map((part) => (
              <Taker
                key={part.id}
                name={`parts.${part.id}`}
                label={t('kindCount', { kind: partName(part.id, part.name), count: part.count })}
                staff={holdings.staff}
                chosen={plan?.parts[part.id]}
                empty={t('same')}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {counts.people > 1 ? (
        <p className="note">
          {t('splitBy')}{' '}
          {handoverSplits.map((one) => (
            <Link
              key={one}
              className="handover-split"
              href={withQuery(path, {}, { split: one === split ? undefined : one })}
              aria-current={one === split ? 'true' : undefined}
            >
              {t(`split.${one}`)}
            </Link>
          ))}
          {split ? <Link href={path}>{t('split.none')}</Link> : null}
        </p>
      ) : null}
      <p>
        <Button type="submit" look={plan ? 'line' : 'primary'}>
          {t('look')}
        </Button>
      </p>
    </form>
  );
}

type TakerProps = {
  name: string;
  label: string;
  staff: Holdings['staff'];
  chosen: string | undefined;
  empty: string;
  required?: boolean;
};

function Taker({ name, label, staff, chosen, empty, required }: TakerProps) {
  const id = `h-${name.replaceAll('.', '-')}`;
  return (
    <div className="field field-short">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} className="input" defaultValue={chosen ?? ''} required={required}>
        <option value="">{empty}</option>
        {staff.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.name}（${one.unit}）`}
          </option>
        ))}
      </select>
    </div>
  );
}
