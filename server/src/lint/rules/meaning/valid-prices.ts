import { contract } from '../../example.ts';
import { CURRENCIES, CURRENCY_SIGNS } from '../../currencies.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { shorten } from '../../narrow.ts';
import { defineRule, type Report } from '../../rule.ts';
import { scalarValue } from '../../field-value.ts';

type Messages = 'no-currency' | 'negative' | 'unknown' | 'written';

export default defineRule<'map', Messages>({
  meta: {
    code: 'valid-prices',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'A price is an amount from zero up, in a currency of ISO 4217.',
    explanation:
      'An amount without a currency, or in one that no program knows, cannot be charged or compared. ISO 4217 has a code of three letters for each currency. A price of zero needs none.',
    examples: [
      {
        title: 'A currency by its sign',
        bad: contract('price:\n  priceAmount: 9.95\n  priceCurrency: € # with taxes'),
        good: contract('price:\n  priceAmount: 9.95\n  priceCurrency: EUR # with taxes'),
        fixed: true,
      },
      {
        title: 'An amount of what?',
        bad: contract('price:\n  priceAmount: 9.95'),
        good: contract('price:\n  priceAmount: 9.95\n  priceCurrency: CHF'),
      },
    ],
    cost: 'typing',
    fixable: 'safe',
    messages: {
      'no-currency': '{amount} of which currency? Add `priceCurrency`, such as `EUR`.',
      negative: 'A price cannot be below zero; this is {amount}.',
      unknown: '`{written}` is not a currency code of ISO 4217, such as `EUR`.',
      written: '`{written}` is written `{value}` in ISO 4217.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'map',
  only: ['Price'],
  check(visit): readonly Report<Messages>[] {
    const reports: Report<Messages>[] = [];
    const amount = scalarValue(visit, 'priceAmount');
    if (amount?.deferred === false && typeof amount.node.value === 'number') {
      const range = amount.at;
      const params = { amount: amount.node.value };
      if (params.amount < 0) reports.push({ messageId: 'negative', params, range });
      else if (params.amount > 0 && !visit.byName.has('priceCurrency'))
        reports.push({ messageId: 'no-currency', params, range });
    }
    const currency = scalarValue(visit, 'priceCurrency');
    const code = currency?.node.value;
    if (currency === undefined || currency.deferred || typeof code !== 'string') return reports;
    if (code === '' || CURRENCIES.has(code)) return reports;
    const range = currency.at;
    const written = shorten(code, 20);
    const upper = code.trim().toUpperCase();
    const value = CURRENCIES.has(upper) ? upper : CURRENCY_SIGNS.get(upper);
    reports.push(
      value === undefined
        ? { messageId: 'unknown', params: { written }, range }
        : { messageId: 'written', params: { written, value }, range, data: { value, safe: 1 } },
    );
    return reports;
  },
  fix: replaceValue,
});
