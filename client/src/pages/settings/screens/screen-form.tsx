import type { Screen, ScreenChange, ScreenInput, ScreenShow } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { FIXED_KINDS, PERIOD_NAMES } from '../../../controls/request-url.ts';
import { LANGUAGES, useI18n } from '../../../i18n/index.tsx';
import { send } from '../../../live/send.ts';
import { useFrame } from '../../frame-context.ts';
import { createSaving, Outcome } from '../outcome.tsx';
import { firstScopeOf, ScopeSelect } from '../scope-select.tsx';
import { LookFields } from './look-fields.tsx';
import { PlaylistEditor } from './playlist-editor.tsx';
import { draftOf, hasWholeDim, hasWholeOverscan, isLasting, thresholdOf, usualShow } from './screen-draft.ts';
import { ThresholdEditor } from './threshold-editor.tsx';

interface ScreenFormProps {
  /** The screen that is changed; absent where one is paired. */
  screen?: Screen;
  /** The code, where it came along with the address. */
  code?: string | undefined;
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** Pairs a screen by its code, or changes what one shows. A code and a name are enough: everything else has a sensible value. */
export function ScreenForm(props: ScreenFormProps) {
  const { t, locale } = useI18n();
  const { session } = useFrame();
  const id = createUniqueId();
  const saving = createSaving();
  const [code, setCode] = createSignal(props.code ?? '');
  const [name, setName] = createSignal(props.screen?.name ?? '');
  const [show, setShow] = createSignal(
    props.screen?.show ?? usualShow(firstScopeOf(session.info()?.teams), locale() === 'el' ? 'el' : 'en'),
  );
  const [drafts, setDrafts] = createSignal((props.screen?.show.thresholds ?? []).map(draftOf));
  const change = (changed: Partial<ScreenShow>) => setShow((now) => ({ ...now, ...changed }));
  const dim = (dimmed: ScreenShow['dim']) =>
    setShow(({ dim: _, ...rest }) => (dimmed === undefined ? rest : { ...rest, dim: dimmed }));
  const thresholds = () => drafts().map(thresholdOf);
  /** What is folded away may be what is in the way: then it is said where it can be seen. */
  const isMoreWhole = () =>
    hasWholeDim(show()) && hasWholeOverscan(show()) && thresholds().every((each) => typeof each === 'object');
  const isWhole = () =>
    name().trim() !== '' &&
    (props.screen !== undefined || code().trim() !== '') &&
    show().playlist.every(isLasting) &&
    isMoreWhole();

  const whole = (): ScreenShow => ({
    ...show(),
    thresholds: thresholds().filter((each) => typeof each === 'object'),
  });
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole()) return;
    const known = props.screen;
    const input: ScreenChange = { name: name().trim(), show: whole() };
    const sent = await saving.run(() =>
      known === undefined
        ? send('POST', '/v1/screens', { ...input, code: code().trim() } as ScreenInput)
        : send('PATCH', `/v1/screens/${encodeURIComponent(known.id)}`, input),
    );
    if (sent !== undefined) props.onDone(name().trim());
  };
  return (
    <form class="settings-form screen-form" onSubmit={(event) => void save(event)}>
      <Show when={props.screen === undefined}>
        <label for={`${id}-code`}>{t('screens.code')}</label>
        <input
          id={`${id}-code`}
          class="screen-code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
          maxlength={32}
          placeholder="ABCD-EFGH"
          value={code()}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </Show>
      <label for={`${id}-name`}>{t('screens.name')}</label>
      <input
        id={`${id}-name`}
        autocomplete="off"
        required
        maxlength={200}
        aria-describedby={`${id}-hint`}
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="settings-why">
        {t('screens.nameHint')}
      </p>
      <div class="field-row">
        <label for={`${id}-scope`}>
          {t('screens.scope')}
          <ScopeSelect id={`${id}-scope`} scope={show().scope} onChoose={(scope) => change({ scope })} />
        </label>
        <label>
          {t('screens.period')}
          <select onChange={(event) => change({ period: event.currentTarget.value as ScreenShow['period'] })}>
            <For each={FIXED_KINDS}>
              {(kind) => (
                <option value={kind} selected={show().period === kind}>
                  {t(PERIOD_NAMES[kind])}
                </option>
              )}
            </For>
          </select>
        </label>
        <label>
          {t('screens.language')}
          <select
            onChange={(event) => change({ language: event.currentTarget.value as ScreenShow['language'] })}
          >
            <For each={[...LANGUAGES]}>
              {([tag, language]) => (
                <option value={tag} lang={tag} selected={show().language === tag}>
                  {language.name}
                </option>
              )}
            </For>
          </select>
        </label>
      </div>
      <PlaylistEditor playlist={show().playlist} onChange={(playlist) => change({ playlist })} />
      <details class="screen-more">
        <summary>{t('screens.more')}</summary>
        <div class="settings-fields">
          <LookFields show={show()} onChange={change} onDim={dim} />
          <ThresholdEditor drafts={drafts()} onChange={setDrafts} />
        </div>
      </details>
      <p class="outcome wrong" role="status">
        {isMoreWhole() ? '' : t('screens.moreWrong')}
      </p>
      <Outcome
        saving={saving}
        meanings={{
          ...(props.screen === undefined && { not_found: t('screens.unknownCode') }),
          rate_limited: t('screens.limited'),
        }}
      />
      <p class="settings-acts">
        <button type="submit" class="main" disabled={!isWhole() || saving.isBusy()}>
          {t(props.screen === undefined ? 'screens.addNow' : 'settings.save')}
        </button>
        <button type="button" class="quiet" onClick={() => props.onCancel()}>
          {t('settings.cancel')}
        </button>
      </p>
    </form>
  );
}
