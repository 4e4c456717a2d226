/** Frequencies in Hz, one after the other: a fifth, and for a target the octave on top. */
const TONES = { won: [523.25, 783.99], target: [523.25, 783.99, 1_046.5] } as const;
const APART_SEC = 0.18;
const FADE_SEC = 1.4;
const LOUDNESS = 0.12;

/** A short, soft chime; nothing where the browser lets a page make no sound before somebody has touched it. */
export async function chime(kind: keyof typeof TONES): Promise<void> {
  const sound = new AudioContext();
  try {
    if (sound.state !== 'running') await Promise.race([sound.resume(), wait(500)]);
    if (sound.state !== 'running') return;
    const tones = TONES[kind];
    for (const [i, frequency] of tones.entries()) strike(sound, frequency, sound.currentTime + i * APART_SEC);
    await wait(1_000 * (tones.length * APART_SEC + FADE_SEC));
  } finally {
    await sound.close();
  }
}

function strike(sound: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(sound, { type: 'sine', frequency });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + FADE_SEC);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + FADE_SEC);
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
