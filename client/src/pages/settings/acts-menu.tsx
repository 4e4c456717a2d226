import { For } from 'solid-js';
import { Popover } from '../../controls/popover.tsx';

interface ActsMenuProps<Act extends string> {
  /** On what the acts are done, for the button and the panel's head. */
  title: string;
  acts: readonly Act[];
  nameOf: (act: Act) => string;
  /** The act that cannot be taken back. */
  final: Act;
  isBusy: boolean;
  onAct: (act: Act) => void;
}

/** What can be done with a row of a list, behind one button. */
export function ActsMenu<Act extends string>(props: ActsMenuProps<Act>) {
  return (
    <Popover
      title={props.title}
      buttonLabel={props.title}
      width={15}
      class="icon"
      button={
        <span class="acts" aria-hidden="true">
          ⋯
        </span>
      }
      disabled={props.isBusy}
    >
      {(close) => (
        <div class="acts-menu">
          <For each={props.acts}>
            {(act) => (
              <button
                type="button"
                class="quiet"
                classList={{ wrong: act === props.final }}
                onClick={() => {
                  close();
                  props.onAct(act);
                }}
              >
                {props.nameOf(act)}
              </button>
            )}
          </For>
        </div>
      )}
    </Popover>
  );
}
