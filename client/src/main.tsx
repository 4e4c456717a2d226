import { render } from 'solid-js/web';
import './styles/base.css';
import './controls/controls.css';
import { App } from './app.tsx';
import { showKeptTheme } from './controls/theme.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no element #app');
showKeptTheme();
render(() => <App />, root);
