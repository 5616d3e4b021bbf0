import { getRequestConfig } from 'next-intl/server';
import { loadMessages } from './messages';
import { toLocale } from './routing';

/** next-intl per request: the language of the URL, zh-CN on the desk and wherever the URL names none. */
export default getRequestConfig(async ({ requestLocale }) => {
  const locale = toLocale(await requestLocale);
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: 'Asia/Shanghai',
    now: new Date(),
    formats: { number: { wan: { minimumFractionDigits: 2, maximumFractionDigits: 2 } } },
    getMessageFallback: ({ namespace, key }) => (namespace ? `${namespace}.${key}` : key),
  };
});
