import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionHead } from '@/components/ui/page-head';
import { removePortraitAction, setPortraitAction } from '@/lib/merchants/actions';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';

type Props = { merchant: MerchantDetail; basePath: string };

/** The person's picture, for telling people apart at a meeting; putting one in place and taking it off. */
export async function MerchantPortrait({ merchant, basePath }: Props) {
  if (!merchant.portrait && !merchant.can.update) return null;
  const t = await getTranslations('merchants.desk.record');
  return (
    <section className="part" aria-labelledby="portrait">
      <SectionHead id="portrait" title={t('portrait')} />
      {merchant.portrait ? (
        // eslint-disable-next-line @next/next/no-img-element -- served by the authorised route, never by the image cache
        <img
          className="portrait"
          src={`${basePath}/api/files/${merchant.portrait}`}
          alt={t('portraitAlt', { name: merchant.name })}
        />
      ) : (
        <p className="note">{t('portraitNone')}</p>
      )}
      <p className="note">{t('portraitNote')}</p>
      {merchant.can.update ? <PortraitForms merchant={merchant} basePath={basePath} /> : null}
    </section>
  );
}

async function PortraitForms({ merchant, basePath }: Props) {
  const t = await getTranslations('merchants.desk.record');
  const act = t(merchant.portrait ? 'portraitReplace' : 'portraitAdd');
  return (
    <div className="flex flex-wrap items-start gap-3">
      <details>
        <summary className="btn">{act}</summary>
        <Form action={setPortraitAction} label={act} labels={{ files: t('portrait') }}>
          <input type="hidden" name="id" value={merchant.id} />
          <UploadField
            name="files"
            label={t('portrait')}
            hint={t('portraitHint')}
            required
            most={1}
            maxMegabytes={20}
            accept="image/jpeg,image/png,image/webp"
            uploadUrl={`${basePath}/api/files/upload?purpose=image`}
          />
          <FormActs>
            <SubmitButton>{t('portraitSave')}</SubmitButton>
          </FormActs>
        </Form>
      </details>
      {merchant.portrait ? (
        <Form action={removePortraitAction} label={t('portraitRemove')} labels={{}}>
          <input type="hidden" name="id" value={merchant.id} />
          <SubmitButton look="line">{t('portraitRemove')}</SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}
