import packageInfo from '../../package.json' with { type: 'json' };

/** Set by the build, and by nothing else. */
declare const __EARSHOT_BUILD__: string | undefined;

/** Names this build of the server; a page of another build reloads itself once. */
export const BUILD_ID: string =
  typeof __EARSHOT_BUILD__ === 'string' ? `${packageInfo.version}+${__EARSHOT_BUILD__}` : packageInfo.version;
