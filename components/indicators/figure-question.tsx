import { getTranslations } from 'next-intl/server';
import './indicators.css';

/** Which unit and months: a plain GET form. */
export async function FigureQuestionForm({
  action,
  unit,
  from,
  to,
  units,
}: {
  action: string;
  unit: string;
  from: string;
  to: string;
  units: readonly { id: string; name: string }[];
}) {
  const t = await getTranslations('indicators.desk');
  return (
    <form className="figure-form" method="get" action={action}>
      <label>
        {t('unit')}
        <select className="input" name="unit" defaultValue={unit}>
          {units.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('from')}
        <input className="input" type="month" name="from" defaultValue={from} />
      </label>
      <label>
        {t('to')}
        <input className="input" type="month" name="to" defaultValue={to} />
      </label>
      <button type="submit" className="btn">
        {t('show')}
      </button>
    </form>
  );
}
