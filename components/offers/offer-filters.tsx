import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import type { Locale } from '@/lib/i18n/routing';
import { readAmount } from '@/lib/offers/rules';
import type { PublicOfferPage } from '@/lib/offers/search-params';

type Choice = { slug: string; name: string };

type Props = {
  page: PublicOfferPage;
  locale: Locale;
  /** base path and language included: forms don't add them */
  action: string;
  clearHref: string;
  chains: readonly Choice[];
  parks: readonly Choice[];
  counties: readonly string[];
};

const FIELD = 'input';

/** The conditions of the public list: a plain GET form that folds on a phone, no script. */
export async function OfferFilters({ page, locale, action, clearHref, chains, parks, counties }: Props) {
  const t = await getTranslations({ locale, namespace: 'offers.public.filter' });
  const { after: _a, before: _b, view, ...filters } = page;
  const active = Object.values(filters).filter((value) => value !== undefined).length;
  const wrong = [filters.min, filters.max].filter((text) => readAmount(text) === false);
  const label = 'grid gap-1 text-sm text-ink-2';
  return (
    <details className="no-print border-y border-mist py-3" open={active > 0 || undefined}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        {active > 0 ? t('active', { count: active }) : t('title')}
      </summary>
      <form method="get" action={action} className="grid gap-4 py-3 sm:grid-cols-2 lg:grid-cols-4">
        {view ? <input type="hidden" name="view" value={view} /> : null}
        <label className={label}>
          {t('q')}
          <input className={FIELD} type="search" name="q" defaultValue={filters.q} placeholder={t('qHint')} />
        </label>
        <ChoiceField name="chain" label={t('chain')} any={t('any')} value={filters.chain} choices={chains} />
        <ChoiceField name="park" label={t('park')} any={t('any')} value={filters.park} choices={parks} />
        <ChoiceField
          name="county"
          label={t('county')}
          any={t('any')}
          value={filters.county}
          choices={counties.map((name) => ({ slug: name, name }))}
        />
        <fieldset className="grid gap-1 text-sm text-ink-2 sm:col-span-2">
          <legend>{t('amount')}</legend>
          <div className="flex items-center gap-2">
            <input
              className={FIELD}
              name="min"
              defaultValue={filters.min}
              aria-label={t('min')}
              placeholder={t('minHint')}
              aria-describedby="amount-hint"
            />
            <span aria-hidden="true">—</span>
            <input
              className={FIELD}
              name="max"
              defaultValue={filters.max}
              aria-label={t('max')}
              placeholder={t('maxHint')}
              aria-describedby="amount-hint"
            />
          </div>
          <p
            id="amount-hint"
            className={wrong.length > 0 ? 'text-vermilion-ink' : 'text-xs text-ink-3'}
            role={wrong.length > 0 ? 'alert' : undefined}
          >
            {wrong.length > 0 ? t('amountWrong', { text: wrong.join('、') }) : t('amountHint')}
          </p>
        </fieldset>
        <ChoiceField
          name="need"
          label={t('need')}
          any={t('any')}
          value={filters.need}
          choices={[
            { slug: 'land', name: t('land') },
            { slug: 'plant', name: t('plant') },
          ]}
        />
        <label className="flex min-h-11 items-center gap-2 self-end text-sm">
          <input
            className="check"
            type="checkbox"
            name="gap"
            value="1"
            defaultChecked={filters.gap === '1'}
          />
          {t('gap')}
        </label>
        <div className="flex flex-wrap gap-3 sm:col-span-2 lg:col-span-4">
          <button type="submit" className="btn btn-primary">
            {t('apply')}
          </button>
          {active > 0 ? <LinkButton href={clearHref}>{t('clear')}</LinkButton> : null}
        </div>
      </form>
    </details>
  );
}

function ChoiceField(props: {
  name: string;
  label: string;
  any: string;
  value: string | undefined;
  choices: readonly Choice[];
}) {
  return (
    <label className="grid gap-1 text-sm text-ink-2">
      {props.label}
      <select className={FIELD} name={props.name} defaultValue={props.value ?? ''}>
        <option value="">{props.any}</option>
        {props.choices.map((choice) => (
          <option key={choice.slug} value={choice.slug}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
