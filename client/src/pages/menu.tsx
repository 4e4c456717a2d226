import { Popover } from '../controls/popover.tsx';
import { PreferenceChoices } from '../controls/preferences.tsx';
import { useI18n } from '../i18n/index.tsx';
import { DestinationLinks } from './destination-links.tsx';
import './menu.css';

interface MenuProps {
  /** Who is signed in. */
  userName: string | undefined;
  /** Answers whether the session is over. */
  signOut: () => Promise<boolean>;
}

/** Where to go and what a reader sets for themselves, in one panel: for a bar that has no room for either. */
export function Menu(props: MenuProps) {
  const { t } = useI18n();
  return (
    <Popover
      title={t('bar.menu')}
      buttonLabel={t('bar.menu')}
      width={16}
      class="icon menu-button"
      button={<Lines />}
    >
      {(close) => (
        <div class="menu">
          <DestinationLinks onGo={close} />
          <PreferenceChoices name={props.userName} signOut={props.signOut} close={close} />
        </div>
      )}
    </Popover>
  );
}

function Lines() {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M3 5.5h14M3 10h14M3 14.5h14" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  );
}
