import { type Accessor, createContext, type JSX, useContext } from 'solid-js';
import { useI18n } from './index.tsx';

const CurrencyContext = createContext<Accessor<string | undefined>>(() => undefined);

/** Gives its children the organisation's currency (ISO 4217); until that is known, money is a bare figure. */
export function CurrencyProvider(props: { currency: string; children: JSX.Element }) {
  // A code that no browser would take must not keep the page from showing.
  const known = () => (/^[A-Z]{3}$/.test(props.currency) ? props.currency : undefined);
  return <CurrencyContext.Provider value={known}>{props.children}</CurrencyContext.Provider>;
}

/** How money reads here. Amounts are whole cents. */
export function useMoney() {
  const { format } = useI18n();
  const currency = useContext(CurrencyContext);
  return {
    /** To the last cent. */
    exact: (cents: number) => format().money(cents, currency()),
    /** Where room is short. */
    short: (cents: number) => format().shortMoney(cents, currency()),
    shortParts: (cents: number) => format().shortMoneyParts(cents, currency()),
  };
}
