'use client';

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useText } from './texts';

type ToastTone = 'good' | 'late';
type Toast = { id: number; text: string; tone: ToastTone };

const ToastContext = createContext<(text: string, tone?: ToastTone) => void>(() => undefined);
const shownMs = 6000;

/** Says what just happened; never the only place where something is said. Failures stay until closed. */
export function useToast() {
  return useContext(ToastContext);
}

/** Holds the live region; stands once per layout. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);
  const t = useText();
  const close = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback((text: string, tone: ToastTone = 'good') => {
    const id = next.current;
    next.current += 1;
    setToasts((all) => [...all.slice(-2), { id, text, tone }]);
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="toast-region" role="region" aria-label={t('ui.messages')} aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} closeText={t('ui.close')} onClose={close} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

function ToastCard({
  toast,
  closeText,
  onClose,
}: {
  toast: Toast;
  closeText: string;
  onClose: (id: number) => void;
}) {
  useEffect(() => {
    if (toast.tone === 'late') return;
    const timer = setTimeout(() => onClose(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [toast, onClose]);
  return (
    <div className={toast.tone === 'late' ? 'toast toast-late' : 'toast'}>
      <span className="text">{toast.text}</span>
      <button type="button" className="icon-btn" aria-label={closeText} onClick={() => onClose(toast.id)}>
        ×
      </button>
    </div>
  );
}
