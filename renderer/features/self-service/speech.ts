/** Reads aloud by a voice of this computer; a voice in the network would carry the family's data away, and is none. */
import { useEffect, useState } from 'react';
import type { Locale } from '../../../shared/i18n/locale';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/** The system's own choice among those that speak the language here, else the first of them; nothing where none does. */
export function localVoice<V extends Voice>(voices: readonly V[], locale: Locale): V | undefined {
  const language = locale.slice(0, 2).toLowerCase();
  const fitting = voices.filter(
    ({ lang, localService }) => localService && lang.toLowerCase().slice(0, 2) === language,
  );
  return fitting.find((voice) => voice.default) ?? fitting[0];
}

export type Speech = {
  readonly isSpeaking: boolean;
  readonly speak: (text: string) => void;
  readonly stop: () => void;
};

/** Nothing while this computer has no voice for the language. */
export function useSpeech(locale: Locale): Speech | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => {
    const { speechSynthesis } = window;
    // Voices come some moments after the page.
    const look = () => setVoice(localVoice(speechSynthesis.getVoices(), locale));
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look);
      speechSynthesis.cancel();
    };
  }, [locale]);
  if (voice === undefined) return undefined;
  return {
    isSpeaking,
    speak: (text) => {
      window.speechSynthesis.cancel();
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      said.onend = said.onerror = () => setSpeaking(false);
      setSpeaking(true);
      window.speechSynthesis.speak(said);
    },
    stop: () => {
      window.speechSynthesis.cancel();
      setSpeaking(false);
    },
  };
}
