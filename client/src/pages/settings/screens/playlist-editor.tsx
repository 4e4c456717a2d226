import type { Layout, LayoutKind } from '@earshot/contracts';
import { createSignal, createUniqueId, For, Index, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { FigureSelect } from '../figure-select.tsx';
import {
  isLasting,
  KINDS,
  LIMITS,
  moved,
  nextKind,
  ofKind,
  shownNumber,
  usualLayout,
} from './screen-draft.ts';

interface PlaylistEditorProps {
  playlist: readonly Layout[];
  onChange: (playlist: Layout[]) => void;
}

/** The layouts of a screen in their order: each can be exchanged, timed, moved and removed, with buttons or with keys. */
export function PlaylistEditor(props: PlaylistEditorProps) {
  const { t, format } = useI18n();
  const id = createUniqueId();
  const [said, say] = createSignal('');
  let list!: HTMLOListElement;
  const nameOf = (layout: Layout) =>
    layout.kind === 'single' ? t(`figures.${layout.figure}`) : t(`screens.layouts.${layout.kind}`);
  const put = (at: number, layout: Layout) =>
    props.onChange(props.playlist.map((each, i) => (i === at ? layout : each)));
  const focusOn = (at: number, what: string) =>
    list.children[at]?.querySelector<HTMLElement>(`[data-does="${what}"]`)?.focus();

  /** What has the focus goes along, so that the next press moves the same layout on. */
  const move = (at: number, by: -1 | 1, focus: string) => {
    const next = moved(props.playlist, at, by);
    if (next === props.playlist) return;
    const layout = props.playlist[at]!;
    props.onChange([...next]);
    const isAtEnd = at + by === 0 || at + by === next.length - 1;
    focusOn(at + by, isAtEnd && focus !== 'kind' ? 'kind' : focus);
    const place = { place: format().number(at + by + 1), all: format().number(next.length) };
    say(t('screens.moved', { layout: nameOf(layout), ...place }));
  };
  const remove = (at: number) => {
    props.onChange(props.playlist.filter((_, i) => i !== at));
    focusOn(Math.min(at, props.playlist.length - 1), 'kind');
  };
  const add = () => {
    props.onChange([...props.playlist, usualLayout(nextKind(props.playlist))]);
    focusOn(props.playlist.length - 1, 'kind');
  };
  const moveByKey = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    move(at, event.key === 'ArrowUp' ? -1 : 1, 'kind');
  };

  return (
    <fieldset class="playlist" aria-describedby={`${id}-keys`}>
      <legend>{t('screens.playlist')}</legend>
      <ol ref={list}>
        <Index each={props.playlist}>
          {(layout, at) => (
            <li class="playlist-row" onKeyDown={(event) => moveByKey(event, at)}>
              <select
                data-does="kind"
                aria-label={t('screens.layout', { place: format().number(at + 1) })}
                onChange={(event) => put(at, ofKind(layout(), event.currentTarget.value as LayoutKind))}
              >
                <For each={KINDS}>
                  {(kind) => (
                    <option value={kind} selected={layout().kind === kind}>
                      {t(`screens.layouts.${kind}`)}
                    </option>
                  )}
                </For>
              </select>
              <Show when={single(layout())}>
                {(one) => (
                  <FigureSelect
                    label={t('screens.figureOf', { place: format().number(at + 1) })}
                    figure={one().figure}
                    onChoose={(figure) => put(at, { ...one(), figure })}
                  />
                )}
              </Show>
              <span class="playlist-seconds">
                <input
                  type="number"
                  min={LIMITS.leastSeconds}
                  max={LIMITS.mostSeconds}
                  required
                  aria-label={t('screens.secondsOf', { place: format().number(at + 1) })}
                  aria-invalid={!isLasting(layout())}
                  value={shownNumber(layout().seconds)}
                  onChange={(event) => put(at, { ...layout(), seconds: event.currentTarget.valueAsNumber })}
                />
                {t('screens.secondUnit')}
              </span>
              <span class="playlist-acts">
                <button
                  type="button"
                  class="icon"
                  data-does="up"
                  disabled={at === 0}
                  aria-label={t('screens.moveUp', { layout: nameOf(layout()) })}
                  onClick={() => move(at, -1, 'up')}
                >
                  <span aria-hidden="true">↑</span>
                </button>
                <button
                  type="button"
                  class="icon"
                  data-does="down"
                  disabled={at === props.playlist.length - 1}
                  aria-label={t('screens.moveDown', { layout: nameOf(layout()) })}
                  onClick={() => move(at, 1, 'down')}
                >
                  <span aria-hidden="true">↓</span>
                </button>
                <button
                  type="button"
                  class="icon"
                  disabled={props.playlist.length === 1}
                  aria-label={t('screens.remove', { layout: nameOf(layout()) })}
                  onClick={() => remove(at)}
                >
                  <span aria-hidden="true">✕</span>
                </button>
              </span>
            </li>
          )}
        </Index>
      </ol>
      <Show when={!props.playlist.every(isLasting)}>
        <p class="wrong">{t('screens.secondsWrong')}</p>
      </Show>
      <p>
        <button type="button" class="quiet" disabled={props.playlist.length >= LIMITS.layouts} onClick={add}>
          {t('screens.addLayout')}
        </button>{' '}
        <span id={`${id}-keys`} class="settings-why">
          {t('screens.playlistKeys')}
        </span>
      </p>
      <p class="unseen" role="status">
        {said()}
      </p>
    </fieldset>
  );
}

const single = (layout: Layout) => (layout.kind === 'single' ? layout : undefined);
