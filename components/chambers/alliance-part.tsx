import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { SectionHead } from '@/components/ui/page-head';
import { joinAllianceAction, leaveAllianceAction } from '@/lib/chambers/actions';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import { today } from '@/lib/shared/dates';

type Props = { chamber: ChamberDetail; choices: readonly { id: string; name: string }[] };

/** Alliance and members with their dates (B4); joining and leaving for whoever may change the chamber. */
export async function AlliancePart({ chamber, choices }: Props) {
  const t = await getTranslations('chambers.desk');
  const isAlliance = chamber.kind === 'alliance';
  const links = isAlliance ? chamber.allies : chamber.alliances;
  const [own, other] = isAlliance
    ? (['allianceId', 'memberId'] as const)
    : (['memberId', 'allianceId'] as const);
  const title = t(isAlliance ? 'allies' : 'alliances');
  const on = {
    name: 'on',
    label: t('alliance.on'),
    defaultValue: today(),
    required: true,
    short: true,
  } as const;
  return (
    <section className="part" aria-labelledby="alliances">
      <SectionHead id="alliances" title={title} />
      {links.length === 0 ? <p className="note">{t('alliance.none')}</p> : null}
      <ul className="plain-list">
        {links.map((link) => (
          <li key={link.linkId}>
            <Link href={`/desk/chambers/${link.chamberId}`}>{link.name}</Link>{' '}
            <span className="note">
              {[
                link.from && t('alliance.from', { date: link.from }),
                link.to && t('alliance.to', { date: link.to }),
              ]
                .filter(Boolean)
                .join(' ')}
            </span>
            {chamber.can.update && !link.to ? (
              <details>
                <summary className="inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4">
                  {t('alliance.leave')}
                </summary>
                <Form
                  action={leaveAllianceAction.bind(null, chamber.id)}
                  labels={{ on: on.label }}
                  label={t('alliance.leaveTitle', { name: link.name })}
                >
                  <input type="hidden" name={own} value={chamber.id} />
                  <input type="hidden" name={other} value={link.chamberId} />
                  <TextField {...on} />
                  <SubmitButton look="danger">{t('alliance.leave')}</SubmitButton>
                </Form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {chamber.can.update && choices.length > 0 ? (
        <details>
          <summary className="inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4">
            {t('alliance.joinTitle')}
          </summary>
          <Form
            action={joinAllianceAction.bind(null, chamber.id)}
            labels={{ [other]: title, on: on.label }}
            label={t('alliance.joinTitle')}
          >
            <input type="hidden" name={own} value={chamber.id} />
            <Select
              name={other}
              label={title}
              required
              emptyText={t('alliance.choose')}
              options={choices.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <TextField {...on} />
            <SubmitButton>{t('alliance.join')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
